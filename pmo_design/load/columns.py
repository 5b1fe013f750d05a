"""What the header of a table tells: the kind of its records, and what is wrong with its columns."""

from collections.abc import Callable, Iterator, Sequence
from difflib import get_close_matches
from functools import cache

from pmo_design.diagnostics import Diagnostic, Outcome, Span
from pmo_design.diagnostics.catalogue import records as rules
from pmo_design.load.table import Grid, Row, Table, without_guard
from pmo_design.model import Part
from pmo_design.model.records import RECORD_KINDS

READ_ONLY = "#"
"""What the name of a column begins with that is there for readers: nothing is taken from it."""


def to_table(grid: Grid) -> Outcome[Table | None]:
    """Make a table of the cells of a file; none where its header tells no kind of record, or has faults."""
    if not grid.cells:
        return Outcome(None)
    columns = columns_told(grid)
    kinds = kinds_in(columns)
    if not kinds:
        return Outcome(None, (unknown_table(grid, columns),))
    if len(kinds) > 1:
        return Outcome(None, (rules.CHECKLIST_AMONG_RECORDS.at(grid.locate(0, None)),))
    faults = list(check_header(kinds, columns, lambda at: grid.locate(0, at)))
    if faults:
        return Outcome(None, tuple(faults))
    rows = rows_of(grid, columns, faults)
    return Outcome(table_of(grid, kinds[0], columns, rows), tuple(faults))


def table_of(grid: Grid, kind: str, columns: tuple[str, ...], rows: Sequence[tuple[int, Row]]) -> Table:
    """Make a table of rows of a grid, each with its number there."""
    numbers = [number for number, _ in rows]

    def locate(row: int, column: str | None) -> Span:
        return grid.locate(numbers[row], columns.index(column) if column in columns else None)

    return Table(grid.path, kind, columns, tuple(row for _, row in rows), locate)


def columns_told(grid: Grid) -> tuple[str, ...]:
    """Return the names in a header; a nameless column with nothing below it is taken for one of readers."""
    columns = [canonical(name) for name in grid.cells[0]]
    for at, column in enumerate(columns):
        if not column and not any(cells[at].strip() for cells in grid.cells[1:] if at < len(cells)):
            columns[at] = READ_ONLY
    return tuple(columns)


def rows_of(grid: Grid, columns: Sequence[str], faults: list[Diagnostic]) -> list[tuple[int, Row]]:
    """Return the rows below the header and their numbers, without what is blank or for readers only.

    Those that have not a cell for every column are left out and reported.
    """
    rows: list[tuple[int, Row]] = []
    taken = [(at, column) for at, column in enumerate(columns) if not column.startswith(READ_ONLY)]
    for at, cells in enumerate(grid.cells):
        if not at:
            continue
        if len(cells) != len(columns):
            faults.append(rules.UNEVEN_ROW.at(grid.locate(at, None), cells=len(cells), columns=len(columns)))
            continue
        row: dict[str, str] = {}
        for index, column in taken:
            if text := cells[index].strip():
                row[column] = without_guard(text) if text[0] == "'" else text
        if row:
            rows.append((at, row))
    return rows


def canonical(name: str) -> str:
    """Return a column's name as the model has it, whatever its capitals and blanks: `Open points`."""
    told = name.strip()
    plain = told.casefold().replace(" ", "_").replace("-", "_")
    return plain if any(plain in columns_of(kind) for kind in RECORD_KINDS) else told


def kinds_of_header(columns: Sequence[str]) -> tuple[str, ...]:
    """Tell by its columns what a table holds: the kinds whose required columns it has, the likest first."""
    told = set(columns)
    likeness = {
        kind: (len(told & set(columns_of(kind))), len(told & required_columns(kind)))
        for kind in RECORD_KINDS
        if len(required_columns(kind) & told) * 2 > len(required_columns(kind))
    }
    return tuple(sorted(likeness, key=lambda kind: likeness[kind], reverse=True))


def kinds_in(columns: Sequence[str]) -> tuple[str, ...]:
    """Return the kind that a header is likest to, and every other of which it has all that is needed.

    A register is of one kind; a checklist may have rows of several.
    """
    kinds = kinds_of_header(columns)
    return tuple(kind for kind in kinds if kind == kinds[0] or required_columns(kind) <= set(columns))


@cache
def columns_of(kind: str) -> tuple[str, ...]:
    """Return the columns that a table of a kind of records may have, in their order."""
    return tuple(info.alias or name for name, info in RECORD_KINDS[kind].model_fields.items())


@cache
def required_columns(kind: str) -> frozenset[str]:
    """Return the columns that such a table must have."""
    model: type[Part] = RECORD_KINDS[kind]
    return frozenset(info.alias or name for name, info in model.model_fields.items() if info.is_required())


def check_header(
    kinds: Sequence[str], columns: Sequence[str], place: Callable[[int], Span]
) -> Iterator[Diagnostic]:
    """Report columns that no kind of record in the table knows, that are given twice, or that are missing.

    A column that is misspelt is not missing as well.
    """
    known = tuple(dict.fromkeys(column for kind in kinds for column in columns_of(kind)))
    meant: set[str] = set()
    for column in dict.fromkeys(columns):
        if column.startswith(READ_ONLY):
            continue
        if column not in known:
            near = get_close_matches(column.casefold(), set(known) - set(columns), n=1)
            meant.update(near)
            hints = [f"did you mean '{word}'?" for word in near]
            hints = hints if column else ["give the column a name, or clear its cells"]
            yield rules.UNKNOWN_COLUMN.at(
                place(columns.index(column)),
                hints=hints,
                column=column,
                kind=" or ".join(kinds),
                known=", ".join(known),
            )
        elif columns.count(column) > 1:
            yield rules.DUPLICATE_COLUMN.at(
                place(columns.index(column, columns.index(column) + 1)), column=column
            )
    for kind in kinds:
        for column in columns_of(kind):
            if column in required_columns(kind) and column not in (*columns, *meant):
                yield rules.MISSING_COLUMN.at(place(0), column=column, kind=kind)


def unknown_table(grid: Grid, columns: Sequence[str]) -> Diagnostic:
    """Report a table whose header tells no kind of record, with the kind that it comes nearest to."""

    def likeness(kind: str) -> int:
        return sum(bool(get_close_matches(column, required_columns(kind), n=1)) for column in columns[:100])

    near = max(RECORD_KINDS, key=likeness)
    return rules.UNKNOWN_TABLE.at(grid.locate(0, None), kind=near, needed=needed(near))


def needed(kind: str) -> str:
    """List the columns that a table of a kind must have."""
    return ", ".join(column for column in columns_of(kind) if column in required_columns(kind))
