"""What is recorded over time, a row of a table each: measurements, test runs, sign-offs."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Generic, Literal, NamedTuple, Protocol, TypeVar

from pydantic import BeforeValidator, StringConstraints
from pydantic_core import PydanticCustomError

from pmo_design.diagnostics import Span
from pmo_design.model.base import Part
from pmo_design.model.relations import OF_CRITERION, OF_PHASE, OF_ROLE, OF_SITE
from pmo_design.model.scalars import Day, Id, Text, described

_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{1,15})?")
_OPEN_POINT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\s+(\S.*)", re.DOTALL)


def _word(text: object) -> object:
    """Read one of a few words whatever its capitals: `Not run`."""
    return "-".join(text.casefold().split()) if isinstance(text, str) else text


Word = BeforeValidator(_word)
Result = Literal["passed", "failed", "blocked", "not-run"]
DefectSeverity = Literal["critical", "major", "minor"]
Decision = Literal["accepted", "accepted-with-open-points", "rejected"]


def _number(text: object) -> object:
    """Read a figure as a table holds it; a decimal comma and a thousands' mark are faults, not guesses."""
    if isinstance(text, str) and _NUMBER.fullmatch(text):
        return Decimal(text)
    raise PydanticCustomError("cell_number", "is not a number; write it as 12.5")


def _count(text: object) -> object:
    if isinstance(text, str) and text.isascii() and text.isdigit() and len(text) < 16:
        return int(text)
    raise PydanticCustomError("cell_count", "is not a whole number from 0")


class OpenPoint(NamedTuple):
    """What is still to be done after a sign-off, and by when."""

    due: date
    text: str


def _open_points(text: object) -> object:
    """Read `2026-12-01 The mast is live; 2027-01-15 …`."""
    points = []
    for told in str(text).split(";"):
        if not told.strip():
            continue
        found = _OPEN_POINT.fullmatch(told.strip())
        try:
            points.append(OpenPoint(date.fromisoformat(found[1]), found[2]) if found else None)
        except ValueError:
            points.append(None)
    if None in points:
        raise PydanticCustomError("open_points", "is not a list of open points")
    return tuple(points)


CellNumber = Annotated[Decimal, BeforeValidator(_number)]
CellCount = Annotated[int, BeforeValidator(_count)]
RecordId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=80)]


class Measurement(Part):
    """A figure for a criterion over a period; it is never edited: a later one may supersede it."""

    criterion: Annotated[str, OF_CRITERION] = described("Criterion that was measured: its id or number.")
    from_: Day = described("First day of the period.", alias="from")
    to: Day = described("Last day of the period.")
    value: CellNumber | None = described(
        "The figure, in the metric's unit; left blank to withdraw what it supersedes.", None
    )
    n: CellCount | None = described("How many cases the figure tells of.", None)
    source: Text = described("System, log or count that it was taken from.")
    observer: Text = described("Role that took it.")
    site: Annotated[str, OF_SITE] | None = described(
        "Site that it was taken at; the whole service, if blank.", None
    )
    id: RecordId | None = described("Name of the record, for a later one to supersede it.", None)
    supersedes: RecordId | None = described("Record that this one corrects.", None)
    recorded: Day | None = described("Day on which it was written down.", None)
    note: Text | None = described("What a reader has to know of it.", None)


class TestRun(Part):
    """What came out when a scenario was tried once."""

    __test__ = False  # pytest would take it for a test

    criterion: Annotated[str, OF_CRITERION] = described("Criterion that was tested: its id or number.")
    scenario: Id | None = described("Scenario that was tried; the criterion as a whole, if blank.", None)
    run: Text = described("Name of the run, as testers know it.")
    tester: Text = described("Role that ran it, or program.")
    date: Day = described("Day of the run.")
    environment: Text | None = described("Where it was run.", None)
    expected: Text | None = described("What should have been seen.", None)
    actual: Text | None = described("What was seen.", None)
    result: Annotated[Result, Word] = described("passed, failed, blocked or not-run.")
    severity: Annotated[DefectSeverity, Word] | None = described(
        "How grave the defect is, where it failed.", None
    )
    evidence: Text | None = described("Where the proof lies.", None)
    site: Annotated[str, OF_SITE] | None = described("Site that it was run at.", None)
    id: RecordId | None = described("Name of the record, for a later one to supersede it.", None)
    supersedes: RecordId | None = described("Record that this one corrects.", None)
    recorded: Day | None = described("Day on which it was written down.", None)
    note: Text | None = described("What a reader has to know of it.", None)


class SignOff(Part):
    """A decision on a phase: who took it, when, on what content."""

    phase: Annotated[str, OF_PHASE] = described("Phase that was decided on.")
    role: Annotated[str, OF_ROLE] = described("Role that decided.")
    name: Text = described("Who acted in that role.")
    date: Day = described("Day of the decision.")
    decision: Annotated[Decision, Word] = described("accepted, accepted-with-open-points or rejected.")
    open_points: Annotated[tuple[OpenPoint, ...], BeforeValidator(_open_points)] = described(
        "What is still to be done: `2026-12-01 The mast is live; 2027-01-15 …`.", ()
    )
    content_hash: Text | None = described(
        "What was signed: a hash of the whole, then one for each criterion; `accept sign` writes it.", None
    )
    id: RecordId | None = described("Name of the record, for a later one to supersede it.", None)
    supersedes: RecordId | None = described("Record that this one corrects.", None)
    recorded: Day | None = described("Day on which it was written down.", None)
    note: Text | None = described("What a reader has to know of it.", None)


Record = Measurement | TestRun | SignOff
R = TypeVar("R", bound=Part)
R_co = TypeVar("R_co", bound=Part, covariant=True)

RECORD_KINDS: Mapping[str, type[Part]] = {
    "measurement": Measurement,
    "test-run": TestRun,
    "sign-off": SignOff,
}
"""Kinds of records; the header of a table tells which it holds."""

RECORD_FILES: Mapping[str, str] = {
    "measurement": "blueprints/acceptance/measurements.csv",
    "test-run": "blueprints/acceptance/test-runs.csv",
    "sign-off": "blueprints/acceptance/sign-offs.csv",
}
"""Where records of a kind are written down in a workspace that has none yet."""


class TableOrigin(Protocol):
    """A table that records were read from: it knows the place of each cell."""

    @property
    def path(self) -> str: ...

    def cell(self, row: int, column: str | None = None) -> Span: ...


@dataclass(frozen=True, slots=True)
class Recorded(Generic[R_co]):
    """A record and where it stands; `key` names it: its own id, or one made of its content."""

    record: R_co
    key: str
    origin: TableOrigin
    row: int

    @property
    def span(self) -> Span:
        """The row's beginning."""
        return self.origin.cell(self.row)

    @property
    def place(self) -> str:
        """The file and the line that it stands in, in short: `measurements.csv:14`."""
        return f"{self.origin.path.rpartition('/')[2]}:{self.span.line}"

    def span_of(self, column: str) -> Span:
        """Where a value of it stands; the row, where it has none."""
        return self.origin.cell(self.row, column)


@dataclass(frozen=True, slots=True)
class Records:
    """All that was recorded, in the order of files and rows."""

    measurements: tuple[Recorded[Measurement], ...] = ()
    test_runs: tuple[Recorded[TestRun], ...] = ()
    sign_offs: tuple[Recorded[SignOff], ...] = ()

    @classmethod
    def of(cls, records: Iterable[Recorded[Part]]) -> "Records":
        """Part records by their kind."""
        by_kind: dict[type[Part], list[Recorded[Part]]] = {kind: [] for kind in RECORD_KINDS.values()}
        for each in records:
            by_kind[type(each.record)].append(each)
        parted: Any = (tuple(of_kind) for of_kind in by_kind.values())
        return cls(*parted)

    def __iter__(self) -> Iterator[Recorded[Part]]:
        yield from (*self.measurements, *self.test_runs, *self.sign_offs)

    def __add__(self, later: "Records") -> "Records":
        return Records(
            self.measurements + later.measurements,
            self.test_runs + later.test_runs,
            self.sign_offs + later.sign_offs,
        )
