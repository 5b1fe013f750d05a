"""Who takes part in the service and what flows between them, gathered for the service map."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from pmo_design.link import ServiceDesign
from pmo_design.link.design import Node
from pmo_design.model import Service
from pmo_design.model.relations import OPERATED_BY, PART_OF
from pmo_design.model.service import Carries, Flow, Organisation, System
from pmo_design.render.prose import plain

CARRIES: tuple[Carries, ...] = ("value", "money", "information", "contract")

SUPPLY, PROVIDER, CLIENT, BEYOND = range(4)
"""The columns of the map, left to right; others stand beside the party that they deal with most."""

_KINDS = {"business-unit": "Business unit", "role": "Role", "stakeholder": "Stakeholder", "site": "Site"}
_PARTIES = ("organisation", "business-unit", "role", "stakeholder", "site")
_ROWS_AT_MOST = 14


@dataclass(frozen=True, slots=True)
class Row:
    """A site or system that is listed in a party's box; without an address, how many more there are."""

    address: str | None
    title: str
    kind: str
    legacy: bool = False


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who gives or receives, with the sites and systems that belong to it."""

    address: str
    title: str
    kind: str
    word: str
    frame: str | None
    column: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Stream:
    """What flows from one party to one or several others of the same column."""

    source: str
    targets: tuple[str, ...]
    carries: Carries
    label: str
    two_way: bool


@dataclass(frozen=True)
class ServiceStory:
    """Everything that the map shows; `unplaced` counts sites and systems that belong to nobody."""

    service: Service
    title: str
    parties: tuple[Party, ...]
    streams: tuple[Stream, ...]
    unplaced: tuple[Row, ...]

    @cached_property
    def place(self) -> Mapping[str, Party]:
        """The party in whose box an address stands: its own, or the one that lists it."""
        own = {party.address: party for party in self.parties}
        listed = {row.address: party for party in self.parties for row in party.rows if row.address}
        return {**listed, **own}


def tell(design: ServiceDesign, service: Service, carries: Collection[Carries] = ()) -> ServiceStory:
    """Gather parties, what belongs to them, and the flows between them.

    If only some kinds of flow are asked for, only those between whom they run are told of, and no systems.
    """
    flows = tuple(flow for flow in service.flows if not carries or flow.carries in carries)
    touched = tuple(dict.fromkeys(end for flow in flows for end in (flow.from_, flow.to)))
    owners = _owners(design, touched)
    drawn = [
        node
        for node in design.nodes(*_PARTIES)
        if (node.type in ("organisation", "business-unit") and (not carries or node.address in owners))
        or (node.address in touched and (node.type != "site" or not _whole(design, node)))
    ]
    shown = {node.address for node in drawn}
    rows: dict[str, list[Row]] = {}
    unplaced: list[Row] = []
    for owner, row in _rows(design):
        if carries and row.address not in touched:
            continue
        if owner in shown:
            rows.setdefault(owner, []).append(row)
        elif row.address not in shown:
            unplaced.append(row)
    columns = _columns(design, service, drawn)
    parties = tuple(
        Party(
            node.address,
            plain(node.title),
            node.type,
            _word(node),
            _organisation(design, node.address),
            columns[node.address],
            tuple(_cut(rows.get(node.address, ()), touched)),
        )
        for node in drawn
    )
    story = ServiceStory(service, plain(service.title), parties, (), tuple(unplaced))
    known = [flow for flow in flows if flow.from_ in story.place and flow.to in story.place]
    return ServiceStory(service, story.title, parties, tuple(_streams(known, story.place)), tuple(unplaced))


def _whole(design: ServiceDesign, node: Node) -> str | None:
    """Return what a party is directly part of."""
    return next((target.address for target in design.targets(node.address, PART_OF)), None)


def _owners(design: ServiceDesign, touched: Iterable[str]) -> set[str]:
    """Return in whose boxes the sites that flows touch are listed, and to which organisations all belong."""
    nodes = [design[address] for address in touched]
    listed = {whole for node in nodes if node.type == "site" and (whole := _whole(design, node))}
    return listed | {home for node in nodes if (home := _organisation(design, node.address))}


def _organisation(design: ServiceDesign, address: str) -> str | None:
    seen: set[str] = set()
    current: str | None = address
    while current is not None and current not in seen:
        seen.add(current)
        if design[current].type == "organisation":
            return current
        current = _whole(design, design[current])
    return None


def _word(node: Node) -> str:
    if isinstance(node.part, Organisation):
        return node.part.type.capitalize()
    return _KINDS[node.type]


def _rows(design: ServiceDesign) -> Iterator[tuple[str | None, Row]]:
    for site in design.nodes("site"):
        yield _whole(design, site), Row(site.address, plain(site.title), "site")
    for system in design.nodes("system"):
        operator = next((node.address for node in design.targets(system.address, OPERATED_BY)), None)
        legacy = cast(System, system.part).legacy
        yield operator, Row(system.address, plain(system.title), "system", legacy)


def _cut(rows: Iterable[Row], touched: Collection[str | None]) -> Iterator[Row]:
    """Keep a long list short: what flows touch stays, the others are counted."""
    for kind in ("site", "system"):
        of_kind = [row for row in rows if row.kind == kind]
        kept = of_kind
        if len(of_kind) > _ROWS_AT_MOST:
            first = {id(row) for row in of_kind[: _ROWS_AT_MOST - 1]}
            kept = [row for row in of_kind if row.address in touched or id(row) in first]
        yield from kept
        if left := len(of_kind) - len(kept):
            yield Row(None, f"and {left} more {kind}{'s' if left > 1 else ''}", kind)


def _columns(design: ServiceDesign, service: Service, drawn: Iterable[Node]) -> Mapping[str, int]:
    """Return the column of each party: that of its organisation, or of itself where it has none."""
    homes = {node.address: _organisation(design, node.address) or node.address for node in drawn}
    ends = {service.client: CLIENT, service.provider: PROVIDER}
    dealings: dict[str, Counter[int]] = {}
    for flow in service.flows:
        one, other = (_home(design, end) for end in (flow.from_, flow.to))
        for home, partner in ((one, other), (other, one)):
            if partner in ends:
                dealings.setdefault(home, Counter())[ends[partner]] += 1
    columns = dict(ends)
    for home in dict.fromkeys(homes.values()):
        with_whom = dealings.get(home, Counter())
        leaning = with_whom[CLIENT] - with_whom[PROVIDER]
        crowd = Counter(columns.values())
        beyond = crowd[BEYOND] < crowd[SUPPLY] if leaning == 0 else leaning > 0
        columns.setdefault(home, BEYOND if beyond else SUPPLY)
    return {address: columns[home] for address, home in homes.items()}


def _home(design: ServiceDesign, address: str) -> str:
    return _organisation(design, address) or address


def _streams(flows: Iterable[Flow], place: Mapping[str, Party]) -> Iterator[Stream]:
    """Bring together what one party gives to several under the same name."""
    groups: dict[tuple[str, str, str, str, int], list[Flow]] = {}
    for flow in flows:
        column = place[flow.to].column
        groups.setdefault((flow.from_, flow.carries, flow.label, flow.direction, column), []).append(flow)
    for (source, _, label, direction, _), alike in groups.items():
        targets = tuple(dict.fromkeys(flow.to for flow in alike))
        yield Stream(source, targets, alike[0].carries, plain(label), direction == "two-way")
