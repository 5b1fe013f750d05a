"""Criteria that wait for one another."""

from collections.abc import Iterator

from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.acceptance import DEPENDENCY_CYCLE
from pmo_design.engines.acceptance.dependencies import cycles
from pmo_design.engines.acceptance.rules.assessment import Assessment


def check_dependency_cycle(assessment: Assessment) -> Iterator[Diagnostic]:
    """Report every circle of criteria that depend on one another, or on themselves."""
    for circle in cycles(assessment.design):
        yield DEPENDENCY_CYCLE.at(
            assessment.design[circle[0]].span_of("depends_on"), circle=" → ".join((*circle, circle[0]))
        )
