"""The elements of a resolved picture, texts and drawn outlines, as texts and shapes of the exports."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import hypot
from xml.etree.ElementTree import Element

from pmo_design.render.box import Box, Point
from pmo_design.render.exports.painting import face_of, measure, paint_of
from pmo_design.render.exports.paths import Path, bounds, moved, polygon, read_path
from pmo_design.render.exports.places import Place, Styles
from pmo_design.render.exports.shapes import ALIGNS, Align, Line, Outline, Paint, Run, Shape, Text

_BLANKS = re.compile("[\t\n\r ]+")
_GEOMETRY = frozenset(("x", "y", "width", "height", "rx", "ry", "r", "cx", "cy", "x1", "y1", "x2", "y2"))

_ANCHORS = ("start", "middle", "end")


def item_of(element: Element, here: Place, styles: Styles) -> Shape | Text | None:
    """Read a text, a rectangle, an ellipse or a path; None for what is none of these, and for no words."""
    return text_of(element, here, styles) if element.tag == "text" else _shape(element, here, styles.patterns)


def text_of(element: Element, here: Place, styles: Styles) -> Text | None:
    """Read a text, each part of it with a place of its own as a line."""
    lines: list[tuple[Point, list[Run]]] = []
    start = element.get("x", "0"), element.get("y", "0")
    face = face_of(here.style, here.scale)
    lines.append((_point(*start, here), [Run(_clean(element.text), face)]))
    for child in element:
        if child.tag == "tspan":
            if child.get("x") is not None or child.get("y") is not None:
                lines.append((_point(child.get("x", start[0]), child.get("y", start[1]), here), []))
            words = _clean("".join(child.itertext()))
            lines[-1][1].append(Run(words, face_of(styles.of(child, here), here.scale)))
        lines[-1][1].append(Run(_clean(child.tail), face))
    kept = tuple(Line(x, y, runs) for (x, y), line in lines if (runs := _trimmed(line)))
    rtl = here.style.get("direction") == "rtl"
    return Text(kept, _align(here.style.get("text-anchor", "start"), rtl), rtl) if kept else None


def _align(anchor: str, rtl: bool) -> Align:
    place = _ANCHORS.index(anchor) if anchor in _ANCHORS else 0
    return ALIGNS[2 - place if rtl else place]


def _point(x: str, y: str, here: Place) -> Point:
    return here.point(measure(x), measure(y))


def _clean(text: str | None) -> str:
    return _BLANKS.sub(" ", text or "")


def _trimmed(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Drop white space around a line, and runs that hold nothing."""
    kept = [run for run in runs if run.text]
    if not "".join(run.text for run in kept).strip(" "):
        return ()
    while not (first := kept[0].text.lstrip(" ")):
        kept.pop(0)
    kept[0] = replace(kept[0], text=first)
    while not (last := kept[-1].text.rstrip(" ")):
        kept.pop()
    kept[-1] = replace(kept[-1], text=last)
    return tuple(kept)


def _shape(element: Element, here: Place, patterns: Mapping[str, str]) -> Shape | None:
    paint = paint_of(here.style, here.scale, here.opacity, patterns)
    grown = 0.0
    if here.style.get("paint-order", "").startswith("stroke") and paint.stroke and paint.fill:
        grown, paint = paint.width / 4, replace(paint, width=paint.width / 2)
    value = {name: measure(text) for name, text in element.attrib.items() if name in _GEOMETRY}
    match element.tag:
        case "rect":
            x, y = here.point(value.get("x", 0.0), value.get("y", 0.0))
            width, height = value.get("width", 0.0) * here.scale, value.get("height", 0.0) * here.scale
            radius = value.get("rx", value.get("ry", 0.0)) * here.scale
            box = Box(x - grown, y - grown, width + 2 * grown, height + 2 * grown)
            return Shape("", "", "rounded" if radius else "rect", box, paint, radius + grown if radius else 0)
        case "circle" | "ellipse":
            x, y = here.point(value.get("cx", 0.0), value.get("cy", 0.0))
            rx = value.get("r", value.get("rx", 0.0)) * here.scale + grown
            ry = value.get("r", value.get("ry", 0.0)) * here.scale + grown
            return Shape("", "", "ellipse", Box(x - rx, y - ry, 2 * rx, 2 * ry), paint)
        case "line" | "path" | "polyline" | "polygon" as name:
            path = moved(_path(name, element, value), here.scale, here.x, here.y)
            return Shape("", "", _kind_of(path, paint), bounds(path), paint, path=path) if path else None
        case _:
            return None


def _path(name: str, element: Element, value: Mapping[str, float]) -> Path:
    if name == "path":
        return read_path(element.get("d", ""))
    if name == "line":
        start, end = (
            (value.get("x1", 0.0), value.get("y1", 0.0)),
            (value.get("x2", 0.0), value.get("y2", 0.0)),
        )
        return polygon((start, end), closed=False)
    numbers = [float(word) for word in re.split(r"[\s,]+", element.get("points", "").strip()) if word]
    points = list(zip(numbers[::2], numbers[1::2], strict=False))
    return polygon(points, name == "polygon") if points else ()


def _kind_of(path: Path, paint: Paint) -> Outline:
    points = [step.points[-1] for step in path if step.points]
    straight = all(step.command != "C" for step in path)
    if straight and [step.command for step in path] == ["M", "L"]:
        return "line"
    box = bounds(path)
    x, y = box.middle
    tips = ((x, box.y), (box.right, y), (x, box.bottom), (box.x, y))
    closed = path[-1].command == "Z" and sum(step.command == "M" for step in path) == 1
    if straight and closed and len(points) == 4 and paint.fill:
        return (
            "diamond"
            if all(min(hypot(p[0] - t[0], p[1] - t[1]) for t in tips) < 0.5 for p in points)
            else "path"
        )
    return "path"
