"""What a file of evidence brings: rows of records, and tests that a program has run."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pmo_design.diagnostics import Outcome, Span
from pmo_design.diagnostics.catalogue.records import UNREADABLE_EVIDENCE
from pmo_design.load.table import Table

FORMATS = "CSV, XLSX, JUnit XML and Cucumber JSON"


@dataclass(frozen=True, slots=True)
class Named:
    """A word by which a test says what it shows, and where it says so."""

    word: str
    place: Span


@dataclass(frozen=True, slots=True)
class Tested:
    """A test as its report tells it: what it is called, what it names, what came out.

    `criteria` are named on purpose, by a property; `tags` are words that may name one.
    """

    name: str
    place: Span
    result: str
    group: str = ""
    suite: str = ""
    started: str = ""
    message: str = ""
    criteria: tuple[Named, ...] = ()
    tags: tuple[Named, ...] = ()
    scenario: str | None = None
    site: str | None = None

    @property
    def day(self) -> date | None:
        """The day on which it was run, as far as the report tells it."""
        try:
            return date.fromisoformat(self.started[:10])
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was read of a file: tables of records, tests, and how many rows nobody has filled in.

    `written` is the day on which the file was last written, `ignored` the sheets that hold no records,
    `sheets` the sheet's name by the path of its table, `text` what the file says where it is text.
    """

    path: str
    form: str
    written: date
    tables: tuple[Table, ...] = ()
    tests: tuple[Tested, ...] = ()
    blank: int = 0
    ignored: tuple[str, ...] = ()
    sheets: Mapping[str, str] = field(default_factory=dict)
    text: str = ""


def not_readable(span: Span, problem: str, way_out: str) -> Outcome[Any]:
    """Return nothing but the fault that keeps a file from being read."""
    return Outcome(None, (UNREADABLE_EVIDENCE.at(span, problem=problem, way_out=way_out),))
