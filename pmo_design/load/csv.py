"""A CSV source to a table: RFC 4180, told by its header what it holds; every cell keeps its place."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from functools import lru_cache

from pmo_design.diagnostics import Diagnostic, Outcome, Span
from pmo_design.diagnostics.catalogue import records as rules
from pmo_design.diagnostics.lines import split_lines
from pmo_design.load.document import Source
from pmo_design.load.table import Row, Table, without_guard
from pmo_design.model import Part
from pmo_design.model.records import RECORD_KINDS

DELIMITERS = (",", ";", "\t")
_MOST_REMEMBERED = 1_000


def load_tables(sources: Iterable[Source]) -> Outcome[tuple[Table, ...]]:
    """Read every source; what cannot be read is left out and reported; what was read is remembered."""
    tables: list[Table] = []
    faults: list[Diagnostic] = []
    for source in sources:
        outcome = _remembered(source)
        faults.extend(outcome.diagnostics)
        if outcome.value is not None:
            tables.append(outcome.value)
    return Outcome(tuple(tables), tuple(faults))


def parse_csv(source: Source) -> Outcome[Table | None]:
    """Read one CSV; no table where it cannot be read, or where its header tells no kind of record."""
    delimiter = _delimiter(source.text)
    reader = csv.reader(io.StringIO(source.text, newline=""), strict=True, delimiter=delimiter)
    lines: list[tuple[int, list[str]]] = []
    try:
        start = 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                lines.append((start, cells))
            start = reader.line_num + 1
    except csv.Error as error:
        fault = rules.TABLE_SYNTAX.at(_line_span(source, max(reader.line_num, 1)), problem=str(error))
        return Outcome(None, (fault,))
    if not lines:
        return Outcome(None)
    (header_line, header), *rest = lines
    columns = tuple(name.strip() for name in header)
    places = _Places(source, delimiter, columns, tuple(line for line, _ in lines))
    kind = kind_of_header(columns)
    if kind is None:
        near = _near(columns)
        return Outcome(
            None, (rules.UNKNOWN_TABLE.at(_line_span(source, header_line), kind=near, needed=_needed(near)),)
        )
    faults = check_header(kind, columns, lambda column: places.span(0, columns.index(column)))
    rows: list[Row] = []
    for at, (_, cells) in enumerate(rest, start=1):
        if len(cells) != len(columns):
            span = places.span(at, None)
            faults.append(rules.UNEVEN_ROW.at(span, cells=len(cells), columns=len(columns)))
        rows.append(
            {
                column: without_guard(text)
                for column, cell in zip(columns, cells, strict=False)
                if (text := cell.strip())
            }
        )
    table = Table(source.path, kind, columns, tuple(rows), places.of_cell)
    return Outcome(None if faults else table, tuple(faults))


_remembered = lru_cache(_MOST_REMEMBERED)(parse_csv)


def kind_of_header(columns: Sequence[str]) -> str | None:
    """Tell by its columns what a table holds: the kind of which it has most columns, and most required ones."""
    found = [
        (len(known & set(columns)), kind)
        for kind, model in RECORD_KINDS.items()
        if len(required_columns(model) & set(columns)) * 2 > len(required_columns(model))
        and (known := set(columns_of(model)))
    ]
    return max(found, default=(0, None))[1]


def columns_of(model: type[Part]) -> tuple[str, ...]:
    """Return the columns that a table of a kind of records may have, in their order."""
    return tuple(info.alias or name for name, info in model.model_fields.items())


def required_columns(model: type[Part]) -> set[str]:
    """Return the columns that such a table must have."""
    return {info.alias or name for name, info in model.model_fields.items() if info.is_required()}


def check_header(kind: str, columns: Sequence[str], place: Callable[[str], Span]) -> list[Diagnostic]:
    """Report columns that are unknown, given twice, or missing from a table of a kind."""
    model = RECORD_KINDS[kind]
    known = columns_of(model)
    faults: list[Diagnostic] = []
    for column in dict.fromkeys(columns):
        if columns.count(column) > 1:
            faults.append(rules.DUPLICATE_COLUMN.at(place(column), column=column))
        elif column not in known:
            near = [f"did you mean '{word}'?" for word in get_close_matches(column, known, n=1)]
            faults.append(
                rules.UNKNOWN_COLUMN.at(
                    place(column), hints=near, column=column, kind=kind, known=", ".join(known)
                )
            )
    for column in known:
        if column in required_columns(model) and column not in columns:
            faults.append(rules.MISSING_COLUMN.at(place(columns[0]), column=column, kind=kind))
    return faults


class _Places:
    """Finds the cells of a CSV again: only a fault asks for a place, so nothing is kept of them."""

    def __init__(self, source: Source, delimiter: str, columns: Sequence[str], lines: Sequence[int]) -> None:
        self._source = source
        self._delimiter = delimiter
        self._columns = columns
        self._lines = lines

    def of_cell(self, row: int, column: str | None = None) -> Span:
        """Return the place of a cell by the row, counted from 0 below the header, and the column's name."""
        return self.span(row + 1, self._columns.index(column) if column in self._columns else None)

    def span(self, row: int, column: int | None) -> Span:
        """Return the place of the cell in a column counted from 0; of the row, where it has no such cell."""
        line = self._lines[row]
        whole = _line_span(self._source, line)
        if column is None:
            return whole
        texts = split_lines(self._source.text)
        at, begin = line - 1, 0
        for _ in range(column):
            at, end = _end_of_cell(texts, at, begin, self._delimiter)
            if end >= len(texts[at]):
                return whole
            begin = end + 1
        end_at, end = _end_of_cell(texts, at, begin, self._delimiter)
        return Span(self._source.path, at + 1, begin + 1, end_at + 1, end + 1)


def _end_of_cell(texts: Sequence[str], at: int, begin: int, delimiter: str) -> tuple[int, int]:
    """Return the line and the offset at which a cell that begins at another ends, its delimiter left out."""
    if texts[at][begin : begin + 1] != '"':
        end = texts[at].find(delimiter, begin)
        return at, end if end >= 0 else len(texts[at])
    offset = begin + 1
    while True:
        close = texts[at].find('"', offset)
        if close < 0:
            if at + 1 == len(texts):
                return at, len(texts[at])
            at, offset = at + 1, 0
        elif texts[at][close + 1 : close + 2] == '"':
            offset = close + 2
        else:
            return at, close + 1


def _line_span(source: Source, line: int) -> Span:
    texts = split_lines(source.text)
    text = texts[min(line, len(texts)) - 1]
    return Span(source.path, line, 1, line, len(text) + 1)


def _delimiter(text: str) -> str:
    """Tell by the header what parts the cells: a comma, or what spreadsheets of other countries write."""
    header = split_lines(text)[0]
    return max(DELIMITERS, key=lambda delimiter: (header.count(delimiter), -DELIMITERS.index(delimiter)))


def _near(columns: Sequence[str]) -> str:
    """Tell which kind of record a header comes nearest to."""

    def likeness(kind: str) -> int:
        required = required_columns(RECORD_KINDS[kind])
        return sum(bool(get_close_matches(column, required, n=1)) for column in columns)

    return max(RECORD_KINDS, key=likeness)


def _needed(kind: str) -> str:
    model = RECORD_KINDS[kind]
    return ", ".join(column for column in columns_of(model) if column in required_columns(model))
