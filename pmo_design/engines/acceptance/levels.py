"""What a metric asks of a figure: whether it reaches the target, by how much it misses, how far it got."""

from decimal import Decimal
from fractions import Fraction

from pmo_design.model.acceptance import Metric

Number = Decimal | Fraction


def reached(metric: Metric, value: Number) -> bool:
    """Tell whether a figure is as good as the target or better."""
    return shortfall(metric, value) == 0


def shortfall(metric: Metric, value: Number) -> Fraction:
    """Return how far a figure misses the target, in the metric's unit; 0 where it reaches it.

    A band is missed by the distance to its nearer bound.
    """
    low, high = bounds(metric)
    return _outside(Fraction(value), low, high)


def will_do(metric: Metric, value: Number) -> bool:
    """Tell whether a figure lies between the target and the level that is acceptable at hand-over.

    A band is widened by the hand-over level on the side on which that lies.
    """
    if metric.handover is None:
        return False
    low, high = bounds(metric)
    handover = Fraction(metric.handover)
    low = None if low is None else min(low, handover)
    high = None if high is None else max(high, handover)
    return _outside(Fraction(value), low, high) == 0


def attainment(metric: Metric, actual: Number) -> Fraction | None:
    """Return how much of the way from the baseline to the target is gone.

    It is (actual - baseline) / (target - baseline). For a band it is the share of the baseline's distance
    to the band that is gone, 1 anywhere within it; a figure that leaves the band on the far side loses
    again. Undefined without a baseline, where target and baseline are equal, and where the baseline lies
    within the band.
    """
    if metric.baseline is None:
        return None
    baseline, target, figure = Fraction(metric.baseline), Fraction(metric.target), Fraction(actual)
    if metric.direction == "within":
        distance = shortfall(metric, baseline)
        return 1 - shortfall(metric, figure) / distance if distance else None
    return (figure - baseline) / (target - baseline) if target != baseline else None


def bounds(metric: Metric) -> tuple[Fraction | None, Fraction | None]:
    """Return the lowest and the highest figure that reach the target; None where there is no bound."""
    target = Fraction(metric.target)
    if metric.direction == "up":
        return target, None
    if metric.direction == "down":
        return None, target
    return target, None if metric.upper is None else Fraction(metric.upper)


def _outside(value: Fraction, low: Fraction | None, high: Fraction | None) -> Fraction:
    if low is not None and value < low:
        return low - value
    if high is not None and value > high:
        return value - high
    return Fraction(0)
