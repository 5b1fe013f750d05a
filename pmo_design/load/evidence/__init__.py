"""Files of evidence to rows: CSV, XLSX, JUnit XML and Cucumber JSON, told apart by what they say."""

import os
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from pmo_design.diagnostics import Diagnostic, Outcome, Span
from pmo_design.diagnostics.catalogue import load as rules
from pmo_design.load.columns import needed
from pmo_design.load.csv import read_csv
from pmo_design.load.encoding import decode, refusal
from pmo_design.load.evidence.cucumber import read_cucumber
from pmo_design.load.evidence.evidence import Evidence, Named, Tested, not_readable
from pmo_design.load.evidence.filled_in import FilledIn, filled_in, with_defaults
from pmo_design.load.evidence.junit import read_junit
from pmo_design.load.evidence.matching import Known, Matched, test_runs
from pmo_design.load.evidence.xlsx import cell_name, read_xlsx

LARGEST_EVIDENCE_BYTES = 50_000_000
_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"

__all__ = [
    "Evidence",
    "Known",
    "Matched",
    "Named",
    "Tested",
    "at_cells",
    "parse_evidence",
    "read_evidence",
    "test_runs",
    "with_defaults",
]


def read_evidence(file: Path) -> Outcome[Evidence | None]:
    """Read a file of evidence; nothing of one that has faults."""
    path = file.as_posix()
    try:
        told = os.stat(file)
        if told.st_size > LARGEST_EVIDENCE_BYTES:
            size, limit = f"{told.st_size:,}", f"{LARGEST_EVIDENCE_BYTES:,}"
            return Outcome(None, (rules.FILE_TOO_LARGE.at(Span(path), size=size, limit=limit),))
        with open(file, "rb") as stream:
            content = stream.read(LARGEST_EVIDENCE_BYTES)
    except OSError as error:
        return Outcome(None, (refusal(path, error),))
    return parse_evidence(path, content, datetime.fromtimestamp(told.st_mtime, UTC).date())


def parse_evidence(path: str, content: bytes, written: date) -> Outcome[Evidence | None]:
    """Take evidence from the bytes of a file; `written` is the day on which it was last written."""
    if content.startswith(_OLD_EXCEL):
        return not_readable(Span(path), "it is a workbook of old Excel or a locked one", "save it as .xlsx")
    if content.startswith(_ZIP) or path.lower().endswith(".xlsx"):
        return _from_xlsx(path, content, written)
    begin = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if begin == b"<" or path.lower().endswith(".xml"):
        tests = read_junit(path, content)
        text = content.decode("utf-8", "replace")
        evidence = Evidence(path, "JUnit XML", written, tests=tests.value or (), text=text)
        return Outcome(evidence if tests.value is not None else None, tests.diagnostics)
    source = decode(path, content)
    if source.value is None:
        return Outcome(None, source.diagnostics)
    if begin in (b"[", b"{") or path.lower().endswith(".json"):
        tests = read_cucumber(source.value)
        text = source.value.text
        evidence = Evidence(path, "Cucumber JSON", written, tests=tests.value or (), text=text)
        return Outcome(evidence if tests.value is not None else None, tests.diagnostics)
    grid = read_csv(source.value)
    if grid.value is None:
        return Outcome(None, grid.diagnostics)
    rows = filled_in(grid.value)
    evidence = Evidence(path, "CSV", written, text=source.value.text)
    return _with_rows(evidence, [(path, rows)])


def _from_xlsx(path: str, content: bytes, written: date) -> Outcome[Evidence | None]:
    book = read_xlsx(path, content)
    if book.value is None:
        return Outcome(None, book.diagnostics)
    sheets = {grid.path: name for name, grid in book.value.sheets}
    evidence = Evidence(path, "XLSX", written, ignored=book.value.ignored, sheets=sheets)
    return _with_rows(evidence, [(grid.path, filled_in(grid)) for _, grid in book.value.sheets])


def _with_rows(
    evidence: Evidence, found: list[tuple[str, Outcome[FilledIn | None]]]
) -> Outcome[Evidence | None]:
    """Add the rows of a file's tables; a file without one that tells a kind of record is of no use."""
    faults = [fault for _, outcome in found for fault in outcome.diagnostics]
    read = [outcome.value for _, outcome in found if outcome.value is not None]
    if not read and not faults:
        return not_readable(
            Span(evidence.path),
            "no table in it has the columns of a record",
            f"measurements have the columns {needed('measurement')}, test runs {needed('test-run')}; "
            "`pmo-design accept checklist` writes tables to fill in",
        )
    tables = tuple(table for each in read for table in each.tables)
    full = replace(evidence, tables=tables, blank=sum(each.blank for each in read))
    return Outcome(full if read else None, at_cells(faults, full))


def at_cells(
    faults: "list[Diagnostic] | tuple[Diagnostic, ...]", evidence: Evidence
) -> tuple[Diagnostic, ...]:
    """Name the cell in faults of a workbook, as its users know it: `Measurements!B7`."""
    return tuple(_at_cell(fault, evidence) for fault in faults)


def _at_cell(fault: Diagnostic, evidence: Evidence) -> Diagnostic:
    span = fault.span
    sheet = evidence.sheets.get(span.path)
    if sheet is None:
        return fault
    cell = f"{sheet}!{cell_name(span.line, span.column)}"
    return replace(fault, message=f"{cell}: {fault.message}", span=span._replace(path=evidence.path))
