"""PNG: pixels at the scale that was asked for, in the font that was measured."""

from io import BytesIO

import pytest
from PIL import Image

from pmo_design.render.exports import MissingEngineError, NotPossibleError, make
from tests.render.file_examples import of_format, picture, request


def png_of(drawn, **asked):
    return Image.open(BytesIO(make(of_format("png"), drawn, request(**asked)))).convert("RGB")


def test_a_scale_makes_so_many_pixels_of_a_unit():
    assert png_of(picture("<rect/>", 400, 200), scale=2).size == (800, 400)
    assert png_of(picture("<rect/>", 400, 200), scale=0.5).size == (200, 100)


def test_colours_are_those_of_the_scheme():
    ground = picture('<rect width="400" height="200" fill="var(--paper, #123456)"/>')
    assert png_of(ground, scale=1).getpixel((5, 5)) == (0xFB, 0xFA, 0xF7)
    assert png_of(ground, scale=1, scheme="dark").getpixel((5, 5)) == (0x12, 0x17, 0x1D)


def test_text_is_set_in_lato():
    """Lato's M has ink from 174 to 1665 of 2000 units, which is 8.7 to 83.25 at 100 px."""
    text = '<text x="0" y="150" font-size="100" font-family="Lato" fill="#000000">M</text>'
    ground = '<rect width="400" height="200" fill="#FFFFFF"/>'
    left, _, right, _ = Image.eval(
        png_of(picture(ground + text), scale=1).convert("L"), lambda level: 255 * (level < 128)
    ).getbbox()
    assert (left, right) == (9, 83)


def test_a_picture_of_too_many_pixels_is_refused_with_the_largest_scale():
    with pytest.raises(NotPossibleError, match=r"too large: choose a scale up to 11\.1$"):
        make(of_format("png"), picture("<rect/>", 1600, 1000), request(scale=20))


def test_without_its_engine_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "resvg_py", None)
    with pytest.raises(MissingEngineError) as told:
        make(of_format("png"), picture("<rect/>"), request())
    assert str(told.value) == "PNG needs resvg_py, which is not installed: pip install 'pmo-design[png]'"
