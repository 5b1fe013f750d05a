"""Bounds of a metric that cannot be judged."""

from collections.abc import Iterator

from pmo_design.analyse.ties import parts
from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.analyse import IMPOSSIBLE_BAND
from pmo_design.link.design import ServiceDesign
from pmo_design.model import Criterion


def check_impossible_band(design: ServiceDesign) -> Iterator[Diagnostic]:
    """Report every metric whose upper bound is missing, out of place, or not above its lower bound."""
    for node, criterion in parts(design, "criterion", Criterion):
        metric = criterion.metric
        if metric is None:
            continue
        if metric.direction != "within":
            if metric.upper is not None:
                yield IMPOSSIBLE_BAND.at(
                    node.span_of("metric", "upper"),
                    problem=f"an upper bound has no meaning with direction '{metric.direction}'",
                    way_out="remove `upper:`, or set `direction: within`",
                )
        elif metric.upper is None:
            yield IMPOSSIBLE_BAND.at(
                node.span_of("metric", "direction"),
                problem="the metric is to stay within a band, but has no upper bound",
                way_out="add `upper:`; `target:` is the lower bound",
            )
        elif metric.upper <= metric.target:
            yield IMPOSSIBLE_BAND.at(
                node.span_of("metric", "upper"),
                problem=f"the upper bound {metric.upper:f} is not above the lower bound {metric.target:f}",
                way_out="put the smaller figure into `target:`, the larger into `upper:`",
            )
