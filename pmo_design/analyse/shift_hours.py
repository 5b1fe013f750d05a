"""Hours of the week in two time zones, and how far they meet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from pmo_design.model.scalars import MINUTES_PER_DAY, MINUTES_PER_HOUR
from pmo_design.model.service import Hours

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAYS_AROUND = range(-2, 10)
"""Days of the week and those beside it: a stretch may begin the day before in the other zone."""

Stretch = tuple[int, int]
"""A stretch of time: minutes since 1970 in UTC, the end exclusive."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """Minutes of a week's shifts, and how many of them are also in the other hours."""

    minutes: int
    of_minutes: int


@lru_cache(maxsize=4096)
def overlap(shift: Hours, shift_zone: str, hours: Hours, hours_zone: str, day: date) -> Overlap:
    """Measure how far hours meet the shifts that begin in the week (from Monday) of a day."""
    shifts = stretches(shift, shift_zone, _monday(day), range(7))
    open_hours = stretches(hours, hours_zone, _monday(day), _DAYS_AROUND)
    return Overlap(_common(shifts, open_hours), sum(end - start for start, end in shifts))


@lru_cache(maxsize=1024)
def stretches(hours: Hours, zone: str, first: date, days: range) -> tuple[Stretch, ...]:
    """Return the stretches that begin on the given days, counted from a first one, in their order.

    Hours that end at or before their start run over midnight; an unknown zone counts as UTC.
    """
    length = hours.end if hours.end > hours.start else hours.end + MINUTES_PER_DAY
    found = []
    for offset in days:
        day = first + timedelta(days=offset)
        if not hours.days or WEEKDAYS[day.weekday()] in hours.days:
            found.append((_instant(day, hours.start, zone), _instant(day, length, zone)))
    return tuple(found)


def in_zone(hours: Hours, zone: str, other_zone: str, day: date) -> Hours:
    """Return hours as another zone's clocks show them on a day; days move where midnight lies between."""
    start, end = stretches(hours.model_copy(update={"days": ()}), zone, day, range(1))[0]
    shown = [datetime.fromtimestamp(instant * 60, _zone(other_zone)) for instant in (start, end)]
    moved = (shown[0].date() - day).days
    days = tuple(WEEKDAYS[(WEEKDAYS.index(name) + moved) % len(WEEKDAYS)] for name in hours.days)
    start_clock, end_clock = (each.hour * MINUTES_PER_HOUR + each.minute for each in shown)
    return hours.model_copy(update={"start": start_clock, "end": end_clock, "days": days})


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _common(some: Iterable[Stretch], others: tuple[Stretch, ...]) -> int:
    """Count the minutes that two lists of stretches have in common; neither overlaps itself."""
    return sum(
        max(0, min(end, other_end) - max(start, other_start))
        for start, end in some
        for other_start, other_end in others
    )


def _instant(day: date, minutes: int, zone: str) -> int:
    """Return when a clock in a zone shows a time; minutes past 24 h are on the next day."""
    local = datetime.combine(day + timedelta(days=minutes // MINUTES_PER_DAY), time())
    shown = local + timedelta(minutes=minutes % MINUTES_PER_DAY)
    return int(shown.replace(tzinfo=_zone(zone)).timestamp()) // 60


def is_zone(name: str) -> bool:
    """Tell whether a time zone of that name is in the IANA database."""
    return _find_zone(name) is not None


def _zone(name: str) -> tzinfo:
    return _find_zone(name) or UTC


@lru_cache(maxsize=256)
def _find_zone(name: str) -> tzinfo | None:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None
