"""How far a figure may be off: confidence intervals of a proportion and of a mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import sqrt
from statistics import NormalDist, fmean, stdev

CONFIDENCE = 0.95

_T_975 = (
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228,
    2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086,
    2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042,
)  # fmt: skip
"""Student's t at 0.975 for 1 to 30 degrees of freedom (NIST/SEMATECH e-Handbook, 1.3.6.7.2)."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Where the true figure lies with a confidence of 95 %, ends included, in the unit of the figure."""

    low: float
    high: float

    def holds(self, value: Decimal | float) -> bool:
        """Tell whether a value lies in it."""
        return self.low <= float(value) <= self.high


def wilson(successes: float, trials: float) -> Interval:
    """Return the interval of a proportion after Wilson (1927), as shares from 0 to 1.

    >>> interval = wilson(8, 10)
    >>> round(interval.low, 3), round(interval.high, 3)
    (0.49, 0.943)
    """
    if trials <= 0:
        return Interval(0.0, 1.0)
    z = NormalDist().inv_cdf(0.5 + CONFIDENCE / 2)
    share = successes / trials
    spread = 1 + z * z / trials
    middle = (share + z * z / (2 * trials)) / spread
    half = z / spread * sqrt(share * (1 - share) / trials + z * z / (4 * trials * trials))
    return Interval(max(0.0, middle - half), min(1.0, middle + half))


def mean_interval(values: Sequence[float]) -> Interval | None:
    """Return the interval of a mean by Student's t; None for fewer than two values.

    >>> interval = mean_interval([10, 12, 14])
    >>> round(interval.low, 2), round(interval.high, 2)
    (7.03, 16.97)
    """
    if len(values) < 2:
        return None
    half = _t(len(values) - 1) * stdev(values) / sqrt(len(values))
    middle = fmean(values)
    return Interval(middle - half, middle + half)


def _t(freedom: int) -> float:
    """Return Student's t at 0.975; past the table by the first terms of its expansion (Abramowitz 26.7.5)."""
    if freedom <= len(_T_975):
        return _T_975[freedom - 1]
    z = NormalDist().inv_cdf(0.5 + CONFIDENCE / 2)
    return z + (z**3 + z) / (4 * freedom) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
