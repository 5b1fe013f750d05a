"""A picture as paper sees it: its grid, its type, what not to cut, and where it leads."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple
from xml.etree import ElementTree as ET

from pmo_design.render.exports.extents import DEFAULT_TYPE, Extent, Frame, shapes, texts

_TYPE_OF_A_RULE = re.compile(r"font-size:\s*([\d.]+)")
_OUTSIDE_THE_GRID = frozenset(("head", "foot"))
_SOLID = frozenset(("rect", "circle", "ellipse", "text"))
_PADDING = 2.0
_SIGN = 72.0


class LinkArea(NamedTuple):
    """Where a picture leads somewhere."""

    url: str
    extent: Extent


@dataclass(frozen=True, slots=True)
class Layout:
    """A picture as paper sees it, in the unit of the drawing, without the margin around what is drawn.

    All places count from the corner of what is drawn, which lies at `origin` of the picture. `columns` and
    `rows` are the edges between which the grid lies, empty where there is none; `rail` and `head` what names
    its rows and columns; `things` the texts and boxes that a cut should go around; `signs` the small marks
    that belong to a text, such as those of a legend.
    """

    width: float
    height: float
    smallest_type: float
    columns: tuple[float, ...] = ()
    rows: tuple[float, ...] = ()
    rail: tuple[float, float] | None = None
    head: tuple[float, float] | None = None
    things: tuple[Extent, ...] = ()
    signs: tuple[Extent, ...] = ()
    origin: tuple[float, float] = (0, 0)


def layout_of(root: ET.Element) -> Layout:
    """Read the layout of a resolved picture."""
    width, height = (float(root.get(side, "0")) for side in ("width", "height"))
    drawn = [(element, extent) for element, extent in shapes(root, Frame()) if _is_inside(extent, width)]
    edge = _around([extent for _, extent in drawn], width, height)
    rules = "".join(style.text or "" for style in root.iter("style"))
    sizes = [size for size, _ in texts(root, Frame())]
    sizes += [float(size) for size in _TYPE_OF_A_RULE.findall(rules)]
    stand = [(element.tag in _SOLID, extent.moved(-edge.left, -edge.top)) for element, extent in drawn]
    things = (extent for solid, extent in stand if solid and _is_within(extent, width / 2, height / 2))
    signs = (extent for solid, extent in stand if not solid and _is_within(extent, _SIGN, _SIGN))
    return Layout(
        edge.right - edge.left,
        edge.bottom - edge.top,
        min(sizes, default=DEFAULT_TYPE),
        _edges(root.get("data-columns"), "x", edge.left),
        _edges(root.get("data-rows"), "y", edge.top),
        _strip(root.get("data-rail"), edge.left),
        _strip(root.get("data-head"), edge.top),
        tuple(things),
        tuple(signs),
        (edge.left, edge.top),
    )


def links_of(root: ET.Element) -> tuple[LinkArea, ...]:
    """Return the links of a resolved picture, each over the first box of what it stands around."""
    found: list[LinkArea] = []

    def walk(element: ET.Element, outer: Frame) -> None:
        frame = outer.inside(element)
        for child in element:
            url = child.get("href") if child.tag == "a" else None
            inside = (extent for each, extent in shapes(child, frame) if each.tag in _SOLID)
            area = next(inside, None) if url else None
            if url and area is not None:
                found.append(LinkArea(url, area))
            walk(child, frame)

    walk(root, Frame())
    return tuple(found)


def _is_inside(extent: Extent, width: float) -> bool:
    """Tell whether something stands on the picture, rather than being ground that reaches its edge."""
    return extent.left > 0 and extent.right < width


def _is_within(extent: Extent, width: float, height: float) -> bool:
    return extent.right - extent.left < width and extent.bottom - extent.top < height


def _around(extents: Sequence[Extent], width: float, height: float) -> Extent:
    """Return what is drawn of a picture, with a little room around it."""
    if not extents:
        return Extent(0, 0, width, height)
    return Extent(
        max(0, min(extent.left for extent in extents) - _PADDING),
        max(0, min(extent.top for extent in extents) - _PADDING),
        min(width, max(extent.right for extent in extents) + _PADDING),
        min(height, max(extent.bottom for extent in extents) + _PADDING),
    )


def _edges(told: str | None, axis: str, origin: float) -> tuple[float, ...]:
    """Return the edges of the columns or rows of the grid."""
    if told is None:
        return ()
    parts = [part for part in json.loads(told) if part.get("kind") not in _OUTSIDE_THE_GRID]
    return tuple(sorted({max(0.0, float(edge) - origin) for part in parts for edge in part[axis]}))


def _strip(told: str | None, origin: float) -> tuple[float, float] | None:
    if told is None:
        return None
    begin, end = (max(0.0, float(edge) - origin) for edge in told.split())
    return begin, end
