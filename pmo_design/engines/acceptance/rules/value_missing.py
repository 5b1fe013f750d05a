"""Measurements that tell no figure and withdraw none."""

from collections.abc import Iterator

from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.acceptance import VALUE_MISSING
from pmo_design.engines.acceptance.rules.assessment import Assessment


def check_value_missing(assessment: Assessment) -> Iterator[Diagnostic]:
    """Report every measurement without a value that supersedes nothing."""
    for each in assessment.records.measurements:
        if each.record.value is None and each.record.supersedes is None:
            yield VALUE_MISSING.at(each.span_of("value"), criterion=each.record.criterion)
