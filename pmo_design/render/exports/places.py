"""The way through a resolved picture: each element in its place, with the style that it is drawn in."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from pmo_design.render.box import Point
from pmo_design.render.exports.cascade import Rules, Style, read_rules, style_of

GROUPS = frozenset(("a", "g", "svg", "switch"))
UNDRAWN = frozenset(("clipPath", "defs", "desc", "marker", "mask", "metadata", "pattern", "style", "title"))

_TRANSFORM = re.compile(r"(translate|scale)\(([^)]*)\)")


@dataclass(frozen=True, slots=True)
class Place:
    """Where and how an element is drawn: its ancestors, its style, and its scale, offset and opacity."""

    ancestors: tuple[Element, ...] = ()
    style: Style = field(default_factory=dict)
    scale: float = 1.0
    x: float = 0.0
    y: float = 0.0
    opacity: float = 1.0

    def point(self, x: float, y: float) -> Point:
        return x * self.scale + self.x, y * self.scale + self.y


@dataclass(frozen=True, slots=True)
class Styles:
    """What holds for a whole picture: its rules, and the colours of its hatchings by their ids."""

    rules: Rules
    patterns: Mapping[str, str] = field(default_factory=dict)

    def of(self, element: Element, outer: Place) -> Style:
        """Return the style of an element that stands in a place."""
        return style_of(element, outer.ancestors, outer.style, self.rules)

    def enter(self, element: Element, outer: Place) -> Place | None:
        """Return the place inside an element; None if neither it nor what it holds is drawn."""
        if element.tag in UNDRAWN:
            return None
        style = self.of(element, outer)
        hidden = style.get("visibility") == "hidden" and element.tag not in GROUPS
        if hidden or style.get("display") == "none":
            return None
        scale, x, y = outer.scale, outer.x, outer.y
        for kind, words in _TRANSFORM.findall(element.get("transform", "")):
            numbers = [float(word) for word in re.split(r"[\s,]+", words.strip())]
            if kind == "translate":
                x, y = x + numbers[0] * scale, y + (numbers[1] if len(numbers) > 1 else 0.0) * scale
            else:
                scale *= numbers[0]
        opacity = outer.opacity * float(style.get("opacity", "1"))
        return Place((*outer.ancestors, element), style, scale, x, y, opacity)


def places_in(root: Element, styles: Styles) -> Iterator[tuple[Element, Place]]:
    """Yield each element of a picture that is drawn, in order, and the place that it is drawn in."""
    waiting = [(root, Place())]
    while waiting:
        element, outer = waiting.pop()
        here = styles.enter(element, outer)
        if here is None:
            continue
        if element.tag in GROUPS:
            waiting += [(child, here) for child in reversed(element)]
        else:
            yield element, here


def styles_of(root: Element) -> Styles:
    """Read the styles of a resolved picture."""
    rules = read_rules("".join(each.text or "" for each in root.iter("style")))
    return Styles(rules, dict(_patterns(root, Styles(rules))))


def _patterns(root: Element, styles: Styles) -> Iterator[tuple[str, str]]:
    """Yield the colour of the lines of every pattern, by its id."""
    parents = {child: parent for parent in root.iter() for child in parent}
    for pattern in root.iter("pattern"):
        for mark in pattern:
            style = styles.of(mark, Place((root, parents[pattern], pattern)))
            colour = style.get("stroke") or style.get("fill") or ""
            yield pattern.get("id", ""), colour if colour.startswith("#") else style.get("color", "")
