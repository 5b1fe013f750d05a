"""Records that two others take the place of."""

from collections.abc import Iterator

from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.acceptance import SUPERSEDED_TWICE
from pmo_design.diagnostics.diagnostic import Related
from pmo_design.engines.acceptance.history import subject_of
from pmo_design.engines.acceptance.rules.assessment import Assessment
from pmo_design.model.records import Record, Recorded


def check_superseded_twice(assessment: Assessment) -> Iterator[Diagnostic]:
    """Report every record that supersedes one which another supersedes already."""
    for records in assessment.all_records():
        subjects = {each.key: subject_of(each.record) for each in records}
        first: dict[str, Recorded[Record]] = {}
        for each in records:
            told = each.record.supersedes
            if told is None or subjects.get(told) != subject_of(each.record):
                continue
            rival = first.setdefault(told, each)
            if rival.key != each.key:
                yield SUPERSEDED_TWICE.at(
                    each.span_of("supersedes"),
                    related=[Related("superseded here already", rival.span_of("supersedes"))],
                    record=told,
                    rival=rival.key,
                )
