"""Rows of a blueprint in which nothing happens."""

from collections.abc import Iterator

from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.analyse import EMPTY_LANE
from pmo_design.link.design import ServiceDesign
from pmo_design.model.relations import LANE


def check_empty_lane(design: ServiceDesign) -> Iterator[Diagnostic]:
    """Report every lane in which no cell stands."""
    for lane in design.nodes("lane"):
        if not design.edges_to(lane.address, LANE):
            yield EMPTY_LANE.at(lane.span, lane=lane.address)
