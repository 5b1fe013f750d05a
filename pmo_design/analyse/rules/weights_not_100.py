"""Weights of the evaluation that do not add up."""

from collections.abc import Iterator
from decimal import Decimal

from pmo_design.analyse.ties import parts
from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.analyse import WEIGHTS_NOT_100
from pmo_design.link.design import ServiceDesign
from pmo_design.model import Requirement

_ROUNDING = Decimal("0.5")


def check_weights_not_100(design: ServiceDesign) -> Iterator[Diagnostic]:
    """Report, at the first weight, that the weights given do not add up to 100."""
    weighted = [
        (node, requirement.weight)
        for node, requirement in parts(design, "requirement", Requirement)
        if requirement.weight is not None
    ]
    total = sum((weight for _, weight in weighted), Decimal(0))
    if weighted and abs(total - 100) > _ROUNDING:
        yield WEIGHTS_NOT_100.at(weighted[0][0].span_of("weight"), total=f"{total:f}")
