"""Questions that several rules, figures and threads ask of the graph, answered in one place."""

from collections.abc import Iterator
from typing import TypeVar, cast

from pmo_design.link.design import Node, ServiceDesign
from pmo_design.model import Blueprint, Journey, Part
from pmo_design.model.blueprint import Cell, Lane
from pmo_design.model.journey import Opportunity
from pmo_design.model.persona import PainPoint
from pmo_design.model.relations import ANSWERS, LANE, REALISES, RESOLVES, SUPPORTS

P = TypeVar("P", bound=Part)


def parts(design: ServiceDesign, type_: str, part: type[P]) -> Iterator[tuple[Node, P]]:
    """Yield the nodes of a type with their parts."""
    for node in design.nodes(type_):
        yield node, cast(P, node.part)


def state_of(design: ServiceDesign, node: Node) -> str | None:
    """Return the state of the journey or blueprint that a node stands in; None for other elements."""
    root = design.get(node.root)
    return root.part.state if root is not None and isinstance(root.part, Journey | Blueprint) else None


def wants_answer(design: ServiceDesign, pain: Node) -> bool:
    """Tell whether the service has to answer a pain point: neither accepted nor part of a speculation."""
    return cast(PainPoint, pain.part).accepted is None and state_of(design, pain) != "speculative"


def wants_cell(design: ServiceDesign, opportunity: Node) -> bool:
    """Tell whether an opportunity has to be realised: neither dropped nor part of a speculation."""
    return is_open(opportunity) and state_of(design, opportunity) != "speculative"


def is_open(opportunity: Node) -> bool:
    """Tell whether an opportunity was not dropped."""
    return cast(Opportunity, opportunity.part).status != "dropped"


def answering_opportunities(design: ServiceDesign, pain: Node) -> tuple[Node, ...]:
    """Return the opportunities, other than dropped ones, that answer a pain point."""
    return tuple(node for node in design.sources(pain.address, ANSWERS) if is_open(node))


def realising_cells(design: ServiceDesign, opportunity: Node) -> tuple[Node, ...]:
    """Return the cells of to-be blueprints that realise an opportunity; of any, once it is done."""
    cells = design.sources(opportunity.address, REALISES)
    if cast(Opportunity, opportunity.part).status == "done":
        return cells
    return _to_be(design, cells)


def resolving_cells(design: ServiceDesign, pain: Node) -> tuple[Node, ...]:
    """Return the to-be cells that resolve a pain point, then those that do so by an opportunity."""
    found = dict.fromkeys(_to_be(design, design.sources(pain.address, RESOLVES)))
    for opportunity in answering_opportunities(design, pain):
        found |= dict.fromkeys(realising_cells(design, opportunity))
    return tuple(found)


def supporters(design: ServiceDesign, step: Node) -> tuple[Node, ...]:
    """Return the steps and cells of to-be blueprints that support a journey step."""
    return _to_be(design, design.sources(step.address, SUPPORTS))


def needs_accountable(design: ServiceDesign, cell: Node) -> bool:
    """Tell whether a cell holds work: frontstage, backstage, or support that is not left to a system."""
    lane = next(iter(design.targets(cell.address, LANE)), None)
    if lane is None:
        return False
    role, part = cast(Lane, lane.part).role, cast(Cell, cell.part)
    left_to_system = not part.responsible and (part.automated or bool(part.systems))
    return role in ("frontstage", "backstage") or (role == "support" and not left_to_system)


def ancestors(design: ServiceDesign, node: Node) -> Iterator[Node]:
    """Yield what a node stands in, from the nearest to the element itself."""
    while node.address != node.root and node.parent is not None:
        node = design[node.parent]
        yield node


def with_parts(design: ServiceDesign, node: Node) -> Iterator[Node]:
    """Yield a node and all addressable parts below it."""
    yield node
    yield from design.descendants(node.address)


def _to_be(design: ServiceDesign, nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    return tuple(node for node in nodes if state_of(design, node) == "to-be")
