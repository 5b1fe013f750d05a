"""A table for a terminal: as wide as the terminal is, and no wider."""

from collections.abc import Sequence
from dataclasses import dataclass

from pmo_design.diagnostics.formats.display import cut, width

_GAP = "  "
_WIDEST = 18
_LEAST_FLEXIBLE = 18


@dataclass(frozen=True, slots=True)
class Column:
    """A column and its cells; the one that is `flexible` takes what the others leave.

    Where there is no room, columns go away: those of the highest `dispensable` first, of 0 never.
    """

    heading: str
    cells: tuple[str, ...]
    right: bool = False
    flexible: bool = False
    dispensable: int = 0

    @property
    def natural(self) -> int:
        """How wide it would like to be."""
        return min(self.longest, _WIDEST)

    @property
    def longest(self) -> int:
        """How wide its widest cell is."""
        return max(map(width, (self.heading, *self.cells)))

    @property
    def is_empty(self) -> bool:
        return not any(self.cells)


def lay_out(columns: Sequence[Column], room: int) -> tuple[str, ...]:
    """Return the lines of a table, its headings first; columns with nothing in them are left out."""
    shown = [column for column in columns if not column.is_empty or column.flexible]
    while _left(shown, room) < _LEAST_FLEXIBLE and any(column.dispensable for column in shown):
        shown.remove(max(shown, key=lambda column: column.dispensable))
    wide = max(_left(shown, room), 1)
    widths = [min(wide, column.longest) if column.flexible else column.natural for column in shown]
    rows = zip(*((column.heading, *column.cells) for column in shown), strict=True)
    return tuple(
        _GAP.join(
            _set(cell, column, at) for cell, column, at in zip(row, shown, widths, strict=True)
        ).rstrip()
        for row in rows
    )


def _left(columns: Sequence[Column], room: int) -> int:
    """Return what the flexible column has of the room."""
    taken = sum(column.natural for column in columns if not column.flexible)
    return room - taken - len(_GAP) * (len(columns) - 1)


def _set(cell: str, column: Column, columns: int) -> str:
    text = cut(cell, columns)
    space = " " * (columns - width(text))
    return space + text if column.right else text + space
