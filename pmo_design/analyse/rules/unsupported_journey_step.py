"""Promised steps that nothing stands behind."""

from collections.abc import Iterator

from pmo_design.analyse.ties import state_of, supporters
from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.analyse import UNSUPPORTED_JOURNEY_STEP
from pmo_design.link.design import ServiceDesign


def check_unsupported_journey_step(design: ServiceDesign) -> Iterator[Diagnostic]:
    """Report every step of a to-be journey that no step or cell of a to-be blueprint supports."""
    for step in design.nodes("journey-step"):
        if state_of(design, step) == "to-be" and not supporters(design, step):
            yield UNSUPPORTED_JOURNEY_STEP.at(step.span, step=step.address)
