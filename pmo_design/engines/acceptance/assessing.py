"""Acceptance as of a day: records are put in order, criteria judged, verdicts rolled up, gates told."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from pmo_design.diagnostics import Diagnostic, Outcome
from pmo_design.diagnostics.catalogue.acceptance import RECORD_WITHOUT_METRIC
from pmo_design.engines.acceptance.judging import judge
from pmo_design.engines.acceptance.report import (
    VERDICTS,
    Gate,
    Report,
    Rollup,
    Signature,
    Standing,
    Verdict,
    worst,
)
from pmo_design.link import Node, ServiceDesign
from pmo_design.model import Criterion
from pmo_design.model.figures import Figure
from pmo_design.model.records import Records
from pmo_design.model.relations import VERIFIES
from pmo_design.model.service import Phase


@dataclass(frozen=True, slots=True)
class Inputs:
    """What acceptance is worked out from, beside the design: what was recorded, and figures of the toolkit."""

    records: Records = Records()
    figures: Mapping[str, Figure] = field(default_factory=dict)


def run(design: ServiceDesign, inputs: Inputs, as_of: date) -> Outcome[Report]:
    """Judge every criterion as of a day, and tell what follows for phases and for what criteria verify."""
    standings = {node.address: _standing(design, node, inputs, as_of) for node in design.nodes("criterion")}
    gates = tuple(_gate(design, node, standings, inputs) for node in design.nodes("phase"))
    faults: tuple[Diagnostic, ...] = tuple(
        RECORD_WITHOUT_METRIC.at(each.span_of("criterion"), criterion=each.record.criterion)
        for each in inputs.records.measurements
        if cast(Criterion, design[each.record.criterion].part).metric is None
    )
    report = Report(as_of, standings, gates, _rollups(design, standings))
    return Outcome(report, faults)


def _standing(design: ServiceDesign, node: Node, inputs: Inputs, as_of: date) -> Standing:
    criterion = cast(Criterion, node.part)
    phase = design.get(criterion.phase)
    gate = cast(Phase, phase.part) if phase is not None else None
    measurements = [each for each in inputs.records.measurements if each.record.criterion == node.address]
    runs = [each for each in inputs.records.test_runs if each.record.criterion == node.address]
    return judge(
        node.address,
        criterion,
        sorted(
            (m for m in measurements if m.record.to <= as_of and m.record.value is not None),
            key=lambda m: m.record.to,
        ),
        sorted((r for r in runs if r.record.date <= as_of), key=lambda r: r.record.date),
        criterion.due or (gate.gate if gate else None),
        gate.starts if gate else None,
        as_of,
    )


def _gate(design: ServiceDesign, node: Node, standings: Mapping[str, Standing], inputs: Inputs) -> Gate:
    phase = cast(Phase, node.part)
    criteria = tuple(
        criterion.address
        for criterion in design.nodes("criterion")
        if cast(Criterion, criterion.part).phase == node.address
    )
    signatures = tuple(
        Signature(each, each.record.phase, each.record.role)
        for each in inputs.records.sign_offs
        if each.record.phase == node.address
    )
    blockers = tuple(each for each in criteria if standings[each].blocks)
    conditions = tuple(each for each in criteria if standings[each].verdict == "at-risk")
    return Gate(
        node.address,
        node.title,
        phase.gate,
        "passed"
        if signatures
        else "not-ready"
        if blockers
        else "ready-with-conditions"
        if conditions
        else "ready",
        criteria,
        counts_of(standings[each].verdict for each in criteria),
        blockers,
        conditions,
        signatures,
    )


def counts_of(verdicts: Iterable[Verdict]) -> Mapping[Verdict, int]:
    """Count verdicts, worst first; those that do not occur are left out."""
    counts = Counter(verdicts)
    return {verdict: counts[verdict] for verdict in VERDICTS if counts[verdict]}


def _rollups(design: ServiceDesign, standings: Mapping[str, Standing]) -> Mapping[str, Rollup]:
    shown: dict[str, dict[str, None]] = {}
    for node in design.nodes("criterion"):
        for target in design.targets(node.address, VERIFIES):
            address = target.address
            shown.setdefault(address, {})[node.address] = None
            while "/" in address:
                address = address.rpartition("/")[0]
                shown.setdefault(address, {})[node.address] = None
    return {address: rollup(tuple(criteria), standings) for address, criteria in shown.items()}


def rollup(criteria: tuple[str, ...], standings: Mapping[str, Standing]) -> Rollup:
    """Roll the verdicts of some criteria up: the worst counts, and no average hides a must."""
    musts = tuple(standings[each].verdict for each in criteria if standings[each].must)
    return Rollup(
        worst(tuple(standings[each].verdict for each in criteria)),
        worst(musts) if musts else None,
        counts_of([standings[each].verdict for each in criteria]),
        criteria,
    )
