"""Draw the service map in all its forms: who takes part, and what flows between them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pmo_design.link import ServiceDesign
from pmo_design.model import Service
from pmo_design.model.service import Flow
from pmo_design.render.diagrams.icons import icon
from pmo_design.render.graphs.arrowheads import head
from pmo_design.render.graphs.graphviz import GraphvizError
from pmo_design.render.graphs.names import slug
from pmo_design.render.graphs.notice import notice
from pmo_design.render.graphs.paths import corners, number
from pmo_design.render.graphs.plate import draw_plate
from pmo_design.render.graphs.rings import draw_rings
from pmo_design.render.graphs.rings_story import RING_NAMES, tell_rings
from pmo_design.render.graphs.service_layout import ServiceLayout, place
from pmo_design.render.graphs.service_story import CARRIES, ServiceStory, Stream, tell
from pmo_design.render.picture import Links, Picture, Variant
from pmo_design.render.prose import plain
from pmo_design.render.templates import environment
from pmo_design.render.text import is_rtl, text_width
from pmo_design.render.views import WHOLE, Choice, View

_ID = "service-map"
_TITLE = "Service map"
_LEGEND_START, _LEGEND_SIGN, _LEGEND_GAP, _LEGEND_SIZE = 24.0, 52.0, 26.0, 13.0
RINGS = "rings"
_RINGS_MOST = 60
FORM = Choice("form", "Form", (("layered", "Layers"), (RINGS, "Rings")), default=True)
_SYMBOLS = {
    "two-way": ("Both ways", 52.0),
    "person": ("Role or stakeholder", 44.0),
    "site": ("Site", 24.0),
    "system": ("System it operates", 24.0),
    "legacy": ("System that goes away", 24.0),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A sign of the legend and what it means."""

    sign: str
    text: str
    x: float
    text_x: float
    right: float


def service_map_choices(design: ServiceDesign, address: str) -> tuple[Choice, ...]:
    """Return the forms in which the map can be drawn; on rings, too many lines could not be followed."""
    service = design.service
    if service is None:
        return ()
    story = tell(design, service)
    readable = len(story.parties) <= _RINGS_MOST and len(story.streams) <= _RINGS_MOST
    return (FORM,) if readable else ()


def service_map(design: ServiceDesign, links: Links, view: View = WHOLE) -> Picture:
    """Draw the parties of a service and what flows between them; what has a page is linked to it.

    By itself it is drawn in layers and, as a variant, in rings; a view that names a form has that alone.
    """
    service = design.service
    if service is None:
        words = "The service is not described yet: a file of the kind `service` says who takes part."
        return Picture(_ID, _TITLE, words, notice(_ID, _TITLE, words), Markup(""))
    story = tell(design, service)
    description = describe(story)
    title = f"{_TITLE}: {story.title}"
    rings = RINGS in view.get(FORM.key, ())
    svg = (
        _rings(design, service, title, links)
        if rings
        else draw_layers(story, _ID, _ID, _TITLE, description, links)
    )
    choices = service_map_choices(design, "")
    offers = bool(choices) and FORM.key not in view
    variants = (Variant({FORM.key: RINGS}, _rings(design, service, title, links)),) if offers else ()
    table, phone = write_flows(design, _ID, service.flows, links)
    return Picture(_ID, title, description, svg, table, phone, choices, variants)


def describe(story: ServiceStory) -> str:
    """Tell in a few sentences what the picture shows, and what it leaves out."""
    titles = {party.address: party.title for party in story.parties}
    flows = [flow.carries for flow in story.service.flows]
    told = ", ".join(f"{flows.count(kind)} of {kind}" for kind in CARRIES if kind in flows)
    provider, client = titles.get(story.service.provider), titles.get(story.service.client)
    sentences = [f"{provider} serves {client}."] if provider and client else []
    sentences.append(f"{_counted(len(flows), 'flow')}{': ' if told else ''}{told}.")
    if story.unplaced:
        nouns = _counted(len(story.unplaced), "site or system that belongs", "sites and systems that belong")
        sentences.append(f"Not drawn: {nouns} to no organisation here.")
    return " ".join(sentences)


def _counted(count: int, one: str, many: str = "") -> str:
    return f"{count} {one if count == 1 else many or one + 's'}"


def draw_layers(
    story: ServiceStory, id_: str, name: str, kicker: str, description: str, links: Links
) -> Markup:
    """Draw parties in columns, and what flows between them."""
    try:
        legend = tuple(_legend(story))
        least = max((entry.right for entry in legend), default=0.0) + _LEGEND_START
        return _draw(story, place(story, kicker, description, least), legend, id_, name, description, links)
    except GraphvizError as fault:
        return notice(id_, kicker, str(fault))


def _rings(design: ServiceDesign, service: Service, title: str, links: Links) -> Markup:
    story = tell_rings(design, service)
    names = [RING_NAMES[ring] for ring in dict.fromkeys(seat.ring for seat in story.seats)]
    sentences = [f"From the middle outwards: {', '.join(name.lower() for name in names)}."]
    left = [_counted(count, kind) for kind, count in story.left_out.items() if count]
    if left:
        sentences.append(f"Not drawn: {' and '.join(left)}.")
    titles = {seat.address: seat.title for seat in story.seats}
    spoken = {at: _sentence(stream, titles) for at, stream in enumerate(story.streams)}
    plate = draw_rings(story, " ".join(sentences), spoken)
    return draw_plate(plate, f"{_ID}-rings", _ID, f"{title}, in rings", " ".join(sentences), links)


def _draw(
    story: ServiceStory,
    layout: ServiceLayout,
    legend: Sequence[Entry],
    id_: str,
    name: str,
    description: str,
    links: Links,
) -> Markup:
    def link(address: str | None) -> str | None:
        return links(address) if address is not None else None

    return Markup(
        environment()
        .get_template("graph-service.svg.jinja")
        .render(
            id=id_,
            name=name,
            layout=layout,
            slug=slug,
            title=f"{layout.header.kicker.capitalize()}: {story.title}",
            rtl=is_rtl,
            description=description,
            link=link,
            leads_to=lambda stream: stream.targets[0] if len(stream.targets) == 1 else stream.source,
            spoken=lambda stream: _spoken(story, stream),
            legend=legend,
            n=number,
            head=head,
            corners=corners,
            icon=lambda name, x, y, size: Markup(icon(name, x, y, size)),
        )
    )


def _spoken(story: ServiceStory, stream: Stream) -> str:
    titles = {row.address: row.title for party in story.parties for row in party.rows if row.address}
    titles |= {party.address: party.title for party in story.parties}
    return _sentence(stream, titles)


def _sentence(stream: Stream, titles: Mapping[str, str]) -> str:
    to = ", ".join(titles[target] for target in stream.targets)
    ways = ", both ways" if stream.two_way else ""
    return f"{stream.carries.capitalize()} from {titles[stream.source]} to {to}: {stream.label}{ways}"


def _legend(story: ServiceStory) -> Iterator[Entry]:
    """Explain the signs that are used, in one line."""
    used = {stream.carries for stream in story.streams}
    rows = [row for party in story.parties for row in party.rows if row.address]
    shown = {
        "two-way": any(stream.two_way for stream in story.streams),
        "person": any(party.kind in ("role", "stakeholder") for party in story.parties),
        "site": any(row.kind == "site" for row in rows),
        "system": any(row.kind == "system" and not row.legacy for row in rows),
        "legacy": any(row.legacy for row in rows),
    }
    signs: list[tuple[str, str, float]] = [
        (kind, kind.capitalize(), _LEGEND_SIGN) for kind in CARRIES if kind in used
    ]
    signs += [(sign, *_SYMBOLS[sign]) for sign, there in shown.items() if there]
    x = _LEGEND_START
    for sign, text, room in signs:
        right = x + room + text_width(text, _LEGEND_SIZE)
        yield Entry(sign, text, x, x + room, right)
        x = right + _LEGEND_GAP


def write_flows(
    design: ServiceDesign, id_: str, flows: Sequence[Flow], links: Links
) -> tuple[Markup, Markup]:
    """Tell flows as a table, and by who gives for a phone."""

    def title(address: str) -> str:
        node = design.get(address)
        return plain(node.title) if node is not None else address

    templates = ("graph-flows.html.jinja", "graph-flows-phone.html.jinja")
    table, phone = (
        Markup(
            environment()
            .get_template(template)
            .render(id=id_, flows=flows, link=links, title=title, plain=plain)
        )
        for template in templates
    )
    return table, phone
