"""A history chart in words: its title, what it says in a few sentences, and every figure of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from statistics import median

from markupsafe import Markup

from pmo_design.engines.acceptance import Standing
from pmo_design.model.acceptance import Metric
from pmo_design.model.records import Measurement, Recorded
from pmo_design.render.charts.series import Point, Series, worst_site
from pmo_design.render.pages.criteria import figure
from pmo_design.render.pages.view import View
from pmo_design.render.pages.wording import counted, day, plural, sentence

_UNITS = ((5, 9, "week"), (26, 33, "month"), (85, 98, "quarter"), (1, 1, "day"))
"""How many days apart figures are that stand for a week, a month …"""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One recorded figure as a table shows it; `corrected` tells what became of it, if it is not in force."""

    period: str
    site: Markup | str
    value: str
    n: str
    source: str
    observer: str
    place: str
    counts: bool
    corrected: str = ""
    note: str = ""


def chart_title(metric: Metric) -> str:
    """Return what a chart shows and in which unit."""
    return metric.name if metric.unit == "count" else f"{metric.name}, {metric.unit}"


def finding(standing: Standing, metric: Metric, series: Series, name_of: Callable[[str], str]) -> str:
    """Say what a chart shows: how much was measured, where it stands, what is drawn in an unusual way."""
    return " ".join(_sentences(standing, metric, series, name_of))


def figure_rows(view: View, standing: Standing, metric: Metric) -> list[FigureRow]:
    """Return every figure that was recorded, newest first, corrected ones with what became of them."""
    counted_keys = {each.key for each in standing.counted}
    corrected = [each for each in standing.superseded if isinstance(each.record, Measurement)]
    everything: list[Recorded[Measurement]] = [*standing.history, *corrected]
    later = {each.record.supersedes: each.record for each in everything if each.record.supersedes}
    in_force = {each.key for each in standing.history}
    return [
        _row(
            view,
            each,
            metric,
            each.key in counted_keys,
            "" if each.key in in_force else _became(later.get(each.key), metric),
        )
        for each in sorted(everything, key=lambda each: (each.record.to, each.span), reverse=True)
    ]


def period(first: date, last: date) -> str:
    """Write a stretch of days, with month and year where they change.

    >>> period(date(2026, 11, 9), date(2026, 11, 15)).replace(chr(160), " ")
    '9 to 15 Nov 2026'
    """
    if first == last:
        return day(last)
    begin = day(first)
    if first.year == last.year:
        begin = begin.rpartition("\u00a0")[0] if first.month != last.month else str(first.day)
    return f"{begin} to {day(last)}"


def _row(view: View, each: Recorded[Measurement], metric: Metric, counts: bool, corrected: str) -> FigureRow:
    record = each.record
    return FigureRow(
        period(record.from_, record.to),
        view.ref(record.site) if record.site else "All",
        figure(metric, record.value),
        f"{record.n:,}" if record.n is not None else "",
        record.source,
        record.observer,
        each.place,
        counts,
        corrected,
        record.note or "",
    )


def _became(later: Measurement | None, metric: Metric) -> str:
    if later is None or later.value is None:
        return "withdrawn"
    return f"corrected to {figure(metric, later.value)}"


def _sentences(
    standing: Standing, metric: Metric, series: Series, name_of: Callable[[str], str]
) -> Iterator[str]:
    yield _measured(standing, series)
    yield from _where(standing, metric, series)
    if series.silent_until is not None and series.judged is not None:
        yield f"Nothing since {day(series.judged.day)}."
    if series.pooled_since is not None:
        yield f"The filled mark takes all since {day(series.pooled_since)} together."
    if series.interval is not None:
        yield "The upright bar is where the true figure lies, with 95\u00a0% confidence."
    if series.sites:
        worst = worst_site(series, metric)
        last = f"; {name_of(worst[0])} is last, at {_told(metric, worst[1])}" if worst is not None else ""
        yield f"Thin lines are sites{last}."
    if series.corrected:
        many = len(series.corrected)
        yield (
            f"{sentence(counted(many, 'figure'))} {plural(many, 'was', 'were')} corrected: the struck"
            f" {plural(many, 'mark is', 'marks are')} what stood before."
        )


def _measured(standing: Standing, series: Series) -> str:
    points = series.whole
    if standing.figure is not None:
        return "The toolkit works the figure out itself, as of the day of this document."
    if not points:
        due = f" It is due on {day(standing.due)}." if standing.due is not None else ""
        return f"Nothing is measured yet.{due}"
    if len(points) == 1:
        return f"One figure so far, of {day(points[0].day)}."
    apart = median((after.day - before.day).days for before, after in pairwise(points))
    unit = next((name for low, high, name in _UNITS if low <= apart <= high), None)
    told = counted(len(points), unit) if unit else counted(len(points), "figure")
    gaps = f", with {counted(len(series.gaps), 'gap')}" if series.gaps else ""
    return f"{sentence(told)} measured{gaps}."


def _where(standing: Standing, metric: Metric, series: Series) -> Iterator[str]:
    if series.judged is None:
        return
    reaches = standing.reaches
    if series.forecast is not None and reaches is not None:
        monday = reaches - timedelta(days=reaches.weekday())
        late = standing.due is not None and reaches > standing.due
        yield (
            f"If it goes on like this, the line meets the target in the week of {day(monday)}"
            f"{', after the day due' if late else ''}."
        )
        return
    good = series.bounds.good
    if _is_in(series.judged.value, good):
        since = _since(series.whole, good)
        yield f"At the target or better since {day(since)}." if since else "The figure reaches the target."
    else:
        yield f"{_off(series.judged.value, good, metric)}."


def _told(metric: Metric, point: Point) -> str:
    return figure(metric, Decimal(repr(point.value)))


def _is_in(value: float, good: tuple[float | None, float | None]) -> bool:
    low, high = good
    return (low is None or low <= value) and (high is None or value <= high)


def _since(points: tuple[Point, ...], good: tuple[float | None, float | None]) -> date | None:
    """Return the day since which every figure was good, if there were several."""
    found: list[Point] = []
    for point in reversed(points):
        if not _is_in(point.value, good):
            break
        found.append(point)
    return found[-1].day if len(found) > 1 else None


def _off(value: float, good: tuple[float | None, float | None], metric: Metric) -> str:
    low, high = good
    above = high is not None and value > high
    bound = high if above else low
    gap = abs(Decimal(repr(value)) - Decimal(repr(bound)))
    told = figure(metric, gap).replace("%", "points" if gap != 1 else "point").partition("\u00a0of ")[0]
    return f"{sentence(told)} {'above' if above else 'below'} the target"
