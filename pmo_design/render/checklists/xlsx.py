"""A checklist as an Excel workbook: drop-down results, colours, columns that `accept import` takes back."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from pmo_design.model import Criterion
from pmo_design.model.service import Brand
from pmo_design.render.checklists.columns import filled_in
from pmo_design.render.checklists.rows import Checklist, ChecklistRow
from pmo_design.render.checklists.xlsx_columns import (
    LISTS,
    MEASUREMENT_COLUMNS,
    RUN_COLUMNS,
    Column,
    add_rules,
    cell_text,
    height_of,
    put,
)
from pmo_design.render.checklists.xlsx_print import set_up_print
from pmo_design.render.checklists.xlsx_start import write_start
from pmo_design.render.tokens import brand_palette

_DATE = datetime(2000, 1, 1)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_HEAD_HEIGHT = 20
_SPARE_ROWS = 200
"""Rows below the last in which drop-downs and checks hold, for tests that somebody adds."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of rows of one kind."""

    title: str
    table: str
    columns: tuple[Column, ...]
    rows: tuple[ChecklistRow, ...]


def to_xlsx(checklist: Checklist) -> bytes:
    """Return a checklist as a workbook: how to use it, then a sheet of test runs and one of measurements."""
    service = checklist.design.service
    palette = brand_palette(service.brand if service is not None else Brand(), "light")
    sheets = [sheet for sheet in _sheets(checklist) if sheet.rows]
    book = Workbook()
    write_start(cast(Worksheet, book.active), checklist, [(s.title, len(s.rows)) for s in sheets], palette)
    for sheet in sheets:
        _write_sheet(book.create_sheet(sheet.title), sheet, checklist, palette)
    _write_lists(book.create_sheet(LISTS), checklist)
    book.properties.creator = book.properties.lastModifiedBy = None
    book.properties.title = cell_text(checklist.title)
    book.properties.created = _DATE
    packed = io.BytesIO()
    book.save(packed)
    return _timeless(packed.getvalue())


def _sheets(checklist: Checklist) -> Iterable[Sheet]:
    rows = checklist.rows
    runs = tuple(row for row in rows if row.kind == "test-run")
    figures = tuple(row for row in rows if row.kind == "measurement" and row.measured_by is None)
    return (
        Sheet("Test runs", "TestRuns", RUN_COLUMNS, runs),
        Sheet("Measurements", "Measurements", MEASUREMENT_COLUMNS, figures),
    )


def _write_sheet(paper: Worksheet, sheet: Sheet, checklist: Checklist, palette: Mapping[str, str]) -> None:
    for at, column in enumerate(sheet.columns, start=1):
        put(paper, 1, at, column.name)
        letter = get_column_letter(at)
        paper.column_dimensions[letter].width = column.width
        paper.column_dimensions[letter].hidden = column.hidden
    paper.row_dimensions[1].height = _HEAD_HEIGHT
    for line, row in enumerate(sheet.rows, start=2):
        criterion = cast(Criterion, checklist.design[row.criterion].part)
        known = filled_in(row)
        for at, column in enumerate(sheet.columns, start=1):
            told = column.told(row, criterion) if column.told is not None else known.get(column.name)
            if told not in (None, ""):
                put(paper, line, at, told)
        paper.row_dimensions[line].height = _height(paper, line, sheet.columns)
    last = len(sheet.rows) + 1
    _dress(paper, sheet, last, palette)
    add_rules(paper, sheet.columns, last + _SPARE_ROWS, palette, len(checklist.design.nodes("site")))
    table = Table(displayName=sheet.table, ref=f"A1:{get_column_letter(len(sheet.columns))}{last}")
    paper.add_table(table)
    paper.freeze_panes = "C2"
    set_up_print(paper, checklist, f"{checklist.title}: {sheet.title.lower()}")
    paper.print_title_rows = "1:1"


def _height(paper: Worksheet, line: int, columns: Sequence[Column]) -> float:
    cells = ((column, paper.cell(line, at).value) for at, column in enumerate(columns, start=1))
    return height_of([(column.width, str(told)) for column, told in cells if isinstance(told, str)])


def _dress(paper: Worksheet, sheet: Sheet, last: int, palette: Mapping[str, str]) -> None:
    """Give cells to read the look of paper, cells to fill in that of a form, and each its number format."""
    hair = Side(style="thin", color=palette["cell-stroke"].removeprefix("#"))
    for at, column in enumerate(sheet.columns, start=1):
        ground = palette["paper" if column.is_read else "surface"].removeprefix("#")
        ink = palette["ink-2" if column.is_read else "ink"].removeprefix("#")
        for line in range(1, last + 1):
            cell = paper.cell(line, at)
            head = line == 1
            cell.fill = PatternFill("solid", fgColor="EDEBE5" if head else ground)
            cell.font = Font(
                name="Calibri", size=10, bold=(head and not column.is_read) or at == 1, color=ink
            )
            cell.border = Border(bottom=hair, right=hair, left=hair, top=hair)
            cell.alignment = Alignment(
                wrap_text=True,
                vertical="bottom" if head else "top",
                horizontal="left" if head else column.align,
                indent=1,
            )
            if not head and column.number_format:
                cell.number_format = column.number_format


def _write_lists(paper: Worksheet, checklist: Checklist) -> None:
    """Write what drop-downs offer; their headings begin with `#`, so that nothing is imported from here."""
    columns: Sequence[tuple[str, Iterable[str]]] = (
        ("# sites", (node.address.partition(":")[2] for node in checklist.design.nodes("site"))),
        ("# roles", (node.title for node in checklist.design.nodes("role"))),
    )
    for at, (heading, values) in enumerate(columns, start=1):
        for line, value in enumerate((heading, *values), start=1):
            put(paper, line, at, value)
    paper.sheet_state = "hidden"


def _timeless(packed: bytes) -> bytes:
    """Pack the parts again without the time at which it was done."""
    stamp = f"{_DATE:%Y-%m-%dT%H:%M:%SZ}".encode()
    again = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(again, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + stamp, content)
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 3
            new.writestr(entry, content)
    return again.getvalue()
