"""Walk the elements: every addressable thing becomes a node, every reference is written down as it stands."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from pmo_design.diagnostics import Diagnostic, Related
from pmo_design.diagnostics.catalogue.link import DUPLICATE_ID
from pmo_design.link.design import Node, Origin
from pmo_design.link.fields import fields_of
from pmo_design.model import ELEMENT_KINDS, Element, Part, Relation
from pmo_design.model.address import local_address, parse_address
from pmo_design.model.relations import MENTIONS

Path = tuple[str | int, ...]
_CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_MENTION = re.compile(r"\]\(\s*<?([a-z-]+:[^)\s>]+)")


class Placed(Protocol):
    """An element, the document it was read from, and its path in there."""

    @property
    def element(self) -> Element: ...

    @property
    def origin(self) -> Origin: ...

    @property
    def path(self) -> Path: ...


class Reference(NamedTuple):
    """A reference as written: who makes it, in which field, and the address it names."""

    source: str
    relation: Relation
    address: str
    origin: Origin
    path: Path


@dataclass(frozen=True, slots=True)
class Joint:
    """A part that ties two others: both ends as written, and how."""

    relation: Relation
    start: Reference
    end: Reference
    label: str | None
    two_way: bool


@dataclass(slots=True)
class Collected:
    """All nodes by address, the references and joints between them, and addresses told twice."""

    nodes: dict[str, Node]
    references: list[Reference]
    joints: list[Joint]
    diagnostics: list[Diagnostic]


def collect(elements: Iterable[Placed]) -> Collected:
    """Walk all elements, in their order."""
    walk = _Walk()
    for placed in elements:
        walk.part(placed.element, placed.origin, placed.path, None)
    return Collected(walk.nodes, walk.references, walk.joints, walk.diagnostics)


class _Walk:
    """The state of one walk: what was found so far."""

    def __init__(self) -> None:
        self.nodes: dict[str, Node] = {}
        self.references: list[Reference] = []
        self.joints: list[Joint] = []
        self.diagnostics: list[Diagnostic] = []

    def part(self, part: Part, origin: Origin, path: Path, parent: str | None) -> None:
        """Take in a part, and all that it holds; `parent` is the nearest address above it."""
        address = self._node(part, origin, path, parent)
        if address is None:
            return
        for field in fields_of(type(part)):
            value = getattr(part, field.attribute)
            if value is None or value == ():
                continue
            values = value if field.many else (value,)
            for index, one in enumerate(values):
                step: Path = (*path, field.key, index) if field.many else (*path, field.key)
                if field.is_part:
                    self.part(one, origin, step, address)
                elif field.relation is not None:
                    if not part.joins:
                        self.references.append(_reference(address, field.relation, one, origin, step))
                elif "](" in one:
                    self.references += _mentions(address, one, origin, step)
        if part.joins:
            self.joints.append(_joint(part, address, origin, path))

    def _node(self, part: Part, origin: Origin, path: Path, parent: str | None) -> str | None:
        """Write down a part's own address; without one it lends its parent's. None if it is taken."""
        local = part.local_id if part.node_type is not None else None
        if part.node_type is None or local is None:
            return parent
        address = f"{part.node_type}:{local}" if part.is_element else f"{parent}/{local}"
        node = Node(address, part.node_type, part, parent, origin, path)
        first = self.nodes.get(address)
        if first is not None:
            related = Related("it is here first", first.span)
            self.diagnostics.append(DUPLICATE_ID.at(node.span, related=[related], address=address))
            return None
        self.nodes[address] = node
        return address


def _reference(source: str, relation: Relation, text: str, origin: Origin, path: Path) -> Reference:
    root = source.partition("/")[0]
    return Reference(source, relation, local_address(root, text) if relation.local else text, origin, path)


def _mentions(source: str, text: str, origin: Origin, path: Path) -> Iterator[Reference]:
    for found in _MENTION.finditer(_CODE.sub("", text)):
        address = found[1]
        if parse_address(address) is not None or address.partition(":")[0] in ELEMENT_KINDS:
            yield Reference(source, MENTIONS, address, origin, path)


def _joint(part: Part, address: str, origin: Origin, path: Path) -> Joint:
    ends = {
        field.key: _reference(
            address, field.relation, getattr(part, field.attribute), origin, (*path, field.key)
        )
        for field in fields_of(type(part))
        if field.relation is not None
    }
    return Joint(
        relation=part.relation,  # type: ignore[attr-defined]
        start=ends["from"],
        end=ends["to"],
        label=getattr(part, "label", None),
        two_way=getattr(part, "direction", "one-way") == "two-way",
    )
