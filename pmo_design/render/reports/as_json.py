"""How the service is accepted as JSON: complete, and of a shape that stays.

Figures are numbers in the unit of the metric; shares (`attainment`) are of 1. A field without a value is
null, a list without entries empty: no field is ever left out. `place` is the file and line of a record.
"""

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from pmo_design.engines.acceptance import VERDICTS, Gate, Report, Signature, SiteStanding, Standing
from pmo_design.link import ServiceDesign
from pmo_design.model.acceptance import Metric
from pmo_design.model.records import Measurement, Recorded, TestRun
from pmo_design.render.checklists.evidence import place
from pmo_design.render.reports.told import Told, tell

SHAPE = "pmo-design acceptance 1"
"""Names the shape; the number rises when a field changes its meaning or goes away, not when one is added."""

_METRIC = (
    "name",
    "unit",
    "direction",
    "statistic",
    "baseline",
    "target",
    "upper",
    "handover",
    "stretch",
    "margin",
    "minimum_sample",
    "measured_by",
)


def status_json(design: ServiceDesign, report: Report, told: Sequence[Told]) -> str:
    """Write how some criteria stand, and all gates."""
    return _written(
        {
            **_head(design, report),
            "counts": _counts(told),
            "criteria": [_criterion(each) for each in told],
            "gates": [_gate(gate) for gate in report.gates],
        }
    )


def gate_json(design: ServiceDesign, report: Report, gate: Gate) -> str:
    """Write how a gate stands, and the criteria that it asks for."""
    told = tell(design, report, gate.criteria)
    return _written(
        {
            **_head(design, report),
            "gate": _gate(gate),
            "counts": _counts(told),
            "criteria": [_criterion(each) for each in told],
        }
    )


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _head(design: ServiceDesign, report: Report) -> dict[str, Any]:
    return {
        "shape": SHAPE,
        "service": design.service.id if design.service is not None else None,
        "as_of": report.as_of.isoformat(),
        "records": {"later": report.later, "newest": _day(report.newest)},
    }


def _counts(told: Sequence[Told]) -> dict[str, int]:
    verdicts = [each.standing.verdict for each in told]
    return {verdict: verdicts.count(verdict) for verdict in VERDICTS}


def _criterion(told: Told) -> dict[str, Any]:
    part, standing = told.criterion, told.standing
    return {
        "criterion": told.node.address,
        "number": part.number,
        "title": part.title,
        "statement": part.statement,
        "priority": part.priority,
        "category": part.category,
        "phase": part.phase,
        "owner": part.owner,
        "approver": part.approver,
        "verifies": list(part.verifies),
        "place": str(told.node.span),
        "verdict": standing.verdict,
        "blocks": standing.blocks,
        "reason": standing.reason,
        "change": standing.change,
        "due": _day(standing.due),
        "reaches": _day(standing.reaches),
        "latest": _day(standing.latest),
        "metric": _metric(part.metric),
        "actual": _number(standing.actual),
        "attainment": _number(standing.attainment),
        "interval": {"low": standing.interval.low, "high": standing.interval.high}
        if standing.interval is not None
        else None,
        "thin": standing.thin,
        "sample": standing.sample,
        "budget": _budget(standing),
        "figure": _figure(standing),
        "waiver": {"by": part.waiver.by, "reason": part.waiver.reason, "until": _day(part.waiver.until)}
        if part.waiver is not None
        else None,
        "sites": [_site(each) for each in standing.sites],
        "evidence": _evidence(standing),
    }


def _metric(metric: Metric | None) -> dict[str, Any] | None:
    if metric is None:
        return None
    found = {name: _number(getattr(metric, name)) for name in _METRIC}
    return {**found, "window_minutes": metric.window, "expires_minutes": metric.expires}


def _budget(standing: Standing) -> dict[str, Any] | None:
    budget = standing.budget
    if budget is None:
        return None
    names = ("target", "allowed", "spent", "remaining", "rate")
    return {name: _number(getattr(budget, name)) for name in names}


def _figure(standing: Standing) -> dict[str, Any] | None:
    """Tell the toolkit's own figure that a criterion is measured by."""
    figure = standing.figure
    if figure is None:
        return None
    value = _number(figure.value)
    return {"name": figure.name, "title": figure.title, "value": value, "unit": figure.unit, "n": figure.n}


def _site(site: SiteStanding) -> dict[str, Any]:
    return {
        "site": site.site,
        "verdict": site.verdict,
        "actual": _number(site.actual),
        "sample": site.sample,
        "latest": _day(site.latest),
        "reason": site.reason,
    }


def _evidence(standing: Standing) -> list[dict[str, Any]]:
    """Return every record in order of time; `in_force` is false for one that a later one corrects."""
    counted = {each.key for each in standing.counted}
    former = {each.key for each in standing.superseded}
    records = (*standing.history, *standing.runs, *standing.superseded)
    told = [_record(each, each.key in counted, each.key not in former) for each in records]
    return sorted(told, key=lambda each: (each["to"] or each["date"], each["place"]))


def _record(
    recorded: Recorded[Measurement] | Recorded[TestRun], counts: bool, in_force: bool
) -> dict[str, Any]:
    record = recorded.record
    is_run = isinstance(record, TestRun)
    return {
        "kind": "test-run" if is_run else "measurement",
        "key": recorded.key,
        "from": _day(getattr(record, "from_", None)),
        "to": _day(getattr(record, "to", None)),
        "value": _number(getattr(record, "value", None)),
        "n": getattr(record, "n", None),
        "source": getattr(record, "source", None),
        "observer": getattr(record, "observer", None),
        "date": _day(getattr(record, "date", None)),
        "run": getattr(record, "run", None),
        "scenario": getattr(record, "scenario", None),
        "tester": getattr(record, "tester", None),
        "environment": getattr(record, "environment", None),
        "result": getattr(record, "result", None),
        "severity": getattr(record, "severity", None),
        "evidence": getattr(record, "evidence", None),
        "site": record.site,
        "supersedes": record.supersedes,
        "note": record.note,
        "counts": (is_run and in_force) or counts,
        "in_force": in_force,
        "place": place(recorded),
    }


def _gate(gate: Gate) -> dict[str, Any]:
    return {
        "phase": gate.phase,
        "title": gate.title,
        "state": gate.state,
        "open": gate.is_open,
        "decision_due": _day(gate.decision_due),
        "counts": {verdict: gate.counts.get(verdict, 0) for verdict in VERDICTS},
        "criteria": list(gate.criteria),
        "blockers": list(gate.blockers),
        "conditions": list(gate.conditions),
        "signatures": [_signature(each) for each in gate.signatures],
    }


def _signature(signature: Signature) -> dict[str, Any]:
    record = signature.record.record
    return {
        "role": record.role,
        "name": record.name,
        "date": _day(record.date),
        "decision": record.decision,
        "open_points": [{"due": _day(point.due), "text": point.text} for point in record.open_points],
        "suspect": signature.suspect,
        "changed": list(signature.changed),
        "overdue": list(signature.overdue),
        "place": f"{signature.record.span.path}:{signature.record.span.line}",
    }


def _number(value: Any) -> Any:
    """Return a figure as JSON has it; whole ones without a point."""
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


def _day(value: Any) -> str | None:
    return value.isoformat() if value is not None else None
