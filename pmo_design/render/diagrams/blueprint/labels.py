"""Labels of arrows: under a track in a corridor or beside an upright arrow, where no other arrow passes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pmo_design.render.diagrams.blueprint.columns import Columns
from pmo_design.render.diagrams.blueprint.lines import Anchor, TextLine, measured
from pmo_design.render.diagrams.blueprint.tracks import Tracks
from pmo_design.render.diagrams.blueprint.wiring import Route
from pmo_design.render.text import text_width, wrap

LABEL_SIZE = 12.0
LABEL_LEADING = 16.0
DIAMOND = 10.6
_PAD = 6.0
_DIAMOND_PAD = 14.0


@dataclass(frozen=True, slots=True)
class Label:
    """A label's lines and where they stand along the corridor of a row, at a level."""

    row: int
    level: int
    x: float
    anchor: Anchor
    lines: tuple[TextLine, ...]

    @property
    def height(self) -> float:
        return LABEL_LEADING * len(self.lines)


def place_labels(routes: Sequence[Route], tracks: Tracks, columns: Columns) -> Mapping[int, Label]:
    """Wrap each label into the free stretch that is nearest to where its arrow starts."""
    labels: dict[int, Label] = {}
    for index, route in enumerate(routes):
        text = route.wire.label
        if text and route.shape == "down":
            labels[index] = _beside(index, route, text, routes, tracks, columns)
        elif text and route.corridor is not None:
            labels[index] = _under(index, route, text, routes, tracks, columns)
    return labels


def foot_x(index: int, end: str, route: Route, tracks: Tracks, columns: Columns) -> float:
    """Return where a route meets the bottom of its source ("out") or target ("into")."""
    column = route.wire.from_column if end == "out" else route.wire.to_column
    return columns.middle(column) + tracks.feet.get((index, end), 0.0)


def gutter_x(index: int, route: Route, tracks: Tracks, columns: Columns) -> float:
    """Return where the upright part of a route runs."""
    assert route.gutter is not None
    return columns.track(route.gutter, tracks.gutters[index])


def _under(
    index: int, route: Route, text: str, routes: Sequence[Route], tracks: Tracks, columns: Columns
) -> Label:
    start = foot_x(index, "out", route, tracks, columns)
    if route.gutter is not None:
        end = gutter_x(index, route, tracks, columns)
    else:
        end = foot_x(index, "into", route, tracks, columns)
    left, right = min(start, end), max(start, end)
    row, level = route.wire.source.row, tracks.levels[index]
    if route.wire.returns:
        left, right = columns.lefts[route.wire.from_column], columns.middle(route.wire.from_column)
    starts_at_side = level == 0 and index in tracks.corners
    near = _DIAMOND_PAD if starts_at_side else _PAD
    passing = _uprights(row, level, routes, tracks, columns)
    bars = [x for other, x in passing if other != index and left < x < right]
    edges = [left, *sorted(bars), right]
    stretches = [
        (first + (near if first == start else _PAD), last - (near if last == start else _PAD))
        for first, last in pairwise(edges)
    ]
    if start > end:
        stretches.reverse()
    needed = text_width(text, LABEL_SIZE, "bold")
    roomy = [stretch for stretch in stretches if stretch[1] - stretch[0] >= needed]
    first, last = roomy[0] if roomy else max(stretches, key=lambda stretch: stretch[1] - stretch[0])
    lines = measured(wrap(text, max(last - first, LABEL_SIZE), LABEL_SIZE, "bold"), LABEL_SIZE, "bold")
    if start > end:
        return Label(row, level, last, "end", lines)
    return Label(row, level, first, "start", lines)


def _beside(
    index: int, route: Route, text: str, routes: Sequence[Route], tracks: Tracks, columns: Columns
) -> Label:
    column = route.wire.to_column
    row = route.rows[0]
    abreast = [
        columns.middle(column) + tracks.shifts[other]
        for other, one in enumerate(routes)
        if one.shape == "down" and one.wire.to_column == column and one.rows == route.rows
    ]
    on_diamond = route.wire.answer and route.wire.source.row == row
    x = max(abreast) + (9.0 if on_diamond else _PAD)
    room = columns.lefts[column] + columns.column_width - 2 - x
    lines = measured(wrap(text, max(room, LABEL_SIZE), LABEL_SIZE, "bold"), LABEL_SIZE, "bold")
    return Label(row, tracks.levels[index], x, "start", lines)


def _uprights(
    row: int, level: int, routes: Sequence[Route], tracks: Tracks, columns: Columns
) -> Iterator[tuple[int, float]]:
    """Yield every place where an arrow passes in the corridor of a row, below the track of a level."""
    for index, route in enumerate(routes):
        if route.shape == "down":
            if route.rows[0] <= row < route.rows[1]:
                yield index, columns.middle(route.wire.to_column) + tracks.shifts[index]
            continue
        if route.gutter is not None and tracks.crosses_corridor(index, route, row):
            yield index, gutter_x(index, route, tracks, columns)
        if route.corridor == row and tracks.levels[index] > level:
            yield index, foot_x(index, "out", route, tracks, columns)
            if route.shape == "under":
                yield index, foot_x(index, "into", route, tracks, columns)
