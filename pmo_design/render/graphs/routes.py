"""Lead lines level from column to column, and bend them only on tracks in the gaps between columns."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pmo_design.render.box import Box
from pmo_design.render.graphs.graphviz import Layout, Point
from pmo_design.render.graphs.tracks import STEP, Trunk, assign

_SAMPLES = 24
_NARROWEST_GAP = 26.0


@dataclass(frozen=True, slots=True)
class Ranks:
    """The columns that Graphviz made: the column of each box, and from where to where each column reaches."""

    of: Mapping[str, int]
    spans: tuple[tuple[float, float], ...]

    def middle(self, rank: int) -> float:
        left, right = self.spans[rank]
        return (left + right) / 2


@dataclass(frozen=True, slots=True)
class Wire:
    """A line from one box to a box further right: its height at each column from the first to the last."""

    stream: int
    tail: str
    head: str
    levels: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Routing:
    """How far each column moves to make room for tracks, and where a stream's track stands in a gap."""

    shifts: tuple[float, ...]
    tracks: Mapping[tuple[int, int], float]
    width: float


def ranks_of(boxes: Mapping[str, Box]) -> Ranks:
    """Tell columns by the middles of boxes, which Graphviz sets above one another."""
    middles = sorted({round(box.middle[0]) for box in boxes.values()})
    starts = [x for at, x in enumerate(middles) if at == 0 or x - middles[at - 1] > 2]
    of = {
        key: max(at for at, x in enumerate(starts) if x <= round(box.middle[0])) for key, box in boxes.items()
    }
    spans = []
    for rank in range(len(starts)):
        members = [box for key, box in boxes.items() if of[key] == rank]
        spans.append((min(box.x for box in members), max(box.right for box in members)))
    return Ranks(of, tuple(spans))


def heights(layout: Layout, ranks: Ranks, tail: str, head: str) -> tuple[float, ...]:
    """Return how high Graphviz leads a line through each column that it passes, without its ends."""
    curve = layout.edges[tail, head]
    between = range(ranks.of[tail] + 1, ranks.of[head])
    return tuple(_height_at(curve, ranks.middle(rank)) for rank in between) if between else ()


def straightened(wire: Wire, ranks: Ranks, boxes: Iterable[Box], others: Iterable[Wire]) -> Wire:
    """Keep a line at the height at which it is already, where no box and no other line is in the way."""
    levels = list(wire.levels)
    first = ranks.of[wire.tail]
    obstacles = tuple(boxes)
    for at in range(1, len(levels) - 1):
        rank = first + at
        passing = [level for other in others if other is not wire for level in _passing(other, rank, ranks)]
        x = ranks.middle(rank)
        for level in (levels[at - 1], levels[at + 1]):
            free = not any(box.x <= x <= box.right and _near(level, box) for box in obstacles)
            if free and all(abs(level - other) >= STEP for other in passing):
                levels[at] = level
                break
    return replace(wire, levels=tuple(levels))


def spread(ranks: Ranks, wires: Sequence[Wire], pads: Sequence[float]) -> Routing:
    """Give each gap the room that its tracks and its padding need; columns move right as they must."""
    shifts = [-ranks.spans[0][0]] if ranks.spans else []
    tracks: dict[tuple[int, int], float] = {}
    for gap in range(len(ranks.spans) - 1):
        places, count = assign(_trunks(gap, ranks, wires))
        room = max(pads[gap] + STEP * max(count - 1, 0), _NARROWEST_GAP)
        left = ranks.spans[gap][1] + shifts[gap]
        first = left + (room - STEP * (count - 1)) / 2
        tracks |= {(gap, stream): first + STEP * track for stream, track in places.items()}
        shifts.append(left + room - ranks.spans[gap + 1][0])
    width = ranks.spans[-1][1] + shifts[-1] if ranks.spans else 0.0
    return Routing(tuple(shifts), tracks, width)


def lead(wire: Wire, ranks: Ranks, routing: Routing, start: float, end: float) -> tuple[Point, ...]:
    """Return the corners of a line from x = `start` to x = `end`."""
    first = ranks.of[wire.tail]
    points = [(start, wire.levels[0])]
    for at, (here, there) in enumerate(zip(wire.levels, wire.levels[1:], strict=False)):
        x = routing.tracks.get((first + at, wire.stream))
        if x is not None and here != there:
            points += [(x, here), (x, there)]
    return (*points, (end, wire.levels[-1]))


def _passing(wire: Wire, rank: int, ranks: Ranks) -> tuple[float, ...]:
    at = rank - ranks.of[wire.tail]
    return (wire.levels[at],) if 0 < at < len(wire.levels) - 1 else ()


def _near(level: float, box: Box) -> bool:
    return box.y - STEP < level < box.bottom + STEP


def _trunks(gap: int, ranks: Ranks, wires: Iterable[Wire]) -> list[Trunk]:
    left: dict[int, set[float]] = {}
    right: dict[int, set[float]] = {}
    for wire in wires:
        at = gap - ranks.of[wire.tail]
        if 0 <= at < len(wire.levels) - 1:
            left.setdefault(wire.stream, set()).add(wire.levels[at])
            right.setdefault(wire.stream, set()).add(wire.levels[at + 1])
    return [Trunk(stream, tuple(sorted(left[stream])), tuple(sorted(right[stream]))) for stream in left]


def _height_at(curve: Sequence[Point], x: float) -> float:
    """Return how high a chain of cubic curves is at a place."""
    points = [
        on_curve(curve[at : at + 4], step / _SAMPLES)
        for at in range(0, len(curve) - 3, 3)
        for step in range(_SAMPLES + 1)
    ]
    return min(points, key=lambda point: abs(point[0] - x))[1]


def on_curve(handles: Sequence[Point], t: float) -> Point:
    """Return the point of a cubic curve at a share of its way."""
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
    return (
        sum(weight * handle[0] for weight, handle in zip(weights, handles, strict=True)),
        sum(weight * handle[1] for weight, handle in zip(weights, handles, strict=True)),
    )
