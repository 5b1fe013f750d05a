"""Lay out the emotion curves of a journey map: levels, lines, marks, gaps, moments of truth."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby, pairwise

from pmo_design.render.box import Box
from pmo_design.render.diagrams.journey.around import (
    LEVEL_HEIGHT,
    Gap,
    Line,
    gaps_of,
    make_gap,
    names_of,
)
from pmo_design.render.diagrams.journey.curve import Point, cut_at
from pmo_design.render.diagrams.journey.points import Rated, marks_of
from pmo_design.render.diagrams.journey.rows import Columns, anchor, row_label
from pmo_design.render.diagrams.journey.shapes import MARGIN, PAD, RAIL, ROW_PAD, Mark, Style, Text, set_line
from pmo_design.render.diagrams.journey.story import LEVEL_WORDS, Story, Traveller, nearest_column, signed

_ABOVE, _BELOW = 52.0, 28.0
LEVEL = Style("level", 12, 16, "bold")
LEVEL_WORD = Style("note", 12, 16)


@dataclass(frozen=True, slots=True)
class Level:
    """A named level and its line."""

    y: float
    texts: tuple[Text, Text]
    neutral: bool


@dataclass(frozen=True, slots=True)
class Star:
    """A moment of truth above the curves."""

    anchor: str
    step: str
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
class _Stretch:
    traveller: Traveller
    before: bool
    hollow: bool
    rated: tuple[Rated, ...]


def emotion_row(story: Story, columns: Columns, y: float, width: float) -> Emotion:
    """Draw how everybody feels, 48 a level; where nothing is known of anybody, say so."""
    zero = y + _ABOVE + 2 * LEVEL_HEIGHT
    stretches = [*_stretches(story, columns, zero)]
    if not stretches:
        return _nothing_known(story, columns, y, width)
    lines = tuple(_line(each, story, columns) for each in stretches)
    marks = _marks(stretches, columns)
    last = columns[-1].middle[0]
    names, leaders = names_of(lines, last, _furthest(marks, last), y)
    gaps = tuple(gaps_of(story, columns, zero, lines, [name.box for name in names]))
    lowest = [zero + 2 * LEVEL_HEIGHT + _BELOW, *(gap.text.box.bottom + 10 for gap in gaps)]
    lowest += [name.box.bottom + 8 for name in names]
    return Emotion(
        box=Box(MARGIN, y, width, max(lowest) - y),
        label=row_label("Emotion", "", y + ROW_PAD + 2),
        levels=tuple(_levels(zero)),
        lines=lines,
        marks=marks,
        gaps=gaps,
        names=names,
        leaders=leaders,
        stars=tuple(_stars(story, columns, y)),
    )


def reach_of_names(emotion: Emotion) -> float:
    """Return how far to the right the names of the lines reach."""
    return max((name.box.right for name in emotion.names), default=0.0)


def _nothing_known(story: Story, columns: Columns, y: float, width: float) -> Emotion:
    everybody = range(len(story.travellers))
    left, right = columns[0].x + PAD, columns[-1].right - PAD
    gap = make_gap(story, Box(left, y + 44, right - left, 18), (0, len(story.steps) - 1), everybody)
    return Emotion(
        box=Box(MARGIN, y, width, gap.text.box.bottom + ROW_PAD - y),
        label=row_label("Emotion", "Nobody has been asked", y + ROW_PAD),
        levels=(),
        lines=(),
        marks=(),
        gaps=(gap,),
        names=(),
        leaders=(),
        stars=tuple(_stars(story, columns, y)),
    )


def _stars(story: Story, columns: Columns, y: float) -> Iterator[Star]:
    for step, column in zip(story.steps, columns, strict=True):
        if step.truth:
            label = f"Moment of truth, step {step.number}: {step.truth}"
            yield Star(f"{anchor(story, step)}--star", step.key, column.middle[0], y + 27, label)


def _levels(zero: float) -> Iterator[Level]:
    for value, word in LEVEL_WORDS:
        y = zero - value * LEVEL_HEIGHT
        name = set_line(word, MARGIN + RAIL - 36, y - 8, LEVEL_WORD, "end")
        figure = set_line(signed(value), MARGIN + RAIL - 10, y - 8, LEVEL, "end")
        yield Level(y, (name, figure), value == 0)


def _stretches(story: Story, columns: Columns, zero: float) -> Iterator[_Stretch]:
    """Yield the lines between gaps, those of the as-is journey first, so that they lie below."""
    for at, traveller in enumerate(story.travellers):
        for rated in _known([*_before(story, at, columns, zero)]):
            yield _Stretch(traveller, True, True, rated)
    for at, traveller in enumerate(story.travellers):
        for rated in _known([*_now(story, at, columns, zero)]):
            yield _Stretch(traveller, False, story.speculative or traveller.assumed, rated)


def _now(story: Story, at: int, columns: Columns, zero: float) -> Iterator[Rated | None]:
    for step, column in zip(story.steps, columns, strict=True):
        feeling = step.feelings[at]
        if feeling is None:
            yield from () if step.ended else (None,)
            continue
        change = step.changes[at] if step.changes else None
        told = f"{story.travellers[at].title}, step {step.number} {step.title}: {feeling.spoken}"
        if change is not None:
            told += f"; as it is: {signed(feeling.level - change)}"
        yield Rated(
            (column.middle[0], zero - feeling.level * LEVEL_HEIGHT), told, anchor(story, step), step.key
        )


def _before(story: Story, at: int, columns: Columns, zero: float) -> Iterator[Rated | None]:
    centres = [column.middle[0] for column in columns]
    for number, was in enumerate(story.before[at], start=1):
        if was.feeling is None:
            yield None
            continue
        step = story.steps[nearest_column(was.place, len(columns))]
        told = f"{story.travellers[at].title}, as it is, {was.title}: {was.feeling.spoken}"
        point = (_place(centres, was.place), zero - was.feeling.level * LEVEL_HEIGHT)
        alone = not was.kept or step.changes[at] is None
        yield Rated(point, told, f"{story.id}--before-{number}", step.key, alone)


def _known(rated: Sequence[Rated | None]) -> Iterator[tuple[Rated, ...]]:
    for known, group in groupby(rated, key=lambda each: each is not None):
        if known:
            yield tuple(each for each in group if each is not None)


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


def _points(stretch: _Stretch) -> tuple[Point, ...]:
    return tuple(each.point for each in stretch.rated)


def _line(stretch: _Stretch, story: Story, columns: Columns) -> Line:
    """Draw a line column by column, so that a part of the map can be shown alone."""
    points = _points(stretch)
    line = Line(stretch.traveller, stretch.before, points)
    if len(points) < 2:
        return line
    borders = [(left.right + right.x) / 2 for left, right in pairwise(columns)]
    parts = cut_at(points, borders)
    run = accumulate((part[3] for part in parts), initial=0.0)
    keys = [story.steps[sum(border <= left for border in borders)].key for left, _, _, _ in parts]
    return replace(
        line,
        parts=tuple(
            (key, path, begun) for key, (_, _, path, _), begun in zip(keys, parts, run, strict=False)
        ),
    )


def _marks(stretches: Sequence[_Stretch], columns: Columns) -> tuple[Mark, ...]:
    return marks_of(((each.traveller, each.before, each.hollow, each.rated) for each in stretches), columns)


def _furthest(marks: Sequence[Mark], last: float) -> float:
    return max([last + 6, *(mark.x + mark.radius for mark in marks if mark.x > last - 60)])
