from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from pmo_design.render.charts.axes import Days, Scale, day_ticks, round_ticks, tick_texts
from pmo_design.render.charts.drawing import width_of
from pmo_design.render.charts.moments import Moment, place_moments

NO_BREAK = "\u00a0"


def texts_of(low, high):
    return tuple(each.replace(NO_BREAK, " ") for each in tick_texts(round_ticks(low, high)))


def labels(first, last, width=500):
    return [
        (tick.label.replace(NO_BREAK, " "), tick.below)
        for tick in day_ticks(Days(first, last, 30, 30 + width))
    ]


def test_ticks_are_round_figures_that_take_in_what_is_shown():
    assert texts_of(0, 190) == ("0", "50", "100", "150", "200")
    assert texts_of(0, 100) == ("0", "20", "40", "60", "80", "100")
    assert texts_of(97.2, 99.9) == ("97", "98", "99", "100")
    assert texts_of(0, 7) == ("0", "2", "4", "6", "8")


def test_ticks_below_zero_have_a_minus_sign():
    assert texts_of(-30, 10) == ("−30", "−20", "−10", "0", "10")


def test_one_figure_alone_gets_ticks_around_it():
    assert texts_of(5, 5) == ("4.50", "4.75", "5.00", "5.25", "5.50")


def test_large_ticks_are_told_in_thousands_and_millions():
    assert texts_of(0, 2_000_000) == ("0.0", "0.5 M", "1.0 M", "1.5 M", "2.0 M")
    assert texts_of(0, 400_000)[-1] == "400 k"
    assert texts_of(0, 50_000)[-1] == "50,000"


@given(st.floats(-1e14, 1e14), st.floats(-1e14, 1e14))
def test_ticks_take_in_all_figures_and_are_few(a, b):
    low, high = sorted((a, b))
    ticks = round_ticks(low, high)
    assert float(ticks[0]) <= low and high <= float(ticks[-1])
    assert 2 <= len(ticks) <= 6
    assert list(ticks) == sorted(set(ticks))


def test_months_are_ticked_where_they_begin():
    assert labels(date(2026, 8, 1), date(2026, 12, 1)) == [
        ("Aug", ""), ("Sep", ""), ("Oct", ""), ("Nov", ""), ("Dec", ""),
    ]  # fmt: skip


def test_a_year_is_told_where_it_changes():
    assert labels(date(2026, 10, 5), date(2027, 2, 12)) == [
        ("Nov", "2026"), ("Dec", ""), ("Jan", "2027"), ("Feb", ""),
    ]  # fmt: skip


def test_weeks_are_ticked_on_mondays_and_years_once_a_year():
    assert labels(date(2026, 9, 6), date(2026, 11, 16), 240)[:3] == [
        ("7 Sep", ""), ("21 Sep", ""), ("5 Oct", ""),
    ]  # fmt: skip
    assert labels(date(2001, 1, 1), date(2021, 1, 1), 200) == [
        ("2005", ""), ("2010", ""), ("2015", ""), ("2020", ""),
    ]  # fmt: skip


@given(st.dates(), st.dates(), st.floats(40, 700))
def test_labels_of_days_never_touch(a, b, width):
    first, last = sorted((a, b))
    ticks = day_ticks(Days(first, last, 30, 30 + width))
    for before, after in pairwise(ticks):
        assert before.at + width_of(before.label) / 2 < after.at - width_of(after.label) / 2


def test_what_lies_outside_a_scale_comes_to_its_nearer_end():
    scale = Scale(0, 100, 200, 20)
    assert (scale.at(0), scale.at(50), scale.at(100), scale.at(-5), scale.at(1e9)) == (200, 110, 20, 200, 20)
    assert Scale(5, 5, 0, 10).at(5) == 5


HALF_YEAR = Days(date(2026, 8, 1), date(2027, 2, 1), 0, 500)


def test_moments_that_stand_too_close_share_a_line_and_both_names():
    moments = [
        Moment(date(2026, 10, 23), ("Pilot ends", "Pilot")),
        Moment(date(2026, 10, 26), ("Roll-out starts", "Roll-out")),
    ]
    assert [each.name for each in place_moments(moments, HALF_YEAR, 500)] == ["Pilot ends, roll-out starts"]


def test_the_name_of_a_moment_at_the_end_stands_at_its_left():
    (placed,) = place_moments([Moment(date(2027, 1, 31), ("Roll-out ends",))], HALF_YEAR, 500)
    assert (placed.name, placed.at_left) == ("Roll-out ends", True)


def test_a_moment_outside_the_chart_is_not_shown():
    assert place_moments([Moment(date(2026, 8, 1), ("Start",))], HALF_YEAR, 500) == ()
    assert place_moments([Moment(date(2027, 6, 30), ("End",))], HALF_YEAR, 500) == ()


@given(
    st.lists(
        st.tuples(st.dates(HALF_YEAR.first, HALF_YEAR.last), st.text("abcdefgh ", max_size=30)), max_size=9
    )
)
def test_names_of_moments_never_collide(found):
    moments = sorted((Moment(day, (name, name[:3])) for day, name in found), key=lambda each: each.day)
    placed = place_moments(moments, HALF_YEAR, 500)
    spans = [
        (each.x - 6 - width_of(each.name), each.x - 6)
        if each.at_left
        else (each.x + 6, each.x + 6 + width_of(each.name))
        for each in placed
        if each.name
    ]
    for before, after in pairwise(spans):
        assert before[1] <= after[0] + 0.01
    assert all(right <= 500.01 for _, right in spans)
