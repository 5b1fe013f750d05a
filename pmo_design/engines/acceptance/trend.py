"""Where a figure is heading: a line through its last points, and the day it meets the target."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil, lcm

from pmo_design.engines.acceptance.actual import EXACT, Measured, in_window
from pmo_design.engines.acceptance.levels import bounds
from pmo_design.model.acceptance import Metric

FEWEST_POINTS = 3
_POINTS_WITHOUT_WINDOW = 6
_FURTHEST_DAYS = 3 * 365
"""A trend is not followed further than three years: nobody could act on it."""

Point = tuple[date, Fraction]


def last_points(metric: Metric, measured: Measured, as_of: date) -> tuple[Point, ...]:
    """Return the points that a trend is drawn through: those of the window, one a day.

    Without a window they are the last six; where a window holds fewer than three, the last three of all.
    Measurements whose periods end on the same day make one point, each with the weight of its n.
    """
    by_day: dict[date, list[tuple[Decimal, int]]] = {}
    for each in measured:
        if each.record.value is not None:
            by_day.setdefault(each.record.to, []).append((each.record.value, each.record.n or 0))
    days = {each.record.to for each in in_window(metric, measured, as_of)}
    many = _POINTS_WITHOUT_WINDOW if metric.window is None else len(days & by_day.keys())
    last_days = sorted(by_day)[-max(many, FEWEST_POINTS) :]
    return tuple((day, _weighted(by_day[day])) for day in last_days)


def reaches(metric: Metric, points: Sequence[Point], as_of: date) -> date | None:
    """Return the day on which the line through the points meets the target, the day itself at the earliest.

    None for fewer than three points, where the line leads away from the target or along it, and where it
    would take more than three years.
    """
    if len(points) < FEWEST_POINTS:
        return None
    slope, at_zero = _line(points)
    low, high = bounds(metric)
    now = points[-1][1]
    if low is not None and now < low and slope > 0:
        bound = low
    elif high is not None and now > high and slope < 0:
        bound = high
    else:
        return None
    ordinal = max(ceil((bound - at_zero) / slope), as_of.toordinal())
    return date.fromordinal(ordinal) if ordinal - as_of.toordinal() <= _FURTHEST_DAYS else None


def _line(points: Sequence[Point]) -> tuple[Fraction, Fraction]:
    """Return the slope a day, and the height at day 0, of the line of least squares.

    It is exact: days and heights are held against one another in whole numbers.
    """
    count = len(points)
    xs = [day.toordinal() for day, _ in points]
    total = sum(xs)
    away = [count * x - total for x in xs]
    unit = lcm(*(height.denominator for _, height in points))
    heights = [height.numerator * (unit // height.denominator) for _, height in points]
    slope = Fraction(
        sum(far * height for far, height in zip(away, heights, strict=True)),
        sum(far * x for far, x in zip(away, xs, strict=True)) * unit,
    )
    return slope, (Fraction(sum(heights), unit) - slope * total) / count


def _weighted(found: Sequence[tuple[Decimal, int]]) -> Fraction:
    if len(found) == 1:
        return Fraction(found[0][0])
    if not any(n for _, n in found):
        return _weighted([(value, 1) for value, _ in found])
    total = Decimal(0)
    for value, n in found:
        total = EXACT.fma(value, Decimal(n), total)
    return Fraction(total) / sum(n for _, n in found)
