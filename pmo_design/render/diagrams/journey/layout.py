"""Lay out a whole journey map: every box, text and line at its place, before anything is written as SVG."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pmo_design.link import ServiceDesign
from pmo_design.model import Journey
from pmo_design.render.box import Box
from pmo_design.render.diagrams.journey.emotion import Emotion, emotion_row
from pmo_design.render.diagrams.journey.frame import (
    Heading,
    LegendEntry,
    StageBand,
    band_top,
    heading,
    legend,
    stage_bands,
)
from pmo_design.render.diagrams.journey.opportunities import Arrow, opportunity_row
from pmo_design.render.diagrams.journey.rows import (
    Row,
    action_row,
    metric_row,
    moment_row,
    pain_row,
    step_row,
    thought_row,
    time_row,
    touchpoint_row,
)
from pmo_design.render.diagrams.journey.shapes import (
    COLUMN,
    MARGIN,
    NOTE,
    RAIL,
    STAGE_GAP,
    Text,
    set_text,
)
from pmo_design.render.diagrams.journey.story import Story
from pmo_design.render.diagrams.journey.telling import tell

_NARROWEST = 1000.0
_LEGEND_TOP = 14.0


@dataclass(frozen=True, slots=True)
class JourneyLayout:
    """A journey map with absolute coordinates; `columns` reach from the bands through all rows of steps."""

    story: Story
    width: float
    height: float
    heading: Heading
    columns: tuple[Box, ...]
    bands: tuple[StageBand, ...]
    speculation: tuple[Text, ...]
    rows: tuple[Row, ...]
    emotion: Emotion | None
    arrows: tuple[Arrow, ...]
    borders: tuple[float, ...]
    rule: float
    legend: tuple[LegendEntry, ...]
    legend_title: Text | None

    @property
    def texts(self) -> tuple[Text, ...]:
        """Every text on the page."""
        return tuple(_texts(self))


def layout_journey(design: ServiceDesign, journey: Journey) -> JourneyLayout:
    """Place everything on a page that is as wide as the steps ask for; type never shrinks."""
    return lay_out(tell(design, journey))


def lay_out(story: Story) -> JourneyLayout:
    """Place a journey that has been gathered."""
    columns = tuple(_columns(story))
    width = columns[-1].right - MARGIN
    head = heading(story, width)
    top = band_top(head)
    bands = stage_bands(story, columns, top)
    speculation = _speculation(story, bands[0].box)
    below = max(text.box.bottom for text in speculation) + 8 if speculation else 0.0
    y = max(bands[0].box.bottom, below)
    rows: list[Row] = []
    for lay in (step_row, action_row, thought_row, touchpoint_row):
        if row := lay(story, columns, y, width):
            rows.append(row)
            y = row.box.bottom
    emotion = emotion_row(story, columns, y, width)
    if emotion:
        rows[-1] = replace(rows[-1], strong=True)
        y = emotion.box.bottom
    pains = pain_row(story, columns, y, width)
    ideas, arrows = opportunity_row(story, columns, pains, pains.box.bottom if pains else y, width)
    if pains:
        rows.append(replace(pains, joined=ideas is not None))
    if ideas:
        rows.append(ideas)
    y = rows[-1].box.bottom if pains or ideas else y
    for lay in (metric_row, time_row):
        if row := lay(story, columns, y, width):
            rows.append(row)
            y = row.box.bottom
    below_bands = bands[0].box.bottom
    grid = tuple(replace(column, y=below_bands, height=y - below_bands) for column in columns)
    if moments := moment_row(story, columns, y, width):
        rows.append(moments)
        y = moments.box.bottom
    entries = legend(
        story, y + _LEGEND_TOP, width, curves=emotion is not None, gaps=bool(emotion and emotion.gaps)
    )
    title = set_text(
        "LEGEND", MARGIN, y + _LEGEND_TOP + 8, RAIL - 16, replace(NOTE, name="caps", weight="bold")
    )
    bottom = max((max(entry.box.bottom, entry.text.box.bottom) for entry in entries), default=y + 14)
    names = emotion.names if emotion else ()
    right = max([MARGIN + width, *(name.box.right - 24 for name in names)])
    return JourneyLayout(
        story=story,
        width=right + MARGIN,
        height=bottom + 12,
        heading=head,
        columns=grid,
        bands=bands,
        speculation=speculation,
        rows=tuple(rows),
        emotion=emotion,
        arrows=arrows,
        borders=tuple(band.box.x - STAGE_GAP / 2 for band in bands[1:]),
        rule=y,
        legend=entries,
        legend_title=title if entries else None,
    )


def _columns(story: Story) -> Iterator[Box]:
    """Give every step a column of 150; a journey of few steps has wider ones."""
    gaps = STAGE_GAP * (len(story.stages) - 1)
    width = max(COLUMN, (_NARROWEST - RAIL - gaps) / len(story.steps))
    starts = {stage.columns[0] for stage in story.stages[1:]}
    x = MARGIN + RAIL
    for at in range(len(story.steps)):
        x += STAGE_GAP if at in starts else 0
        yield Box(x, 0, width, 0)
        x += width


def _speculation(story: Story, band: Box) -> tuple[Text, ...]:
    """Say beside the bands that nothing of this has been observed."""
    if story.state != "speculative":
        return ()
    words = replace(NOTE, name="caps", weight="bold")
    title = set_text("SPECULATIVE", MARGIN, band.y + 2, RAIL - 16, words)
    return title, set_text("Not yet observed", MARGIN, title.box.bottom, RAIL - 16, NOTE)


def _texts(layout: JourneyLayout) -> Iterator[Text]:
    yield from layout.heading.texts
    for card in layout.heading.cards:
        yield from card.texts
    for band in layout.bands:
        yield band.number
        yield from band.texts
    yield from layout.speculation
    for row in layout.rows:
        yield from row.label
        for item in row.items:
            yield from item.texts
            yield from (chip.text for chip in item.chips)
    if layout.emotion:
        yield from layout.emotion.label
        for level in layout.emotion.levels:
            yield from level.texts
        yield from (gap.text for gap in layout.emotion.gaps)
        yield from layout.emotion.names
    if layout.legend_title:
        yield layout.legend_title
    yield from (entry.text for entry in layout.legend)
