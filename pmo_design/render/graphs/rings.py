"""Draw the service map as rings: the served in the middle, then who serves, what they use, who else."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pmo_design.render.box import Box
from pmo_design.render.diagrams.journey.curve import number
from pmo_design.render.graphs.arrowheads import head
from pmo_design.render.graphs.graphviz import Point
from pmo_design.render.graphs.names import slug
from pmo_design.render.graphs.plate import (
    MARGIN,
    Connector,
    Ground,
    Legend,
    Plate,
    Sign,
    Thing,
    Words,
    header,
)
from pmo_design.render.graphs.rings_flows import Curve, around, curves, on_the_way, shortened
from pmo_design.render.graphs.rings_layout import (
    KICKER_LINE,
    NAME_SIZE,
    PAD,
    RATIO,
    SIGN,
    SMALL_LINE,
    SMALL_SIZE,
    TITLE_LINE,
    TITLE_SIZE,
    RingLayout,
    place_rings,
    title_lines,
)
from pmo_design.render.graphs.rings_story import OTHERS, PLACES, RING_NAMES, SERVED, SERVING, RingStory, Seat
from pmo_design.render.graphs.service_story import CARRIES, Stream
from pmo_design.render.text import wrap

_KEY_SIZE, _KEY_LINE, _KEY_GAP, _KEY_HEAD, _KEY_NUMBER = 12.5, 17.0, 28.0, 34.0, 26.0
_NARROWEST, _BELOW, _COLUMN_MOST = 900.0, 30.0, 340.0
_LEGEND = {
    "person": "Role or stakeholder",
    "site": "Site",
    "system": "System",
    "legacy": "System that goes away",
}


def draw_rings(story: RingStory, note: str, spoken: Mapping[int, str]) -> Plate:
    """Place the rings, lead the flows between them, and write the key of the flows below."""
    layout, paths = laid(story)
    every = [*layout.boxes.values(), *layout.names.values()]
    every += [Box(x - 12, y - 12, 24, 24) for path in paths for x, y in on_the_way(path)]
    every += [Box(-RATIO * size, -size, 2 * RATIO * size, 2 * size) for size in layout.sizes.values()]
    whole = around(every)
    width = max(whole.width + 2 * MARGIN, _NARROWEST)
    above = header("Service map, in rings", story.title, note, width)
    dx, dy = (width - whole.right - whole.x) / 2, above.bottom - whole.y
    foot = whole.bottom + dy + _BELOW
    legend, height = _key(story, foot, width)
    grounds = [
        Ground(_ellipse((dx, dy), size), f"ring gp-band-{ring}")
        for ring, size in sorted(layout.sizes.items(), reverse=True)
    ]
    things = [_seat(seat, layout.boxes[seat.address].moved(dx, dy)) for seat in story.seats]
    return Plate(
        width,
        height,
        above,
        tuple(grounds),
        tuple(_connector(path, (dx, dy)) for path in paths),
        (*things, *_numbers(paths, (dx, dy), spoken)),
        tuple(_name(ring, box.moved(dx, dy)) for ring, box in layout.names.items()),
        legend,
    )


def laid(story: RingStory) -> tuple[RingLayout, tuple[Curve, ...]]:
    """Place all; the name of the sites stands where the fewest flows lead through it."""
    layout = place_rings(story)
    tries = []
    for name in layout.choice or (None,):
        names = layout.names if name is None else {**layout.names, PLACES: name}
        paths = curves(story.streams, layout.boxes, [*names.values()])
        crossed = sum(
            name.x < x < name.right and name.y < y < name.bottom
            for path in paths
            for x, y in on_the_way(path)
            if name is not None
        )
        tries.append((crossed, replace(layout, names=names), paths))
    _, best, ways = min(tries, key=lambda each: each[0])
    return best, ways


def _seat(seat: Seat, box: Box) -> Thing:
    spoken = f"{seat.word}: {seat.title}" + (", goes away with the service" if seat.legacy else "")
    key = slug(seat.address)
    small = seat.kind in ("site", "system")
    room = Box(
        box.x + PAD + (SIGN if small else 0), box.y, box.width - 2 * PAD - (SIGN if small else 0), box.height
    )
    lines = title_lines(seat)
    if small:
        top = box.y + (box.height - SMALL_LINE * len(lines)) / 2
        look = "faint" if seat.legacy else "body"
        words = tuple(
            Words(line, room.x, room.right, top + SMALL_LINE * (at + 0.76), SMALL_SIZE, look)
            for at, line in enumerate(lines)
        )
        sign = Sign("site" if seat.kind == "site" else "database", box.x + PAD - 2, box.middle[1] - 8, 16)
        return Thing(
            key, seat.address, spoken, box, words, "pill", "pill", min(13.0, box.height / 2), (sign,)
        )
    top = box.y + (box.height - KICKER_LINE - TITLE_LINE * len(lines)) / 2
    words = (
        Words(seat.word, room.x, room.right, top + KICKER_LINE * 0.76, 12, "note"),
        *(
            Words(
                line,
                room.x,
                room.right,
                top + KICKER_LINE + TITLE_LINE * (at + 0.76),
                TITLE_SIZE,
                "body",
                True,
            )
            for at, line in enumerate(lines)
        ),
    )
    tinted = {SERVED: "head-1", SERVING: "head-2", OTHERS: "head-4"}
    look = tinted.get(seat.ring, "box") if seat.kind == "organisation" else "box"
    return Thing(
        key, seat.address, spoken, box, words, look, "box", 12 if seat.kind in ("role", "stakeholder") else 2
    )


def _name(ring: int, box: Box) -> Words:
    text = RING_NAMES[ring].upper()
    return Words(text, box.x + 10, box.right - 10, box.middle[1] + 4, NAME_SIZE, "kicker", True, True)


def _connector(path: Curve, shift: Point) -> Connector:
    moved = tuple((x + shift[0], y + shift[1]) for x, y in path.points)
    both = path.stream.two_way
    start, handle, end = shortened((moved[0], moved[1], moved[2]), both, True)
    heads = [head(path.stream.carries, end, (end[0] - handle[0], end[1] - handle[1]))]
    if both:
        heads.append(head(path.stream.carries, start, (start[0] - handle[0], start[1] - handle[1])))
    d = f"M{_pair(start)}Q{_pair(handle)} {_pair(end)}"
    ends = "both" if both else "end"
    return Connector(path.stream.carries, slug(path.source), slug(path.target), ends, d, tuple(heads))


def _numbers(paths: Sequence[Curve], shift: Point, spoken: Mapping[int, str]) -> Iterator[Thing]:
    """Set the number of each flow on its curve; it leads to who receives."""
    for at, path in enumerate(paths):
        if path.number is not None:
            box = path.number.moved(*shift)
            yield _disc(f"flow-{at}", path.target, spoken[path.index], box, path.index + 1)


def _disc(key: str, address: str | None, spoken: str, box: Box, count: int) -> Thing:
    text = str(count)
    x = box.middle[0] - 3.2 * len(text)
    words = Words(text, x, x, box.middle[1] + 4, 11, "body", True)
    return Thing(key, address, spoken, box, (words,), "badge", "label", box.width / 2)


def _key(story: RingStory, top: float, width: float) -> tuple[Legend, float]:
    """Write what flows, a column a kind headed by its line; return it with the height of the picture."""
    kinds = [kind for kind in CARRIES if any(stream.carries == kind for stream in story.streams)]
    room = min((width - 2 * MARGIN - _KEY_GAP * (len(kinds) - 1)) / max(len(kinds), 1), _COLUMN_MOST)
    grounds: list[Ground] = []
    heads: list[tuple[str, str]] = []
    words: list[Words] = []
    bottom = top
    for at, kind in enumerate(kinds):
        x = MARGIN + at * (room + _KEY_GAP)
        grounds.append(Ground(f"M{_pair((x, top + 8))}L{_pair((x + 38, top + 8))}", kind))
        heads.append((kind, head(kind, (x + 46, top + 8), (1, 0))))
        words.append(Words(kind.capitalize(), x + 58, x + room, top + 12.5, 13, "body", True))
        y = top + _KEY_HEAD
        for index, stream in enumerate(story.streams):
            if stream.carries == kind:
                y = _entry(words, index, stream, x, y, room)
        bottom = max(bottom, y)
    return Legend(tuple(grounds), tuple(words), (), tuple(heads)), bottom + MARGIN / 2


def _entry(words: list[Words], index: int, stream: Stream, x: float, y: float, room: float) -> float:
    text = f"{stream.label}, both ways" if stream.two_way else stream.label
    words.append(Words(str(index + 1), x, x, y + _KEY_LINE * 0.76, _KEY_SIZE, "number", True))
    for line in wrap(text, room - _KEY_NUMBER, _KEY_SIZE):
        words.append(Words(line, x + _KEY_NUMBER, x + room, y + _KEY_LINE * 0.76, _KEY_SIZE))
        y += _KEY_LINE
    return y + 3


def _ellipse(middle: Point, size: float) -> str:
    x, y = middle
    rx = number(RATIO * size)
    arc = f"A{rx} {number(size)} 0 0 1 "
    left, right = _pair((x - RATIO * size, y)), _pair((x + RATIO * size, y))
    return f"M{left}{arc}{right}{arc}{left}Z"


def _pair(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"
