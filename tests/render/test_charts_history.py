from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmo_design.engines.acceptance import Interval
from tests.render.chart_examples import (
    chart,
    corners,
    measured,
    metric,
    overlapping,
    said_of,
    standing,
    text_boxes,
    texts,
    weekly,
)

FALLING = weekly("188", "170", "150", "121", "104", "88", "80", "71", "66", "60", "58", "54", "52")
RED, AMBER, GREEN, GREY = "#B3261E", "#965800", "#17713F", "#56606B"


def colour_of_last(svg):
    return next(each.get("fill") for each in svg.iter("circle") if each.get("r") == "4.5")


def dashes(svg):
    return {each.get("stroke-dasharray") for each in svg.iter("path")} - {None}


def marks(svg):
    return [each for each in svg.iter("circle") if each.get("r") == "2.5"]


def test_a_chart_tells_baseline_target_tolerance_stretch_and_the_figure_that_counts():
    by = metric(baseline="190", handover="60", stretch="30")
    svg = chart(standing(FALLING), by)
    told = texts(svg)
    assert {"190 baseline", "52", "Target ≤\u00a045", "Tolerance 60", "Stretch 30"} <= set(told)
    assert {"Pilot starts", "Pilot ends", "Roll-out starts"} <= set(told)
    assert [each for each in told if each.isalpha() and len(each) == 3] == ["Sep", "Oct", "Nov"]


def test_on_a_phone_it_tells_the_same_in_fewer_words():
    by = metric(baseline="190", handover="60")
    svg = chart(standing(FALLING), by, phone=True)
    assert {"190", "52", "≤\u00a045", "60"} <= set(texts(svg))
    assert svg.get("viewBox").split()[2] == "350"


@pytest.mark.parametrize(
    ("verdict", "colour"),
    [("met", GREEN), ("at-risk", AMBER), ("not-met", RED), ("insufficient", GREY), ("expired", GREY)],
)
def test_the_last_figure_has_the_colour_of_its_verdict(verdict, colour):
    assert colour in colour_of_last(chart(standing(FALLING, verdict), metric()))


def test_the_trend_is_dashed_to_the_day_on_which_it_meets_the_target():
    on_course = standing(FALLING, reaches=date(2026, 12, 9), due=date(2027, 2, 12))
    assert "4 3" in dashes(chart(on_course, metric()))
    assert said_of(on_course, metric()) == (
        "13 weeks measured. If it goes on like this, the line meets the target in the week of"
        " 7\u00a0Dec\u00a02026."
    )
    assert "4 3" not in dashes(chart(standing(FALLING), metric()))


def test_a_trend_that_comes_too_late_says_so():
    late = standing(FALLING, reaches=date(2027, 3, 3), due=date(2027, 2, 12))
    assert said_of(late, metric()).endswith("in the week of 1\u00a0Mar\u00a02027, after the day due.")


def test_a_gap_in_the_record_is_dotted_and_counted():
    whole = weekly("60", "58", "56", "54", last=date(2026, 9, 6))
    after = weekly("52", "50", last=date(2026, 11, 15))
    assert said_of(standing((*whole, *after)), metric()).startswith("Six weeks measured, with one gap.")
    assert "0.1 4" in dashes(chart(standing((*whole, *after)), metric()))
    assert "0.1 4" not in dashes(chart(standing(FALLING), metric()))


def test_periods_that_follow_one_another_leave_no_gap_however_long_they_are():
    history = (
        measured(date(2026, 7, 31), "60", days=31),
        measured(date(2026, 8, 31), "58", days=31),
        measured(date(2026, 9, 30), "57", days=30),
        measured(date(2026, 10, 7), "55"),
        measured(date(2026, 10, 14), "54"),
        measured(date(2026, 10, 21), "53"),
        measured(date(2026, 10, 28), "52"),
        measured(date(2026, 11, 4), "52"),
    )
    assert "gap" not in said_of(standing(history), metric())


def test_silence_since_the_last_figure_is_dotted_and_told():
    silent = standing(weekly("44", "43", last=date(2026, 8, 2)), "expired")
    assert said_of(silent, metric()).endswith("Nothing since 2\u00a0Aug\u00a02026.")
    assert "0.1 4" in dashes(chart(silent, metric()))


def test_a_corrected_figure_is_struck_and_told():
    wrong = measured(date(2026, 11, 1), "78", row=20)
    corrected = standing(FALLING, superseded=(wrong,))
    svg = chart(corrected, metric())
    struck = [each for each in svg.iter("circle") if each.get("r") == "3"]
    assert len(struck) == 1
    assert said_of(corrected, metric()).endswith(
        "One figure was corrected: the struck mark is what stood before."
    )


def test_a_pooled_figure_stands_over_all_days_that_it_is_made_of():
    pooled = standing(FALLING, actual=Decimal("56"), counted=FALLING[-4:])
    assert "The filled mark takes all since 19\u00a0Oct\u00a02026 together." in said_of(pooled, metric())
    assert "56" in texts(chart(pooled, metric()))


def test_an_interval_is_drawn_at_the_figure_that_counts():
    by = metric(unit="%", direction="up", target="95", statistic="proportion")
    thin = standing(weekly("90", "96"), "met", interval=Interval(82.1, 98.2))
    bars = [each.get("d") for each in chart(thin, by).iter("path") if "h8M" in (each.get("d") or "")]
    assert len(bars) == 1
    assert "95\u00a0% confidence" in said_of(thin, by)


def test_sites_are_thin_lines_and_the_one_farthest_off_is_named():
    cape = weekly("50", "44", site="site:cape")
    gulf = weekly("90", "71", site="site:gulf")
    both = sorted((*cape, *gulf), key=lambda each: each.record.to)
    by_sites = standing(both, actual=Decimal(71))
    assert "Mine, Gulf 71" in texts(chart(by_sites, metric()))
    assert said_of(by_sites, metric()).endswith("Thin lines are sites; Mine, Gulf is last, at 71\u00a0min.")


def test_sites_that_all_reach_the_target_are_not_named():
    cape = weekly("44", "40", site="site:cape")
    gulf = weekly("44", "43", site="site:gulf")
    both = sorted((*cape, *gulf), key=lambda each: each.record.to)
    svg = chart(standing(both, "met", actual=Decimal(43)), metric())
    assert not any("Mine" in each for each in texts(svg))


def test_a_band_has_both_bounds():
    by = metric(direction="within", target="60", upper="90", unit="%")
    told = texts(chart(standing(weekly("70", "84"), "met"), by))
    assert {"Target ≤\u00a090", "Target ≥\u00a060"} <= set(told)


def test_many_figures_get_no_marks_of_their_own():
    assert len(marks(chart(standing(FALLING), metric()))) == 13
    daily = tuple(
        measured(date(2026, 11, 15) - timedelta(days=300 - at), str(60 + at % 7), days=1, row=at)
        for at in range(300)
    )
    assert len(marks(chart(standing(daily), metric()))) == 1


def test_a_mark_tells_its_day_and_figure():
    titles = [each.findtext("title") for each in marks(chart(standing(FALLING), metric()))]
    assert titles[-1] == "15\u00a0Nov\u00a02026: 52\u00a0min"


def test_one_figure_and_none_are_told_as_what_they_are():
    one = standing(weekly("52"))
    assert said_of(one, metric()).startswith(
        "One figure so far, of 15\u00a0Nov\u00a02026. 7\u00a0min above the target."
    )
    none = standing((), "not-due", due=date(2027, 6, 30))
    assert said_of(none, metric()) == "Nothing is measured yet. It is due on 30\u00a0Jun\u00a02027."
    assert "0.1 4" in dashes(chart(none, metric()))


def test_a_share_misses_its_target_by_points():
    by = metric(unit="%", direction="up", target="95")
    assert "3 points below the target." in said_of(standing(weekly("90", "92"), "not-met"), by).replace(
        "\u00a0", " "
    )


def test_a_rating_misses_its_target_by_a_mere_number():
    by = metric(unit="of 5", direction="up", target="4.2")
    said = said_of(standing(weekly("3.6", "3.8"), "not-met"), by)
    assert said == "Two weeks measured. 0.4 below the target."


def test_the_day_since_which_every_figure_reached_the_target_is_told():
    said = said_of(standing(weekly("50", "44", "46", "45", "44"), "met"), metric())
    assert said == "Five weeks measured. At the target or better since 8\u00a0Nov\u00a02026."


EDGES = {
    "none": standing((), "not-due", due=date(2027, 6, 30)),
    "one": standing(weekly("52")),
    "constant": standing(weekly("45", "45", "45"), "met"),
    "zero": standing(weekly("0", "0"), "met"),
    "negative": standing(weekly("-20", "-3", "14")),
    "huge": standing(weekly("123456789012345", "999999999999999"), "not-met"),
    "far": standing(weekly("90000", "81234.567"), "not-met"),
    "tiny": standing(weekly("0.000000000000001", "45.000000000000001"), "not-met"),
    "same day": standing((*weekly("50"), *weekly("60"), *weekly("70"))),
    "first day of all": standing((measured(date(1, 1, 1), "50", days=1), measured(date(2026, 1, 1), "60"))),
}


def check(svg):
    _, _, width, height = map(float, svg.get("viewBox").split())
    for x, y in corners(svg):
        assert -0.5 <= x <= width + 0.5, x
        assert -0.5 <= y <= height + 0.5, y
    for words, left, top, right, bottom in text_boxes(svg):
        assert left >= -0.5 and right <= width + 0.5, words
        assert top >= -0.5 and bottom <= height + 0.5, words
    assert float(svg.get("font-size")) >= 10.5
    assert all(each.get("font-size") is None for each in svg.iter("text"))


@pytest.mark.parametrize("phone", [False, True])
@pytest.mark.parametrize("name", EDGES)
def test_nothing_of_an_extreme_chart_is_clipped_and_no_labels_collide(name, phone):
    svg = chart(EDGES[name], metric(baseline="190", handover="60", stretch="30"), phone)
    check(svg)
    assert overlapping(svg) == []


FIGURES = st.decimals(-10_000, 10_000, allow_nan=False, places=2)


@settings(max_examples=150)
@given(
    st.lists(st.tuples(st.dates(date(2025, 1, 1), date(2026, 11, 15)), FIGURES), max_size=30),
    FIGURES, FIGURES, FIGURES, FIGURES,
    st.sampled_from(["up", "down"]),
    st.booleans(), st.booleans(),
)  # fmt: skip
def test_every_mark_lies_in_the_chart_and_labels_at_line_ends_never_collide(
    found, target, handover, stretch, baseline, direction, by_site, phone
):
    history = tuple(
        measured(
            day, str(value), row=at, **({"site": f"site:{'cape' if at % 2 else 'gulf'}"} if by_site else {})
        )
        for at, (day, value) in enumerate(sorted(found))
    )
    by = metric(
        target=str(target),
        handover=str(handover),
        stretch=str(stretch),
        baseline=str(baseline),
        direction=direction,
    )
    svg = chart(standing(history, due=date(2027, 2, 12)), by, phone)
    check(svg)
    ends = {
        each for each in texts(svg) if each.startswith(("Target", "Tolerance", "Stretch", "Mine", "≤", "≥"))
    }
    assert [pair for pair in overlapping(svg) if ends & set(pair)] == []
