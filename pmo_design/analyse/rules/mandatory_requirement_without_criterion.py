"""Mandatory clauses that nothing proves."""

from collections.abc import Iterator

from pmo_design.analyse.matrix import traced_requirements
from pmo_design.analyse.ties import parts
from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.analyse import MANDATORY_REQUIREMENT_WITHOUT_CRITERION
from pmo_design.link.design import ServiceDesign
from pmo_design.model import Requirement


def check_mandatory_requirement_without_criterion(design: ServiceDesign) -> Iterator[Diagnostic]:
    """Report every mandatory requirement that is addressed, but shown to be met by no criterion."""
    traced = traced_requirements(design)
    for node, requirement in parts(design, "requirement", Requirement):
        if requirement.mandatory and requirement.addressed_by and node.address not in traced:
            yield MANDATORY_REQUIREMENT_WITHOUT_CRITERION.at(
                node.span, number=requirement.number, requirement=requirement.title
            )
