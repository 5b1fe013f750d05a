"""The columns of a checklist as a table: what is to be read, and what is to be filled in and imports again.

A heading that begins with `#` is for readers only; the others are columns of measurements and test runs.
"""

from collections.abc import Callable, Mapping

from pmo_design.render.checklists.rows import ChecklistRow
from pmo_design.render.verdicts import VERDICT_WORDS

READ_ONLY: Mapping[str, Callable[[ChecklistRow], str]] = {
    "# title": lambda row: row.title,
    "# statement": lambda row: row.statement,
    "# priority": lambda row: row.priority,
    "# phase": lambda row: row.phase_title,
    "# given": lambda row: "\n".join(row.given),
    "# when": lambda row: "\n".join(row.when),
    "# then": lambda row: "\n".join(row.then),
    "# metric": lambda row: row.metric,
    "# target": lambda row: row.target,
    "# unit": lambda row: row.unit,
    "# due": lambda row: row.due.isoformat() if row.due is not None else "",
    "# owner": lambda row: row.owner_title,
    "# verdict": lambda row: VERDICT_WORDS[row.verdict],
    "# actual": lambda row: row.actual,
    "# latest": lambda row: f"{row.latest.day} {row.latest.said}" if row.latest is not None else "",
}
"""Headings of what is only read, and what stands below them."""

NAMING = ("criterion", "scenario", "site")
"""Columns that say what a row is about; they are written, and not to be changed."""
OF_MEASUREMENT = ("from", "to", "value", "n", "source", "observer")
OF_TEST_RUN = (
    "run",
    "tester",
    "date",
    "environment",
    "expected",
    "actual",
    "result",
    "severity",
    "evidence",
)
OF_BOTH = ("note",)
TO_FILL_IN = (*OF_MEASUREMENT, *OF_TEST_RUN, *OF_BOTH)


def filled_in(row: ChecklistRow) -> Mapping[str, str]:
    """Return what a checklist knows beforehand of the record that a row is to become."""
    known = {
        "criterion": row.number,
        "scenario": row.scenario or "",
        "site": (row.site or "").partition(":")[2],
    }
    if row.kind == "test-run":
        return {**known, "environment": row.environment, "expected": "; ".join(row.then)}
    return {**known, "source": row.source}
