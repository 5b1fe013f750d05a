"""Addresses, and the small types that fields are made of."""

import pytest

from pmo_design.model import Address, kind_of, parse_address, root_of
from pmo_design.model.address import local_address
from pmo_design.model.scalars import show_minutes


def test_an_address_is_taken_apart_and_put_together():
    address = parse_address("journey:repair/call/ring")
    assert address == Address("journey", "repair", ("call", "ring"))
    assert (str(address), address.root) == ("journey:repair/call/ring", "journey:repair")


@pytest.mark.parametrize(
    "text", ["", ":", "repair", "journey:", "journey:/a", "journey:a/", "journey:a//b", "goal:a", "https://a"]
)
def test_what_has_not_the_form_of_an_address_is_none(text):
    assert parse_address(text) is None


def test_an_address_tells_its_kind_and_the_element_it_stands_in():
    assert kind_of("persona:fitter/late") == "persona"
    assert root_of("persona:fitter/late") == "persona:fitter"


def test_an_address_may_be_told_from_inside_its_element():
    assert local_address("blueprint:crew", "do/fix") == "blueprint:crew/do/fix"
    assert local_address("blueprint:crew", "blueprint:other/do") == "blueprint:other/do"


@pytest.mark.parametrize(
    ("minutes", "shown"),
    [
        (0, "0 min"),
        (45, "45 min"),
        (60, "1 h"),
        (90, "1.5 h"),
        (1439, "24 h"),
        (1440, "1 d"),
        (14400, "10 d"),
    ],
)
def test_a_length_of_time_is_shown_in_the_largest_unit_that_keeps_it_short(minutes, shown):
    assert show_minutes(minutes) == shown.replace(" ", "\u00a0")
