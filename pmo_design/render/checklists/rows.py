"""What every checklist is made of: a row for each thing that somebody goes and looks at, and writes down."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast

from pmo_design.engines.acceptance import Report, Standing, Verdict
from pmo_design.link import Node, ServiceDesign
from pmo_design.model import Criterion
from pmo_design.model.acceptance import AcceptanceScenario, Category, Metric, Priority
from pmo_design.model.records import Recorded, Result, TestRun
from pmo_design.model.relations import OWNER, PHASE, SHOWN_AT, SUPPORTS, VERIFIES
from pmo_design.render.checklists.evidence import Evidence, of_measurement, of_run
from pmo_design.render.checklists.words import actual_words, target_words

Grouping = Literal["phase", "site", "owner", "journey"]
SELECTIONS: tuple[Grouping, ...] = ("phase", "site", "owner", "journey")
"""By what a checklist can be drawn up."""

_NODE_TYPES: Mapping[Grouping, str] = {
    "phase": "phase",
    "site": "site",
    "owner": "role",
    "journey": "journey",
}
_WITHOUT: Mapping[Grouping, str] = {
    "phase": "Without a phase",
    "site": "The service as a whole",
    "owner": "Without an owner",
    "journey": "Of no journey",
}


@dataclass(frozen=True, slots=True)
class Selection:
    """Which criteria a checklist holds: of one phase, site, owner or journey by its address, or of all."""

    by: Grouping = "phase"
    which: str | None = None

    @property
    def node_type(self) -> str:
        """The type of what it selects by: an owner is a role."""
        return _NODE_TYPES[self.by]


@dataclass(frozen=True, slots=True)
class ChecklistRow:
    """One thing to look at: a scenario to try, or a figure to take; at a site that has to show it.

    Its columns to fill in are those of a test run or a measurement, as `kind` says. `key` is unique in a
    checklist and stays the same as long as criterion, scenario and site do. `verdict`, `reason`, `change` and
    `actual` tell how the criterion stands, at the row's site if it has one; `latest` is the newest evidence
    for the row itself, `result` what came out of the scenario then.
    """

    key: str
    kind: Literal["measurement", "test-run"]
    criterion: str
    number: str
    title: str
    statement: str
    priority: Priority
    category: Category
    phase: str | None
    phase_title: str
    owner: str | None
    owner_title: str
    site: str | None
    site_title: str
    scenario: str | None
    scenario_title: str
    given: tuple[str, ...]
    when: tuple[str, ...]
    then: tuple[str, ...]
    metric: str
    target: str
    unit: str
    method: str
    source: str
    measured_by: str | None
    environment: str
    preconditions: tuple[str, ...]
    due: date | None
    verdict: Verdict
    reason: str
    change: str
    actual: str
    result: Result | None
    latest: Evidence | None


@dataclass(frozen=True, slots=True)
class Group:
    """The rows under one heading: of a phase, a site, an owner, a journey; `address` is None for the rest."""

    address: str | None
    title: str
    rows: tuple[ChecklistRow, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """A checklist, and what it was drawn up from."""

    design: ServiceDesign
    report: Report
    selection: Selection
    title: str
    groups: tuple[Group, ...]

    @property
    def rows(self) -> tuple[ChecklistRow, ...]:
        """All rows in order, each once."""
        return tuple({row.key: row for group in self.groups for row in group.rows}.values())

    @property
    def criteria(self) -> tuple[str, ...]:
        """The addresses of the criteria in it, in order."""
        return tuple(dict.fromkeys(row.criterion for row in self.rows))


def checklist(design: ServiceDesign, report: Report, selection: Selection) -> Checklist:
    """Draw up a checklist; its groups are in the order of the design, what belongs to none comes last."""
    chosen = design.get(selection.which)
    title = "Acceptance checklist" + (f": {chosen.title}" if chosen is not None else "")
    return Checklist(design, report, selection, title, tuple(_groups(design, report, selection)))


def checklist_rows(design: ServiceDesign, report: Report, selection: Selection) -> tuple[ChecklistRow, ...]:
    """Return the rows of a checklist without its headings."""
    return checklist(design, report, selection).rows


def homes_of(design: ServiceDesign, report: Report, by: Grouping) -> Mapping[str, frozenset[str]]:
    """Return the phases, sites, owners or journeys to which each criterion belongs, in reading order.

    A site's are those that have to be shown there, verify it, or have evidence from there; a journey's those
    that verify it, a part of it, or a cell or step of a blueprint that supports one of its steps.
    """
    belongs = _BELONGS[by]
    return {node.address: belongs(design, report, node) for node in design.nodes("criterion")}


def criteria_of(design: ServiceDesign, report: Report, by: Grouping, which: str) -> tuple[Node, ...]:
    """Return the criteria that belong to a phase, a site, an owner or a journey, in reading order."""
    return tuple(design[address] for address, at in homes_of(design, report, by).items() if which in at)


def _groups(design: ServiceDesign, report: Report, selection: Selection) -> Iterator[Group]:
    homes = homes_of(design, report, selection.by)
    for place in design.nodes(selection.node_type):
        if selection.which in (None, place.address):
            found = [address for address, at in homes.items() if place.address in at]
            rows = tuple(_rows(design, report, found, place.address if selection.by == "site" else None))
            if rows:
                yield Group(place.address, place.title, rows)
    rest = [address for address, at in homes.items() if not at] if selection.which is None else []
    if rest:
        yield Group(None, _WITHOUT[selection.by], tuple(_rows(design, report, rest, None)))


def _of_phase(design: ServiceDesign, report: Report, node: Node) -> frozenset[str]:
    return frozenset(target.address for target in design.targets(node.address, PHASE))


def _of_owner(design: ServiceDesign, report: Report, node: Node) -> frozenset[str]:
    return frozenset(target.address for target in design.targets(node.address, OWNER))


def _of_site(design: ServiceDesign, report: Report, node: Node) -> frozenset[str]:
    named = design.targets(node.address, SHOWN_AT, VERIFIES)
    sites = {target.address for target in named if target.type == "site"}
    return frozenset(sites | _sites_of_evidence(report.standings.get(node.address)))


def _sites_of_evidence(standing: Standing | None) -> set[str]:
    if standing is None:
        return set()
    sites = [each.record.site for each in standing.history] + [each.record.site for each in standing.runs]
    return {site for site in sites if site is not None}


def _of_journey(design: ServiceDesign, report: Report, node: Node) -> frozenset[str]:
    journeys: set[str] = set()
    for target in design.targets(node.address, VERIFIES):
        parts = (target, *design.descendants(target.address))
        supported = (step for part in parts for step in design.targets(part.address, SUPPORTS))
        of_cell_or_step = supported if target.type in ("cell", "blueprint-step") else ()
        journeys |= {each.root for each in (target, *of_cell_or_step) if each.root.startswith("journey:")}
    return frozenset(journeys)


_BELONGS: Mapping[Grouping, Callable[[ServiceDesign, Report, Node], frozenset[str]]] = {
    "phase": _of_phase,
    "site": _of_site,
    "owner": _of_owner,
    "journey": _of_journey,
}


def _rows(
    design: ServiceDesign, report: Report, criteria: Iterable[str], site: str | None
) -> Iterator[ChecklistRow]:
    """Yield the rows of some criteria: each figure and scenario once, or once a site that has to show it."""
    for address in criteria:
        node = design[address]
        criterion = cast(Criterion, node.part)
        standing = report.standings[address]
        for at in _sites(design, node, standing, site):
            for scenario in criterion.scenarios:
                yield _row(design, node, standing, at, scenario)
            if criterion.metric is not None or not criterion.scenarios:
                yield _row(design, node, standing, at, None)


def _sites(design: ServiceDesign, node: Node, standing: Standing, site: str | None) -> tuple[str | None, ...]:
    shown_at = tuple(target.address for target in design.targets(node.address, SHOWN_AT))
    if site is None:
        return shown_at or (None,)
    return (site,) if site in shown_at or site in _sites_of_evidence(standing) else (None,)


def _row(
    design: ServiceDesign,
    node: Node,
    standing: Standing,
    site: str | None,
    scenario: AcceptanceScenario | None,
) -> ChecklistRow:
    criterion = cast(Criterion, node.part)
    metric = criterion.metric if scenario is None else None
    at_site = () if standing.verdict == "waived" else standing.sites
    there = next((each for each in at_site if each.site == site), None)
    said = scenario or AcceptanceScenario.model_construct(when=(), then=())
    run = _latest_run(standing, scenario, site) if metric is None else None
    return ChecklistRow(
        key="/".join((criterion.id, _place_of(criterion, scenario), (site or "").partition(":")[2])).rstrip(
            "/"
        ),
        kind="measurement" if metric is not None else "test-run",
        criterion=node.address,
        number=criterion.number or criterion.id,
        title=criterion.title,
        statement=criterion.statement,
        priority=criterion.priority,
        category=criterion.category,
        phase=criterion.phase,
        phase_title=_title(design, criterion.phase),
        owner=criterion.owner,
        owner_title=_title(design, criterion.owner),
        site=site,
        site_title=_title(design, site),
        scenario=said.id,
        scenario_title=said.title or said.id or "",
        given=said.given,
        when=said.when,
        then=said.then,
        metric=metric.name if metric is not None else "",
        target=target_words(metric) if metric is not None else "",
        unit=metric.unit if metric is not None else "",
        method=(metric.method or "") if metric is not None else "",
        source=(metric.source or "") if metric is not None else "",
        measured_by=metric.measured_by if metric is not None else None,
        environment=criterion.environment or "",
        preconditions=criterion.preconditions,
        due=standing.due,
        verdict=there.verdict if there is not None else standing.verdict,
        reason=there.reason if there is not None else standing.reason,
        change=standing.change,
        actual=actual_words(standing, there, metric),
        result=run.record.result if run is not None else None,
        latest=of_run(run) if run is not None else _latest_figure(standing, metric, site),
    )


def _place_of(criterion: Criterion, scenario: AcceptanceScenario | None) -> str:
    """Name a scenario within its criterion: by its id, or its place."""
    if scenario is None:
        return ""
    return scenario.id or str(criterion.scenarios.index(scenario) + 1)


def _latest_run(
    standing: Standing, scenario: AcceptanceScenario | None, site: str | None
) -> Recorded[TestRun] | None:
    wanted = scenario.id if scenario is not None else None
    runs = [each for each in standing.runs if (each.record.scenario, each.record.site) == (wanted, site)]
    return max(runs, key=lambda each: each.record.date, default=None)


def _latest_figure(standing: Standing, metric: Metric | None, site: str | None) -> Evidence | None:
    figures = [each for each in standing.history if each.record.site == site]
    newest = max(figures, key=lambda each: each.record.to, default=None)
    return of_measurement(newest, metric.unit) if newest is not None and metric is not None else None


def _title(design: ServiceDesign, address: str | None) -> str:
    node = design.get(address)
    return node.title if node is not None else ""
