"""The words of headings and cells: counted things, lists, days, amounts, names of kinds."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from pmo_design.model.scalars import MINUTES_PER_HOUR
from pmo_design.model.service import Hours

_NUMBERS = [
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
"""What months are called, whatever the locale."""
_NO_BREAK = "\u00a0"

KINDS: dict[str, tuple[str, str]] = {
    "service": ("service", "services"),
    "organisation": ("organisation", "organisations"),
    "business-unit": ("business unit", "business units"),
    "site": ("site", "sites"),
    "channel": ("channel", "channels"),
    "system": ("system", "systems"),
    "role": ("role", "roles"),
    "stakeholder": ("stakeholder", "stakeholders"),
    "audience": ("audience", "audiences"),
    "phase": ("phase", "phases"),
    "persona": ("persona", "personas"),
    "goal": ("goal", "goals"),
    "need": ("need", "needs"),
    "pain-point": ("pain point", "pain points"),
    "scenario": ("scenario", "scenarios"),
    "journey": ("journey", "journeys"),
    "journey-stage": ("stage", "stages"),
    "journey-step": ("step", "steps"),
    "touchpoint": ("touchpoint", "touchpoints"),
    "opportunity": ("opportunity", "opportunities"),
    "blueprint": ("blueprint", "blueprints"),
    "lane": ("lane", "lanes"),
    "blueprint-phase": ("phase", "phases"),
    "blueprint-step": ("step", "steps"),
    "cell": ("cell", "cells"),
    "criterion": ("criterion", "criteria"),
    "requirement": ("requirement", "requirements"),
}
"""What one and several of a node type are called."""


def number_word(count: int) -> str:
    """Write a number as a word up to twelve, in figures above.

    >>> number_word(0), number_word(12), number_word(1300)
    ('no', 'twelve', '1,300')
    """
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else f"{count:,}"


def counted(count: int, one: str, several: str | None = None) -> str:
    """Write how many there are of a thing, with the right form of its noun.

    >>> counted(1, "pain"), counted(3, "criterion", "criteria")
    ('one pain', 'three criteria')
    """
    return f"{number_word(count)} {plural(count, one, several)}"


def plural(count: int, one: str, several: str | None = None) -> str:
    """Choose the form of a noun or verb."""
    return one if count == 1 else several or f"{one}s"


def of_all(count: int, total: int, one: str, several: str | None = None) -> str:
    """Write a share in words: `all nine sites`, `both sites`, `the only site`, `five of nine sites`."""
    noun = plural(total, one, several)
    if count == total:
        return {1: f"the only {noun}", 2: f"both {noun}"}.get(total, f"all {number_word(total)} {noun}")
    if count == 0:
        return f"none of {number_word(total)} {noun}"
    return f"{number_word(count)} of {number_word(total)} {noun}"


def sentence(text: str) -> str:
    """Begin with a capital letter, and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def listed(words: Iterable[str], last: str = "and") -> str:
    """Join words as a sentence does: `a, b and c`."""
    *most, end = [*words] or [""]
    return f"{', '.join(most)} {last} {end}" if most else end


def day(value: date) -> str:
    """Write a day as `16 Nov 2026`, whatever the locale."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}".replace(" ", _NO_BREAK)


def amount(value: Decimal | int, unit: str | None = None) -> str:
    """Write a figure with its unit, if it is not a mere count; thousands are parted, no digits are added.

    >>> amount(Decimal("2900"), "AUD"), amount(Decimal("1.50"))
    ('2,900\xa0AUD', '1.50')
    """
    return f"{value:,}" + (f"{_NO_BREAK}{unit}" if unit and unit != "count" else "")


def clock(minutes: int) -> str:
    """Write a time of day: `05:40`."""
    return f"{minutes // MINUTES_PER_HOUR:02}:{minutes % MINUTES_PER_HOUR:02}"


def hours(value: Hours) -> str:
    """Write a stretch of the day and the days it holds for: `05:40–15:40, Mon to Fri`."""
    span = f"{clock(value.start)}\u2013{clock(value.end)}"
    return f"{span}, {_days(value.days)}" if value.days else f"{span}, every day"


def _days(days: tuple[str, ...]) -> str:
    if days == ("mon", "tue", "wed", "thu", "fri"):
        return "Mon to Fri"
    return listed(sentence(name) for name in days)
