"""Records are never edited: later ones take the place of earlier ones, and both are told."""

from datetime import date
from decimal import Decimal
from itertools import permutations

import pytest

from tests.engines.acceptance.example import codes, criterion, measured, report, standing

DAYS = criterion(metric="unit: d, direction: down, target: 10")
WRONG = "ac 2026-10-01 2026-10-31 12 40 _ wrong"


def test_a_correction_takes_the_place_of_what_it_supersedes_and_both_are_told() -> None:
    found = standing(DAYS, m=measured(WRONG, "ac 2026-10-01 2026-10-31 9 40 _ right wrong"))

    assert (found.verdict, found.actual) == ("met", Decimal(9))
    assert [each.key for each in found.history] == ["right"]
    assert [each.key for each in found.superseded] == ["wrong"]


def test_a_correction_may_stand_above_what_it_corrects() -> None:
    found = standing(DAYS, m=measured("ac 2026-10-01 2026-10-31 9 40 _ right wrong", WRONG))

    assert [each.key for each in found.history] == ["right"]


def test_a_correction_can_be_corrected() -> None:
    found = standing(
        DAYS,
        m=measured(
            WRONG,
            "ac 2026-10-01 2026-10-31 9 40 _ better wrong",
            "ac 2026-10-01 2026-10-31 8 40 _ best better",
        ),
    )

    assert found.actual == Decimal(8)
    assert [each.key for each in found.superseded] == ["wrong", "better"]


def test_of_two_corrections_the_one_written_down_last_counts() -> None:
    rows = (
        WRONG,
        "ac 2026-10-01 2026-10-31 8 40 _ b wrong 2026-11-02",
        "ac 2026-10-01 2026-10-31 9 40 _ a wrong 2026-11-03",
    )

    assert standing(DAYS, m=measured(*rows)).actual == Decimal(9)
    assert codes(DAYS, m=measured(*rows)) == ["superseded-twice"]


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_of_rival_corrections_and_what_corrects_them_one_alone_is_in_force(order: tuple[int, ...]) -> None:
    rows = (
        WRONG,
        "ac 2026-10-01 2026-10-31 9 40 _ c wrong 2026-11-02",
        "ac 2026-10-01 2026-10-31 8 40 _ d c 2026-11-03",
        "ac 2026-10-01 2026-10-31 7 40 _ b wrong 2026-11-04",
    )
    found = standing(DAYS, m=measured(*(rows[at] for at in order)))

    assert [each.key for each in found.history] == ["b"]
    assert sorted(each.key for each in found.superseded) == ["c", "d", "wrong"]


def test_a_correction_counts_in_another_file_too() -> None:
    found = standing(
        DAYS,
        a=measured("ac 2026-10-01 2026-10-31 9 40 _ right wrong"),
        b=measured(WRONG, "ac 2026-10-01 2026-10-31 8 40 _ best right"),
    )

    assert [each.key for each in found.history] == ["best"]


def test_records_in_a_circle_across_files_are_out_of_force_and_what_corrects_one_of_them_counts() -> None:
    found = standing(
        DAYS,
        a=measured("ac 2026-10-01 2026-10-31 9 1 _ a b"),
        b=measured("ac 2026-10-01 2026-10-31 8 1 _ b a", "ac 2026-10-01 2026-10-31 7 1 _ c b"),
    )

    assert [each.key for each in found.history] == ["c"]


def test_of_figures_of_one_day_of_which_none_is_newer_the_worst_counts() -> None:
    rows = ("ac 2026-10-01 2026-10-31 9 1 _ z", "ac 2026-10-01 2026-10-31 12 1 _ a")

    for table in (measured(*rows), measured(*reversed(rows))):
        found = standing(DAYS, m=table)
        assert (found.verdict, found.actual, found.sample) == ("not-met", Decimal(12), 1)


def test_of_shares_of_one_day_all_are_pooled_where_there_is_no_window() -> None:
    share = criterion(metric="unit: '%', direction: up, statistic: proportion, target: 80")
    rows = (
        "ac 2026-10-01 2026-10-30 10 500",
        "ac 2026-10-01 2026-10-31 100 30 _ a",
        "ac 2026-10-25 2026-10-31 60 10 _ b",
    )
    found = standing(share, m=measured(*rows))

    assert (found.actual, found.sample) == (Decimal(90), 40)


def test_a_blank_value_withdraws_a_record() -> None:
    found = standing(DAYS, m=measured(WRONG, "ac 2026-10-01 2026-10-31 _ _ _ gone wrong"))

    assert (found.verdict, found.evidence) == ("insufficient", 0)
    assert [each.key for each in found.withdrawals] == ["gone"]
    assert [each.key for each in found.superseded] == ["wrong"]


def test_a_correction_of_a_later_day_changes_no_earlier_one() -> None:
    rows = measured(WRONG, "ac 2026-11-01 2026-11-10 9 40 _ right wrong")

    assert standing(DAYS, m=rows, as_of=date(2026, 11, 9)).actual == Decimal(12)
    assert standing(DAYS, m=rows, as_of=date(2026, 11, 10)).actual == Decimal(9)


def test_a_record_of_another_criterion_is_not_superseded() -> None:
    two = (DAYS, criterion("other", metric="unit: d, direction: down, target: 10"))
    rows = measured(WRONG, "other 2026-10-01 2026-10-31 9 40 _ right wrong")

    assert standing(*two, m=rows).actual == Decimal(12)
    assert codes(*two, m=rows) == ["unknown-superseded"]


def test_a_record_that_stands_twice_counts_once() -> None:
    share = criterion(metric="unit: '%', direction: up, statistic: proportion, target: 80, window: 30 d")
    rows = measured("ac 2026-11-01 2026-11-15 80 30", "ac 2026-11-01 2026-11-15 80 30")

    assert standing(share, m=rows).sample == 30
    assert codes(share, m=rows) == ["duplicate-record"]


def test_records_that_supersede_one_another_are_all_out_of_force() -> None:
    rows = measured("ac 2026-10-01 2026-10-31 9 1 _ a b", "ac 2026-10-01 2026-10-31 8 1 _ b a")

    assert standing(DAYS, m=rows).evidence == 0
    assert codes(DAYS, m=rows) == ["supersession-cycle"]


def test_of_figures_of_the_same_day_the_one_written_down_last_counts() -> None:
    rows = measured(
        "ac 2026-10-01 2026-10-31 9 1 _ a _ 2026-11-03", "ac 2026-10-01 2026-10-31 8 1 _ b _ 2026-11-02"
    )

    assert standing(DAYS, m=rows).actual == Decimal(9)


def test_superseded_records_are_among_the_keys() -> None:
    found = report(DAYS, m=measured(WRONG, "ac 2026-10-01 2026-10-31 9 40 _ right wrong"))

    assert set(found.keys) == {"wrong", "right"}


def test_of_figures_of_one_day_a_better_one_counts_if_it_was_written_down_later() -> None:
    rows = ("ac 2026-10-01 2026-10-31 8 1 _ a _ 2026-11-03", "ac 2026-10-01 2026-10-31 12 1 _ b _ 2026-11-02")

    assert standing(DAYS, m=measured(*rows)).actual == Decimal(8)
