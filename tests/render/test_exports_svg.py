"""SVG that stands alone."""

import re
from base64 import b64decode
from io import BytesIO
from xml.etree import ElementTree as ET

from fontTools.ttLib import TTFont

from pmo_design.render.exports import make
from pmo_design.render.exports.drawing import draw
from pmo_design.render.exports.svg import faces
from tests.render.file_examples import of_format, picture, request, starter_pictures

NAME = "{http://www.w3.org/2000/svg}"


def svg_of(drawn):
    return make(of_format("svg"), drawn, request()).decode()


def test_it_has_a_prolog_a_title_and_a_description():
    text = svg_of(picture("<rect/>"))
    root = ET.fromstring(text)
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<svg ')
    assert (root.find(f"{NAME}title").text, root.find(f"{NAME}desc").text) == (
        "Lending",
        "How a laptop is lent.",
    )


def test_the_font_inside_is_the_one_that_was_measured():
    text = svg_of(picture('<text font-weight="700">Lend</text>'))
    fonts = re.findall(r"font-weight:(\d+);[^}]*base64,([^)]*)\)", text)
    names = [TTFont(BytesIO(b64decode(content)))["name"].getDebugName(4) for _, content in fonts]
    assert [weight for weight, _ in fonts] == ["400", "700"]
    assert names == ["Lato Regular", "Lato Bold"]


def test_only_the_faces_in_use_are_inside():
    styles = "<style>.b{font-weight:700}.i{font-style:italic}.x .k{font-weight:900}</style>"
    root = ET.fromstring(
        f'<svg>{styles}<text class="i">a</text><g class="x"><text class="k">b</text></g></svg>'
    )
    assert [face[0] for face in faces(root)] == ["Lato-Regular", "Lato-Italic", "Lato-Black"]


def test_the_same_picture_gives_the_same_bytes():
    kind, address = starter_pictures()[0]
    asked = request(address=address)
    first, second = (make(of_format("svg"), draw(kind, asked), asked) for _ in range(2))
    assert first == second


def test_links_lead_to_the_published_site():
    kind, address = starter_pictures()[0]
    asked = request(address=address, site_url="https://example.org/bid")
    text = make(of_format("svg"), draw(kind, asked), asked).decode()
    assert 'href="https://example.org/bid/blueprints/counter-service.html#' in text
    assert set(re.findall(r'href="(https?://[^/]+/[^/]+)/', text)) == {"https://example.org/bid"}
