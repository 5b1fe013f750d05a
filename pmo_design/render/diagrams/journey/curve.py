"""Smooth curves that never overshoot their ratings, and where an as-is step falls on a to-be journey."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import hypot

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


def cut_at(points: Sequence[Point], borders: Sequence[float]) -> tuple[tuple[float, float, str, float], ...]:
    """Cut the curve at the x of borders: for each part where it begins and ends, its path and its length."""
    edges = [points[0][0], *(x for x in borders if points[0][0] < x < points[-1][0]), points[-1][0]]
    tangents = slopes(points)
    parts = []
    for left, right in pairwise(edges):
        path, length = "", 0.0
        for (start, end), (m1, m2) in zip(pairwise(points), pairwise(tangents), strict=True):
            low, high = max(left, start[0]), min(right, end[0])
            if low < high:
                bezier = _piece(start, end, m1, m2, low, high)
                path = path or f"M{number(bezier[0][0])} {number(bezier[0][1])}"
                path += "C" + " ".join(f"{number(x)} {number(y)}" for x, y in bezier[1:])
                length += _length(bezier)
        parts.append((left, right, path, length))
    return tuple(parts)


def _piece(start: Point, end: Point, m1: float, m2: float, low: float, high: float) -> tuple[Point, ...]:
    """Return the control points of what a curve between two points is between two x (de Casteljau)."""
    (x1, y1), (x2, y2) = start, end
    width = x2 - x1
    heights = [y1, y1 + m1 * width / 3, y2 - m2 * width / 3, y2]
    t = (high - x1) / width
    heights = _halves(heights, t)[0]
    heights = _halves(heights, (low - x1) / (high - x1))[1]
    return tuple((low + (high - low) * at / 3, y) for at, y in enumerate(heights))


def _halves(values: Sequence[float], t: float) -> tuple[list[float], list[float]]:
    rows = [list(values)]
    while len(rows[-1]) > 1:
        rows.append([a + (b - a) * t for a, b in pairwise(rows[-1])])
    return [row[0] for row in rows], [row[-1] for row in reversed(rows)]


def _length(bezier: Sequence[Point]) -> float:
    (x1, y1), (_, y2), (_, y3), (x4, y4) = bezier
    points = [
        (
            x1 + (x4 - x1) * t,
            (1 - t) ** 3 * y1 + 3 * t * (1 - t) ** 2 * y2 + 3 * t * t * (1 - t) * y3 + t**3 * y4,
        )
        for t in (at / 8 for at in range(9))
    ]
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))


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


def place_steps(homes: Sequence[int | None], count: int) -> tuple[float, ...]:
    """Return for each as-is step its place among `count` columns: 0 is the first one's centre.

    `homes` are the columns of the steps that take their place. A step stands there as far as the order is the
    same in both journeys, several of one column side by side; the others share the room between their
    neighbours evenly. The places rise strictly.
    """
    kept = _longest_rise({at: home for at, home in enumerate(homes) if home is not None})
    together = Counter(home for _, home in kept)
    seen: Counter[int] = Counter()
    anchors: list[tuple[int, float]] = [(-1, -0.5)]
    for at, home in kept:
        share = 0.4 / together[home]
        anchors.append((at, home + share * (seen[home] - (together[home] - 1) / 2)))
        seen[home] += 1
    anchors.append((len(homes), count - 0.5))
    places: list[float] = []
    for (start, low), (end, high) in pairwise(anchors):
        free = end - start - 1
        lead = 0.5 if start < 0 else 1.0
        parts = free - 1 + lead + (0.5 if end == len(homes) else 1.0)
        places += [low + (high - low) * (lead + at) / parts for at in range(free)]
        if end < len(homes):
            places.append(high)
    return tuple(places)


def _longest_rise(columns: Mapping[int, int]) -> list[tuple[int, int]]:
    """Return the longest part of the matches whose columns do not fall (patience sorting)."""
    tops: list[int] = []
    chains: list[list[tuple[int, int]]] = []
    for at, column in sorted(columns.items()):
        pile = bisect_right(tops, column)
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
