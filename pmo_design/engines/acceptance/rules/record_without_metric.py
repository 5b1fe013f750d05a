"""Figures for criteria that have no metric."""

from collections.abc import Iterator

from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.acceptance import RECORD_WITHOUT_METRIC
from pmo_design.engines.acceptance.rules.assessment import Assessment


def check_record_without_metric(assessment: Assessment) -> Iterator[Diagnostic]:
    """Report every measurement of a criterion that is judged by test runs alone."""
    without = {
        node.address
        for node in assessment.design.nodes("criterion")
        if assessment.criterion(node.address).metric is None
    }
    for each in assessment.records.measurements:
        if each.record.criterion in without:
            yield RECORD_WITHOUT_METRIC.at(each.span_of("criterion"), criterion=each.record.criterion)
