"""How far a figure may be off: confidence intervals of a proportion and of a mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import sqrt
from statistics import NormalDist

CONFIDENCE = 0.95
_Z = NormalDist().inv_cdf(0.5 + CONFIDENCE / 2)

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
    share = successes / trials
    spread = 1 + _Z * _Z / trials
    middle = (share + _Z * _Z / (2 * trials)) / spread
    half = _Z / spread * sqrt(max(0.0, share * (1 - share)) / trials + _Z * _Z / (4 * trials * trials))
    return Interval(max(0.0, middle - half), min(1.0, middle + half))


def mean_interval(
    values: Sequence[float] | Sequence[Decimal], weights: Sequence[float] = ()
) -> Interval | None:
    """Return the interval of a mean by Student's t; None for fewer than two values.

    Values may have weights, such as the number of cases that each is the mean of. The error of a weighted
    mean is that of Cochran (1977), sqrt(k / (k - 1) * sum(w² (x - mean)²)) with weights that add up to 1;
    for equal weights it is the usual s / sqrt(k).

    >>> interval = mean_interval([10, 12, 14])
    >>> round(interval.low, 2), round(interval.high, 2)
    (7.03, 16.97)
    """
    total = sum(weights) if weights else len(values)
    if len(values) < 2 or not total:
        return None
    shares = [weight / total for weight in (weights or [1] * len(values))]
    numbers = [float(value) for value in values]
    middle = sum(share * number for share, number in zip(shares, numbers, strict=True))
    squares = sum((share * (number - middle)) ** 2 for share, number in zip(shares, numbers, strict=True))
    half = student_t(len(values) - 1) * sqrt(len(values) / (len(values) - 1) * squares)
    return Interval(middle - half, middle + half)


def student_t(freedom: int) -> float:
    """Return Student's t at 0.975; past 30 by an expansion (Abramowitz & Stegun 26.7.5)."""
    if freedom <= len(_T_975):
        return _T_975[freedom - 1]
    z = _Z
    return (
        z
        + (z**3 + z) / (4 * freedom)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * freedom**3)
    )
