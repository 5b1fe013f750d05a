"""The golden thread: from a pain point to the criteria and requirements that show it is answered."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from pmo_design.analyse.ties import ancestors, answering_opportunities, resolving_cells
from pmo_design.link.design import Node, ServiceDesign
from pmo_design.model.relations import ADDRESSED_BY, FEELS, SYSTEMS, VERIFIES

_LINKS = ("steps", "opportunities", "cells", "systems", "criteria", "requirements")


@dataclass(frozen=True, slots=True)
class Thread:
    """What a pain point is tied to, link by link, as addresses; `gap` names the first missing link."""

    pain: str
    steps: tuple[str, ...]
    opportunities: tuple[str, ...]
    cells: tuple[str, ...]
    systems: tuple[str, ...]
    criteria: tuple[str, ...]
    requirements: tuple[str, ...]
    gap: str | None

    @property
    def length(self) -> int:
        """The number of links that hold, the pain point itself not counted."""
        return sum(bool(getattr(self, link)) for link in _LINKS)


def threads(design: ServiceDesign) -> tuple[Thread, ...]:
    """Follow every pain point, those of personas first, in reading order.

    Criteria that verify a link of the thread itself, or the blueprint step of its cells, go before those
    of a whole system or blueprint, which count only where there are none nearer; so with requirements.
    """
    proof = _proof(design)
    pains = sorted(design.nodes("pain-point"), key=lambda pain: not pain.root.startswith("persona:"))
    return tuple(_thread(design, proof, pain) for pain in pains)


def best_thread(design: ServiceDesign) -> Thread | None:
    """Return the most complete thread, the narrowest among equals; None without pain points."""
    return max(
        threads(design), key=lambda thread: (thread.gap is None, thread.length, -_width(thread)), default=None
    )


@dataclass(frozen=True, slots=True)
class _Proof:
    """What verifies and what addresses each element, gathered once: systems have thousands of other ties."""

    verified_by: Mapping[str, Sequence[Node]]
    addresses: Mapping[str, Sequence[Node]]


def _proof(design: ServiceDesign) -> _Proof:
    verified_by: dict[str, list[Node]] = {}
    addresses: dict[str, list[Node]] = {}
    for criterion in design.nodes("criterion"):
        for target in design.targets(criterion.address, VERIFIES):
            verified_by.setdefault(target.address, []).append(criterion)
    for requirement in design.nodes("requirement"):
        for target in design.targets(requirement.address, ADDRESSED_BY):
            addresses.setdefault(target.address, []).append(requirement)
    return _Proof(verified_by, addresses)


def _thread(design: ServiceDesign, proof: _Proof, pain: Node) -> Thread:
    steps = _steps(design, pain)
    opportunities = answering_opportunities(design, pain)
    cells = resolving_cells(design, pain)
    systems = _unique(chain.from_iterable(design.targets(cell.address, SYSTEMS) for cell in cells))
    within = _unique(chain.from_iterable(ancestors(design, cell) for cell in cells))
    near = (pain, *steps, *opportunities, *cells, *(node for node in within if node.type == "blueprint-step"))
    wide = (*systems, *(node for node in within if node.type != "blueprint-step"))
    criteria = _tied(proof.verified_by, near) or _tied(proof.verified_by, wide)
    requirements = _unique((*_tied(proof.addresses, (*near, *criteria)), *_verified(design, criteria)))
    return Thread(
        pain.address,
        _addresses(steps),
        _addresses(opportunities),
        _addresses(cells),
        _addresses(systems),
        _addresses(criteria),
        _addresses(requirements or _tied(proof.addresses, wide)),
        _gap(steps, opportunities, cells, criteria),
    )


def _gap(*links: tuple[Node, ...]) -> str | None:
    """Name the first missing link; an opportunity is none where cells resolve the pain point without one."""
    steps, opportunities, cells, criteria = links
    if not steps:
        return "journey step"
    if not cells:
        return "cell" if opportunities else "opportunity"
    return None if criteria else "criterion"


def _steps(design: ServiceDesign, pain: Node) -> tuple[Node, ...]:
    own = (node for node in ancestors(design, pain) if node.type == "journey-step")
    return _unique(chain(own, design.sources(pain.address, FEELS)))


def _tied(ties: Mapping[str, Sequence[Node]], nodes: Iterable[Node]) -> tuple[Node, ...]:
    return _unique(chain.from_iterable(ties.get(node.address, ()) for node in nodes))


def _verified(design: ServiceDesign, criteria: Iterable[Node]) -> Iterator[Node]:
    targets = chain.from_iterable(design.targets(criterion.address, VERIFIES) for criterion in criteria)
    return (node for node in targets if node.type == "requirement")


def _unique(nodes: Iterable[Node]) -> tuple[Node, ...]:
    return tuple(dict.fromkeys(nodes))


def _addresses(nodes: Iterable[Node]) -> tuple[str, ...]:
    return tuple(node.address for node in nodes)


def _width(thread: Thread) -> int:
    return sum(len(getattr(thread, link)) for link in _LINKS)
