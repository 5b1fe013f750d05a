"""One element of a picture, a text or a drawn outline, as a text or a shape of the exports."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import hypot
from xml.etree.ElementTree import Element

from pmo_design.render.box import Box, Point
from pmo_design.render.exports.cascade import Style, local_name
from pmo_design.render.exports.painting import face_of, measure, paint_of
from pmo_design.render.exports.paths import Path, bounds, moved, polygon, read_path
from pmo_design.render.exports.shapes import ALIGNS, Align, Line, Outline, Paint, Run, Shape, Text

_BLANKS = re.compile("[\t\n\r ]+")
_TRANSFORM = re.compile(r"(translate|scale)\(([^)]*)\)")
_GEOMETRY = frozenset(("x", "y", "width", "height", "rx", "ry", "r", "cx", "cy", "x1", "y1", "x2", "y2"))

_ANCHORS = ("start", "middle", "end")


@dataclass(frozen=True, slots=True)
class Place:
    """Where and how an element is drawn: its ancestors, what it inherits, its scale, offset and opacity."""

    ancestors: tuple[Element, ...]
    style: Style
    scale: float
    x: float
    y: float
    opacity: float

    def point(self, x: float, y: float) -> Point:
        return x * self.scale + self.x, y * self.scale + self.y

    def within(self, element: Element, style: Style) -> "Place":
        """Return the place of what an element holds."""
        scale, x, y = self.scale, self.x, self.y
        for kind, words in _TRANSFORM.findall(element.get("transform", "")):
            numbers = [float(word) for word in re.split(r"[\s,]+", words.strip())]
            if kind == "translate":
                x, y = x + numbers[0] * scale, y + (numbers[1] if len(numbers) > 1 else 0.0) * scale
            else:
                scale *= numbers[0]
        opacity = self.opacity * float(style.get("opacity", "1"))
        return Place((*self.ancestors, element), style, scale, x, y, opacity)


def text_of(element: Element, here: Place, styled: Callable[[Element], Style]) -> Text | None:
    """Read a text, each part of it with a place of its own as a line; `styled` gives the style of a part."""
    lines: list[tuple[Point, list[Run]]] = []
    start = element.get("x", "0"), element.get("y", "0")
    face = face_of(here.style, here.scale)
    lines.append((_point(*start, here), [Run(_clean(element.text), face)]))
    for child in element:
        if local_name(child) == "tspan":
            if child.get("x") is not None or child.get("y") is not None:
                lines.append((_point(child.get("x", start[0]), child.get("y", start[1]), here), []))
            words = _clean("".join(child.itertext()))
            lines[-1][1].append(Run(words, face_of(styled(child), here.scale)))
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


def shape_of(element: Element, here: Place, patterns: Mapping[str, str]) -> Shape | None:
    """Read a rectangle, an ellipse or a path; None for an element that is none of these."""
    paint = paint_of(here.style, here.scale, here.opacity, patterns)
    grown = 0.0
    if here.style.get("paint-order", "").startswith("stroke") and paint.stroke and paint.fill:
        grown, paint = paint.width / 4, replace(paint, width=paint.width / 2)
    value = {name: measure(text) for name, text in element.attrib.items() if name in _GEOMETRY}
    match local_name(element):
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
