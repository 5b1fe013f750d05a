"""Lay out the emotion curves of a journey map: levels, lines, gaps without evidence, names at the lines' ends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from pmo_design.render.diagrams.journey.curve import Point, curve_path, height_at
from pmo_design.render.diagrams.journey.rows import Columns, row_label
from pmo_design.render.diagrams.journey.shapes import (
    MARGIN,
    NAME,
    NAME_BEFORE,
    NOTE,
    RAIL,
    ROW_PAD,
    Box,
    Mark,
    Style,
    Text,
    set_line,
    set_text,
)
from pmo_design.render.diagrams.journey.story import LEVEL_WORDS, Feeling, Story, signed

LEVEL_HEIGHT = 48.0
_ABOVE, _BELOW = 52.0, 28.0
_RADIUS, _RADIUS_BEFORE = 5.5, 3.5
_NAME_WIDTH, _NAME_GAP = 86.0, 12.0
_GAP_HEIGHT, _GAP_WIDTH = 18.0, 104.0
LEVEL = Style("level", 12, 16, "bold")
LEVEL_WORD = Style("note", 12, 16)


@dataclass(frozen=True, slots=True)
class Level:
    """A named level and its line."""

    y: float
    texts: tuple[Text, Text]
    neutral: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of a curve without a gap; `before` is the as-is journey's."""

    traveller: int
    before: bool
    points: tuple[Point, ...]
    path: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Where nothing is known of how travellers feel."""

    box: Box
    marks: tuple[Mark, ...]
    text: Text
    label: str


@dataclass(frozen=True, slots=True)
class Star:
    """A moment of truth above the curves."""

    x: float
    y: float
    label: str


@dataclass(frozen=True, slots=True)
class Emotion:
    """The row of the curves."""

    box: Box
    label: tuple[Text, ...]
    levels: tuple[Level, ...]
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    gaps: tuple[Gap, ...]
    names: tuple[Text, ...]
    leaders: tuple[tuple[Point, Point], ...]
    stars: tuple[Star, ...]


@dataclass(frozen=True, slots=True)
class _Rated:
    """A rating where it is drawn."""

    point: Point
    feeling: Feeling
    told: str


def emotion_row(story: Story, columns: Columns, y: float, width: float) -> Emotion | None:
    """Draw how everybody feels, 48 a level; None where nothing is known of anybody."""
    zero = y + _ABOVE + 2 * LEVEL_HEIGHT
    centres = [column.middle[0] for column in columns]
    lines = [*_before_lines(story, centres, zero), *_lines(story, centres, zero)]
    if not lines:
        return None
    drawn = tuple(
        Line(traveller, before, points, curve_path(points))
        for traveller, before, rated in lines
        if (points := tuple(each.point for each in rated))
    )
    names, leaders = _names(story, drawn, centres[-1], y)
    gaps = tuple(_gaps(story, columns, zero, drawn, [name.box for name in names]))
    lowest = [zero + 2 * LEVEL_HEIGHT + _BELOW, *(gap.text.box.bottom + 10 for gap in gaps)]
    lowest += [name.box.bottom + 8 for name in names]
    return Emotion(
        box=Box(MARGIN, y, width, max(lowest) - y),
        label=row_label("Emotion", "", y + ROW_PAD + 2),
        levels=tuple(_levels(zero)),
        lines=drawn,
        marks=tuple(_marks(lines)),
        gaps=gaps,
        names=names,
        leaders=leaders,
        stars=tuple(
            Star(centre, y + 27, f"Moment of truth, step {step.number}: {step.truth}")
            for step, centre in zip(story.steps, centres, strict=True)
            if step.truth
        ),
    )


def _levels(zero: float) -> Iterator[Level]:
    for value, word in LEVEL_WORDS:
        y = zero - value * LEVEL_HEIGHT
        name = set_line(word, MARGIN + RAIL - 36, y - 8, LEVEL_WORD, "end")
        figure = set_line(signed(value), MARGIN + RAIL - 10, y - 8, LEVEL, "end")
        yield Level(y, (name, figure), value == 0)


_Stretch = tuple[int, bool, list[_Rated]]


def _lines(story: Story, centres: Sequence[float], zero: float) -> Iterator[_Stretch]:
    for traveller in story.travellers:
        rated = [
            _rated(story, traveller.index, centre, zero, feeling, f"step {step.number}, {step.title}")
            if (feeling := step.feelings[traveller.index])
            else None
            for step, centre in zip(story.steps, centres, strict=True)
        ]
        yield from ((traveller.index, False, stretch) for stretch in _stretches(rated))


def _before_lines(story: Story, centres: Sequence[float], zero: float) -> Iterator[_Stretch]:
    for traveller, line in zip(story.travellers, story.before, strict=True):
        rated = [
            _rated(story, traveller.index, _place(centres, place), zero, feeling, f"as-is, {title}")
            if feeling
            else None
            for place, feeling, title in line
        ]
        yield from ((traveller.index, True, stretch) for stretch in _stretches(rated))


def _rated(story: Story, index: int, x: float, zero: float, feeling: Feeling, where: str) -> _Rated:
    told = f"{story.travellers[index].title}, {where}: {feeling.spoken}"
    return _Rated((x, zero - feeling.level * LEVEL_HEIGHT), feeling, told)


def _stretches(rated: Sequence[_Rated | None]) -> Iterator[list[_Rated]]:
    for known, group in groupby(rated, key=lambda each: each is not None):
        if known:
            yield [each for each in group if each is not None]


def _place(centres: Sequence[float], place: float) -> float:
    """Return the x of a place among the columns, between centres in proportion."""
    last = len(centres) - 1
    half = (centres[1] - centres[0]) / 2 if last else 60.0
    if place <= 0:
        return centres[0] + 2 * half * place
    if place >= last:
        return centres[last] + 2 * half * (place - last)
    at = int(place)
    return centres[at] + (centres[at + 1] - centres[at]) * (place - at)


def _marks(lines: Sequence[_Stretch]) -> Iterator[Mark]:
    """Mark every rating; marks that would hide one another stand side by side."""
    marks = [
        Mark(*each.point, _RADIUS_BEFORE if before else _RADIUS, traveller, before, each.told)
        for traveller, before, rated in lines
        if not before or _roomy(rated)
        for each in rated
    ]
    places: dict[tuple[int, int], list[Mark]] = {}
    for mark in marks:
        places.setdefault((round(mark.x), round(mark.y)), []).append(mark)
    spread: dict[int, Mark] = {}
    for together in places.values():
        total = sum(2 * mark.radius for mark in together) + 3.0 * (len(together) - 1)
        x = together[0].x - total / 2
        for mark in sorted(together, key=lambda each: (each.hollow, each.traveller)):
            spread[id(mark)] = replace(mark, x=x + mark.radius) if len(together) > 1 else mark
            x += 2 * mark.radius + 3
    return (spread[id(mark)] for mark in marks)


def _roomy(rated: Sequence[_Rated]) -> bool:
    """Tell whether the as-is steps stand far enough from one another to be marked singly."""
    xs = [each.point[0] for each in rated]
    return all(b - a >= 12 for a, b in zip(xs, xs[1:], strict=False))


def _names(
    story: Story, lines: Sequence[Line], last: float, y: float
) -> tuple[tuple[Text, ...], tuple[tuple[Point, Point], ...]]:
    """Name the lines that reach the right end, each as near to its end as the others allow."""
    ends = [line for line in lines if line.points[-1][0] >= last - 1]
    ends += [line for line in lines if line.before and last - 60 < line.points[-1][0] < last - 1]
    if not ends:
        return (), ()
    left = max(line.points[-1][0] for line in ends) + _NAME_GAP
    wanted = sorted(
        ((line, _name(story, line, left)) for line in ends),
        key=lambda pair: (pair[0].points[-1][1], pair[0].before, pair[0].traveller),
    )
    tops = _spaced(
        [(line.points[-1][1] - text.box.height / 2, text.box.height) for line, text in wanted], y + 8
    )
    names, leaders = [], []
    for (line, text), top in zip(wanted, tops, strict=True):
        names.append(replace(text, box=replace(text.box, y=top)))
        x, end = line.points[-1]
        middle = top + text.box.height / 2
        if abs(middle - end) > 4 or left - _NAME_GAP - x > 1:
            leaders.append(((x + _RADIUS + 1, end), (left - 2, middle)))
    return tuple(names), tuple(leaders)


def _name(story: Story, line: Line, left: float) -> Text:
    if line.before:
        text = set_text("as-is", left, 0, _NAME_WIDTH, NAME_BEFORE)
    else:
        text = set_text(story.travellers[line.traveller].title, left, 0, _NAME_WIDTH, NAME, most_lines=2)
    return replace(text, traveller=line.traveller)


def _spaced(wanted: Sequence[tuple[float, float]], least: float) -> list[float]:
    """Move tops as little as possible so that no two overlap (pool adjacent violators); none above `least`."""
    pools: list[list[tuple[float, float]]] = []

    def top_of(pool: Sequence[tuple[float, float]]) -> float:
        offsets = [sum(height for _, height in pool[:at]) for at in range(len(pool))]
        return max(sum(top - o for (top, _), o in zip(pool, offsets, strict=True)) / len(pool), least)

    for entry in wanted:
        pools.append([entry])
        while len(pools) > 1:
            upper, lower = pools[-2:]
            if top_of(upper) + sum(height for _, height in upper) <= top_of(lower):
                break
            pools[-2:] = [upper + lower]
    tops: list[float] = []
    for pool in pools:
        y = top_of(pool)
        for _, height in pool:
            tops.append(y)
            y += height
    return tops


def _gaps(
    story: Story, columns: Columns, zero: float, lines: Sequence[Line], taken: Sequence[Box]
) -> Iterator[Gap]:
    """Put a hatched box where a traveller's line stops, as near to neutral as no curve is in the way."""
    runs: dict[tuple[int, int], list[int]] = {}
    for traveller in story.travellers:
        known = [step.feelings[traveller.index] is not None for step in story.steps]
        for missing, group in groupby(range(len(known)), key=lambda at: not known[at]):
            if missing:
                run = list(group)
                runs.setdefault((run[0], run[-1]), []).append(traveller.index)
    occupied = list(taken)
    for (first, last), who in sorted(runs.items()):
        left, right = columns[first].middle[0], columns[last].middle[0]
        width = min(_GAP_WIDTH + 20 * (len(who) - 1) + right - left, columns[last].right - columns[first].x)
        whole = _free_place((left + right - width) / 2, width, zero, lines, occupied)
        occupied.append(whole)
        box = Box(whole.x, whole.y, whole.width, _GAP_HEIGHT)
        x, middle = box.middle
        start = x - 9 * (len(who) - 1)
        marks = tuple(Mark(start + 18 * at, middle, 7, index, True) for at, index in enumerate(who))
        text = set_text("No evidence", whole.x, box.bottom + 2, whole.width, NOTE, "middle")
        names = ", ".join(story.travellers[index].title for index in who)
        steps = f"step {first + 1}" if first == last else f"steps {first + 1} to {last + 1}"
        yield Gap(box, marks, text, f"No evidence of how it feels: {names}, {steps}")


def _free_place(x: float, width: float, zero: float, lines: Sequence[Line], occupied: Sequence[Box]) -> Box:
    height = _GAP_HEIGHT + 2 + NOTE.leading
    steps = sorted(range(-9, 8), key=lambda at: (abs(at), -at))
    for step in steps:
        box = Box(x, zero - _GAP_HEIGHT / 2 + 4 + 12 * step, width, height)
        if not any(box.overlaps(other, 4) for other in occupied) and not _crossed(box, lines):
            return box
    y = zero + 2 * LEVEL_HEIGHT + 16
    while any(Box(x, y, width, height).overlaps(other, 4) for other in occupied):
        y += 6
    return Box(x, y, width, height)


def _crossed(box: Box, lines: Sequence[Line]) -> bool:
    space = 9.0
    samples = [box.x - space + at * (box.width + 2 * space) / 24 for at in range(25)]
    for line in lines:
        if any(
            box.x - space < px < box.right + space and box.y - space < py < box.bottom + space
            for px, py in line.points
        ):
            return True
        heights = (height_at(line.points, x) for x in samples)
        if any(y is not None and box.y - space / 2 < y < box.bottom + space / 2 for y in heights):
            return True
    return False


