"""Levels in the corridors under rows: where arrows run that lead from bottom to bottom, or to a gutter."""

from collections.abc import Iterable, Sequence
from typing import Literal

from pmo_design.render.diagrams.blueprint.grid import Place
from pmo_design.render.diagrams.blueprint.wiring import Route

Span = tuple[float, float]

_CORNER, _FOOT = 0.2, 0.4
"""How far from the middle of a column a route begins: at the corner of a diamond, at the bottom of a box."""


def corridor_levels(
    routes: Sequence[Route], questions: Iterable[Place]
) -> tuple[dict[int, int], frozenset[int]]:
    """Return a level for each route in a corridor, and the routes that leave a corner of a diamond.

    A route that returns to its box runs below all that meet the same half of it, so that its label has room.
    """
    shelves: dict[int, list[list[Span]]] = {}
    for place in questions:
        middle = 2 * place.first + 1
        shelves.setdefault(place.row, [[]])[0].append((middle - 0.1, middle + 0.1))
    levels: dict[int, int] = {}
    corners: dict[tuple[Place, bool], int] = {}
    users = [index for index, route in enumerate(routes) if route.corridor is not None]
    users.sort(key=lambda index: (not routes[index].wire.answer, length_of(routes[index]), index))
    for index in users:
        route = routes[index]
        corner = (route.wire.source, goes_right(route))
        shelf = shelves.setdefault(route.wire.source.row, [])
        others = [routes[user] for user in users if user != index]
        if (
            route.wire.answer
            and corner not in corners
            and _is_free(shelf[0], _span(route, _CORNER))
            and not (route.wire.returns and any(_meets(other, route, "left") for other in others))
        ):
            corners[corner] = index
            shelf[0].append(_span(route, _CORNER))
            levels[index] = 0
    for index in sorted(set(users) - set(levels), key=lambda index: (length_of(routes[index]), index)):
        route = routes[index]
        others_placed = [(routes[user], level) for user, level in levels.items()]
        above = [level + 1 for other, level in others_placed if _meets(other, route, "left")]
        floor = max(above, default=0) if route.wire.returns else 0
        levels[index] = _put(shelves.setdefault(route.wire.source.row, []), _span(route, _FOOT), floor)
    for index, route in enumerate(routes):
        if route.shape == "down" and route.wire.label:
            middle = 2 * route.wire.to_column + 1
            shelf = shelves.setdefault(route.rows[0], [])
            floor = _below_feet(route, [(routes[user], levels[user]) for user in users])
            levels[index] = _put(shelf, (middle + 0.15, middle + 0.8), floor)
    return levels, frozenset(corners.values())


def goes_right(route: Route) -> bool:
    """Whether a route leaves its box to the right."""
    if route.gutter is not None:
        return route.gutter > route.wire.from_column
    return route.wire.rightwards


def _span(route: Route, foot: float) -> Span:
    """Return what a route covers of its corridor: column c has its middle at 2c + 1, gutter g at 2g."""
    start = 2 * route.wire.from_column + 1
    if route.wire.returns:
        return (start - 0.85, start - foot if foot == _CORNER else start)
    if route.gutter is not None:
        end = 2.0 * route.gutter
        return (start + _CORNER, end) if end > start else (end, start - _CORNER)
    end = 2.0 * route.wire.to_column + 1
    return (start + foot, end - _FOOT) if end > start else (end + _FOOT, start - foot)


def length_of(route: Route) -> float:
    """Return how far a route runs in its corridor; one that returns to its box runs below all others."""
    if route.wire.returns:
        return float("inf")
    first, last = _span(route, _FOOT)
    return last - first


def _is_free(shelf: Sequence[Span], span: Span) -> bool:
    return all(span[1] < first or last < span[0] for first, last in shelf)


def _below_feet(route: Route, others: Sequence[tuple[Route, int]]) -> int:
    """Return the first level under which no arrow meets the right half of the box above an upright one."""
    return max(
        (
            level + 1
            for other, level in others
            if _meets(other, route, "right") and (level > 0 or _ends_at(other, route.wire.to_column))
        ),
        default=0,
    )


def _meets(other: Route, route: Route, half: Literal["left", "right"]) -> bool:
    """Whether a route meets a half of the bottom under which another one begins, ends or returns."""
    column, side = route.wire.to_column, half == "right"
    if other.corridor != route.rows[0]:
        return False
    begins = other.wire.from_column == column and goes_right(other) is side
    return begins or (_ends_at(other, column) and goes_right(other) is not side)


def _ends_at(route: Route, column: int) -> bool:
    return route.shape == "under" and route.wire.to_column == column and not route.wire.returns


def _put(shelves: list[list[Span]], span: Span, floor: int = 0) -> int:
    while len(shelves) < floor:
        shelves.append([])
    rest = enumerate(shelves[floor:], start=floor)
    level = next((level for level, shelf in rest if _is_free(shelf, span)), len(shelves))
    if level == len(shelves):
        shelves.append([])
    shelves[level].append(span)
    return level
