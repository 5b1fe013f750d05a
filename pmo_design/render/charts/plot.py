"""The place that a chart's figures are drawn in: a scale of days across, a scale of figures upwards."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pmo_design.render.charts.axes import Days, Scale
from pmo_design.render.charts.drawing import line_path
from pmo_design.render.charts.labels import Box, Line
from pmo_design.render.charts.series import Point


@dataclass(frozen=True, slots=True)
class Plot:
    """The place that a chart's figures are drawn in."""

    days: Days
    values: Scale
    width: int

    def at(self, point: Point) -> tuple[float, float]:
        """Return where a figure stands."""
        return self.days.at(point.day), self.values.at(point.value)

    @property
    def frame(self) -> Box:
        """What no text of a figure may leave."""
        return Box(self.days.start, self.values.end - 20, self.days.end + 6, self.values.start)

    def line(self, points: Sequence[Point]) -> str:
        """Return the path through some figures."""
        return line_path([self.at(point) for point in points])

    def segments(self, points: Sequence[Point]) -> Iterator[Line]:
        """Return the straight lines between some figures."""
        for before, after in pairwise(points):
            yield (*self.at(before), *self.at(after))
