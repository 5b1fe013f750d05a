"""How figures, days and lists are written in the sentences of acceptance: plain, whatever the locale."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from pmo_design.model.acceptance import Metric

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MOST_PLACES = 9
_POINTS_OF = ("%", "per cent")


def day(value: date) -> str:
    """Write a day: `16 Nov 2026`."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def listed(words: Iterable[str]) -> str:
    """Write words as a list: `Mine, Port and Refinery`."""
    *rest, last = list(words) or [""]
    return f"{', '.join(rest)} and {last}" if rest else last


def counted(number: int, word: str) -> str:
    """Write a number with its noun: `1 case`, `1,200 cases`."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def figure(value: Fraction | Decimal, metric: Metric) -> str:
    """Write a figure in the metric's unit, so near to the truth that it never looks like a bound it misses.

    It has one place more than the bounds of the metric, and more where it would be rounded onto one
    of them or to nothing: 99.96 held against a target of 100 is not written as 100.
    """
    return with_unit(_text(value, metric), metric.unit)


def target(metric: Metric) -> str:
    """Write the target as a phrase: `at least 95 %`, `at most 45 min`, `2 to 4 d`."""
    if metric.direction == "within" and metric.upper is not None:
        return f"{_text(metric.target, metric)} to {figure(metric.upper, metric)}"
    return f"{'at least' if metric.direction == 'up' else 'at most'} {figure(metric.target, metric)}"


def difference(value: Fraction, metric: Metric) -> str:
    """Write how far two figures are apart: `3 points` for per cent, `7 min`."""
    text = _text(value, metric)
    return (
        f"{text} point{'' if text == '1' else 's'}"
        if metric.unit in _POINTS_OF
        else with_unit(text, metric.unit)
    )


def plain(value: Fraction | Decimal, places: int = 2) -> str:
    """Write a number with at most so many places, thousands parted: `43.2`, `1,200`."""
    rounded = round(Fraction(value), places)
    whole, rest = divmod(abs(rounded) * 10**places, 10**places)
    decimals = f"{int(rest):0{places}}".rstrip("0") if places else ""
    return f"{'-' if rounded < 0 else ''}{whole:,}{'.' if decimals else ''}{decimals}"


def with_unit(text: str, unit: str) -> str:
    """Put a unit behind a number, if it is not a mere count."""
    return text if unit == "count" else f"{text} {unit}"


def _text(value: Fraction | Decimal, metric: Metric) -> str:
    exact = Fraction(value)
    bounds = [Fraction(each) for each in (metric.target, metric.upper, metric.handover) if each is not None]
    places = 1 + max(_places(bound) for bound in bounds)
    while places < _MOST_PLACES and exact not in bounds and round(exact, places) in (0, *bounds):
        places += 1
    return plain(exact, places)


def _places(bound: Fraction) -> int:
    """Return how many decimals a bound is written with."""
    return next((places for places in range(_MOST_PLACES) if round(bound, places) == bound), _MOST_PLACES)
