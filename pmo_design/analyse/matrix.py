"""Which criteria show that which requirements are met: directly, or through what addresses them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pmo_design.analyse.ties import ancestors, with_parts
from pmo_design.link.design import Node, ServiceDesign
from pmo_design.model.relations import ADDRESSED_BY, REALISES, RESOLVES, SUPPORTS, VERIFIES

_WORKS_FOR = (RESOLVES, REALISES, SUPPORTS)


@dataclass(frozen=True, slots=True)
class Trace:
    """How a criterion shows that a requirement is met: directly, or through an element of the design."""

    kind: Literal["direct", "through"]
    through: str | None = None


@dataclass(frozen=True)
class TraceMatrix:
    """Requirements by criteria, as addresses in reading order; only pairs that are tied have a trace."""

    requirements: tuple[str, ...]
    criteria: tuple[str, ...]
    traces: Mapping[tuple[str, str], Trace]

    @cached_property
    def traced(self) -> frozenset[str]:
        """The requirements that some criterion shows to be met."""
        return frozenset(requirement for requirement, _ in self.traces)


def matrix(design: ServiceDesign) -> TraceMatrix:
    """Tie every requirement to the criteria that show that it is met.

    A criterion does so directly if it verifies the requirement, or addresses it. It does so through an
    element that addresses the requirement if it verifies that element, a part of it, what it stands in, or
    what a cell in it resolves, realises or supports.
    """
    traces: dict[tuple[str, str], Trace] = {}
    found: dict[str, tuple[str, ...]] = {}
    for requirement in design.nodes("requirement"):
        for criterion in direct_criteria(design, requirement.address):
            traces[requirement.address, criterion] = Trace("direct")
        for element in design.targets(requirement.address, ADDRESSED_BY):
            if element.address not in found:
                found[element.address] = tuple(dict.fromkeys(_criteria_about(design, element)))
            for criterion in found[element.address]:
                traces.setdefault((requirement.address, criterion), Trace("through", element.address))
    return TraceMatrix(_addresses(design, "requirement"), _addresses(design, "criterion"), traces)


def direct_criteria(design: ServiceDesign, requirement: str) -> tuple[str, ...]:
    """Return the criteria that verify a requirement, then those that address it."""
    verifying = [node.address for node in design.sources(requirement, VERIFIES)]
    addressing = [
        node.address for node in design.targets(requirement, ADDRESSED_BY) if node.type == "criterion"
    ]
    return tuple(dict.fromkeys((*verifying, *addressing)))


def traced_requirements(design: ServiceDesign) -> frozenset[str]:
    """Return the requirements that some criterion shows to be met."""
    return matrix(design).traced


def _criteria_about(design: ServiceDesign, element: Node) -> Iterator[str]:
    for node in (*with_parts(design, element), *ancestors(design, element)):
        yield from _criteria_of(design, node.address)
    for part in with_parts(design, element):
        for worked_for in design.targets(part.address, *_WORKS_FOR):
            yield from _criteria_of(design, worked_for.address)


def _criteria_of(design: ServiceDesign, address: str) -> Iterator[str]:
    return (node.address for node in design.sources(address, VERIFIES) if node.type == "criterion")


def _addresses(design: ServiceDesign, type_: str) -> tuple[str, ...]:
    return tuple(node.address for node in design.nodes(type_))
