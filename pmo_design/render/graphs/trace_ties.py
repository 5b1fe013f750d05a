"""The ties of the golden thread, from left to right: who suffers, where, what answers it, what proves it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pmo_design.analyse.ties import ancestors
from pmo_design.link import ServiceDesign
from pmo_design.link.design import Node
from pmo_design.model.relations import (
    ADDRESSED_BY,
    ANSWERS,
    FEELS,
    REALISES,
    RESOLVES,
    SYSTEMS,
    VERIFIES,
    Relation,
)

COLUMNS: Mapping[str, int] = {
    "persona": 0,
    "goal": 1,
    "need": 1,
    "pain-point": 1,
    "journey": 2,
    "journey-stage": 2,
    "journey-step": 2,
    "opportunity": 3,
    "blueprint": 4,
    "blueprint-phase": 4,
    "blueprint-step": 4,
    "cell": 4,
    "system": 5,
    "channel": 5,
    "site": 5,
    "criterion": 6,
    "requirement": 7,
}
"""The column of each node type in the graph of threads."""

ON_THREAD = ("persona", "journey", "blueprint", "system", "channel", "site", "criterion", "requirement")
"""The kinds of element that can be on a thread, themselves or by a part."""

_WISHES = {"goal": "wants", "need": "needs"}


@dataclass(frozen=True, slots=True)
class Tie:
    """Two elements of a thread, the left one first; `words` read from left to right."""

    left: str
    words: str
    right: str
    count: int = 1


def ties_of(design: ServiceDesign) -> tuple[Tie, ...]:
    """Return every tie of every thread, in reading order; systems only of cells that answer something."""
    answering = tuple(dict.fromkeys(_answering_cells(design)))
    every = (
        *_pains(design),
        *_backwards(design, "opportunity", ANSWERS),
        *_backwards(design, "cell", RESOLVES),
        *_backwards(design, "cell", REALISES),
        *(
            Tie(cell.address, SYSTEMS.reads, system.address)
            for cell in answering
            for system in design.targets(cell.address, SYSTEMS)
        ),
        *_proof(design, {cell.address for cell in answering}),
    )
    known = [tie for tie in every if _column(design, tie.left) < _column(design, tie.right)]
    wishes = [end for tie in known for end in (tie.left, tie.right) if design[end].type in _WISHES]
    owners = [Tie(design[wish].root, _WISHES[design[wish].type], wish) for wish in wishes]
    return tuple(dict.fromkeys((*known, *owners)))


def reduced(ties: Sequence[Tie], column: Callable[[str], int]) -> tuple[Tie, ...]:
    """Leave out each tie that the others tell already, step by step (the transitive reduction).

    >>> thread = (Tie("a", "", "b"), Tie("b", "", "c"), Tie("a", "", "c"))
    >>> [tie.left + tie.right for tie in reduced(thread, "abc".index)]
    ['ab', 'bc']
    """
    right_of: dict[str, set[str]] = {}
    for tie in ties:
        right_of.setdefault(tie.left, set()).add(tie.right)
    reach: dict[str, frozenset[str]] = {}
    for key in sorted(right_of, key=column, reverse=True):
        reach[key] = frozenset().union(*({each} | reach.get(each, frozenset()) for each in right_of[key]))
    return tuple(
        tie
        for tie in ties
        if not any(tie.right in reach.get(other, ()) for other in right_of[tie.left] if other != tie.right)
    )


def joined(ties: Iterable[Tie], group: Callable[[str], str]) -> tuple[Tie, ...]:
    """Bring ties between the same groups together, and count them; ties within a group are dropped."""
    counts: dict[tuple[str, str], Tie] = {}
    for tie in ties:
        left, right = group(tie.left), group(tie.right)
        if left != right:
            known = counts.get((left, right), Tie(left, tie.words, right, 0))
            counts[left, right] = replace(known, count=known.count + tie.count)
    return tuple(counts.values())


def _column(design: ServiceDesign, address: str) -> int:
    node = design.get(address)
    return COLUMNS.get(node.type, -1) if node is not None else -1


def _pains(design: ServiceDesign) -> Iterator[Tie]:
    for pain in design.nodes("pain-point"):
        if pain.root.startswith("persona:"):
            yield Tie(pain.root, "suffers from", pain.address)
        own = (node for node in ancestors(design, pain) if node.type == "journey-step")
        for step in (*own, *design.sources(pain.address, FEELS)):
            yield Tie(pain.address, FEELS.reads_back, step.address)


def _backwards(design: ServiceDesign, type_: str, relation: Relation) -> Iterator[Tie]:
    for node in design.nodes(type_):
        for target in design.targets(node.address, relation):
            yield Tie(target.address, relation.reads_back, node.address)


def _answering_cells(design: ServiceDesign) -> Iterator[Node]:
    return (cell for cell in design.nodes("cell") if design.targets(cell.address, RESOLVES, REALISES))


def _proof(design: ServiceDesign, cells: set[str]) -> Iterator[Tie]:
    """Tie criteria and requirements to what they prove; a blueprint step stands for its answering cells."""
    for criterion in design.nodes("criterion"):
        for target in design.targets(criterion.address, VERIFIES):
            if target.type == "requirement":
                yield Tie(criterion.address, VERIFIES.reads, target.address)
                continue
            for node in _cells_or_self(design, target, cells):
                yield Tie(node, VERIFIES.reads_back, criterion.address)
    for requirement in design.nodes("requirement"):
        for target in design.targets(requirement.address, ADDRESSED_BY):
            for node in _cells_or_self(design, target, cells):
                yield Tie(node, ADDRESSED_BY.reads_back, requirement.address)


def _cells_or_self(design: ServiceDesign, node: Node, cells: set[str]) -> tuple[str, ...]:
    if node.type != "blueprint-step":
        return (node.address,)
    inside = tuple(child.address for child in design.children(node.address) if child.address in cells)
    return inside or (node.address,)
