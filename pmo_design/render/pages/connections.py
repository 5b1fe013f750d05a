"""What an element is tied to, both ways, told in the words of the relations and grouped by whom it concerns."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pmo_design.link.design import Edge
from pmo_design.model.relations import CONTAINS, GIVES, RELATIONS
from pmo_design.render.pages.view import View
from pmo_design.render.pages.wording import KINDS, sentence

_MOST_PARTS = 8
_ORDER = {relation: at for at, relation in enumerate(RELATIONS)}


@dataclass(frozen=True, slots=True)
class Entry:
    """One element at the other end, and which parts of it are meant."""

    number: str | None
    title: str
    url: str
    text: Markup | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """All that is tied in one way."""

    title: str
    entries: tuple[Entry, ...]


def connections(view: View, address: str) -> tuple[Group, ...]:
    """Tell what an element points at, then what points at it, by the readings of the relations."""
    outgoing: dict[str, list[tuple[str, Edge]]] = {}
    for edge in sorted(view.design.edges_from(address), key=_place):
        outgoing.setdefault(edge.relation.reads, []).append((edge.target, edge))
    incoming: dict[str, list[tuple[str, Edge]]] = {}
    for edge in sorted(view.design.edges_to(address), key=_place):
        incoming.setdefault(edge.relation.reads_back, []).append((edge.source, edge))
    return tuple(
        Group(sentence(reading), tuple(_entries(view, ends)))
        for readings in (outgoing, incoming)
        for reading, ends in readings.items()
    )


def appearances(view: View, address: str) -> tuple[Group, ...]:
    """Tell what points at an element or a part of it from elsewhere, by the kind of what points."""
    inside = {address, *(node.address for node in view.design.descendants(address))}
    found: dict[str, list[tuple[str, Edge]]] = {}
    for part in (address, *(node.address for node in view.design.descendants(address))):
        for edge in view.design.edges_to(part):
            if edge.source not in inside and edge.relation is not CONTAINS:
                kind = edge.source.partition(":")[0]
                found.setdefault(kind, []).append((edge.source, edge))
    return tuple(
        Group(sentence(KINDS[kind][1]), tuple(_entries(view, found[kind]))) for kind in KINDS if kind in found
    )


def total(groups: Iterable[Group]) -> int:
    """Count the elements that the groups name."""
    return sum(len(group.entries) for group in groups)


def _place(edge: Edge) -> int:
    return _ORDER[edge.relation]


def _entries(view: View, ends: Sequence[tuple[str, Edge]]) -> Iterator[Entry]:
    by_root: dict[str, dict[str, str | None]] = {}
    for end, edge in ends:
        label = edge.label if edge.relation is GIVES else None
        by_root.setdefault(end.partition("/")[0], {}).setdefault(end, label)
    for root, parts in by_root.items():
        yield Entry(view.number(root), view.title(root), view.href(root) or "#", _told(view, root, parts))


def _told(view: View, root: str, parts: dict[str, str | None]) -> Markup | None:
    label = parts.get(root)
    if label:
        return Markup(": {}").format(label)
    named = [part for part in parts if part != root]
    if not named:
        return None
    links = [_part(view, part) for part in named[:_MOST_PARTS]]
    more = f" and {len(named) - _MOST_PARTS} more" if len(named) > _MOST_PARTS else ""
    return Markup(", {}{}").format(Markup(", ").join(links), more)


def _part(view: View, address: str) -> Markup:
    """Name a part in short: a step by its number, a cell by its step's, anything else by its title."""
    node = view.node(address)
    step = node.parent if node.type == "cell" else address
    if step is not None and view.node(step).type in ("journey-step", "blueprint-step"):
        return view.ref(address, f"step {view.step_number(step)}")
    return view.ref(address)
