"""PowerPoint files, opened by another program than the one that wrote them."""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from pmo_design.link import ServiceDesign
from pmo_design.pipeline import load_design
from pmo_design.render.exports.pptx import to_pptx
from pmo_design.render.exports.request import Request
from pmo_design.render.pictures import PICTURES
from pmo_design.render.tokens import palette
from pmo_design.render.views import WHOLE
from tests.site.command import ROOT

DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
SVG_TEXT = "{http://www.w3.org/2000/svg}text"


@pytest.fixture(scope="module")
def design() -> ServiceDesign:
    return load_design(ROOT).value


def opened(office: str, packed: bytes, folder: Path) -> Element:
    """Return what LibreOffice makes of a presentation, as OpenDocument in one XML file."""
    (folder / "picture.pptx").write_bytes(packed)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [office, "--headless", profile, "--convert-to", "fodp", "--outdir", folder, folder / "picture.pptx"],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return ElementTree.parse(folder / "picture.fodp").getroot()


@pytest.mark.sweep
@pytest.mark.parametrize("name", ["blueprint", "service-map", "contracts"])
def test_slides_open_elsewhere_with_their_words_and_joined_connectors(
    office: str, design: ServiceDesign, tmp_path: Path, name: str
):
    kind = next(kind for kind in PICTURES if kind.name == name)
    address = kind.addresses(design)[0]
    picture = kind.draw(design, address, WHOLE, lambda address: None)
    document = opened(office, to_pptx(picture, Request(design, address, palette("light"))), tmp_path)

    (page,) = document.iter(f"{DRAW}page")
    svg = ElementTree.fromstring(str(picture.svg))
    arrows = [each for each in svg.iter() if each.get("data-connector")]
    assert sum(joined(each) for each in page.iter(f"{DRAW}connector")) == len(arrows) > 0
    assert not list(page.iter(f"{DRAW}image"))
    words = squeezed("".join("".join(each.itertext()) for each in page.iter(f"{TEXT}p")))
    assert [text for text in texts_of(svg) if squeezed(text) not in words] == []


def texts_of(element: Element) -> Iterator[str]:
    """Yield every text of a picture but those that it hides."""
    for child in element:
        if child.tag == SVG_TEXT:
            yield "".join(child.itertext())
        elif child.get("data-heat-of") is None:
            yield from texts_of(child)


def joined(connector: Element) -> bool:
    return bool(connector.get(f"{DRAW}start-shape") and connector.get(f"{DRAW}end-shape"))


def squeezed(text: str) -> str:
    return "".join(text.split())
