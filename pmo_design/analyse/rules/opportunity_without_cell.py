"""Ideas that no blueprint puts to work."""

from collections.abc import Iterator

from pmo_design.analyse.ties import realising_cells, wants_cell
from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.analyse import OPPORTUNITY_WITHOUT_CELL
from pmo_design.link.design import ServiceDesign


def check_opportunity_without_cell(design: ServiceDesign) -> Iterator[Diagnostic]:
    """Report every opportunity that was not dropped and that no cell realises."""
    for opportunity in design.nodes("opportunity"):
        if wants_cell(design, opportunity) and not realising_cells(design, opportunity):
            yield OPPORTUNITY_WITHOUT_CELL.at(opportunity.span, opportunity=opportunity.address)
