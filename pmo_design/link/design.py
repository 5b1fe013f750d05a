"""The service design: all elements of a workspace as one typed graph."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

from pmo_design.diagnostics import Span
from pmo_design.link.near import Neighbours
from pmo_design.model import Blueprint, Criterion, Journey, Part, Persona, Relation, Requirement, Service
from pmo_design.model.relations import CONTAINS

if TYPE_CHECKING:
    import networkx as nx

P = TypeVar("P", bound=Part)


class Origin(Protocol):
    """Where an element was read: it tells the place of every value in it."""

    @property
    def path(self) -> str: ...

    def span(self, path: tuple[str | int, ...] = ()) -> Span: ...

    def key_span(self, path: tuple[str | int, ...]) -> Span: ...


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """Something with an address, and where it stands."""

    address: str
    type: str
    part: Part
    parent: str | None
    origin: Origin
    path: tuple[str | int, ...]

    @property
    def title(self) -> str:
        return self.part.display_name

    @property
    def root(self) -> str:
        """The address of the element that it stands in; its own, for an element."""
        return self.address.partition("/")[0]

    @property
    def file(self) -> str:
        """The path of the file that it was read from."""
        return self.origin.path

    @property
    def span(self) -> Span:
        """Where its id stands; the thing itself where it has none of its own."""
        return self.origin.span((*self.path, "id"))

    def span_of(self, *path: str | int) -> Span:
        """Where a value of it stands, or the nearest thing that holds it."""
        return self.origin.span((*self.path, *path))


@dataclass(frozen=True, slots=True)
class Edge:
    """A reference: who points at whom, as what, and where that is written."""

    source: str
    relation: Relation
    target: str
    origin: Origin
    path: tuple[str | int, ...]
    label: str | None = None

    @property
    def span(self) -> Span:
        """Where the reference is written."""
        return self.origin.span(self.path)


class ServiceDesign:
    """All elements of a workspace, and how they are tied.

    Nodes keep the order in which they were read (files by path, then as written); so do edges.
    """

    def __init__(self, nodes: Sequence[Node], edges: Sequence[Edge]) -> None:
        self._nodes: Mapping[str, Node] = {node.address: node for node in nodes}
        self._edges = tuple(edges)
        by_type: dict[str, list[Node]] = {}
        children: dict[str, list[Node]] = {}
        for node in nodes:
            by_type.setdefault(node.type, []).append(node)
            if node.parent is not None:
                children.setdefault(node.parent, []).append(node)
        self._by_type = by_type
        self._children = children

    # ── nodes ────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def graph(self) -> "nx.MultiDiGraph[str]":
        """The graph for networkx's algorithms: addresses are its nodes, each edge holds its `Edge`.

        It is made when first asked for: importing networkx takes longer than checking a small workspace.
        """
        import networkx as nx

        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        graph.add_nodes_from(self._nodes)
        graph.add_edges_from((edge.source, edge.target, {"edge": edge}) for edge in self._edges)
        return graph

    def __contains__(self, address: str) -> bool:
        return address in self._nodes

    def __getitem__(self, address: str) -> Node:
        return self._nodes[address]

    def get(self, address: str | None) -> Node | None:
        """Return the node of an address, or None."""
        return self._nodes.get(address) if address is not None else None

    def near(self, address: str) -> tuple[str, ...]:
        """Return the addresses that may be meant by one that does not exist, the nearest first."""
        return self._neighbours.near(address)

    @cached_property
    def _neighbours(self) -> Neighbours:
        return Neighbours((node.address, node.type) for node in self)

    def __iter__(self) -> Iterator[Node]:
        return iter(self._nodes.values())

    def __len__(self) -> int:
        return len(self._nodes)

    def nodes(self, *types: str) -> tuple[Node, ...]:
        """Return the nodes of the given types, type by type, in reading order."""
        return tuple(node for type_ in types for node in self._by_type.get(type_, ()))

    def children(self, address: str) -> tuple[Node, ...]:
        """Return the addressable parts directly below a node."""
        return tuple(self._children.get(address, ()))

    def descendants(self, address: str) -> Iterator[Node]:
        """Yield all addressable parts below a node, depth first."""
        for child in self._children.get(address, ()):
            yield child
            yield from self.descendants(child.address)

    def number(self, address: str) -> int:
        """Return the place of a node among those of its type and parent, from 1."""
        return self._numbers[address]

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        counts: dict[tuple[str, str | None], int] = {}
        numbers: dict[str, int] = {}
        for node in self:
            key = (node.type, node.parent)
            counts[key] = numbers[node.address] = counts.get(key, 0) + 1
        return numbers

    # ── edges ────────────────────────────────────────────────────────────────────────────────

    @property
    def edges(self) -> tuple[Edge, ...]:
        return self._edges

    def edges_from(self, address: str, *relations: Relation) -> tuple[Edge, ...]:
        """Return the references that a node itself makes, in written order."""
        return self._select(self._outgoing.get(address, ()), relations)

    def edges_to(self, address: str, *relations: Relation) -> tuple[Edge, ...]:
        """Return the references that point at a node."""
        return self._select(self._incoming.get(address, ()), relations)

    def targets(self, address: str, *relations: Relation) -> tuple[Node, ...]:
        """Return what a node points at, without repeats."""
        return self._ends(edge.target for edge in self.edges_from(address, *relations))

    def sources(self, address: str, *relations: Relation) -> tuple[Node, ...]:
        """Return what points at a node, without repeats."""
        return self._ends(edge.source for edge in self.edges_to(address, *relations))

    @cached_property
    def _outgoing(self) -> Mapping[str, list[Edge]]:
        found: dict[str, list[Edge]] = {}
        for edge in self._edges:
            found.setdefault(edge.source, []).append(edge)
        return found

    @cached_property
    def _incoming(self) -> Mapping[str, list[Edge]]:
        found: dict[str, list[Edge]] = {}
        for edge in self._edges:
            found.setdefault(edge.target, []).append(edge)
        return found

    @staticmethod
    def _select(edges: Sequence[Edge], relations: tuple[Relation, ...]) -> tuple[Edge, ...]:
        if not relations:
            return tuple(edge for edge in edges if edge.relation is not CONTAINS)
        return tuple(edge for edge in edges if edge.relation in relations)

    def _ends(self, addresses: Iterable[str]) -> tuple[Node, ...]:
        return tuple(self._nodes[address] for address in dict.fromkeys(addresses))

    # ── what is in it, by kind ───────────────────────────────────────────────────────────────

    def _parts(self, type_: str, part: type[P]) -> tuple[P, ...]:
        return tuple(cast(P, node.part) for node in self._by_type.get(type_, ()))

    @cached_property
    def service(self) -> Service | None:
        """The service; None where a half-written workspace has none yet."""
        services = self._parts("service", Service)
        return services[0] if services else None

    @property
    def as_of(self) -> date:
        """The day that figures are told as of, by the service's document; the first of all without one."""
        if self.service is None:
            return date.min
        return self.service.document.as_of or self.service.document.date

    @cached_property
    def personas(self) -> tuple[Persona, ...]:
        return self._parts("persona", Persona)

    @cached_property
    def journeys(self) -> tuple[Journey, ...]:
        return self._parts("journey", Journey)

    @cached_property
    def blueprints(self) -> tuple[Blueprint, ...]:
        return self._parts("blueprint", Blueprint)

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        return self._parts("criterion", Criterion)

    @cached_property
    def requirements(self) -> tuple[Requirement, ...]:
        return self._parts("requirement", Requirement)
