import base64
import zlib
from urllib.parse import unquote
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import escape

from pmo_design.render.exports.drawio import drawio_file
from pmo_design.render.exports.reading import read_sheet
from tests.render.export_examples import LOAN_DESK, PALETTE, cell, kept, picture


def made(svg: str = LOAN_DESK, title: str = "Loan desk") -> bytes:
    return drawio_file(read_sheet(svg, PALETTE), title)


def cells(svg: str = LOAN_DESK) -> dict[str, Element]:
    """Every cell by its id, with what an object around it says."""
    found = {}
    for element in ElementTree.fromstring(made(svg)).find("diagram/mxGraphModel/root") or ():
        inner = element.find("mxCell") if element.tag == "object" else element
        assert inner is not None
        inner.set("value", element.get("label", inner.get("value", "")))
        found[element.get("id", "")] = inner
    return found


def style(element: Element) -> dict[str, str]:
    pairs = (part.partition("=") for part in element.get("style", "").split(";") if part)
    return {name: value for name, _, value in pairs}


def places(element: Element) -> list[float]:
    geometry = element.find("mxGeometry")
    assert geometry is not None
    return [float(geometry.get(name, "nan")) for name in ("x", "y", "width", "height")]


def test_a_file_has_one_uncompressed_page_of_the_paper():
    file = ElementTree.fromstring(made())
    (model,) = file.findall("diagram/mxGraphModel")
    assert (model.get("pageWidth"), model.get("pageHeight")) == ("1654", "1169")
    assert model.get("background") == "#FAFAFA"


def test_every_id_is_there_once_and_every_parent_exists():
    root = ElementTree.fromstring(made()).find("diagram/mxGraphModel/root")
    assert root is not None
    ids = [element.get("id") for element in root]
    assert len(ids) == len(set(ids))
    assert {element.get("parent") for element in cells().values()} - {None} <= set(ids)


def test_layers_hold_background_arrows_things_and_texts():
    layers = [(id_, each.get("value")) for id_, each in cells().items() if each.get("parent") == "0"]
    assert layers == [
        ("layer-background", "Background"),
        ("layer-arrows", "Arrows"),
        ("layer-things", "Things"),
        ("layer-texts", "Texts"),
    ]


def test_a_cell_is_a_vertex_with_its_text():
    two = cells()["two"]
    assert (two.get("value"), two.get("vertex"), two.get("parent")) == ("Lends", "1", "layer-things")
    assert places(two) == [252, 20, 100, 60]
    look = style(two)
    assert (look["rounded"], look["fillColor"], look["strokeColor"]) == ("1", "#FFFFFF", "#B9B5AB")
    assert (look["fontFamily"], look["fontSize"], look["html"]) == ("Lato", "13", "0")


def test_lines_of_a_label_break_where_the_picture_breaks_them():
    assert cells()["one"].get("value") == "Asks for\na loan"


def test_a_badge_moves_with_its_cell():
    (badge,) = (each for each in cells().values() if each.get("value") == "F1")
    assert badge.get("parent") == "one"
    assert places(badge) == [80, -10, 20, 20]


def test_an_edge_joins_its_shapes_where_the_arrow_does():
    first, second = (each for each in cells().values() if each.get("edge"))
    assert (first.get("source"), first.get("target")) == ("one", "two")
    assert [style(first)[name] for name in ("exitX", "exitY", "entryX", "entryY")] == [
        "1.0",
        "0.5",
        "0.0",
        "0.5",
    ]
    assert (style(first)["endArrow"], style(first)["startArrow"]) == ("block", "none")
    assert style(second)["edgeStyle"] == "orthogonalEdgeStyle"
    assert [(point.get("x"), point.get("y")) for point in second.findall("mxGeometry/Array/mxPoint")] == [
        ("302", "140"),
        ("60", "140"),
    ]


def test_an_edge_to_nothing_has_only_places():
    way = '<path class="line" d="M10 10L90 10"/>'
    svg = picture(f'<g data-connector="needs" data-from="gone" data-to="lost" data-ends="none">{way}</g>')
    (edge,) = (each for each in cells(svg).values() if each.get("edge"))
    assert (edge.get("source"), edge.get("target")) == (None, None)
    assert [point.get("as") for point in edge.findall("mxGeometry/mxPoint")] == ["sourcePoint", "targetPoint"]


def test_an_icon_is_a_stencil_of_its_own_lines():
    (icon,) = (each for each in cells().values() if style(each).get("shape", "").startswith("stencil"))
    packed = base64.b64decode(icon.get("style", "").partition("stencil(")[2].partition(")")[0])
    stencil = ElementTree.fromstring(unquote(zlib.decompress(packed, -15).decode()))
    assert (stencil.get("w"), stencil.get("h")) == ("10", "10")
    assert [step.tag for step in stencil.find("foreground/path") or ()] == [
        "move", "line", "line", "line", "close", "move", "line",
    ]  # fmt: skip


def test_grounds_are_locked():
    (ground,) = (each for each in cells(picture('<rect class="badge" width="90" height="40"/>')).values()
                 if each.get("vertex"))  # fmt: skip
    assert style(ground)["locked"] == "1"


def test_dots_with_round_ends_are_drawn_as_dots_by_an_edge():
    svg = picture('<path class="line" stroke-linecap="round" stroke-dasharray="0 5" d="M0 10L90 10"/>')
    (edge,) = (each for each in cells(svg).values() if each.get("edge"))
    assert style(edge)["dashPattern"] == "1 1.5"


def test_the_same_picture_gives_the_same_bytes():
    assert made() == made()


@given(st.text(min_size=1, max_size=60))
@example("سلام \U0001f600 <&\">' \x00\x0b\ufffe\ud800")
@example("a;b=c;html=1 &#10; " * 50)
def test_any_text_comes_out_as_it_went_in(text: str):
    assert ElementTree.fromstring(made(title=text)).find("diagram") is not None
    one = cells(picture(cell("one", 10, 20, (str(escape(text)),))))["one"]
    assert one.get("value") == kept(text)
