"""How draw.io is told the looks of shapes, edges and labels: styles of `name=value;`, and stencils."""

import base64
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from urllib.parse import quote
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from pmo_design.render.box import Box, Point
from pmo_design.render.exports.shapes import Align, Face, Line, Paint, Shape, Text, outline_of

Style = Mapping[str, object]

ALIGNMENTS: Mapping[Align, str] = {"left": "left", "middle": "center", "right": "right"}
LINE = 1.2
"""Height of a line of draw.io's, in ems."""
_SHAPES = {
    "rounded": "rounded=1;absoluteArcSize=1;",
    "ellipse": "ellipse;shape=ellipse;perimeter=ellipsePerimeter;",
    "diamond": "rhombus;shape=rhombus;perimeter=rhombusPerimeter;",
}


def shape_style(shape: Shape, label: Sequence[Line]) -> str:
    """Return the style of a vertex with its label."""
    style = {
        **_outline_style(shape),
        **_paint_style(shape.paint),
        **_label_style(label, shape.text, shape.box),
    }
    return _SHAPES.get(shape.outline, "") + style_text(style)


def style_text(values: Style) -> str:
    """Write a style."""
    return "".join(f"{name}={value};" for name, value in values.items())


def _label_style(block: Sequence[Line], text: Text | None, box: Box) -> Style:
    """Return how a label is set: where the picture has it, or by the middle where it stands there."""
    if text is None:
        return {"html": 0}
    lines = Text(tuple(block), text.align, text.rtl)
    middle = abs(lines.box.middle[1] - box.middle[1]) < 3
    top = {} if middle else {"spacingTop": number(first_line_top(block) - box.y)}
    return {
        **face_style(block[0].face),
        "html": 0,
        "align": ALIGNMENTS[text.align],
        "verticalAlign": "middle" if middle else "top",
        "spacing": 0,
        **_sides(block[0].x, text.align, box),
        **top,
    }


def _sides(x: float, align: Align, box: Box) -> Style:
    if align == "left":
        return {"spacingLeft": number(x - box.x)}
    if align == "right":
        return {"spacingRight": number(box.right - x)}
    off = 2 * (x - box.middle[0])
    return {"spacingLeft": number(off)} if off > 1 else {"spacingRight": number(-off)} if off < -1 else {}


def face_style(face: Face) -> Style:
    """Return how letters look."""
    return {
        "fontFamily": "Lato",
        "fontSize": number(face.size),
        "fontColor": face.colour,
        "fontStyle": (1 if face.bold else 0) + (2 if face.italic else 0),
    }


def _outline_style(shape: Shape) -> Style:
    if shape.outline == "rounded":
        return {"arcSize": number(2 * shape.radius)}
    if shape.outline in ("path", "line"):
        return {"shape": f"stencil({_stencil(shape)})"}
    return {}


def _paint_style(paint: Paint) -> dict[str, object]:
    style: dict[str, object] = {
        "fillColor": paint.fill or "none",
        "strokeColor": paint.stroke or "none",
        "strokeWidth": number(paint.width),
    }
    if paint.dash:
        unit = paint.width or 1.0
        style |= {
            "dashed": 1,
            "dashPattern": " ".join(number(max(part / unit, 0.01)) for part in paint.dash),
        }
    if paint.fill and paint.fill_opacity < 1:
        style["fillOpacity"] = round(paint.fill_opacity * 100)
    if paint.stroke and paint.stroke_opacity < 1:
        style["strokeOpacity"] = round(paint.stroke_opacity * 100)
    if paint.hatched:
        style |= {"fillStyle": "hatch", "fillOpacity": 25}
    return style


def edge_style(paint: Paint) -> dict[str, object]:
    """Return the line of an edge; its dashes never have round ends, so that dots are lengthened instead.

    draw.io has no double line with arrow heads: it is drawn as a single one, half as wide.
    """
    if paint.dash and paint.round_ends:
        lengths = paint.dash if len(paint.dash) % 2 == 0 else paint.dash * 2
        by = (paint.width, -paint.width)
        dash = tuple(max(length + by[place % 2], 0.1) for place, length in enumerate(lengths))
        return _paint_style(replace(paint, dash=dash))
    return _paint_style(replace(paint, width=paint.width / 2) if paint.double else paint)


def _stencil(shape: Shape) -> str:
    """Return the outline of a shape as draw.io holds it in a style."""
    box = shape.box
    steps: list[tuple[str, tuple[str, ...]]] = []
    before: Point | None = None
    for step in outline_of(shape):
        points = [(x + 0.1, y) if (x, y) == before else (x, y) for x, y in step.points]
        places = (number(value) for x, y in points for value in (x - box.x, y - box.y))
        steps.append((_COMMANDS[step.command], tuple(places)))
        before = step.points[-1] if step.points else None
    size = (number(box.width or 1), number(box.height or 1))
    return _packed(size, tuple(steps), shape.paint.round_ends, bool(shape.paint.fill))


_COMMANDS = {"M": "move", "L": "line", "C": "curve", "Z": "close"}


@lru_cache(maxsize=1024)
def _packed(
    size: tuple[str, str], steps: tuple[tuple[str, tuple[str, ...]], ...], round_ends: bool, filled: bool
) -> str:
    """Write a stencil: XML, percent-encoded, deflated, in base 64; a picture has the same icon many times."""
    stencil = Element("shape", {"w": size[0], "h": size[1], "aspect": "variable", "strokewidth": "inherit"})
    drawn = SubElement(stencil, "foreground")
    if round_ends:
        SubElement(drawn, "linecap", {"cap": "round"})
    SubElement(drawn, "linejoin", {"join": "round"})
    path = SubElement(drawn, "path")
    for command, places in steps:
        names = ("x", "y") if len(places) == 2 else ("x1", "y1", "x2", "y2", "x3", "y3")
        SubElement(path, command, dict(zip(names, places, strict=False)))
    SubElement(drawn, "fillstroke" if filled else "stroke")
    text = quote(ElementTree.tostring(stencil, encoding="unicode"), safe="~()*!.'")
    # Stored, not compressed: the bytes do not depend on the version of zlib.
    deflate = zlib.compressobj(0, zlib.DEFLATED, -15)
    return base64.b64encode(deflate.compress(text.encode()) + deflate.flush()).decode()


def first_line_top(block: Sequence[Line]) -> float:
    """Return where a text begins: draw.io sets lines 1.2 em apart, the first baseline an em less 1 below."""
    size = block[0].face.size
    looser = (block[-1].y - block[0].y - LINE * size * (len(block) - 1)) / 2
    return block[0].y - size + 1 + looser


def number(value: float) -> str:
    """Write a number with two decimals at most."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
