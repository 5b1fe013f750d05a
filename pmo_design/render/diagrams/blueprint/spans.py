"""What the picture says of its own columns and rows, so that a reader can fold some of them away."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pmo_design.render.diagrams.blueprint.columns import MARGIN, RAIL_WIDTH, Columns
from pmo_design.render.diagrams.blueprint.grid import Grid, Place
from pmo_design.render.diagrams.blueprint.rows import STRIP, Rows
from pmo_design.render.diagrams.blueprint.shapes import ColumnSpan, FactRow, RowSpan, Tag
from pmo_design.render.diagrams.blueprint.story import LINE_NAMES, Story

RAIL = (0.0, MARGIN + RAIL_WIDTH)
"""From where to where the rail of labels reaches."""


def tags_of(story: Story, grid: Grid) -> dict[Place, Tag]:
    """Return what each box is called in the picture, by its place."""
    tags: dict[Place, Tag] = {}
    for cell in story.cells:
        if cell.boxed:
            place, lane = grid.cells[cell.address], story.lanes[cell.lane]
            tags[place] = Tag(f"cell-{cell.local}", (story.steps[cell.step].key,), lane.local)
    for run, place in grid.pills:
        lane = story.lanes[run.lane]
        steps = tuple(step.key for step in story.steps[place.first : place.last + 1])
        system = run.address.partition(":")[2]
        tags[place] = Tag(f"system-{lane.local}--{system}--{steps[0].replace('/', '--')}", steps, lane.local)
    return tags


def column_spans(story: Story, columns: Columns) -> tuple[ColumnSpan, ...]:
    """Return the columns of the steps: they tile the picture from the rail to its right margin."""
    if not story.steps:
        return ()
    return tuple(
        ColumnSpan(
            step.key, step.title, story.phases[step.phase].local, step.personas, step.systems, left, right
        )
        for step, (left, right) in zip(story.steps, pairwise(columns.edges), strict=True)
    )


def row_spans(
    story: Story, rows: Rows, tops: tuple[float, float, float], facts: Sequence[FactRow], height: float
) -> tuple[RowSpan, ...]:
    """Return the rows of the picture from top to bottom, without a gap.

    `tops` are where the phases, the steps and the lanes begin.
    """
    phases, steps, lanes = tops
    named = [
        RowSpan("head", "Head", "head", 0.0, phases),
        RowSpan("phases", "Phases", "phases", phases, steps),
        RowSpan("steps", "Steps", "steps", steps, lanes),
        *_lanes(story, rows),
        *(span for row in facts for span in row.spans),
        RowSpan("foot", "Foot", "foot", facts[-1].box.bottom if facts else rows.bottom, height),
    ]
    return tuple(_tiled(named))


def _lanes(story: Story, rows: Rows) -> Iterator[RowSpan]:
    strips = iter(rows.strips)
    for lane, (top, bottom) in zip(story.lanes, rows.lanes, strict=True):
        for _ in lane.lines_above:
            line, start = next(strips)
            yield RowSpan(f"line-{line}", f"Line of {LINE_NAMES[line].lower()}", "line", start, start + STRIP)
        yield RowSpan(lane.local, lane.title, "lane", top, bottom)


def _tiled(spans: Sequence[RowSpan]) -> Iterator[RowSpan]:
    """Let neighbours meet half-way, where a strip of bare paper parts them."""
    edges = [(above.bottom + below.top) / 2 for above, below in pairwise(spans)]
    for span, top, bottom in zip(spans, [spans[0].top, *edges], [*edges, spans[-1].bottom], strict=True):
        yield RowSpan(span.key, span.title, span.kind, top, bottom)
