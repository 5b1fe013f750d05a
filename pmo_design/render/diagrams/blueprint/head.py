"""The head of the picture: what it is called, its title block, its phases and steps."""

from collections.abc import Iterator, Sequence

from pmo_design.render.box import Box
from pmo_design.render.diagrams.blueprint.columns import MARGIN, RAIL_WIDTH, Columns
from pmo_design.render.diagrams.blueprint.shapes import (
    Head,
    PhaseBand,
    SheetField,
    StepHead,
    TextBlock,
    text_block,
    text_line,
)
from pmo_design.render.diagrams.blueprint.story import PhaseStory, StepStory, Story
from pmo_design.render.text import text_width

TRACKING = 0.06
"""Letter spacing of capitals, in ems."""
_SHEET_TOP, _SHEET_PADDING, _FIELD_WIDEST = 36.0, 12.0, 150.0
_BAND_TOP, _BAND, _BAND_AFTER = 140.0, 36.0, 28.0
_STEP, _STEP_LEADING, _NUMBER_GAP = 48.0, 18.0, 9.0


def capitals_width(text: str, size: float, bold: bool = False) -> float:
    """Return how wide a text is in spaced capitals."""
    return text_width(text, size, "bold" if bold else "regular") + TRACKING * size * len(text)


def place_head(story: Story, columns: Columns) -> Head:
    """Set kicker, title and summary at the left, the title block at the right."""
    sheet = tuple(_sheet(story.sheet, columns.right))
    width = (sheet[0].box.x if sheet else columns.right) - MARGIN - 40
    kicker = text_line(story.kicker.upper(), MARGIN, 50, width * 0.94, 12, "bold")
    title = text_block(story.title, MARGIN, 84, width, 28, 34, "bold")
    below = title.y + title.height - 34
    summary = text_block(story.summary, MARGIN, below + 26, width, 14, 20) if story.summary else None
    bottom = max(
        (summary.y + summary.height - 20 if summary else below) + 2,
        *(field.box.bottom for field in sheet),
        _BAND_TOP - _BAND_AFTER,
    )
    return Head(kicker, title, summary, sheet, bottom)


def _sheet(fields: Sequence[tuple[str, str]], right: float) -> Iterator[SheetField]:
    """Set the fields of the title block from right to left, all as high as the highest."""
    placed: list[SheetField] = []
    for name, value in reversed(fields):
        inner = min(text_width(value, 14, "bold"), _FIELD_WIDEST)
        text = text_block(value, 0, _SHEET_TOP + 44, max(inner, 40) + 0.01, 14, 18, "bold")
        width = max(text.width, capitals_width(name.upper(), 12)) + 2 * _SHEET_PADDING
        x = right - width
        label = text_line(name.upper(), x + _SHEET_PADDING, _SHEET_TOP + 22, width, 12)
        value_at = TextBlock(x + _SHEET_PADDING, text.y, text.lines, 14, 18, "bold")
        placed.insert(0, SheetField(Box(x, _SHEET_TOP, width, 40 + text.height), label, value_at))
        right = x
    height = max((field.box.height for field in placed), default=0.0)
    for field in placed:
        yield SheetField(Box(field.box.x, _SHEET_TOP, field.box.width, height), field.label, field.value)


def place_phases(story: Story, columns: Columns, head: Head) -> tuple[PhaseBand, ...]:
    """Set the phases' bands, all as high as the one whose title has most lines."""
    top = head.bottom + _BAND_AFTER
    titles = [
        text_block(phase.title, left + 48, top + 23.5, right - left - 56, 16, 20, "bold")
        for phase, (left, right) in zip(story.phases, columns.phases, strict=True)
    ]
    height = max(_BAND, *(title.height + 16 for title in titles))
    return tuple(
        _band(phase, title, Box(left, top, right - left, height))
        for phase, title, (left, right) in zip(story.phases, titles, columns.phases, strict=True)
    )


def _band(phase: PhaseStory, title: TextBlock, box: Box) -> PhaseBand:
    number = text_line(str(phase.number), box.x + 18, title.y, 34, 16, "bold", "middle")
    goal = None
    if phase.goal:
        room = box.width - 48 - title.width - 24 - 18
        if text_width(phase.goal, 13) <= room:
            goal = text_line(phase.goal, box.right - 18, box.y + 23, room, 13, "regular", "end")
    return PhaseBand(phase.address, box, Box(box.x, box.y, 36, box.height), number, title, goal)


def place_steps(story: Story, columns: Columns, top: float) -> tuple[TextBlock, tuple[StepHead, ...], float]:
    """Set the headings of the columns; return them with the end of their row."""
    heads = [
        _step(step, columns.lefts[index], top, columns.column_width) for index, step in enumerate(story.steps)
    ]
    lines = max(len(head.title.lines) for head in heads)
    label = text_line("STEP", MARGIN, top + 31, RAIL_WIDTH, 12)
    return label, tuple(heads), top + _STEP + _STEP_LEADING * (lines - 1)


def _step(step: StepStory, x: float, top: float, width: float) -> StepHead:
    number = text_line(step.number, x, top + 31, width / 2, 14, "bold")
    indent = number.width + _NUMBER_GAP
    title = text_block(step.title, x + indent, top + 31, width + 8 - indent, 14, _STEP_LEADING, "bold")
    box = Box(x, top + 16, width + 8, title.height + 4)
    return StepHead(step.address, f"Step {step.number}: {step.title}", box, number, title)
