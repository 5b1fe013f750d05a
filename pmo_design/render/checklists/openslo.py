"""Service levels as OpenSLO, version 1: what monitoring tools are told of a promise."""

from decimal import Decimal
from typing import Any, cast

import yaml

from pmo_design.model import Criterion
from pmo_design.model.acceptance import Metric
from pmo_design.model.scalars import MINUTES_PER_DAY, MINUTES_PER_HOUR
from pmo_design.render.checklists.rows import Checklist
from pmo_design.render.checklists.unwritable import NotWritableError

API_VERSION = "openslo/v1"
_LONGEST_NAME = 63
_LONGEST_DESCRIPTION = 1050


def to_openslo(checklist: Checklist) -> bytes:
    """Write the service, then an SLO for each criterion that is a service level.

    A target of 100 % leaves no budget, and OpenSLO no place for it: a comment names such criteria.
    """
    criteria = [cast(Criterion, checklist.design[each].part) for each in checklist.criteria]
    levels = [
        each for each in criteria if each.metric is not None and each.metric.statistic == "service-level"
    ]
    written = [each for each in levels if each.metric is not None and each.metric.target < 100]
    if not levels:
        raise NotWritableError(
            "no criterion of this checklist is a service level (`statistic: service-level`)"
        )
    if not written:
        raise NotWritableError("every service level here promises 100 %, which OpenSLO cannot hold")
    documents = [_service(checklist), *(_slo(checklist, each) for each in written)]
    text = yaml.safe_dump_all(documents, sort_keys=False, allow_unicode=True, width=100, explicit_start=True)
    left_out = ", ".join(each.number or each.id for each in levels if each not in written)
    comment = f"# Left out, since 100 % leaves no error budget: {left_out}\n" if left_out else ""
    return (comment + text).encode()


def _service(checklist: Checklist) -> dict[str, Any]:
    service = checklist.design.service
    title = service.title if service is not None else checklist.title
    summary = (service.summary if service is not None else None) or title
    return {
        "apiVersion": API_VERSION,
        "kind": "Service",
        "metadata": {"name": _service_name(checklist), "displayName": title},
        "spec": {"description": summary[:_LONGEST_DESCRIPTION]},
    }


def _slo(checklist: Checklist, criterion: Criterion) -> dict[str, Any]:
    metric = cast(Metric, criterion.metric)
    labels: dict[str, str] = {"priority": criterion.priority, "category": criterion.category}
    if criterion.phase is not None:
        labels["phase"] = criterion.phase.partition(":")[2]
    spec: dict[str, Any] = {
        "description": criterion.statement[:_LONGEST_DESCRIPTION],
        "service": _service_name(checklist),
        "indicator": _indicator(criterion, metric),
    }
    if metric.window is not None:
        spec["timeWindow"] = [{"duration": _duration(metric.window), "isRolling": True}]
    spec["budgetingMethod"] = "Occurrences"
    spec["objectives"] = _objectives(metric)
    return {
        "apiVersion": API_VERSION,
        "kind": "SLO",
        "metadata": {
            "name": criterion.id[:_LONGEST_NAME].rstrip("-"),
            "displayName": f"{criterion.number} {criterion.title}" if criterion.number else criterion.title,
            "labels": labels,
            "annotations": {"pmo-design/criterion": f"criterion:{criterion.id}"},
        },
        "spec": spec,
    }


def _indicator(criterion: Criterion, metric: Metric) -> dict[str, Any]:
    """Tell what is counted; where the counts come from is known in words only."""
    words = {"source": metric.source, "method": metric.method}
    known = {key: text for key, text in words.items() if text is not None}

    def counted(what: str) -> dict[str, Any]:
        return {"metricSource": {"type": "pmo-design", "spec": {"count": what, **known}}}

    name = f"{criterion.id[: _LONGEST_NAME - 10].rstrip('-')}-indicator"
    return {
        "metadata": {"name": name, "displayName": metric.name},
        "spec": {
            "ratioMetric": {"counter": False, "good": counted("good"), "total": counted("total")},
        },
    }


def _objectives(metric: Metric) -> list[dict[str, Any]]:
    promised = [("Target", metric.target), ("At hand-over", metric.handover)]
    return [
        {"displayName": title, "target": float(Decimal(value) / 100)}
        for title, value in promised
        if value is not None
    ]


def _service_name(checklist: Checklist) -> str:
    service = checklist.design.service
    return (service.id if service is not None else "service")[:_LONGEST_NAME].rstrip("-")


def _duration(minutes: int) -> str:
    """Write a length of time in OpenSLO's shorthand: `30d`."""
    for unit, size in (("d", MINUTES_PER_DAY), ("h", MINUTES_PER_HOUR)):
        if minutes % size == 0:
            return f"{minutes // size}{unit}"
    return f"{minutes}m"
