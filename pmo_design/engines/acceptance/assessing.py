"""Acceptance as of a day: records are put in order, criteria judged, verdicts rolled up, gates told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from pmo_design.diagnostics import Outcome
from pmo_design.engines.acceptance.dependencies import with_dependencies
from pmo_design.engines.acceptance.gates import gates
from pmo_design.engines.acceptance.history import History, history
from pmo_design.engines.acceptance.judging import Evidence, judge
from pmo_design.engines.acceptance.measuring import Terms
from pmo_design.engines.acceptance.report import Report, Standing
from pmo_design.engines.acceptance.rollups import Rollups
from pmo_design.engines.acceptance.rules import Assessment, faults
from pmo_design.link import Node, ServiceDesign
from pmo_design.model import Criterion
from pmo_design.model.figures import Figure
from pmo_design.model.records import Measurement, Records, TestRun
from pmo_design.model.service import Phase


@dataclass(frozen=True, slots=True)
class Inputs:
    """What acceptance is worked out from, beside the design: records, and figures of the toolkit."""

    records: Records = field(default_factory=Records)
    figures: Mapping[str, Figure] = field(default_factory=dict)


def run(design: ServiceDesign, inputs: Inputs, as_of: date) -> Outcome[Report]:
    """Judge every criterion as of a day, and tell what follows for phases and for what criteria verify."""
    measured = history(inputs.records.measurements, as_of)
    runs = history(inputs.records.test_runs, as_of)
    signed = history(inputs.records.sign_offs, as_of)
    titles = {node.address: node.title for node in design.nodes("site", "role")}
    judged = {
        node.address: judge(
            node.address,
            cast(Criterion, node.part),
            _evidence(node, measured, runs, inputs.figures),
            _terms(design, cast(Criterion, node.part), as_of),
            titles,
        )
        for node in design.nodes("criterion")
    }
    standings: Mapping[str, Standing] = with_dependencies(design, judged)
    newest = (measured.newest, runs.newest, signed.newest)
    report = Report(
        as_of,
        standings,
        gates(design, standings, signed, (measured, runs), as_of),
        Rollups(design, standings),
        later=measured.later + runs.later + signed.later,
        newest=max((day for day in newest if day is not None), default=None),
        keys=tuple(dict.fromkeys((*measured.known, *runs.known, *signed.known))),
        requirements=tuple(node.address for node in design.nodes("requirement")),
    )
    return Outcome(report, faults(Assessment(design, inputs.records, inputs.figures, report)))


def _evidence(
    node: Node, measured: History[Measurement], runs: History[TestRun], figures: Mapping[str, Figure]
) -> Evidence:
    metric = cast(Criterion, node.part).metric
    in_force = measured.in_force.get(node.address, ())
    corrected = tuple(each.record for each in measured.replaced.get(node.address, ()))
    repeated = tuple(each.record for each in runs.replaced.get(node.address, ()))
    return Evidence(
        tuple(each for each in in_force if each.record.value is not None),
        runs.in_force.get(node.address, ()),
        (*corrected, *repeated),
        tuple(each for each in in_force if each.record.value is None),
        figures.get(metric.measured_by) if metric is not None and metric.measured_by is not None else None,
    )


def _terms(design: ServiceDesign, criterion: Criterion, as_of: date) -> Terms:
    """Return the days that a criterion is judged by: its own due day goes before that of its phase's gate."""
    node = design.get(criterion.phase)
    phase = cast(Phase, node.part) if node is not None else None
    return Terms(as_of, criterion.due or (phase.gate if phase else None), phase.starts if phase else None)
