import io
import zipfile
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st
from markupsafe import Markup, escape
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.slide import Slide

from pmo_design.render.exports.paths import polygon
from pmo_design.render.exports.pptx import losses, presentation
from pmo_design.render.exports.pptx_connectors import Bend, bend_of
from pmo_design.render.exports.reading import read_sheet
from pmo_design.render.exports.request import Paper, Request
from pmo_design.render.exports.shapes import Connector, Paint
from pmo_design.render.picture import Picture
from tests.render.export_examples import LOAN_DESK, PALETTE, cell, kept, picture
from tests.render.graph_examples import starter

MILLIMETRE = 36000
NAMES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
}


def made(svg: str = LOAN_DESK, title: str = "Blueprint: Loan desk") -> bytes:
    return presentation(read_sheet(svg, PALETTE), title, "Two cells.")


def slide(svg: str = LOAN_DESK, title: str = "Blueprint: Loan desk") -> Slide:
    (page,) = Presentation(io.BytesIO(made(svg, title))).slides
    return page


def test_a_picture_is_one_slide_of_the_size_of_the_paper():
    deck = Presentation(io.BytesIO(made()))
    assert len(deck.slides) == 1
    assert (deck.slide_width, deck.slide_height) == (420 * MILLIMETRE, 297 * MILLIMETRE)


def test_paper_can_stand_upright():
    upright = presentation(read_sheet(LOAN_DESK, PALETTE), "T", "D", "A4", True)
    deck = Presentation(io.BytesIO(upright))
    assert (deck.slide_width, deck.slide_height) == (210 * MILLIMETRE, 297 * MILLIMETRE)


def _request(paper: Paper) -> Request:
    return Request(starter(), "service:loan-desk", PALETTE, paper=paper)


def test_type_too_small_for_the_paper_is_said_with_the_way_out():
    wide = LOAN_DESK.replace('viewBox="0 0 400 200"', 'viewBox="0 0 3000 200"')  # 12 units: 3.4 points on A4
    drawn = Picture("desk", "T", "D", Markup(wide), Markup(""))
    assert losses(drawn, _request("A4")) == (
        "type of 6 points: on A4 the smallest is 3.4; take --paper A1, or --view for a part",
    )
    assert losses(drawn, _request("A1")) == ()


def test_a_cell_is_a_rounded_rectangle_with_its_text_inside():
    (two,) = (each for each in slide().shapes if each.name == "Cell 10002")
    assert two.shape_type == MSO_SHAPE_TYPE.AUTO_SHAPE
    assert two.text_frame.text == "Lends"
    assert two._element.nvSpPr.cNvPr.get("descr") == "Cell two"


def test_a_cell_and_its_badge_are_a_group():
    (group,) = (each for each in slide().shapes if each.shape_type == MSO_SHAPE_TYPE.GROUP)
    assert [shape.text_frame.text for shape in group.shapes] == ["Asks for\va loan", "F1"]


def test_connectors_are_joined_to_the_shapes_they_lead_to():
    connectors = [each for each in slide().shapes if each.name.startswith("Connector")]
    joints = [
        [
            (end.tag.rpartition("}")[2], end.get("id"), end.get("idx"))
            for end in each._element.iter()
            if end.get("idx")
        ]
        for each in connectors
    ]
    assert joints == [
        [("stCxn", "10001", "3"), ("endCxn", "10002", "1")],
        [("stCxn", "10002", "2"), ("endCxn", "10001", "2")],
    ]


def test_a_connector_has_the_bends_and_the_head_of_its_arrow():
    first, second = (each._element for each in slide().shapes if each.name.startswith("Connector"))
    assert first.find(".//a:prstGeom", NAMES).get("prst") == "straightConnector1"
    assert second.find(".//a:prstGeom", NAMES).get("prst") == "bentConnector3"
    assert [each.find(".//a:tailEnd", NAMES).get("type") for each in (first, second)] == [
        "triangle",
        "triangle",
    ]
    assert first.find(".//a:headEnd", NAMES) is None


def test_a_connector_that_ends_beside_the_middle_of_a_side_finds_a_place_to_join():
    way = '<path class="line" d="M110 30L252 30"/>'
    svg = picture(
        f'<g data-connector="needs" data-from="one" data-to="two" data-ends="none">{way}</g>'
        + cell("one", 10, 20, ("A",))
        + cell("two", 252, 20, ("B",))
    )
    page = slide(svg)
    (connector,) = (each._element for each in page.shapes if each.name.startswith("Connector"))
    assert connector.find(".//a:stCxn", NAMES).get("idx") == "4"
    one = next(each._element for each in page.shapes if each.name == "Cell 10001")
    joints = one.findall(".//a:cxn", NAMES)
    assert [joint.get("ang") for joint in joints] == ["16200000", "10800000", "5400000", "0", "0"]


def test_nothing_is_a_picture():
    packed = zipfile.ZipFile(io.BytesIO(made()))
    assert b"<p:pic" not in packed.read("ppt/slides/slide1.xml")
    assert not [name for name in packed.namelist() if name.startswith("ppt/media") or "thumbnail" in name]


def test_the_heading_of_the_picture_is_the_title_of_the_slide():
    title = slide().shapes.title
    assert title is not None and title.text_frame.text == "Loan desk"
    assert title.top > 0


def test_a_picture_without_its_title_has_one_above_the_slide():
    title = slide(title="Something else").shapes.title
    assert title is not None and title.text_frame.text == "Something else"
    assert title.top + title.height < 0


def test_notes_hold_the_description():
    assert slide().notes_slide.notes_text_frame.text == "Two cells."


def test_shapes_stand_in_the_order_of_the_picture():
    numbers = [each.name.split()[0] for each in slide().shapes]
    assert numbers == ["Title", "Connector", "Cell", "Cell", "Connector", "Icon"]


def test_ids_are_different():
    ids = [each.get("id") for each in slide()._element.iter(f"{{{NAMES['p']}}}cNvPr")]
    assert len(ids) == len(set(ids))


def test_the_same_picture_gives_the_same_bytes():
    assert made() == made()


def test_type_is_set_in_lato_and_never_below_six_points():
    runs = list(slide()._element.iter(f"{{{NAMES['a']}}}rPr"))
    assert {run.find("a:latin", NAMES).get("typeface") for run in runs} == {"Lato"}
    assert min(int(run.get("sz")) for run in runs) >= 600


def test_a_dash_keeps_its_lengths():
    page = slide(picture('<path class="line" stroke-dasharray="8 5" d="M0 10L90 10"/>'))
    (dash,) = page._element.iter(f"{{{NAMES['a']}}}ds")
    assert (dash.get("d"), dash.get("sp")) == ("400000", "250000")


def way_of(bend: Bend) -> list[tuple[float, float]]:
    """Lead a connector as ECMA-376 defines it: its preset drawn in its box, flipped, then turned."""
    width, height = bend.box.width, bend.box.height
    share = [value / 100000 for value in bend.adjusts]
    match bend.preset:
        case "straightConnector1":
            points = [(0.0, 0.0), (width, height)]
        case "bentConnector2":
            points = [(0.0, 0.0), (width, 0.0), (width, height)]
        case "bentConnector3":
            x = width * share[0]
            points = [(0.0, 0.0), (x, 0.0), (x, height), (width, height)]
        case "bentConnector4":
            x, y = width * share[0], height * share[1]
            points = [(0.0, 0.0), (x, 0.0), (x, y), (width, y), (width, height)]
        case _:
            x, y, other = width * share[0], height * share[1], width * share[2]
            points = [(0.0, 0.0), (x, 0.0), (x, y), (other, y), (other, height), (width, height)]
    middle = bend.box.middle
    quarter = next((turn for turn in (1, 2, 3) if f'rot="{turn * 5400000}"' in bend.turn), 0)
    led = []
    for x, y in points:
        across = (-1 if "flipH" in bend.turn else 1) * (x - width / 2)
        down = (-1 if "flipV" in bend.turn else 1) * (y - height / 2)
        for _ in range(quarter):
            across, down = -down, across
        led.append((middle[0] + across, middle[1] + down))
    return led


@st.composite
def square_ways(draw: st.DrawFn) -> tuple[tuple[float, float], ...]:
    """A line of one to five parts, level and upright by turns."""
    level = draw(st.booleans())
    points = [(draw(st.integers(0, 900)) * 1.0, draw(st.integers(0, 900)) * 1.0)]
    for _ in range(draw(st.integers(1, 5))):
        step = draw(st.integers(-300, 300).filter(lambda step: abs(step) > 3))
        x, y = points[-1]
        points.append((x + step, y) if level else (x, y + step))
        level = not level
    return tuple(points)


@given(square_ways())
@example(((0.0, 0.0), (-20.0, 0.0), (-20.0, 90.0), (0.0, 90.0)))
@example(((5.0, 5.0), (5.0, 30.0), (80.0, 30.0), (80.0, 5.0)))
def test_a_connector_leads_the_way_of_its_arrow(points: tuple[tuple[float, float], ...]):
    connector = Connector("", "", "", "", points, polygon(points, False), Paint(), ("none", "none"))
    bend = bend_of(connector, 0.2)
    assert bend is not None
    for (x, y), (wanted_x, wanted_y) in zip(way_of(bend), points, strict=True):
        assert abs(x - wanted_x) < 0.25
        assert abs(y - wanted_y) < 0.25


def test_a_line_with_more_bends_than_a_connector_has_is_a_free_form():
    points = tuple((10.0 * (at // 2), 10.0 * ((at + 1) // 2)) for at in range(8))
    assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(points))
    connector = Connector("", "", "", "", points, polygon(points, False), Paint(), ("none", "none"))
    assert bend_of(connector, 0.2) is None


@settings(max_examples=25)
@given(st.text(min_size=1, max_size=60))
@example("سلام \U0001f600 <&\">' \x00\x0b\ufffe\ud800 _x0041_")
@example("long " * 200)
def test_any_text_comes_out_as_it_went_in(text: str):
    page = slide(picture(cell("one", 10, 20, (str(escape(text)),))), title=text)
    (one,) = (each for each in page.shapes if each.name.startswith("Cell"))
    assert one.text_frame.text == kept(text)
