"""Read one of our pictures, an SVG, as shapes with their text, connectors and decoration."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import hypot
from xml.etree.ElementTree import Element

from pmo_design.render.box import Box, Point
from pmo_design.render.exports.elements import item_of
from pmo_design.render.exports.paths import bounds, corners
from pmo_design.render.exports.places import GROUPS, Place, Styles, styles_of
from pmo_design.render.exports.resolve import resolve
from pmo_design.render.exports.shapes import (
    Connector,
    Head,
    Item,
    Paint,
    Shape,
    Sheet,
    Text,
    outline_of,
    stacked,
)

_SNAP = 18.0
"""How far an arrow may stop short of what it points at."""


def read_sheet(svg: str, palette: Mapping[str, str]) -> Sheet:
    """Read a picture in the colours of a palette; what it hides is left out."""
    root = resolve(svg, palette)
    left, top, width, height = (float(part) for part in root.get("viewBox", "0 0 1600 900").split())
    styles = styles_of(root)
    inside = Place((root,), styles.of(root, Place()), x=-left, y=-top)
    items = _shown([item for child in root for item in _walk(styles, child, inside)])
    ground = None
    if items and (first := items[0]) and isinstance(first, Shape) and _covers(first, width, height):
        ground, items = first.paint.fill, items[1:]
    sheet = Sheet(width, height, _told(root, "title"), _told(root, "desc"), ground, tuple(items))
    return _glued(sheet)


def _walk(styles: Styles, element: Element, outer: Place) -> Iterator[Item]:
    here = styles.enter(element, outer)
    if here is None:
        return
    if element.tag in GROUPS:
        yield from _group(styles, element, here)
    elif item := item_of(element, here, styles):
        yield item


def _group(styles: Styles, element: Element, here: Place) -> Iterator[Item]:
    items = [item for child in element for item in _walk(styles, child, here)]
    if element.get("data-connector"):
        yield from _connector(element, items)
    elif element.get("data-icon"):
        yield from _icon(element, items)
    elif element.get("data-shape"):
        yield from _thing(element, items)
    else:
        yield from items


def _thing(element: Element, items: Sequence[Item]) -> Iterator[Item]:
    """Make one shape: its first outline, the text that says most about it, and the rest to go with it."""
    plain = next((item for item in items if isinstance(item, Shape) and not item.kind), None)
    rest = _shown([item for item in items if item is not plain])
    texts = [item for item in rest if isinstance(item, Text)]
    if plain is None and not texts:
        yield from rest
        return
    text = _main(texts)
    outline = plain or Shape("", "", "rect", text.box if text else Box(0, 0, 0, 0), Paint())
    cover = _cover(rest, text) if text else None
    kept = (item for item in rest if item is not text)
    yield replace(
        outline,
        id=element.get("id", ""),
        kind=element.get("data-shape", ""),
        label=element.get("aria-label") or _told(element, "title"),
        text=text if cover is None else None,
        children=tuple(replace(item, text=text) if item is cover else item for item in kept),
    )


def _cover(items: Sequence[Item], text: Text) -> Shape | None:
    """Return the last filled shape under a text, if there is one: it would hide the text of the outline."""
    x, y = text.box.middle
    under = [
        item
        for item in items[: items.index(text)]
        if isinstance(item, Shape) and item.paint.fill and not item.kind and item.text is None
        if item.box.x <= x <= item.box.right and item.box.y <= y <= item.box.bottom
    ]
    return under[-1] if under else None


def _main(texts: Sequence[Text]) -> Text | None:
    """Return the text that stands for a thing: the first that is more than a number, else the longest."""
    worded = (text for text in texts if sum(letter.isalpha() for letter in text.words) > 2)
    return next(worded, max(texts, key=lambda text: len(text.words), default=None))


def _icon(element: Element, items: Sequence[Item]) -> Iterator[Item]:
    """Make one shape of an icon, or leave it in its parts where they differ in colour."""
    parts = [item for item in items if isinstance(item, Shape) and _is_seen(item)]
    paints = {part.paint for part in parts}
    label = element.get("aria-label", "")
    if len(paints) == 1:
        path = tuple(step for part in parts for step in outline_of(part))
        yield Shape("", "icon", "path", bounds(path), parts[0].paint, path=path, label=label)
    elif parts:
        path = tuple(step for part in parts for step in outline_of(part))
        rest = tuple(item for item in items if isinstance(item, Shape | Text))
        yield Shape("", "icon", "rect", bounds(path), Paint(), label=label, children=rest)


def _connector(element: Element, items: Sequence[Item]) -> Iterator[Item]:
    shapes = [item for item in items if isinstance(item, Shape)]
    if not shapes:
        yield from items
        return
    line, *others = shapes
    path = line.path or outline_of(line)
    tips = [each for each in others if each.path != line.path]
    ends = element.get("data-ends", "end")
    head: Head = "filled" if any(tip.paint.fill for tip in tips) else "open"
    heads: tuple[Head, Head] = (head if ends == "both" else "none", "none" if ends == "none" else head)
    points = list(corners(path))
    if points and len(points) > 1:
        points[-1] = _tip(points[-2], points[-1], tips) if heads[1] != "none" else points[-1]
        points[0] = _tip(points[1], points[0], tips) if heads[0] != "none" else points[0]
    yield Connector(
        element.get("id", ""),
        element.get("data-connector", ""),
        element.get("data-from", ""),
        element.get("data-to", ""),
        tuple(points),
        path,
        replace(line.paint, fill=None, double=len(tips) < len(others)),
        heads,
        element.get("aria-label", ""),
    )
    yield from (item for item in items if isinstance(item, Text))


def _tip(before: Point, end: Point, tips: Sequence[Shape]) -> Point:
    """Lengthen a line to the tip of the arrow head at its end."""
    length = hypot(end[0] - before[0], end[1] - before[1]) or 1.0
    along = ((end[0] - before[0]) / length, (end[1] - before[1]) / length)
    near = [
        point
        for tip in tips
        for step in tip.path
        for point in step.points
        if hypot(*_less(point, end)) < _SNAP
    ]
    reach = max((x * along[0] + y * along[1] for x, y in (_less(point, end) for point in near)), default=0.0)
    return end[0] + along[0] * max(reach, 0.0), end[1] + along[1] * max(reach, 0.0)


def _less(one: Point, two: Point) -> Point:
    return one[0] - two[0], one[1] - two[1]


def _shown(items: Sequence[Item]) -> list[Item]:
    """Drop decoration that nobody sees, and join the texts that stand under one another."""
    kept: list[Item] = []
    for item in items:
        if isinstance(item, Shape) and not _is_seen(item):
            continue
        if isinstance(item, Text) and kept and isinstance(last := kept[-1], Text):
            kept[-1:] = stacked((last, item))
        else:
            kept.append(item)
    return kept


def _is_seen(shape: Shape) -> bool:
    filled = shape.paint.fill is not None and shape.outline != "line"
    return bool(filled or shape.paint.stroke or shape.kind or shape.text or shape.children)


def _covers(shape: Shape, width: float, height: float) -> bool:
    return shape.outline == "rect" and shape.box == Box(0, 0, width, height) and not shape.kind


def _told(element: Element, name: str) -> str:
    found = element.find(name)
    return " ".join("".join(found.itertext()).split()) if found is not None else ""


def _glued(sheet: Sheet) -> Sheet:
    """Lead every connector up to the edges of its shapes."""
    shapes = sheet.shapes

    def glue(item: Item) -> Item:
        if not isinstance(item, Connector) or len(item.points) < 2:
            return item
        points = list(item.points)
        points[0] = _led(points[1], points[0], shapes.get(item.from_id))
        points[-1] = _led(points[-2], points[-1], shapes.get(item.to_id))
        return replace(item, points=tuple(points))

    return replace(sheet, items=tuple(glue(item) for item in sheet.items))


def _led(before: Point, end: Point, shape: Shape | None) -> Point:
    """Lead a level or upright line straight on to the edge of a box, if that is near."""
    if shape is None:
        return end
    (x, y), box = end, shape.box
    dx, dy = x - before[0], y - before[1]
    if abs(dy) < 0.01 and dx and box.y - 1 <= y <= box.bottom + 1:
        edge = box.x if dx > 0 else box.right
        return (edge, y) if abs(edge - x) <= _SNAP else end
    if abs(dx) < 0.01 and dy and box.x - 1 <= x <= box.right + 1:
        edge = box.y if dy > 0 else box.bottom
        return (x, edge) if abs(edge - y) <= _SNAP else end
    return end
