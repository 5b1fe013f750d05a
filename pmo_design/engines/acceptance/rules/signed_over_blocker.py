"""Phases that were accepted although a must is not shown to be met."""

from collections.abc import Iterator

from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.acceptance import SIGNED_OVER_BLOCKER
from pmo_design.engines.acceptance.rules.assessment import Assessment
from pmo_design.engines.acceptance.wording import listed


def check_signed_over_blocker(assessment: Assessment) -> Iterator[Diagnostic]:
    """Report every phase that was accepted without open points while a must blocks its gate.

    Who accepts with open points has said what is missing. It is told at the newest signature, once a phase.
    """
    for gate in assessment.report.gates:
        outright = [each for each in gate.signatures if each.record.record.decision == "accepted"]
        if gate.blockers and outright:
            yield SIGNED_OVER_BLOCKER.at(
                outright[-1].record.span_of("decision"),
                title=gate.title,
                blockers=listed(f"“{assessment.design[each].title}”" for each in gate.blockers),
            )
