"""Rows under the lanes: how long each step takes, its figure, the rules that hold for it."""

from collections.abc import Iterator, Sequence
from itertools import repeat

from pmo_design.model.scalars import show_minutes, show_work
from pmo_design.render.box import Box
from pmo_design.render.diagrams.blueprint.columns import MARGIN, RAIL_WIDTH, Columns
from pmo_design.render.diagrams.blueprint.lines import TextBlock, flush_block, text_line
from pmo_design.render.diagrams.blueprint.shapes import FactRow, FactText, RowSpan, TimeCell, TimeSum
from pmo_design.render.diagrams.blueprint.story import PhaseStory, StepStory, Story
from pmo_design.render.diagrams.blueprint.wording import show_times
from pmo_design.render.text import Weight, wrap

_TEXT_X = MARGIN + 46
_NOTE_WIDTH = 122.0
_BRACKET_GAP = 14.0
_TIMES = 52.0
"""How high the times of the steps are, above their sums."""
_NO_TIME = "\u2013"


def place_facts(story: Story, columns: Columns, top: float) -> Iterator[FactRow]:
    """Yield a row for the times, one for the figures and one for the rules, each if there are any."""
    if story.detail == "phases":
        yield from _phases(story, columns, top)
        return
    if story.is_timed:
        row = _times(story, columns, top)
        top = row.box.bottom
        yield row
    if any(step.metric for step in story.steps):
        row = _measures(story, columns, top)
        top = row.box.bottom
        yield row
    if any(step.policies for step in story.steps):
        yield _policies(story, columns, top)


def _phases(story: Story, columns: Columns, top: float) -> Iterator[FactRow]:
    """Yield what is told of the phases alone: the goal of each, and the sums of its times."""
    goals = []
    for phase in story.phases:
        if phase.goal:
            left, width = columns.extent(phase.first, phase.last)
            keys = " ".join(step.key for step in story.steps[phase.first : phase.last + 1])
            goals.append(FactText(keys, (_block(phase.goal, left, top + 27, width, 14),)))
    if goals:
        row = _words("goal", "target", "Goal", goals, columns, top)
        top = row.box.bottom
        yield row
    if story.is_timed:
        sums = tuple(_sum(story, phase, columns, top + 22) for phase in story.phases)
        title = text_line("Time", _TEXT_X, top + 27, _NOTE_WIDTH, 14, "bold")
        box = Box(MARGIN, top, columns.right - MARGIN, 40.0)
        span = RowSpan("sums", "Sums of the phases", "sums", top, box.bottom)
        yield FactRow("sums", "clock", (MARGIN + 13, top + 12), title, None, (), sums, (), box, (span,))


def _times(story: Story, columns: Columns, top: float) -> FactRow:
    longest = story.longest_step
    cells = tuple(
        _time(step, columns.lefts[index], longest, top, columns.column_width)
        for index, step in enumerate(story.steps)
    )
    sums = tuple(_sum(story, phase, columns, top + 62) for phase in story.phases if phase.last > phase.first)
    height = 70.0 if sums else _TIMES
    title = text_line("Time", _TEXT_X, top + 28, _NOTE_WIDTH, 14, "bold")
    note = None
    if longest:
        note = text_line(f"Bar: elapsed, of {show_minutes(longest)}", _TEXT_X, top + 46, _NOTE_WIDTH, 13)
    box = Box(MARGIN, top, columns.right - MARGIN, height)
    spans = [RowSpan("time", "Time", "facts", top, top + _TIMES if sums else box.bottom)]
    if sums:
        spans.append(RowSpan("sums", "Sums of the phases", "sums", top + _TIMES, box.bottom))
    at = (MARGIN + 13, top + 20)
    return FactRow("time", "clock", at, title, note, cells, sums, (), box, tuple(spans))


def _time(step: StepStory, x: float, longest: int, top: float, width: float) -> TimeCell:
    work = text_line(
        f"{show_work(step.work)} work" if step.work else "",
        x + width,
        top + 28,
        84,
        12,
        anchor="end",
    )
    elapsed = show_minutes(step.elapsed) if step.elapsed else _NO_TIME
    return TimeCell(
        step.key,
        text_line(elapsed, x, top + 28, width - work.width - 4, 14, "bold"),
        work,
        Box(x, top + 38, width, 4),
        step.elapsed / longest if longest else 0.0,
    )


def _sum(story: Story, phase: PhaseStory, columns: Columns, y: float) -> TimeSum:
    steps = story.steps[phase.first : phase.last + 1]
    left, width = columns.extent(phase.first, phase.last)
    elapsed, work = sum(step.elapsed for step in steps), sum(step.work for step in steps)
    words = show_times(elapsed, work) if elapsed else _NO_TIME
    text = text_line(words, left + width / 2, y + 4.5, width - 60, 13, "bold", "middle")
    half = text.width / 2 + _BRACKET_GAP
    middle, right = left + width / 2, left + width
    return TimeSum(
        tuple(step.key for step in steps),
        (
            ((left, y - 5), (left, y), (middle - half, y)),
            ((middle + half, y), (right, y), (right, y - 5)),
        ),
        text,
    )


def _measures(story: Story, columns: Columns, top: float) -> FactRow:
    texts = []
    for step, left in zip(story.steps, columns.lefts, strict=True):
        if step.metric:
            width = columns.column_width
            blocks = [_block(step.metric.title, left, top + 26, width, 12)]
            if step.metric.amounts:
                below = blocks[0].y + blocks[0].height + 2
                blocks.append(_block(step.metric.amounts, left, below, width, 13, "bold"))
            texts.append(FactText(step.key, tuple(blocks)))
    return _words("measure", "chart", "Measure", texts, columns, top)


def _policies(story: Story, columns: Columns, top: float) -> FactRow:
    texts = [
        FactText(step.key, (_block(" ".join(map(_sentence, step.policies)), left, top + 26, width, 12),))
        for step, left, width in zip(story.steps, columns.lefts, repeat(columns.column_width), strict=False)
        if step.policies
    ]
    return _words("policy", "contract", "Policy", texts, columns, top)


def _block(text: str, x: float, y: float, width: float, size: float, weight: Weight = "regular") -> TextBlock:
    return flush_block(wrap(text, width, size, weight), x, y, width, size, 16, weight)


def _words(
    key: str, icon: str, title: str, texts: Sequence[FactText], columns: Columns, top: float
) -> FactRow:
    last = [text.blocks[-1] for text in texts]
    height = max(block.y + block.height for block in last) - top - 4
    label = text_line(title, _TEXT_X, top + 27, RAIL_WIDTH - 54, 14, "bold")
    box = Box(MARGIN, top, columns.right - MARGIN, height)
    span = RowSpan(key, title, "facts", top, box.bottom)
    return FactRow(key, icon, (MARGIN + 13, top + 12), label, None, (), (), tuple(texts), box, (span,))


def _sentence(text: str) -> str:
    """End a text as a sentence, if it is in a script that ends sentences with a full stop."""
    ends_bare = text[-1:].isascii() and text[-1:] not in (".", "!", "?")
    return f"{text}." if ends_bare else text
