"""A record as a line of evidence: when, what was found, who says so, and where that is written."""

from dataclasses import dataclass
from datetime import date

from pmo_design.model.records import Measurement, Recorded, TestRun
from pmo_design.render.checklists.words import figure_words


@dataclass(frozen=True, slots=True)
class Evidence:
    """One record as it is told to people; `place` is the file and line where it stands, `key` its name."""

    day: date
    said: str
    source: str
    by: str
    site: str | None
    place: str
    key: str


def of_measurement(recorded: Recorded[Measurement], unit: str) -> Evidence:
    """Tell a measurement; one without a figure withdraws another."""
    record = recorded.record
    said = figure_words(record.value, unit) if record.value is not None else "withdrawn"
    sample = f" (n {record.n})" if record.n is not None else ""
    return Evidence(
        record.to, said + sample, record.source, record.observer, record.site, place(recorded), recorded.key
    )


def of_run(recorded: Recorded[TestRun]) -> Evidence:
    """Tell a test run: what came out, and how grave the defect is."""
    record = recorded.record
    said = record.result.replace("-", " ") + (f", {record.severity}" if record.severity else "")
    if record.actual and record.result != "passed":
        said = f"{said}: {record.actual}"
    source = record.evidence or record.run
    return Evidence(record.date, said, source, record.tester, record.site, place(recorded), recorded.key)


def of_record(recorded: Recorded[Measurement] | Recorded[TestRun], unit: str) -> Evidence:
    """Tell a record of either kind."""
    if isinstance(recorded.record, Measurement):
        return of_measurement(Recorded(recorded.record, recorded.key, recorded.origin, recorded.row), unit)
    return of_run(Recorded(recorded.record, recorded.key, recorded.origin, recorded.row))


def place(recorded: Recorded[Measurement] | Recorded[TestRun]) -> str:
    """Return the file and line of a record, as editors open it."""
    return f"{recorded.span.path}:{recorded.span.line}"
