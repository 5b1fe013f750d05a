"""Which way each arrow goes: straight, by a gutter, or by the corridor under a row; never through a box.

A gutter is the space left of a column (gutter g lies between columns g - 1 and g, gutter 0 before the
first, one more after the last); a corridor is the space under a row.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pmo_design.render.diagrams.blueprint.grid import Grid, Place
from pmo_design.render.diagrams.blueprint.story import ArrowKind, CellStory, Story

Side = Literal["left", "right"]
Corner = Literal["left", "right", "bottom"]
"""Of a diamond."""
Shape = Literal["down", "across", "side", "under", "under-side"]
"""Straight up or down a column; straight along a row; out at a side, by a gutter, in at a side; by the
corridor from bottom to bottom; from the bottom by the corridor and a gutter, in at a side."""


@dataclass(frozen=True, slots=True)
class Wire:
    """An arrow between two boxes; `column`s are where it meets them."""

    source: Place
    target: Place
    from_column: int
    to_column: int
    kind: ArrowKind
    two_way: bool = False
    label: str | None = None
    answer: bool = False
    """Whether it is an answer to the question in its source."""

    @property
    def rightwards(self) -> bool:
        return self.to_column > self.from_column

    @property
    def returns(self) -> bool:
        """Whether it leads back to the box that it leaves."""
        return self.source == self.target


@dataclass(frozen=True, slots=True)
class Route:
    """A wire and the way it takes; `out` and `into` are sides, where its shape has any."""

    wire: Wire
    shape: Shape
    out: Side | None = None
    into: Side | None = None
    gutter: int | None = None

    @property
    def corridor(self) -> int | None:
        """The row whose corridor it runs in."""
        return self.wire.source.row if self.shape in ("under", "under-side") else None

    @property
    def rows(self) -> tuple[int, int]:
        """Upper and lower row of its ends."""
        first, last = self.wire.source.row, self.wire.target.row
        return min(first, last), max(first, last)


def route_authored(story: Story, grid: Grid) -> tuple[Route, ...] | None:
    """Return the ways of all authored arrows; None if a pill that spans steps bars one of them."""
    routes = tuple(find_way(wire, grid) for wire in _joined(_wires(story, grid)))
    found = tuple(route for route in routes if route is not None)
    return found if len(found) == len(routes) else None


def route_systems(story: Story, grid: Grid, routes: Sequence[Route]) -> tuple[Route, ...]:
    """Return thin arrows from the lowest cell in each column that uses a system to the system's pill.

    A straight way is taken wherever there is one; a pill without any gets one arrow by a gutter in which
    nothing else runs beside it. Nothing is drawn where cells need something by name of the author.
    """
    if any(arrow.kind == "needs" for arrow in story.arrows):
        return ()
    found: list[Route] = []
    for run, place in grid.pills:
        ways = [
            way
            for column in range(place.first, place.last + 1)
            if (source := _lowest_user(story.steps[column].cells, run.address, place.row, grid))
            and (way := find_way(Wire(source, place, column, column, "needs"), grid))
        ]
        straight = [way for way in ways if way.shape == "down"]
        found += straight or [way for way in ways[:1] if not _is_crowded(way, (*routes, *found))]
    return tuple(found)


def find_way(wire: Wire, grid: Grid) -> Route | None:
    """Return the simplest way that passes no box."""
    return next(_ways(wire, grid), None)


def _wires(story: Story, grid: Grid) -> Iterator[Wire]:
    """Yield a wire for each authored arrow, but none between cells that stand in one pill."""
    for arrow in story.arrows:
        source, target = grid.place_of(arrow.source), grid.place_of(arrow.target)
        if source is None or target is None or (source == target and arrow.source is not arrow.target):
            continue
        to_column = _nearest(target, arrow.source.step)
        yield Wire(
            source,
            target,
            _nearest(source, to_column),
            to_column,
            arrow.kind,
            arrow.two_way,
            arrow.label,
            answer=arrow.label is not None and arrow.source.question is not None and arrow.source.boxed,
        )


def _joined(wires: Iterable[Wire]) -> Iterator[Wire]:
    """Yield wires of one kind between the same two boxes as one, with all that their labels say."""
    alike: dict[Wire, list[Wire]] = {}
    for wire in wires:
        bare = replace(wire, two_way=wire.two_way and not wire.returns, label=None, answer=False)
        back = replace(
            bare,
            source=wire.target,
            target=wire.source,
            from_column=wire.to_column,
            to_column=wire.from_column,
        )
        alike.setdefault(back if bare.two_way and back in alike else bare, []).append(wire)
    for bare, group in alike.items():
        labels = dict.fromkeys(wire.label for wire in group if wire.label)
        answer = any(wire.answer for wire in group if wire.source == bare.source)
        yield replace(bare, label="; ".join(labels) or None, answer=answer)


def _ways(wire: Wire, grid: Grid) -> Iterator[Route]:
    source, target = wire.source, wire.target
    upper, lower = min(source.row, target.row), max(source.row, target.row)
    if wire.returns:
        yield Route(wire, "under")
        return
    if source.row == target.row:
        yield from _ways_along(wire, grid)
        return
    is_straight = wire.from_column == wire.to_column and grid.is_open(wire.to_column, upper, lower)
    asks_upwards = wire.answer and target.row < source.row
    if is_straight and not asks_upwards:
        yield Route(wire, "down")
        return
    if not wire.label:
        yield from _ways_by_gutter(wire, grid)
    for side, gutter in _entries(wire):
        rows = (upper + 1, lower - 1) if source.row < target.row else (upper + 1, lower)
        if grid.gutter_is_open(gutter, *rows):
            yield Route(wire, "under-side", into=side, gutter=gutter)
    if is_straight:
        yield Route(wire, "down")


def _ways_along(wire: Wire, grid: Grid) -> Iterator[Route]:
    first, last = sorted((wire.source, wire.target), key=lambda place: place.first)
    is_loop = wire.kind == "triggers" and not wire.rightwards
    if not wire.label and not is_loop and grid.is_free(wire.source.row, first.last + 1, last.first - 1):
        sides: tuple[Side, Side] = ("right", "left") if wire.source is first else ("left", "right")
        yield Route(wire, "across", out=sides[0], into=sides[1])
    yield Route(wire, "under")


def _ways_by_gutter(wire: Wire, grid: Grid) -> Iterator[Route]:
    source, target = wire.source, wire.target
    upper, lower = min(source.row, target.row), max(source.row, target.row)
    if wire.from_column == wire.to_column:
        sides: tuple[Side, ...] = ("left", "right") if wire.kind == "needs" else ("right", "left")
        for side in sides:
            gutter = _exit(source, side)
            if gutter == _exit(target, side) and grid.gutter_is_open(gutter, upper + 1, lower - 1):
                yield Route(wire, "side", out=side, into=side, gutter=gutter)
        return
    if wire.rightwards:
        ways = [(gutter, "right", "left") for gutter in range(target.first, source.last, -1)]
    else:
        ways = [(gutter, "left", "right") for gutter in range(target.last + 1, source.first + 1)]
    for gutter, out, into in ways:
        first, last = (source.last + 1, gutter - 1) if out == "right" else (gutter, source.first - 1)
        near, far = (gutter, target.first - 1) if out == "right" else (target.last + 1, gutter - 1)
        if (
            grid.is_free(source.row, first, last)
            and grid.is_free(target.row, near, far)
            and grid.gutter_is_open(gutter, upper + 1, lower - 1)
        ):
            yield Route(wire, "side", out=_side(out), into=_side(into), gutter=gutter)


def _side(name: str) -> Side:
    return "left" if name == "left" else "right"


def _nearest(place: Place, column: int) -> int:
    return min(max(column, place.first), place.last)


def _exit(place: Place, side: Side) -> int:
    """Return the gutter at a side of a box."""
    return place.first if side == "left" else place.last + 1


def _entries(wire: Wire) -> tuple[tuple[Side, int], ...]:
    """Return the sides of the target with their gutters, the nearer to the source first."""
    left, right = ("left", wire.target.first), ("right", wire.target.last + 1)
    from_left = wire.rightwards or (wire.from_column == wire.to_column and wire.kind == "needs")
    entries = (left, right) if from_left else (right, left)
    return tuple((_side(side), gutter) for side, gutter in entries)


def _lowest_user(cells: Sequence[CellStory], system: str, row: int, grid: Grid) -> Place | None:
    places = [grid.cells[cell.address] for cell in cells if cell.boxed and system in cell.systems]
    return max((place for place in places if place.row < row), key=lambda place: place.row, default=None)


def _is_crowded(way: Route, others: Sequence[Route]) -> bool:
    """Whether another arrow would run beside this one in its gutter."""
    if way.gutter is None or way.shape != "side":
        return True
    first, last = way.rows
    return any(
        other.gutter == way.gutter and other.rows[0] <= last and first <= other.rows[1] for other in others
    )
