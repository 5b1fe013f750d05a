"""Arrows along their corners, in units of the picture."""

from collections.abc import Iterator, Mapping, Sequence

from pmo_design.render.diagrams.blueprint.columns import Columns
from pmo_design.render.diagrams.blueprint.grid import Place
from pmo_design.render.diagrams.blueprint.labels import (
    DIAMOND,
    LABEL_LEADING,
    LABEL_SIZE,
    Label,
    foot_x,
    gutter_x,
)
from pmo_design.render.diagrams.blueprint.lines import TextBlock
from pmo_design.render.diagrams.blueprint.rows import TRACK_DROP, RowPlace, Rows
from pmo_design.render.diagrams.blueprint.shapes import Arrow, Point, Tag
from pmo_design.render.diagrams.blueprint.tracks import Tracks
from pmo_design.render.diagrams.blueprint.wiring import Route, Side
from pmo_design.render.text import is_rtl


def place_arrows(
    routes: Sequence[Route],
    tracks: Tracks,
    columns: Columns,
    rows: Rows,
    labels: Mapping[int, Label],
    tags: Mapping[Place, Tag],
) -> Iterator[Arrow]:
    """Yield every arrow with its corners and its label."""
    for index, route in enumerate(routes):
        points = {
            "down": _down,
            "across": _across,
            "side": _by_side,
            "under": _under,
            "under-side": _under,
        }[route.shape](index, route, tracks, columns, rows)
        label = labels.get(index)
        yield Arrow(
            kind=route.wire.kind,
            two_way=route.wire.two_way,
            points=_cleaned(points),
            label=_label(label, rows) if label else None,
            source=tags[route.wire.source],
            target=tags[route.wire.target],
            from_diamond=index in tracks.corners,
        )


def _down(index: int, route: Route, tracks: Tracks, columns: Columns, rows: Rows) -> list[Point]:
    source, target = (rows.places[place.row] for place in (route.wire.source, route.wire.target))
    x = columns.middle(route.wire.to_column) + tracks.shifts[index]
    if index in tracks.corners:
        return [(x, source.bottom + TRACK_DROP + DIAMOND), (x, target.top)]
    if source.top < target.top:
        return [(x, source.bottom), (x, target.top)]
    return [(x, source.top), (x, target.bottom)]


def _across(index: int, route: Route, tracks: Tracks, columns: Columns, rows: Rows) -> list[Point]:
    wire = route.wire
    y = rows.places[wire.source.row].port(tracks.ports[index, "out"])
    return [(_edge(wire.source, route.out, columns), y), (_edge(wire.target, route.into, columns), y)]


def _by_side(index: int, route: Route, tracks: Tracks, columns: Columns, rows: Rows) -> list[Point]:
    wire = route.wire
    x = gutter_x(index, route, tracks, columns)
    start = rows.places[wire.source.row].port(tracks.ports[index, "out"])
    end = rows.places[wire.target.row].port(tracks.ports[index, "into"])
    return [
        (_edge(wire.source, route.out, columns), start),
        (x, start),
        (x, end),
        (_edge(wire.target, route.into, columns), end),
    ]


def _under(index: int, route: Route, tracks: Tracks, columns: Columns, rows: Rows) -> list[Point]:
    wire = route.wire
    row = rows.places[wire.source.row]
    y = row.levels[tracks.levels[index]]
    start = foot_x(index, "out", route, tracks, columns)
    if route.gutter is not None:
        x = gutter_x(index, route, tracks, columns)
        end = rows.places[wire.target.row].port(tracks.ports[index, "into"])
        tail = [(x, y), (x, end), (_edge(wire.target, route.into, columns), end)]
    else:
        x = foot_x(index, "into", route, tracks, columns)
        tail = [(x, y), (x, row.bottom)]
    return [*_out(index, route, start, row, tracks, columns), (start, y), *tail]


def _out(
    index: int, route: Route, start: float, row: RowPlace, tracks: Tracks, columns: Columns
) -> list[Point]:
    """Return how a route leaves its box, or the corner of its diamond."""
    corner = tracks.corners.get(index)
    if corner is None:
        return [(start, row.bottom)]
    middle, level = columns.middle(route.wire.from_column), row.bottom + TRACK_DROP
    if corner == "bottom":
        return [(middle, level + DIAMOND)]
    return [(middle + (DIAMOND if corner == "right" else -DIAMOND), level), (start, level)]


def _edge(place: Place, side: Side | None, columns: Columns) -> float:
    left, width = columns.extent(place.first, place.last)
    return left if side == "left" else left + width


def _cleaned(points: Sequence[Point]) -> tuple[Point, ...]:
    """Drop corners at which nothing turns."""
    kept: list[Point] = []
    for point in points:
        if kept and point == kept[-1]:
            continue
        if len(kept) > 1 and (
            kept[-2][0] == kept[-1][0] == point[0] or kept[-2][1] == kept[-1][1] == point[1]
        ):
            kept[-1] = point
        else:
            kept.append(point)
    return tuple(kept)


def _label(label: Label, rows: Rows) -> TextBlock:
    y = rows.places[label.row].levels[label.level] + LABEL_LEADING
    rtl = is_rtl(" ".join(line.text for line in label.lines))
    return TextBlock(label.x, y, label.lines, LABEL_SIZE, LABEL_LEADING, "bold", label.anchor, rtl)
