"""A table that was read: rows of text under named columns, and the place of each cell."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from pmo_design.diagnostics import Span

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a file or a sheet as text, the header first; blank rows are left out.

    `locate` finds the place of a cell by row and column, counted from 0; of the row, without a column.
    """

    path: str
    cells: Sequence[Sequence[str]] = field(repr=False)
    locate: Callable[[int, int | None], Span] = field(compare=False, repr=False)


@dataclass(frozen=True, eq=False)
class Table:
    """Rows of a file, from a spreadsheet, a CSV or a test report; blank cells and blank rows are left out.

    `kind` is that of its records; `locate` finds the place of a cell, of the row without a column. A table is
    the same only as itself: rows that say the same elsewhere stand in other places.
    """

    path: str
    kind: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...] = field(repr=False)
    locate: Callable[[int, str | None], Span] = field(repr=False)

    def cell(self, row: int, column: str | None = None) -> Span:
        """Return the place of a cell of a row, counted from 0."""
        return self.locate(row, column)


_FORMULA = re.compile(r"'*[=+\-@\t\r]")
"""What begins a cell that a spreadsheet takes for a formula, behind apostrophes that were put before it."""
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")


def with_guard(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet would run as a formula; numbers stay as they are.

    Text that has such an apostrophe of its own gets another, so that `without_guard` gives back all text.

    >>> with_guard("=1+1"), with_guard("-3.5"), with_guard("45 min"), with_guard("'=1+1")
    ("'=1+1", '-3.5', '45 min', "''=1+1")
    """
    return f"'{text}" if _FORMULA.match(text) and not _PLAIN_NUMBER.fullmatch(text) else text


def without_guard(text: str) -> str:
    """Take off the apostrophe that keeps a spreadsheet from running a cell: `'=A1` is the text `=A1`."""
    return text[1:] if _GUARDED.match(text) else text
