"""Criteria at sites: the whole is made of them, and what has to be shown at each is shown at each."""

from decimal import Decimal

from tests.engines.acceptance.example import assessed, criterion, measured, report, standing, tried

DAYS = "unit: d, direction: down, target: 10"
SHARE = "unit: '%', direction: up, statistic: proportion, target: 80, window: 30 d"
BOTH = "shown_at: [mine, port]"


def test_a_figure_of_sites_is_that_of_the_worst() -> None:
    found = standing(
        criterion(metric=DAYS),
        m=measured("ac 2026-10-01 2026-10-31 9 4 mine", "ac 2026-10-01 2026-10-31 12 4 port"),
    )

    assert (found.verdict, found.actual, found.sample) == ("not-met", Decimal(12), 4)
    assert [(each.site, each.verdict) for each in found.sites] == [
        ("site:mine", "met"),
        ("site:port", "not-met"),
    ]


def test_shares_of_sites_are_pooled() -> None:
    found = standing(
        criterion(metric=SHARE),
        m=measured("ac 2026-11-01 2026-11-15 100 30 mine", "ac 2026-11-01 2026-11-15 60 10 port"),
    )

    assert (found.verdict, found.actual) == ("met", Decimal(90))


def test_records_of_the_whole_go_before_those_of_sites() -> None:
    found = standing(
        criterion(metric=DAYS),
        m=measured("ac 2026-10-01 2026-10-31 9 4", "ac 2026-10-01 2026-10-31 12 4 port"),
    )

    assert (found.verdict, found.actual) == ("met", Decimal(9))


def test_what_has_to_be_shown_at_each_site_waits_for_the_last() -> None:
    found = standing(criterion(metric=DAYS, more=BOTH), m=measured("ac 2026-10-01 2026-10-31 9 4 mine"))

    assert (found.verdict, found.reason, found.change) == (
        "insufficient",
        "Shown at 1 of 2 sites; nothing that counts from Port.",
        "Evidence from Port by 18 Dec 2026.",
    )


def test_what_has_to_be_shown_at_each_site_stands_as_the_worst_does() -> None:
    rows = measured("ac 2026-11-01 2026-11-15 100 90 mine", "ac 2026-11-01 2026-11-15 60 10 port")
    found = standing(criterion(metric=SHARE, more=BOTH), m=rows)

    assert (found.verdict, found.actual) == ("not-met", Decimal(96))
    assert found.reason.startswith("Port: 60 % misses the target of at least 80 % by 20 points.")


def test_a_figure_of_the_whole_shows_no_site() -> None:
    found = standing(criterion(metric=DAYS, more=BOTH), m=measured("ac 2026-10-01 2026-10-31 9 4"))

    assert found.reason == "Shown at 0 of 2 sites; nothing that counts from Mine and Port."


def test_the_minimum_sample_holds_at_each_site() -> None:
    rows = measured("ac 2026-11-01 2026-11-15 90 90 mine", "ac 2026-11-01 2026-11-15 100 10 port")
    found = standing(criterion(metric=f"{SHARE}, minimum_sample: 20", more=BOTH), m=rows)

    assert found.verdict == "insufficient"


def test_runs_have_to_pass_at_each_site() -> None:
    scenario = "scenarios:\n  - {id: one, title: One, when: [It happens], then: [It is seen]}\n"
    promised = criterion(more=scenario + BOTH)

    assert standing(promised, r=tried("ac one 2026-11-01 passed _ mine")).verdict == "insufficient"
    both = tried("ac one 2026-11-01 passed _ mine", "ac one 2026-11-02 passed _ port")
    assert standing(promised, r=both).verdict == "met"
    failed = tried("ac one 2026-11-01 passed _ mine", "ac one 2026-11-02 failed _ port")
    assert standing(promised, r=failed).verdict == "not-met"


def test_a_site_is_rolled_up_by_the_verdicts_that_criteria_have_there() -> None:
    rows = measured("ac 2026-10-01 2026-10-31 9 4 mine", "ac 2026-10-01 2026-10-31 12 4 port")
    rollups = report(criterion(metric=DAYS), m=rows).rollups

    assert (rollups["site:mine"].verdict, rollups["site:port"].verdict) == ("met", "not-met")


def test_where_figures_of_the_whole_have_expired_those_of_sites_count() -> None:
    rows = ("ac 2026-01-01 2026-01-31 9 4", "ac 2026-10-01 2026-10-31 12 4 port")
    found = standing(criterion(metric=f"{DAYS}, expires: 90 d"), m=measured(*rows))

    assert (found.verdict, found.actual) == ("not-met", Decimal(12))
    assert standing(criterion(metric=DAYS), m=measured(*rows)).actual == Decimal(9)


def test_figures_of_the_whole_that_have_not_expired_go_before_those_of_sites_that_have() -> None:
    rows = ("ac 2026-01-01 2026-01-31 12 4 port", "ac 2026-10-01 2026-10-31 9 4")
    found = standing(criterion(metric=f"{DAYS}, expires: 90 d"), m=measured(*rows))

    assert (found.verdict, found.actual) == ("met", Decimal(9))
    assert [(each.site, each.verdict) for each in found.sites] == [("site:port", "expired")]


def test_a_site_whose_figures_have_expired_shows_nothing() -> None:
    rows = ("ac 2026-01-01 2026-01-31 9 4 port", "ac 2026-10-01 2026-10-31 9 4 mine")
    found = standing(criterion(metric=f"{DAYS}, expires: 90 d", more=BOTH), m=measured(*rows))

    assert (found.verdict, found.reason) == (
        "insufficient",
        "Shown at 1 of 2 sites; nothing that counts from Port.",
    )


TWO_SCENARIOS = "scenarios:\n" + "".join(
    f"  - {{id: {id_}, when: [It happens], then: [It is seen]}}\n" for id_ in ("one", "two")
)


def test_a_site_where_nothing_has_to_be_shown_is_told_what_was_seen_there() -> None:
    runs = tried("ac one 2026-11-01 passed _ mine", "ac two 2026-11-02 passed _ port")
    found = standing(criterion(more=TWO_SCENARIOS), r=runs)
    must_show = standing(criterion(more=TWO_SCENARIOS + BOTH), r=runs)

    assert [each.verdict for each in (found, *found.sites)] == ["met", "met", "met"]
    assert [each.verdict for each in must_show.sites] == ["insufficient", "insufficient"]


def test_a_run_at_a_site_without_a_figure_is_told_for_what_it_showed() -> None:
    found = standing(
        criterion(metric=DAYS, more=TWO_SCENARIOS),
        m=measured("ac 2026-10-01 2026-10-31 9 4"),
        r=tried("ac one 2026-11-01 passed _ mine"),
    )

    assert [(each.site, each.verdict) for each in found.sites] == [("site:mine", "met")]
    assert found.verdict == "met"


def test_a_site_that_is_not_there_is_reported_and_the_rest_is_judged() -> None:
    promised = criterion(metric=DAYS, more="shown_at: [mine, quarry]")
    found = assessed(promised, m=measured("ac 2026-10-01 2026-10-31 9 4 mine"))

    assert "unknown-reference" in [fault.slug for fault in found.diagnostics]
    assert found.value.acceptance.standings["criterion:ac"].verdict == "insufficient"


def test_where_all_figures_have_expired_the_verdict_is_expired_at_sites_too() -> None:
    rows = ("ac 2026-01-01 2026-01-31 9 4 mine", "ac 2026-01-01 2026-01-31 9 4 port")

    assert (
        standing(criterion(metric=f"{DAYS}, expires: 90 d", more=BOTH), m=measured(*rows)).verdict
        == "expired"
    )


def test_what_is_waived_is_waived_at_its_sites() -> None:
    waived = "waiver: {by: client-lead, reason: No mast., until: 2026-11-16}"
    rows = measured("ac 2026-10-01 2026-10-31 12 4 mine")

    assert report(criterion(metric=DAYS, more=waived), m=rows).rollups["site:mine"].verdict == "waived"
