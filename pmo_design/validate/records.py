"""Hold the rows of tables against the models of records; each becomes a record that knows its place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from json import JSONEncoder
from typing import Protocol

from pydantic import ValidationError

from pmo_design.diagnostics import Diagnostic, Outcome, Span
from pmo_design.diagnostics.catalogue.records import BLANK_CELL
from pmo_design.model import Part
from pmo_design.model.records import RECORD_KINDS, Recorded
from pmo_design.validate.validation import unusable_values
from pmo_design.validate.wording import explain

_MOST_REMEMBERED = 1_000
_quoted = JSONEncoder(ensure_ascii=False).encode


class Rows(Protocol):
    """A table: rows of text by column, and the place of each cell."""

    @property
    def path(self) -> str: ...

    @property
    def kind(self) -> str: ...

    @property
    def rows(self) -> tuple[Mapping[str, str], ...]: ...

    def __hash__(self) -> int: ...

    def cell(self, row: int, column: str | None = None) -> Span: ...


def validate_records(tables: Iterable[Rows]) -> Outcome[tuple[Recorded[Part], ...]]:
    """Make records of tables; a row with faults makes none."""
    records: list[Recorded[Part]] = []
    faults: list[Diagnostic] = []
    for table in tables:
        for result in _remembered(table):
            if isinstance(result, Recorded):
                records.append(result)
            else:
                faults.append(result)
    return Outcome(tuple(records), tuple(faults))


def record_key(row: Mapping[str, str]) -> str:
    """Return the name of a record: its own id, or one made of what it says, the same for the same row.

    The day on which it was written down is not counted: it tells nothing of what was found.

    >>> record_key({"criterion": "ac-07", "value": "52"}) == record_key({"value": "52", "criterion": "ac-07"})
    True
    """
    if "id" in row:
        return row["id"]
    cells = (f"[{_quoted(key)}, {_quoted(cell)}]" for key, cell in sorted(row.items()) if key != "recorded")
    return sha256(f"[{', '.join(cells)}]".encode("utf-8", "replace")).hexdigest()[:10]


@dataclass(frozen=True, slots=True)
class _OneRow:
    """A row in the shape of a document, for faults to find their cell in."""

    table: Rows
    row: int

    def span(self, path: tuple[str | int, ...] = ()) -> Span:
        column = next((step for step in path if isinstance(step, str)), None)
        return self.table.cell(self.row, column)

    key_span = span


@lru_cache(_MOST_REMEMBERED)
def _remembered(table: Rows) -> tuple[Recorded[Part] | Diagnostic, ...]:
    model = RECORD_KINDS[table.kind]
    return tuple(result for row in range(len(table.rows)) for result in _validate_row(table, row, model))


def _validate_row(table: Rows, row: int, model: type[Part]) -> Iterator[Recorded[Part] | Diagnostic]:
    values = table.rows[row]
    document = _OneRow(table, row)
    faults = [] if "".join(values.values()).isprintable() else list(unusable_values(values, document, ()))
    try:
        record = model.model_validate(values)
    except ValidationError as error:
        yield from (*faults, *explain(error, model, document, (), BLANK_CELL))
        return
    yield from faults
    if not faults:
        yield Recorded(record, record_key(values), table, row)
