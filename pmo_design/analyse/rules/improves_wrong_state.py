"""Befores that are not as it is today, and afters that are."""

from collections.abc import Iterator

from pmo_design.analyse.ties import parts, state_of
from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.analyse import IMPROVES_WRONG_STATE
from pmo_design.link.design import ServiceDesign
from pmo_design.model import Journey
from pmo_design.model.relations import IMPROVES


def check_improves_wrong_state(design: ServiceDesign) -> Iterator[Diagnostic]:
    """Report every `improves` that does not lead from a planned journey to an as-is journey."""
    for node, journey in parts(design, "journey", Journey):
        for improved in design.targets(node.address, IMPROVES):
            if journey.state == "as-is":
                yield IMPROVES_WRONG_STATE.at(
                    node.span_of("improves"), problem="an as-is journey improves no other"
                )
            elif state_of(design, improved) != "as-is":
                yield IMPROVES_WRONG_STATE.at(
                    node.span_of("improves"),
                    problem=f"'{improved.address}' is {state_of(design, improved)}, not as-is",
                )
