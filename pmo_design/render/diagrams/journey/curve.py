"""Smooth curves that never overshoot their ratings, and where an as-is step falls on a to-be journey."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise

Point = tuple[float, float]

_LEVEL = 1e-9
"""A secant less steep than this is level: dividing by it would overflow."""


def slopes(points: Sequence[Point]) -> tuple[float, ...]:
    """Return the slopes that keep the curve monotone between any two points (Fritsch & Carlson 1980)."""
    if len(points) < 2:
        return (0.0,) * len(points)
    secants = [(y2 - y1) / (x2 - x1) for (x1, y1), (x2, y2) in pairwise(points)]
    found = [secants[0], *((a + b) / 2 if a * b > 0 else 0.0 for a, b in pairwise(secants)), secants[-1]]
    for at, secant in enumerate(secants):
        if abs(secant) < _LEVEL:
            found[at] = found[at + 1] = 0.0
            continue
        alpha, beta = found[at] / secant, found[at + 1] / secant
        steep = (alpha * alpha + beta * beta) ** 0.5
        if steep > 3:
            found[at], found[at + 1] = 3 * alpha / steep * secant, 3 * beta / steep * secant
    return tuple(found)


def curve_path(points: Sequence[Point]) -> str:
    """Return the path of the curve through points in order of x, as cubic Béziers."""
    if not points:
        return ""
    tangents = slopes(points)
    path = [f"M{number(points[0][0])} {number(points[0][1])}"]
    for ((x1, y1), (x2, y2)), (m1, m2) in zip(pairwise(points), pairwise(tangents), strict=True):
        third = (x2 - x1) / 3
        controls = ((x1 + third, y1 + m1 * third), (x2 - third, y2 - m2 * third), (x2, y2))
        path.append("C" + " ".join(f"{number(x)} {number(y)}" for x, y in controls))
    return "".join(path)


def height_at(points: Sequence[Point], x: float) -> float | None:
    """Return the y of the curve at an x; None beside its ends."""
    if not points or not points[0][0] <= x <= points[-1][0]:
        return None
    if len(points) == 1:
        return points[0][1]
    at = min(max(bisect_right([point[0] for point in points], x) - 1, 0), len(points) - 2)
    (x1, y1), (x2, y2) = points[at], points[at + 1]
    m1, m2 = slopes(points)[at : at + 2]
    width = x2 - x1
    t = (x - x1) / width
    return (
        (1 + 2 * t) * (1 - t) ** 2 * y1
        + t * (1 - t) ** 2 * width * m1
        + t * t * (3 - 2 * t) * y2
        + t * t * (t - 1) * width * m2
    )


def match_steps(before: Sequence[str], after: Sequence[str]) -> tuple[float, ...]:
    """Return for each as-is step its place among the to-be steps: 0 is the first column's centre.

    A step keeps the column of the to-be step with the same id, as far as the order is the same in both;
    the others share the room between their neighbours evenly. The places rise strictly.
    """
    column_of = {id_: column for column, id_ in enumerate(after)}
    kept = _longest_rise({at: column_of[id_] for at, id_ in enumerate(before) if id_ in column_of})
    anchors = [(-1, -0.5), *((at, float(column)) for at, column in kept), (len(before), len(after) - 0.5)]
    places: list[float] = []
    for (start, low), (end, high) in pairwise(anchors):
        free = end - start - 1
        lead = 0.5 if start < 0 else 1.0
        parts = free - 1 + lead + (0.5 if end == len(before) else 1.0)
        places += [low + (high - low) * (lead + at) / parts for at in range(free)]
        if end < len(before):
            places.append(high)
    return tuple(places)


def _longest_rise(columns: Mapping[int, int]) -> list[tuple[int, int]]:
    """Return the longest part of the matches whose columns rise (patience sorting)."""
    tops: list[int] = []
    chains: list[list[tuple[int, int]]] = []
    for at, column in sorted(columns.items()):
        pile = bisect_left(tops, column)
        chain = [*(chains[pile - 1] if pile else []), (at, column)]
        if pile == len(tops):
            tops.append(column)
            chains.append(chain)
        else:
            tops[pile], chains[pile] = column, chain
    return chains[-1] if chains else []


def number(value: float) -> str:
    """Write a coordinate with at most two decimals."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")
