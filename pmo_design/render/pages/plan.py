"""Which pages a design has, in reading order, known before any of them is rendered."""

from collections.abc import Iterator
from dataclasses import replace

from pmo_design.diagnostics import Diagnostic
from pmo_design.engines.acceptance import Report
from pmo_design.link.design import Node, ServiceDesign
from pmo_design.model import Criterion
from pmo_design.render.exports.offer import Offer
from pmo_design.render.numbers import number_of, people, side_of
from pmo_design.render.pages.compared import comparison_address, comparison_pairs
from pmo_design.render.pages.page import SECTIONS, PageRef, gate_address
from pmo_design.render.pages.whole import Site, free_name
from pmo_design.render.pages.wording import KINDS, sentence

SERVICE_KINDS = (
    "organisation",
    "business-unit",
    "site",
    "system",
    "channel",
    "role",
    "stakeholder",
    "phase",
    "audience",
)
"""Kinds whose pages lie below `service/`, in the order in which the service's page tells of them."""


def plan_site(
    design: ServiceDesign,
    report: tuple[Diagnostic, ...],
    hand_written: tuple[PageRef, ...] = (),
    offer: Offer = Offer(),  # noqa: B008 - it is frozen
    acceptance: Report | None = None,
) -> Site:
    """Decide which pages there are, in reading order; a hand-written one stands for a generated one."""
    own = {page.uri: page for page in hand_written}
    taken: set[str] = set()
    generated = []
    for page in _generated(design):
        page = replace(page, uri=f"{free_name(page.uri.removesuffix('.md'), taken)}.md")
        generated.append(_replaced(page, own[page.uri]) if page.uri in own else page)
    extra = [page for page in hand_written if page.uri not in {each.uri for each in generated}]
    order = {section: at for at, section in enumerate(SECTIONS)}
    pages = [*_first(generated), *extra, *_rest(generated)]
    in_order = tuple(sorted(pages, key=lambda page: order.get(page.section, 0)))
    return Site(design, report, in_order, offer, acceptance)


def _generated(design: ServiceDesign) -> Iterator[PageRef]:
    service = next(iter(design.nodes("service")), None)
    yield PageRef("index.md", "Proposal", "proposal", "cover", source=_source(service))
    yield PageRef("personas/index.md", "People", "people")
    yield from _family(design, "persona", "personas", "people")
    yield PageRef("journeys/index.md", "Journeys", "journeys")
    yield from _family(design, "journey", "journeys", "journeys", "wide")
    yield from _comparisons(design)
    yield PageRef("blueprints/index.md", "Blueprints", "blueprints")
    yield from _family(design, "blueprint", "blueprints", "blueprints", "wide")
    yield PageRef(
        "service/index.md",
        "Service",
        "service",
        "wide",
        address=service.address if service else None,
        source=_source(service),
    )
    for kind in SERVICE_KINDS:
        yield from _family(design, kind, f"service/{kind}", "service")
    yield from _acceptance(design)
    yield PageRef("trace/index.md", "Traceability", "trace", "wide", group="Traceability")
    yield PageRef("trace/matrix.md", "Trace matrix", "trace", "wide", group="Traceability")
    yield PageRef("requirements/index.md", "Requirements", "trace", group="Traceability")
    yield from _family(design, "requirement", "requirements", "trace")
    yield PageRef("health/index.md", "Design health", "health")


def _acceptance(design: ServiceDesign) -> Iterator[PageRef]:
    for name, title in (
        ("index", "Dashboard"),
        ("verdicts", "How verdicts are made"),
        ("evidence", "Evidence register"),
        ("sign-offs", "Sign-off sheets"),
        ("checklist", "Checklist"),
    ):
        yield PageRef(f"acceptance/{name}.md", title, "acceptance", group="Acceptance")
    phases = design.nodes("phase")
    for at, node in enumerate(phases):
        name = node.address.partition(":")[2]
        number = str(at) if len(phases) > 1 else None
        yield PageRef(
            f"acceptance/gates/{name}.md",
            node.title,
            "acceptance",
            number=number,
            group="Gates",
            called=f"Gate {number}: {node.title}" if number else f"Gate: {node.title}",
            address=gate_address(node.address),
            source=_source(node),
        )
    for page in _family(design, "criterion", "acceptance", "acceptance"):
        yield replace(page, aside=True)


def _family(
    design: ServiceDesign, kind: str, folder: str, section: str, layout: str = "page"
) -> Iterator[PageRef]:
    for node in _ordered(design, kind):
        yield PageRef(
            uri=f"{folder}/{node.address.partition(':')[2]}.md",
            title=node.title,
            section=section,
            layout=layout,
            number=number_of(design, node),
            group=_group(design, node),
            address=node.address,
            source=_source(node),
        )


def _comparisons(design: ServiceDesign) -> Iterator[PageRef]:
    for _, node in comparison_pairs(design):
        yield PageRef(
            uri=f"journeys/{node.address.partition(':')[2]}-compared.md",
            title=f"{node.title}, compared",
            section="journeys",
            layout="wide",
            group="Compared",
            address=comparison_address(node.address),
            source=_source(node),
        )


def _ordered(design: ServiceDesign, kind: str) -> tuple[Node, ...]:
    """Return the nodes of a kind; of people and criteria those of one group together."""
    if kind == "persona":
        return people(design)
    nodes = design.nodes(kind)
    if kind == "criterion":
        phases = {node.address: at for at, node in enumerate(design.nodes("phase"))}
        last = len(phases)
        return tuple(sorted(nodes, key=lambda node: phases.get(str(getattr(node.part, "phase", "")), last)))
    return nodes


def _group(design: ServiceDesign, node: Node) -> str:
    if node.type == "persona":
        side = side_of(design, getattr(node.part, "role", None))
        return sentence(side) if side else "Everybody"
    if node.type == "journey":
        return {"as-is": "As it is", "to-be": "As it shall be"}.get(node.part.state, "Speculation")  # type: ignore[attr-defined]
    if isinstance(node.part, Criterion):
        phase = design.get(node.part.phase)
        return phase.title if phase is not None else "Without a gate"
    return sentence(KINDS[node.type][1])


def _source(node: Node | None) -> str | None:
    return node.file if node is not None else None


def _first(pages: list[PageRef]) -> list[PageRef]:
    return [page for page in pages if page.uri == "index.md"]


def _rest(pages: list[PageRef]) -> list[PageRef]:
    return [page for page in pages if page.uri != "index.md"]


def _replaced(page: PageRef, own: PageRef) -> PageRef:
    """Keep what the design knows of a page that is written by hand."""
    return replace(own, address=page.address, number=own.number or page.number, group=own.group or page.group)
