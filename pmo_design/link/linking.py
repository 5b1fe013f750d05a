"""Elements become one graph: every reference is followed to what it names."""

from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cached_property

from pmo_design.diagnostics import Diagnostic, Outcome, Span
from pmo_design.diagnostics.catalogue.link import (
    NO_SERVICE,
    PARENT_CYCLE,
    REFERENCE_WITHOUT_KIND,
    SEVERAL_SERVICES,
    UNKNOWN_MENTION,
    UNKNOWN_REFERENCE,
    WAS_OF_ANOTHER_JOURNEY,
    WRONG_KIND_OF_REFERENCE,
)
from pmo_design.link.collect import Collected, Placed, Reference, collect
from pmo_design.link.design import Edge, Node, ServiceDesign
from pmo_design.link.near import Neighbours
from pmo_design.model import Journey
from pmo_design.model.address import ELEMENT_KINDS, SERVICE_KINDS, parse_address
from pmo_design.model.relations import CONTAINS, IMPROVES, MENTIONS, PARENT, PART_OF, WAS

_LONGEST_SHOWN = 120
_LONGEST_WAY = 12


def link(elements: Iterable[Placed], lost_ids: Set[str] | None = frozenset()) -> Outcome[ServiceDesign]:
    """Tie elements to one another.

    `lost_ids` are the ids told in files that could not be read; None, if it is not known what they told.
    A reference that may lead to one of them is left out in silence, since its cause was reported already.
    Where an unknown address has a near match, the edge leads there, so that later phases do not report what
    follows from a slip of the pen.
    """
    collected = collect(elements)
    resolver = _Resolver(collected, lost_ids)
    edges = [
        Edge(node.parent, CONTAINS, node.address, node.origin, node.path)
        for node in collected.nodes.values()
        if node.parent is not None
    ]
    for reference in collected.references:
        target = resolver.target(reference)
        if target is not None and reference.source in collected.nodes:
            edges.append(Edge(reference.source, reference.relation, target, reference.origin, reference.path))
    for joint in collected.joints:
        start, end = resolver.target(joint.start), resolver.target(joint.end)
        if start is None or end is None:
            continue
        edges.append(Edge(start, joint.relation, end, joint.end.origin, joint.end.path, joint.label))
        if joint.two_way:
            edges.append(Edge(end, joint.relation, start, joint.start.origin, joint.start.path, joint.label))
    design = ServiceDesign(tuple(collected.nodes.values()), edges)
    diagnostics = (
        *collected.diagnostics,
        *resolver.diagnostics,
        *_check_service(design, lost_ids),
        *_check_cycles(edges),
        *_check_was(design, edges),
    )
    return Outcome(design, diagnostics)


class _Resolver:
    """Follows references; what it cannot follow becomes a diagnostic."""

    def __init__(self, collected: Collected, lost_ids: Set[str] | None) -> None:
        self._nodes = collected.nodes
        self._lost_ids = lost_ids
        self.diagnostics: list[Diagnostic] = []

    def target(self, reference: Reference) -> str | None:
        """Return the address a reference leads to, or None after saying why it leads nowhere."""
        node = self._nodes.get(reference.address)
        if node is not None:
            if node.type in reference.relation.targets:
                return node.address
            self._wrong_kind(reference, node)
            return None
        return self._unknown(reference)

    def _wrong_kind(self, reference: Reference, node: Node) -> None:
        self.diagnostics.append(
            WRONG_KIND_OF_REFERENCE.at(
                _span(reference),
                field=_field(reference),
                address=reference.address,
                actual=_words(node.type),
                wanted=_or(_words(target) for target in reference.relation.targets),
            )
        )

    def _unknown(self, reference: Reference) -> str | None:
        relation = reference.relation
        if self._lost_ids is None or _root_id(reference.address) in self._lost_ids:
            return None
        if reference.address.partition(":")[0] in SERVICE_KINDS and not self._has_service:
            return None  # what is missing is the service; that is told once
        if ":" not in reference.address and not relation.local:
            examples = (f"{kind}:{reference.address}" for kind in relation.kinds)
            known = [example for example in examples if example in self._nodes]
            self.diagnostics.append(
                REFERENCE_WITHOUT_KIND.at(
                    _span(reference),
                    field=_field(reference),
                    address=_short(reference.address),
                    examples=_or(f"`{example}`" for example in known)
                    or f"`{relation.kinds[0]}:{_short(reference.address)}`",
                )
            )
            return known[0] if len(known) == 1 else None
        near = self._near(reference)
        rule = UNKNOWN_MENTION if relation is MENTIONS else UNKNOWN_REFERENCE
        hint = f"did you mean {_or(repr(address) for address in near)}?" if near else self._way_out(reference)
        address = _short(reference.address)
        self.diagnostics.append(
            rule.at(_span(reference), hints=[hint], field=_field(reference), address=address)
        )
        return near[0] if near else None

    def _near(self, reference: Reference) -> tuple[str, ...]:
        below = reference.address.partition("/")[0] + "/" if reference.relation.local else ""
        return self._neighbours.near(reference.address, frozenset(reference.relation.targets), below)

    @cached_property
    def _neighbours(self) -> Neighbours:
        return Neighbours((node.address, node.type) for node in self._nodes.values())

    @cached_property
    def _has_service(self) -> bool:
        return any(node.type == "service" for node in self._nodes.values())

    def _way_out(self, reference: Reference) -> str:
        id_ = _root_id(reference.address)
        namesakes = [f"{kind}:{id_}" for kind in ELEMENT_KINDS if f"{kind}:{id_}" in self._nodes]
        if namesakes:
            wanted = _or(_words(target) for target in reference.relation.targets)
            return f"there is {_or(repr(address) for address in namesakes)}, but the field takes a {wanted}"
        address = parse_address(reference.address)
        if address is None:
            return f"an address has the form kind:id, such as {reference.relation.kinds[0]}:some-id"
        return f"`pmo-design show {address.kind}:` lists what there is"


def _check_service(design: ServiceDesign, lost_ids: Set[str] | None) -> Iterator[Diagnostic]:
    services = design.nodes("service")
    if not services and lost_ids is not None and not lost_ids:
        first = next(iter(design), None)
        yield NO_SERVICE.at(Span(first.file if first is not None else "."))
    for extra in services[1:]:
        yield SEVERAL_SERVICES.at(extra.span, address=extra.address)


def _check_cycles(edges: Sequence[Edge]) -> Iterator[Diagnostic]:
    for relation in (PARENT, PART_OF, IMPROVES):
        chosen = {edge.source: edge for edge in edges if edge.relation is relation}
        finished: set[str] = set()
        for start in chosen:
            way: dict[str, None] = {}
            current = start
            while current in chosen and current not in finished and current not in way:
                way[current] = None
                current = chosen[current].target
            if current in way:
                steps = list(way)
                circle = [*steps[steps.index(current) :], current]
                yield PARENT_CYCLE.at(
                    chosen[current].span, field=relation.name, way=" → ".join(_shortened(circle))
                )
            finished.update(way)


def _check_was(design: ServiceDesign, edges: Sequence[Edge]) -> Iterator[Diagnostic]:
    """Report a step that takes the place of one outside the journey that its own journey improves."""
    improved = {edge.source: edge.target for edge in edges if edge.relation is IMPROVES}
    for edge in edges:
        if edge.relation is not WAS:
            continue
        own, other = (f"journey:{_root_id(address)}" for address in (edge.source, edge.target))
        node = design.get(own)
        lost = (
            own not in improved and node is not None and isinstance(node.part, Journey) and node.part.improves
        )
        if not lost and improved.get(own) != other:
            way_out = f"name a step of '{improved[own]}'" if own in improved else f"add `improves: {other}`"
            yield WAS_OF_ANOTHER_JOURNEY.at(
                edge.span, hints=[way_out], field=WAS.name, address=edge.target, journey=own
            )


def _shortened(circle: list[str]) -> list[str]:
    """Leave out the middle of a way that is too long for a sentence."""
    return circle if len(circle) <= _LONGEST_WAY else [*circle[:2], "…", *circle[-2:]]


def _field(reference: Reference) -> str:
    return str(next(step for step in reversed(reference.path) if isinstance(step, str)))


def _span(reference: Reference) -> Span:
    return reference.origin.span(reference.path)


def _root_id(address: str) -> str:
    return address.rpartition(":")[2].partition("/")[0]


def _short(address: str) -> str:
    return address if len(address) <= _LONGEST_SHOWN else address[: _LONGEST_SHOWN - 1] + "…"


def _words(node_type: str) -> str:
    return node_type.replace("-", " ")


def _or(words: Iterable[str]) -> str:
    *most, last = [*words] or [""]
    return f"{', '.join(most)} or {last}" if most else last
