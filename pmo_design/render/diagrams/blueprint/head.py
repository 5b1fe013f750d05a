"""The head of the picture: what it is called, its title block, its phases and steps."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pmo_design.render.box import Box
from pmo_design.render.diagrams.blueprint.columns import MARGIN, RAIL_WIDTH, Columns
from pmo_design.render.diagrams.blueprint.lines import Anchor, TextBlock, flush_block, text_block, text_line
from pmo_design.render.diagrams.blueprint.shapes import Head, PhaseBand, SheetField, StepHead, Tag
from pmo_design.render.diagrams.blueprint.story import PhaseStory, StepStory, Story
from pmo_design.render.text import is_rtl, text_width, wrap

TRACKING = 0.06
"""Letter spacing of capitals, in ems."""
_SHEET_TOP, _SHEET_PADDING, _FIELD_WIDEST = 36.0, 12.0, 150.0
_LEAST_WIDTH, _MOST_LEAST_WIDTH, _HEAD_GAP = 1000.0, 1420.0, 40.0
_MEASURE = 760.0
_BAND_ROOM, _SMALL = 56.0, 13.0
_BAND_TOP, _BAND, BAND_AFTER = 140.0, 36.0, 28.0
_STEP, _STEP_LEADING, _NUMBER_GAP = 48.0, 18.0, 9.0


def capitals_width(text: str, size: float, bold: bool = False) -> float:
    """Return how wide a text is in spaced capitals."""
    return text_width(text, size, "bold" if bold else "regular") + TRACKING * size * len(text)


def least_width(story: Story) -> float:
    """Return how wide a picture is at least: so that its title and its summary take one line each.

    It does not depend on the steps: a head that took fewer lines in a wider picture would move all below it.
    """
    summary = min(text_width(story.summary or "", 14), _MEASURE)
    widest = max(text_width(story.title, 28, "bold"), summary)
    wanted = 2 * MARGIN + widest + 1 + _HEAD_GAP + _sheet_width(story)
    return min(max(wanted, _LEAST_WIDTH), _MOST_LEAST_WIDTH)


def place_head(story: Story, columns: Columns) -> Head:
    """Set kicker, title and summary at the left, the title block at the right."""
    sheet = tuple(_sheet(story.sheet, columns.right))
    width = least_width(story) - 2 * MARGIN - _HEAD_GAP - _sheet_width(story)
    kicker = text_line(story.kicker.upper(), MARGIN, 50, width * 0.94, 12, "bold")
    title = text_block(story.title, MARGIN, 84, width, 28, 34, "bold")
    below = title.y + title.height - 34
    shown = text_block(story.shown, MARGIN, below + 26, width, 14, 20, "bold") if story.shown else None
    below += shown.height if shown else 0
    summary = text_block(story.summary, MARGIN, below + 26, width, 14, 20) if story.summary else None
    bottom = max(
        (summary.y + summary.height - 20 if summary else below + (6 if shown else 0)) + 2,
        *(field.box.bottom for field in sheet),
        _BAND_TOP - BAND_AFTER,
    )
    return Head(kicker, title, shown, summary, sheet, bottom)


def _sheet_width(story: Story) -> float:
    fields = tuple(_sheet(story.sheet, 0.0))
    return -fields[0].box.x if fields else 0.0


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


def band_widths(story: Story) -> tuple[float, ...]:
    """Return how wide the band of each phase is at least: so that its title stands on two small lines.

    Bands are thus all equally high, whatever their phases have for steps.
    """
    return tuple(_two_lines(phase.title) + _BAND_ROOM for phase in story.phases)


def _two_lines(title: str) -> float:
    """Return a width in which a title takes two small lines at most."""
    whole = text_width(title, _SMALL, "bold")
    width = whole / 2
    while len(wrap(title, width, _SMALL, "bold")) > 2:
        width += 6
    return width


def place_phases(story: Story, columns: Columns, head: Head) -> tuple[PhaseBand, ...]:
    """Set the phases' bands."""
    top = head.bottom + BAND_AFTER
    return tuple(
        _band(story, phase, Box(left, top, right - left, _BAND))
        for phase, (left, right) in zip(story.phases, columns.phases, strict=True)
    )


def _band(story: Story, phase: PhaseStory, box: Box) -> PhaseBand:
    keys = tuple(step.key for step in story.steps[phase.first : phase.last + 1])
    room = box.width - _BAND_ROOM + 0.01
    title = text_block(phase.title, box.x + 48, box.y + 23.5, room, 16, 20, "bold")
    if len(title.lines) > 1:
        title = text_block(phase.title, box.x + 48, box.y + 15.2, room, _SMALL, 15, "bold")
        title = replace(title, y=box.y + (22.5 if len(title.lines) == 1 else 15.2))
    number = text_line(str(phase.number), box.x + 18, box.y + 23.5, 34, 16, "bold", "middle")
    goal = None
    if phase.goal and story.detail != "phases":
        room = box.width - 48 - title.width - 24 - 18
        if text_width(phase.goal, 13) <= room:
            goal = text_line(phase.goal, box.right - 18, box.y + 23, room, 13, "regular", "end")
    tag = Tag(f"phase-{phase.local}", keys, "phases")
    return PhaseBand(phase.address, tag, box, Box(box.x, box.y, 36, box.height), number, title, goal)


def place_steps(story: Story, columns: Columns, top: float) -> tuple[TextBlock, tuple[StepHead, ...], float]:
    """Set the headings of the columns; return them with the end of their row.

    Where phases alone are shown, or nothing at all, there is no such row.
    """
    if story.detail == "phases" or not story.steps:
        return text_line("", MARGIN, top, RAIL_WIDTH, 12), (), top
    heads = [
        _step(step, columns.lefts[index], top, columns.column_width) for index, step in enumerate(story.steps)
    ]
    lines = max(len(head.title.lines) for head in heads)
    label = text_line("STEP", MARGIN, top + 31, RAIL_WIDTH, 12)
    return label, tuple(heads), top + _STEP + _STEP_LEADING * (lines - 1)


def _step(step: StepStory, x: float, top: float, width: float) -> StepHead:
    """Set a step's number and title side by side, in the order in which the title is read."""
    indent = text_width(step.number, 14, "bold") + _NUMBER_GAP
    lines = wrap(step.title, width + 8 - indent, 14, "bold")
    rtl = is_rtl(step.title)
    side: Anchor = "end" if rtl else "start"
    number = text_line(step.number, x + width if rtl else x, top + 31, width / 2, 14, "bold", side)
    start = x - 8 if rtl else x + indent
    title = flush_block(lines, start, top + 31, width + 8 - indent, 14, _STEP_LEADING, "bold")
    box = Box(x, top + 16, width + 8, title.height + 4)
    tag = Tag(f"step-{step.key.replace('/', '--')}", (step.key,), "steps")
    return StepHead(step.address, tag, f"Step {step.number}: {step.title}", box, number, title)
