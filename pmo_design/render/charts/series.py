"""What a history chart has to tell, as plain figures by day: no places, no colours."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import groupby, pairwise
from statistics import median

from pmo_design.engines.acceptance import Standing
from pmo_design.model.acceptance import Metric
from pmo_design.model.records import Measurement, Recorded

_GAP = 2.2
"""How many times the usual distance of two figures makes a gap."""
_LONGEST_WAIT = 1.5
"""How far past what was measured the chart goes on to the day due, as a share of it."""


@dataclass(frozen=True, slots=True)
class Point:
    """A figure as of the last day of its period, which began `since`."""

    day: date
    value: float
    since: date | None = None

    def days_after(self, before: "Point") -> int:
        """Return how many days lie between its period and an earlier one."""
        return ((self.since or self.day) - before.day).days


@dataclass(frozen=True, slots=True)
class Bounds:
    """What figures are held against: `good` is where the target is met, `near` where it nearly is."""

    targets: tuple[float, ...]
    good: tuple[float | None, float | None]
    near: tuple[tuple[float, float], ...] = ()
    tolerance: float | None = None
    stretch: float | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """All figures of a chart: of the whole, of each site, corrected ones, and what they are held against."""

    whole: tuple[Point, ...]
    bounds: Bounds
    first: date
    last: date
    sites: tuple[tuple[str, tuple[Point, ...]], ...] = ()
    corrected: tuple[Point, ...] = ()
    judged: Point | None = None
    pooled_since: date | None = None
    interval: tuple[float, float] | None = None
    forecast: Point | None = None
    silent_until: date | None = None
    baseline: Point | None = None
    gaps: frozenset[date] = field(default=frozenset())

    def figures(self) -> tuple[float, ...]:
        """Return every figure that has to be seen; what was corrected need not."""
        return (
            *(point.value for point in self.whole),
            *(point.value for _, points in self.sites for point in points),
            *self.bounds.targets,
            *(value for pair in self.bounds.near for value in pair),
            *(each.value for each in (self.judged, self.baseline) if each is not None),
            *(self.interval or ()),
            *([self.bounds.stretch] if self.bounds.stretch is not None else []),
        )


def series_of(standing: Standing, metric: Metric, as_of: date, starts: date | None = None) -> Series:
    """Gather the figures of a criterion's chart as of a day; `starts` is when its phase begins."""
    whole = _whole(standing.history, metric)
    sites = tuple(
        (site, tuple(_point(each) for each in records)) for site, records in _by_site(standing.history)
    )
    judged, since = _judged(standing, whole, as_of)
    days = [point.day for point in whole]
    usual = median([(after - before).days for before, after in pairwise(days)]) if len(days) > 1 else 0
    baseline, first = _baseline(metric, days, starts, as_of)
    last = _last(first, as_of, standing)
    forecast = _forecast(standing, metric, judged, last)
    silent = judged is not None and forecast is None and (as_of - judged.day).days > max(_GAP * usual, 10)
    return Series(
        whole,
        bounds_of(metric),
        first,
        last,
        sites if len(sites) > 1 else (),
        tuple(
            Point(each.record.to, float(each.record.value))
            for each in standing.superseded
            if isinstance(each.record, Measurement) and each.record.value is not None
        ),
        judged,
        since,
        (standing.interval.low, standing.interval.high) if standing.interval and judged else None,
        forecast,
        as_of if silent else None,
        baseline,
        frozenset(
            after.day for before, after in pairwise(whole) if after.days_after(before) > max(_GAP * usual, 2)
        ),
    )


def bounds_of(metric: Metric) -> Bounds:
    """Return what a metric's figures are held against."""
    target = float(metric.target)
    margin = float(metric.margin) if metric.margin is not None else None
    stretch = float(metric.stretch) if metric.stretch is not None else None
    if metric.direction == "within":
        upper = float(metric.upper) if metric.upper is not None else target
        level = float(metric.handover) if metric.handover is not None else target
        low = min(target - (margin or 0), level)
        high = max(upper + (margin or 0), level)
        near = tuple(each for each in ((low, target), (upper, high)) if each[0] < each[1])
        return Bounds((target, upper) if upper != target else (target,), (target, upper), near, None, stretch)
    sign = 1 if metric.direction == "down" else -1
    handover = float(metric.handover) if metric.handover is not None else None
    reach = [each for each in (handover, target + sign * margin if margin else None) if each is not None]
    loosest = max(reach, key=lambda each: sign * each, default=None)
    good = (None, target) if sign > 0 else (target, None)
    if loosest is None or sign * (loosest - target) <= 0:
        return Bounds((target,), good, (), None, stretch)
    return Bounds((target,), good, ((min(target, loosest), max(target, loosest)),), loosest, stretch)


def worst_site(series: Series, metric: Metric) -> tuple[str, Point] | None:
    """Return the site whose newest figure misses the target by most, and that figure; None if none does."""
    newest = [(site, points[-1]) for site, points in series.sites]
    missed = [each for each in newest if _badness(each[1].value, metric) > 0]
    return max(missed, key=lambda each: _badness(each[1].value, metric), default=None)


def _badness(value: float, metric: Metric) -> float:
    target = float(metric.target)
    if metric.direction == "within":
        upper = float(metric.upper) if metric.upper is not None else target
        return max(target - value, value - upper)
    return value - target if metric.direction == "down" else target - value


def _whole(history: Sequence[Recorded[Measurement]], metric: Metric) -> tuple[Point, ...]:
    """Return the figures of the whole: as recorded, else of the sites' newest figures, day by day."""
    own = [each for each in history if each.record.site is None]
    if own:
        return tuple(_point(each) for each in own)
    newest: dict[str, Measurement] = {}
    found = []
    for day, records in groupby(history, key=lambda each: each.record.to):
        of_day = {str(each.record.site): each.record for each in records}
        newest |= of_day
        since = min(record.from_ for record in of_day.values())
        found.append(Point(day, _together([*newest.values()], metric), since))
    return tuple(found)


def _together(records: Sequence[Measurement], metric: Metric) -> float:
    if metric.statistic == "value":
        return max((float(each.value or 0) for each in records), key=lambda value: _badness(value, metric))
    count = sum(each.n or 0 for each in records)
    if not count:
        return sum(float(each.value or 0) for each in records) / len(records)
    return float(sum(((each.value or 0) * (each.n or 0) for each in records), Decimal(0)) / count)


def _by_site(
    history: Sequence[Recorded[Measurement]],
) -> Iterator[tuple[str, list[Recorded[Measurement]]]]:
    for site in sorted({each.record.site for each in history if each.record.site is not None}):
        yield site, [each for each in history if each.record.site == site]


def _point(recorded: Recorded[Measurement]) -> Point:
    record = recorded.record
    return Point(record.to, float(record.value or 0), record.from_)


def _judged(standing: Standing, whole: Sequence[Point], as_of: date) -> tuple[Point | None, date | None]:
    """Return the figure that counts, and since when it was gathered if it is not just the newest."""
    if standing.actual is not None and standing.figure is not None:
        return Point(as_of, float(standing.actual)), None
    if standing.actual is None:
        return (whole[-1], None) if whole else (None, None)
    value = float(standing.actual)
    day = standing.latest or (whole[-1].day if whole else None)
    if day is None:
        return None, None
    if not whole or len(standing.counted) < 2 or abs(whole[-1].value - value) < 1e-9:
        return Point(day, value), None
    return Point(day, value), min(each.record.from_ for each in standing.counted)


def _baseline(
    metric: Metric, days: Sequence[date], starts: date | None, as_of: date
) -> tuple[Point | None, date]:
    """Return the figure before the service and the chart's first day.

    One without a day, or taken long before all others, stands at the chart's edge.
    """
    first = days[0] if days else min(starts or as_of, as_of)
    if metric.baseline is None:
        return None, first
    span = max(((days[-1] if days else as_of) - first).days, 28)
    taken = metric.baseline_date
    if taken is None or taken > as_of or (first - taken).days > span / 2:
        taken = _shifted(first, -max(span // 12, 1)) if days else first
    return Point(taken, float(metric.baseline)), min(taken, first)


def _shifted(day: date, days: int) -> date:
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def _last(first: date, as_of: date, standing: Standing) -> date:
    """Return the chart's last day: the day due, or the one on which the trend meets the target.

    Days too far off would leave what was measured no room; then the chart ends with what is known.
    """
    if not standing.history:
        return max(standing.due or first, as_of, _shifted(first, 28))
    known = max(as_of, _shifted(first, 7), *(each.record.to for each in standing.history))
    farthest = _shifted(known, int((known - first).days * _LONGEST_WAIT))
    ahead = [day for day in (standing.due, standing.reaches) if day is not None and known < day <= farthest]
    return ahead[0] if ahead else known


def _forecast(standing: Standing, metric: Metric, judged: Point | None, last: date) -> Point | None:
    """Return where the trend leads: the day on which it meets the target, or what it is on the last day."""
    reaches = standing.reaches
    if reaches is None or judged is None or reaches <= judged.day:
        return None
    target = float(metric.target)
    if metric.upper is not None and judged.value > float(metric.upper):
        target = float(metric.upper)
    if reaches <= last:
        return Point(reaches, target)
    share = (last - judged.day).days / (reaches - judged.day).days
    return Point(last, judged.value + (target - judged.value) * share) if share > 0 else None
