"""Work that nobody answers for."""

from collections.abc import Iterator

from pmo_design.analyse.ties import needs_accountable, parts, state_of
from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.analyse import CELL_WITHOUT_ACCOUNTABLE
from pmo_design.link.design import ServiceDesign
from pmo_design.model.blueprint import Cell


def check_cell_without_accountable(design: ServiceDesign) -> Iterator[Diagnostic]:
    """Report every cell of a to-be blueprint that holds work and has no accountable role."""
    for node, cell in parts(design, "cell", Cell):
        if cell.accountable is None and state_of(design, node) == "to-be" and needs_accountable(design, node):
            yield CELL_WITHOUT_ACCOUNTABLE.at(node.span, cell=node.address)
