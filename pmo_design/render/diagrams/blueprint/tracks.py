"""How arrows that share a gutter, a corridor or the side of a box keep out of each other's way.

All of it is told in whole steps (tracks, levels, offsets): it needs no sizes and cannot be spoilt by them.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pmo_design.render.diagrams.blueprint.bottoms import meet_bottoms
from pmo_design.render.diagrams.blueprint.corridors import corridor_levels
from pmo_design.render.diagrams.blueprint.diamonds import diamond_corners
from pmo_design.render.diagrams.blueprint.grid import Place
from pmo_design.render.diagrams.blueprint.gutters import Track, gutter_tracks, passes_corridor, upright_span
from pmo_design.render.diagrams.blueprint.wiring import Corner, Route, Side


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
    corners: Mapping[int, Corner]
    """The corner of the diamond under its question that a route leaves."""
    shifts: Mapping[int, float]
    """Offsets of upright arrows from the middle of their column, in units."""
    gutters: Mapping[int, Track]
    widths: Mapping[int, int]
    """How many tracks each gutter needs."""

    def crosses_corridor(self, route_index: int, route: Route, row: int) -> bool:
        """Whether the part of a route in its gutter passes the corridor of a row."""
        return passes_corridor(upright_span(route_index, route, self.ports, self.levels), row)


def assign_tracks(routes: Sequence[Route], questions: Collection[Place]) -> Tracks:
    """Give each route a place of its own wherever several would meet; few of them cross."""
    ports = dict(_ports(routes))
    corners = diamond_corners(routes, questions)
    levels = corridor_levels(routes, questions, corners)
    feet, shifts = meet_bottoms(routes, corners, {(place.row, place.first) for place in questions})
    gutters = gutter_tracks(routes, ports, levels)
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
        feet=feet,
        levels=levels,
        depths=depths,
        corners=corners,
        shifts=shifts,
        gutters=gutters,
        widths=widths,
    )


def _label_row(route: Route) -> int:
    """Return the row in whose corridor a route runs, or in which an upright one has its label."""
    return route.corridor if route.corridor is not None else route.rows[0]


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
