"""Paper: scale, sheets, and what lies on each of them."""

from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_design.render.exports.crop import crop
from pmo_design.render.exports.cuts import Mark, Span, marks_between, split, split_within
from pmo_design.render.exports.extents import Extent, extents_of
from pmo_design.render.exports.layout import Layout, layout_of, links_of
from pmo_design.render.exports.paper import LEAST_TYPE, MILLIMETRE, page_of
from pmo_design.render.exports.request import PAPERS
from pmo_design.render.exports.sheets import tiles

A4, A3 = page_of("A4"), page_of("A3")


def grid(columns=12, rows=10, column=150, row=110, smallest_type=12.0):
    """Return a picture with a rail of 200 and a head of 60 under a title of 100, and a foot of 80."""
    width, height = 200 + columns * column + 10, 160 + rows * row + 80
    return Layout(
        width,
        height,
        smallest_type,
        columns=tuple(200 + column * at for at in range(columns + 1)),
        rows=(100, 160, *(160 + row * at for at in range(1, rows + 1))),
        rail=(0, 200),
        head=(100, 160),
    )


grids = st.builds(
    grid,
    columns=st.integers(1, 40),
    rows=st.integers(1, 14),
    column=st.integers(60, 300),
    row=st.integers(40, 260),
    smallest_type=st.sampled_from([10.5, 12.0, 13.0]),
)
things = st.builds(
    lambda x, y, width, height: Extent(x, y, x + width, y + height),
    st.integers(0, 2900),
    st.integers(0, 1900),
    st.integers(1, 200),
    st.integers(1, 60),
)
maps = st.builds(
    lambda things: Layout(3200, 2000, 12, things=tuple(things)), st.lists(things, min_size=0, max_size=60)
)
pages = st.builds(
    lambda paper, portrait: page_of(paper, portrait=portrait), st.sampled_from(PAPERS), st.booleans()
)


def test_papers_have_their_true_sizes():
    a3 = page_of("A3")
    assert (round(a3.width / MILLIMETRE, 6), round(a3.height / MILLIMETRE, 6)) == (420, 297)
    upright = page_of("A0", portrait=True)
    assert (round(upright.width / MILLIMETRE, 6), round(upright.height / MILLIMETRE, 6)) == (841, 1189)


def test_a_margin_of_10_mm_and_a_footer_of_7_stay_free():
    assert round(A4.area_width / MILLIMETRE, 6) == 277
    assert round(A4.area_height / MILLIMETRE, 6) == 183


def test_a_picture_that_fits_is_one_sheet_as_large_as_the_page_allows():
    (tile,) = tiles(Layout(1600, 500, 12), A3)
    assert tile.width == pytest.approx(A3.area_width)
    assert tile.scale * 12 == pytest.approx(A3.area_width / 1600 * 12)


def test_a_small_picture_is_enlarged_by_a_quarter_at_most():
    (tile,) = tiles(Layout(300, 200, 12), A3)
    assert tile.scale == 0.9375


def test_paper_for_a_wall_is_filled_in_proportion_to_its_size():
    """A0 is 1189 mm long, A3 420: 0.9375 points of A3 are 2.654 of A0."""
    (tile,) = tiles(Layout(300, 200, 12), page_of("A0"))
    assert round(tile.scale, 3) == 2.654


def test_type_of_12_px_fits_one_sheet_down_to_7_points():
    """At 7/12 points a unit, the width of A4 holds 1346 units."""
    assert len(tiles(Layout(1346, 500, 12), A4)) == 1
    assert len(tiles(Layout(1347, 500, 12), A4)) == 2


def test_each_sheet_repeats_the_rail_and_the_head():
    laid = tiles(grid(columns=16, rows=14), A4)
    last = next(tile for tile in laid if tile.column == 2 and tile.row == 1)
    head, corner, body, rail = last.pieces
    assert (head.x, head.y, head.part.top, head.part.bottom) == (200, 0, 100, 160)
    assert (corner.x, corner.y, *corner.part) == (0, 0, 0, 100, 200, 160)
    assert (body.x, body.y) == (200, 60)
    assert (rail.x, rail.y, rail.part.left, rail.part.right) == (0, 60, 0, 200)


@given(grids, pages)
def test_every_point_lies_on_a_sheet(layout, page):
    assert _uncovered(layout, tiles(layout, page)) == []


@given(maps, pages)
def test_every_point_of_a_picture_without_a_grid_lies_on_a_sheet(layout, page):
    assert _uncovered(layout, tiles(layout, page)) == []


@given(grids | maps, pages)
def test_no_sheet_holds_more_than_the_page(layout, page):
    for tile in tiles(layout, page):
        assert tile.width <= page.area_width + 0.01
        assert tile.height <= page.area_height + 0.01


@given(grids | maps, pages)
def test_type_is_never_below_7_points_and_never_blown_up(layout, page):
    for tile in tiles(layout, page):
        assert tile.scale * layout.smallest_type >= LEAST_TYPE - 0.001
        assert tile.scale <= max(page.largest_scale, LEAST_TYPE / layout.smallest_type) + 0.001


@given(grids, pages)
def test_no_column_and_no_row_is_cut(layout, page):
    laid = tiles(layout, page)
    for tile in laid:
        for part in (piece.part for piece in tile.pieces if piece.part.bottom > layout.rows[0]):
            if part.top >= layout.rows[-1]:
                continue
            assert part.left in (0, *layout.columns) or part.left == 0
            assert part.right in (layout.width, *layout.columns)
            assert part.top in (0, *layout.rows)
            assert part.bottom in (layout.height, *layout.rows)


@given(grids | maps, pages)
def test_pieces_of_a_sheet_do_not_lie_over_each_other(layout, page):
    for tile in tiles(layout, page):
        placed = [
            Extent(p.x, p.y, p.x + p.part.right - p.part.left, p.y + p.part.bottom - p.part.top)
            for p in tile.pieces
        ]
        for at, one in enumerate(placed):
            assert not any(one.meets(other) for other in placed[at + 1 :])


def test_texts_above_and_below_the_grid_are_not_cut_by_its_columns():
    layout = grid(columns=14, rows=3)
    line = Extent(20, 520, 900, 534)
    framed = Layout(**{**_fields(layout), "things": (line,)})
    (whole,) = [
        piece
        for tile in tiles(framed, A4)
        for piece in tile.pieces
        if piece.part.top <= line.top
        and line.bottom <= piece.part.bottom
        and piece.part.left <= line.left
        and line.right <= piece.part.right
    ]
    assert whole.x == 0


def boxes(*places, title="A title"):
    """Draw boxes without a grid on a picture of 1600 by 1600, with a line of text above them."""
    drawn = "".join(f'<rect x="{x}" y="{y}" width="300" height="200"/>' for x, y in places)
    root = ET.fromstring(
        '<svg width="1600" height="1600"><rect x="20" y="20" width="1" height="1"/>'
        f'<text x="100" y="40" font-size="12">{title}</text>{drawn}'
        '<rect x="1570" y="1570" width="1" height="1"/></svg>'
    )
    return layout_of(root, extents_of(root))


def parts(laid):
    return [piece.part for tile in laid for piece in tile.pieces]


def test_a_picture_without_a_grid_is_cut_between_its_boxes_in_each_column_by_itself():
    """No level line passes between the boxes of both columns: those on the right stand 80 lower."""
    left, right = [(100, 100 + 240 * at) for at in range(5)], [(1100, 180 + 240 * at) for at in range(5)]
    layout = boxes(*left, *right)
    laid = tiles(layout, A4)
    whole = [thing for thing in layout.things if any(part.holds(thing) for part in parts(laid))]
    assert whole == [*layout.things]
    assert len({tile.column for tile in laid}) == len({tile.row for tile in laid}) == 2


def test_a_line_of_text_beside_no_box_is_not_cut_by_the_columns_of_boxes():
    layout = boxes((100, 100), (1100, 100), title="A title that is long " * 12)
    (title,) = [thing for thing in layout.things if thing.top < 40 and thing.right - thing.left > 100]
    assert [part.holds(title) for part in parts(tiles(layout, A4))].count(True) == 1


def test_a_sheet_on_which_nothing_stands_is_left_out():
    layout = boxes((100, 100), (1100, 1300))
    laid = tiles(layout, A4)
    assert [(tile.column, tile.row) for tile in laid] == [(0, 0), (1, 1)]


def test_a_cut_goes_where_nothing_is_cut_apart():
    assert split([Mark(40, 10), Mark(50, 0), Mark(60, 10)], 100, 60, 60) == (Span(0, 50), Span(50, 100))


def test_pieces_are_as_few_as_can_be_and_then_even():
    edges = [Mark(at, 0) for at in range(10, 120, 10)]
    assert split(edges, 120, 70, 60) == (Span(0, 60), Span(60, 120))


def test_what_is_longer_than_a_piece_is_cut_all_the_same():
    assert split([], 100, 60, 40) == (Span(0, 100 / 3), Span(100 / 3, 200 / 3), Span(200 / 3, 100))


def test_a_line_of_a_legend_is_cut_between_its_entries():
    entries = [Span(0, 20), Span(24, 60), Span(90, 110), Span(114, 150)]
    assert split_within(marks_between(entries, 0, 150), 150, 100, 2) == (Span(0, 75), Span(75, 150))


def test_the_layout_leaves_out_the_margin_of_the_picture():
    root = ET.fromstring(
        '<svg width="400" height="200" data-rail="0 100" data-head="40 60"'
        ' data-columns=\'[{"x": [100, 200]}, {"x": [200, 360]}]\''
        ' data-rows=\'[{"kind": "head", "y": [0, 40]}, {"kind": "lane", "y": [40, 180]}]\'>'
        '<rect width="400" height="200"/><rect x="42" y="22" width="316" height="156"/>'
        '<g transform="translate(10 0)" font-size="20"><text x="50" y="60" font-size="11">a</text></g>'
        "</svg>"
    )
    layout = layout_of(root, extents_of(root))
    assert (layout.width, layout.height, layout.origin) == (320, 160, (40, 20))
    assert (layout.columns, layout.rows) == ((60, 160, 320), (20, 160))
    assert (layout.rail, layout.head, layout.smallest_type) == ((0, 60), (20, 40), 11)


def test_type_is_measured_as_it_comes_out():
    root = ET.fromstring(
        "<svg><style>.small{font-size:24px}.unused{font-size:1px}</style>"
        '<g transform="scale(0.5)"><text class="small">a</text></g></svg>'
    )
    assert extents_of(root).smallest_type == 12


def test_a_text_from_right_to_left_stands_left_of_its_place():
    root = ET.fromstring('<text x="100" direction="rtl">שלום</text>')
    assert [extent.right for extent in extents_of(root).of(root)] == [100]


def test_what_is_hidden_stands_nowhere_and_what_is_not_known_everywhere():
    root = ET.fromstring('<svg><g display="none"><rect width="9" height="9"/></g><image/></svg>')
    hidden, unknown = root.find("g/rect"), root.find("image")
    extents = extents_of(root)
    assert extents.of(hidden) == ()
    assert extents.of(unknown)[0].holds(Extent(-9e9, -9e9, 9e9, 9e9))


def test_a_crop_keeps_what_is_seen_and_its_place():
    root = ET.fromstring(
        '<svg width="900" height="100"><style>.a{}</style>'
        '<g id="near"><rect x="10" y="10" width="20" height="9"/>'
        '<text x="10" y="30">near</text></g><g id="far"><text x="600" y="30">far</text></g></svg>'
    )
    part = crop(root, Extent(0, 0, 300, 100), extents_of(root))
    assert [text.text for text in part.iter("text")] == ["near"]
    assert (part.get("width"), part.find("g[@id='far']"), part.find("style").text) == ("900", None, ".a{}")


def test_a_band_that_lies_on_several_sheets_says_its_name_on_each_where_there_is_room():
    root = ET.fromstring(
        '<svg width="900" height="100"><g data-shape="band"><rect x="10" y="10" width="600" height="30"/>'
        '<text x="20" y="30" font-size="12">Ask</text></g></svg>'
    )
    extents = extents_of(root)
    again = crop(root, Extent(300, 0, 600, 100), extents).find("g/g")
    assert (again.get("transform"), again.find("text").text) == ("translate(288 0)", "Ask")
    assert crop(root, Extent(0, 0, 300, 100), extents).find("g/g") is None
    assert crop(root, Extent(600, 0, 900, 100), extents).find("g/g") is None


def test_a_link_lies_over_the_box_that_it_is_around():
    root = ET.fromstring(
        '<svg><g transform="translate(5 5)"><a href="https://example.org/"><rect x="1" y="2" width="30" '
        'height="20"/><text>x</text></a></g></svg>'
    )
    links = links_of(root, extents_of(root))
    assert [tuple(area) for area in links] == [("https://example.org/", Extent(6, 7, 36, 27))]


def _fields(layout):
    return {name: getattr(layout, name) for name in layout.__dataclass_fields__}


def _uncovered(layout, laid):
    """Return points of a fine raster that no piece covers."""
    pieces = [piece.part for tile in laid for piece in tile.pieces]
    xs = sorted({x for part in pieces for x in (part.left, part.right)} | {0, layout.width})
    ys = sorted({y for part in pieces for y in (part.top, part.bottom)} | {0, layout.height})
    middles = [
        ((left + right) / 2, (top + bottom) / 2)
        for left, right in pairwise(xs)
        for top, bottom in pairwise(ys)
    ]
    return [
        (x, y)
        for x, y in middles
        if not any(part.left <= x <= part.right and part.top <= y <= part.bottom for part in pieces)
    ]
