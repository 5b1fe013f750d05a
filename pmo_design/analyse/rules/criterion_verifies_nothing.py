"""Criteria that test nothing of the design."""

from collections.abc import Iterator

from pmo_design.analyse.ties import parts
from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.analyse import CRITERION_VERIFIES_NOTHING
from pmo_design.link.design import ServiceDesign
from pmo_design.model import Criterion


def check_criterion_verifies_nothing(design: ServiceDesign) -> Iterator[Diagnostic]:
    """Report every criterion that names nothing under `verifies`."""
    for node, criterion in parts(design, "criterion", Criterion):
        if not criterion.verifies:
            yield CRITERION_VERIFIES_NOTHING.at(node.span, criterion=node.address)
