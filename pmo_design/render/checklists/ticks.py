"""A checklist to fill in on a screen: groups, criteria and rows with the words shown; a script keeps them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import cast

from markupsafe import Markup

from pmo_design.link import ServiceDesign
from pmo_design.model import Criterion
from pmo_design.model.records import DefectSeverity
from pmo_design.model.service import Phase
from pmo_design.render import prose
from pmo_design.render.checklists.columns import NAMING, TO_FILL_IN, filled_in
from pmo_design.render.checklists.rows import Checklist, ChecklistRow, Grouping, Selection, homes_of
from pmo_design.render.pages.criteria import PRIORITY_WORDS, target
from pmo_design.render.pages.verdicts import verdict_state
from pmo_design.render.pages.wording import day
from pmo_design.render.verdicts import RESULT_WORDS

SEVERITY_WORDS: Mapping[DefectSeverity, str] = {"critical": "Critical", "major": "Major", "minor": "Minor"}
_CHOICES: Mapping[Grouping, tuple[str, str]] = {
    "phase": ("Phase", "All phases"),
    "site": ("Site", "All sites"),
    "owner": ("Owner", "All owners"),
    "journey": ("Journey", "All journeys"),
}
Homes = Mapping[Grouping, Mapping[str, frozenset[str]]]
_NARROWED_BY: tuple[Grouping, ...] = ("site", "owner", "journey")
_MOST_SITES = 60
"""Sites that a row offers to choose from; beyond that a list of them in every row would outweigh the rest."""


@dataclass(frozen=True, slots=True)
class Wording:
    """How authored text and the names of elements are shown: linked on a page, bare in a file."""

    text: Callable[[str], Markup]
    ref: Callable[[str], Markup]


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reader can narrow the list to: a name of `data-*` attributes, and the values that there are."""

    name: str
    label: str
    every: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A row to fill in; `columns` are those of its record that are known beforehand, by name."""

    key: str
    kind: str
    title: Markup
    clauses: tuple[tuple[str, Markup], ...]
    target: str
    unit: str
    last: str
    site_title: str
    columns: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Tick:
    """A criterion and its rows; `belongs` are its owner, sites and journeys, each parted by spaces."""

    id: str
    number: str
    title: Markup
    statement: Markup
    priority: str
    target: str
    owner: Markup
    state: Markup
    reason: str
    preconditions: tuple[Markup, ...]
    belongs: Mapping[str, str]
    entries: tuple[Entry, ...]
    computed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TickGroup:
    """Criteria under one heading, and the day on which they are decided on."""

    title: str
    decision: str
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Ticks:
    """All that the template of a checklist to fill in is given."""

    document: str
    groups: tuple[TickGroup, ...]
    choices: tuple[Choice, ...]
    roles: tuple[str, ...]
    sites: tuple[tuple[str, str], ...]
    results: Mapping[str, str]
    severities: Mapping[DefectSeverity, str]
    columns: tuple[str, ...] = (*NAMING, *TO_FILL_IN)

    @property
    def count(self) -> int:
        """How many rows there are to fill in."""
        return sum(len(tick.entries) for group in self.groups for tick in group.ticks)


def ticks_of(checklist: Checklist, wording: Wording) -> Ticks:
    """Tell a checklist as something to fill in on a screen."""
    design = checklist.design
    service = design.service
    homes = {by: homes_of(design, checklist.report, by) for by in _NARROWED_BY}
    groups = tuple(
        TickGroup(
            prose.plain(group.title),
            _decision(design, group.address),
            tuple(_ticks(design, group.rows, wording, homes)),
        )
        for group in checklist.groups
    )
    return Ticks(
        document=service.document.number if service is not None else "",
        groups=groups,
        choices=tuple(_choices(design, checklist, homes)),
        roles=tuple(node.title for node in design.nodes("role")),
        sites=_sites(design),
        results=RESULT_WORDS,
        severities=SEVERITY_WORDS,
    )


def bare(design: ServiceDesign) -> Wording:
    """Return how text is shown where there is no page to link to."""
    return Wording(
        lambda text: prose.inline(text, lambda address: None),
        lambda address: Markup.escape(prose.plain(design[address].title)),
    )


def _choices(design: ServiceDesign, checklist: Checklist, homes: Homes) -> Iterator[Choice]:
    by_group = checklist.selection.by
    if len(checklist.groups) > 1:
        titles = tuple((str(at), prose.plain(group.title)) for at, group in enumerate(checklist.groups))
        yield Choice("group", *_CHOICES[by_group], titles)
    for by in _NARROWED_BY:
        found = frozenset(home for criterion in checklist.criteria for home in homes[by][criterion])
        nodes = [node for node in design.nodes(Selection(by).node_type) if node.address in found]
        if by != by_group and len(nodes) > 1:
            options = tuple((_local(node.address), prose.plain(node.title)) for node in nodes)
            yield Choice(by, *_CHOICES[by], options)


def _ticks(
    design: ServiceDesign,
    rows: Iterable[ChecklistRow],
    wording: Wording,
    homes: Homes,
) -> Iterator[Tick]:
    for address, found in groupby(rows, key=lambda row: row.criterion):
        own = tuple(found)
        first = own[0]
        part = cast(Criterion, design[address].part)
        yield Tick(
            id=_local(address),
            number=first.number,
            title=wording.ref(address),
            statement=wording.text(first.statement),
            priority=PRIORITY_WORDS[part.priority],
            target=target(part.metric),
            owner=wording.ref(part.owner) if part.owner is not None else Markup(""),
            state=verdict_state(first.verdict),
            reason=first.reason,
            preconditions=tuple(wording.text(each) for each in first.preconditions),
            belongs={by: " ".join(map(_local, sorted(at[address]))) for by, at in homes.items()},
            entries=tuple(_entry(row, wording) for row in own if row.measured_by is None),
            computed=tuple(dict.fromkeys(row.metric for row in own if row.measured_by is not None)),
        )


def _entry(row: ChecklistRow, wording: Wording) -> Entry:
    clauses = [
        (word if at == 0 else "and", wording.text(text))
        for word, texts in (("Given", row.given), ("When", row.when), ("Then", row.then))
        for at, text in enumerate(texts)
    ]
    title = row.metric or row.scenario_title or ("Tried as told" if row.when else "Looked at as a whole")
    return Entry(
        key=row.key,
        kind=row.kind,
        title=wording.text(title),
        clauses=tuple(clauses),
        target=row.target if row.kind == "measurement" else "",
        unit=row.unit,
        last=_last(row),
        site_title=row.site_title,
        columns=filled_in(row),
    )


def _last(row: ChecklistRow) -> str:
    """Tell the newest evidence in short."""
    if row.latest is None:
        return ""
    said = RESULT_WORDS[row.result] if row.result is not None else row.latest.said
    return f"Last: {said}, {day(row.latest.day)}"


def _decision(design: ServiceDesign, address: str | None) -> str:
    node = design.get(address)
    gate = node.part.gate if node is not None and isinstance(node.part, Phase) else None
    return f"Decision {day(gate)}" if gate is not None else ""


def _sites(design: ServiceDesign) -> tuple[tuple[str, str], ...]:
    nodes = design.nodes("site")
    if len(nodes) > _MOST_SITES:
        return ()
    return tuple((_local(node.address), prose.plain(node.title)) for node in nodes)


def _local(address: str) -> str:
    return address.partition(":")[2]
