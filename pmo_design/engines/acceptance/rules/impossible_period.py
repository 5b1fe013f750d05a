"""Measurements whose period ends before it begins."""

from collections.abc import Iterator

from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.acceptance import IMPOSSIBLE_PERIOD
from pmo_design.engines.acceptance.rules.assessment import Assessment


def check_impossible_period(assessment: Assessment) -> Iterator[Diagnostic]:
    """Report every measurement whose first day lies after its last."""
    for each in assessment.records.measurements:
        if each.record.from_ > each.record.to:
            yield IMPOSSIBLE_PERIOD.at(each.span_of("to"), first=each.record.from_, last=each.record.to)
