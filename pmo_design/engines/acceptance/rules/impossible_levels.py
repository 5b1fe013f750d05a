"""Levels of a metric that contradict its target."""

from collections.abc import Iterator

from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.acceptance import IMPOSSIBLE_LEVELS
from pmo_design.engines.acceptance.actual import SHARES
from pmo_design.engines.acceptance.levels import reached
from pmo_design.engines.acceptance.rules.assessment import Assessment
from pmo_design.link import Node
from pmo_design.model.acceptance import Metric


def check_impossible_levels(assessment: Assessment) -> Iterator[Diagnostic]:
    """Report hand-over and stretch levels on the wrong side of the target, and targets that are no share."""
    for node in assessment.design.nodes("criterion"):
        metric = assessment.criterion(node.address).metric
        if metric is not None:
            yield from _levels(node, metric)
            if metric.statistic in SHARES:
                yield from _shares(node, metric)


def _levels(node: Node, metric: Metric) -> Iterator[Diagnostic]:
    if metric.handover is not None and reached(metric, metric.handover):
        yield IMPOSSIBLE_LEVELS.at(
            node.span_of("metric", "handover"),
            problem=f"the hand-over level {metric.handover:f} reaches the target already",
            way_out="`handover` is a figure short of the target; leave it out where nothing less will do",
        )
    if metric.stretch is not None and (
        not reached(metric, metric.stretch) or metric.stretch == metric.target
    ):
        yield IMPOSSIBLE_LEVELS.at(
            node.span_of("metric", "stretch"),
            problem=f"the stretch level {metric.stretch:f} does not go beyond the target",
            way_out="`stretch` is a figure better than the target",
        )


def _shares(node: Node, metric: Metric) -> Iterator[Diagnostic]:
    if not 0 <= metric.target <= 100:
        yield IMPOSSIBLE_LEVELS.at(
            node.span_of("metric", "target"),
            problem=f"{metric.target:f} is no share in per cent",
            way_out="write a share as per cent from 0 to 100",
        )
    if metric.statistic == "service-level" and metric.direction != "up":
        yield IMPOSSIBLE_LEVELS.at(
            node.span_of("metric", "direction"),
            problem="a service level tells how much was good, so that more is better",
            way_out="set `direction: up` and tell the good share, or choose `statistic: proportion`",
        )
