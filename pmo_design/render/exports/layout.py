"""A picture as paper sees it: its grid, its type, what not to cut, and where it leads."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple
from xml.etree import ElementTree as ET

from pmo_design.render.exports.extents import Extent, Extents

_OUTSIDE_THE_GRID = frozenset(("head", "foot"))
_SOLID = frozenset(("rect", "circle", "ellipse", "text"))
_PADDING = 2.0
_SIGN = 72.0
GAP = 6.0
"""A gap that parts two lines of text, in units of the drawing."""


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
    that belong to a text, such as those of a legend; `ink` everything that is drawn. `body` is the tallest
    stretch of it from top to bottom that no gap runs through: above and below stand titles and legends.
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
    ink: tuple[Extent, ...] = ()
    body: tuple[float, float] | None = None
    origin: tuple[float, float] = (0, 0)


def layout_of(root: ET.Element, extents: Extents) -> Layout:
    """Read the layout of a resolved picture."""
    width, height = (float(root.get(side, "0")) for side in ("width", "height"))
    drawn = [
        (element, extent)
        for element, found in extents.by_element.items()
        for extent in found
        if _is_inside(extent, width)
    ]
    edge = _around([extent for _, extent in drawn], width, height)
    stand = [(element, extent.moved(-edge.left, -edge.top)) for element, extent in drawn]
    ink = [extent for _, extent in stand]
    things = (
        extent
        for element, extent in stand
        if element.tag == "text" or (element.tag in _SOLID and _is_within(extent, width / 2, height / 2))
    )
    signs = (
        extent for element, extent in stand if element.tag not in _SOLID and _is_within(extent, _SIGN, _SIGN)
    )
    return Layout(
        edge.right - edge.left,
        edge.bottom - edge.top,
        extents.smallest_type,
        _edges(root.get("data-columns"), "x", edge.left),
        _edges(root.get("data-rows"), "y", edge.top),
        _strip(root.get("data-rail"), edge.left),
        _strip(root.get("data-head"), edge.top),
        tuple(things),
        tuple(signs),
        tuple(ink),
        _body(ink),
        (edge.left, edge.top),
    )


def links_of(root: ET.Element, extents: Extents) -> tuple[LinkArea, ...]:
    """Return the links of a resolved picture, each over the first box of what it stands around."""
    return tuple(
        LinkArea(url, areas[0])
        for link in root.iter("a")
        if (url := link.get("href"))
        and (areas := [area for each in link.iter() if each.tag in _SOLID for area in extents.of(each)])
    )


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


def _body(ink: Sequence[Extent]) -> tuple[float, float] | None:
    """Return the tallest stretch without a gap that runs through all of the picture."""
    stretches: list[tuple[float, float]] = []
    for each in sorted(ink, key=lambda each: each.top):
        begin, end = stretches[-1] if stretches else (0, -GAP)
        if each.top - end >= GAP:
            stretches.append((each.top, each.bottom))
        else:
            stretches[-1] = (begin, max(end, each.bottom))
    tallest = max(stretches, key=lambda stretch: stretch[1] - stretch[0], default=None)
    return (max(0, tallest[0] - GAP / 2), tallest[1] + GAP / 2) if tallest else None


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
