"""Whether the colour-blind tell states and personas apart: by hue where they can, by mark and word always."""

import re
from itertools import combinations

import pytest

from pmo_design.render.templates import environment
from pmo_design.render.tokens import SITE_SCHEMES, Scheme, palette
from tests.render.colour_vision import SIMULATIONS, distance

APART = 0.06
"""Three times what is just noticeable side by side (0.02, the "JND" of CSS Color 4, section 13.2): lines of
2.5 px and marks of 12 px do not lie side by side, but with paper between."""

PERSONAS = tuple(f"persona-{number}" for number in range(1, 6))
MARKS = {"met": "met", "risk": "risk", "fail": "fail", "unknown": "insufficient"}
"""The mark that stands beside the word of each state."""
LOOK_ALIKE = {
    ("light", "protanopia"): {
        "met risk", "met persona-5", "risk persona-5", "fail persona-3", "unknown persona-1",
    },
    ("light", "deuteranopia"): {
        "risk fail", "met persona-5", "risk persona-5", "fail persona-5", "unknown persona-1",
    },
    ("light", "tritanopia"): {"met persona-1", "unknown persona-5"},
    ("dark", "protanopia"): {"unknown persona-1"},
    ("dark", "deuteranopia"): {
        "met fail", "met unknown", "risk persona-3", "risk persona-5", "unknown persona-1",
    },
    ("dark", "tritanopia"): {"risk fail", "met persona-1", "fail persona-3", "unknown persona-2"},
}  # fmt: skip
"""What colour alone does not tell apart: green, amber and red are what people expect of states."""


@pytest.mark.parametrize(("scheme", "vision"), LOOK_ALIKE)
def test_only_known_pairs_look_alike_and_no_two_personas_do(scheme: Scheme, vision: str) -> None:
    colours = palette(scheme)
    near = {
        f"{one} {other}"
        for one, other in combinations((*MARKS, *PERSONAS), 2)
        if distance(colours[one], colours[other], vision) < APART
    }

    assert near == LOOK_ALIKE[scheme, vision]
    assert [pair for pair in near if pair.count("persona") == 2] == []


def test_every_scheme_and_every_kind_of_colour_blindness_is_looked_at() -> None:
    assert set(LOOK_ALIKE) == {(scheme, vision) for scheme in SITE_SCHEMES for vision in SIMULATIONS}


def test_states_that_look_alike_have_marks_of_different_outline() -> None:
    outlines = {state: _parts(mark)[0] for state, mark in MARKS.items()}

    assert len(set(outlines.values())) == len(MARKS)


def test_a_state_is_a_mark_with_a_sign_in_it_and_a_word_so_that_it_looks_like_no_persona() -> None:
    components = environment().get_template("components.html.jinja").module

    for state, mark in MARKS.items():
        assert len(_parts(mark)) > 1
        assert f"<span>the {state}</span>" in components.state(mark, f"the {state}")  # type: ignore[attr-defined]


def test_equal_colours_are_no_distance_apart_and_black_and_white_the_whole_lightness() -> None:
    for vision in SIMULATIONS:
        assert distance("#0B5E6B", "#0B5E6B", vision) == 0
        assert round(distance("#000000", "#FFFFFF", vision), 2) == 1


def test_pure_red_and_dark_yellow_look_alike_without_red_cones() -> None:
    assert distance("#FF0000", "#6D5F00", "protanopia") < APART < distance("#FF0000", "#6D5F00", "tritanopia")


def _parts(mark: str) -> list[str]:
    components = environment().get_template("components.html.jinja").module
    return re.findall(r"<(?:circle|path)[^>]*>", str(components.mark(mark)))  # type: ignore[attr-defined]
