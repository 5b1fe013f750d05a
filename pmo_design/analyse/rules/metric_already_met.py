"""Targets that need no service to be reached."""

from collections.abc import Iterator
from decimal import Decimal

from pmo_design.analyse.ties import parts
from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.analyse import METRIC_ALREADY_MET
from pmo_design.link.design import ServiceDesign
from pmo_design.model import Criterion
from pmo_design.model.acceptance import Metric


def check_metric_already_met(design: ServiceDesign) -> Iterator[Diagnostic]:
    """Report every metric whose baseline already reaches its target."""
    for node, criterion in parts(design, "criterion", Criterion):
        metric = criterion.metric
        if metric is not None and metric.baseline is not None and _meets(metric, metric.baseline):
            yield METRIC_ALREADY_MET.at(
                node.span_of("metric", "baseline"),
                baseline=f"{metric.baseline:f}",
                target=f"{metric.target:f}",
                unit=metric.unit,
            )


def _meets(metric: Metric, figure: Decimal) -> bool:
    if metric.direction == "up":
        return figure >= metric.target
    if metric.direction == "down":
        return figure <= metric.target
    return metric.upper is not None and metric.target <= figure <= metric.upper
