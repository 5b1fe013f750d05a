"""Lay out the pain points of a journey map, each with its number, how severe it is and whose it is."""

from pmo_design.render.box import Box
from pmo_design.render.diagrams.journey.rows import Columns, Row, anchor, make_row
from pmo_design.render.diagrams.journey.shapes import (
    BODY,
    PAD,
    ROW_PAD,
    SEVERITY_WIDTH,
    Item,
    Severity,
    set_chip,
    set_mark,
    set_text,
)
from pmo_design.render.diagrams.journey.story import Pain, StepStory, Story


def pain_row(story: Story, columns: Columns, y: float, width: float) -> Row | None:
    """Number the pain points; a row of its own cards may follow without a rule between."""
    items = []
    for step, column in zip(story.steps, columns, strict=True):
        top = y + ROW_PAD
        for at, pain in enumerate(step.pains, start=1):
            items.append(_pain(story, step, pain, at, column, top))
            top = items[-1].box.bottom + ROW_PAD
    note = "Today, as-is" if story.improves or story.state == "as-is" else "What hurts"
    return make_row("pain", "Pain points", note, items, y, width) if items else None


def _pain(story: Story, step: StepStory, pain: Pain, at: int, column: Box, top: float) -> Item:
    left, room = column.x + PAD, column.width - 2 * PAD
    name = pain_anchor(story, step, at)
    who = story.travellers[pain.traveller] if pain.traveller is not None else None
    chip = set_chip(pain.number, f"{name}--number", left, top)
    text = set_text(pain.title, left, chip.box.bottom + 5, room, BODY)
    centre = top + chip.box.height / 2
    after = chip.box.right + 10
    marks = (set_mark(who, after + SEVERITY_WIDTH + 12, centre),) if who and len(story.travellers) > 1 else ()
    return Item(
        kind="pain",
        anchor=name,
        steps=(step.key,),
        addresses=(pain.address,),
        label=f"Pain point {pain.number}, step {step.number}: {pain.title} {pain.word}.",
        box=Box(left, top, room, text.box.bottom - top),
        texts=(text,),
        traveller=who,
        marks=marks,
        chips=(chip,),
        severity=Severity(after, centre, pain.severity),
    )


def pain_anchor(story: Story, step: StepStory, at: int) -> str:
    """Return the id of a step's pain in the picture; pains count from 1."""
    return f"{anchor(story, step)}--pain-{at}"
