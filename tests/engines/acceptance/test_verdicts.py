"""Each verdict by an example, with its reason and what would change it."""

from datetime import date
from decimal import Decimal

import pytest

from tests.engines.acceptance.example import criterion, measured, report, standing, tried

DAYS = "unit: d, direction: down, target: 10"
SHARE = "unit: '%', direction: up, statistic: proportion, target: 80, window: 30 d"


def test_a_figure_that_reaches_the_target_is_met() -> None:
    found = standing(criterion(metric=DAYS), m=measured("ac 2026-10-01 2026-10-31 9.5 40"))

    assert (found.verdict, found.reason) == ("met", "9.5 d reaches the target of at most 10 d.")
    assert (found.actual, found.sample, found.latest) == (Decimal("9.5"), 40, date(2026, 10, 31))


def test_a_figure_on_the_target_is_met() -> None:
    assert standing(criterion(metric=DAYS), m=measured("ac 2026-10-01 2026-10-31 10.0 _")).verdict == "met"


def test_a_figure_that_misses_the_target_says_by_how_much_and_until_when() -> None:
    found = standing(criterion(metric=DAYS), m=measured("ac 2026-10-01 2026-10-31 12 40"))

    assert (found.verdict, found.reason, found.change) == (
        "not-met",
        "12 d misses the target of at most 10 d by 2 d.",
        "2 d less by 18 Dec 2026.",
    )


def test_a_figure_just_off_the_target_is_never_written_as_the_target() -> None:
    found = standing(criterion(metric=DAYS), m=measured("ac 2026-10-01 2026-10-31 10.004 40"))

    assert found.reason == "10.004 d misses the target of at most 10 d by 0.004 d."


@pytest.mark.parametrize(("value", "verdict"), [("12", "at-risk"), ("12.01", "not-met")])
def test_a_figure_up_to_the_hand_over_level_is_at_risk(value: str, verdict: str) -> None:
    promised = criterion(metric=f"{DAYS}, handover: 12")

    assert standing(promised, m=measured(f"ac 2026-10-01 2026-10-31 {value} 40")).verdict == verdict


@pytest.mark.parametrize(("value", "verdict"), [("11.5", "at-risk"), ("11.6", "not-met")])
def test_a_figure_within_the_margin_is_at_risk(value: str, verdict: str) -> None:
    promised = criterion(metric=f"{DAYS}, margin: 1.5")

    assert standing(promised, m=measured(f"ac 2026-10-01 2026-10-31 {value} 40")).verdict == verdict


def test_a_trend_that_reaches_the_target_by_the_due_day_is_at_risk() -> None:
    found = standing(
        criterion(metric=f"{DAYS}, window: 60 d"),
        m=measured(
            "ac 2026-09-28 2026-10-05 16 9", "ac 2026-10-12 2026-10-19 14 9", "ac 2026-10-26 2026-11-02 12 9"
        ),
    )

    assert (found.verdict, found.reaches) == ("at-risk", date(2026, 11, 16))
    assert (
        found.reason
        == "12 d misses the target of at most 10 d by 2 d; its trend reaches the target on 16 Nov 2026."
    )


def test_a_trend_that_comes_too_late_is_not_met_and_says_when() -> None:
    found = standing(
        criterion(metric=f"{DAYS}, window: 60 d"),
        m=measured(
            "ac 2026-09-28 2026-10-05 16 9",
            "ac 2026-10-12 2026-10-19 15.8 9",
            "ac 2026-10-26 2026-11-02 15.6 9",
        ),
    )

    assert (found.verdict, found.reaches) == ("not-met", date(2027, 11, 29))
    assert found.change == "5.6 d less by 18 Dec 2026. At its present pace it gets there on 29 Nov 2027."


def test_two_points_make_no_trend() -> None:
    rows = ("ac 2026-10-12 2026-10-19 14 9", "ac 2026-10-26 2026-11-02 12 9")

    assert standing(criterion(metric=f"{DAYS}, window: 60 d"), m=measured(*rows)).verdict == "not-met"


@pytest.mark.parametrize(
    ("value", "verdict"), [("1", "not-met"), ("2", "met"), ("4", "met"), ("5", "not-met")]
)
def test_a_band_is_met_from_bound_to_bound(value: str, verdict: str) -> None:
    band = criterion(metric="unit: d, direction: within, target: 2, upper: 4")

    assert standing(band, m=measured(f"ac 2026-10-01 2026-10-31 {value} _")).verdict == verdict


def test_too_few_cases_are_insufficient_however_good_they_are() -> None:
    found = standing(
        criterion(metric=f"{SHARE}, minimum_sample: 30"), m=measured("ac 2026-11-01 2026-11-15 100 12")
    )

    assert (found.verdict, found.reason, found.change) == (
        "insufficient",
        "It rests on 12 cases of the 30 that it needs.",
        "18 more cases by 18 Dec 2026.",
    )


@pytest.mark.parametrize(("cases", "verdict"), [(29, "insufficient"), (30, "met")])
def test_the_smallest_sample_is_enough_and_one_case_fewer_is_not(cases: int, verdict: str) -> None:
    promised = criterion(metric=f"{SHARE}, minimum_sample: 30")

    assert standing(promised, m=measured(f"ac 2026-11-01 2026-11-15 100 {cases}")).verdict == verdict


def test_met_on_thin_evidence_says_so() -> None:
    found = standing(criterion(metric=SHARE), m=measured("ac 2026-11-01 2026-11-15 80 10"))

    assert (found.verdict, found.thin) == ("met", True)
    assert (
        found.reason
        == "Met, but with 10 cases the true figure may be as low as 49 %; the target is at least 80 %."
    )


def test_shares_are_pooled_by_their_cases() -> None:
    found = standing(
        criterion(metric=SHARE),
        m=measured("ac 2026-10-20 2026-10-31 100 10", "ac 2026-11-01 2026-11-15 80 30"),
    )

    assert (found.actual, found.sample, len(found.counted)) == (Decimal(85), 40, 2)


def test_of_figures_of_a_period_the_newest_counts() -> None:
    found = standing(
        criterion(metric=f"{DAYS}, window: 30 d"),
        m=measured("ac 2026-10-20 2026-10-31 14 10", "ac 2026-11-01 2026-11-15 8 30"),
    )

    assert (found.actual, found.sample) == (Decimal(8), 30)


def test_a_pooled_figure_without_its_cases_makes_none() -> None:
    found = standing(criterion(metric=SHARE), m=measured("ac 2026-11-01 2026-11-15 80 _"))

    assert (found.verdict, found.actual) == ("insufficient", None)


@pytest.mark.parametrize(("last", "verdict"), [("2026-10-18", "met"), ("2026-10-17", "insufficient")])
def test_a_window_of_30_days_holds_the_day_and_the_29_before(last: str, verdict: str) -> None:
    found = standing(criterion(metric=SHARE), m=measured(f"ac 2026-10-01 {last} 90 400"))

    assert found.verdict == verdict


def test_a_figure_outside_the_window_says_what_it_waits_for() -> None:
    found = standing(criterion(metric=SHARE), m=measured("ac 2026-08-01 2026-08-31 90 400"))

    assert found.change == "A measurement of 18 Oct 2026 or later."
    assert not found.current


@pytest.mark.parametrize(("last", "verdict"), [("2026-08-18", "met"), ("2026-08-17", "expired")])
def test_evidence_that_expires_after_90_days_counts_on_the_90th(last: str, verdict: str) -> None:
    found = standing(criterion(metric=f"{DAYS}, expires: 90 d"), m=measured(f"ac 2026-08-01 {last} 9 4"))

    assert (found.verdict, found.actual) == (verdict, Decimal(9))


def test_expired_evidence_says_how_new_the_next_has_to_be() -> None:
    found = standing(criterion(metric=f"{DAYS}, expires: 90 d"), m=measured("ac 2026-07-01 2026-07-14 9 4"))

    assert found.reason == "The newest measurement is of 14 Jul 2026 and counted until 12 Oct 2026."
    assert found.change == "A measurement of 18 Aug 2026 or later."


def test_nothing_recorded_is_insufficient_once_the_phase_has_begun() -> None:
    assert standing(criterion(metric=DAYS)).verdict == "insufficient"
    assert standing(criterion(metric=DAYS), as_of=date(2026, 9, 7)).verdict == "insufficient"


def test_nothing_recorded_is_not_due_before_the_phase_begins() -> None:
    found = standing(criterion(metric=DAYS), as_of=date(2026, 9, 6))

    assert (found.verdict, found.reason) == (
        "not-due",
        "Nothing is recorded yet. Its phase begins on 7 Sep 2026.",
    )


def test_without_a_phase_the_due_day_decides() -> None:
    promised = criterion(metric=DAYS, phase=None, more="due: 2026-12-01")

    assert standing(promised).verdict == "not-due"
    assert standing(promised, as_of=date(2026, 12, 1)).verdict == "insufficient"


def test_work_that_is_shown_early_is_met_early() -> None:
    found = standing(criterion(metric=DAYS, phase="steady"), m=measured("ac 2026-10-01 2026-10-31 9 40"))

    assert found.verdict == "met"


def test_what_will_not_be_done_this_time_is_never_due() -> None:
    assert standing(criterion(metric=DAYS, priority="wont")).verdict == "not-due"


WAIVED = "waiver: {by: client-lead, reason: The mast is not live., until: 2026-11-16}"


def test_a_waiver_holds_on_its_last_day_and_says_what_follows() -> None:
    found = standing(criterion(metric=DAYS, more=WAIVED), m=measured("ac 2026-10-01 2026-10-31 12 40"))

    assert (found.verdict, found.reason) == (
        "waived",
        "Waived by Client lead until 16 Nov 2026: The mast is not live.",
    )
    assert found.change.startswith("From 17 Nov 2026 it counts again. As it stands: 12 d misses")


def test_a_waiver_ends_after_its_last_day() -> None:
    found = standing(
        criterion(metric=DAYS, more=WAIVED),
        m=measured("ac 2026-10-01 2026-10-31 12 40"),
        as_of=date(2026, 11, 17),
    )

    assert found.verdict == "not-met"


def test_records_after_the_day_are_left_out_and_counted() -> None:
    found = report(
        criterion(metric=DAYS),
        m=measured("ac 2026-10-01 2026-10-31 12 40", "ac 2026-11-01 2026-11-30 9 40"),
    )

    assert found.standings["criterion:ac"].verdict == "not-met"
    assert (found.later, found.newest, len(found.keys)) == (1, date(2026, 11, 30), 1)


def test_a_record_of_the_day_itself_counts() -> None:
    assert standing(criterion(metric=DAYS), m=measured("ac 2026-11-16 2026-11-16 9 1")).verdict == "met"


def test_a_service_level_tells_its_budget_and_how_fast_it_is_spent() -> None:
    rows = [
        f"ac 2026-11-{day:02} 2026-11-{day:02} {'95' if day == 15 else '100'} 1440" for day in range(1, 17)
    ]
    found = standing(
        criterion(metric="unit: '%', direction: up, statistic: service-level, target: 99.5, window: 30 d"),
        m=measured(*rows),
    )

    assert found.budget is not None
    assert (found.budget.allowed, found.budget.spent, found.budget.remaining) == (
        Decimal("115.2"),
        Decimal(72),
        Decimal("43.2"),
    )
    assert found.budget.rate == Decimal("0.625")
    assert round(found.budget.recent_rate or 0, 2) == Decimal("3.33")
    assert found.reason.endswith("over the last 3 days it is spent 3.3 times too fast.")


def test_the_rate_of_late_is_not_told_of_measurements_too_far_apart() -> None:
    found = standing(
        criterion(metric="unit: '%', direction: up, statistic: service-level, target: 99.5, window: 30 d"),
        m=measured("ac 2026-11-01 2026-11-16 99.9 23040"),
    )

    assert found.budget is not None and found.budget.recent_rate is None


MEASURED_BY = "unit: '%', direction: up, target: 50, measured_by: design.criteria_with_a_metric"


def test_a_figure_of_the_toolkit_takes_the_place_of_measurements() -> None:
    found = standing(criterion(metric=MEASURED_BY))

    assert (found.verdict, found.actual, found.sample, found.latest) == ("met", 100, 1, date(2026, 11, 16))


def test_a_figure_that_misses_before_the_phase_begins_is_not_due() -> None:
    promised = criterion(metric=MEASURED_BY.replace("50", "101"), phase="steady")

    assert standing(promised).verdict == "not-due"
    assert standing(promised, as_of=date(2027, 2, 15)).verdict == "not-met"


def test_a_criterion_names_what_it_depends_on_and_keeps_its_own_verdict() -> None:
    found = report(
        criterion(metric=DAYS, more="depends_on: [first]"),
        criterion("first", metric=DAYS),
        m=measured("ac 2026-10-01 2026-10-31 9 40"),
    ).standings["criterion:ac"]

    assert (found.verdict, found.waiting_for) == ("met", ("criterion:first",))
    assert found.reason.endswith("It depends on “Title of first”, which is not met.")


SCENARIOS = "scenarios:\n" + "".join(
    f"  - {{id: {id_}, title: {id_.title()}, when: [It happens], then: [It is seen]}}\n"
    for id_ in ("one", "two")
)


@pytest.mark.parametrize(
    ("rows", "verdict", "reason"),
    [
        (["ac one 2026-11-01 passed", "ac two 2026-11-01 passed"], "met", "All 2 scenarios passed."),
        (["ac one 2026-11-01 passed"], "insufficient", "“Two” was not run."),
        (["ac one 2026-11-01 passed", "ac two 2026-11-01 blocked"], "insufficient", "“Two” was blocked."),
        (["ac one 2026-11-01 failed", "ac two 2026-11-01 passed"], "not-met", "“One” failed."),
        (
            ["ac one 2026-11-01 failed minor", "ac two 2026-11-01 passed"],
            "at-risk",
            "“One” failed, with minor defects alone.",
        ),
        (["ac one 2026-11-01 failed minor"], "insufficient", "“Two” was not run."),
        (["ac _ 2026-11-01 passed"], "met", "All 2 scenarios passed."),
        (
            ["ac one 2026-11-01 failed", "ac two 2026-11-01 passed", "ac one 2026-11-02 passed"],
            "met",
            "All 2 scenarios passed.",
        ),
        (["ac _ 2026-11-01 passed", "ac two 2026-11-02 failed major"], "not-met", "“Two” failed."),
    ],
)
def test_runs_are_judged_by_the_newest_of_each_scenario(rows: list[str], verdict: str, reason: str) -> None:
    found = standing(criterion(more=SCENARIOS), r=tried(*rows))

    assert (found.verdict, found.reason) == (verdict, reason)


def test_with_a_metric_runs_can_only_make_it_worse() -> None:
    both = criterion(metric=DAYS, more=SCENARIOS)
    good, bad = measured("ac 2026-10-01 2026-10-31 9 40"), measured("ac 2026-10-01 2026-10-31 12 40")

    assert standing(both, m=good, r=tried("ac one 2026-11-01 passed")).verdict == "met"
    assert standing(both, m=good, r=tried("ac one 2026-11-01 failed")).verdict == "not-met"
    assert standing(both, m=bad, r=tried("ac _ 2026-11-01 passed")).verdict == "not-met"
    assert standing(both, r=tried("ac _ 2026-11-01 passed")).verdict == "insufficient"


@pytest.mark.parametrize(
    ("rows", "verdict"),
    [
        (["ac one 2026-11-01 failed", "ac _ 2026-11-02 passed"], "met"),
        (["ac one 2026-11-01 failed Morning", "ac _ 2026-11-01 passed Evening"], "not-met"),
        (["ac _ 2026-11-01 passed Evening", "ac one 2026-11-01 failed Morning"], "not-met"),
        (["ac one 2026-11-01 blocked Morning", "ac _ 2026-11-01 passed Evening"], "insufficient"),
        (["ac one 2026-11-01 failed Round_9", "ac _ 2026-11-01 passed Round_10"], "met"),
        (["ac _ 2026-11-01 passed Round_9", "ac one 2026-11-01 failed Round_10"], "not-met"),
        (["ac one 2026-11-01 failed Again", "ac _ 2026-11-01 passed Again"], "not-met"),
    ],
)
def test_of_runs_of_one_day_the_number_in_their_name_decides_and_else_the_worst(
    rows: list[str], verdict: str
) -> None:
    table = "criterion,scenario,run,tester,date,result\n"
    for row in rows:
        name, scenario, day, result, *run = [cell.strip("_") for cell in row.split()]
        table += f"{name},{scenario},{(run or ['Run'])[0]},PMO lead,{day},{result}\n"

    assert standing(criterion(more=SCENARIOS), r=table).verdict == verdict


@pytest.mark.parametrize(
    ("direction", "target", "value", "told"),
    [("up", 98, "98.3", "as low as 97.97 %"), ("down", 2, "1.7", "as high as 2.03 %")],
)
def test_the_end_of_an_interval_is_never_written_as_the_target(
    direction: str, target: int, value: str, told: str
) -> None:
    share = f"unit: '%', direction: {direction}, statistic: proportion, target: {target}"
    found = standing(criterion(metric=share), m=measured(f"ac 2026-11-01 2026-11-15 {value} 7000"))

    assert found.thin
    assert told in found.reason


FALLING = ("ac 2026-10-05 2026-10-05 16 9", "ac 2026-10-19 2026-10-19 14 9", "ac 2026-11-02 2026-11-02 12 9")


@pytest.mark.parametrize(("due", "verdict"), [("2026-11-16", "at-risk"), ("2026-11-15", "not-met")])
def test_a_trend_has_to_get_there_by_the_due_day_itself(due: str, verdict: str) -> None:
    promised = criterion(metric=f"{DAYS}, window: 60 d", more=f"due: {due}")
    found = standing(promised, m=measured(*FALLING), as_of=date(2026, 11, 10))

    assert (found.verdict, found.due, found.reaches) == (
        verdict,
        date.fromisoformat(due),
        date(2026, 11, 16),
    )


def test_a_trend_that_should_have_been_there_already_is_told_as_of_the_day() -> None:
    found = standing(
        criterion(metric=f"{DAYS}, window: 60 d"), m=measured(*FALLING), as_of=date(2026, 11, 20)
    )

    assert found.reaches == date(2026, 11, 20)


@pytest.mark.parametrize("results", [("failed minor", "failed major"), ("failed major", "failed minor")])
def test_of_defects_of_one_day_the_gravest_counts(results: tuple[str, str]) -> None:
    table = "criterion,run,tester,date,result,severity\n" + "".join(
        f"ac,Run,PMO lead,2026-11-01,{result.replace(' ', ',')}\n" for result in results
    )

    assert standing(criterion(), r=table).verdict == "not-met"


def test_a_blocked_run_goes_before_a_minor_defect_of_one_day() -> None:
    table = "criterion,run,tester,date,result,severity\n" + "".join(
        f"ac,Run,PMO lead,2026-11-01,{result}\n" for result in ("failed,minor", "blocked,")
    )

    assert standing(criterion(), r=table).verdict == "insufficient"


def test_nobody_waits_for_what_is_waived() -> None:
    found = standing(
        criterion(metric=DAYS, more="depends_on: [first]"),
        criterion("first", metric=DAYS, more=WAIVED),
        m=measured("ac 2026-10-01 2026-10-31 9 40"),
    )

    assert found.waiting_for == ()
