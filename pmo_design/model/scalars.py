"""The small types that fields are made of: text, ids, days, numbers, times of day, lengths of time."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, StringConstraints, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

MINUTES_PER_HOUR = 60
MINUTES_PER_DAY = 24 * MINUTES_PER_HOUR
_MINUTES: Mapping[str, int] = {
    "min": 1,
    "h": MINUTES_PER_HOUR,
    "d": MINUTES_PER_DAY,
    "w": 7 * MINUTES_PER_DAY,
}
_DURATION = re.compile(r"(\d+(?:\.\d+)?)\s*(min|h|d|w)")
_CLOCK = re.compile(r"([01]\d|2[0-4]):([0-5]\d)")


def _day(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    if isinstance(value, date):
        return value
    raise PydanticCustomError("day", "is not a date; write it as 2026-11-16")


def _number(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, Decimal):
        return value
    raise PydanticCustomError("number", "is not a number")


def _minutes(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool) and value == 0:
        return 0
    if isinstance(value, str):
        parts = _DURATION.findall(value)
        if parts and _DURATION.sub("", value).strip() == "":
            return round(sum(Decimal(amount) * _MINUTES[unit] for amount, unit in parts))
    raise PydanticCustomError(
        "duration", "is not a length of time; write it as '45 min', '6 h', '3 d' or '2 w'"
    )


def _clock(value: object) -> object:
    if isinstance(value, str) and (found := _CLOCK.fullmatch(value)):
        minutes = int(found[1]) * MINUTES_PER_HOUR + int(found[2])
        if minutes <= MINUTES_PER_DAY:
            return minutes
    raise PydanticCustomError("clock", "is not a time of day; write it as 05:40")


class _OnlyNumber:
    """Shows a decimal to editors as the number that it is written as, with its bounds."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        choices = handler(schema)["anyOf"]
        return next(dict(choice) for choice in choices if choice["type"] == "number")


Id = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80),
]
Text = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
Day = Annotated[
    date, BeforeValidator(_day), WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"})
]
Number = Annotated[Decimal, BeforeValidator(_number), _OnlyNumber()]
Percent = Annotated[Decimal, Field(ge=0, le=100), BeforeValidator(_number), _OnlyNumber()]
TravelHours = Annotated[Decimal, Field(ge=0, le=200), BeforeValidator(_number), _OnlyNumber()]
Minutes = Annotated[
    int,
    BeforeValidator(_minutes),
    WithJsonSchema({"type": "string", "pattern": r"^(\d+(\.\d+)?\s*(min|h|d|w)\s*)+$"}),
]
"""A length of time in whole minutes, authored as `45 min`, `6 h`, `3 d` (of 24 hours) or `2 w`."""
Clock = Annotated[
    int, BeforeValidator(_clock), WithJsonSchema({"type": "string", "pattern": r"^([01]\d|2[0-4]):[0-5]\d$"})
]
"""A time of day in minutes after midnight, authored as `05:40`."""
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]


def described(text: str, default: Any = ..., **rest: Any) -> Any:
    """Make a field with the sentence that editors and the manual show for it."""
    return Field(default, description=text, **rest)


def show_minutes(minutes: int) -> str:
    """Write a length of time in the largest unit that keeps it short: `45 min`, `1.5 h`, `3 d`.

    >>> show_minutes(90), show_minutes(4320)
    ('1.5\xa0h', '3\xa0d')
    """
    if minutes >= MINUTES_PER_DAY:
        return _amount(Decimal(minutes) / MINUTES_PER_DAY, "d")
    return show_work(minutes)


def show_work(minutes: int) -> str:
    """Write a time at work in hours at the most, since nobody works days of 24 hours: `76 h`.

    >>> show_work(45), show_work(4560)
    ('45\xa0min', '76\xa0h')
    """
    if minutes >= MINUTES_PER_HOUR:
        return _amount(Decimal(minutes) / MINUTES_PER_HOUR, "h")
    return _amount(Decimal(minutes), "min")


def _amount(amount: Decimal, unit: str) -> str:
    return f"{round(amount, 1).normalize():f}\u00a0{unit}"
