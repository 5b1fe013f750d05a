"""Write coordinates and curves for SVG."""

from collections.abc import Sequence

from pmo_design.render.diagrams.journey.curve import number
from pmo_design.render.graphs.graphviz import Point

__all__ = ["corners", "number", "path"]


def path(points: Sequence[Point]) -> str:
    """Write a chain of cubic curves: a start, then handle, handle, end for each.

    >>> path([(0, 0), (5, 0), (5, 9), (10, 9)])
    'M0 0C5 0 5 9 10 9'
    """
    start, *rest = (f"{number(x)} {number(y)}" for x, y in points)
    return f"M{start}C{' '.join(rest)}" if rest else f"M{start}"


def corners(points: Sequence[Point], radius: float = 6.0) -> str:
    """Write a line with rounded corners.

    >>> corners([(0, 0), (20, 0), (20, 20)])
    'M0 0L14 0Q20 0 20 6L20 20'
    """
    parts = [f"M{_pair(points[0])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        reach = min(radius, _distance(before, corner) / 2, _distance(corner, after) / 2)
        parts.append(f"L{_pair(_towards(corner, before, reach))}")
        parts.append(f"Q{_pair(corner)} {_pair(_towards(corner, after, reach))}")
    return "".join([*parts, f"L{_pair(points[-1])}"])


def _pair(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"


def _distance(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _towards(start: Point, end: Point, reach: float) -> Point:
    length = _distance(start, end) or 1.0
    return start[0] + (end[0] - start[0]) * reach / length, start[1] + (end[1] - start[1]) * reach / length
