"""How arrows that share a gutter, a corridor or the side of a box keep out of each other's way.

All of it is told in whole steps (tracks, levels, offsets), so that it needs no sizes and cannot be spoilt by them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pmo_design.render.diagrams.blueprint.grid import Grid, Place
from pmo_design.render.diagrams.blueprint.wiring import Route, Side

Span = tuple[float, float]

# Heights within a row, for ordering only: a row is 100 high, boxes end at 60, the corridor lies below.
_ROW, _MIDDLE, _PORT_STEP, _CORRIDOR, _LEVEL_STEP = 100.0, 30.0, 4.0, 66.0, 2.0
_CLEARANCE = 8.0


@dataclass(frozen=True, slots=True)
class Track:
    """A place in a gutter: the n-th of so many side by side."""

    index: int
    count: int


@dataclass(frozen=True, slots=True)
class Tracks:
    """Where each route runs, by its place in the list of routes."""

    ports: Mapping[tuple[int, str], float]
    """Offsets from the middle of a box's side, in steps, by route and end ("out" or "into")."""
    reach: Mapping[int, float]
    """The largest offset in each row, in steps."""
    feet: Mapping[tuple[int, str], float]
    """Offsets from the middle of a box's bottom, in units, by route and end."""
    levels: Mapping[int, int]
    """Levels in the corridors, from the row downwards: of tracks, and of labels of upright arrows."""
    depths: Mapping[int, int]
    """How many levels the corridor of each row has."""
    diamonds: frozenset[int]
    """Routes that leave a corner of the diamond under their question."""
    shifts: Mapping[int, float]
    """Offsets of upright arrows from the middle of their column, in units."""
    gutters: Mapping[int, Track]
    widths: Mapping[int, int]
    """How many tracks each gutter needs."""

    def crosses_corridor(self, route_index: int, route: Route, row: int) -> bool:
        """Whether the part of a route in its gutter passes the corridor of a row."""
        upper, lower = _upright_span(route_index, route, self.ports, self.levels)
        return upper < (row + 1) * _ROW and lower > row * _ROW + _CORRIDOR - _LEVEL_STEP


def assign_tracks(routes: Sequence[Route], grid: Grid, questions: Iterable[Place]) -> Tracks:
    """Give each route a place of its own wherever several would meet; few of them cross."""
    ports = dict(_ports(routes))
    levels, diamonds = _levels(routes, questions)
    gutters = _gutters(routes, ports, levels)
    reach: dict[int, float] = {}
    for (index, end), offset in ports.items():
        wire = routes[index].wire
        row = wire.source.row if end == "out" else wire.target.row
        reach[row] = max(reach.get(row, 0.0), abs(offset))
    depths: dict[int, int] = {place.row: 1 for place in questions}
    for index, level in levels.items():
        row = _label_row(routes[index])
        depths[row] = max(depths.get(row, 0), level + 1)
    widths: dict[int, int] = {}
    for index, track in gutters.items():
        gutter = routes[index].gutter
        if gutter is not None:
            widths[gutter] = max(widths.get(gutter, 0), track.count)
    return Tracks(
        ports=ports,
        reach=reach,
        feet=dict(_feet(routes, diamonds)),
        levels=levels,
        depths=depths,
        diamonds=diamonds,
        shifts=dict(_shifts(routes)),
        gutters=gutters,
        widths=widths,
    )


def _label_row(route: Route) -> int:
    """Return the row in whose corridor a route runs, or in which an upright one has its label."""
    return route.corridor if route.corridor is not None else route.rows[0]


# ── sides of boxes ────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Stub:
    """A level piece of a route in its row, over gutters `first` to `last`; `pull` is where it goes next."""

    route: int
    ends: tuple[str, ...]
    first: int
    last: int
    pull: float


def _ports(routes: Sequence[Route]) -> Iterator[tuple[tuple[int, str], float]]:
    by_row: dict[int, list[_Stub]] = {}
    for row, stub in _stubs(routes):
        by_row.setdefault(row, []).append(stub)
    for stubs in by_row.values():
        for meeting in _meeting(stubs):
            ordered = sorted(meeting, key=lambda stub: (stub.pull, stub.route))
            level = [stub for stub in ordered if stub.pull == 0]
            upward = sum(1 for stub in ordered if stub.pull < 0)
            middle = upward + (len(level) - 1) / 2 if level else (len(ordered) - 1) / 2
            for place, stub in enumerate(ordered):
                for end in stub.ends:
                    yield (stub.route, end), place - middle


def _stubs(routes: Sequence[Route]) -> Iterator[tuple[int, _Stub]]:
    for index, route in enumerate(routes):
        source, target = route.wire.source, route.wire.target
        if route.shape == "across":
            first, last = sorted((source, target), key=lambda place: place.first)
            yield source.row, _Stub(index, ("out", "into"), first.last + 1, last.first, 0)
        elif route.gutter is not None:
            drop = target.row - source.row
            if route.shape == "side":
                yield source.row, _Stub(index, ("out",), *_reach(source, route.out, route.gutter), drop)
            bend = -drop if route.shape == "side" else 0.5 - drop
            yield target.row, _Stub(index, ("into",), *_reach(target, route.into, route.gutter), bend)


def _reach(place: Place, side: Side | None, gutter: int) -> tuple[int, int]:
    return (gutter, place.first) if side == "left" else (place.last + 1, gutter)


def _meeting(stubs: Sequence[_Stub]) -> Iterator[list[_Stub]]:
    """Part the stubs of a row into groups that share no gutter."""
    group: list[_Stub] = []
    end = -1
    for stub in sorted(stubs, key=lambda stub: stub.first):
        if group and stub.first > end:
            yield group
            group = []
        group.append(stub)
        end = max(end, stub.last)
    if group:
        yield group


# ── corridors and bottoms of boxes ────────────────────────────────────────────────────────────────────


def _levels(
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
        corner = (route.wire.source, _goes_right(route))
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


def _goes_right(route: Route) -> bool:
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
                (other.wire.from_column == column and _goes_right(other) and level > 0)
                or (other.shape == "under" and other.wire.to_column == column and not _goes_right(other))
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


def _feet(
    routes: Sequence[Route], diamonds: frozenset[int]
) -> Iterator[tuple[tuple[int, str], float]]:
    """Yield where routes meet the bottom of a box: in each half, the longer the nearer to the middle."""
    halves: dict[tuple[Place, int, bool], list[tuple[float, int, str]]] = {}
    for index, route in enumerate(routes):
        if route.corridor is None:
            continue
        wire, right, length = route.wire, _goes_right(route), _length(route)
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


def _shifts(routes: Sequence[Route]) -> Iterator[tuple[int, float]]:
    """Yield where upright arrows between the same two boxes run beside each other; an answer keeps the middle."""
    pairs: dict[tuple[int, int, int], list[int]] = {}
    for index, route in enumerate(routes):
        if route.shape == "down":
            pairs.setdefault((route.wire.to_column, *route.rows), []).append(index)
    for indices in pairs.values():
        indices.sort(key=lambda index: not routes[index].wire.answer)
        keeps_middle = routes[indices[0]].wire.answer
        gap = min(16.0, 100.0 / len(indices))
        for place, index in enumerate(indices):
            side = 1 if place % 2 else -1
            centred = (place - (len(indices) - 1) / 2) * gap
            yield index, side * -((place + 1) // 2) * gap if keeps_middle else centred


# ── gutters ───────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class _Upright:
    """The part of a route in its gutter, with the heights at which it comes and goes to each side."""

    route: int
    upper: float
    lower: float
    lefts: tuple[float, ...]
    rights: tuple[float, ...]


def _gutters(
    routes: Sequence[Route], ports: Mapping[tuple[int, str], float], levels: Mapping[int, int]
) -> dict[int, Track]:
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
    comes_from_left = route.out == "right" if route.shape == "side" else _goes_right(route)
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


def _upright_span(
    index: int, route: Route, ports: Mapping[tuple[int, str], float], levels: Mapping[int, int]
) -> Span:
    start, end = _heights(index, route, ports, levels)
    return min(start, end), max(start, end)


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
    """Order uprights from left to right: swap neighbours while that takes crossings away."""
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
