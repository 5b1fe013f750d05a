"""Who stands on which ring of the service map: who is served, who serves, what they use, who else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from pmo_design.link import ServiceDesign
from pmo_design.link.design import Node
from pmo_design.model import Service
from pmo_design.model.relations import OPERATED_BY, PART_OF
from pmo_design.model.service import System
from pmo_design.render.graphs.service_story import CLIENT, PROVIDER, Party, Stream, tell
from pmo_design.render.prose import plain

PLACES, SERVED, SERVING, USED, OTHERS = range(5)
"""The rings, from the middle outwards."""

RING_NAMES = ("Where they are served", "Who is served", "Who serves", "What they use", "Who else takes part")
_OF_COLUMN = {CLIENT: SERVED, PROVIDER: SERVING}
_SITES_AT_MOST, _SYSTEMS_AT_MOST = 12, 18


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody or something on a ring; `close` names what it should stand near to."""

    address: str
    title: str
    kind: str
    word: str
    ring: int
    close: tuple[str, ...]
    legacy: bool = False


@dataclass(frozen=True, slots=True)
class RingStory:
    """Everything that the rings show, and how many sites and systems they leave out."""

    service: Service
    title: str
    seats: tuple[Seat, ...]
    streams: tuple[Stream, ...]
    left_out: Mapping[str, int]

    @property
    def tied(self) -> frozenset[frozenset[str]]:
        """The pairs between which something flows."""
        return frozenset(
            frozenset((stream.source, target)) for stream in self.streams for target in stream.targets
        )


def tell_rings(design: ServiceDesign, service: Service) -> RingStory:
    """Seat every party of the map, the sites in the middle, and the systems between those who use them."""
    story = tell(design, service)
    ends = {end for stream in story.streams for end in (stream.source, *stream.targets)}
    sites, sites_left = _first(design.nodes("site"), ends, _SITES_AT_MOST)
    systems, systems_left = _first(design.nodes("system"), ends, _SYSTEMS_AT_MOST)
    seats = [_place(design, node) for node in sites]
    seats += [_party(design, party) for party in story.parties if party.kind != "site"]
    seats += [_system(design, node) for node in systems]
    left = {"site": sites_left, "system": systems_left}
    seats.sort(key=lambda seat: seat.ring)
    return RingStory(service, story.title, tuple(seats), story.streams, left)


def _first(nodes: Iterable[Node], ends: set[str], most: int) -> tuple[list[Node], int]:
    """Keep what flows touch, and of the others the first; count the rest."""
    every = list(nodes)
    touched = [node for node in every if node.address in ends]
    others = [node for node in every if node.address not in ends]
    kept = {node.address for node in (*touched, *others[: max(most - len(touched), 0)])}
    return [node for node in every if node.address in kept], len(every) - len(kept)


def _place(design: ServiceDesign, node: Node) -> Seat:
    close = tuple(each.address for each in design.targets(node.address, PART_OF))
    return Seat(node.address, plain(node.title), "site", "Site", PLACES, close)


def _party(design: ServiceDesign, party: Party) -> Seat:
    whole = tuple(each.address for each in design.targets(party.address, PART_OF))
    ring = _OF_COLUMN.get(party.column, OTHERS)
    return Seat(party.address, party.title, party.kind, party.word, ring, whole)


def _system(design: ServiceDesign, node: Node) -> Seat:
    close = tuple(each.address for each in design.targets(node.address, OPERATED_BY))
    legacy = cast(System, node.part).legacy
    return Seat(node.address, plain(node.title), "system", "System", USED, close, legacy)
