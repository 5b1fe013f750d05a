"""Waivers that have run out."""

from collections.abc import Iterator

from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.acceptance import WAIVER_EXPIRED
from pmo_design.engines.acceptance.rules.assessment import Assessment


def check_waiver_expired(assessment: Assessment) -> Iterator[Diagnostic]:
    """Report every waiver whose last day lies before the day of the report, unless the criterion is met."""
    for node in assessment.design.nodes("criterion"):
        waiver = assessment.criterion(node.address).waiver
        if waiver is None or waiver.until >= assessment.report.as_of:
            continue
        verdict = assessment.report.standings[node.address].verdict
        if verdict != "met":
            yield WAIVER_EXPIRED.at(
                node.span_of("waiver", "until"), until=waiver.until, verdict=verdict.replace("-", " ")
            )
