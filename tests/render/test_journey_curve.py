"""The emotion curve keeps to its ratings, and as-is steps find their columns."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pmo_design.render.diagrams.journey.curve import curve_path, cut_at, height_at, number, place_steps

_POINTS = st.lists(st.tuples(st.floats(1, 300), st.floats(-96, 96)), min_size=2, max_size=40).map(
    lambda steps: [(sum(width for width, _ in steps[: at + 1]), y) for at, (_, y) in enumerate(steps)]
)


@given(_POINTS, st.floats(0, 1))
def test_the_curve_never_leaves_the_range_of_two_neighbouring_ratings(
    points: list[tuple[float, float]], part: float
) -> None:
    for (x1, y1), (x2, y2) in pairwise(points):
        y = height_at(points, x1 + part * (x2 - x1))
        assert y is not None
        assert min(y1, y2) - 1e-6 <= y <= max(y1, y2) + 1e-6


@given(_POINTS)
def test_the_curve_goes_through_every_rating(points: list[tuple[float, float]]) -> None:
    for x, y in points:
        height = height_at(points, x)
        assert height is not None and abs(height - y) < 1e-6


def test_between_equal_ratings_the_curve_is_flat() -> None:
    assert curve_path([(0, 10), (30, 10), (60, 40)]) == "M0 10C10 10 20 10 30 10C40 10 50 30 60 40"


def test_there_is_no_curve_beside_its_ends() -> None:
    assert height_at([(10, 1), (20, 2)], 9) is None
    assert height_at([], 9) is None


def test_a_step_stands_in_the_column_of_the_one_that_takes_its_place() -> None:
    assert place_steps([0, 2, 3], 4) == (0, 2, 3)


def test_steps_without_a_match_fall_where_they_are_in_proportion() -> None:
    assert place_steps([None, None], 4) == (0.5, 2.5)
    assert place_steps([None, None, None], 3) == (0, 1, 2)


def test_steps_between_two_matches_share_the_room_between_them() -> None:
    assert place_steps([0, None, None, 3], 4) == (0, 1, 2, 3)
    assert place_steps([0, None, 1], 2) == (0, 0.5, 1)


def test_two_steps_in_one_stand_side_by_side_in_its_column() -> None:
    assert place_steps([0, 1, 1, 2], 3) == (0, 0.9, 1.1, 2)


def test_a_step_that_comes_earlier_than_it_did_stands_between_its_neighbours() -> None:
    assert place_steps([0, 2, 1], 3) == (0, 0.5, 1)


@given(st.lists(st.none() | st.integers(0, 9), min_size=1, max_size=12), st.integers(10, 14))
def test_places_rise_and_stay_on_the_map(homes: list[int | None], count: int) -> None:
    places = place_steps(homes, count)
    assert len(places) == len(homes)
    assert all(one < other for one, other in pairwise(places))
    assert places[0] >= -0.5 and places[-1] <= count - 0.5


@given(_POINTS, st.lists(st.floats(0, 9000), max_size=5))
def test_a_curve_that_is_cut_runs_on_from_part_to_part(
    points: list[tuple[float, float]], borders: list[float]
) -> None:
    parts = cut_at(points, sorted({round(each) + 0.5 for each in borders}))
    assert [left for left, *_ in parts] == [points[0][0], *(right for _, right, *_ in parts[:-1])]
    assert parts[-1][1] == points[-1][0]
    for left, right, path, length in parts:
        numbers = [float(each) for each in re.findall(r"-?[0-9.]+", path)]
        assert abs(numbers[0] - left) < 0.01 and abs(numbers[-2] - right) < 0.01
        for x, y in ((left, numbers[1]), (right, numbers[-1])):
            height = height_at(points, x)
            assert height is not None and abs(height - y) < 0.02
        assert length >= right - left - 1e-6


def test_a_straight_line_is_as_long_as_it_is() -> None:
    assert [length for *_, length in cut_at([(0, 0), (30, 40), (60, 80)], [30])] == [50, 50]


def test_coordinates_have_at_most_two_decimals() -> None:
    assert [number(value) for value in (1, 1.5, 2 / 3, -0.001, 120)] == ["1", "1.5", "0.67", "0", "120"]
