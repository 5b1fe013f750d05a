"""A table that was read: rows of text under named columns, and the place of each cell."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from pmo_design.diagnostics import Span

Row = Mapping[str, str]


@dataclass(frozen=True)
class Table:
    """Rows of a file, from a spreadsheet, a CSV or a test report; blank cells and blank rows are left out.

    `kind` is that of its records; `locate` finds the place of a cell, of the row without a column.
    """

    path: str
    kind: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...] = field(hash=False)
    locate: Callable[[int, str | None], Span] = field(compare=False, repr=False)

    def cell(self, row: int, column: str | None = None) -> Span:
        """Return the place of a cell of a row, counted from 0."""
        return self.locate(row, column)


FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a cell for a formula."""


def without_guard(text: str) -> str:
    """Take off the apostrophe that keeps a spreadsheet from running a cell: `'=A1` is the text `=A1`."""
    return text[1:] if text[:1] == "'" and text[1:2] in FORMULA_STARTS and len(text) > 1 else text
