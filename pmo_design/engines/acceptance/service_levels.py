"""Service levels: what a promise of availability leaves, and how fast it is spent (Google SRE Workbook, ch. 5)."""

from decimal import Decimal


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
