"""What an element is tied to, both ways, in the words of the relations, grouped by whom it concerns."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pmo_design.link.design import Edge
from pmo_design.model.relations import CONTAINS, GIVES, RELATIONS
from pmo_design.render.pages.verdicts import VERDICT_WORDS, verdict_mark
from pmo_design.render.pages.view import View
from pmo_design.render.pages.wording import KINDS, sentence

_MOST_PARTS = 8
_ORDER = {relation: at for at, relation in enumerate(RELATIONS)}


@dataclass(frozen=True, slots=True)
class Entry:
    """One element at the other end, which parts of it are meant, and of a criterion how it stands."""

    number: str | None
    title: str
    url: str
    text: Markup | None = None
    mark: Markup | None = None


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
        yield Entry(
            view.number(root),
            view.title(root),
            view.href(root) or "#",
            _told(view, root, parts),
            _mark(view, root),
        )


def _mark(view: View, root: str) -> Markup | None:
    """Return the mark of a criterion's verdict, which is read aloud."""
    standing = view.site.acceptance.standings.get(root)
    return verdict_mark(standing.verdict, VERDICT_WORDS[standing.verdict]) if standing is not None else None


def _told(view: View, root: str, parts: dict[str, str | None]) -> Markup | None:
    label = parts.get(root)
    if label:
        return Markup(": {}").format(label)
    steps: dict[str, str] = {}
    others = []
    for part in parts:
        step = _step_of(view, part)
        if step is not None:
            steps.setdefault(step, part)
        elif part != root:
            others.append(part)
    told = [view.ref(part) for part in others[:_MOST_PARTS]]
    if len(others) > _MOST_PARTS:
        told.append(Markup(f"{len(others) - _MOST_PARTS} more"))
    if steps:
        told.append(_steps(view, steps))
    return Markup(", {}").format(Markup(", ").join(told)) if told else None


def _step_of(view: View, address: str) -> str | None:
    """Return the step that a part is, or stands in."""
    node = view.design.get(address)
    while node is not None and node.type not in ("journey-step", "blueprint-step"):
        node = view.design.get(node.parent) if node.address != node.root else None
    return node.address if node is not None else None


def _steps(view: View, steps: Mapping[str, str]) -> Markup:
    """Write step numbers in their order, runs as a range: `steps 1 to 4, 7`; each leads to the part meant."""
    ordered = sorted(steps, key=view.order_of)
    runs: list[list[str]] = []
    for step in ordered:
        if runs and view.step_follows(runs[-1][-1], step):
            runs[-1].append(step)
        else:
            runs.append([step])
    words = [_run(view, run, steps) for run in runs]
    return Markup("{} {}").format("step" if len(ordered) == 1 else "steps", Markup(", ").join(words))


def _run(view: View, run: Sequence[str], steps: Mapping[str, str]) -> Markup:
    ends = (run[0], run[-1]) if len(run) > 2 else run
    links = [view.ref(steps[step], view.step_number(step)) for step in ends]
    joined = Markup("\u2013" if len(run) > 2 else ", ").join(links)
    return Markup('<span class="short">{}</span>').format(joined)
