"""Where the texts and shapes of a resolved picture stand, groups and their moves worked out."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree as ET

from pmo_design.render.exports.paths import bounds, read_path
from pmo_design.render.text import text_width

UNSEEN = frozenset(("defs", "style", "title", "desc"))
_GROUPS = frozenset(("svg", "g", "a"))
_MOVE = re.compile(r"translate\(\s*(-?[\d.]+)(?:[\s,]+(-?[\d.]+))?\s*\)")
_SCALE = re.compile(r"scale\(\s*(-?[\d.]+)")
_SIDES = {
    "rect": ("x", "y", "width", "height"),
    "circle": ("cx", "cy", "r", "r"),
    "ellipse": ("cx", "cy", "rx", "ry"),
    "line": ("x1", "y1", "x2", "y2"),
}
DEFAULT_TYPE = 16.0


class Extent(NamedTuple):
    """A stretch of the plane, in the unit of the drawing."""

    left: float
    top: float
    right: float
    bottom: float

    def moved(self, x: float, y: float) -> "Extent":
        """Return the same stretch elsewhere."""
        return Extent(self.left + x, self.top + y, self.right + x, self.bottom + y)

    def meets(self, other: "Extent") -> bool:
        """Tell whether two stretches have more in common than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


class Frame(NamedTuple):
    """How the coordinates and the type of a group come out in the picture."""

    x: float = 0
    y: float = 0
    scale: float = 1
    size: float = DEFAULT_TYPE
    anchor: str = "start"

    def inside(self, element: ET.Element) -> "Frame":
        """Return the frame of what stands inside an element."""
        transform = element.get("transform", "")
        move, scale = _MOVE.search(transform), _SCALE.search(transform)
        return Frame(
            self.x + self.scale * (float(move[1]) if move else 0),
            self.y + self.scale * (float(move[2] or 0) if move else 0),
            self.scale * (float(scale[1]) if scale else 1),
            float(element.get("font-size", self.size)),
            _anchor(element, self.anchor),
        )

    def extent(self, left: float, top: float, right: float, bottom: float) -> Extent:
        """Return where something inside stands in the picture."""
        return Extent(
            self.x + self.scale * left,
            self.y + self.scale * top,
            self.x + self.scale * right,
            self.y + self.scale * bottom,
        )


def shapes(element: ET.Element, outer: Frame) -> Iterator[tuple[ET.Element, Extent]]:
    """In an element and below, yield each shape and each run of text with where it stands."""
    if element.tag in UNSEEN:
        return
    if element.tag == "text":
        for _, extent in texts(element, outer):
            yield element, extent
    elif element.tag in _GROUPS:
        for child in element:
            yield from shapes(child, outer.inside(element))
    else:
        yield element, _shape(element, outer.inside(element))


def texts(element: ET.Element, outer: Frame) -> Iterator[tuple[float, Extent]]:
    """In an element and below, yield the size of the type of each run of text, and where it stands."""
    frame = outer.inside(element)
    if element.tag in ("text", "tspan") and (element.text or "").strip():
        size = frame.size * frame.scale
        width = text_width((element.text or "").strip(), size, "bold")
        x = frame.x + frame.scale * float(element.get("x", "0"))
        y = frame.y + frame.scale * float(element.get("y", "0"))
        left = x - {"middle": width / 2, "end": width}.get(frame.anchor, 0)
        yield size, Extent(left, y - 0.8 * size, left + width, y + 0.25 * size)
    for child in element:
        if child.tag not in UNSEEN:
            yield from texts(child, frame)


def _anchor(element: ET.Element, inherited: str) -> str:
    anchor = element.get("text-anchor", inherited)
    if element.get("direction") == "rtl":
        return {"start": "end", "end": "start"}.get(anchor, anchor)
    return anchor


def _shape(element: ET.Element, frame: Frame) -> Extent:
    """Return where a shape stands; of what is not understood, that it stands everywhere."""
    numbers = [float(element.get(name, "0")) for name in _SIDES.get(str(element.tag), ())]
    match element.tag:
        case "rect":
            x, y, width, height = numbers
            return frame.extent(x, y, x + width, y + height)
        case "circle" | "ellipse":
            x, y, rx, ry = numbers
            return frame.extent(x - rx, y - ry, x + rx, y + ry)
        case "line":
            x1, y1, x2, y2 = numbers
            return frame.extent(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
        case "path":
            return _path(element.get("d", ""), frame)
    return Extent(float("-inf"), float("-inf"), float("inf"), float("inf"))


def _path(commands: str, frame: Frame) -> Extent:
    box = bounds(read_path(commands))
    return frame.extent(box.x, box.y, box.x + box.width, box.y + box.height)
