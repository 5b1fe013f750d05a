"""Service levels: what a promise leaves, and how fast it is spent (Google SRE Workbook, ch. 5)."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from pmo_design.engines.acceptance.report import Budget
from pmo_design.model.acceptance import Metric
from pmo_design.model.records import Measurement, Recorded
from pmo_design.model.scalars import MINUTES_PER_DAY

_LAST_PART = 10
"""The last tenth of the window tells how fast the budget is spent of late: 3 of 30 days."""


def error_budget(target: Decimal, total: Decimal) -> Decimal:
    """Return how much may go wrong of a total (minutes or events) under a target in per cent.

    >>> error_budget(Decimal("99.9"), Decimal(30 * 24 * 60))
    Decimal('43.2')
    """
    return total * (100 - target) / 100


def burn_rate(bad: Decimal, total: Decimal, target: Decimal) -> Decimal | None:
    """Return how many times too fast the budget is spent; 1 spends it just by the window's end.

    Undefined where nothing was counted, and where the target leaves no budget.
    """
    allowed = (100 - target) / 100
    return bad / total / allowed if total and allowed else None


def budget_spent(rate: Decimal, over_hours: Decimal, window_hours: Decimal) -> Decimal:
    """Return the share of the budget that a burn rate spends in a time.

    >>> budget_spent(Decimal("14.4"), Decimal(1), Decimal(720))
    Decimal('0.02')
    """
    return rate * over_hours / window_hours


def budget_of(metric: Metric, counted: Sequence[Recorded[Measurement]], as_of: date) -> Budget:
    """Return the error budget of the measurements of a window, and what is left of it.

    It is a share of all that was counted in the window so far, so it grows as the window fills. The burn
    rate of late is that of the last tenth of the window, where every period that ends in it is short enough
    to lie in it.
    """
    total, bad = _counts(counted)
    recent_days = None if metric.window is None else metric.window // _LAST_PART // MINUTES_PER_DAY
    return Budget(
        metric.target,
        error_budget(metric.target, total),
        bad,
        burn_rate(bad, total, metric.target),
        _recent_rate(metric, counted, as_of, recent_days) if recent_days else None,
        recent_days or None,
    )


def _recent_rate(
    metric: Metric, counted: Sequence[Recorded[Measurement]], as_of: date, days: int
) -> Decimal | None:
    first = as_of - timedelta(days=days - 1)
    recent = [each for each in counted if each.record.to >= first]
    if any(each.record.from_ < first for each in recent):
        return None
    total, bad = _counts(recent)
    return burn_rate(bad, total, metric.target)


def _counts(counted: Sequence[Recorded[Measurement]]) -> tuple[Decimal, Decimal]:
    """Return how much was counted, and how much of it went wrong."""
    total = bad = Decimal(0)
    for each in counted:
        n = Decimal(each.record.n or 0)
        total += n
        bad += n * (100 - (each.record.value or Decimal(0))) / 100
    return total, bad
