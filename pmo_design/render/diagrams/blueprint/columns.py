"""Where columns, gutters and phases stand: a step at the end moves nothing before it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from pmo_design.render.diagrams.blueprint.gutters import Track
from pmo_design.render.diagrams.blueprint.story import PhaseStory, Story

MARGIN = 40.0
RAIL_WIDTH = 176.0
COLUMN_WIDTH, MOST_COLUMN_WIDTH = 136.0, 220.0
GUTTER, PHASE_GUTTER, EDGE_GUTTER = 28.0, 40.0, 18.0
TRACK_STEP = 8.0
PHASE_GAP = 4.0
_STUB = 14.0
"""Least way between a track and the box that its arrow meets."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Left edges of the columns, and the stretches of the phases."""

    lefts: tuple[float, ...]
    gutters: tuple[tuple[float, float], ...]
    phases: tuple[tuple[float, float], ...]
    edges: tuple[float, ...]
    """Where one column's share of the picture ends and that of the next begins."""
    right: float
    column_width: float

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


def place_columns(story: Story, tracks: Mapping[int, int], least: float, bands: Sequence[float]) -> Columns:
    """Place the columns from left to right; `tracks` are the tracks that each gutter needs.

    The picture is as wide as its head needs at least (`least`), a phase as its band needs (`bands`). The
    columns of a view share what they would leave free; those of the whole never do, so that they stay where
    they are when a step is added.
    """
    count = len(story.steps)
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
    column = COLUMN_WIDTH
    if story.shown and count:
        free = least - 2 * MARGIN - RAIL_WIDTH - sum(widths) - COLUMN_WIDTH * count
        column = min(max(COLUMN_WIDTH + free / count, COLUMN_WIDTH), MOST_COLUMN_WIDTH)
    spare = [0.0] * len(widths)
    for phase, band in zip(story.phases, bands, strict=True):
        spare[phase.last + 1] = max(0.0, band - _stretch(phase, widths, column))
    widths = [width + more for width, more in zip(widths, spare, strict=True)]
    start = MARGIN + RAIL_WIDTH
    ends = accumulate((width + column for width in widths[:-1]), initial=start)
    lefts = tuple(end + width for end, width in zip(ends, widths[:-1], strict=False))
    end = lefts[-1] + column if lefts else start
    last = end + widths[-1]
    right = max(last, least - MARGIN)
    inner = ((left - width, left) for left, width in zip(lefts, widths[:-1], strict=True))
    gutters = (*inner, (end, right))
    edges = [(left + right + more) / 2 for (left, right), more in zip(gutters, spare, strict=True)]
    bounds = [edges[phase.first] for phase in story.phases[1:]]
    starts = (start, *(bound + PHASE_GAP / 2 for bound in bounds))
    ends_of_phases = (*(bound - PHASE_GAP / 2 for bound in bounds), last)
    phases = tuple(zip(starts, ends_of_phases, strict=True)) if story.phases else ()
    return Columns(lefts, gutters, phases, (start, *edges[1:-1], right), right, column)


def _stretch(phase: PhaseStory, widths: Sequence[float], column: float) -> float:
    """Return how wide a phase's band comes out, from the middle of one gutter to that of another."""
    gutters = widths[phase.first : phase.last + 2]
    steps = phase.last - phase.first + 1
    return sum(gutters) - (gutters[0] + gutters[-1]) / 2 + column * steps - PHASE_GAP
