"""Rows under the lanes: how long each step takes, its figure, the rules that hold for it."""

from collections.abc import Iterator, Sequence

from pmo_design.model.scalars import show_minutes, show_work
from pmo_design.render.box import Box
from pmo_design.render.diagrams.blueprint.columns import MARGIN, RAIL_WIDTH, Columns
from pmo_design.render.diagrams.blueprint.shapes import (
    FactRow,
    TimeCell,
    TimeSum,
    text_block,
    text_line,
)
from pmo_design.render.diagrams.blueprint.story import PhaseStory, StepStory, Story
from pmo_design.render.diagrams.blueprint.telling import show_times

_TEXT_X = MARGIN + 46
_NOTE_WIDTH = 122.0
_BRACKET_GAP = 14.0
_NO_TIME = "\u2013"


def place_facts(story: Story, columns: Columns, top: float) -> Iterator[FactRow]:
    """Yield a row for the times, one for the figures and one for the rules, each if there are any."""
    if story.is_timed:
        row = _times(story, columns, top)
        top = row.box.bottom
        yield row
    for icon, title, texts in (
        ("chart", "Measure", [step.metric for step in story.steps]),
        ("contract", "Policy", [" ".join(map(_sentence, step.policies)) or None for step in story.steps]),
    ):
        if any(texts):
            row = _words(icon, title, texts, columns, top)
            top = row.box.bottom
            yield row


def _times(story: Story, columns: Columns, top: float) -> FactRow:
    longest = max(step.elapsed for step in story.steps)
    cells = tuple(
        _time(step, columns.lefts[index], longest, top, columns.column_width)
        for index, step in enumerate(story.steps)
    )
    sums = tuple(_sum(story, phase, columns, top + 62) for phase in story.phases if phase.last > phase.first)
    height = 70.0 if sums else 48.0
    title = text_line("Time", _TEXT_X, top + 28, _NOTE_WIDTH, 14, "bold")
    note = None
    if longest:
        note = text_line(f"Bar: elapsed, of {show_minutes(longest)}", _TEXT_X, top + 46, _NOTE_WIDTH, 13)
    box = Box(MARGIN, top, columns.right - MARGIN, height)
    return FactRow("clock", (MARGIN + 13, top + 20), title, note, cells, sums, (), box)


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
        (
            ((left, y - 5), (left, y), (middle - half, y)),
            ((middle + half, y), (right, y), (right, y - 5)),
        ),
        text,
    )


def _words(icon: str, title: str, texts: Sequence[str | None], columns: Columns, top: float) -> FactRow:
    blocks = tuple(
        text_block(text, columns.lefts[index], top + 26, columns.column_width, 12, 16)
        for index, text in enumerate(texts)
        if text
    )
    height = max(block.height for block in blocks) + 22
    label = text_line(title, _TEXT_X, top + 27, RAIL_WIDTH - 54, 14, "bold")
    box = Box(MARGIN, top, columns.right - MARGIN, height)
    return FactRow(icon, (MARGIN + 13, top + 12), label, None, (), (), blocks, box)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
