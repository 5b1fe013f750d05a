"""A part of a picture as a picture: a sheet holds the text that is seen on it, and no other."""

from xml.etree import ElementTree as ET

from pmo_design.render.exports.extents import Extent, Extents
from pmo_design.render.exports.places import GROUPS, UNDRAWN

_NAMED = frozenset(("band", "pill"))
_INK = 8
"""How far a line, a mark or the halo of a text may stand over where it is said to be."""


def crop(root: ET.Element, part: Extent, extents: Extents) -> ET.Element:
    """Copy a resolved picture without the shapes and texts that lie outside a part of it.

    Sizes and coordinates stay: the copy is laid on a page as the whole would be. What lies on
    several sheets, such as the band of a phase, says its name on each, where there is room.
    """
    copied = ET.Element(root.tag, root.attrib)
    copied.text = root.text
    for child in root:
        if child.tag in GROUPS:
            if len(group := crop(child, part, extents)):
                copied.append(group)
        elif child.tag in UNDRAWN or any(_is_seen(child, extent, part) for extent in extents.of(child)):
            copied.append(child)
    if root.get("data-shape") in _NAMED and (again := _named_again(root, part, extents)) is not None:
        copied.append(again)
    return copied


def _named_again(thing: ET.Element, part: Extent, extents: Extents) -> ET.Element | None:
    """Write what a thing says on other sheets where it begins on this one, as far as there is room."""
    outline = next((extent for child in thing.iter() for extent in extents.of(child)), part)
    if not part.meets(outline) or part.holds(outline):
        return None
    left, right = max(outline.left, part.left), min(outline.right, part.right)
    texts = [text for text in thing.iterfind("text") if sum(map(str.isalpha, "".join(text.itertext()))) > 2]
    seen = [text for text in texts if any(part.meets(line) for line in extents.of(text))]
    end = min((line.left for text in seen for line in extents.of(text)), default=right)
    unseen = [text for text in texts if text not in seen]
    for names in (unseen, unseen[:1]):
        lines = [line for text in names for line in extents.of(text)]
        begin = min((line.left for line in lines), default=0)
        width = max((line.right for line in lines), default=0) - begin
        if lines and width + 2 * _INK <= end - left:
            moved = ET.Element("g", {"transform": f"translate({left + _INK - begin:g} 0)"})
            moved.extend(names)
            return moved
    return None


def _is_seen(element: ET.Element, extent: Extent, part: Extent) -> bool:
    reach = 0 if element.tag == "rect" else _INK
    return part.meets(
        Extent(extent.left - reach, extent.top - reach, extent.right + reach, extent.bottom + reach)
    )
