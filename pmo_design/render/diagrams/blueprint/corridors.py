"""Levels in the corridors under rows: where arrows run that lead from bottom to bottom, or to a gutter."""

from collections.abc import Iterable, Mapping, Sequence

from pmo_design.render.diagrams.blueprint.grid import Place
from pmo_design.render.diagrams.blueprint.wiring import Corner, Route, Side

Span = tuple[float, float]

_CORNER, _FOOT, _HALF = 0.2, 0.4, 0.9
"""How far from the middle of a column: the corner of a diamond, a foot of a box, all that is under a half."""


def corridor_levels(
    routes: Sequence[Route], questions: Iterable[Place], corners: Mapping[int, Corner]
) -> dict[int, int]:
    """Return a level for each route in a corridor, and for the label of each upright one.

    Routes that leave a diamond sideways run at its height, others that leave it below those. A route that
    returns to its box runs below all that meet the same half of it, so that its label has room.
    """
    shelves: dict[int, list[list[Span]]] = {}
    for place in questions:
        shelves.setdefault(place.row, [[]])[0].append(diamond_span(place.first))
    users = [index for index, route in enumerate(routes) if route.corridor is not None]
    levels: dict[int, int] = {}
    for index in users:
        route, corner = routes[index], corners.get(index)
        if corner in ("left", "right"):
            shelves[route.wire.source.row][0].append(span_at_diamond(route, corner))
        if corner in ("left", "right") and not is_detour(route, corner):
            levels[index] = 0
    rest = [index for index in users if index not in levels]
    for index in sorted(rest, key=lambda index: (*_turn(routes[index], corners.get(index)), index)):
        route, corner = routes[index], corners.get(index)
        floor = 0
        if route.wire.returns:
            floor = max(
                (
                    level + 1
                    for user, level in levels.items()
                    if _meets(routes[user], route, "left", corners.get(user))
                ),
                default=0,
            )
        if corner is not None:
            siblings = [
                levels[user]
                for user in corners
                if user in levels and routes[user].wire.source == route.wire.source
            ]
            floor = max(floor, max(siblings, default=0) + 1)
        shelf = shelves.setdefault(route.wire.source.row, [])
        levels[index] = _put(shelf, span_of(route, corner), floor)
    for index, route in enumerate(routes):
        if route.shape == "down" and route.wire.label:
            middle = 2 * route.wire.to_column + 1
            shelf = shelves.setdefault(route.rows[0], [])
            below = _below_feet(route, [(routes[user], levels[user], corners.get(user)) for user in users])
            levels[index] = _put(shelf, (middle + 0.15, middle + 0.8), below)
    return levels


def goes_right(route: Route) -> bool:
    """Whether a route leaves its box to the right."""
    if route.gutter is not None:
        return route.gutter > route.wire.from_column
    return route.wire.rightwards


def is_detour(route: Route, corner: Corner) -> bool:
    """Whether a route leaves its diamond by the side that is turned away from where it goes."""
    return corner != "bottom" and (corner == "right") is not goes_right(route)


def diamond_span(column: int) -> Span:
    """Return what a diamond covers of its corridor: column c has its middle at 2c + 1, gutter g at 2g."""
    return 2 * column + 0.9, 2 * column + 1.1


def span_at_diamond(route: Route, corner: Corner) -> Span:
    """Return what a route covers at the height of the diamond whose left or right corner it leaves."""
    if not is_detour(route, corner):
        return span_of(route, corner)
    middle = 2 * route.wire.from_column + 1
    if corner == "right":
        return middle + _CORNER, middle + _HALF
    return middle - _HALF, middle - _CORNER


def span_of(route: Route, corner: Corner | None) -> Span:
    """Return what a route covers of its corridor."""
    middle = 2.0 * route.wire.from_column + 1
    ahead = 1 if goes_right(route) else -1
    if route.wire.returns:
        end, foot = middle - 0.85, 0.0
    elif route.gutter is not None:
        end, foot = 2.0 * route.gutter, _CORNER
    else:
        end, foot = 2.0 * route.wire.to_column + 1 - ahead * _FOOT, _FOOT
    if corner == "bottom":
        foot = 0.0
    elif corner is not None:
        foot = -_HALF if is_detour(route, corner) else _CORNER
    start = middle + ahead * foot
    return min(start, end), max(start, end)


def length_of(route: Route) -> float:
    """Return how far a route runs in its corridor; one that returns to its box runs below all others."""
    if route.wire.returns:
        return float("inf")
    first, last = span_of(route, None)
    return last - first


def _turn(route: Route, corner: Corner | None) -> tuple[int, float]:
    """Return when a route is given its level: what leaves a diamond first, what returns last."""
    length = length_of(route)
    if corner is None or route.wire.returns:
        return 2, length
    return int(is_detour(route, corner)), length


def is_free(shelf: Sequence[Span], span: Span) -> bool:
    """Whether a span has room between others."""
    return all(span[1] < first or last < span[0] for first, last in shelf)


def _below_feet(route: Route, others: Sequence[tuple[Route, int, Corner | None]]) -> int:
    """Return the first level under which no arrow meets the right half of the box above an upright one."""
    return max(
        (
            level + 1
            for other, level, corner in others
            if _meets(other, route, "right", corner) and (level > 0 or _ends_at(other, route.wire.to_column))
        ),
        default=0,
    )


def _meets(other: Route, route: Route, half: Side, corner: Corner | None) -> bool:
    """Whether a route, which may leave a corner, meets a half of the bottom of another's box."""
    column, side = route.wire.to_column, half == "right"
    if other.corridor != route.rows[0]:
        return False
    turns = corner is not None and is_detour(other, corner)
    begins = other.wire.from_column == column and (turns or goes_right(other) is side)
    return begins or (_ends_at(other, column) and goes_right(other) is not side)


def _ends_at(route: Route, column: int) -> bool:
    return route.shape == "under" and route.wire.to_column == column and not route.wire.returns


def _put(shelves: list[list[Span]], span: Span, floor: int = 0) -> int:
    while len(shelves) < floor:
        shelves.append([])
    rest = enumerate(shelves[floor:], start=floor)
    level = next((level for level, shelf in rest if is_free(shelf, span)), len(shelves))
    if level == len(shelves):
        shelves.append([])
    shelves[level].append(span)
    return level
