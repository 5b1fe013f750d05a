"""Rules over criteria, records and signatures, one a module; their wording stands in the catalogue."""

from collections.abc import Callable, Iterator

from pmo_design.diagnostics import Diagnostic
from pmo_design.engines.acceptance.rules.assessment import Assessment
from pmo_design.engines.acceptance.rules.cases_missing import check_cases_missing
from pmo_design.engines.acceptance.rules.dependency_cycle import check_dependency_cycle
from pmo_design.engines.acceptance.rules.duplicate_record import check_duplicate_record
from pmo_design.engines.acceptance.rules.figure_of_another_unit import check_figure_of_another_unit
from pmo_design.engines.acceptance.rules.impossible_levels import check_impossible_levels
from pmo_design.engines.acceptance.rules.impossible_period import check_impossible_period
from pmo_design.engines.acceptance.rules.overdue_open_point import check_overdue_open_point
from pmo_design.engines.acceptance.rules.overlapping_measurements import check_overlapping_measurements
from pmo_design.engines.acceptance.rules.record_beside_figure import check_record_beside_figure
from pmo_design.engines.acceptance.rules.record_without_metric import check_record_without_metric
from pmo_design.engines.acceptance.rules.share_out_of_range import check_share_out_of_range
from pmo_design.engines.acceptance.rules.signed_over_blocker import check_signed_over_blocker
from pmo_design.engines.acceptance.rules.superseded_twice import check_superseded_twice
from pmo_design.engines.acceptance.rules.supersession_cycle import check_supersession_cycle
from pmo_design.engines.acceptance.rules.suspect_sign_off import check_suspect_sign_off
from pmo_design.engines.acceptance.rules.unknown_figure import check_unknown_figure
from pmo_design.engines.acceptance.rules.unknown_scenario import check_unknown_scenario
from pmo_design.engines.acceptance.rules.unknown_superseded import check_unknown_superseded
from pmo_design.engines.acceptance.rules.value_missing import check_value_missing
from pmo_design.engines.acceptance.rules.waiver_expired import check_waiver_expired

Check = Callable[[Assessment], Iterator[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    check_record_without_metric,
    check_unknown_scenario,
    check_unknown_superseded,
    check_superseded_twice,
    check_supersession_cycle,
    check_duplicate_record,
    check_impossible_period,
    check_share_out_of_range,
    check_value_missing,
    check_cases_missing,
    check_overlapping_measurements,
    check_unknown_figure,
    check_figure_of_another_unit,
    check_record_beside_figure,
    check_impossible_levels,
    check_dependency_cycle,
    check_waiver_expired,
    check_suspect_sign_off,
    check_signed_over_blocker,
    check_overdue_open_point,
)
"""Every rule of acceptance, in the order of the codes."""


def faults(assessment: Assessment) -> tuple[Diagnostic, ...]:
    """Return the faults that all rules find, by place."""
    found = (diagnostic for check in CHECKS for diagnostic in check(assessment))
    return tuple(sorted(found, key=lambda diagnostic: diagnostic.sort_key))


__all__ = ["CHECKS", "Assessment", "Check", "faults"]
