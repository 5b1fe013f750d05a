"""Lead the flows of the rings as curves: past boxes where it can be done, each with its number on it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import dist, hypot, inf

from pmo_design.render.box import Box
from pmo_design.render.graphs.graphviz import Point
from pmo_design.render.graphs.service_story import Stream

NUMBER_SIDE = 19.0
_BENDS = (0.0, 0.12, -0.12, 0.24, -0.24, 0.38, -0.38, 0.55, -0.55, 0.75, -0.75)
_SHARES = (0.5, 0.25, 0.75)
_SAMPLES, _TIP_ROOM, _LANE = 24, 3.0, 24.0
_OUTSIDE = 24.0
_SPACES = (3.0, 1.0, 0.0)
_PLACES = (0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68, 0.26, 0.74, 0.2, 0.8, 0.15, 0.85)


_WAYS = sorted(
    (4 * abs(bend) + (abs(share - 0.5) if bend else 0), bend, share)
    for bend in _BENDS
    for share in (_SHARES if bend else _SHARES[:1])
)


@dataclass(frozen=True, slots=True)
class Curve:
    """A flow from one box to another: start, handle, end, and where its number stands."""

    index: int
    stream: Stream
    source: str
    target: str
    points: tuple[Point, Point, Point]
    number: Box | None


def curves(streams: Sequence[Stream], boxes: Mapping[str, Box], names: Sequence[Box]) -> tuple[Curve, ...]:
    """Lead every flow; of several ways the one past the fewest boxes and numbers is taken.

    Flows between the same two lie beside one another.
    """
    pairs = [
        (index, stream, target)
        for index, stream in enumerate(streams)
        for target in dict.fromkeys(stream.targets)
    ]
    crowds = Counter(frozenset((stream.source, target)) for _, stream, target in pairs)
    met: Counter[frozenset[str]] = Counter()
    found: list[Curve] = []
    numbers: list[Box] = []
    whole = around((*boxes.values(), *names))
    for index, stream, target in pairs:
        pair = frozenset((stream.source, target))
        lane = met[pair] - (crowds[pair] - 1) / 2
        met[pair] += 1
        points = _best(stream.source, target, lane, boxes, (*names, *numbers), whole)
        number = _number(points, [*boxes.values(), *names, *numbers])
        if number is not None:
            numbers.append(number)
        found.append(Curve(index, stream, stream.source, target, points, number))
    return tuple(found)


def around(boxes: Iterable[Box]) -> Box:
    """Return the smallest box that holds all of some."""
    every = tuple(boxes)
    left, top = min(box.x for box in every), min(box.y for box in every)
    right, bottom = max(box.right for box in every), max(box.bottom for box in every)
    return Box(left, top, right - left, bottom - top)


def _best(
    source: str, target: str, lane: float, boxes: Mapping[str, Box], small: Sequence[Box], whole: Box
) -> tuple[Point, Point, Point]:
    """Return the way that meets the fewest other boxes; of equals the straightest."""
    one, other = boxes[source], boxes[target]
    if source == target:
        return _loop(one, lane)
    others = [box for key, box in boxes.items() if key not in (source, target)]
    least, best = inf, None
    for weight, bend, share in _WAYS:
        if weight >= least:
            break
        points = _bent(one, other, bend, share, lane if source <= target else -lane)
        weight += _weight(points, others, small, whole)
        if weight < least:
            least, best = weight, points
    assert best is not None
    return best


def _weight(points: Sequence[Point], others: Sequence[Box], small: Sequence[Box], whole: Box) -> float:
    """Weigh a way by what it passes behind, what it touches, and how far it leaves the picture."""
    samples = [at_share(points, step / _SAMPLES) for step in range(1, _SAMPLES)]
    hits = sum(_inside(box, point, 4) for box in others for point in samples)
    touches = sum(_inside(box, point, 2) for box in small for point in samples)
    outside = sum(not _inside(whole, point, _OUTSIDE) for point in samples)
    return 3 * hits + 2 * touches + outside


def _bent(one: Box, other: Box, bend: float, share: float, lane: float) -> tuple[Point, Point, Point]:
    """Return a curve between two boxes, cut where it leaves the one and reaches the other.

    It aims at their middles, moved to the side by the lane, and bends most at a share of its way.
    """
    (x1, y1), (x2, y2) = one.middle, other.middle
    length = hypot(x2 - x1, y2 - y1) or 1.0
    side = -(y2 - y1) / length, (x2 - x1) / length
    start, end = _aside(one, side, lane), _aside(other, side, lane)
    handle = (
        start[0] + share * (end[0] - start[0]) + bend * (end[1] - start[1]),
        start[1] + share * (end[1] - start[1]) - bend * (end[0] - start[0]),
    )
    curve = (start, handle, end)
    first, last = _leaves(curve, one), 1 - _leaves(curve[::-1], other)
    return _cut(curve, first, max(last, first + 0.01))


def _aside(box: Box, side: Point, lane: float) -> Point:
    """Move the middle of a box sideways, by less than would leave the box."""
    room = min(
        (half - 8) / abs(part)
        for half, part in ((box.width / 2, side[0]), (box.height / 2, side[1]))
        if abs(part) > 0.01
    )
    way = max(-room, min(lane * _LANE, room))
    return box.middle[0] + side[0] * way, box.middle[1] + side[1] * way


def _leaves(points: Sequence[Point], box: Box) -> float:
    """Return the share of a curve at which it leaves the box that it begins in, to a thousandth."""
    inside, outside = 0.0, 1.0
    for step in range(1, _SAMPLES + 1):
        if not _inside(box, at_share(points, step / _SAMPLES), 0):
            inside, outside = (step - 1) / _SAMPLES, step / _SAMPLES
            break
    for _ in range(10):
        middle = (inside + outside) / 2
        if _inside(box, at_share(points, middle), 0):
            inside = middle
        else:
            outside = middle
    return outside


def _loop(box: Box, lane: float) -> tuple[Point, Point, Point]:
    """Return a way out of a box at its right end and back, for what a party gives to itself."""
    reach = 80 + 24 * abs(lane)
    x, (_, y) = box.right, box.middle
    return (x, y - 8), (x + reach, y), (x, y + 8)


def _cut(points: Sequence[Point], first: float, last: float) -> tuple[Point, Point, Point]:
    """Return the stretch of a quadratic curve between two shares of it (by its blossom)."""
    return _blossom(points, first, first), _blossom(points, first, last), _blossom(points, last, last)


def _blossom(points: Sequence[Point], one: float, other: float) -> Point:
    (x0, y0), (x1, y1), (x2, y2) = points
    a, b, c = (1 - one) * (1 - other), (1 - one) * other + one * (1 - other), one * other
    return a * x0 + b * x1 + c * x2, a * y0 + b * y1 + c * y2


def at_share(points: Sequence[Point], share: float) -> Point:
    """Return the point of a curve at a share of its way."""
    return _blossom(points, share, share)


def on_the_way(curve: Curve) -> tuple[Point, ...]:
    """Return points all along a curve."""
    return tuple(at_share(curve.points, step / _SAMPLES) for step in range(_SAMPLES + 1))


def shortened(points: tuple[Point, Point, Point], at_start: bool, at_end: bool) -> tuple[Point, Point, Point]:
    """Leave a little room for heads at the ends of a curve."""
    start, handle, end = points
    first = _TIP_ROOM / max(2 * dist(start, handle), 1.0) if at_start else 0.0
    last = _TIP_ROOM / max(2 * dist(handle, end), 1.0) if at_end else 0.0
    return _cut(points, min(first, 0.2), 1 - min(last, 0.2))


def _number(points: Sequence[Point], taken: Sequence[Box]) -> Box | None:
    """Return the place nearest to the middle of a curve at which its number is free of all else."""
    for space, share in product(_SPACES, _PLACES):
        x, y = at_share(points, share)
        box = Box(x - NUMBER_SIDE / 2, y - NUMBER_SIDE / 2, NUMBER_SIDE, NUMBER_SIDE)
        if not any(box.overlaps(other, space) for other in taken):
            return box
    return None


def _inside(box: Box, point: Point, edge: float) -> bool:
    x, y = point
    return box.x - edge < x < box.right + edge and box.y - edge < y < box.bottom + edge
