"""Criteria that are measured by a figure in another unit than their own."""

from collections.abc import Iterator

from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.acceptance import FIGURE_OF_ANOTHER_UNIT
from pmo_design.engines.acceptance.rules.assessment import Assessment


def check_figure_of_another_unit(assessment: Assessment) -> Iterator[Diagnostic]:
    """Report every `measured_by` whose figure has another unit than the metric."""
    for node in assessment.design.nodes("criterion"):
        metric = assessment.criterion(node.address).metric
        figure = assessment.figures.get(metric.measured_by) if metric and metric.measured_by else None
        if metric is not None and figure is not None and figure.unit != metric.unit:
            yield FIGURE_OF_ANOTHER_UNIT.at(
                node.span_of("metric", "unit"), unit=metric.unit, figure=figure.name, other=figure.unit
            )
