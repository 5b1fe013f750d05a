"""Musts that no gate asks for."""

from collections.abc import Iterator

from pmo_design.analyse.ties import parts
from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.analyse import MUST_WITHOUT_PHASE
from pmo_design.link.design import ServiceDesign
from pmo_design.model import Criterion


def check_must_without_phase(design: ServiceDesign) -> Iterator[Diagnostic]:
    """Report every must criterion without phase and due day, where the service has phases."""
    if not design.nodes("phase"):
        return
    for node, criterion in parts(design, "criterion", Criterion):
        if criterion.priority == "must" and criterion.phase is None and criterion.due is None:
            yield MUST_WITHOUT_PHASE.at(node.span_of("priority"), criterion=node.address)
