"""Judge a figure against its metric: whether it is young enough, of enough cases, as good as promised."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from pmo_design.engines.acceptance.actual import (
    POOLED,
    Actual,
    Measured,
    actual_of,
    days_of,
    first_day,
    in_window,
    last_day,
    measured_at,
    of_figure,
    worst_site,
)
from pmo_design.engines.acceptance.finding import Finding
from pmo_design.engines.acceptance.levels import attainment, bounds, reached, shortfall, will_do
from pmo_design.engines.acceptance.trend import last_points, reaches
from pmo_design.engines.acceptance.wording import counted, day, difference, figure, plain, target, with_unit
from pmo_design.model.acceptance import Metric
from pmo_design.model.figures import Figure

_MOST_PLACES = 9


@dataclass(frozen=True, slots=True)
class Terms:
    """The days that a criterion is judged by: the day itself, when it is due, when its phase begins."""

    as_of: date
    due: date | None
    starts: date | None

    @property
    def by_due(self) -> str:
        """Write by when something has to be done: ` by 12 Feb 2027`; nothing once that day is over."""
        return f" by {day(self.due)}" if self.due is not None and self.due >= self.as_of else ""


def by_measurements(metric: Metric, measured: Measured, terms: Terms) -> Finding:
    """Judge what was measured, in order of time and not empty.

    Figures of the whole service that have all expired say no more than none would: those of sites count then.
    """
    measured = _speaking(metric, measured, terms.as_of)
    newest = measured[-1].record.to
    until = last_day(metric, newest)
    then = actual_of(metric, in_window(metric, measured, newest), newest)
    old = Finding("expired", "", "", then, _attained(metric, then), latest=newest)
    if until is not None and until < terms.as_of:
        oldest = terms.as_of - timedelta(days=days_of(metric.expires or 0))
        return replace(
            old,
            reason=f"The newest measurement is of {day(newest)} and counted until {day(until)}.",
            change=f"A measurement of {day(oldest)} or later.",
        )
    windowed = in_window(metric, measured, terms.as_of)
    first = first_day(metric, terms.as_of)
    if not windowed and first is not None:
        return replace(
            old,
            verdict="insufficient",
            reason=f"Nothing was measured in the window, which begins on {day(first)}; "
            f"the newest measurement is of {day(newest)}.",
            change=f"A measurement of {day(first)} or later.",
        )
    actual = actual_of(metric, windowed, terms.as_of)
    if actual is None:
        return replace(
            old,
            verdict="insufficient",
            reason="No measurement in the window tells its number of cases (n), so no figure can be made.",
            change="Measurements with their number of cases.",
        )
    if not reached(metric, actual.exact):
        points = last_points(metric, _of_scope(metric, windowed, measured), terms.as_of)
        return _judged(metric, actual, terms, newest, reaches(metric, points, terms.as_of))
    return _judged(metric, actual, terms, newest)


def by_figure(metric: Metric, known: Figure | None, terms: Terms) -> Finding:
    """Judge a figure that the toolkit works out itself; it is of the day itself.

    Such a figure is at hand on every day. One that misses its target before the phase has begun is not held
    against anybody: it is not due.
    """
    if known is None:
        return Finding(
            "insufficient",
            f"There is no figure '{metric.measured_by}'.",
            "A `measured_by` that names a figure.",
        )
    actual = of_figure(metric, known)
    if actual is None:
        return Finding(
            "insufficient",
            f"The figure “{known.title}” is undefined: there is nothing to count.",
            "Something to count.",
        )
    found = _judged(metric, actual, terms, terms.as_of)
    if found.verdict != "met" and not_begun(terms):
        return replace(found, verdict="not-due", reason=f"{found.reason} {begins(terms)}")
    return found


def not_begun(terms: Terms) -> bool:
    """Tell whether the phase has not begun; without its first day, whether the criterion is not due yet."""
    begins_on = terms.starts or terms.due
    return begins_on is not None and begins_on > terms.as_of


def begins(terms: Terms) -> str:
    """Tell when the phase begins, or when the criterion is due."""
    if terms.starts is not None:
        return f"Its phase begins on {day(terms.starts)}."
    return f"It is due on {day(terms.due)}." if terms.due is not None else ""


def _speaking(metric: Metric, measured: Measured, as_of: date) -> Measured:
    """Return the measurements of sites alone, where those of the whole have expired and these have not."""
    at_sites = [each for each in measured if each.record.site is not None]
    whole = [each for each in measured if each.record.site is None]
    if not at_sites or not whole:
        return measured
    until_whole = last_day(metric, whole[-1].record.to)
    until_sites = last_day(metric, at_sites[-1].record.to)
    if until_whole is None or until_sites is None or until_whole >= as_of or until_sites < as_of:
        return measured
    return at_sites


def _of_scope(metric: Metric, windowed: Measured, measured: Measured) -> Measured:
    """Return the measurements that the trend is drawn through: those of the same kind as make the figure."""
    if any(each.record.site is None for each in windowed):
        return [each for each in measured if each.record.site is None]
    if metric.statistic in POOLED:
        return [each for each in measured if each.record.site is not None]
    worst = worst_site(metric, measured_at(windowed))
    return [each for each in measured if each.record.site == worst]


def _judged(
    metric: Metric, actual: Actual, terms: Terms, latest: date, heading: date | None = None
) -> Finding:
    found = Finding("insufficient", "", "", actual, _attained(metric, actual), latest=latest, current=True)
    needed, have = metric.minimum_sample or 0, actual.sample or 0
    if have < needed:
        return replace(
            found,
            reason=f"It rests on {counted(have, 'case')} of the {needed:,} that it needs.",
            change=f"{needed - have:,} more {'case' if needed - have == 1 else 'cases'}{terms.by_due}.",
        )
    if reached(metric, actual.exact):
        return _met(metric, actual, found)
    return _missed(metric, actual, terms, replace(found, reaches=heading))


def _met(metric: Metric, actual: Actual, found: Finding) -> Finding:
    reason = f"{_told(metric, actual)} reaches the target of {target(metric)}."
    doubt = _doubt(metric, actual)
    if doubt is not None:
        with_cases = f"Met, but with {_cases(actual)} the true figure may be as {doubt}"
        reason = f"{with_cases}; the target is {target(metric)}."
    return replace(
        found,
        verdict="met",
        reason=f"{reason}{_budget(actual)}",
        thin=doubt is not None,
        change="More cases would make it certain." if doubt is not None else "",
    )


def _missed(metric: Metric, actual: Actual, terms: Terms, found: Finding) -> Finding:
    short = shortfall(metric, actual.exact)
    missed = f"{_told(metric, actual)} misses the target of {target(metric)} by {difference(short, metric)}"
    heading = found.reaches
    change = f"{_lacking(metric, actual, short)}{terms.by_due}."
    if heading is not None and terms.due is not None and heading > terms.due >= terms.as_of:
        change += f" At its present pace it gets there on {day(heading)}."
    found = replace(found, verdict="at-risk", change=change)
    if will_do(metric, actual.exact) and metric.handover is not None:
        enough = figure(metric.handover, metric)
        return replace(
            found, reason=f"{missed}, and will do at hand-over, which asks for {enough}.{_budget(actual)}"
        )
    if metric.margin is not None and short <= Fraction(metric.margin):
        margin = difference(Fraction(metric.margin), metric)
        return replace(found, reason=f"{missed}, which is within the margin of {margin}.{_budget(actual)}")
    if heading is not None and terms.due is not None and heading <= terms.due:
        return replace(
            found, reason=f"{missed}; its trend reaches the target on {day(heading)}.{_budget(actual)}"
        )
    return replace(found, verdict="not-met", reason=f"{missed}.{_budget(actual)}")


def _told(metric: Metric, actual: Actual) -> str:
    return figure(actual.exact, metric)


def _lacking(metric: Metric, actual: Actual, short: Fraction) -> str:
    """Tell what is lacking: `3 points more`, `7 min less`."""
    low, _ = bounds(metric)
    way = "more" if low is not None and actual.exact < low else "less"
    return f"{difference(short, metric)} {way}"


def _doubt(metric: Metric, actual: Actual) -> str | None:
    """Tell where the true figure may lie beyond the target: `low as 49 %`; None where it cannot."""
    if actual.interval is None:
        return None
    low, high = bounds(metric)
    if low is not None and actual.interval.low < float(low):
        return f"low as {_rough(actual.interval.low, low, metric)}"
    if high is not None and actual.interval.high > float(high):
        return f"high as {_rough(actual.interval.high, high, metric)}"
    return None


def _rough(value: float, bound: Fraction, metric: Metric) -> str:
    """Write the end of an interval, with as many places as tell it from the bound that it lies beyond."""
    exact, places = Fraction(value), 0 if abs(value) >= 10 else 1
    while places < _MOST_PLACES and (round(exact, places) - bound) * (exact - bound) <= 0:
        places += 1
    return with_unit(plain(exact, places), metric.unit)


def _cases(actual: Actual) -> str:
    return counted(actual.sample, "case") if actual.sample else counted(len(actual.counted), "figure")


def _budget(actual: Actual) -> str:
    """Tell what a service level leaves: ` 12.3 of the 43.2 that may go wrong are left.`"""
    budget = actual.budget
    if budget is None or not budget.allowed:
        return ""
    if budget.remaining < 0:
        return f" {plain(budget.spent)} went wrong, where {plain(budget.allowed)} may."
    left = f" {plain(budget.remaining)} of the {plain(budget.allowed)} that may go wrong are left"
    if budget.recent_rate is not None and budget.recent_rate > 1:
        last = counted(budget.recent_days or 0, "day")
        return f"{left}; over the last {last} it is spent {plain(budget.recent_rate, 1)} times too fast."
    return f"{left}."


def _attained(metric: Metric, actual: Actual | None) -> Fraction | None:
    return None if actual is None else attainment(metric, actual.exact)
