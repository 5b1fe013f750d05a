"""Lay out the emotion curves of a journey map: levels, lines, marks, moments of truth."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from pmo_design.render.box import Box
from pmo_design.render.diagrams.journey.around import LEVEL_HEIGHT, Gap, Line, gaps_of, names_of
from pmo_design.render.diagrams.journey.curve import Point, curve_path
from pmo_design.render.diagrams.journey.rows import Columns, row_label
from pmo_design.render.diagrams.journey.shapes import (
    MARGIN,
    RAIL,
    ROW_PAD,
    Mark,
    Style,
    Text,
    set_line,
)
from pmo_design.render.diagrams.journey.story import LEVEL_WORDS, Feeling, Story, signed

_ABOVE, _BELOW = 52.0, 28.0
_RADIUS, _RADIUS_BEFORE = 5.5, 3.5
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
    marks = tuple(_marks(lines))
    furthest = max([centres[-1], *(mark.x for mark in marks)])
    names, leaders = names_of(story, drawn, centres[-1], furthest, y)
    gaps = tuple(gaps_of(story, columns, zero, drawn, [name.box for name in names]))
    lowest = [zero + 2 * LEVEL_HEIGHT + _BELOW, *(gap.text.box.bottom + 10 for gap in gaps)]
    lowest += [name.box.bottom + 8 for name in names]
    return Emotion(
        box=Box(MARGIN, y, width, max(lowest) - y),
        label=row_label("Emotion", "", y + ROW_PAD + 2),
        levels=tuple(_levels(zero)),
        lines=drawn,
        marks=marks,
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
    return all(b - a >= 12 for a, b in pairwise(xs))
