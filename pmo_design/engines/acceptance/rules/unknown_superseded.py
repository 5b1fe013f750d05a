"""Corrections of records that are not there."""

from collections.abc import Iterator
from difflib import get_close_matches

from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.acceptance import UNKNOWN_SUPERSEDED
from pmo_design.engines.acceptance.history import subject_of
from pmo_design.engines.acceptance.rules.assessment import Assessment


def check_unknown_superseded(assessment: Assessment) -> Iterator[Diagnostic]:
    """Report every record that supersedes none of its own kind, or one of another criterion or phase."""
    for records in assessment.all_records():
        subjects = {each.key: subject_of(each.record) for each in records}
        for each in records:
            told = each.record.supersedes
            if told is None or subjects.get(told) == subject_of(each.record):
                continue
            alike = [key for key, subject in subjects.items() if subject == subject_of(each.record)]
            near = [f"did you mean '{key}'?" for key in get_close_matches(told, alike, n=1)]
            known = told in subjects
            yield UNKNOWN_SUPERSEDED.at(
                each.span_of("supersedes"),
                hints=near,
                problem=f"tells of '{subjects[told]}'" if known else "is not there",
                record=told,
                subject=subject_of(each.record),
            )
