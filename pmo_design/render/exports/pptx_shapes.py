"""Shapes, text boxes and groups as PowerPoint's own, which can be edited there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from math import hypot, sqrt
from xml.sax.saxutils import quoteattr

from pmo_design.render.box import Box, Point
from pmo_design.render.exports.paths import Path, bounds
from pmo_design.render.exports.pptx_text import Scale, free_text, no_text, text_inside
from pmo_design.render.exports.shapes import Connector, Head, Item, Paint, Shape, Sheet, Text, outline_of

_PRESETS = {
    "rect": "rect",
    "rounded": "roundRect",
    "ellipse": "ellipse",
    "diamond": "diamond",
    "line": "line",
}
_ROUND_CORNER = 1 - sqrt(0.5)
_FIRST_NAMED = 10_001
_NEAR = 1.5
"""How far a connector may end from the middle of a side and still be joined to that middle."""
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


@dataclass(frozen=True, slots=True)
class Slide:
    """What holds for all shapes of a slide: its scale, their numbers, the places where connectors join."""

    scale: Scale
    ground: str
    numbers: Mapping[str, int]
    sites: Mapping[str, tuple[Point, ...]]
    others: Iterator[int]


def slide_of(sheet: Sheet, scale: Scale, first: int) -> Slide:
    """Number the shapes that can be joined; all others get the numbers from `first` on, as they come."""
    shapes = sheet.shapes
    numbers = {id_: _FIRST_NAMED + place for place, id_ in enumerate(shapes)}
    sites = {id_: sites_of(shape, _ends_at(sheet, id_)) for id_, shape in shapes.items()}
    return Slide(scale, sheet.ground or "#FFFFFF", numbers, sites, count(first))


def sites_of(shape: Shape, ends: Sequence[Point]) -> tuple[Point, ...]:
    """Return where connectors can join a shape: the middles of its sides, and every end that is elsewhere."""
    box = shape.box
    x, y = box.middle
    middles: list[Point] = [(x, box.y), (box.x, y), (x, box.bottom), (box.right, y)]
    for end in ends:
        if all(hypot(end[0] - x, end[1] - y) > _NEAR for x, y in middles):
            middles.append(end)
    return tuple(middles)


def _ends_at(sheet: Sheet, id_: str) -> list[Point]:
    connectors = [item for item in sheet.items if isinstance(item, Connector)]
    starts = [each.ends[0] for each in connectors if each.from_id == id_]
    return starts + [each.ends[1] for each in connectors if each.to_id == id_]


def text_box(text: Text, slide: Slide) -> str:
    """Write a text that stands by itself."""
    number = next(slide.others)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Text {number}"/><p:cNvSpPr txBox="1"/><p:nvPr/>'
        f"</p:nvSpPr><p:spPr>{transform_xml(text.box, slide.scale)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        f"</p:spPr>{free_text(text, slide.scale)}</p:sp>"
    )


def title_box(text: Text, slide: Slide) -> str:
    """Write a text as the title of the slide."""
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{transform_xml(text.box, slide.scale)}</p:spPr>{free_text(text, slide.scale)}</p:sp>"
    )


def shape_xml(shape: Shape, slide: Slide) -> str:
    """Write a shape with its text inside; what goes with it is grouped with it."""
    if not shape.children:
        return _own(shape, slide, shape.label)
    seen = bool(shape.paint.fill or shape.paint.stroke or shape.text) or shape.id in slide.numbers
    members = [_own(shape, slide, "")] if seen else []
    members += [_member(child, slide) for child in shape.children]
    box = _around([shape.box, *(_box(child) for child in shape.children)])
    number = next(slide.others)
    frame = transform_xml(box, slide.scale, children=True)
    return (
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{number}" name={quoteattr(_name(shape, number))}'
        f"{_alt(shape.label)}/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>{frame}</p:grpSpPr>{''.join(members)}</p:grpSp>"
    )


def _member(item: Item, slide: Slide) -> str:
    if isinstance(item, Text):
        return text_box(item, slide)
    return shape_xml(item, slide) if isinstance(item, Shape) else ""


def _own(shape: Shape, slide: Slide, label: str) -> str:
    number = slide.numbers[shape.id] if shape.id in slide.numbers else next(slide.others)
    name = quoteattr(_name(shape, number))
    body = text_inside(shape.text, _room(shape), slide.scale) if shape.text else no_text()
    if shape.outline == "line":
        return _straight(shape, number, slide)
    told = shape.kind or shape.label or shape.text
    about = f"{_alt(label)}/>" if told and shape.kind != "icon" else f">{_DECORATIVE}</p:cNvPr>"
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={name}{about}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f"<p:spPr>{transform_xml(shape.box, slide.scale)}{_geometry(shape, slide)}"
        f"{fill_xml(shape.paint, slide.ground)}{line_xml(shape.paint, slide.scale)}</p:spPr>{body}</p:sp>"
    )


def _straight(shape: Shape, number: int, slide: Slide) -> str:
    """Write a straight line as PowerPoint's line."""
    (x1, y1), (x2, y2) = (step.points[0] for step in shape.path[:2])
    flip = (' flipH="1"' if x2 < x1 else "") + (' flipV="1"' if y2 < y1 else "")
    return (
        f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{number}" name="Line {number}">{_DECORATIVE}</p:cNvPr>'
        f"<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>{transform_xml(shape.box, slide.scale, turn=flip)}"
        '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f"{line_xml(shape.paint, slide.scale)}</p:spPr></p:cxnSp>"
    )


def _geometry(shape: Shape, slide: Slide) -> str:
    sites = slide.sites.get(shape.id, ())
    if shape.outline == "path" or len(sites) > 4:
        return free_form(outline_of(shape), shape.box, slide.scale, sites, bool(shape.paint.fill))
    adjust = ""
    if shape.outline == "rounded":
        share = min(shape.radius / (min(shape.box.width, shape.box.height) or 1.0), 0.5)
        adjust = f'<a:gd name="adj" fmla="val {round(share * 100000)}"/>'
    return f'<a:prstGeom prst="{_PRESETS[shape.outline]}"><a:avLst>{adjust}</a:avLst></a:prstGeom>'


def free_form(path: Path, box: Box, scale: Scale, sites: Sequence[Point] = (), filled: bool = False) -> str:
    """Write a path as a free form with the places where connectors join it."""

    def local(point: Point) -> tuple[int, int]:
        return scale.length(point[0] - box.x), scale.length(point[1] - box.y)

    drawn: list[str] = []
    before: Point | None = None
    for step in path:
        points = [(x + 0.1, y) if (x, y) == before else (x, y) for x, y in step.points]
        pairs = "".join('<a:pt x="{}" y="{}"/>'.format(*local(point)) for point in points)
        drawn.append(
            "<a:close/>"
            if step.command == "Z"
            else f"<a:{_STEPS[step.command]}>{pairs}</a:{_STEPS[step.command]}>"
        )
        before = step.points[-1] if step.points else None
    joints = "".join(
        '<a:cxn ang="{}"><a:pos x="{}" y="{}"/></a:cxn>'.format(_outward(site, box), *local(site))
        for site in sites
    )
    width, height = max(scale.length(box.width), 1), max(scale.length(box.height), 1)
    hollow = "" if filled else ' fill="none"'
    return (
        f"<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst>{joints}</a:cxnLst>"
        '<a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{width}" h="{height}"{hollow}>'
        f"{''.join(drawn)}</a:path></a:pathLst></a:custGeom>"
    )


_STEPS = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo", "Z": "close"}


def _outward(site: Point, box: Box) -> int:
    """Return the direction in which a connector leaves a shape, in 60,000ths of a degree, clockwise."""
    sides = (abs(site[0] - box.right), abs(site[1] - box.bottom), abs(site[0] - box.x), abs(site[1] - box.y))
    return sides.index(min(sides)) * 90 * 60000


def fill_xml(paint: Paint, ground: str) -> str:
    """Write what a shape is filled with."""
    if paint.fill is None:
        return "<a:noFill/>"
    if paint.hatched:
        return (
            f'<a:pattFill prst="ltUpDiag"><a:fgClr><a:srgbClr val="{paint.fill[1:]}"/></a:fgClr>'
            f'<a:bgClr><a:srgbClr val="{ground[1:]}"/></a:bgClr></a:pattFill>'
        )
    return solid_xml(paint.fill, paint.fill_opacity)


def line_xml(paint: Paint, scale: Scale, heads: tuple[Head, Head] = ("none", "none")) -> str:
    """Write the line of a shape, with the arrow heads of its start and its end."""
    if paint.stroke is None:
        return "<a:ln><a:noFill/></a:ln>"
    ends = "".join(
        _end(tag, head, paint, scale) for tag, head in zip(("headEnd", "tailEnd"), heads, strict=True)
    )
    double = ' cmpd="dbl"' if paint.double else ""
    return (
        f'<a:ln w="{scale.length(paint.width)}" cap="{"rnd" if paint.round_ends else "flat"}"{double}>'
        f"{solid_xml(paint.stroke, paint.stroke_opacity)}{_dashes(paint)}<a:round/>{ends}</a:ln>"
    )


def _dashes(paint: Paint) -> str:
    """Write a dash pattern, in thousandths of a percent of the line's width."""
    if not paint.dash:
        return '<a:prstDash val="solid"/>'
    lengths = paint.dash if len(paint.dash) % 2 == 0 else paint.dash * 2
    parts = [max(round(length / paint.width * 100000), 1000) for length in lengths]
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return "<a:custDash>" + "".join(f'<a:ds d="{dash}" sp="{gap}"/>' for dash, gap in pairs) + "</a:custDash>"


_SIZES = ((2, "sm"), (3, "med"), (5, "lg"))


def _end(tag: str, head: Head, paint: Paint, scale: Scale) -> str:
    """Write an arrow head of about 8 units; PowerPoint sizes it by the line, taken for 2 points at least."""
    if head == "none":
        return ""
    unit = max(scale.points(paint.width), 2.0)
    wanted = scale.points(8.0 if head == "filled" else 7.0)
    size = min(_SIZES, key=lambda each: abs(each[0] * unit - wanted))[1]
    return f'<a:{tag} type="{"triangle" if head == "filled" else "arrow"}" w="{size}" len="{size}"/>'


def solid_xml(colour: str, opacity: float = 1.0) -> str:
    """Write a fill of one colour."""
    alpha = f'<a:alpha val="{round(opacity * 100000)}"/>' if opacity < 1 else ""
    return f'<a:solidFill><a:srgbClr val="{colour[1:]}">{alpha}</a:srgbClr></a:solidFill>'


def transform_xml(box: Box, scale: Scale, turn: str = "", children: bool = False) -> str:
    x, y = scale.length(box.x + scale.x), scale.length(box.y + scale.y)
    width, height = scale.length(box.width), scale.length(box.height)
    inner = f'<a:chOff x="{x}" y="{y}"/><a:chExt cx="{width}" cy="{height}"/>' if children else ""
    return f'<a:xfrm{turn}><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/>{inner}</a:xfrm>'


def _room(shape: Shape) -> Box:
    """Return where PowerPoint lets the text of a shape stand."""
    box = shape.box
    if shape.outline == "ellipse":
        across, down = box.width / 2 * _ROUND_CORNER, box.height / 2 * _ROUND_CORNER
    elif shape.outline == "diamond":
        across, down = box.width / 4, box.height / 4
    elif shape.outline == "rounded":
        across = down = min(shape.radius, box.width / 2, box.height / 2) * _ROUND_CORNER
    else:
        across = down = 0.0
    return Box(box.x + across, box.y + down, box.width - 2 * across, box.height - 2 * down)


def _box(item: Item) -> Box:
    if isinstance(item, Shape):
        return _around([item.box, *(_box(child) for child in item.children)])
    return item.box if isinstance(item, Text) else bounds(item.path)


def _around(boxes: Sequence[Box]) -> Box:
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return Box(left, top, right - left, bottom - top)


def _name(shape: Shape, number: int) -> str:
    return f"{(shape.kind or 'shape').replace('-', ' ').capitalize()} {number}"


def _alt(label: str) -> str:
    return f" descr={quoteattr(label)}" if label else ""
