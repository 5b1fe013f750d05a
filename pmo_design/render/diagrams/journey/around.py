"""Place what is written around the emotion curves: the lines' names, and the gaps where nothing is known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from pmo_design.render.box import Box
from pmo_design.render.diagrams.journey.curve import Point, height_at
from pmo_design.render.diagrams.journey.rows import Columns
from pmo_design.render.diagrams.journey.shapes import (
    NAME,
    NAME_BEFORE,
    NOTE,
    Mark,
    Text,
    set_text,
    snug,
)
from pmo_design.render.diagrams.journey.story import Story, Traveller

LEVEL_HEIGHT = 48.0
_NAME_GAP, _NAME_WIDTH, _NAME_WIDTH_INSIDE = 12.0, 170.0, 86.0
_GAP_HEIGHT, _GAP_WIDTH = 18.0, 104.0
_CLEAR = 6.5


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of a curve without a gap; `before` is the as-is journey's.

    `parts` are its paths column by column: the step's key, the path, and how long the line is before it.
    """

    traveller: Traveller
    before: bool
    points: tuple[Point, ...]
    parts: tuple[tuple[str, str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """Where nothing is known of how travellers feel."""

    anchor: str
    steps: tuple[str, ...]
    box: Box
    marks: tuple[Mark, ...]
    text: Text
    label: str


def name_text(line: Line, left: float, width: float = _NAME_WIDTH) -> Text:
    """Set the name of a line, to the right of an x."""
    style, words = (NAME_BEFORE, "as-is") if line.before else (NAME, line.traveller.title)
    return replace(snug(set_text(words, left, 0, width, style, most_lines=2)), traveller=line.traveller)


def ends_of(lines: Sequence[Line], last: float) -> list[Line]:
    """Return the lines that reach the last column, whose centre is given."""
    return [line for line in lines if line.points[-1][0] >= last - (60 if line.before else 1)]


def names_of(
    lines: Sequence[Line], last: float, furthest: float, y: float
) -> tuple[tuple[Text, ...], tuple[tuple[Point, Point], ...]]:
    """Name the lines, each as near to its right end as the others allow; then those that stop early.

    `last` is the centre of the last column, `furthest` the right end of the marks that stand in it.
    """
    ends = ends_of(lines, last)
    left = furthest + _NAME_GAP
    wanted = sorted(
        ((line, name_text(line, left)) for line in _one_of_those_that_meet(ends)),
        key=lambda pair: (pair[0].points[-1][1], pair[0].before, pair[0].traveller.index),
    )
    meeting = {
        line.points[-1][1] for line in ends if line.before and sum(_meet(line, other) for other in ends) > 1
    }
    tops = _spaced(
        [(line.points[-1][1] - text.box.height / 2, text.box.height + 2) for line, text in wanted], y + 8
    )
    names: list[Text] = []
    leaders = []
    for (line, text), top in zip(wanted, tops, strict=True):
        shared = line.before and line.points[-1][1] in meeting
        names.append(
            replace(text, box=replace(text.box, y=top), traveller=None if shared else line.traveller)
        )
        x, end = line.points[-1]
        middle = top + text.box.height / 2
        if abs(middle - end) > 4 or last - x > 20:
            start = x + _CLEAR if last - x > 20 else furthest + 2
            leaders.append(((start, end), (left - 2, middle)))
    named = {(line.traveller, line.before) for line in ends}
    for line in reversed(lines):
        if (line.traveller, line.before) not in named:
            named.add((line.traveller, line.before))
            names += _name_inside(line, lines, names, y)
    return tuple(names), tuple(leaders)


def _meet(one: Line, other: Line) -> bool:
    return one.before and other.before and one.points[-1] == other.points[-1]


def _one_of_those_that_meet(ends: Sequence[Line]) -> Iterator[Line]:
    """Yield each line; of as-is lines that end at one point, which would have the same name twice, one."""
    for at, line in enumerate(ends):
        if not any(_meet(line, other) for other in ends[:at]):
            yield line


def _name_inside(line: Line, lines: Sequence[Line], names: Sequence[Text], y: float) -> Iterator[Text]:
    """Name a line that ends early beside its last point, if there is a place that no line crosses."""
    x, end = line.points[-1]
    text = name_text(line, x + _NAME_GAP, _NAME_WIDTH_INSIDE)
    others = [each for each in lines if each is not line]
    for shift in (0, -14, 14, -28, 28, -42, 42):
        box = replace(text.box, y=max(end - text.box.height / 2 + shift, y + 8))
        if not _crossed(box, others, 3.0) and not any(box.overlaps(name.box, 2) for name in names):
            yield replace(text, box=box)
            return


def _spaced(wanted: Sequence[tuple[float, float]], least: float) -> list[float]:
    """Move tops as little as can be until no two overlap (pool adjacent violators); none above `least`."""
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


def gaps_of(
    story: Story, columns: Columns, zero: float, lines: Sequence[Line], taken: Sequence[Box]
) -> Iterator[Gap]:
    """Put a hatched box where a traveller's line stops, as near to neutral as no curve is in the way."""
    runs: dict[tuple[int, int], list[int]] = {}
    for at in range(len(story.travellers)):
        known = [step.ended or step.feelings[at] is not None for step in story.steps]
        for missing, group in groupby(range(len(known)), key=lambda column: not known[column]):
            if missing:
                run = list(group)
                runs.setdefault((run[0], run[-1]), []).append(at)
    occupied = list(taken)
    for (first, last), who in sorted(runs.items()):
        left, right = columns[first].middle[0], columns[last].middle[0]
        width = min(
            _GAP_WIDTH + 20 * (len(who) - 1) + right - left, columns[last].right - columns[first].x - 8
        )
        whole = _free_place((left + right - width) / 2, width, zero, lines, occupied)
        occupied.append(whole)
        yield make_gap(story, Box(whole.x, whole.y, whole.width, _GAP_HEIGHT), (first, last), who)


def make_gap(story: Story, box: Box, run: tuple[int, int], who: Sequence[int]) -> Gap:
    """Say that nothing is known of how some travellers feel in the steps of a run."""
    first, last = story.steps[run[0]], story.steps[run[1]]
    people = [story.travellers[at] for at in who]
    x, middle = box.middle
    apart = min(18.0, (box.width - 20) / len(people))
    start = x - apart * (len(people) - 1) / 2
    marks = tuple(
        Mark(start + apart * at, middle, 8 if person.number else 6.5, person, hollow=True)
        for at, person in enumerate(people)
    )
    names = ", ".join(person.title for person in people)
    steps = f"step {first.number}" if first is last else f"steps {first.number} to {last.number}"
    return Gap(
        anchor=f"{story.id}--{first.stage}--{first.id}--gap-of-{'-'.join(person.key for person in people)}",
        steps=tuple(step.key for step in story.steps[run[0] : run[1] + 1]),
        box=box,
        marks=marks,
        text=set_text("No evidence", box.x, box.bottom + 2, box.width, NOTE, "middle"),
        label=f"No evidence of how it feels: {names}, {steps}",
    )


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


def _crossed(box: Box, lines: Sequence[Line], space: float = 9.0) -> bool:
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
