"""Criteria that are measured by figures which nobody works out."""

from collections.abc import Iterator
from difflib import get_close_matches

from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.acceptance import UNKNOWN_FIGURE
from pmo_design.engines.acceptance.rules.assessment import Assessment


def check_unknown_figure(assessment: Assessment) -> Iterator[Diagnostic]:
    """Report every `measured_by` that names no figure, or one of acceptance itself, which comes last."""
    for node in assessment.design.nodes("criterion"):
        metric = assessment.criterion(node.address).metric
        if metric is None or metric.measured_by is None or metric.measured_by in assessment.figures:
            continue
        told = metric.measured_by
        own = told.startswith("acceptance.")
        near = [] if own else get_close_matches(told, assessment.figures, n=1)
        yield UNKNOWN_FIGURE.at(
            node.span_of("metric", "measured_by"),
            hints=[f"did you mean '{name}'?" for name in near],
            problem="it would be measured by its own verdict" if own else "no such figure is worked out",
            figure=told,
            known=", ".join(assessment.figures) or "none",
        )
