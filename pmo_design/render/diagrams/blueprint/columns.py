"""Where columns, gutters and phases stand: a step at the end moves nothing, but the ninth narrows all."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

from pmo_design.render.diagrams.blueprint.gutters import Track
from pmo_design.render.diagrams.blueprint.story import Story

MARGIN = 40.0
RAIL_WIDTH = 176.0
COLUMN_WIDTH, NARROW_COLUMN_WIDTH = 136.0, 120.0
MOST_WIDE_COLUMNS = 8
"""Steps that stand in full columns within a picture of 1600; more of them stand in narrow ones."""
GUTTER, PHASE_GUTTER, EDGE_GUTTER = 28.0, 40.0, 18.0
TRACK_STEP = 8.0
PHASE_GAP = 4.0
LEAST_WIDTH = 1000.0
_STUB = 14.0
"""Least way between a track and the box that its arrow meets."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Left edges of the columns, and the stretches of the phases."""

    lefts: tuple[float, ...]
    gutters: tuple[tuple[float, float], ...]
    phases: tuple[tuple[float, float], ...]
    right: float
    column_width: float = COLUMN_WIDTH

    @property
    def width(self) -> float:
        """Width of the picture."""
        return self.right + MARGIN

    def middle(self, column: int) -> float:
        return self.lefts[column] + self.column_width / 2

    def extent(self, first: int, last: int) -> tuple[float, float]:
        """Return left edge and width of what stands in columns `first` to `last`."""
        return self.lefts[first], self.lefts[last] + self.column_width - self.lefts[first]

    def track(self, gutter: int, track: Track) -> float:
        """Return where a track of a gutter runs."""
        left, right = self.gutters[gutter]
        if gutter == 0:
            return right - _STUB - (track.count - 1 - track.index) * TRACK_STEP
        if gutter == len(self.lefts):
            return left + _STUB + track.index * TRACK_STEP
        return (left + right) / 2 + (track.index - (track.count - 1) / 2) * TRACK_STEP


def place_columns(story: Story, tracks: Mapping[int, int]) -> Columns:
    """Place the columns from left to right; `tracks` are the tracks that each gutter needs."""
    count = len(story.steps)
    column = COLUMN_WIDTH if count <= MOST_WIDE_COLUMNS else NARROW_COLUMN_WIDTH
    starts_phase = [
        step.phase != before.phase for before, step in zip(story.steps, story.steps[1:], strict=False)
    ]
    bases = [EDGE_GUTTER, *(PHASE_GUTTER if starts else GUTTER for starts in starts_phase), EDGE_GUTTER]
    widths = [
        max(
            base, (EDGE_GUTTER if gutter in (0, count) else GUTTER) + TRACK_STEP * (tracks.get(gutter, 1) - 1)
        )
        for gutter, base in enumerate(bases)
    ]
    start = MARGIN + RAIL_WIDTH
    ends = accumulate((width + column for width in widths[:-1]), initial=start)
    lefts = tuple(end + width for end, width in zip(ends, widths[:-1], strict=False))
    right = max(lefts[-1] + column + widths[-1], LEAST_WIDTH - MARGIN)
    inner = ((left - width, left) for left, width in zip(lefts, widths[:-1], strict=True))
    gutters = (*inner, (lefts[-1] + column, right))
    bounds = [sum(gutters[phase.first]) / 2 for phase in story.phases[1:]]
    phases = tuple(
        zip(
            (start, *(bound + PHASE_GAP / 2 for bound in bounds)),
            (*(bound - PHASE_GAP / 2 for bound in bounds), right),
            strict=True,
        )
    )
    return Columns(lefts, gutters, phases, right, column)
