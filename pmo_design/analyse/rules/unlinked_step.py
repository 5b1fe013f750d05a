"""Steps that come from nowhere and lead to nothing."""

from collections.abc import Iterator

from pmo_design.analyse.ties import parts
from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.analyse import UNLINKED_STEP
from pmo_design.link.design import Node, ServiceDesign
from pmo_design.model import Blueprint
from pmo_design.model.relations import NEEDS, TRIGGERS


def check_unlinked_step(design: ServiceDesign) -> Iterator[Diagnostic]:
    """Report every step none of whose cells a link touches, in blueprints with links."""
    linked = {blueprint.address for blueprint, part in parts(design, "blueprint", Blueprint) if part.links}
    for step in design.nodes("blueprint-step"):
        if step.root in linked and not any(
            _is_linked(design, cell) for cell in design.children(step.address)
        ):
            yield UNLINKED_STEP.at(step.span, step=step.address)


def _is_linked(design: ServiceDesign, cell: Node) -> bool:
    links = (TRIGGERS, NEEDS)
    return bool(design.edges_from(cell.address, *links) or design.edges_to(cell.address, *links))
