"""The rows that somebody has filled in, of a table or a checklist: each is a record of one kind."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pmo_design.diagnostics import Outcome
from pmo_design.diagnostics.catalogue.records import VALUE_AND_RESULT
from pmo_design.load.columns import (
    check_header,
    columns_of,
    columns_told,
    kinds_in,
    rows_of,
    table_of,
)
from pmo_design.load.table import Grid, Row, Table

SAYS: Mapping[str, str] = {"measurement": "value", "test-run": "result", "sign-off": "decision"}
"""The column that makes a row of a checklist a record of a kind: without it nothing was filled in."""


@dataclass(frozen=True, slots=True)
class FilledIn:
    """The tables that a grid holds, one a kind, and how many rows nobody has filled in."""

    tables: tuple[Table, ...]
    blank: int


def filled_in(grid: Grid) -> Outcome[FilledIn | None]:
    """Part the rows of a grid by the kind of record that they hold; nothing where its header tells none.

    A checklist may hold measurements and test runs in one table: what is filled in tells which a row is.
    """
    columns = columns_told(grid) if grid.cells else ()
    kinds = kinds_in(columns)
    if not kinds:
        return Outcome(None)
    faults = list(check_header(kinds, columns, lambda at: grid.locate(0, at)))
    if faults:
        return Outcome(None, tuple(faults))
    rows: dict[str, list[tuple[int, Row]]] = {kind: [] for kind in kinds}
    blank = 0
    for number, row in rows_of(grid, columns, faults):
        told = [kind for kind in kinds if _is_filled_in(kind, row)]
        blank += not told
        if len(told) > 1:
            at = columns.index(SAYS[told[0]])
            faults.append(VALUE_AND_RESULT.at(grid.locate(number, at)))
        elif told:
            known = columns_of(told[0])
            rows[told[0]].append((number, {key: text for key, text in row.items() if key in known}))
    tables = tuple(table_of(grid, kind, columns, of_kind) for kind, of_kind in rows.items() if of_kind)
    return Outcome(FilledIn(tables, blank), tuple(faults))


def _is_filled_in(kind: str, row: Row) -> bool:
    """Tell whether a row says anything of a kind; a measurement without a value may withdraw another."""
    return SAYS[kind] in row or (kind == "measurement" and "supersedes" in row)


def with_defaults(table: Table, defaults: Mapping[str, str]) -> Table:
    """Fill the blank cells of a table's columns that are known once for all rows."""
    known = {column: text for column, text in defaults.items() if column in columns_of(table.kind)}
    return Table(table.path, table.kind, table.columns, tuple(_filled(table, known)), table.locate)


def _filled(table: Table, known: Mapping[str, str]) -> Iterator[Row]:
    for row in table.rows:
        yield {**known, **row}
