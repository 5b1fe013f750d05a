from itertools import pairwise
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_design.render.charts.labels import Box, EndLabel, best_place, end_labels, spread


def test_labels_that_have_room_stay_where_they_are():
    assert spread((10, 40, 90), 15, 0, 100) == (10.0, 40.0, 90.0)


def test_labels_that_collide_move_apart_as_little_as_may_be():
    assert spread((50, 51), 15, 0, 100) == (43.0, 58.0)


def test_labels_at_the_edge_move_inwards():
    assert spread((98, 99), 15, 0, 100) == (85.0, 100.0)


def test_more_labels_than_fit_stand_evenly():
    assert spread((1, 2, 3), 15, 0, 20) == (0.0, 10.0, 20.0)


@given(st.lists(st.floats(-50, 250), min_size=1, max_size=12))
def test_no_two_labels_come_closer_than_a_line(wanted):
    places = spread(sorted(wanted), 15, 0, 200)
    assert all(after - before >= 15 - 1e-6 for before, after in pairwise(places))
    assert all(-1e-6 <= place <= 200 + 1e-6 for place in places)


def drawn(*labels):
    return fromstring(f"<svg>{end_labels(labels, 100, 300, 0, 60)}</svg>")


def test_a_label_that_was_moved_is_tied_to_its_line_by_a_leader():
    alone = drawn(EndLabel(92, 20, "Target", "green"))
    assert len(alone.findall("path")) == 0
    both = drawn(EndLabel(92, 20, "Target", "green"), EndLabel(92, 22, "Tolerance", "amber"))
    assert [each.get("d") for each in both.findall("path")] == [
        "M94 20L92 20L97 13.5",
        "M94 22L92 22L97 28.5",
    ]


def test_where_not_all_labels_fit_those_of_least_rank_are_dropped():
    many = [EndLabel(92, 30, f"Line {rank}", "ink", rank=rank) for rank in range(8)]
    assert [each.text for each in drawn(*many).findall("text")] == [
        "Line 7",
        "Line 6",
        "Line 5",
        "Line 4",
        "Line 3",
    ]


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ((0, 5, 20, 5), True),
        ((0, 20, 20, 20), False),
        ((12, 12, 12, 40), False),
        ((5, -5, 5, 50), True),
        ((0, 20, 20, 0), True),
        ((0, 30, 30, 0), False),
    ],
)
def test_a_line_cuts_a_box_where_it_passes_through_it(line, cut):
    assert Box(0, 0, 11, 11).is_cut_by(line) is cut


def test_a_text_takes_the_first_place_that_nothing_crosses():
    above, below = Box(0, 0, 40, 10), Box(0, 20, 40, 30)
    frame = Box(-10, -10, 100, 100)
    assert best_place([above, below], [], [], frame) == 0
    assert best_place([above, below], [(0, 5, 40, 5)], [], frame) == 1
    assert best_place([above, below], [(0, 25, 40, 25)], [above], frame) == 1
    assert best_place([above, below], [], [], Box(0, 15, 100, 100)) == 1
