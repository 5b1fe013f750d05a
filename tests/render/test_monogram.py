"""A persona's monogram is drawn from its address alone."""

import re
from xml.etree import ElementTree

import pytest

from pmo_design.render.diagrams.monogram import initials_of, monogram

_NUMBERS = re.compile(r"-?\d+(?:\.\d+)?")


def test_the_same_address_gives_the_same_figure() -> None:
    assert monogram("persona:manager", "PM", 56) == monogram("persona:manager", "PM", 56)


def test_different_addresses_give_different_figures() -> None:
    figures = {monogram(f"persona:p{at}", "PM", 56) for at in range(60)}
    assert len(figures) > 12


def test_a_figure_is_well_formed_and_stays_in_its_square() -> None:
    for at in range(60):
        group = ElementTree.fromstring(monogram(f"persona:p{at}", "PM", 56))
        for shape in group[1]:
            if shape.tag == "rect":
                x, y, width, height = (float(shape.attrib[name]) for name in ("x", "y", "width", "height"))
                assert x >= 0 and x + width <= 56.01 and y >= 0 and y + height <= 56.01
            elif shape.tag == "circle":
                x, y, r = (float(shape.attrib[name]) for name in ("cx", "cy", "r"))
                assert max(x, y) + r <= 56.01
            else:
                assert all(0 <= float(value) <= 56.01 for value in _NUMBERS.findall(shape.attrib["d"]))


@pytest.mark.parametrize(
    ("title", "initials"),
    [
        ("Site project manager", "SP"),
        ("Operations lead, south", "OL"),
        ("Planner", "PL"),
        ("Head of finance", "HE"),
        ("現場監督", "現場"),
        ("…", "…"),
    ],
)
def test_initials_come_from_the_first_two_words_of_the_title(title: str, initials: str) -> None:
    assert initials_of(title) == initials


def test_initials_are_escaped() -> None:
    assert "&lt;" in monogram("persona:x", "<", 56)
