"""Paper: at what scale a picture is printed, and which part of it lies on which sheet.

A picture that fits the page is one sheet. One whose type would become too small is laid over several sheets,
which end where a column or a row ends, and each of which carries the rail and the head of the grid.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pmo_design.render.exports.cuts import Mark, Span, crossings, marks_at, marks_between, split, split_within
from pmo_design.render.exports.extents import Extent
from pmo_design.render.exports.layout import Layout
from pmo_design.render.exports.request import Paper

MILLIMETRE = 72 / 25.4
"""Points in a millimetre."""

SIZES_MM: dict[Paper, tuple[float, float]] = {
    "A4": (297, 210),
    "A3": (420, 297),
    "A1": (841, 594),
    "A0": (1189, 841),
}
MARGIN_MM = 10
FOOTER_MM = 7
LEAST_TYPE = 7.0
"""Points of the smallest type that is printed."""

LARGEST_SCALE = 0.75 * 1.25
"""Points to a unit of the drawing up to A3: a small picture is not blown up by more than a quarter.

Larger paper is read from further away, so that it may be filled in proportion.
"""

_MOST_OF_A_PAGE = 0.4
"""A rail or a head that would take more of the page than this is not repeated."""

_GAP = 6.0
"""A gap that parts two lines of text, in units of the drawing."""


class Page(NamedTuple):
    """A page, the area on it that a picture may fill, in points, and the largest scale that it is worth."""

    width: float
    height: float
    area_width: float
    area_height: float
    largest_scale: float


class Piece(NamedTuple):
    """A part of the picture, and where its corner lies in the area of the page; in units of the drawing."""

    part: Extent
    x: float
    y: float


class Band(NamedTuple):
    """A stretch of the picture's height; `parts` are what of it lies on each sheet, None for the grid."""

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


def page_of(paper: Paper, *, portrait: bool = False) -> Page:
    """Return a page of a paper."""
    long, short = (side * MILLIMETRE for side in SIZES_MM[paper])
    width, height = (short, long) if portrait else (long, short)
    margins = 2 * MARGIN_MM * MILLIMETRE
    largest_scale = LARGEST_SCALE * max(1, SIZES_MM[paper][0] / SIZES_MM["A3"][0])
    return Page(width, height, width - margins, height - margins - FOOTER_MM * MILLIMETRE, largest_scale)


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
        columns, rows = _cuts(layout, page, scale)
        cut = crossings(columns, _across(layout)) + crossings(rows, _down(layout))
        return len(columns), len(rows), cut

    *sheets, cut = price(least)
    low, high = least, max(least, page.largest_scale)
    for _ in range(8):
        middle = (low + high) / 2
        *wanted, more = price(middle)
        low, high = (middle, high) if wanted == sheets and more <= cut else (low, middle)
    return low


def _cuts(layout: Layout, page: Page, scale: float) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the columns and the rows of sheets, as stretches of the picture."""
    width, height = page.area_width / scale, page.area_height / scale
    rail, head = _repeated(layout.rail, width), _repeated(layout.head, height)
    columns = split(_marks_across(layout), layout.width, width, width - rail)
    rows = split(_marks_down(layout), layout.height, height, height - head)
    return columns, rows


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
    """Return where the grid begins and ends: above and below stand texts that know no columns."""
    if not layout.rows:
        return 0, layout.height
    return layout.head[0] if layout.head else layout.rows[0], layout.rows[-1]


def _repeated(strip: tuple[float, float] | None, room: float) -> float:
    """Return how much of a page a rail or a head takes; none where little would be left beside it."""
    size = strip[1] - strip[0] if strip else 0
    return size if size <= room * _MOST_OF_A_PAGE else 0


def _laid(layout: Layout, page: Page, scale: float) -> tuple[Tile, ...]:
    columns, rows = _cuts(layout, page, scale)
    bands = tuple(_bands(layout, page.area_width / scale, len(columns)))
    rail = _repeated(layout.rail, page.area_width / scale)
    head = _repeated(layout.head, page.area_height / scale)
    laid = (
        Tile(column, row, scale, tuple(_pieces(layout, columns, rows[row], column, bands, rail, head)))
        for row in range(len(rows))
        for column in range(len(columns))
    )
    return tuple(tile for tile in laid if tile.pieces)


def _bands(layout: Layout, width: float, columns: int) -> Iterator[Band]:
    """Yield the stretches of the picture's height, and how each is parted over the columns of sheets.

    The grid is parted by its columns; each line of what stands above and below it where its own texts end.
    """
    top, bottom = _grid(layout)
    yield Band(Span(top, bottom), None)
    for strip in (Span(0, top), Span(bottom, layout.height)):
        for line in _lines(layout, strip):
            here = (each for each in (*layout.things, *layout.signs) if each.top < line.end)
            things = [Span(each.left, each.right) for each in here if each.bottom > line.begin]
            marks = marks_between(things, 0, layout.width)
            yield Band(line, split_within(marks, layout.width, width, columns))


def _lines(layout: Layout, strip: Span) -> Iterator[Span]:
    """Part a strip across wherever a gap runs through all of it."""
    begin = end = strip.begin
    for thing in sorted(
        thing for thing in _down(layout) if strip.begin < thing.end and thing.begin < strip.end
    ):
        if thing.begin - end >= _GAP and end > strip.begin:
            middle = (end + thing.begin) / 2
            yield Span(begin, middle)
            begin = middle
        end = max(end, thing.end)
    if begin < strip.end:
        yield Span(begin, strip.end)


def _pieces(
    layout: Layout,
    columns: Sequence[Span],
    row: Span,
    column: int,
    bands: Iterable[Band],
    rail: float,
    head: float,
) -> Iterator[Piece]:
    """Yield what lies on the sheet of a column and a row of sheets."""
    across = columns[column]
    beside = rail if column > 0 else 0
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
        elif column < len(band.parts):
            yield Piece(_extent(band.parts[column], down), 0, y)


def _extent(across: Span, down: Span) -> Extent:
    return Extent(across.begin, down.begin, across.end, down.end)
