"""Levels in the corridors under rows, and where arrows meet the bottoms of boxes."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from pmo_design.render.diagrams.blueprint.grid import Place
from pmo_design.render.diagrams.blueprint.wiring import Route

Span = tuple[float, float]


def corridor_levels(
    routes: Sequence[Route], questions: Iterable[Place]
) -> tuple[dict[int, int], frozenset[int]]:
    shelves: dict[int, list[list[Span]]] = {}
    for place in questions:
        middle = 2 * place.first + 1
        shelves.setdefault(place.row, [[]])[0].append((middle - 0.1, middle + 0.1))
    levels: dict[int, int] = {}
    corners: dict[tuple[Place, bool], int] = {}
    users = [index for index, route in enumerate(routes) if route.corridor is not None]
    users.sort(key=lambda index: (not routes[index].wire.answer, _length(routes[index]), index))
    for index in users:
        route = routes[index]
        corner = (route.wire.source, goes_right(route))
        levels_here = shelves.setdefault(route.wire.source.row, [])
        if route.wire.answer and corner not in corners and _is_free(levels_here[0], _span(route, 0.2)):
            corners[corner] = index
            levels_here[0].append(_span(route, 0.2))
            levels[index] = 0
    for index in sorted(set(users) - set(levels), key=lambda index: (_length(routes[index]), index)):
        levels[index] = _put(shelves.setdefault(routes[index].wire.source.row, []), _span(routes[index], 0.4))
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
    if route.gutter is not None:
        end = 2.0 * route.gutter
        return (start + min(foot, 0.2), end) if end > start else (end, start - min(foot, 0.2))
    end = 2.0 * route.wire.to_column + 1
    return (start + foot, end - 0.4) if end > start else (end + 0.4, start - foot)


def _length(route: Route) -> float:
    first, last = _span(route, 0.4)
    return last - first


def _is_free(shelf: Sequence[Span], span: Span) -> bool:
    return all(span[1] < first or last < span[0] for first, last in shelf)


def _below_feet(route: Route, others: Sequence[tuple[Route, int]]) -> int:
    """Return the first level under which no arrow meets the right half of the box above an upright one."""
    column = route.wire.to_column
    return max(
        (
            level + 1
            for other, level in others
            if other.corridor == route.rows[0]
            and (
                (other.wire.from_column == column and goes_right(other) and level > 0)
                or (other.shape == "under" and other.wire.to_column == column and not goes_right(other))
            )
        ),
        default=0,
    )


def _put(shelves: list[list[Span]], span: Span, floor: int = 0) -> int:
    while len(shelves) < floor:
        shelves.append([])
    rest = enumerate(shelves[floor:], start=floor)
    level = next((level for level, shelf in rest if _is_free(shelf, span)), len(shelves))
    if level == len(shelves):
        shelves.append([])
    shelves[level].append(span)
    return level


_OUTER_FOOT, _INNER_FOOT, _FOOT_STEP = 44.0, 16.0, 14.0


def feet_of(routes: Sequence[Route], diamonds: frozenset[int]) -> Iterator[tuple[tuple[int, str], float]]:
    """Yield where routes meet the bottom of a box: in each half, the longer the nearer to the middle."""
    halves: dict[tuple[Place, int, bool], list[tuple[float, int, str]]] = {}
    for index, route in enumerate(routes):
        if route.corridor is None:
            continue
        wire, right, length = route.wire, goes_right(route), _length(route)
        if index not in diamonds:
            halves.setdefault((wire.source, wire.from_column, right), []).append((length, index, "out"))
        if route.shape == "under":
            halves.setdefault((wire.target, wire.to_column, not right), []).append((length, index, "into"))
    for (_, _, right), feet in halves.items():
        near = any(routes[index].shape == "under-side" and routes[index].wire.label for _, index, _ in feet)
        count = len(feet)
        for place, (_, index, end) in enumerate(sorted(feet)):
            if count > 3:
                offset = 60 - 48 * place / (count - 1)
            elif near:
                offset = _INNER_FOOT + _FOOT_STEP * (count - 1 - place)
            else:
                offset = _OUTER_FOOT - _FOOT_STEP * place
            yield (index, end), offset if right else -offset


_BESIDE_DIAMOND = 22.0


def shifts_of(routes: Sequence[Route], questions: Collection[tuple[int, int]]) -> Iterator[tuple[int, float]]:
    """Yield where upright arrows between the same two boxes run beside each other.

    Under a question the way down keeps to the middle, through the diamond; ways up pass beside it.
    """
    pairs: dict[tuple[int, int, int], list[int]] = {}
    for index, route in enumerate(routes):
        if route.shape == "down":
            pairs.setdefault((route.wire.to_column, *route.rows), []).append(index)
    for (column, upper, _), indices in pairs.items():
        if (upper, column) in questions:
            yield from _around_diamond([(index, routes[index]) for index in indices])
        else:
            gap = min(16.0, 100.0 / len(indices))
            for place, index in enumerate(sorted(indices, key=lambda index: bool(routes[index].wire.label))):
                yield index, (place - (len(indices) - 1) / 2) * gap


def _around_diamond(routes: Sequence[tuple[int, Route]]) -> Iterator[tuple[int, float]]:
    downward = [index for index, route in routes if route.wire.source.row == route.rows[0]]
    middle = downward[0] if downward else None
    beside = [index for index, _ in routes if index != middle]
    gap = min(14.0, 40.0 / max(len(beside), 1))
    if middle is not None:
        yield middle, 0.0
    for place, index in enumerate(beside):
        offset = _BESIDE_DIAMOND + place // 2 * gap
        yield index, -offset if place % 2 else offset
