"""Records that stand in the tables twice."""

from collections.abc import Iterator

from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.acceptance import DUPLICATE_RECORD
from pmo_design.diagnostics.diagnostic import Related
from pmo_design.engines.acceptance.rules.assessment import Assessment
from pmo_design.model.records import Record, Recorded


def check_duplicate_record(assessment: Assessment) -> Iterator[Diagnostic]:
    """Report every record that has the id of an earlier one, or says just the same."""
    for records in assessment.all_records():
        first: dict[str, Recorded[Record]] = {}
        for each in records:
            earlier = first.setdefault(each.key, each)
            if earlier is not each:
                yield DUPLICATE_RECORD.at(
                    each.span_of("id"),
                    related=[Related("it stands here first", earlier.span)],
                    record=each.key,
                )
