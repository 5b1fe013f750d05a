"""Figures worked out by hand or taken from the literature, which acceptance has to reproduce."""

from decimal import Decimal
from fractions import Fraction

import pytest

from pmo_design.engines.acceptance.intervals import mean_interval, student_t, wilson
from pmo_design.engines.acceptance.levels import attainment, reached
from pmo_design.engines.acceptance.service_levels import budget_spent, burn_rate, error_budget
from tests.engines.acceptance.example import criterion, measured, metric, standing


def test_99_9_percent_over_30_days_leaves_43_2_minutes() -> None:
    assert error_budget(Decimal("99.9"), Decimal(30 * 24 * 60)) == Decimal("43.2")


@pytest.mark.parametrize(
    ("rate", "hours", "share"), [("14.4", 1, "0.02"), ("6", 6, "0.05"), ("1", 72, "0.10")]
)
def test_a_burn_rate_spends_its_share_of_a_budget_of_30_days(rate: str, hours: int, share: str) -> None:
    assert budget_spent(Decimal(rate), Decimal(hours), Decimal(720)) == Decimal(share)


def test_a_burn_rate_is_how_many_times_too_much_went_wrong() -> None:
    assert burn_rate(Decimal("0.864"), Decimal(60), Decimal("99.9")) == Decimal("14.4")


def test_a_target_of_all_leaves_no_budget_to_burn() -> None:
    assert burn_rate(Decimal(1), Decimal(60), Decimal(100)) is None


def test_from_20_to_12_on_the_way_to_10_is_four_fifths_and_not_met() -> None:
    promised = metric(baseline=20, target=10)

    assert attainment(promised, Decimal(12)) == Fraction(4, 5)
    assert not reached(promised, Decimal(12))


def test_the_verdict_of_12_days_against_10_is_not_met() -> None:
    found = standing(
        criterion(metric="unit: d, direction: down, baseline: 20, target: 10"),
        m=measured("ac 2026-10-01 2026-10-31 12 40"),
    )

    assert (found.verdict, found.attainment) == ("not-met", Decimal("0.8"))


def test_attainment_is_undefined_where_target_equals_baseline() -> None:
    assert attainment(metric(baseline=10, target=10), Decimal(12)) is None


def test_attainment_is_undefined_without_a_baseline() -> None:
    assert attainment(metric(target=10), Decimal(12)) is None


@pytest.mark.parametrize(
    ("actual", "share"), [("10", 0), ("15", Fraction(1, 2)), ("25", 1), ("35", Fraction(1, 2))]
)
def test_attainment_of_a_band_is_the_share_of_the_distance_that_is_gone(actual: str, share: Fraction) -> None:
    band = metric(direction="within", baseline=10, target=20, upper=30)

    assert attainment(band, Decimal(actual)) == share


def test_attainment_is_undefined_for_a_band_that_holds_the_baseline() -> None:
    assert attainment(metric(direction="within", baseline=25, target=20, upper=30), Decimal(22)) is None


def test_wilson_of_8_in_10_is_0_490_to_0_943() -> None:
    interval = wilson(8, 10)

    assert (round(interval.low, 3), round(interval.high, 3)) == (0.490, 0.943)


def test_wilson_of_nothing_is_anything() -> None:
    assert (wilson(0, 0).low, wilson(0, 0).high) == (0.0, 1.0)


def test_the_interval_of_a_mean_is_that_of_students_t() -> None:
    interval = mean_interval([10, 12, 14])

    assert interval is not None
    assert (round(interval.low, 2), round(interval.high, 2)) == (7.03, 16.97)


def test_equal_weights_change_no_interval_of_a_mean() -> None:
    assert mean_interval([10, 12, 14], [5, 5, 5]) == mean_interval([10, 12, 14])


def test_one_figure_has_no_interval() -> None:
    assert mean_interval([10]) is None


@pytest.mark.parametrize(("freedom", "t"), [(1, 12.706), (30, 2.042), (31, 2.040), (60, 2.000), (120, 1.980)])
def test_t_is_that_of_the_printed_tables(freedom: int, t: float) -> None:
    assert round(student_t(freedom), 3) == t
