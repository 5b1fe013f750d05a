"""SVG that stands alone: literal colours, and the font that was measured inside it."""

import re
from base64 import b64encode
from pathlib import Path
from xml.etree import ElementTree as ET

import font_lato

from pmo_design.render.exports.request import Request
from pmo_design.render.exports.resolve import resolve, write
from pmo_design.render.picture import Picture

_BOLD = re.compile(r"font-weight[:=]\s*\"?(?:700|bold)")
_BLACK = re.compile(r"font-weight[:=]\s*\"?900")
_ITALIC = re.compile(r"font-style[:=]\s*\"?italic")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_CLASS = re.compile(r"\.([\w-]+)")


def to_svg(picture: Picture, request: Request) -> bytes:
    """Return a picture as an SVG of its own, with those faces of the font that it uses."""
    root = resolve(str(picture.svg), request.palette, site_url=request.site_url)
    style = root.find("style")
    if style is not None:
        style.text = "\n" + "\n".join(_face(*face) for face in faces(root)) + (style.text or "")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{write(root)}\n'.encode()


def faces(root: ET.Element) -> tuple[tuple[str, int, str], ...]:
    """Return the faces of the font that a picture is set in: file, weight and style of each.

    >>> faces(ET.fromstring('<svg><text font-weight="700">Lend</text></svg>'))
    (('Lato-Regular', 400, 'normal'), ('Lato-Bold', 700, 'normal'))
    """
    used = _told(root)
    found = [("Lato-Regular", 400, "normal")]
    if _ITALIC.search(used):
        found.append(("Lato-Italic", 400, "italic"))
    if _BOLD.search(used):
        found.append(("Lato-Bold", 700, "normal"))
    if _BLACK.search(used):
        found.append(("Lato-Black", 900, "normal"))
    return tuple(found)


def _told(root: ET.Element) -> str:
    """Return what a picture says of its type: attributes, and rules of classes that are in use."""
    told = []
    classes: set[str] = set()
    for element in root.iter():
        classes.update(element.get("class", "").split())
        told += [f'{name}="{value}' for name, value in element.attrib.items() if name.startswith("font-")]
        told.append(element.get("style", ""))
    for style in root.iter("style"):
        for selectors, body in _RULE.findall(style.text or ""):
            if any(classes.issuperset(_CLASS.findall(each)) for each in selectors.split(",")):
                told.append(body)
    return "\n".join(told)


def _face(file: str, weight: int, style: str) -> str:
    content = (Path(font_lato.font_directory) / f"{file}.ttf").read_bytes()
    return (
        f"@font-face{{font-family:Lato;font-weight:{weight};font-style:{style};"
        f"src:url(data:font/ttf;base64,{b64encode(content).decode()}) format('truetype')}}"
    )
