"""Scenarios as Gherkin: a feature that Cucumber, pytest-bdd, behave and others run.

Tests tell by the tags which criterion they show: their reports come back by `accept import`.
"""

import re
from collections.abc import Iterator

from pmo_design.render.checklists.rows import Checklist, ChecklistRow
from pmo_design.render.checklists.unwritable import NotWritableError

_LINE_ENDS = re.compile(r"[^\S\u00a0\u202f]+")
_NOT_IN_TAG = re.compile(r"[^\w.-]+")


def to_feature(checklist: Checklist) -> bytes:
    """Write a scenario for each of the criteria's; those that are measured only are named at the top.

    Where a scenario has to be shown at several sites it is written once a site.
    """
    rows = [row for row in checklist.rows if row.when]
    if not rows:
        raise NotWritableError("no criterion of this checklist has a scenario: there is nothing to run")
    lines = ["# language: en", f"Feature: {_line(checklist.title)}"]
    told = {row.criterion for row in rows}
    measured = dict.fromkeys(row.number for row in checklist.rows if row.criterion not in told)
    if measured:
        lines += ["", f"  Judged without a scenario: {_line(', '.join(measured))}"]
    for row in rows:
        lines += ["", *_scenario(row)]
    return ("\n".join(lines) + "\n").encode()


def _scenario(row: ChecklistRow) -> Iterator[str]:
    words = (row.number, row.priority, row.phase, row.category, row.site)
    tags = (_NOT_IN_TAG.sub("-", word.rpartition(":")[2]).strip("-") for word in words if word)
    title = f": {row.scenario_title}" if row.scenario_title else ""
    site = f" ({row.site_title})" if row.site_title else ""
    yield "  " + " ".join(f"@{tag}" for tag in tags if tag)
    yield f"  Scenario: {_line(f'{row.number} {row.title}{title}{site}')}"
    yield f"    Statement: {_line(row.statement)}"
    if row.environment:
        yield f"    Environment: {_line(row.environment)}"
    if row.preconditions:
        yield f"    Before: {_line('; '.join(row.preconditions))}"
    yield ""
    for word, clauses in (("Given", row.given), ("When", row.when), ("Then", row.then)):
        for at, clause in enumerate(clauses):
            yield f"    {'And' if at else word} {_line(clause)}"


def _line(text: str) -> str:
    """Put text on one line: behind a keyword nothing else in it means anything to Gherkin."""
    return _LINE_ENDS.sub(" ", text).strip()
