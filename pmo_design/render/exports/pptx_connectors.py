"""Connectors as PowerPoint's own, joined to their shapes and led as the picture leads them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from xml.sax.saxutils import quoteattr

from pmo_design.render.box import Box, Point
from pmo_design.render.exports.paths import Path, bounds, polygon
from pmo_design.render.exports.pptx_shapes import Slide, free_form, line_xml, transform_xml
from pmo_design.render.exports.shapes import Connector

_LEAST_EMU = 3600
"""A hundredth of a centimetre: the least extent of a connector, of which its bends are told as shares."""
_NEAR = 2.0


@dataclass(frozen=True, slots=True)
class Bend:
    """One of PowerPoint's connectors: its name, its box, how it is turned, where its bends are."""

    preset: str
    box: Box
    turn: str
    adjusts: tuple[int, ...]


def connector_xml(connector: Connector, slide: Slide) -> str:
    """Write a connector; a line with more bends than PowerPoint's connectors have is drawn as a free form."""
    number = next(slide.others)
    label = connector.label or connector.kind
    bend = bend_of(connector, _LEAST_EMU / slide.scale.emu)
    paint = line_xml(connector.paint, slide.scale, connector.heads)
    name = f'id="{number}" name="Connector {number}" descr={quoteattr(label)}'
    if bend is None:
        path: Path = polygon(connector.points, closed=False) if connector.points else connector.path
        box = bounds(path)
        return (
            f"<p:sp><p:nvSpPr><p:cNvPr {name}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>"
            f"{transform_xml(box, slide.scale)}{free_form(path, box, slide.scale)}<a:noFill/>{paint}"
            "</p:spPr></p:sp>"
        )
    ends = connector.ends
    joints = _joint("stCxn", connector.from_id, ends[0], slide) + _joint(
        "endCxn", connector.to_id, ends[1], slide
    )
    adjusts = "".join(
        f'<a:gd name="adj{place}" fmla="val {value}"/>' for place, value in enumerate(bend.adjusts, 1)
    )
    return (
        f"<p:cxnSp><p:nvCxnSpPr><p:cNvPr {name}/><p:cNvCxnSpPr>{joints}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr>"
        f'<p:spPr>{transform_xml(bend.box, slide.scale, bend.turn)}<a:prstGeom prst="{bend.preset}">'
        f"<a:avLst>{adjusts}</a:avLst></a:prstGeom>{paint}</p:spPr></p:cxnSp>"
    )


def bend_of(connector: Connector, least: float) -> Bend | None:
    """Return which connector leads the way of a line, if one does."""
    points = connector.points
    if not points:
        return _curve(connector.path)
    if len(points) == 2:
        return _straight(points[0], points[1])
    level = [abs(a[1] - b[1]) < 0.05 for a, b in pairwise(points)]
    upright = [abs(a[0] - b[0]) < 0.05 for a, b in pairwise(points)]
    square = all(one != other for one, other in zip(level, upright, strict=True))
    if not square or any(a == b for a, b in pairwise(level)) or len(points) > 6:
        return None
    return _bent(points, level[0], least)


def _straight(start: Point, end: Point) -> Bend:
    flip = (' flipH="1"' if end[0] < start[0] else "") + (' flipV="1"' if end[1] < start[1] else "")
    return Bend("straightConnector1", bounds(polygon((start, end), closed=False)), flip, ())


def _bent(points: Sequence[Point], level: bool, least: float) -> Bend:
    """Lead a line of square corners; `along` is its first direction, `across` the other one.

    A connector is drawn from left to right and down, beginning level. One that begins upright is turned by
    a quarter: then it runs down, and to the left.
    """
    flat = points if level else [(y, x) for x, y in points]
    along, across = flat[-1][0] - flat[0][0], flat[-1][1] - flat[0][1]
    width, height = max(abs(along), least), max(abs(across), least)
    back = (along if abs(along) > 0.05 else flat[1][0] - flat[0][0]) < 0
    aside = across < 0 if level else across >= 0
    middle = bounds(polygon((points[0], points[-1]), closed=False)).middle
    box = Box(middle[0] - width / 2, middle[1] - height / 2, width, height)
    adjusts = []
    for place, corner in enumerate(flat[1:-2]):
        whole, less = ((width, back), (height, across < 0))[place % 2]
        done = corner[place % 2] - flat[0][place % 2]
        adjusts.append(round((-done if less else done) / whole * 100000))
    return Bend(f"bentConnector{len(points) - 1}", box, _turn(level, back, aside), tuple(adjusts))


def _turn(level: bool, back: bool, aside: bool) -> str:
    """Return how a connector is turned so that it begins backwards, and leads to the other side."""
    quarter = (0 if level else 1) + (2 if back else 0)
    rotation = f' rot="{quarter * 5400000}"' if quarter else ""
    return rotation + (' flipV="1"' if aside != back else "")


def _curve(path: Path) -> Bend | None:
    """Return the connector of a curve that begins and ends level and turns once, half-way."""
    if [step.command for step in path] not in (["M", "C"], ["M", "C", "C"]):
        return None
    (start,), one, (_, two, end) = path[0].points, path[1].points[0], path[-1].points
    if abs(one[1] - start[1]) > 0.05 or abs(two[1] - end[1]) > 0.05:
        return None
    straight = _straight(start, end)
    if abs(start[1] - end[1]) < 0.05:
        return straight
    return Bend("curvedConnector3", straight.box, straight.turn, (50000,))


def _joint(tag: str, id_: str, end: Point, slide: Slide) -> str:
    """Write where an end is joined to its shape; nothing where it does not reach it."""
    sites = slide.sites.get(id_, ())
    near = [
        (hypot(end[0] - x, end[1] - y), place)
        for place, (x, y) in enumerate(sites)
        if hypot(end[0] - x, end[1] - y) < _NEAR
    ]
    if not near:
        return ""
    return f'<a:{tag} id="{slide.numbers[id_]}" idx="{min(near)[1]}"/>'
