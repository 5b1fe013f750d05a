"""A picture as a draw.io file: things as vertices, arrows as edges between them, on layers of one page.

The file is uncompressed XML. Labels are plain text (`html=0`); outlines that draw.io has no shape for are
stencils, drawn by the same paths as the picture.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from pmo_design.render.box import Box, Point
from pmo_design.render.exports.drawio_styles import (
    ALIGNMENTS,
    LINE,
    Style,
    edge_style,
    face_style,
    first_line_top,
    number,
    shape_style,
    style_text,
)
from pmo_design.render.exports.paper import size_mm
from pmo_design.render.exports.reading import read_sheet
from pmo_design.render.exports.request import Paper, Request
from pmo_design.render.exports.resolve import without_controls
from pmo_design.render.exports.shapes import (
    Connector,
    Item,
    Line,
    Shape,
    Sheet,
    Text,
)
from pmo_design.render.picture import Picture

_UNITS_PER_MM = 100 / 25.4
"""draw.io counts a hundredth of an inch as a pixel of paper."""
_GROUND, _ARROWS_LAYER, _THINGS, _TEXTS = "layer-background", "layer-arrows", "layer-things", "layer-texts"
_LAYERS = ((_GROUND, "Background"), (_ARROWS_LAYER, "Arrows"), (_THINGS, "Things"), (_TEXTS, "Texts"))

_ORIGIN: Point = (0.0, 0.0)
_ARROWS = {"none": "none", "filled": "block", "open": "open"}


@dataclass(frozen=True, slots=True)
class _Page:
    """What is being written: the cells, the shapes that edges can join, numbers for what has no id."""

    root: Element
    shapes: Mapping[str, Shape]
    numbers: Iterator[int]
    used: set[str]


def to_drawio(picture: Picture, request: Request) -> bytes:
    """Return a picture as a draw.io file with one page."""
    sheet = read_sheet(str(picture.svg), request.palette)
    return drawio_file(sheet, picture.title, request.paper, request.portrait)


def drawio_file(sheet: Sheet, title: str, paper: Paper = "A3", portrait: bool = False) -> bytes:
    """Return a file with one page of a paper's size, scaled so that the picture fits on it."""
    width, height = size_mm(paper, portrait=portrait)
    scale = max(sheet.width / (width * _UNITS_PER_MM), sheet.height / (height * _UNITS_PER_MM))
    file = Element("mxfile", {"host": "pmo-design"})
    diagram = SubElement(file, "diagram", {"id": "picture", "name": without_controls(title) or "Picture"})
    model = SubElement(
        diagram,
        "mxGraphModel",
        {
            "grid": "0",
            "page": "1",
            "pageScale": number(scale),
            "pageWidth": str(round(width * _UNITS_PER_MM)),
            "pageHeight": str(round(height * _UNITS_PER_MM)),
            "background": sheet.ground or "#FFFFFF",
            "math": "0",
            "shadow": "0",
        },
    )
    root = SubElement(model, "root")
    SubElement(root, "mxCell", {"id": "0"})
    for id_, name in _LAYERS:
        SubElement(root, "mxCell", {"id": id_, "value": name, "parent": "0"})
    page = _Page(root, sheet.shapes, count(1), set())
    for item in sheet.items:
        _write(item, page)
    ElementTree.indent(file)
    return bytes(ElementTree.tostring(file, encoding="utf-8", xml_declaration=True))


def _write(item: Item, page: _Page) -> None:
    match item:
        case Connector():
            _edge(item, page)
        case Text():
            _texts(item, _ORIGIN, _TEXTS, page)
        case Shape():
            layer = _THINGS if item.kind and item.kind != "icon" else _GROUND
            _vertex(item, _ORIGIN, layer, page)


def _vertex(shape: Shape, corner: Point, parent: str, page: _Page) -> None:
    """Write a shape, with the text it says first as its label and everything else as its children."""
    if shape.outline == "line" and not shape.children:
        _line(shape, corner, parent, page)
        return
    id_ = _own_id(shape.id, "shape", page)
    label, rest = _label(shape.text)
    style = shape_style(shape, label)
    if shape.children or rest:
        style += "collapsible=0;"
    if parent == _GROUND and shape.outline == "rect" and not shape.paint.stroke:
        style += "locked=1;"
    cell = _cell(page, id_, _words(label), style, parent, vertex=True)
    if shape.label:
        _told(page, cell, shape.label)
    _place(cell, shape.box, corner)
    inner = (shape.box.x, shape.box.y)
    for text in rest:
        _texts(text, inner, id_, page)
    for child in shape.children:
        if isinstance(child, Shape):
            _vertex(child, inner, id_, page)
        elif isinstance(child, Text):
            _texts(child, inner, id_, page)


def _own_id(id_: str, kind: str, page: _Page) -> str:
    """Return the id of a cell: the picture's own, else one that is counted."""
    if id_ and id_ not in page.used:
        page.used.add(id_)
        return id_
    return f"{kind}-{next(page.numbers)}"


def _cell(page: _Page, id_: str, value: str, style: str, parent: str, *, vertex: bool) -> Element:
    what = {"vertex": "1"} if vertex else {"edge": "1"}
    return SubElement(
        page.root, "mxCell", {"id": id_, "value": value, "style": style, "parent": parent, **what}
    )


def _told(page: _Page, cell: Element, label: str) -> None:
    """Give a cell a tooltip: draw.io keeps it on an object around the cell, which takes over id and value."""
    around = Element(
        "object", {"label": cell.attrib.pop("value"), "tooltip": label, "id": cell.attrib.pop("id")}
    )
    page.root.remove(cell)
    around.append(cell)
    page.root.append(around)


def _place(cell: Element, box: Box, corner: Point) -> None:
    SubElement(
        cell,
        "mxGeometry",
        {
            "x": number(box.x - corner[0]),
            "y": number(box.y - corner[1]),
            "width": number(box.width),
            "height": number(box.height),
            "as": "geometry",
        },
    )


def _label(text: Text | None) -> tuple[tuple[Line, ...], tuple[Text, ...]]:
    """Part a text into the lines of one look that make a label, and the others."""
    if text is None:
        return (), ()
    blocks = text.blocks
    label = max(blocks, key=lambda block: sum(len(line.text) for line in block))
    rest = (block for block in blocks if block is not label)
    return label, tuple(Text(block, text.align, text.rtl) for block in rest)


def _texts(text: Text, corner: Point, parent: str, page: _Page) -> None:
    """Write a text as one cell for each of its looks."""
    for block in text.blocks:
        part = Text(block, text.align, text.rtl)
        style = style_text({**face_style(block[0].face), "align": ALIGNMENTS[text.align], **_TEXT})
        cell = _cell(page, _own_id("", "text", page), _words(block), f"text;{style}", parent, vertex=True)
        _place(cell, _text_box(part, block), corner)


_TEXT: Style = {
    "html": 0,
    "verticalAlign": "top",
    "spacing": 0,
    "strokeColor": "none",
    "fillColor": "none",
    "connectable": 0,
}


def _text_box(text: Text, block: Sequence[Line]) -> Box:
    """Return the box in which draw.io sets the first baseline where the picture has it."""
    face, box = block[0].face, text.box
    return Box(box.x, first_line_top(block), box.width, LINE * face.size * len(block))


def _words(block: Sequence[Line]) -> str:
    return "\n".join(line.text for line in block)


def _line(shape: Shape, corner: Point, parent: str, page: _Page) -> None:
    """Write a straight line as an edge that joins nothing."""
    ends = [step.points[0] for step in shape.path[:2]]
    style = style_text({**edge_style(shape.paint), "endArrow": "none", "html": 0})
    cell = _cell(page, _own_id("", "line", page), "", style, parent, vertex=False)
    geometry = SubElement(cell, "mxGeometry", {"relative": "1", "as": "geometry"})
    for (x, y), name in zip(ends, ("sourcePoint", "targetPoint"), strict=True):
        _point(geometry, (x - corner[0], y - corner[1]), {"as": name})


def _edge(connector: Connector, page: _Page) -> None:
    """Write a connector as an edge that leaves and enters its shapes where the picture's arrow does."""
    points = connector.points or tuple(step.points[-1] for step in connector.path if step.points)
    start, end = points[0], points[-1]
    style: dict[str, object] = {**edge_style(connector.paint), "html": 0}
    style |= {"startArrow": _ARROWS[connector.heads[0]], "endArrow": _ARROWS[connector.heads[1]]}
    style |= {"startSize": 7, "endSize": 7, "rounded": 1, "arcSize": 6}
    style |= {"edgeStyle": "orthogonalEdgeStyle"} if connector.points else {"curved": 1}
    joints = {}
    for name, prefix, target, point in (
        ("source", "exit", connector.from_id, start),
        ("target", "entry", connector.to_id, end),
    ):
        if target in page.shapes:
            joints[name] = target
            style |= _joint(prefix, point, page.shapes[target].box)
    cell = _cell(
        page, _own_id(connector.id, "arrow", page), "", style_text(style), _ARROWS_LAYER, vertex=False
    )
    for name, target in joints.items():
        cell.set(name, target)
    geometry = SubElement(cell, "mxGeometry", {"relative": "1", "as": "geometry"})
    _point(geometry, start, {"as": "sourcePoint"})
    _point(geometry, end, {"as": "targetPoint"})
    if len(points) > 2:
        way = SubElement(geometry, "Array", {"as": "points"})
        for point in points[1:-1]:
            _point(way, point, {})


def _joint(prefix: str, point: Point, box: Box) -> Style:
    """Return where on a box an edge begins or ends, as shares of its sides."""
    x = (point[0] - box.x) / (box.width or 1)
    y = (point[1] - box.y) / (box.height or 1)
    share = [str(round(min(max(value, 0.0), 1.0), 4)) for value in (x, y)]
    return {
        f"{prefix}X": share[0],
        f"{prefix}Y": share[1],
        f"{prefix}Dx": 0,
        f"{prefix}Dy": 0,
        f"{prefix}Perimeter": 0,
    }


def _point(parent: Element, point: Point, more: Mapping[str, str]) -> None:
    SubElement(parent, "mxPoint", {"x": number(point[0]), "y": number(point[1]), **more})
