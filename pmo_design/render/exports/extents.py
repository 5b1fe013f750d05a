"""Where the texts and shapes of a resolved picture stand, as paper sees them: by their edges."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import inf
from typing import NamedTuple
from xml.etree.ElementTree import Element

from pmo_design.render.exports.elements import item_of
from pmo_design.render.exports.places import places_in, styles_of
from pmo_design.render.exports.shapes import ALIGNS, Shape, Text

_DEFAULT_TYPE = 16.0
_ASCENT, _DESCENT = 0.8, 0.25
"""How far letters reach above and below their baseline, in ems."""


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

    def holds(self, other: "Extent") -> bool:
        """Tell whether another stretch lies within this one."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )


_EVERYWHERE = Extent(-inf, -inf, inf, inf)


@dataclass(frozen=True, slots=True)
class Extents:
    """Where each element that is drawn stands, a text line by line; and the smallest type."""

    by_element: Mapping[Element, tuple[Extent, ...]]
    smallest_type: float

    def of(self, element: Element) -> tuple[Extent, ...]:
        """Return where an element stands; nothing for one that is not drawn."""
        return self.by_element.get(element, ())


def extents_of(root: Element) -> Extents:
    """Find out where everything in a resolved picture stands, in the order in which it is drawn."""
    found: dict[Element, tuple[Extent, ...]] = {}
    sizes: list[float] = []
    styles = styles_of(root)
    for element, here in places_in(root, styles):
        item = item_of(element, here, styles)
        found[element] = tuple(_stretches(item))
        if isinstance(item, Text):
            sizes += [run.face.size for line in item.lines for run in line.runs]
    return Extents(found, min(sizes, default=_DEFAULT_TYPE))


def _stretches(item: Shape | Text | None) -> Iterator[Extent]:
    """Yield where something stands; of what is not understood, that it stands everywhere."""
    match item:
        case Shape(box=box):
            yield Extent(box.x, box.y, box.right, box.bottom)
        case Text(lines=lines, align=align):
            for line in lines:
                left = line.x - ALIGNS.index(align) / 2 * line.width
                size = line.face.size
                yield Extent(left, line.y - _ASCENT * size, left + line.width, line.y + _DESCENT * size)
        case None:
            yield _EVERYWHERE
