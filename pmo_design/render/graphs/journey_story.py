"""How journeys hang together: which replaces which, and which is part of which."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from pmo_design.link import ServiceDesign
from pmo_design.model import Journey
from pmo_design.model.relations import IMPROVES, PARENT
from pmo_design.render.graphs.names import number_of, title_of
from pmo_design.render.numbers import people_order


@dataclass(frozen=True, slots=True)
class Card:
    """A journey in the picture: its column (0 is today, others what shall be), and its row."""

    address: str
    title: str
    number: str
    state: str
    people: tuple[tuple[str, str, str], ...]
    column: int
    row: float


@dataclass(frozen=True, slots=True)
class TreeStory:
    """All journeys, who is part of whom, and who replaces whom (each the first, then the second).

    `left_out` counts ties that lead to a journey of today, or in a circle.
    """

    cards: tuple[Card, ...]
    parents: tuple[tuple[str, str], ...]
    improves: tuple[tuple[str, str], ...]
    left_out: int


def tell_tree(design: ServiceDesign) -> TreeStory:
    """Order journeys: parts of one together, what is replaced in the row of what replaces it."""
    nodes = [node.address for node in design.nodes("journey")]
    states = {address: cast(Journey, design[address].part).state for address in nodes}
    parents = {child: parent for child, parent in _parents(design, nodes) if states[child] != "as-is"}
    improves = [
        (old.address, new) for new in nodes for old in design.targets(new, IMPROVES) if old.address != new
    ]
    replaced = {old for old, _ in improves if states[old] == "as-is"}
    rows = _rows([each for each in nodes if each not in replaced], parents)
    for old in replaced:
        news = [rows[new] for other, new in improves if other == old and new in rows]
        rows[old] = sum(news) / len(news) if news else float(len(rows))
    columns = {each: 0 if states[each] == "as-is" else _height_of(each, parents) for each in nodes}
    cards = tuple(_card(design, each, states[each], columns[each], rows[each]) for each in nodes)
    ordered = tuple(sorted(cards, key=lambda card: (card.row, card.column)))
    kept = {card.address for card in ordered}
    risen = [(old, new) for old, new in improves if old in kept and columns[old] < columns[new]]
    ties = sum(len(design.targets(each, PARENT, IMPROVES)) for each in nodes)
    return TreeStory(ordered, tuple(parents.items()), tuple(risen), ties - len(parents) - len(risen))


def _parents(design: ServiceDesign, nodes: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each journey that is part of another, with that one; nobody is part of itself."""
    direct = {
        each: parent.address
        for each in nodes
        for parent in design.targets(each, PARENT)
        if cast(Journey, parent.part).state != "as-is"
    }
    for child, parent in direct.items():
        above, seen = parent, {child}
        while above in direct and above not in seen:
            seen.add(above)
            above = direct[above]
        if above not in seen:
            yield child, parent


def _rows(nodes: Sequence[str], parents: Mapping[str, str]) -> dict[str, float]:
    """Give every journey without parts a row of its own, and each other the middle of its parts."""
    children: dict[str, list[str]] = {}
    for child, parent in parents.items():
        children.setdefault(parent, []).append(child)
    rows: dict[str, float] = {}
    leaves = 0

    def visit(address: str) -> None:
        nonlocal leaves
        for child in children.get(address, ()):
            visit(child)
        if address in children:
            rows[address] = sum(rows[child] for child in children[address]) / len(children[address])
        else:
            rows[address] = float(leaves)
            leaves += 1

    for address in sorted(nodes, key=lambda each: each not in children):
        if address not in parents:
            visit(address)
    return rows


def _height_of(address: str, parents: Mapping[str, str]) -> int:
    below = [_height_of(child, parents) for child, parent in parents.items() if parent == address]
    return 1 + max(below, default=0)


def _card(design: ServiceDesign, address: str, state: str, column: int, row: float) -> Card:
    order = people_order(design)
    known = [each for each in cast(Journey, design[address].part).personas if each in order]
    people = tuple((each, f"P{order[each]}", title_of(design, each)) for each in sorted(known, key=order.get))  # type: ignore[arg-type]
    return Card(address, title_of(design, address), number_of(design, address), state, people, column, row)
