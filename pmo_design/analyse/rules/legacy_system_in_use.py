"""Systems that go away, and are still counted on."""

from collections.abc import Iterator

from pmo_design.analyse.ties import parts, state_of
from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.analyse import LEGACY_SYSTEM_IN_USE
from pmo_design.link.design import ServiceDesign
from pmo_design.model.relations import SYSTEM, SYSTEMS
from pmo_design.model.service import System


def check_legacy_system_in_use(design: ServiceDesign) -> Iterator[Diagnostic]:
    """Report every use of a legacy system by a to-be journey or blueprint."""
    for node, system in parts(design, "system", System):
        if not system.legacy:
            continue
        for edge in design.edges_to(node.address, SYSTEMS, SYSTEM):
            if state_of(design, design[edge.source]) == "to-be":
                yield LEGACY_SYSTEM_IN_USE.at(edge.span, system=node.address)
