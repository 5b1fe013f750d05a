"""Test runs of scenarios that their criterion does not have."""

from collections.abc import Iterator
from difflib import get_close_matches

from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.acceptance import UNKNOWN_SCENARIO
from pmo_design.engines.acceptance.rules.assessment import Assessment


def check_unknown_scenario(assessment: Assessment) -> Iterator[Diagnostic]:
    """Report every test run that names a scenario which its criterion does not have."""
    for each in assessment.records.test_runs:
        told = each.record.scenario
        known = [
            scenario.id for scenario in assessment.criterion(each.record.criterion).scenarios if scenario.id
        ]
        if told is not None and told not in known:
            yield UNKNOWN_SCENARIO.at(
                each.span_of("scenario"),
                hints=[f"did you mean '{near}'?" for near in get_close_matches(told, known, n=1)],
                criterion=each.record.criterion,
                scenario=told,
                known=", ".join(known) or "none; leave the cell blank",
            )
