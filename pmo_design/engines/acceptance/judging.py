"""Judge one criterion as of a day: the actual figure, how far it got, and the verdict with its reason."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from pmo_design.engines.acceptance.report import Standing
from pmo_design.model.acceptance import Criterion, Metric
from pmo_design.model.records import Measurement, Recorded, TestRun
from pmo_design.model.scalars import MINUTES_PER_DAY


def reached(metric: Metric, value: Decimal) -> bool:
    """Tell whether a figure is as good as the target or better."""
    if metric.direction == "up":
        return value >= metric.target
    if metric.direction == "down":
        return value <= metric.target
    return metric.target <= value and (metric.upper is None or value <= metric.upper)


def attainment(metric: Metric, actual: Decimal) -> Decimal | None:
    """Return how much of the way from the baseline to the target is gone; undefined where both are equal."""
    if metric.baseline is None or metric.baseline == metric.target or metric.direction == "within":
        return None
    return (actual - metric.baseline) / (metric.target - metric.baseline)


def judge(
    address: str,
    criterion: Criterion,
    history: Sequence[Recorded[Measurement]],
    runs: Sequence[Recorded[TestRun]],
    due: date | None,
    starts: date | None,
    as_of: date,
) -> Standing:
    """Judge a criterion by what is in force up to a day, in order of time."""
    standing = Standing(
        address,
        "insufficient",
        "Nothing was recorded.",
        must=criterion.priority == "must",
        due=due,
        history=tuple(history),
        runs=tuple(runs),
    )
    if criterion.waiver is not None and criterion.waiver.until >= as_of:
        return replace(standing, verdict="waived", reason=criterion.waiver.reason)
    if not history and not runs:
        if (starts or due or as_of) > as_of:
            return replace(standing, verdict="not-due", reason="Its phase has not begun.")
        return standing
    if criterion.metric is None:
        failed = any(run.record.result == "failed" for run in runs)
        return replace(
            standing,
            verdict="not-met" if failed else "met",
            reason="A scenario failed." if failed else "Every scenario passed.",
            latest=max(run.record.date for run in runs) if runs else None,
        )
    return _by_metric(standing, criterion.metric, as_of)


def _by_metric(standing: Standing, metric: Metric, as_of: date) -> Standing:
    if not standing.history:
        return standing
    newest = standing.history[-1].record
    window = timedelta(days=(metric.window or 0) / MINUTES_PER_DAY)
    counted = tuple(each for each in standing.history if not metric.window or each.record.to > as_of - window)
    actual = newest.value if newest.value is not None else Decimal(0)
    sample = sum(each.record.n or 0 for each in counted) or None
    standing = replace(
        standing,
        actual=actual,
        attainment=attainment(metric, actual),
        sample=sample,
        latest=newest.to,
        counted=counted or standing.history[-1:],
    )
    if metric.expires and newest.to < as_of - timedelta(days=metric.expires / MINUTES_PER_DAY):
        return replace(standing, verdict="expired", reason="The newest measurement is too old.")
    if metric.minimum_sample and (sample or 0) < metric.minimum_sample:
        return replace(standing, verdict="insufficient", reason="The sample is too small.")
    if reached(metric, actual):
        return replace(standing, verdict="met", reason="The figure reaches the target.")
    near = metric.handover is not None and reached(
        metric.model_copy(update={"target": metric.handover}), actual
    )
    return replace(
        standing,
        verdict="at-risk" if near else "not-met",
        reason="The figure will do at hand-over." if near else "The figure misses the target.",
    )
