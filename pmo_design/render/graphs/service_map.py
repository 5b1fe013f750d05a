"""Draw the service map in all its forms: who takes part, and what flows between them."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from pmo_design.link import ServiceDesign
from pmo_design.model import Service
from pmo_design.render.diagrams.icons import icon
from pmo_design.render.graphs.graphviz import GraphvizError
from pmo_design.render.graphs.notice import notice
from pmo_design.render.graphs.paths import corners, number
from pmo_design.render.graphs.service_layout import ServiceLayout, place
from pmo_design.render.graphs.service_story import CARRIES, ServiceStory, Stream, tell
from pmo_design.render.picture import Links, Picture
from pmo_design.render.prose import plain
from pmo_design.render.templates import environment
from pmo_design.render.text import text_width

_ID = "service-map"
_TITLE = "Service map"
_LEGEND_START, _LEGEND_SIGN, _LEGEND_GAP, _LEGEND_SIZE = 24.0, 52.0, 26.0, 13.0
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


def service_map(design: ServiceDesign, links: Links) -> Picture:
    """Draw the parties of a service and what flows between them; what has a page is linked to it."""
    service = design.service
    if service is None:
        words = "The service is not described yet: a file of the kind `service` says who takes part."
        return Picture(_ID, _TITLE, words, notice(_ID, _TITLE, words), Markup(""))
    story = tell(design, service)
    description = describe(story)
    try:
        svg = _draw(story, place(story), description, links)
    except GraphvizError as fault:
        svg = notice(_ID, _TITLE, str(fault))
    table = _write("graph-flows.html.jinja", design, service, links)
    phone = _write("graph-flows-phone.html.jinja", design, service, links)
    return Picture(_ID, f"{_TITLE}: {story.title}", description, svg, table, phone)


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


def _draw(story: ServiceStory, layout: ServiceLayout, description: str, links: Links) -> Markup:
    def link(address: str | None) -> str | None:
        return links(address) if address is not None else None

    return Markup(
        environment()
        .get_template("graph-service.svg.jinja")
        .render(
            id=_ID,
            layout=layout,
            title=f"{_TITLE}: {story.title}",
            heading=story.title,
            description=description,
            link=link,
            leads_to=lambda stream: stream.targets[0] if len(stream.targets) == 1 else stream.source,
            spoken=lambda stream: _spoken(story, stream),
            legend=tuple(_legend(story, layout)),
            n=number,
            corners=corners,
            icon=lambda name, x, y, size: Markup(icon(name, x, y, size)),
        )
    )


def _spoken(story: ServiceStory, stream: Stream) -> str:
    titles = {row.address: row.title for party in story.parties for row in party.rows}
    titles |= {party.address: party.title for party in story.parties}
    to = ", ".join(titles[target] for target in stream.targets)
    ways = ", both ways" if stream.two_way else ""
    return f"{stream.carries.capitalize()} from {titles[stream.source]} to {to}: {stream.label}{ways}"


def _legend(story: ServiceStory, layout: ServiceLayout) -> Iterator[Entry]:
    """Explain the signs that are used, in one line."""
    rows = [row for party in story.parties for row in party.rows if row.address]
    shown = {
        "two-way": any(stream.two_way for stream in story.streams),
        "person": any(party.kind in ("role", "stakeholder") for party in story.parties),
        "site": any(row.kind == "site" for row in rows),
        "system": any(row.kind == "system" and not row.legacy for row in rows),
        "legacy": any(row.legacy for row in rows),
    }
    signs: list[tuple[str, str, float]] = [(kind, kind.capitalize(), _LEGEND_SIGN) for kind in layout.carries]
    signs += [(sign, *_SYMBOLS[sign]) for sign, used in shown.items() if used]
    x = _LEGEND_START
    for sign, text, room in signs:
        yield Entry(sign, text, x, x + room)
        x += room + text_width(text, _LEGEND_SIZE) + _LEGEND_GAP


def _write(template: str, design: ServiceDesign, service: Service, links: Links) -> Markup:
    def title(address: str) -> str:
        node = design.get(address)
        return plain(node.title) if node is not None else address

    made = environment().get_template(template)
    return Markup(made.render(id=_ID, flows=service.flows, link=links, title=title, plain=plain))
