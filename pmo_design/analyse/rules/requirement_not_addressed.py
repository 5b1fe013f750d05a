"""Clauses of the tender that the design passes over."""

from collections.abc import Iterator

from pmo_design.analyse.ties import parts
from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.analyse import REQUIREMENT_NOT_ADDRESSED
from pmo_design.link.design import ServiceDesign
from pmo_design.model import Requirement


def check_requirement_not_addressed(design: ServiceDesign) -> Iterator[Diagnostic]:
    """Report every requirement that names nothing under `addressed_by`."""
    for node, requirement in parts(design, "requirement", Requirement):
        if not requirement.addressed_by:
            yield REQUIREMENT_NOT_ADDRESSED.at(
                node.span, number=requirement.number, requirement=requirement.title
            )
