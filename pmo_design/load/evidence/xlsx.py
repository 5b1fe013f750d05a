"""A workbook to grids, one a sheet: what a reader sees in the cells, as text, and the place of each.

Values are read, never formulas. A day is a day, whatever the cell shows of it; a number has the fifteen
digits that a spreadsheet has, and one that is shown in per cent is a figure in per cent.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from importlib.util import find_spec
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from pmo_design.diagnostics import Outcome, Span
from pmo_design.load.columns import columns_told, kinds_of_header
from pmo_design.load.evidence.evidence import not_readable
from pmo_design.load.table import Grid

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

LARGEST_CONTENT_BYTES = 200_000_000
MOST_PARTS = 5_000
MOST_CELLS = 5_000_000
_ROWS_ABOVE_HEADER = 30
_DIGITS = 15


@dataclass(frozen=True, slots=True)
class Book:
    """The sheets that hold records, by name, and the names of the others that can be seen."""

    sheets: tuple[tuple[str, Grid], ...]
    ignored: tuple[str, ...]


def read_xlsx(path: str, content: bytes) -> Outcome[Book | None]:
    """Read the sheets whose header tells a kind of record; nothing of a workbook that is broken or a bomb."""
    if find_spec("openpyxl") is None:
        return not_readable(
            Span(path),
            "reading XLSX needs openpyxl, which is not installed",
            "pip install 'pmo-design[xlsx]', or save the sheet as CSV",
        )
    if problem := _hostile(content):
        return not_readable(Span(path), problem, "save the workbook anew, or the sheet as CSV")
    from openpyxl import load_workbook

    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        return Outcome(_sheets(path, book))
    except _TooManyCellsError:
        problem = f"it holds more than {MOST_CELLS:,} cells"
        return not_readable(Span(path), problem, "keep the records alone in it")
    except Exception as error:  # whatever a broken workbook makes the library stumble over
        problem = f"the workbook is broken ({type(error).__name__})"
        return not_readable(Span(path), problem, "open it, save it anew as .xlsx, and try again")


class _TooManyCellsError(Exception):
    """More cells than any register holds."""


def _hostile(content: bytes) -> str | None:
    """Tell why a file is no workbook, or one that would swell beyond measure."""
    try:
        with ZipFile(BytesIO(content)) as parts:
            infos = parts.infolist()
            names = {info.filename for info in infos}
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        return "the workbook is broken, or was not saved to its end"
    if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > LARGEST_CONTENT_BYTES:
        return f"unpacked, it would take more than {LARGEST_CONTENT_BYTES // 1_000_000} MB"
    if "[Content_Types].xml" not in names:
        return "it is a ZIP file, but no Excel workbook (.xlsx)"
    return None


def _sheets(path: str, book: "Workbook") -> Book:
    sheets: list[tuple[str, Grid]] = []
    ignored: list[str] = []
    budget = [MOST_CELLS]
    for sheet in book.worksheets:
        grid = _grid(f"{path}!{sheet.title}", _rows(sheet, budget))
        if grid is None and sheet.sheet_state == "visible":
            ignored.append(sheet.title)
        elif grid is not None:
            sheets.append((sheet.title, grid))
    return Book(tuple(sheets), tuple(ignored))


def _rows(sheet: Any, budget: list[int]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the rows that say anything, each with its number."""
    sheet.reset_dimensions()  # a sheet may claim to reach to the last cell of all
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        budget[0] -= len(cells)
        if budget[0] < 0:
            raise _TooManyCellsError
        texts = tuple(_text(cell) for cell in cells)
        if any(texts):
            yield number, texts


def _grid(path: str, rows: Iterator[tuple[int, tuple[str, ...]]]) -> Grid | None:
    """Make a grid of the rows from the header on; None where none of the first rows is a header."""
    numbers: list[int] = []
    cells: list[Sequence[str]] = []

    def locate(row: int, column: int | None) -> Span:
        at = (column or 0) + 1
        return Span(path, numbers[row], at, numbers[row], at + 1)

    for number, texts in rows:
        if not cells:
            if number > _ROWS_ABOVE_HEADER:
                return None
            if not kinds_of_header(columns_told(Grid(path, (texts,), locate))):
                continue
        numbers.append(number)
        cells.append(texts)
    return Grid(path, _even(cells), locate) if cells else None


def _even(cells: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    """Give every row as many cells as the widest has: a sheet keeps no blank ones at a row's end."""
    width = max(map(len, cells))
    return [(*texts, *[""] * (width - len(texts))) for texts in cells]


def _text(cell: Any) -> str:
    """Write the value of a cell as a CSV would hold it."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (int, float)):
        return _number(value, in_per_cent="%" in (cell.number_format or ""))
    return str(value).strip()


def _number(value: int | float, *, in_per_cent: bool) -> str:
    figure = Decimal(f"{value:.{_DIGITS}g}")
    if not figure.is_finite():
        return str(value)
    figure = figure * 100 if in_per_cent else figure
    return f"{figure.normalize():f}" if figure else "0"


def cell_name(row: int, column: int) -> str:
    """Name a cell as a spreadsheet does.

    >>> cell_name(7, 2), cell_name(1, 28)
    ('B7', 'AB1')
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"
