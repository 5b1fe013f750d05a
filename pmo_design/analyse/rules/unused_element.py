"""Elements that take no part in the design."""

from collections.abc import Iterator, Mapping

from pmo_design.analyse.ties import with_parts
from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.analyse import UNUSED_ELEMENT
from pmo_design.link.design import Node, ServiceDesign
from pmo_design.model import Relation
from pmo_design.model.relations import GIVES, LEAD, PART_OF
from pmo_design.model.service import Audience

_WAYS_OUT: Mapping[str, str] = {
    "organisation": "let a unit, role or flow name it, or remove it",
    "business-unit": "let a role, system or flow name it, or remove it",
    "site": "let a persona work there, or remove it",
    "channel": "let a touchpoint or cell use it, or remove it",
    "system": "let a touchpoint or cell use it, or remove it",
    "role": "give it a duty in a cell, or remove it",
    "stakeholder": "say in a flow what it gives or receives, or remove it",
    "audience": "give it a reading list, or remove it",
    "phase": "let a part of a blueprint or a criterion name it, or remove it",
    "persona": "let a journey name it under `personas:`, or remove it",
}
_TAKES_PART_BY: Mapping[str, tuple[Relation, ...]] = {
    "business-unit": (GIVES, LEAD),
    "stakeholder": (GIVES, PART_OF),
}


def check_unused_element(design: ServiceDesign) -> Iterator[Diagnostic]:
    """Report every element of the service's file, and every persona, that takes no part."""
    for kind, way_out in _WAYS_OUT.items():
        for node in design.nodes(kind):
            if not _takes_part(design, node):
                yield UNUSED_ELEMENT.at(
                    node.span, kind=kind.replace("-", " "), element=node.address, way_out=way_out
                )


def _takes_part(design: ServiceDesign, node: Node) -> bool:
    if isinstance(node.part, Audience) and node.part.reading:
        return True
    outgoing = design.edges_from(node.address, *_TAKES_PART_BY.get(node.type, (GIVES,)))
    return bool(outgoing) or any(design.edges_to(part.address) for part in with_parts(design, node))
