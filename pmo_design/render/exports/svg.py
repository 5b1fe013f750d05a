"""SVG that stands alone: literal colours, and the font that was measured inside it."""

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import font_lato

from pmo_design.render.exports.elements import text_of
from pmo_design.render.exports.places import places_in, styles_of
from pmo_design.render.exports.request import Request
from pmo_design.render.exports.resolve import resolve, write
from pmo_design.render.exports.shapes import Face, Run
from pmo_design.render.picture import Picture

_FACES = (
    ("Lato-Regular", 400, "normal"),
    ("Lato-Italic", 400, "italic"),
    ("Lato-Bold", 700, "normal"),
    ("Lato-Black", 900, "normal"),
)


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
    used = {_file(run.face) for run in _runs(root)} | {"Lato-Regular"}
    return tuple(face for face in _FACES if face[0] in used)


def _runs(root: ET.Element) -> Iterator[Run]:
    styles = styles_of(root)
    for element, here in places_in(root, styles):
        if element.tag == "text" and (text := text_of(element, here, styles)):
            yield from (run for line in text.lines for run in line.runs)


def _file(face: Face) -> str:
    """Return the file that letters are drawn from; of slanted ones there is one weight."""
    if face.italic:
        return "Lato-Italic"
    return "Lato-Black" if face.black else "Lato-Bold" if face.bold else "Lato-Regular"


@cache
def _face(file: str, weight: int, style: str) -> str:
    content = (Path(font_lato.font_directory) / f"{file}.ttf").read_bytes()
    return (
        f"@font-face{{font-family:Lato;font-weight:{weight};font-style:{style};"
        f"src:url(data:font/ttf;base64,{b64encode(content).decode()}) format('truetype')}}"
    )
