"""Hours of the week in two zones: Brisbane is UTC+10 all year, Perth UTC+8, Sydney +10 and +11 in summer."""

from datetime import date

import pytest

from pmo_design.analyse.shift_hours import Overlap, in_zone, overlap
from pmo_design.model.service import Hours

MONDAY = date(2026, 11, 16)
WINTER_MONDAY = date(2026, 7, 13)
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri"]


def _hours(start: str, end: str, days: list[str] | None = None) -> Hours:
    return Hours.model_validate({"start": start, "end": end, "days": tuple(days or ())}, strict=False)


@pytest.mark.parametrize(
    ("shift", "hours", "minutes", "of_minutes"),
    [
        # Perth 08 to 16 is Brisbane 10 to 18: eight of the twelve hours, seven days.
        (_hours("06:00", "18:00"), _hours("08:00", "16:00"), 7 * 8 * 60, 7 * 12 * 60),
        # The night shift begins as the desk closes.
        (_hours("18:00", "06:00"), _hours("08:00", "16:00"), 0, 7 * 12 * 60),
        # A desk open round the clock meets every minute.
        (_hours("18:00", "06:00"), _hours("00:00", "24:00"), 7 * 12 * 60, 7 * 12 * 60),
        # Weekend shifts, desk on weekdays.
        (_hours("06:00", "18:00", ["sat", "sun"]), _hours("08:00", "16:00", WEEKDAYS), 0, 2 * 12 * 60),
        # Sunday's night shift runs into Monday: Perth 00 to 08 is Brisbane 02 to 10, so 02 to 06 is met.
        (_hours("18:00", "06:00", ["sun"]), _hours("00:00", "08:00", ["mon"]), 4 * 60, 12 * 60),
    ],
)
def test_hours_in_perth_meet_shifts_in_brisbane(
    shift: Hours, hours: Hours, minutes: int, of_minutes: int
) -> None:
    met = overlap(shift, "Australia/Brisbane", hours, "Australia/Perth", MONDAY)

    assert met == Overlap(minutes, of_minutes)


@pytest.mark.parametrize(("day", "minutes"), [(MONDAY, 7 * 60), (WINTER_MONDAY, 0)])
def test_daylight_saving_counts_on_the_day_of_the_document(day: date, minutes: int) -> None:
    # Sydney 09 to 10 is Brisbane 08 to 09 in summer, 09 to 10 in winter.
    met = overlap(
        _hours("08:00", "09:00"), "Australia/Brisbane", _hours("09:00", "10:00"), "Australia/Sydney", day
    )

    assert met.minutes == minutes


def test_the_week_is_that_of_the_day_whatever_its_weekday() -> None:
    shift, desk = _hours("06:00", "18:00", ["mon"]), _hours("06:00", "18:00", ["mon"])
    zone = "Australia/Brisbane"

    assert overlap(shift, zone, desk, zone, date(2026, 11, 22)) == Overlap(12 * 60, 12 * 60)


def test_hours_are_told_by_the_clocks_of_the_other_zone() -> None:
    told = in_zone(_hours("08:00", "16:00"), "Australia/Perth", "Australia/Brisbane", MONDAY)

    assert told == _hours("10:00", "18:00")


def test_days_move_where_midnight_lies_between() -> None:
    told = in_zone(_hours("23:00", "07:00", ["fri", "sun"]), "Australia/Perth", "Australia/Brisbane", MONDAY)

    assert told == _hours("01:00", "09:00", ["sat", "mon"])


def test_an_unknown_zone_counts_as_utc() -> None:
    told = in_zone(_hours("00:00", "01:00"), "Nowhere/At-all", "Australia/Perth", MONDAY)

    assert told == _hours("08:00", "09:00")
