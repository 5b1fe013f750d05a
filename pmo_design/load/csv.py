"""A CSV source to a table: RFC 4180, told by its header what it holds; every cell keeps its place."""

import csv
import io
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache

from pmo_design.diagnostics import Diagnostic, Outcome, Span
from pmo_design.diagnostics.catalogue import records as rules
from pmo_design.diagnostics.lines import split_lines
from pmo_design.load.columns import canonical, columns_of, to_table
from pmo_design.load.document import Source
from pmo_design.load.table import Grid, Table
from pmo_design.model.records import RECORD_KINDS

DELIMITERS = (",", ";", "\t")
LONGEST_CELL = 131_072
_MOST_REMEMBERED = 1_000
_BLANK = " \t"


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
    grid = read_csv(source)
    if grid.value is None:
        return Outcome(None, grid.diagnostics)
    return to_table(grid.value)


_remembered = lru_cache(_MOST_REMEMBERED)(parse_csv)


def read_csv(source: Source) -> Outcome[Grid | None]:
    """Take a CSV apart into cells; blank rows are left out."""
    text = source.text.removeprefix("\ufeff")
    delimiter = delimiter_of(text)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=delimiter)
    rows: list[Sequence[str]] = []
    lines: list[int] = []
    start = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(cells)
                lines.append(start)
            start = reader.line_num + 1
    except csv.Error as error:
        return Outcome(None, (_syntax_fault(source, start, delimiter, str(error)),))
    return Outcome(Grid(source.path, rows, _Places(source, delimiter, lines).span))


def delimiter_of(text: str) -> str:
    """Tell by the header what parts the cells: a comma, or what spreadsheets of other countries write."""
    header = split_lines(text)[0] if len(text) < LONGEST_CELL else split_lines(text[:LONGEST_CELL])[0]

    def likeness(delimiter: str) -> tuple[int, int, int]:
        names = {canonical(name.strip('"')) for name in header.split(delimiter)}
        known = max(len(names & set(columns_of(kind))) for kind in RECORD_KINDS)
        return (known, header.count(delimiter), -DELIMITERS.index(delimiter))

    return max(DELIMITERS, key=likeness)


class _Places:
    """Finds the cells of a CSV again: only a fault asks for a place, so nothing is kept of them."""

    def __init__(self, source: Source, delimiter: str, lines: Sequence[int]) -> None:
        self._source = source
        self._delimiter = delimiter
        self._lines = lines

    @cached_property
    def _texts(self) -> list[str]:
        return split_lines(self._source.text)

    def span(self, row: int, column: int | None) -> Span:
        """Return the place of the cell in a column counted from 0; of the row, where it has no such cell."""
        line, texts = self._lines[row], self._texts
        whole = Span(self._source.path, line, 1, line, len(texts[line - 1]) + 1)
        if column is None:
            return whole
        at, begin = line - 1, 0
        for _ in range(column):
            at, end = _end_of_cell(texts, at, begin, self._delimiter)
            if end >= len(texts[at]):
                return whole
            begin = end + 1
        end_at, end = _end_of_cell(texts, at, begin, self._delimiter)
        if end_at == at:
            begin, end = _without_blanks(texts[at], begin, end)
        return Span(self._source.path, at + 1, begin + 1, end_at + 1, end + 1)


def _without_blanks(text: str, begin: int, end: int) -> tuple[int, int]:
    told = text[begin:end]
    if not told.strip(_BLANK):
        return begin, begin
    return end - len(told.lstrip(_BLANK)), begin + len(told.rstrip(_BLANK))


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


def _syntax_fault(source: Source, line: int, delimiter: str, told: str) -> Diagnostic:
    """Report what keeps a row from being read, at the quotation mark that it comes from."""
    texts = split_lines(source.text)
    line = min(line, len(texts))
    span = Span(source.path, line, 1, line, len(texts[line - 1]) + 1)
    if "field larger" in told:
        problem = f"a cell of this row holds more than {LONGEST_CELL:,} characters"
        return rules.TABLE_SYNTAX.at(span, problem=problem, way_out="shorten it, and say where the rest is")
    way_out = 'put a cell that holds a quotation mark in quotes, and double the mark: "6"" pipe"'
    at, begin = line - 1, 0
    while True:
        end_at, end = _end_of_cell(texts, at, begin, delimiter)
        behind = texts[end_at][end : end + 1]
        if texts[at][begin : begin + 1] == '"' and behind not in ("", delimiter):
            place = Span(source.path, end_at + 1, end + 1, end_at + 1, end + 2)
            return rules.TABLE_SYNTAX.at(
                place, problem="text stands behind a closing quotation mark", way_out=way_out
            )
        if not behind:
            break
        at, begin = end_at, end + 1
    place = Span(source.path, at + 1, begin + 1, at + 1, begin + 2)
    return rules.TABLE_SYNTAX.at(place, problem="a quotation mark is never closed", way_out=way_out)
