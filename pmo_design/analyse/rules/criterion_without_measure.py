"""Criteria that nobody could find true or false."""

from collections.abc import Iterator

from pmo_design.analyse.ties import parts
from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.analyse import CRITERION_WITHOUT_MEASURE
from pmo_design.link.design import ServiceDesign
from pmo_design.model import Criterion


def check_criterion_without_measure(design: ServiceDesign) -> Iterator[Diagnostic]:
    """Report every criterion with neither a metric nor a scenario."""
    for node, criterion in parts(design, "criterion", Criterion):
        if criterion.metric is None and not criterion.scenarios:
            yield CRITERION_WITHOUT_MEASURE.at(node.span, criterion=node.address)
