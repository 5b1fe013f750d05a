"""Choose what the graph of threads shows: all of a small design, a neighbourhood, or its outline."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, zip_longest
from typing import cast

from pmo_design.link import ServiceDesign
from pmo_design.link.design import Node
from pmo_design.model import Requirement
from pmo_design.model.relations import IMPROVES, PHASE
from pmo_design.render.graphs.names import number_of, title_of
from pmo_design.render.graphs.trace_ties import COLUMNS, Tie, joined, reduced, ties_of

WHOLE_AT_MOST, NEAR_AT_MOST = 60, 48
_HEADINGS = (
    "Persona",
    "Pain point or need",
    "Journey step",
    "Opportunity",
    "Blueprint cell",
    "System",
    "Criterion",
    "Requirement",
)
_GROUP_HEADINGS = {0: "Personas", 2: "Journeys", 4: "Blueprints, systems", 6: "Criteria", 7: "Requirements"}
_NOUNS: Mapping[str, tuple[str, str]] = {
    "persona": ("persona", "personas"),
    "goal": ("goal", "goals"),
    "need": ("need", "needs"),
    "pain-point": ("pain point", "pain points"),
    "journey": ("journey", "journeys"),
    "journey-stage": ("stage", "stages"),
    "journey-step": ("journey step", "journey steps"),
    "opportunity": ("opportunity", "opportunities"),
    "blueprint": ("blueprint", "blueprints"),
    "blueprint-phase": ("blueprint phase", "blueprint phases"),
    "blueprint-step": ("blueprint step", "blueprint steps"),
    "cell": ("cell", "cells"),
    "system": ("system", "systems"),
    "channel": ("channel", "channels"),
    "site": ("site", "sites"),
    "criterion": ("criterion", "criteria"),
    "requirement": ("requirement", "requirements"),
}
_TOGETHER = {"system": "Systems", "channel": "Channels", "site": "Sites"}
_THREADED = (
    "persona",
    "pain-point",
    "journey-step",
    "opportunity",
    "cell",
    "system",
    "criterion",
    "requirement",
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A box of the graph. `address` is what it leads to, `detail` what it stands for besides itself."""

    key: str
    address: str | None
    column: int
    number: str
    title: str
    detail: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class TraceStory:
    """What the graph shows and, in words, leaves out.

    It is `counted` if a line stands for several ties, and `near` if it shows what is around an element.
    """

    headings: Mapping[int, str]
    boxes: tuple[Shown, ...]
    lines: tuple[Tie, ...]
    told: tuple[Tie, ...]
    left_out: str
    counted: bool = False
    near: bool = False


@dataclass(frozen=True, slots=True)
class Threads:
    """All ties of a design, those worth drawing, and what each element is drawn tied to, on either side."""

    ties: tuple[Tie, ...]
    lines: tuple[Tie, ...]
    left: Mapping[str, tuple[Tie, ...]]
    right: Mapping[str, tuple[Tie, ...]]
    order: Mapping[str, int]
    parts: Mapping[str, tuple[str, ...]]


def tell(design: ServiceDesign, focus: str | None, depth: int) -> TraceStory:
    """Tell the threads: around an element if one is named, whole where they are few, in outline otherwise."""
    threads = threads_of(design)
    if focus is not None:
        return _around(design, threads, focus, depth)
    if len(_ends(threads.lines)) <= WHOLE_AT_MOST:
        left_out = _loose_words(design, _ends(threads.lines))
        return _plain(design, threads, threads.lines, threads.ties, frozenset(), left_out)
    return _outline(design, threads.lines)


@lru_cache(maxsize=2)
def threads_of(design: ServiceDesign) -> Threads:
    """Return all ties, and those worth drawing; kept, since every page with a graph asks for them."""
    ties = ties_of(design)
    lines = reduced(ties, lambda address: COLUMNS[design[address].type])
    left: dict[str, list[Tie]] = {}
    right: dict[str, list[Tie]] = {}
    for tie in lines:
        right.setdefault(tie.left, []).append(tie)
        left.setdefault(tie.right, []).append(tie)
    on_thread = set(_ends(lines))
    order = {node.address: at for at, node in enumerate(design) if node.address in on_thread}
    parts: dict[str, list[str]] = {}
    for address in order:
        parts.setdefault(address.partition("/")[0], []).append(address)
    return Threads(
        ties,
        lines,
        {key: tuple(value) for key, value in left.items()},
        {key: tuple(value) for key, value in right.items()},
        order,
        {key: tuple(value) for key, value in parts.items()},
    )


def _ends(ties: Iterable[Tie]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(end for tie in ties for end in (tie.left, tie.right)))


def _plain(
    design: ServiceDesign,
    threads: Threads,
    lines: Sequence[Tie],
    told: Sequence[Tie],
    chosen: frozenset[str],
    left_out: str,
    near: bool = False,
) -> TraceStory:
    boxes = tuple(
        Shown(
            address,
            address,
            COLUMNS[design[address].type],
            number_of(design, address),
            title_of(design, address),
            chosen=address in chosen,
        )
        for address in _in_order(design, threads, _ends(lines))
    )
    headings = {box.column: _HEADINGS[box.column] for box in boxes}
    return TraceStory(headings, boxes, tuple(lines), tuple(told), left_out, near=near)


def _in_order(design: ServiceDesign, threads: Threads, addresses: Iterable[str]) -> list[str]:
    """Return addresses column by column, in reading order."""
    return sorted(addresses, key=lambda address: (COLUMNS[design[address].type], threads.order[address]))


def _loose_words(design: ServiceDesign, shown: Iterable[str]) -> str:
    known = set(shown)
    roots = {address.partition("/")[0] for address in known}
    loose = Counter(
        node.type
        for node in design.nodes(*_THREADED)
        if node.address not in known and (node.type != "persona" or node.address not in roots)
    )
    return f"Tied to no thread and left out: {_amounts(loose)}." if loose else ""


def _amounts(counts: Mapping[str, int]) -> str:
    """Write `3 steps, 1 cell and 2 criteria`, in the order of the thread."""
    parts = [
        f"{counts[type_]} {one if counts[type_] == 1 else many}"
        for type_, (one, many) in _NOUNS.items()
        if counts.get(type_)
    ]
    return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


# ── around one element ───────────────────────────────────────────────────────────────────────


def _around(design: ServiceDesign, threads: Threads, focus: str, depth: int) -> TraceStory:
    """Keep what is tied to an element or its parts within some steps, going left only or right only."""
    starts, rings = rings_around(threads, focus)
    kept = dict.fromkeys((*starts, *chain.from_iterable(rings[:depth])))
    shown = set(list(kept)[: max(NEAR_AT_MOST, len(starts[:WHOLE_AT_MOST]))])
    near = [tie for address in kept for tie in threads.right.get(address, ())]
    near = [tie for tie in near if tie.left in shown and tie.right in shown]
    drawn = set(_ends(near))
    cut = Counter(design[address].type for address in kept if address not in drawn)
    beyond = Counter(design[address].type for address in chain.from_iterable(rings[depth:]))
    sentences = [f"Left out at this depth: {_amounts(cut)}."] if cut else []
    sentences += [f"Further along the thread: {_amounts(beyond)}."] if beyond else []
    return _plain(design, threads, near, near, frozenset(starts), " ".join(sentences), near=True)


def rings_around(threads: Threads, focus: str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return an element or those of its parts on a thread, and what is tied to them, step by step."""
    starts = (focus,) if focus in threads.order else threads.parts.get(focus, ())
    known = set(starts)
    sides = [list(starts), list(starts)]
    rings: list[tuple[str, ...]] = []
    while any(sides):
        sides = [
            [*dict.fromkeys(tie.right for address in sides[0] for tie in threads.right.get(address, ()))],
            [*dict.fromkeys(tie.left for address in sides[1] for tie in threads.left.get(address, ()))],
        ]
        ring = [address for address in chain.from_iterable(zip_longest(*sides)) if address is not None]
        new = tuple(address for address in dict.fromkeys(ring) if address not in known)
        known.update(new)
        rings.append(new)
    while rings and not rings[-1]:
        rings.pop()
    return starts, tuple(rings)


# ── in outline ───────────────────────────────────────────────────────────────────────────────


def _outline(design: ServiceDesign, lines: Sequence[Tie]) -> TraceStory:
    """Show one box a persona, journey, blueprint, phase and section of clauses, and one for all systems."""
    ends = _ends(lines)
    groups = {address: _group(design, design[address]) for address in ends}
    boxes = {box.key: box for box in groups.values()}
    together = joined(lines, lambda address: groups[address].key)
    rising = [tie for tie in together if boxes[tie.left].column < boxes[tie.right].column]
    drawn = reduced(rising, lambda key: boxes[key].column)
    order = {node.address: at for at, node in enumerate(design)}
    keys = sorted(
        _ends(drawn), key=lambda key: (boxes[key].column, order.get(boxes[key].address or "", -1), key)
    )
    inside: dict[str, Counter[str]] = {}
    for address in ends:
        if address != groups[address].key:
            inside.setdefault(groups[address].key, Counter())[design[address].type] += 1
    shown = tuple(replace(boxes[key], detail=_amounts(inside.get(key, {}))) for key in keys)
    headings = {box.column: _GROUP_HEADINGS[box.column] for box in shown}
    return TraceStory(headings, shown, drawn, drawn, _outline_words(design, ends, keys, groups), counted=True)


def _outline_words(
    design: ServiceDesign, ends: Iterable[str], keys: Iterable[str], groups: Mapping[str, Shown]
) -> str:
    known = set(keys)
    within = Counter(design[end].type for end in ends if groups[end].key in known and end != groups[end].key)
    words = f"In outline: {_amounts(within)} are shown with what they belong to." if within else ""
    return " ".join(filter(None, (words, _loose_words(design, ends))))


def _group(design: ServiceDesign, node: Node) -> Shown:
    if node.type in _TOGETHER:
        service = next((each.address for each in design.nodes("service")), None)
        return Shown(node.type, service, 4, "", _TOGETHER[node.type])
    if node.type == "criterion":
        return _phase(design, node)
    return _section(design, node) if node.type == "requirement" else _root(design, node)


def _root(design: ServiceDesign, node: Node) -> Shown:
    """Stand for a persona, blueprint or journey; a journey of today stands with the one that improves it."""
    root = design[node.root]
    if root.type == "journey":
        root = next(iter(design.sources(root.address, IMPROVES)), root)
    column = COLUMNS[root.type]
    address = root.address
    return Shown(address, address, column, number_of(design, address), title_of(design, address))


def _phase(design: ServiceDesign, node: Node) -> Shown:
    phase = next((each.address for each in design.targets(node.address, PHASE)), None)
    if phase is None:
        return Shown("criterion", None, 6, "", "No phase")
    return Shown(f"criterion of {phase}", phase, 6, "", title_of(design, phase))


def _section(design: ServiceDesign, node: Node) -> Shown:
    """Stand for a section of the tender; it leads to the first of its clauses."""
    section = _section_of(node)
    first = next(each.address for each in design.nodes("requirement") if _section_of(each) == section)
    return Shown(f"requirement {section}", first, 7, "", f"Section {section}" if section else "Requirements")


def _section_of(node: Node) -> str:
    section, dot, _ = cast(Requirement, node.part).number.partition(".")
    return section if dot else ""
