"""Open points of signatures that are still to be done after their day."""

from collections.abc import Iterator

from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.acceptance import OVERDUE_OPEN_POINT
from pmo_design.engines.acceptance.rules.assessment import Assessment


def check_overdue_open_point(assessment: Assessment) -> Iterator[Diagnostic]:
    """Report every open point of a signature that counts whose day is over."""
    for gate in assessment.report.gates:
        for signature in gate.signatures:
            for point in signature.overdue:
                yield OVERDUE_OPEN_POINT.at(
                    signature.record.span_of("open_points"),
                    point=point.rstrip("."),
                    role=signature.role,
                    phase=gate.phase.partition(":")[2],
                )
