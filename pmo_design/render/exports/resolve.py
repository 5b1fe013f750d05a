"""A picture of a page made to stand alone: literal colours, nothing that only a page can do.

Programs that show or convert SVG know neither `var()` nor a page around the picture. What is left is a tree
of plain elements whose classes, ids and `data-` attributes are those that the picture was drawn with. Every
format begins with it.
"""

import re
from collections.abc import Mapping
from xml.etree import ElementTree as ET

from pmo_design.render.exports.cascade import Style, rules_in

_SVG = "http://www.w3.org/2000/svg"
_VARIABLE = re.compile(r"var\(\s*--([\w-]+)\s*(?:,\s*((?:[^()]|\([^()]*\))*))?\)")
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OF_A_POINTER = re.compile(r":(?:hover|focus|focus-visible|focus-within|active|target|visited|link)\b")
_OF_A_PAGE = frozenset(
    ("cursor", "outline", "outline-offset", "print-color-adjust", "-webkit-print-color-adjust", "transition")
)
_HIDES = frozenset(("display", "visibility", "opacity"))
_HEAT = "data-heat-of"


def resolve(svg: str, palette: Mapping[str, str], *, site_url: str | None = None) -> ET.Element:
    """Return a picture as a tree with the colours of a palette.

    Rules for a pointer, a keyboard or a medium are left out, and so are parts that stand by for a choice that
    was not made. Links stay where they are absolute, and `site_url` makes them wanted; others become groups.
    """
    root = ET.fromstring(without_controls(svg))
    for element in root.iter():
        element.tag = str(element.tag).removeprefix(f"{{{_SVG}}}")
    _remove_hidden(root, root.get("data-heat", "none"))
    for element in root.iter():
        if element.tag == "style":
            element.text = _standing_rules(element.text or "", palette)
            continue
        if element.tag == "a":
            _settle_link(element, site_url)
        for name, value in element.attrib.items():
            if "var(" in value:
                element.set(name, with_colours(value, palette))
        element.attrib.pop("tabindex", None)
    return root


def without_directions(root: ET.Element) -> ET.Element:
    """Set texts that run from right to left for programs that know no `direction`: by their right edge.

    >>> ET.tostring(without_directions(ET.fromstring('<text x="90" direction="rtl">של</text>')), "unicode")
    '<text x="90" text-anchor="end">של</text>'
    """

    def settle(element: ET.Element, anchor: str, rtl: bool) -> None:
        anchor = element.get("text-anchor", anchor)
        rtl = element.attrib.pop("direction", "rtl" if rtl else "ltr") == "rtl"
        if rtl and element.tag in ("text", "tspan"):
            element.set("text-anchor", {"start": "end", "end": "start"}.get(anchor, anchor))
        for child in element:
            settle(child, anchor, rtl)

    settle(root, "start", False)
    return root


def write(root: ET.Element) -> str:
    """Write a tree of `resolve` as the text of an SVG."""
    root.set("xmlns", _SVG)
    return ET.tostring(root, encoding="unicode")


def with_colours(text: str, palette: Mapping[str, str]) -> str:
    """Put values in the place of `var(--name, fallback)`: the palette's, or the fallback.

    >>> with_colours("fill:var(--ink, #1B2430);stroke:var(--line, var(--ink, #000000))", {"ink": "#E8E6E1"})
    'fill:#E8E6E1;stroke:#E8E6E1'
    """
    while (found := _VARIABLE.search(text)) is not None:
        value = palette.get(found[1], found[2] or "none")
        text = text[: found.start()] + value.strip() + text[found.end() :]
    return text


def without_controls(text: str) -> str:
    """Drop the characters that XML cannot hold."""
    return _NOT_XML.sub("", text)


def _remove_hidden(parent: ET.Element, heat: str) -> None:
    for child in list(parent):
        if child.get(_HEAT, heat) != heat or child.tag == "script":
            parent.remove(child)
            continue
        if _HEAT in child.attrib:
            child.attrib.pop("display", None)
            child.attrib.pop("visibility", None)
            child.attrib.pop("hidden", None)
        _remove_hidden(child, heat)


def _standing_rules(sheet: str, palette: Mapping[str, str]) -> str:
    """Return the rules that hold without a pointer, a page, or another medium."""
    rules = []
    for selectors, style in rules_in(with_colours(sheet, palette)):
        kept = [each for each in selectors if not _OF_A_POINTER.search(each)]
        unset = _OF_A_PAGE | _HIDES if any(_HEAT in each for each in selectors) else _OF_A_PAGE
        declarations = [f"{name}:{value}" for name, value in _seen(style).items() if name not in unset]
        if kept and declarations:
            rules.append(f"{','.join(kept)}{{{';'.join(declarations)}}}")
    return "\n".join(["", *rules, ""])


def _seen(style: Style) -> Style:
    return {name: "none" if value == "transparent" else value for name, value in style.items()}


def _settle_link(element: ET.Element, site_url: str | None) -> None:
    """Keep an absolute link; make a group of any other."""
    href = element.get("href", "")
    if site_url is not None and href.startswith(("https://", "http://")):
        return
    element.tag = "g"
    for name in ("href", "target", "rel", "role"):
        element.attrib.pop(name, None)
