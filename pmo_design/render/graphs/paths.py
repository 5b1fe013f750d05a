"""Write coordinates and curves for SVG."""

from collections.abc import Sequence

from pmo_design.render.diagrams.journey.curve import number
from pmo_design.render.graphs.graphviz import Point

__all__ = ["corners", "number", "path"]


def path(points: Sequence[Point]) -> str:
    """Write a chain of cubic curves (a start, then handle, handle, end for each), each as two quadratic ones.

    >>> path([(0, 0), (4, 0), (4, 8), (8, 8)])
    'M0 0Q3 0 4 4Q5 8 8 8'
    """
    parts = [f"M{_pair(points[0])}"]
    for at in range(0, len(points) - 3, 3):
        start, one, other, end = points[at : at + 4]
        middle = _mix(_mix(start, one, other), _mix(one, other, end))
        parts.append(f"Q{_pair(_between(start, one, 0.75))} {_pair(middle)}")
        parts.append(f"Q{_pair(_between(end, other, 0.75))} {_pair(end)}")
    return "".join(parts)


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


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _mix(*points: Point) -> Point:
    """Return the middle of two points, or of three with the one between counted twice (de Casteljau)."""
    weights = (1, 2, 1) if len(points) == 3 else (1, 1)
    whole = sum(weights)
    return (
        sum(weight * x for weight, (x, _) in zip(weights, points, strict=True)) / whole,
        sum(weight * y for weight, (_, y) in zip(weights, points, strict=True)) / whole,
    )


def _distance(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _towards(start: Point, end: Point, reach: float) -> Point:
    length = _distance(start, end) or 1.0
    return start[0] + (end[0] - start[0]) * reach / length, start[1] + (end[1] - start[1]) * reach / length
