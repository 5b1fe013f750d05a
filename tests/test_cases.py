"""Each folder under `cases/` is a small workspace with a fault, and `expected.txt` what is said of it."""

from pathlib import Path

import pytest

from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue import RULES
from pmo_design.pipeline import load_design

SHOWN_ELSEWHERE = {
    "PMO110-too-many-values",
    "PMO118-file-too-large",
    "PMO147-unreadable-evidence",
    "PMO148-value-and-result",
    "PMO149-record-exists",
}
"""Faults of files too large for a repository, or of an import; the tests of the loader make such files."""
CASES = sorted(path.parent for path in (Path(__file__).parent / "cases").glob("*/expected.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_shows_exactly_its_faults(case: Path) -> None:
    found = [_line(diagnostic) for diagnostic in load_design(case).diagnostics]

    assert found == (case / "expected.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_is_named_after_the_fault_that_it_shows(case: Path) -> None:
    code, _, slug = case.name.partition("-")

    assert f" {code} {slug}: " in (case / "expected.txt").read_text(encoding="utf-8")


def test_every_rule_has_a_case() -> None:
    shown = {case.name for case in CASES} | SHOWN_ELSEWHERE

    assert [name for rule in RULES if (name := f"{rule.code}-{rule.slug}") not in shown] == []


def test_every_rule_says_why_it_matters() -> None:
    assert [rule.code for rule in RULES if not rule.why] == []


def test_every_fault_names_a_way_out() -> None:
    found = [diagnostic for case in CASES for diagnostic in load_design(case).diagnostics]

    assert [diagnostic.code for diagnostic in found if not diagnostic.hints] == []


def test_no_code_and_no_slug_is_used_twice() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.slug for rule in RULES}) == len(RULES)


def _line(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.span} {diagnostic.code} {diagnostic.slug}: {diagnostic.message}"
