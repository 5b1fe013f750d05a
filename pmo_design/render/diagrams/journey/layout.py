"""Lay out a whole journey map: every box, text and line at its place, before anything is written as SVG."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from pmo_design.link import ServiceDesign
from pmo_design.model import Journey
from pmo_design.render.box import Box
from pmo_design.render.diagrams.journey.emotion import Emotion, emotion_row, reach_of_names
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
from pmo_design.render.diagrams.journey.pains import pain_row
from pmo_design.render.diagrams.journey.rows import (
    Columns,
    Row,
    action_row,
    change_row,
    metric_row,
    moment_row,
    step_row,
    thought_row,
    time_row,
    touchpoint_row,
)
from pmo_design.render.diagrams.journey.shapes import (
    CAPS,
    COLUMN,
    MARGIN,
    RAIL,
    STAGE_GAP,
    Text,
    set_line,
)
from pmo_design.render.diagrams.journey.story import Story
from pmo_design.render.diagrams.journey.telling import tell

_NARROWEST = 1000.0
_LEGEND_TOP = 14.0
_STRIP_HEIGHT = 26.0


@dataclass(frozen=True, slots=True)
class Strip:
    """The hatched strip above the bands that says that nothing of this was observed."""

    box: Box
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class JourneyLayout:
    """A journey map with absolute coordinates; `columns` reach from the bands through all rows of steps.

    The grid ends at `right`: beyond the last column there stand only the names of lines.
    """

    story: Story
    width: float
    height: float
    heading: Heading
    columns: tuple[Box, ...]
    right: float
    bands: tuple[StageBand, ...]
    strip: Strip | None
    rows: tuple[Row, ...]
    emotion: Emotion
    arrows: tuple[Arrow, ...]
    borders: tuple[float, ...]
    rule: float
    legend: tuple[LegendEntry, ...]
    legend_title: Text | None

    @property
    def texts(self) -> tuple[Text, ...]:
        """Every text on the page."""
        return tuple(_texts(self))


RowMaker = Callable[[Story, Columns, float, float], Row | None]
ABOVE: tuple[RowMaker, ...] = (step_row, action_row, thought_row, touchpoint_row)
BELOW: tuple[RowMaker, ...] = (metric_row, time_row)


def layout_journey(design: ServiceDesign, journey: Journey) -> JourneyLayout:
    """Place everything on a page that is as wide as the steps ask for; type never shrinks."""
    return lay_out(tell(design, journey))


def lay_out(
    story: Story, above: Sequence[RowMaker] = ABOVE, below: Sequence[RowMaker] = BELOW
) -> JourneyLayout:
    """Place a journey that has been gathered, with these rows above and below the feelings and pains."""
    columns = tuple(_columns(story))
    right = columns[-1].right
    width = right - MARGIN
    head = heading(story, width)
    top = band_top(head)
    strip = _strip(columns, top, right) if story.speculative else None
    bands = stage_bands(story, columns, strip.box.bottom + STAGE_GAP if strip else top)
    rows, emotion, arrows, y = _rows(story, columns, bands[0].box.bottom, width, above, below)
    below_bands = bands[0].box.bottom
    grid = tuple(replace(column, y=below_bands, height=y - below_bands) for column in columns)
    if moments := moment_row(story, columns, y, width):
        rows = (*rows, moments)
        y = moments.box.bottom
    entries = legend(story, y + _LEGEND_TOP, width, curves=bool(emotion.lines), gaps=bool(emotion.gaps))
    title = set_line("LEGEND", MARGIN, y + _LEGEND_TOP + 8, CAPS)
    bottom = max((max(entry.box.bottom, entry.text.box.bottom) for entry in entries), default=y + 14)
    return JourneyLayout(
        story=story,
        width=max(right + MARGIN, ceil(reach_of_names(emotion)) + MARGIN / 2),
        height=bottom + 12,
        heading=head,
        columns=grid,
        right=right,
        bands=bands,
        strip=strip,
        rows=rows,
        emotion=emotion,
        arrows=arrows,
        borders=tuple(band.box.x - STAGE_GAP / 2 for band in bands[1:]),
        rule=y,
        legend=entries,
        legend_title=title if entries else None,
    )


def _rows(
    story: Story,
    columns: Columns,
    y: float,
    width: float,
    above: Sequence[RowMaker],
    below: Sequence[RowMaker],
) -> tuple[tuple[Row, ...], Emotion, tuple[Arrow, ...], float]:
    """Place the rows below the bands, one below the other; return them with the y below the last."""
    rows: list[Row] = []
    for lay in above:
        if row := lay(story, columns, y, width):
            rows.append(row)
            y = row.box.bottom
    rows[-1:] = [replace(row, strong=True) for row in rows[-1:]]
    emotion = emotion_row(story, columns, y, width)
    y = emotion.box.bottom
    if changes := change_row(story, columns, y, width):
        rows.append(replace(changes, strong=True))
        y = changes.box.bottom
    pains = pain_row(story, columns, y, width)
    ideas, arrows = opportunity_row(story, columns, pains, pains.box.bottom if pains else y, width)
    rows += [replace(pains, joined=ideas is not None)] if pains else []
    rows += [ideas] if ideas else []
    y = rows[-1].box.bottom if pains or ideas else y
    for lay in below:
        if row := lay(story, columns, y, width):
            rows.append(row)
            y = row.box.bottom
    return tuple(rows), emotion, arrows, y


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


def _strip(columns: Columns, y: float, right: float) -> Strip:
    """Say above the bands that nothing of this has been observed."""
    left = columns[0].x
    title = set_line("SPECULATIVE: NOT YET OBSERVED", left + 16, y + 5, CAPS)
    return Strip(Box(left, y, right - left, _STRIP_HEIGHT), (title,))


def _texts(layout: JourneyLayout) -> Iterator[Text]:
    yield from layout.heading.texts
    for card in layout.heading.cards:
        yield from card.texts
    for band in layout.bands:
        yield band.number
        yield from band.texts
    yield from layout.strip.texts if layout.strip else ()
    for row in layout.rows:
        yield from row.label
        for item in row.items:
            yield from item.texts
            yield from (chip.text for chip in item.chips)
    yield from layout.emotion.label
    for level in layout.emotion.levels:
        yield from level.texts
    yield from (gap.text for gap in layout.emotion.gaps)
    yield from layout.emotion.names
    if layout.legend_title:
        yield layout.legend_title
    yield from (entry.text for entry in layout.legend)
