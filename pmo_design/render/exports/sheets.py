"""Sheets: at what scale a picture is printed, and which part of it lies on which sheet.

A picture that fits the page is one sheet. One whose type would become too small is laid over several sheets.
Those of a grid end where a column or a row ends, and each carries the rail and the head; those of a picture
without a grid are cut between its boxes, each column of sheets by itself.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from pmo_design.render.exports.cuts import Mark, Span, crossings, marks_at, marks_between, split, split_within
from pmo_design.render.exports.extents import Extent
from pmo_design.render.exports.layout import GAP, Layout
from pmo_design.render.exports.paper import LEAST_TYPE, Page

_MOST_OF_A_PAGE = 0.4
"""A rail or a head that would take more of the page than this is not repeated."""

_SCALES = 12
"""So many scales are tried between the least and the largest."""


class Piece(NamedTuple):
    """A part of the picture, and where its corner lies in the area of the page; in units of the drawing."""

    part: Extent
    x: float
    y: float


class Band(NamedTuple):
    """A stretch of the picture's height; `parts` are what of it lies on each sheet, None for the columns."""

    down: Span
    parts: tuple[Span, ...] | None


@dataclass(frozen=True, slots=True)
class Tile:
    """What lies on one sheet: its place in the map of sheets, its scale in points a unit, its pieces."""

    column: int
    row: int
    scale: float
    pieces: tuple[Piece, ...]

    @property
    def width(self) -> float:
        """The width of what is printed, in points."""
        return self.scale * max(piece.x + piece.part.right - piece.part.left for piece in self.pieces)

    @property
    def height(self) -> float:
        """The height of what is printed, in points."""
        return self.scale * max(piece.y + piece.part.bottom - piece.part.top for piece in self.pieces)


def tiles(layout: Layout, page: Page) -> tuple[Tile, ...]:
    """Lay a picture over sheets: as large as one page allows, or over several with type of 7 points.

    Between several, the scale is the largest that needs no more sheets than type of 7 points does.
    """
    fitting = min(page.area_width / layout.width, page.area_height / layout.height)
    least = LEAST_TYPE / layout.smallest_type
    if fitting >= least:
        scale = min(fitting, max(page.largest_scale, least))
        return (Tile(0, 0, scale, (Piece(Extent(0, 0, layout.width, layout.height), 0, 0),)),)
    return _laid(layout, page, _evened(layout, page, least))


def _evened(layout: Layout, page: Page, least: float) -> float:
    """Enlarge the scale as far as the same number of sheets holds the picture, with no more cut apart."""

    def price(scale: float) -> tuple[int, int, int]:
        cuts = _cuts(layout, page, scale)
        cut = sum(crossings(each.down, _down(_beside(layout, each.across))) for each in cuts)
        across = crossings([each.across for each in cuts], _across(layout))
        return len(cuts), sum(len(each.down) for each in cuts), cut + across

    *sheets, cut = price(least)
    largest = max(least, page.largest_scale)
    for step in range(_SCALES, 0, -1):
        scale = least + (largest - least) * step / _SCALES
        *wanted, more = price(scale)
        if wanted == sheets and more <= cut:
            return scale
    return least


class _Column(NamedTuple):
    """A column of sheets: what it spans of the picture, and how its sheets part that from top to bottom."""

    across: Span
    down: tuple[Span, ...]


def _cuts(layout: Layout, page: Page, scale: float) -> tuple[_Column, ...]:
    """Return the columns of sheets; those of a grid all have the same rows."""
    width, height = page.area_width / scale, page.area_height / scale
    rail, head = _repeated(layout.rail, width), _repeated(layout.head, height)
    columns = split(_marks_across(layout), layout.width, width, width - rail)
    if layout.rows:
        rows = split(_marks_down(layout), layout.height, height, height - head)
        return tuple(_Column(across, rows) for across in columns)
    parts = ((across, _marks_down(_beside(layout, across))) for across in columns)
    return tuple(_Column(across, split(marks, layout.height, height, height)) for across, marks in parts)


def _beside(layout: Layout, across: Span) -> Layout:
    """Return a layout with those things alone that stand in a column of sheets; a grid as it is."""
    if layout.rows:
        return layout
    top, bottom = _grid(layout)
    things = (
        thing
        for thing in layout.things
        if (thing.left < across.end and thing.right > across.begin)
        or thing.bottom <= top
        or thing.top >= bottom
    )
    return replace(layout, things=tuple(things))


def _across(layout: Layout) -> list[Span]:
    """Return where the things of the grid begin and end from left to right."""
    top, bottom = _grid(layout)
    return [Span(t.left, t.right) for t in layout.things if t.bottom > top and t.top < bottom]


def _down(layout: Layout) -> list[Span]:
    return [Span(thing.top, thing.bottom) for thing in layout.things]


def _marks_across(layout: Layout) -> tuple[Mark, ...]:
    if not layout.columns:
        return marks_between(_across(layout), 0, layout.width)
    rail = layout.rail[1] if layout.rail else 0
    return marks_at((edge for edge in layout.columns[1:-1] if edge > rail), _across(layout))


def _marks_down(layout: Layout) -> tuple[Mark, ...]:
    top, bottom = _grid(layout)
    things = _down(layout)
    if not layout.rows:
        return marks_between(things, 0, layout.height)
    head = layout.head[1] if layout.head else top
    above = [thing for thing in things if thing.end <= top]
    below = [thing for thing in things if thing.begin >= bottom]
    return (
        *marks_between(above, 0, top),
        *marks_at((edge for edge in layout.rows if edge > head), things),
        *marks_between(below, bottom, layout.height),
    )


def _grid(layout: Layout) -> tuple[float, float]:
    """Return where the grid, or what is drawn, begins and ends: above and below stand lines of text."""
    if not layout.rows:
        return layout.body or (0, layout.height)
    return layout.head[0] if layout.head else layout.rows[0], layout.rows[-1]


def _repeated(strip: tuple[float, float] | None, room: float) -> float:
    """Return how much of a page a rail or a head takes; none where little would be left beside it."""
    size = strip[1] - strip[0] if strip else 0
    return size if size <= room * _MOST_OF_A_PAGE else 0


def _laid(layout: Layout, page: Page, scale: float) -> tuple[Tile, ...]:
    columns = _cuts(layout, page, scale)
    bands = tuple(_bands(layout, page.area_width / scale, [column.across for column in columns]))
    rail = _repeated(layout.rail, page.area_width / scale)
    head = _repeated(layout.head, page.area_height / scale)
    laid = (
        Tile(place, row, scale, tuple(_pieces(layout, column, row, place, bands, rail, head)))
        for place, column in enumerate(columns)
        for row in range(len(column.down))
    )
    seen = (tile for tile in laid if any(_is_inked(layout, piece.part) for piece in tile.pieces))
    return tuple(sorted(seen, key=lambda tile: (tile.row, tile.column)))


def _is_inked(layout: Layout, part: Extent) -> bool:
    """Tell whether anything is drawn on a part of a picture, as far as is known."""
    return not layout.ink or any(part.meets(each) for each in layout.ink)


def _bands(layout: Layout, width: float, columns: Sequence[Span]) -> Iterator[Band]:
    """Yield the stretches of the picture's height, and how each is parted over the columns of sheets.

    The grid is parted by its columns; each line of what stands above and below it where its own texts end,
    and so is a line of a picture without a grid that the columns would cut apart.
    """
    top, bottom = _grid(layout)
    yield Band(Span(top, bottom), None)
    for strip in (Span(0, top), Span(bottom, layout.height)):
        for line in _lines(layout, strip):
            here = (each for each in (*layout.things, *layout.signs) if each.top < line.end)
            things = [Span(each.left, each.right) for each in here if each.bottom > line.begin]
            if not layout.rows and not crossings(columns, things):
                yield Band(line, None)
                continue
            marks = marks_between(things, 0, layout.width)
            yield Band(line, split_within(marks, layout.width, width, len(columns)))


def _lines(layout: Layout, strip: Span) -> Iterator[Span]:
    """Part a strip across wherever a gap runs through all of it."""
    begin = end = strip.begin
    for thing in sorted(
        thing for thing in _down(layout) if strip.begin < thing.end and thing.begin < strip.end
    ):
        if thing.begin - end >= GAP and end > strip.begin:
            middle = (end + thing.begin) / 2
            yield Span(begin, middle)
            begin = middle
        end = max(end, thing.end)
    if begin < strip.end:
        yield Span(begin, strip.end)


def _pieces(
    layout: Layout,
    column: _Column,
    at: int,
    place: int,
    bands: Iterable[Band],
    rail: float,
    head: float,
) -> Iterator[Piece]:
    """Yield what lies on the sheet of a column and a row of sheets."""
    across, row = column.across, column.down[at]
    beside = rail if place > 0 else 0
    _, bottom = _grid(layout)
    under = head if layout.head and layout.head[1] <= row.begin < bottom else 0
    if under and layout.head:
        strip = Span(*layout.head)
        yield Piece(_extent(across, strip), beside, 0)
        if beside and layout.rail:
            yield Piece(_extent(Span(*layout.rail), strip), 0, 0)
    for band in bands:
        down = Span(max(row.begin, band.down.begin), min(row.end, band.down.end))
        y = under + down.begin - row.begin
        if down.end <= down.begin:
            continue
        if band.parts is None:
            yield Piece(_extent(across, down), beside, y)
            if beside and layout.rail:
                yield Piece(_extent(Span(*layout.rail), down), 0, y)
        elif place < len(band.parts):
            yield Piece(_extent(band.parts[place], down), 0, y)


def _extent(across: Span, down: Span) -> Extent:
    return Extent(across.begin, down.begin, across.end, down.end)
