"""The page of anything that the service's file names: a site, a system, a role, a phase, an audience …"""

from collections.abc import Iterator

from markupsafe import Markup, escape

from pmo_design.analyse.channel_fit import fit_of
from pmo_design.link.design import Node
from pmo_design.model import Element
from pmo_design.model.service import (
    Audience,
    BusinessUnit,
    Channel,
    Organisation,
    Phase,
    Reading,
    Role,
    Site,
    Stakeholder,
    System,
)
from pmo_design.render.numbers import people
from pmo_design.render.pages.connections import connections, total
from pmo_design.render.pages.page import gate_address
from pmo_design.render.pages.rollups import acceptance_facts, criteria_table, rollup_of
from pmo_design.render.pages.view import Body, View
from pmo_design.render.pages.wording import KINDS, amount, counted, day, hours, sentence

Fact = tuple[str, Markup]
FIT_WORDS = {"works": "Works", "partly": "Partly", "cannot": "Cannot use", "unknown": "Not known"}


def element_page(view: View) -> Body:
    """Show one element of the service: what it is, and what it is tied to."""
    node = view.node(str(view.page.address))
    groups = connections(view, node.address)
    rollup = rollup_of(view, node.address)
    content = view.render(
        "element",
        node=node,
        kind=sentence(KINDS[node.type][0]),
        summary=view.text(getattr(node.part, "summary", None)),
        facts=[*_facts(view, node), *acceptance_facts(view, rollup), *common_facts(view, node)],
        reading=reading_entries(view, node.part) if isinstance(node.part, Audience) else (),
        fits=[*_fits(view, node)] if isinstance(node.part, Channel) else (),
        criteria=criteria_table(view, rollup, node.address if node.type == "site" else None),
        criteria_title="What its gate asks for" if node.type == "phase" else "What shows that it works",
        groups=groups,
        tied=sentence(counted(total(groups), "reference")),
    )
    return Body(content)


def reading_entries(view: View, audience: Audience) -> list[tuple[Markup, int]]:
    """Return what an audience should read first, as links, and the minutes it takes."""
    return [(_reading_link(view, reading), reading.minutes) for reading in audience.reading]


def _reading_link(view: View, reading: Reading) -> Markup:
    if reading.to is not None:
        return view.ref(reading.to, reading.title or view.title(reading.to))
    page = view.site.find(reading.page or "")
    title = reading.title or (page.title if page is not None else reading.page or "")
    if page is None:
        return escape(title)
    return Markup('<a href="{}">{}</a>').format(view.to(page.uri), title)


def common_facts(view: View, node: Node) -> Iterator[Fact]:
    """Tell what every element may have: its owner, status and readers."""
    part = node.part
    if not isinstance(part, Element):
        return
    if part.owner:
        yield "Owner", view.ref(part.owner)
    if part.status:
        yield "Status", escape(sentence(part.status))
    if part.audience:
        yield "Written for", view.refs(part.audience)


def _facts(view: View, node: Node) -> Iterator[Fact]:
    match node.part:
        case Organisation() as part:
            yield "Part it plays", escape(sentence(part.type))
        case BusinessUnit() as part:
            yield from _told(view, ("Part of", part.part_of), ("Led by", part.lead))
        case Site() as part:
            yield from _site(view, part)
        case Channel() as part:
            yield from _channel(part)
        case System() as part:
            yield from _told(view, ("Operated by", part.operated_by))
            yield "Used at", view.refs(part.sites) if part.sites else escape("All sites")
            if part.legacy:
                yield "Future", escape("In use today; goes away with the service")
        case Role() as part:
            yield from _told(view, ("Part of", part.part_of))
        case Stakeholder() as part:
            yield from _told(view, ("Part of", part.part_of))
            if part.interest:
                yield "Interest", view.text(part.interest)
            if part.influence:
                yield "Influence", escape(sentence(part.influence))
        case Phase() as part:
            if part.starts:
                yield "Starts", escape(day(part.starts))
            if part.gate:
                yield "Gate", escape(day(part.gate))
            report = view.site.page_of(gate_address(node.address))
            if report is not None:
                link = Markup('<a href="{}">How its gate stands</a>').format(view.to(report.uri))
                yield "Gate report", link


def _told(view: View, *facts: tuple[str, str | None]) -> Iterator[Fact]:
    return ((label, view.ref(address)) for label, address in facts if address)


def _site(view: View, part: Site) -> Iterator[Fact]:
    yield "Kind of place", escape(sentence(part.type))
    yield "Region", escape(part.region)
    yield "Time zone", escape(part.time_zone)
    if part.travel_hours is not None:
        yield "Travel", escape(f"{amount(part.travel_hours, 'h')} door to door from the project office")
    if part.connectivity:
        yield "Connection", view.text(part.connectivity)
    if part.bandwidth_kbps is not None:
        yield "In normal work", escape(amount(part.bandwidth_kbps, "kbit/s"))
    yield from _told(view, ("Part of", part.part_of))


def _channel(part: Channel) -> Iterator[Fact]:
    yield "Kind of channel", escape(sentence(part.type).replace("-", " "))
    zone = part.time_zone or "the site's own time"
    yield "Answered", escape(f"{hours(part.hours)}, {zone}" if part.hours else "Always")
    if part.works_offline:
        yield "Connection", escape("Works without one")
    elif part.bandwidth_kbps:
        yield "Connection", escape(f"Needs {amount(part.bandwidth_kbps, 'kbit/s')}")
    if part.accessibility:
        yield "Who can use it", escape(part.accessibility)


def _fits(view: View, channel: Node) -> Iterator[tuple[str, str, str, str]]:
    for persona in people(view.design):
        fit = fit_of(view.design, persona, channel)
        yield persona.address, fit.verdict, FIT_WORDS[fit.verdict], sentence(fit.reason)
