"""A part of a picture as a picture: a sheet holds the text that is seen on it, and no other."""

from xml.etree import ElementTree as ET

from pmo_design.render.exports.extents import UNSEEN, Extent, Frame, shapes

_INK = 8
"""How far a line, a mark or the halo of a text may stand over where it is said to be."""


def crop(root: ET.Element, part: Extent) -> ET.Element:
    """Copy a resolved picture without the shapes and texts that lie outside a part of it.

    Sizes and coordinates stay: the copy is laid on a page as the whole would be.
    """
    copied = ET.Element(root.tag, root.attrib)
    copied.text = root.text
    _copy_children(root, copied, Frame(), part)
    return copied


def _copy_children(element: ET.Element, copied: ET.Element, outer: Frame, part: Extent) -> None:
    frame = outer.inside(element)
    for child in element:
        if child.tag in UNSEEN:
            copied.append(child)
        elif child.tag in ("g", "a", "svg"):
            group = ET.SubElement(copied, child.tag, child.attrib)
            _copy_children(child, group, frame, part)
            if not len(group):
                copied.remove(group)
        elif any(_is_seen(child, extent, part) for _, extent in shapes(child, frame)):
            copied.append(child)


def _is_seen(element: ET.Element, extent: Extent, part: Extent) -> bool:
    reach = 0 if element.tag == "rect" else _INK
    return part.meets(
        Extent(extent.left - reach, extent.top - reach, extent.right + reach, extent.bottom + reach)
    )
