"""Columns without Graphviz: ordered so that little crosses, heights as near as can be to what is joined."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_design.render.graphs.layers import Slot, apart, place_layers

HEIGHTS = st.floats(10, 80)


def test_boxes_that_are_joined_stand_level() -> None:
    slots = [Slot("a", 0, 20), Slot("b", 1, 20), Slot("c", 2, 20)]
    placed = place_layers(slots, [("a", "b"), ("b", "c")], 10)
    assert placed.middles == {"a": 10, "b": 10, "c": 10}


def test_a_column_is_turned_round_where_its_lines_would_cross() -> None:
    slots = [Slot("a", 0, 20), Slot("b", 0, 20), Slot("x", 1, 20), Slot("y", 1, 20)]
    middles = place_layers(slots, [("a", "y"), ("b", "x")], 10).middles
    assert (middles["a"] < middles["b"]) == (middles["y"] < middles["x"])


def test_a_line_that_passes_a_column_has_a_place_of_its_own_in_it() -> None:
    slots = [Slot("a", 0, 20), Slot("b", 1, 20), Slot("c", 2, 20)]
    placed = place_layers(slots, [("a", "b"), ("b", "c"), ("a", "c")], 10)
    (level,) = placed.passing["a", "c"]
    assert abs(level - placed.middles["b"]) >= 10 + 10 + 3


@given(st.lists(st.floats(-500, 500), min_size=1, max_size=20), st.data())
def test_places_keep_their_order_and_distance(wanted: list[float], data: st.DataObject) -> None:
    steps = data.draw(st.lists(HEIGHTS, min_size=len(wanted) - 1, max_size=len(wanted) - 1))
    places = apart(wanted, steps)
    for step, (one, other) in zip(steps, pairwise(places), strict=True):
        assert other - one >= step - 1e-6


def test_places_that_are_far_enough_apart_stay() -> None:
    assert apart([0, 50, 90], [20, 20]) == pytest.approx([0, 50, 90])


def test_places_that_are_too_near_share_the_way_that_they_have_to_move() -> None:
    assert apart([10, 12, 50], [8, 8]) == pytest.approx([7, 15, 50])
