"""Tracks in the gutters: upright parts of arrows side by side, ordered so that few of them cross."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pmo_design.render.diagrams.blueprint.corridors import Span, goes_right
from pmo_design.render.diagrams.blueprint.wiring import Route

# Heights within a row, for ordering only: a row is 100 high, boxes end at 60, the corridor lies below.
_ROW, _MIDDLE, _PORT_STEP, _CORRIDOR, _LEVEL_STEP = 100.0, 30.0, 4.0, 66.0, 2.0
_CLEARANCE = 8.0
_MOST_EXACT = 7
"""So many arrows side by side are ordered by trying all orders."""


@dataclass(frozen=True, slots=True)
class Track:
    """A place in a gutter: the n-th of so many side by side."""

    index: int
    count: int


@dataclass(frozen=True, slots=True)
class _Upright:
    """The part of a route in its gutter, with the heights at which it comes and goes to each side."""

    route: int
    upper: float
    lower: float
    lefts: tuple[float, ...]
    rights: tuple[float, ...]


def gutter_tracks(
    routes: Sequence[Route], ports: Mapping[tuple[int, str], float], levels: Mapping[int, int]
) -> dict[int, Track]:
    """Return a track for each route that runs in a gutter."""
    by_gutter: dict[int, list[_Upright]] = {}
    for index, route in enumerate(routes):
        if route.gutter is not None:
            by_gutter.setdefault(route.gutter, []).append(_upright(index, route, ports, levels))
    tracks: dict[int, Track] = {}
    for uprights in by_gutter.values():
        for group in _side_by_side(uprights):
            tracks |= _abreast(_ordered(group))
    return tracks


def _upright(
    index: int, route: Route, ports: Mapping[tuple[int, str], float], levels: Mapping[int, int]
) -> _Upright:
    start, end = _heights(index, route, ports, levels)
    comes_from_left = route.out == "right" if route.shape == "side" else goes_right(route)
    goes_left = route.into == "right"
    sides = ((start, comes_from_left), (end, goes_left))
    return _Upright(
        index,
        min(start, end),
        max(start, end),
        tuple(height for height, is_left in sides if is_left),
        tuple(height for height, is_left in sides if not is_left),
    )


def _heights(
    index: int, route: Route, ports: Mapping[tuple[int, str], float], levels: Mapping[int, int]
) -> tuple[float, float]:
    wire = route.wire
    if route.shape == "side":
        start = wire.source.row * _ROW + _MIDDLE + ports[index, "out"] * _PORT_STEP
    else:
        start = wire.source.row * _ROW + _CORRIDOR + levels[index] * _LEVEL_STEP
    return start, wire.target.row * _ROW + _MIDDLE + ports[index, "into"] * _PORT_STEP


def upright_span(
    index: int, route: Route, ports: Mapping[tuple[int, str], float], levels: Mapping[int, int]
) -> Span:
    """Return from which height to which a route runs in its gutter."""
    start, end = _heights(index, route, ports, levels)
    return min(start, end), max(start, end)


def passes_corridor(span: Span, row: int) -> bool:
    """Whether what reaches over such heights passes the corridor of a row."""
    return span[0] < (row + 1) * _ROW and span[1] > row * _ROW + _CORRIDOR - _LEVEL_STEP


def _side_by_side(uprights: Sequence[_Upright]) -> Iterator[list[_Upright]]:
    """Part the uprights of a gutter into groups that do not lie beside each other."""
    group: list[_Upright] = []
    end = float("-inf")
    for upright in sorted(uprights, key=lambda upright: (upright.upper, upright.route)):
        if group and upright.upper > end + _CLEARANCE:
            yield group
            group = []
        group.append(upright)
        end = max(end, upright.lower)
    if group:
        yield group


def _ordered(group: list[_Upright]) -> list[_Upright]:
    """Order uprights from left to right so that they cross least; many of them nearly so."""
    return _best_order(group) if len(group) <= _MOST_EXACT else _good_order(group)


def _best_order(group: list[_Upright]) -> list[_Upright]:
    """Find the order with the fewest crossings: over all sets that may stand at the left, the best last one.

    Held and Karp's recursion over subsets; of orders that cross as little, the first in reading order wins.
    """
    cost = [[_crossings(left, right) if left is not right else 0 for right in group] for left in group]
    best: dict[int, tuple[int, tuple[int, ...]]] = {0: (0, ())}
    for chosen in range(1, 1 << len(group)):
        options = []
        for last in range(len(group)):
            if chosen >> last & 1:
                crossings, order = best[chosen ^ 1 << last]
                options.append((crossings + sum(cost[one][last] for one in order), (*order, last)))
        best[chosen] = min(options)
    return [group[place] for place in best[(1 << len(group)) - 1][1]]


def _good_order(group: list[_Upright]) -> list[_Upright]:
    """Swap neighbours while that takes crossings away."""
    order = list(group)
    for _ in range(len(order)):
        swapped = False
        for place in range(len(order) - 1):
            left, right = order[place], order[place + 1]
            if _crossings(right, left) < _crossings(left, right):
                order[place], order[place + 1] = right, left
                swapped = True
        if not swapped:
            break
    return order


def _crossings(left: _Upright, right: _Upright) -> int:
    over_left = sum(left.upper < height < left.lower for height in right.lefts)
    return over_left + sum(right.upper < height < right.lower for height in left.rights)


def _abreast(order: Sequence[_Upright]) -> dict[int, Track]:
    """Give tracks from left to right; uprights that do not lie beside each other may share one."""
    taken: list[tuple[_Upright, int]] = []
    for upright in order:
        beside = [track for other, track in taken if _lies_beside(upright, other)]
        taken.append((upright, max(beside, default=-1) + 1))
    count = max(track for _, track in taken) + 1
    return {upright.route: Track(track, count) for upright, track in taken}


def _lies_beside(one: _Upright, other: _Upright) -> bool:
    return one.upper <= other.lower + _CLEARANCE and other.upper <= one.lower + _CLEARANCE
