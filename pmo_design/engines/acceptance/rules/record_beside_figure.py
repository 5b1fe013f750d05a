"""Figures that were recorded for criteria which the toolkit measures itself."""

from collections.abc import Iterator

from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.acceptance import RECORD_BESIDE_FIGURE
from pmo_design.engines.acceptance.rules.assessment import Assessment


def check_record_beside_figure(assessment: Assessment) -> Iterator[Diagnostic]:
    """Report every measurement of a criterion that has `measured_by`."""
    for each, metric in assessment.measured():
        if metric.measured_by is not None:
            yield RECORD_BESIDE_FIGURE.at(
                each.span_of("criterion"), criterion=each.record.criterion, figure=metric.measured_by
            )
