"""What can be said of a linked design: rules over the graph, coverage, threads, fit of channels, RACI."""

from collections.abc import Callable, Iterator

from pmo_design.analyse.channel_fit import ChannelFit, channel_fit
from pmo_design.analyse.coverage import Coverage, Figure, coverage, design_figures
from pmo_design.analyse.matrix import Trace, TraceMatrix, matrix
from pmo_design.analyse.raci import RaciMatrix, RaciRow, raci
from pmo_design.analyse.rules.ambiguous_feeling import check_ambiguous_feeling
from pmo_design.analyse.rules.avoided_channel import check_avoided_channel
from pmo_design.analyse.rules.cell_without_accountable import check_cell_without_accountable
from pmo_design.analyse.rules.criterion_verifies_nothing import check_criterion_verifies_nothing
from pmo_design.analyse.rules.criterion_without_measure import check_criterion_without_measure
from pmo_design.analyse.rules.decision_without_two_ways import check_decision_without_two_ways
from pmo_design.analyse.rules.duplicate_emotion import check_duplicate_emotion
from pmo_design.analyse.rules.elapsed_too_short import check_elapsed_too_short
from pmo_design.analyse.rules.empty_lane import check_empty_lane
from pmo_design.analyse.rules.fail_point_without_recovery import check_fail_point_without_recovery
from pmo_design.analyse.rules.feeling_of_stranger import check_feeling_of_stranger
from pmo_design.analyse.rules.gate_order import check_gate_order
from pmo_design.analyse.rules.impossible_band import check_impossible_band
from pmo_design.analyse.rules.improves_wrong_state import check_improves_wrong_state
from pmo_design.analyse.rules.legacy_system_in_use import check_legacy_system_in_use
from pmo_design.analyse.rules.mandatory_requirement_without_criterion import (
    check_mandatory_requirement_without_criterion,
)
from pmo_design.analyse.rules.metric_already_met import check_metric_already_met
from pmo_design.analyse.rules.must_without_phase import check_must_without_phase
from pmo_design.analyse.rules.opportunity_without_cell import check_opportunity_without_cell
from pmo_design.analyse.rules.persona_without_evidence import check_persona_without_evidence
from pmo_design.analyse.rules.requirement_not_addressed import check_requirement_not_addressed
from pmo_design.analyse.rules.review_overdue import check_review_overdue
from pmo_design.analyse.rules.support_outside_serves import check_support_outside_serves
from pmo_design.analyse.rules.unanswered_pain_point import check_unanswered_pain_point
from pmo_design.analyse.rules.unknown_time_zone import check_unknown_time_zone
from pmo_design.analyse.rules.unlinked_step import check_unlinked_step
from pmo_design.analyse.rules.unsupported_journey_step import check_unsupported_journey_step
from pmo_design.analyse.rules.unusable_channel import check_unusable_channel
from pmo_design.analyse.rules.unused_element import check_unused_element
from pmo_design.analyse.rules.validity_before_issue import check_validity_before_issue
from pmo_design.analyse.rules.weights_not_100 import check_weights_not_100
from pmo_design.analyse.trace import Thread, best_thread, threads
from pmo_design.diagnostics import Diagnostic
from pmo_design.link.design import ServiceDesign

Check = Callable[[ServiceDesign], Iterator[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    check_unanswered_pain_point,
    check_opportunity_without_cell,
    check_fail_point_without_recovery,
    check_criterion_verifies_nothing,
    check_cell_without_accountable,
    check_persona_without_evidence,
    check_unsupported_journey_step,
    check_requirement_not_addressed,
    check_unused_element,
    check_unusable_channel,
    check_avoided_channel,
    check_criterion_without_measure,
    check_metric_already_met,
    check_impossible_band,
    check_must_without_phase,
    check_review_overdue,
    check_feeling_of_stranger,
    check_ambiguous_feeling,
    check_duplicate_emotion,
    check_decision_without_two_ways,
    check_weights_not_100,
    check_empty_lane,
    check_unlinked_step,
    check_improves_wrong_state,
    check_mandatory_requirement_without_criterion,
    check_gate_order,
    check_legacy_system_in_use,
    check_support_outside_serves,
    check_validity_before_issue,
    check_elapsed_too_short,
    check_unknown_time_zone,
)
"""Every rule over the graph, in the order of the codes."""


def analyse(design: ServiceDesign) -> tuple[Diagnostic, ...]:
    """Return the faults that all rules find, by place."""
    found = (diagnostic for check in CHECKS for diagnostic in check(design))
    return tuple(sorted(found, key=lambda diagnostic: diagnostic.sort_key))


__all__ = [
    "CHECKS",
    "ChannelFit",
    "Check",
    "Coverage",
    "Figure",
    "RaciMatrix",
    "RaciRow",
    "Thread",
    "Trace",
    "TraceMatrix",
    "analyse",
    "best_thread",
    "channel_fit",
    "coverage",
    "design_figures",
    "matrix",
    "raci",
    "threads",
]
