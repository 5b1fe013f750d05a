"""Support for journeys that a blueprint does not name."""

from collections.abc import Iterator

from pmo_design.analyse.ties import parts
from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.analyse import SUPPORT_OUTSIDE_SERVES
from pmo_design.link.design import ServiceDesign
from pmo_design.model import Blueprint, root_of
from pmo_design.model.relations import SUPPORTS


def check_support_outside_serves(design: ServiceDesign) -> Iterator[Diagnostic]:
    """Report, once a journey, support for a journey that the blueprint does not say it serves."""
    for blueprint, part in parts(design, "blueprint", Blueprint):
        if not part.serves:
            continue
        known = set(part.serves)
        for node in design.descendants(blueprint.address):
            for edge in design.edges_from(node.address, SUPPORTS):
                journey = root_of(edge.target)
                if journey not in known:
                    known.add(journey)
                    yield SUPPORT_OUTSIDE_SERVES.at(edge.span, step=edge.target, journey=journey)
