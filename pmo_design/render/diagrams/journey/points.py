"""Mark the ratings on the emotion curves, so that none hides another."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pmo_design.render.diagrams.journey.curve import Point
from pmo_design.render.diagrams.journey.rows import Columns
from pmo_design.render.diagrams.journey.shapes import NUMBERED, Mark
from pmo_design.render.diagrams.journey.story import Traveller

_RADIUS, _RADIUS_BEFORE = 5.5, 3.5
_APART = 3.0


@dataclass(frozen=True, slots=True)
class Rated:
    """A rating where it is drawn, what is said of it, and whether only its own mark says it."""

    point: Point
    told: str
    anchor: str
    step: str
    alone: bool = True


def marks_of(
    lines: Iterable[tuple[Traveller, bool, bool, Sequence[Rated]]], columns: Columns
) -> tuple[Mark, ...]:
    """Mark every rating; marks that would hide one another stand side by side, each beside its own point."""
    marks = [
        _mark(traveller, before, hollow, each)
        for traveller, before, hollow, rated in lines
        if not before or _roomy(rated)
        for each in rated
    ]
    spread: dict[int, Mark] = {}
    for together in _crowds(marks):
        middle = sum(mark.x for mark in together) / len(together)
        for mark, x in zip(together, _side_by_side(together, middle, columns), strict=True):
            spread[id(mark)] = replace(mark, x=x)
    return tuple(spread.get(id(mark), mark) for mark in marks)


def _mark(traveller: Traveller, before: bool, hollow: bool, rated: Rated) -> Mark:
    radius = NUMBERED if traveller.number else _RADIUS_BEFORE if before else _RADIUS
    return Mark(
        *rated.point,
        radius=radius,
        traveller=traveller,
        hollow=hollow,
        before=before,
        label=rated.told,
        anchor=f"{rated.anchor}--{'was' if before else 'feeling'}-of-{traveller.key}",
        step=rated.step,
        reachable=rated.alone,
    )


def _crowds(marks: Sequence[Mark]) -> Iterator[list[Mark]]:
    """Yield the marks that touch one another, each crowd in the order it is to stand in."""
    left = sorted(marks, key=lambda mark: (mark.before, mark.traveller.index))
    while left:
        crowd, waiting = [left[0]], [left.pop(0)]
        while waiting:
            one = waiting.pop()
            touched = [other for other in left if _touch(one, other)]
            left = [other for other in left if not _touch(one, other)]
            crowd += touched
            waiting += touched
        if len(crowd) > 1:
            yield sorted(crowd, key=lambda mark: (mark.before, mark.traveller.index))


def _touch(one: Mark, other: Mark) -> bool:
    reach = one.radius + other.radius + 1
    return (one.x - other.x) ** 2 + (one.y - other.y) ** 2 < reach * reach


def _side_by_side(marks: Sequence[Mark], middle: float, columns: Columns) -> Iterator[float]:
    """Place marks around a middle, inside the column it lies in, closer where they are many."""
    column = min(columns, key=lambda each: abs(each.middle[0] - middle))
    widths = [2 * mark.radius + _APART for mark in marks]
    room = column.width - 8
    squeeze = min(1.0, (room - widths[-1]) / (sum(widths) - widths[-1]))
    total = (sum(widths) - widths[-1]) * squeeze + widths[-1]
    x = min(max(middle - total / 2, column.x + 4), column.right - 4 - total)
    for width in widths:
        yield x + width / 2
        x += width * squeeze


def _roomy(rated: Sequence[Rated]) -> bool:
    """Tell whether the as-is steps stand far enough from one another to be marked singly."""
    xs = [each.point[0] for each in rated]
    return all(b - a >= 12 for a, b in pairwise(xs))
