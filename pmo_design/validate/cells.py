"""How a figure or a day should have been written, where what was written leaves no doubt."""

import re
from collections.abc import Callable, Mapping

_DAY_FIRST = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_WITH_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ].*")
_NUMBER = re.compile(r"([+-]?)(\d*)(?:\.(\d*))?")
_WITH_UNIT = re.compile(r"([+-]?[\d.,]*\d)\s*(?![eE]\d)(%|[A-Za-z].*)")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:([ ',.])\d{3})(?:\1\d{3})*")


def better_cell(fault: str, told: str) -> str | None:
    """Return what to write instead of a cell that cannot be read; None where that cannot be told.

    >>> better_cell("cell_number", "2,5"), better_cell("day", "16.11.2026")
    ('write 2.5', 'write 2026-11-16')
    """
    find = _FINDERS.get(fault)
    plain = " ".join(told.replace("−", "-").split())
    better = find(plain) if find is not None and plain.isascii() else None
    return better if better != f"write {told}" else None


def _number(told: str) -> str | None:
    if unit := _WITH_UNIT.fullmatch(told):
        figure = _plain(unit[1])
        return f"write {figure}: the unit is that of the metric" if figure else None
    figure = _plain(told)
    if grouped := _GROUPED.fullmatch(told):
        whole = told.replace(grouped[1], "")
        fraction = told.replace(grouped[1], ".")
        return f"write {whole} or {fraction}, whichever is meant" if figure == fraction else f"write {whole}"
    return f"write {figure}" if figure else None


def _plain(told: str) -> str | None:
    """Write a number with digits and a point: of two different marks the last parts whole and fraction."""
    text = told.replace(" ", "").replace("'", "")
    point = max(text.rfind(","), text.rfind("."))
    marks = text.count(",") + text.count(".")
    if point >= 0 and (marks == 1 or text.count(text[point]) == 1):
        text = f"{_without_marks(text[:point])}.{text[point + 1 :]}"
    else:
        text = _without_marks(text)
    found = _NUMBER.fullmatch(text)
    if found is None or not (found[2] or found[3]):
        return None
    return f"{found[1]}{found[2] or '0'}" + (f".{found[3]}" if found[3] else "")


def _without_marks(text: str) -> str:
    return text.replace(",", "").replace(".", "")


def _count(told: str) -> str | None:
    figure = _plain(told)
    if figure is None or figure.startswith("-"):
        return None
    if _GROUPED.fullmatch(told):
        return f"write {re.sub('[^0-9]', '', told)}"
    whole, _, fraction = figure.lstrip("+").partition(".")
    return f"write {whole}" if not fraction.strip("0") else None


def _day(told: str) -> str | None:
    if found := _WITH_TIME.fullmatch(told):
        return f"write {found[1]}"
    found = _DAY_FIRST.fullmatch(told)
    if found is None:
        return None
    first, second, year = int(found[1]), int(found[3]), found[4]
    if found[2] == "." and 1 <= first <= 31 and 1 <= second <= 12:
        return f"write {year}-{second:02}-{first:02}"
    if 12 < first <= 31 and 1 <= second <= 12:
        return f"write {year}-{second:02}-{first:02}"
    if 12 < second <= 31 and 1 <= first <= 12:
        return f"write {year}-{first:02}-{second:02}"
    return f"write the year first, then month and day: {year}-…"


_FINDERS: Mapping[str, Callable[[str], str | None]] = {
    "cell_number": _number,
    "cell_count": _count,
    "day": _day,
}
