"""Place the rings of the service map: each ring is as wide as what stands on it needs, and no wider."""

import itertools
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, hypot, inf, pi, sin, tau

from pmo_design.render.box import Box
from pmo_design.render.graphs.graphviz import Point
from pmo_design.render.graphs.rings_order import Ties, ordered
from pmo_design.render.graphs.rings_story import PLACES, RING_NAMES, RingStory, Seat
from pmo_design.render.text import text_width, wrap

RATIO = 1.5
"""How much wider a ring is than high: boxes are, too."""

PARTY_WIDTH, PLACE_WIDTH, PAD = 140.0, 128.0, 10.0
TITLE_SIZE, TITLE_LINE, SMALL_SIZE, SMALL_LINE, KICKER_LINE, SIGN = 13.0, 16.0, 12.0, 15.0, 15.0, 20.0
NAME_SIZE, _NAME_HEIGHT = 12.0, 26.0
_SPACE, _RING_SPACE, _FLOW_SPACE, _GRID_SPACE, _STEP = 18.0, 23.0, 48.0, 8.0, 4.0
_LEANS = (0.0, -0.6, 0.6, -0.3, 0.3)
_SAMPLES, _ROUNDS = 720, 12


@dataclass(frozen=True, slots=True)
class RingLayout:
    """Where every seat is, the size of each ring (half its height), and where its name stands.

    The middle of all rings is at 0, 0. `choice` tells where else the name of the sites may stand.
    """

    boxes: Mapping[str, Box]
    sizes: Mapping[int, float]
    names: Mapping[int, Box]
    choice: tuple[Box, ...] = ()


def place_rings(story: RingStory) -> RingLayout:
    """Set the sites as a block in the middle, and one ring around another."""
    ties = _ties(story)
    grid = _grid([seat for seat in story.seats if seat.ring == PLACES])
    by_ring = {
        ring: [seat for seat in story.seats if seat.ring == ring]
        for ring in range(PLACES + 1, len(RING_NAMES))
    }
    used = {ring: seats for ring, seats in by_ring.items() if seats}
    spots = _near(grid)
    orders = ordered([[seat.address for seat in seats] for seats in used.values()], ties, spots)
    boxes = {address: box for address, box in grid.items()}
    names: dict[int, Box] = {}
    sizes: dict[int, float] = {}
    choice = _names_of_places(grid)
    if choice:
        names[PLACES] = choice[0]
    size = 0.0
    for (ring, seats), order in zip(used.items(), orders, strict=True):
        known = {seat.address: seat for seat in seats}
        taken = (*boxes.items(), *(("", name) for name in (*names.values(), *choice)))
        if not taken and len(order) == 1:
            boxes[order[0]] = _centred((0, 0), size_of(known[order[0]]))
            names[ring] = _centred((0, boxes[order[0]].y - _NAME_HEIGHT / 2), _name_size(ring))
            continue
        wanted = {"": _name_size(ring), **{key: size_of(known[key]) for key in order}}
        placed, size = _ring(wanted, taken, story.tied, size)
        sizes[ring], names[ring] = size, placed.pop("")
        boxes |= placed
    return RingLayout(boxes, sizes, names, choice)


def _names_of_places(grid: Mapping[str, Box]) -> tuple[Box, ...]:
    """Return where the name of the sites may stand: above the middle of their block, or either end."""
    if not grid:
        return ()
    name = _name_size(PLACES)
    y = min(box.y for box in grid.values()) - _NAME_HEIGHT / 2 - _SPACE / 2
    aside = max((max(box.right for box in grid.values()) - name[0] / 2), 0)
    return tuple(_centred((x, y), name) for x in dict.fromkeys((0.0, -aside, aside)))


def title_lines(seat: Seat) -> tuple[str, ...]:
    """Return the title of a seat in lines."""
    if seat.kind in ("site", "system"):
        return wrap(seat.title, PLACE_WIDTH - 2 * PAD - SIGN, SMALL_SIZE)
    return wrap(seat.title, PARTY_WIDTH - 2 * PAD, TITLE_SIZE, "bold")


def size_of(seat: Seat) -> tuple[float, float]:
    """Return the width and height of a seat's box."""
    lines = len(title_lines(seat))
    if seat.kind in ("site", "system"):
        return PLACE_WIDTH, PAD + SMALL_LINE * lines
    return PARTY_WIDTH, 2 * PAD - 4 + KICKER_LINE + TITLE_LINE * lines


def _name_size(ring: int) -> tuple[float, float]:
    return text_width(RING_NAMES[ring].upper(), NAME_SIZE, "bold") * 1.1 + 20, _NAME_HEIGHT


def _ties(story: RingStory) -> Ties:
    """Tie what flows join, and, less strongly, what belongs together."""
    ties: dict[str, dict[str, float]] = {}

    def join(one: str, other: str, weight: float) -> None:
        for here, there in ((one, other), (other, one)):
            near = ties.setdefault(here, {})
            near[there] = near.get(there, 0) + weight

    for stream in story.streams:
        for target in stream.targets:
            join(stream.source, target, 1.0)
    for seat in story.seats:
        for other in seat.close:
            join(seat.address, other, 0.5)
    return ties


def _grid(seats: Sequence[Seat]) -> dict[str, Box]:
    """Set sites in up to three columns, those of one owner after another."""
    columns = min(3, len(seats)) if len(seats) != 4 else 2
    owners = list(dict.fromkeys(seat.close for seat in seats))
    ordered_seats = sorted(seats, key=lambda seat: owners.index(seat.close))
    rows = [ordered_seats[at : at + columns] for at in range(0, len(ordered_seats), max(columns, 1))]
    heights = [max(size_of(seat)[1] for seat in row) for row in rows]
    y = -(sum(heights) + _GRID_SPACE * (len(rows) - 1)) / 2
    boxes: dict[str, Box] = {}
    for row, height in zip(rows, heights, strict=True):
        x = -(PLACE_WIDTH * len(row) + _GRID_SPACE * (len(row) - 1)) / 2
        for seat in row:
            boxes[seat.address] = Box(x, y, PLACE_WIDTH, height)
            x += PLACE_WIDTH + _GRID_SPACE
        y += height + _GRID_SPACE
    return boxes


def _near(grid: Mapping[str, Box]) -> dict[str, Point]:
    """Bring the middles of boxes into the scale of the rings' order, where the innermost ring is at 1.5."""
    reach = max((hypot(box.middle[0] / RATIO, box.middle[1]) for box in grid.values()), default=1.0) or 1.0
    return {key: (box.middle[0] / RATIO / reach, box.middle[1] / reach) for key, box in grid.items()}


def _ring(
    sizes: Mapping[str, tuple[float, float]],
    taken: Sequence[tuple[str, Box]],
    tied: Collection[frozenset[str]],
    least: float,
) -> tuple[dict[str, Box], float]:
    """Return the boxes of the smallest ring on which nothing overlaps; the first stands at the top."""
    size = least + max(min(height for _, height in sizes.values()), _STEP)
    while True:
        for lean in _LEANS:
            boxes = dict(zip(sizes, _around([*sizes.values()], size, lean), strict=False))
            if boxes and _free(boxes, taken, tied):
                return boxes, size
        size += _STEP


def _free(
    boxes: Mapping[str, Box], taken: Sequence[tuple[str, Box]], tied: Collection[frozenset[str]]
) -> bool:
    """Tell whether boxes keep their distance, a greater one where a flow and its number stand between."""

    def apart(one: str, other: str, space: float) -> float:
        return max(space, _FLOW_SPACE) if frozenset((one, other)) in tied else space

    if any(
        box.overlaps(other, apart(key, name, _RING_SPACE))
        for key, box in boxes.items()
        for name, other in taken
    ):
        return False
    pairs = itertools.combinations(boxes.items(), 2)
    return not any(box.overlaps(other, apart(key, name, _SPACE)) for (key, box), (name, other) in pairs)


def _around(sizes: Sequence[tuple[float, float]], size: float, lean: float) -> Iterator[Box]:
    """Spread boxes over a ring so that the space between neighbours is even; nothing if there is none.

    The first, the name of the ring, stands at the top, below the line; all others lean to one side of it.
    """
    table = _arcs()
    whole = table[-1] * size
    places = [whole * at / len(sizes) for at in range(len(sizes))]
    for _ in range(_ROUNDS):
        needs = [_need(each, _angle(place / size)) for each, place in zip(sizes, places, strict=True)]
        spare = (whole - sum(needs)) / len(sizes)
        if spare < 0:
            return
        at = 0.0
        for index, need in enumerate(needs):
            places[index] = at
            following = needs[(index + 1) % len(needs)]
            at += (need + following) / 2 + spare * (1 + lean if index == 0 else 1)
    yield _centred((0, _NAME_HEIGHT / 2 - size), sizes[0])
    for each, place in zip(sizes[1:], places[1:], strict=True):
        angle = _angle(place / size)
        yield _centred((RATIO * size * cos(angle), size * sin(angle)), each)


def _need(size: tuple[float, float], angle: float) -> float:
    """Return how much of a ring a box takes up at an angle."""
    dx, dy = -RATIO * sin(angle), cos(angle)
    length = hypot(dx, dy)
    across, up = abs(dx) / length, abs(dy) / length
    return min(size[0] / across if across > 1e-6 else inf, size[1] / up if up > 1e-6 else inf)


@cache
def _arcs() -> tuple[float, ...]:
    """Return the length of the arc from the top, clockwise, to each sampled angle of a ring of size 1."""
    total, lengths = 0.0, [0.0]
    points = [
        (RATIO * cos(-pi / 2 + tau * at / _SAMPLES), sin(-pi / 2 + tau * at / _SAMPLES))
        for at in range(_SAMPLES + 1)
    ]
    for (x1, y1), (x2, y2) in itertools.pairwise(points):
        total += hypot(x2 - x1, y2 - y1)
        lengths.append(total)
    return tuple(lengths)


def _angle(length: float) -> float:
    table = _arcs()
    at = min(max(bisect_left(table, length % table[-1]), 1), _SAMPLES)
    before, after = table[at - 1], table[at]
    share = (length % table[-1] - before) / (after - before)
    return -pi / 2 + tau * (at - 1 + share) / _SAMPLES


def _centred(middle: Point, size: tuple[float, float]) -> Box:
    return Box(middle[0] - size[0] / 2, middle[1] - size[1] / 2, *size)
