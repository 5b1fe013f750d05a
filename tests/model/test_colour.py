import math

from hypothesis import given
from hypothesis import strategies as st

from pmo_design.model.colour import (
    READABLE,
    contrast,
    from_oklch,
    grey_of,
    luminance,
    mix,
    readable,
    to_oklch,
)

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == contrast("#FFFFFF", "#000000") == 21
    assert round(contrast("#777777", "#FFFFFF"), 2) == 4.48
    assert round(contrast("#FF0000", "#FFFFFF"), 2) == 4.0


def test_colours_mix_as_css_mixes_them() -> None:
    assert mix("#FF0000", 0.12, "#FFFFFF") == "#FFE0E0"
    assert mix("#0B5E6B", 1, "#FFFFFF") == "#0B5E6B"


def test_red_has_the_lightness_chroma_and_hue_of_css_color_4() -> None:
    lightness, chroma, hue = to_oklch("#FF0000")

    assert (round(lightness, 3), round(chroma, 3), round(math.degrees(hue), 1)) == (0.628, 0.258, 29.2)


@given(COLOURS)
def test_a_colour_comes_back_from_oklch(colour: str) -> None:
    assert from_oklch(to_oklch(colour)) == colour


@given(COLOURS)
def test_a_grey_is_as_bright_as_the_colour_it_stands_for(colour: str) -> None:
    assert abs(luminance(grey_of(colour)) - luminance(colour)) < 0.005


@given(COLOURS, COLOURS)
def test_a_readable_colour_is_not_moved_and_another_is_moved_no_further_than_it_must(
    colour: str, ground: str
) -> None:
    found = readable(colour, lambda tried: contrast(tried, ground) >= READABLE)

    assert found is not None
    assert contrast(found, ground) >= READABLE
    if contrast(colour, ground) >= READABLE:
        assert found == colour
    else:
        assert contrast(found, ground) < 4.75


def test_what_suits_nowhere_is_not_found() -> None:
    assert readable("#336699", lambda _: False) is None


def test_a_yellow_that_is_darkened_stays_a_yellow() -> None:
    found = readable("#FFD200", lambda tried: contrast(tried, "#FFFFFF") >= READABLE)

    assert found is not None
    assert abs(to_oklch(found)[2] - to_oklch("#FFD200")[2]) < math.radians(2)
