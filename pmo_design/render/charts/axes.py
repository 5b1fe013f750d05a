"""Axes: a scale from figures or days to pixels, round ticks, months with their years."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import count, pairwise

from pmo_design.render.charts.drawing import HAIR, INK, INK_2, LINE_HEIGHT, number, text, width_of
from pmo_design.render.pages.criteria import short_number
from pmo_design.render.pages.wording import MONTHS

_STEPS = tuple(Decimal(step) for step in ("1", "2", "2.5", "5"))
_SUFFIXES = ((10**12, "e12"), (10**9, " bn"), (10**6, " M"), (10**3, " k"))
_PARTED = 100_000
"""Ticks from here on are written in thousands, millions …"""
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 300, 600, 1200)
_DAY_STEPS = (1, 2, 7, 14)
_LONGEST_IN_DAYS = 75
"""Past this many days months are ticked, not weeks."""
_NARROWEST = 20.0
"""Pixels below which no two labels stand apart."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Figures from `low` to `high`, and the pixels from `start` to `end` that they lie at."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Return the pixel of a figure; what lies outside comes to the nearer end."""
        share = (value - self.low) / (self.high - self.low) if self.high > self.low else 0.5
        return self.start + min(max(share, 0.0), 1.0) * (self.end - self.start)


@dataclass(frozen=True, slots=True)
class Days:
    """Days from `first` to `last` on a scale of pixels."""

    first: date
    last: date
    start: float
    end: float

    def at(self, day: date) -> float:
        """Return the pixel of a day."""
        return Scale(self.first.toordinal(), self.last.toordinal(), self.start, self.end).at(day.toordinal())


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis and what is written there; `below` stands in a second row."""

    at: float
    label: str
    below: str = ""


def round_ticks(low: float, high: float, most: int = 6) -> tuple[Decimal, ...]:
    """Return round figures that take in all from `low` to `high`: as many as may be, up to `most`.

    >>> [str(tick) for tick in round_ticks(0, 190)], [str(tick) for tick in round_ticks(97.2, 99.9)]
    (['0', '50', '100', '150', '200'], ['97', '98', '99', '100'])
    """
    least, top = Decimal(repr(low)), Decimal(repr(high))
    if least == top:
        room = abs(top) / 10 or Decimal(1)
        least, top = least - room, top + room
    exponent = (top - least).adjusted() - 1
    for power in count(exponent):
        for step in (size.scaleb(power) for size in _STEPS):
            first, last = (
                (least / step).to_integral_value("ROUND_FLOOR"),
                (top / step).to_integral_value("ROUND_CEILING"),
            )
            if last - first + 1 <= most:
                return tuple(short_number((first + at) * step) for at in range(int(last - first) + 1))
    raise AssertionError("some step is wide enough")


def tick_texts(ticks: Sequence[Decimal]) -> tuple[str, ...]:
    """Write ticks with as many decimals as one of them needs; large ones in thousands, millions …"""
    largest = max(abs(tick) for tick in ticks)
    divisor, suffix = next(
        ((Decimal(size), name) for size, name in _SUFFIXES if largest >= max(size, _PARTED)), (Decimal(1), "")
    )
    parts = [short_number(tick / divisor) for tick in ticks]
    decimals = max(max(0, -int(part.as_tuple().exponent)) for part in parts)
    return tuple(
        f"{part:,.{decimals}f}".replace("-", "\u2212") + (suffix.replace(" ", "\u00a0") if part else "")
        for part in parts
    )


def day_ticks(days: Days) -> tuple[Tick, ...]:
    """Return ticks at the days, months or years that have room; a year is told where it changes."""
    return next(ticks for ticks in _day_candidates(days) if _apart(ticks))


def time_axis(days: Days, y: float, ticks: Iterable[Tick]) -> str:
    """Draw an axis of time at a height: ink line, ticks of 5, labels below."""
    drawn = f'<path d="M{number(days.start)} {number(y)}H{number(days.end)}'
    drawn += "".join(f"M{number(tick.at)} {number(y)}v5" for tick in ticks)
    drawn += f'" fill="none" stroke="{INK}"/>'
    for tick in ticks:
        for row, label in enumerate((tick.label, tick.below)):
            if label:
                x = max(tick.at, width_of(label) / 2)
                drawn += text(x, y + 20 + row * LINE_HEIGHT, label, INK_2, "middle")
    return drawn


def value_axis(scale: Scale, ticks: Sequence[Decimal], left: float, right: float, base: float) -> str:
    """Draw the grid of an axis of figures: a hairline a tick but at the base, labels at the left."""
    lines = "".join(
        f"M{number(left)} {number(scale.at(float(tick)))}H{number(right)}"
        for tick in ticks
        if abs(scale.at(float(tick)) - base) > 0.5
    )
    drawn = f'<path d="{lines}" fill="none" stroke="{HAIR}"/>' if lines else ""
    for tick, label in zip(ticks, tick_texts(ticks), strict=True):
        drawn += text(left - 8, scale.at(float(tick)) + 4, label, INK_2, "end")
    return drawn


def _day_candidates(days: Days) -> Iterator[tuple[Tick, ...]]:
    """Yield ticks from the closest to the widest apart; those that cannot have room are left out."""
    span = (days.last - days.first).days
    most = (days.end - days.start) / _NARROWEST + 1
    for step in _DAY_STEPS:
        if span / step <= most and span <= _LONGEST_IN_DAYS:
            yield _of_days(days, step)
    for step in _MONTH_STEPS:
        if span / (step * 31) <= most:
            yield _of_months(days, step)
    yield ()


def _of_days(days: Days, step: int) -> tuple[Tick, ...]:
    first = days.first.toordinal()
    if step >= 7:
        first += -days.first.weekday() % 7
    found = [date.fromordinal(at) for at in range(first, days.last.toordinal() + 1, step)]
    return _told(days, [(day, f"{day.day}\u00a0{MONTHS[day.month - 1]}") for day in found])


def _of_months(days: Days, step: int) -> tuple[Tick, ...]:
    first = days.first.year * 12 + days.first.month - (1 if days.first.day == 1 else 0)
    months = range(first + -first % step, days.last.year * 12 + days.last.month, step)
    if step >= 12:
        return tuple(Tick(days.at(date(at // 12, 1, 1)), str(at // 12)) for at in months)
    return _told(days, [(date(at // 12, at % 12 + 1, 1), MONTHS[at % 12]) for at in months])


def _told(days: Days, found: Sequence[tuple[date, str]]) -> tuple[Tick, ...]:
    """Put the year under the first tick of each, where there is more than one."""
    several = days.first.year != days.last.year
    before = None
    ticks = []
    for day, label in found:
        ticks.append(Tick(days.at(day), label, str(day.year) if several and day.year != before else ""))
        before = day.year
    return tuple(ticks)


def _apart(ticks: Sequence[Tick]) -> bool:
    return all(
        after.at - before.at >= (width_of(before.label) + width_of(after.label)) / 2 + 10
        for before, after in pairwise(ticks)
    )
