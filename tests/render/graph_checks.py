"""What must hold of every graph that is drawn, read from its SVG alone."""

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from pmo_design.render.box import Box
from pmo_design.render.text import text_width

Element = ElementTree.Element

NEAR = 7.0
_SVG = "{http://www.w3.org/2000/svg}"
_FIRST, _LAST = re.compile(r"M(-?[\d.]+) (-?[\d.]+)"), re.compile(r"(-?[\d.]+) (-?[\d.]+)$")


@dataclass(frozen=True)
class Shape:
    """A thing of a picture: its outline, and each of its own texts with the room it takes up."""

    key: str
    kind: str
    box: Box
    texts: tuple[tuple[str, Box], ...]
    inside: str | None


def check(svg: str) -> None:
    """Assert that things keep their distance, texts stay inside, and lines end on what they join."""
    root = ElementTree.fromstring(svg)
    shapes = [*shapes_of(root)]
    known = {shape.key: shape for shape in shapes}
    assert len(known) == len(shapes), "two things have one id"
    for shape in shapes:
        for text, room in shape.texts:
            assert shape.box.x - 0.1 <= room.x and room.right <= shape.box.right + 0.1, (
                text,
                room,
                shape.box,
            )
            assert shape.box.y <= room.y and room.bottom <= shape.box.bottom + 1, (text, room, shape.box)
    for one, other in combinations([shape for shape in shapes if shape.inside is None], 2):
        assert not one.box.overlaps(other.box), (one, other)
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    for shape in shapes:
        assert shape.box.x >= 0 and shape.box.right <= width, shape
        assert shape.box.y >= 0 and shape.box.bottom <= height, shape
    for tail, head, d in connectors_of(root):
        start, end = _FIRST.match(d), _LAST.search(d)
        assert start and end
        assert _touches(known[tail].box, float(start[1]), float(start[2])), (tail, d, known[tail])
        assert _touches(known[head].box, float(end[1]), float(end[2])), (head, d, known[head])
    for text, room in _loose(root):
        assert room.x >= 0 and room.right <= width + 0.1, (text, room, width)


def shapes_of(element: Element, inside: str | None = None) -> Iterator[Shape]:
    """Yield all things of a picture, those inside others with the id of the outer one."""
    for child in element:
        if "data-shape" not in child.attrib:
            yield from shapes_of(child, inside)
            continue
        own = [*_own(child)]
        rect = next(each for each in own if each.tag == f"{_SVG}rect")
        x, y, width, height = (float(rect.attrib[name]) for name in ("x", "y", "width", "height"))
        texts = tuple((_said(each), _room(each)) for each in own if each.tag == f"{_SVG}text")
        key = child.attrib["id"]
        yield Shape(key, child.attrib["data-shape"], Box(x, y, width, height), texts, inside)
        yield from shapes_of(child, key)


def connectors_of(root: Element) -> Iterator[tuple[str, str, str]]:
    """Yield from what each line leads, to what, and its path."""
    for each in root.iter(f"{_SVG}g"):
        if "data-connector" in each.attrib:
            path = each.find(f"{_SVG}path")
            assert path is not None
            assert not re.search(r"[^MLQ\d\s.-]", path.attrib["d"]), "a line is written with M, L and Q alone"
            yield each.attrib["data-from"], each.attrib["data-to"], path.attrib["d"]


def _own(element: Element) -> Iterator[Element]:
    for child in element:
        if "data-shape" not in child.attrib:
            yield child
            yield from _own(child)


def _loose(element: Element) -> Iterator[tuple[str, Box]]:
    for child in element:
        if child.tag == f"{_SVG}text":
            yield _said(child), _room(child)
        elif "data-shape" not in child.attrib:
            yield from _loose(child)


def _said(text: Element) -> str:
    return "".join(text.itertext())


def _room(text: Element) -> Box:
    size = float(text.attrib["font-size"])
    weight = "bold" if text.get("font-weight") == "700" else "regular"
    width = text_width(_said(text), size, weight)
    x, y = float(text.attrib["x"]), float(text.attrib["y"])
    left = x - width if text.get("direction") == "rtl" else x
    left -= width / 2 if text.get("text-anchor") == "middle" else 0
    return Box(left, y - size * 0.72, width, size * 0.92)


def _touches(box: Box, x: float, y: float) -> bool:
    """Tell whether a point is on the edge of a box, or a little outside."""
    outside = max(box.x - x, x - box.right, box.y - y, y - box.bottom)
    return -1 <= outside <= NEAR
