"""The emotion curve keeps to its ratings, and as-is steps find their columns."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pmo_design.render.diagrams.journey.curve import curve_path, height_at, match_steps, number

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


def test_steps_with_the_same_id_share_a_column() -> None:
    assert match_steps(["see", "wait", "hear"], ["see", "tell", "wait", "hear"]) == (0, 2, 3)


def test_steps_without_a_match_fall_where_they_are_in_proportion() -> None:
    assert match_steps(["a", "b"], ["w", "x", "y", "z"]) == (0.5, 2.5)
    assert match_steps(["a", "b", "c"], ["x", "y", "z"]) == (0, 1, 2)


def test_steps_between_two_matches_share_the_room_between_them() -> None:
    assert match_steps(["see", "a", "b", "hear"], ["see", "x", "y", "hear"]) == (0, 1, 2, 3)
    assert match_steps(["see", "a", "hear"], ["see", "hear"]) == (0, 0.5, 1)


_IDS = st.lists(st.sampled_from("abcdefghij"), min_size=1, max_size=10, unique=True)


@given(_IDS, _IDS)
def test_places_rise_and_stay_on_the_map(before: list[str], after: list[str]) -> None:
    places = match_steps(before, after)
    assert len(places) == len(before)
    assert all(one < other for one, other in pairwise(places))
    assert places[0] >= -0.5 and places[-1] <= len(after) - 0.5


def test_coordinates_have_at_most_two_decimals() -> None:
    assert [number(value) for value in (1, 1.5, 2 / 3, -0.001, 120)] == ["1", "1.5", "0.67", "0", "120"]
