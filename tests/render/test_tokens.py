import re
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_design.model.colour import READABLE, contrast
from pmo_design.model.service import Brand
from pmo_design.render.tokens import ACCENT_GROUNDS, SCHEMES, Scheme, brand_palette, palette

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")
BRANDS = st.builds(Brand, accent=st.none() | COLOURS, accent_dark=st.none() | COLOURS)

LANES = ("evidence", "customer", "frontstage", "backstage", "support")
TINTS = ("accent-soft", "met-soft", "risk-soft", "fail-soft", *(f"lane-{lane}" for lane in LANES))
PERSONAS = tuple(f"persona-{number}" for number in range(1, 6))
PAIRS = (
    *((text, ground) for text in ("ink", "ink-2", "ink-3") for ground in ("paper", "surface")),
    *((text, ground) for text in ("ink", "ink-2") for ground in TINTS),
    *(("ink", f"rail-{lane}") for lane in LANES),
    *(("ink-2", f"rail-{lane}") for lane in LANES),
    *(("accent", ground) for ground in ACCENT_GROUNDS),
    *(
        (text, ground)
        for text in ("met", "risk", "fail", "unknown", "plum")
        for ground in ("paper", "surface")
    ),
    *((text, ground) for text in PERSONAS for ground in ("paper", "surface", "accent-soft", "lane-customer")),
    *(("on-state", state) for state in ("met", "risk", "fail", "unknown")),
    *((f"on-{persona}", persona) for persona in PERSONAS),
    ("on-accent", "accent"),
    ("on-plum", "plum"),
)
"""Text, and what it stands on: ink-2, not ink-3, on tints; state colours on bare paper only."""


@pytest.mark.parametrize("scheme", SCHEMES)
def test_all_text_can_be_read_on_what_it_stands_on(scheme: Scheme) -> None:
    colours = palette(scheme)
    poor = [
        (text, ground, round(reached, 2))
        for text, ground in PAIRS
        if (reached := contrast(colours[text], colours[ground])) < READABLE
    ]

    assert poor == []


@given(BRANDS)
def test_no_brand_makes_text_that_cannot_be_read(brand: Brand) -> None:
    for scheme in SCHEMES:
        colours = brand_palette(brand, scheme)
        poor = [pair for pair in PAIRS if contrast(colours[pair[0]], colours[pair[1]]) < READABLE]
        assert poor == []


def test_a_brand_without_colours_changes_nothing() -> None:
    assert [brand_palette(Brand(), scheme) for scheme in SCHEMES] == [palette(scheme) for scheme in SCHEMES]


def test_a_brand_colour_that_can_be_read_is_used_as_it_is() -> None:
    brand = Brand(accent="#5b3a8c", accent_dark="#B79BE0")

    assert brand_palette(brand, "light")["accent"] == "#5B3A8C"
    assert brand_palette(brand, "dark")["accent"] == "#B79BE0"


def test_the_tint_and_the_first_persona_follow_the_accent() -> None:
    light = brand_palette(Brand(accent="#5B3A8C"), "light")

    assert (light["accent-soft"], light["persona-1"]) == ("#EDE9F2", "#5B3A8C")
    assert light["persona-2"] == palette("light")["persona-2"]


def test_a_brand_without_a_dark_accent_is_given_one_of_the_same_hue() -> None:
    brand = Brand(accent="#0000FF")

    assert brand_palette(brand, "light")["accent"] == "#0000FF"
    assert brand_palette(brand, "dark")["accent"] == "#5F91FF"


def test_an_alias_has_the_colour_that_it_names() -> None:
    colours = palette("light")

    assert (colours["persona-1"], colours["persona-2"]) == (colours["accent"], colours["plum"])


def test_black_and_white_holds_greys_alone() -> None:
    coloured = Brand(accent="#E30613")

    for colours in (palette("mono"), brand_palette(coloured, "mono")):
        assert [name for name, colour in colours.items() if len({*re.findall("..", colour[1:])}) > 1] == []


def test_in_black_and_white_states_and_personas_are_ink_and_what_is_not_known_is_grey() -> None:
    mono = palette("mono")

    assert {mono[state] for state in ("met", "risk", "fail", *PERSONAS)} == {mono["ink"]}
    assert mono["unknown"] != mono["ink"]
    assert mono["paper"] == "#FFFFFF"


def test_every_fallback_is_the_light_colour_of_its_token() -> None:
    light = palette("light")
    wrong = []
    for folder in ("templates", "templates/pages", "diagrams", "diagrams/persona", "graphs", "pages"):
        for path in (files("pmo_design.render") / folder).iterdir():
            if path.name.endswith((".jinja", ".py")):
                text = path.read_text(encoding="utf-8")
                named = re.findall(r"var\(--([\w-]+),\s*(#[0-9A-Fa-f]{3,8})\)", text)
                wrong += [(path.name, *pair) for pair in named if light.get(pair[0]) != pair[1].upper()]

    assert wrong == []
