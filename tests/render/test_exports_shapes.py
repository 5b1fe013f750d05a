from hypothesis import given
from hypothesis import strategies as st

from pmo_design.render.box import Box
from pmo_design.render.exports.cascade import read_rules
from pmo_design.render.exports.paths import Step, bounds, corners, read_path
from pmo_design.render.exports.reading import read_sheet
from pmo_design.render.exports.shapes import Connector, Item, Shape, Text
from tests.render.export_examples import LOAN_DESK, PALETTE, cell, picture


def the(kind: str, svg: str = LOAN_DESK) -> Shape:
    return next(shape for shape in all_shapes(read_sheet(svg, PALETTE).items) if shape.kind == kind)


def all_shapes(items: tuple[Item, ...]) -> list[Shape]:
    shapes = [item for item in items if isinstance(item, Shape)]
    return shapes + [inner for shape in shapes for inner in all_shapes(shape.children)]


def drawn(element: str, more: str = "") -> Shape:
    item = read_sheet(picture(element, more), PALETTE).items[-1]
    assert isinstance(item, Shape)
    return item


def test_a_sheet_has_the_size_the_words_and_the_ground_of_its_picture():
    sheet = read_sheet(LOAN_DESK, PALETTE)
    assert (sheet.width, sheet.height, sheet.ground) == (400, 200, "#FAFAFA")
    assert (sheet.title, sheet.description) == ("Blueprint: Loan desk", "Two cells.")


def test_a_thing_is_one_shape_with_its_text_in_it_and_its_badge_beside():
    one = the("cell")
    assert (one.id, one.label, one.outline) == ("one", "Cell one", "rounded")
    assert one.box == Box(10, 20, 100, 60)
    assert one.text is not None and one.text.words == "Asks for\na loan"
    assert [child.kind for child in one.children if isinstance(child, Shape)] == ["badge"]


def test_a_badge_is_a_shape_of_its_own_with_its_own_text():
    badge = the("badge")
    assert (badge.outline, badge.box, badge.paint.fill) == ("ellipse", Box(90, 10, 20, 20), "#0B5E6B")
    assert badge.text is not None
    assert (badge.text.words, badge.text.align, badge.text.lines[0].face.bold) == ("F1", "middle", True)


def test_colours_come_from_the_palette_and_else_from_the_picture():
    one = the("cell")
    assert (one.paint.fill, one.paint.stroke) == ("#FFFFFF", "#B9B5AB")
    assert one.text is not None and one.text.lines[0].face.colour == "#111111"


def test_a_connector_goes_from_edge_to_edge_through_its_corners():
    first, second = (item for item in read_sheet(LOAN_DESK, PALETTE).items if isinstance(item, Connector))
    assert (first.from_id, first.to_id, first.points) == ("one", "two", ((110, 50), (252, 50)))
    assert (first.kind, first.heads) == ("triggers", ("none", "filled"))
    assert second.points == ((302, 80), (302, 140), (60, 140), (60, 80))


def test_a_head_without_fill_is_open_and_both_ends_can_have_one():
    line = '<path class="line" d="M0 0L50 0"/><path class="line" d="M44 -4L50 0L44 4"/>'
    svg = picture(f'<g data-connector="needs" data-from="a" data-to="b" data-ends="both">{line}</g>')
    (item,) = read_sheet(svg, PALETTE).items
    assert isinstance(item, Connector) and item.heads == ("open", "open")


def test_a_line_drawn_twice_is_a_double_line():
    line = '<path class="line" d="M0 0L50 0"/>'
    (item,) = read_sheet(picture(f'<g data-connector="money">{line}{line}</g>'), PALETTE).items
    assert isinstance(item, Connector) and item.paint.double


def test_an_icon_is_one_shape_in_the_current_colour_with_its_scale():
    icon = the("icon")
    assert (icon.box, icon.paint.stroke, icon.paint.width) == (Box(20, 170, 10, 10), "#0B5E6B", 1.0)


def test_transforms_add_up():
    shape = drawn('<g transform="translate(10 20) scale(2)"><g transform="translate(5)">'
                  '<rect width="4" height="3"/></g></g>')  # fmt: skip
    assert shape.box == Box(20, 20, 8, 6)


def test_the_stronger_selector_wins_and_then_the_later_one():
    rules = "<style>.a .x{fill:#111111}.x{fill:#222222}.y{fill:#333333}rect.y{fill:#444444}</style>"
    assert drawn(f'{rules}<g class="a"><rect class="x" width="1" height="1"/></g>').paint.fill == "#111111"
    assert drawn(f'{rules}<rect class="x y" width="1" height="1"/>').paint.fill == "#444444"
    assert drawn(f'{rules}<rect fill="#555555" class="x" width="1" height="1"/>').paint.fill == "#222222"
    assert (
        drawn(f'{rules}<rect style="fill:#666666" class="x" width="1" height="1"/>').paint.fill == "#666666"
    )


def test_a_child_selector_wants_a_parent():
    rules = "<style>.a>.x{fill:#111111}</style>"
    assert drawn(f'{rules}<g class="a"><rect class="x" width="1" height="1"/></g>').paint.fill == "#111111"
    assert (
        drawn(f'{rules}<g class="a"><g><rect class="x" width="1" height="1"/></g></g>').paint.fill
        == "#000000"
    )


def test_groups_hand_down_what_is_inherited():
    group = '<g fill="none" stroke="currentColor" color="#ABCDEF" stroke-width="3" opacity=".5">'
    shape = drawn(f'{group}<rect width="9" height="9"/></g>')
    assert (shape.paint.fill, shape.paint.stroke, shape.paint.width) == (None, "#ABCDEF", 3)
    assert shape.paint.stroke_opacity == 0.5


def test_what_is_hidden_is_left_out():
    rect = '<rect width="9" height="9"/>'
    unseen = f'<g display="none">{rect}</g><g style="visibility:hidden">{rect}</g>'
    hidden = f'{unseen}<g data-heat-of="pain">{rect}</g>'
    assert read_sheet(picture(hidden), PALETTE).items == ()
    assert len(read_sheet(picture(hidden, 'data-heat="pain"'), PALETTE).items) == 1


def test_rules_for_hovering_and_printing_are_passed_over():
    assert the("cell").paint.stroke == "#B9B5AB"


def test_text_under_one_another_is_one_text():
    lines = '<text x="5" y="20" font-size="14">Frontstage</text><text x="5" y="38" font-size="12">Desk</text>'
    (item,) = read_sheet(picture(lines), PALETTE).items
    assert isinstance(item, Text) and item.words == "Frontstage\nDesk"
    apart = lines.replace('y="38"', 'y="90"')
    assert len(read_sheet(picture(apart), PALETTE).items) == 2


def test_a_number_is_not_what_a_thing_says():
    band = (
        '<g id="b" data-shape="band"><rect class="box" width="200" height="30"/>'
        '<text x="9" y="20" font-size="16">1</text><text x="40" y="20" font-size="16">Ask</text></g>'
    )
    shape = the("band", picture(band))
    assert shape.text is not None and shape.text.words == "Ask"
    assert [child.words for child in shape.children if isinstance(child, Text)] == ["1"]


def test_a_text_over_a_filled_part_is_the_text_of_that_part():
    box = (
        '<g id="b" data-shape="box"><rect class="box" width="200" height="90"/>'
        '<rect class="badge" width="200" height="30"/><text x="9" y="20" font-size="13">Managed</text></g>'
    )
    shape = the("box", picture(box))
    (part,) = (child for child in shape.children if isinstance(child, Shape))
    assert shape.text is None
    assert part.text is not None and part.text.words == "Managed"


def test_a_text_from_right_to_left_starts_at_the_right():
    arabic = '<text x="90" y="20" font-size="13" direction="rtl">سلام</text>'
    (item,) = read_sheet(picture(arabic), PALETTE).items
    assert isinstance(item, Text)
    assert (item.align, item.rtl) == ("right", True)


def test_without_marks_a_picture_is_plain_shapes_and_texts():
    plain = '<a class="bp-cell"><rect class="box" width="50" height="20"/><text x="5" y="14">Signs</text></a>'
    shape, text = read_sheet(picture(plain), PALETTE).items
    assert isinstance(shape, Shape) and shape.kind == ""
    assert isinstance(text, Text) and text.words == "Signs"


def test_a_square_on_its_tip_is_a_diamond():
    assert drawn('<path fill="#fff" d="M10 0l10 10l-10 10l-10-10z"/>').outline == "diamond"


def test_a_halo_is_drawn_around_a_shape_not_over_it():
    style = 'style="paint-order:stroke" stroke="#ffffff" stroke-width="4"'
    shape = drawn(f'<circle fill="#000000" cx="50" cy="50" r="10" {style}/>')
    assert (shape.box, shape.paint.width) == (Box(39, 39, 22, 22), 2)


def test_relative_commands_and_curves_become_absolute_ones():
    assert read_path("m1 1h2v3l-2-3q0 3 3 3z") == (
        Step("M", ((1, 1),)),
        Step("L", ((3, 1),)),
        Step("L", ((3, 4),)),
        Step("L", ((1, 1),)),
        Step("C", ((1, 3), (2, 4), (4, 4))),
        Step("Z"),
    )


def test_an_arc_ends_where_it_says_and_bulges_to_its_side():
    quarter = read_path("M0 10A10 10 0 0 1 10 0")
    assert [step.command for step in quarter] == ["M", "C"]
    one, two, end = quarter[1].points
    assert end == (10, 0)
    assert (round(one[0], 2), round(one[1], 2)) == (0, 4.48)
    assert (round(two[0], 2), round(two[1], 2)) == (4.48, 0)


def test_flags_of_an_arc_may_stand_without_space():
    assert read_path("M0 0a1 1 0 011 1")[-1].points[-1] == (1, 1)


def test_rounded_corners_are_read_as_corners():
    assert corners(read_path("M0 0L14 0Q20 0 20 6L20 20")) == ((0, 0), (20, 0), (20, 20))
    assert corners(read_path("M0 0C40 0 40 90 80 90")) == ()


def test_selectors_that_are_not_simple_are_passed_over():
    assert read_rules("a:hover .x{fill:red} .x::before{fill:red} @media print{.x{fill:red}}") == {}


@given(st.lists(st.tuples(st.floats(-99, 99), st.floats(-99, 99)), min_size=1, max_size=9))
def test_a_path_of_lines_is_bounded_by_its_points(points: list[tuple[float, float]]):
    path = read_path("M" + "L".join(f"{x!r} {y!r}" for x, y in points))
    box = bounds(path)
    assert (box.x, box.y) == (min(x for x, _ in points), min(y for _, y in points))


def test_cells_keep_their_order():
    svg = picture(cell("b", 0, 0, ("B",)) + cell("a", 200, 0, ("A",)))
    assert list(read_sheet(svg, PALETTE).shapes) == ["b", "a"]
