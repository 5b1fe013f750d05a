"""The figure that a criterion is judged by, made of the measurements of its window."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Context, Decimal
from fractions import Fraction

from pmo_design.engines.acceptance.history import written_on
from pmo_design.engines.acceptance.intervals import Interval, mean_interval, wilson
from pmo_design.engines.acceptance.levels import shortfall
from pmo_design.engines.acceptance.report import Budget
from pmo_design.engines.acceptance.service_levels import budget_of
from pmo_design.model.acceptance import Metric
from pmo_design.model.figures import Figure
from pmo_design.model.records import Measurement, Recorded
from pmo_design.model.scalars import MINUTES_PER_DAY

POOLED = ("mean", "proportion", "service-level")
SHARES = ("proportion", "service-level")
"""Statistics whose figures are per cent of n."""

EXACT = Context(prec=100)
"""Sums of figures by their cases are worked out without rounding."""

Measured = Sequence[Recorded[Measurement]]


@dataclass(frozen=True, slots=True)
class Actual:
    """A figure, exactly, and what it is made of; `sample` is None where nothing tells of how many cases."""

    exact: Fraction
    sample: int | None
    interval: Interval | None
    budget: Budget | None
    counted: tuple[Recorded[Measurement], ...]


def days_of(minutes: int) -> int:
    """Return a length of time in whole days, since records know no hours; one at the least."""
    return max(1, -(-minutes // MINUTES_PER_DAY))


def first_day(metric: Metric, as_of: date) -> date | None:
    """Return the first day of the window: with `28 d` 27 days back; None without a window."""
    return None if metric.window is None else as_of - timedelta(days=days_of(metric.window) - 1)


def last_day(metric: Metric, taken: date) -> date | None:
    """Return the last day on which a measurement counts: with `90 d`, 90 days after its own."""
    return None if metric.expires is None else taken + timedelta(days=days_of(metric.expires))


def in_window(metric: Metric, measured: Measured, as_of: date) -> Measured:
    """Return the measurements whose period ends within the window, all of them without a window.

    A period that began before the window counts whole: a figure cannot be parted.
    """
    first = first_day(metric, as_of)
    return measured if first is None else [each for each in measured if each.record.to >= first]


def actual_of(metric: Metric, measured: Measured, as_of: date) -> Actual | None:
    """Make one figure of the measurements that lie in the window; None where they cannot make one.

    `value`: the newest figure, with its own n for a sample. `mean`, `proportion` and
    `service-level`: pooled, each with the weight of its n; one that tells no n has no weight. Without a
    window only the newest day counts. Of figures of one day that were written down on one day nobody can
    tell which is newer: of a `value` the worst counts, all others are pooled. Records of the whole service
    go before those of sites; of sites, a `value` is that of the worst site, all others are pooled.
    """
    whole = [each for each in measured if each.record.site is None]
    if whole:
        return _of_one(metric, whole, as_of)
    by_site = measured_at(measured)
    counting = [each for at_one in by_site.values() for each in _counting(metric, at_one)]
    if metric.statistic in POOLED:
        return _pooled(metric, counting, as_of)
    worst = worst_site(metric, by_site)
    return None if worst is None else _told(counting, newest(metric, by_site[worst]))


def of_figure(metric: Metric, figure: Figure) -> Actual | None:
    """Take a figure of the toolkit for the measurement; None where it is undefined."""
    if figure.value is None:
        return None
    exact = Fraction(figure.value)
    interval = _share_interval(exact, figure.n) if metric.statistic == "proportion" and figure.n else None
    return Actual(exact, figure.n, interval, None, ())


def measured_at(measured: Measured) -> dict[str, list[Recorded[Measurement]]]:
    """Part measurements by the site that they were taken at, in the order of addresses."""
    found: dict[str, list[Recorded[Measurement]]] = {}
    for each in measured:
        if each.record.site is not None:
            found.setdefault(each.record.site, []).append(each)
    return dict(sorted(found.items()))


def worst_site(metric: Metric, by_site: dict[str, list[Recorded[Measurement]]]) -> str | None:
    """Return the site whose newest figure is furthest from the target, or the least beyond it."""
    if not by_site:
        return None
    return max(by_site, key=lambda site: _badness(metric, newest(metric, by_site[site])))


def newest(metric: Metric, measured: Measured) -> Recorded[Measurement]:
    """Return the newest measurement, of those that are as new the worst."""
    last = measured[-1].record
    as_new = [
        each for each in measured if each.record.to == last.to and written_on(each.record) == written_on(last)
    ]
    return max(as_new, key=lambda each: _badness(metric, each))


def _badness(metric: Metric, each: Recorded[Measurement]) -> Fraction:
    value = _value(each)
    if metric.direction == "within":
        return shortfall(metric, value)
    return Fraction(value) if metric.direction == "down" else -Fraction(value)


def _of_one(metric: Metric, measured: Measured, as_of: date) -> Actual | None:
    counting = _counting(metric, measured)
    if metric.statistic in POOLED:
        return _pooled(metric, counting, as_of)
    return _told(counting, newest(metric, measured))


def _counting(metric: Metric, measured: Measured) -> Measured:
    """Return what counts of one scope: all of the window; without one the newest, of shares its whole day."""
    if metric.window is not None:
        return measured
    if metric.statistic in POOLED:
        return [each for each in measured if each.record.to == measured[-1].record.to]
    return [newest(metric, measured)]


def _told(counted: Measured, told: Recorded[Measurement]) -> Actual:
    return Actual(Fraction(_value(told)), told.record.n, None, None, tuple(counted))


def _pooled(metric: Metric, measured: Measured, as_of: date) -> Actual | None:
    counted = tuple(each for each in measured if each.record.n)
    total = sum(each.record.n or 0 for each in counted)
    if not total:
        return None
    weighted = Decimal(0)
    for each in counted:
        weighted = EXACT.fma(_value(each), Decimal(each.record.n or 0), weighted)
    exact = Fraction(weighted) / total
    interval = budget = None
    if metric.statistic == "mean":
        weights = [float(each.record.n or 0) for each in counted]
        interval = mean_interval([_value(each) for each in counted], weights)
    elif metric.statistic == "proportion":
        interval = _share_interval(exact, total)
    else:
        budget = budget_of(metric, counted, as_of)
    return Actual(exact, total, interval, budget, counted)


def _share_interval(percent: Fraction, n: int) -> Interval:
    share = min(max(percent / 100, Fraction(0)), Fraction(1))
    found = wilson(float(share) * n, n)
    return Interval(100 * found.low, 100 * found.high)


def _value(each: Recorded[Measurement]) -> Decimal:
    return each.record.value if each.record.value is not None else Decimal(0)
