"""Gather what a blueprint tells from the design: its words, its order, its systems, its times."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from pmo_design.link import ServiceDesign
from pmo_design.model import Blueprint
from pmo_design.model.address import local_address
from pmo_design.model.blueprint import LANE_ROLES, BlueprintStep, Cell, Lane, LaneRole
from pmo_design.model.scalars import show_minutes, show_work
from pmo_design.render.diagrams.blueprint.story import (
    ArrowStory,
    CellStory,
    LaneStory,
    LineKind,
    Mark,
    MarkKind,
    PhaseStory,
    StepStory,
    Story,
    SystemRun,
)

_LINES: tuple[tuple[LaneRole, LineKind], ...] = (
    ("frontstage", "interaction"),
    ("backstage", "visibility"),
    ("support", "internal"),
)
_ROLE_TITLES: Mapping[LaneRole, str] = {
    "evidence": "Physical evidence",
    "customer": "Customer actions",
    "frontstage": "Frontstage",
    "backstage": "Backstage",
    "support": "Support processes",
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def tell(design: ServiceDesign, blueprint: Blueprint) -> Story:
    """Gather what a blueprint tells, with the names that the design gives to what it points at."""
    address = f"blueprint:{blueprint.id}"
    lanes = blueprint.ordered_lanes
    lane_at = {local_address(address, lane.id): index for index, lane in enumerate(lanes)}
    steps: list[StepStory] = []
    phases: list[PhaseStory] = []
    counts: dict[MarkKind, int] = {"fail": 0, "wait": 0, "moment": 0}
    for number, phase in enumerate(blueprint.phases, start=1):
        first = len(steps)
        phase_address = f"{address}/{phase.id}"
        for place, step in enumerate(phase.steps, start=1):
            step_address = f"{phase_address}/{step.id}"
            name = f"{number}.{place}"
            cells = _cells(step, step_address, name, len(steps), _Lanes(address, lanes, lane_at), counts)
            steps.append(_step(step, step_address, name, number - 1, cells))
        phases.append(
            PhaseStory(phase_address, phase.id, number, phase.title, phase.goal, first, len(steps) - 1)
        )
    lane_stories = tuple(_lane(design, address, lanes, index) for index in range(len(lanes)))
    return Story(
        id=f"blueprint-{blueprint.id}",
        address=address,
        title=blueprint.title,
        kicker=f"Service blueprint, {blueprint.state}",
        summary=blueprint.summary,
        sheet=_sheet(design, blueprint),
        lanes=lane_stories,
        phases=tuple(phases),
        steps=tuple(steps),
        runs=tuple(_runs(design, lane_stories, steps)),
        arrows=tuple(dict.fromkeys(_arrows(blueprint, address, steps))),
    )


def name_of(design: ServiceDesign, address: str) -> str:
    """Return the title of what an address points at; its id where nothing is there."""
    node = design.get(address)
    return node.title if node else address.rpartition(":")[2].rpartition("/")[2]


def show_day(day: date) -> str:
    """Write a day as readers do: 18 Dec 2023."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def show_times(elapsed: int, work: int) -> str:
    """Write a sum of times: 14 d elapsed, 12 h work."""
    return f"{show_minutes(elapsed)} elapsed" + (f", {show_work(work)} work" if work else "")


@dataclass(frozen=True, slots=True)
class _Lanes:
    address: str
    lanes: Sequence[Lane]
    index: Mapping[str, int]


def _cells(
    step: BlueprintStep, address: str, number: str, index: int, lanes: _Lanes, counts: dict[MarkKind, int]
) -> tuple[CellStory, ...]:
    placed = [
        (lanes.index[lane_address], cell)
        for cell in step.cells
        if (lane_address := local_address(lanes.address, cell.lane)) in lanes.index
    ]
    placed.sort(key=lambda found: found[0])
    stories: list[CellStory] = []
    for lane, cell in placed:
        slot = sum(1 for other in stories if other.lane == lane and other.boxed)
        marks = tuple(_marks(cell, number, counts))
        question = cell.decision.question if cell.decision else None
        text = cell.text if cell.text != question else None
        only_systems = lanes.lanes[lane].role == "support" and bool(cell.systems)
        says_more = text or question or marks or cell.service_level or cell.automated
        stories.append(
            CellStory(
                address=f"{address}/{cell.local_id}",
                local="--".join((*address.split("/")[1:], cell.local_id)),
                step=index,
                lane=lane,
                slot=slot,
                text=text,
                question=question,
                systems=cell.systems,
                marks=marks,
                service_level=cell.service_level,
                automated=cell.automated,
                evidence=cell.evidence,
                policy=cell.policy,
                boxed=bool(says_more) or not only_systems,
            )
        )
    return tuple(stories)


def _marks(cell: Cell, number: str, counts: dict[MarkKind, int]) -> Iterator[Mark]:
    if cell.moment_of_truth:
        yield Mark("moment", "", number, cell.moment_of_truth)
    if cell.fail_point:
        counts["fail"] += 1
        yield Mark("fail", f"F{counts['fail']}", number, cell.fail_point.title, cell.fail_point.recovery)
    if cell.wait_point:
        counts["wait"] += 1
        yield Mark("wait", f"W{counts['wait']}", number, cell.wait_point.title)


def _step(
    step: BlueprintStep, address: str, number: str, phase: int, cells: tuple[CellStory, ...]
) -> StepStory:
    policies = dict.fromkeys(filter(None, (step.policy, *(cell.policy for cell in cells))))
    metric = step.metric
    figure = None
    if metric:
        amounts = [f"{amount:f}" for amount in (metric.today, metric.target) if amount is not None]
        figure = " ".join(
            filter(None, (f"{metric.title}:" if amounts else metric.title, " → ".join(amounts)))
        )
        figure += f" {metric.unit}" if metric.unit and amounts else ""
    return StepStory(
        address,
        number,
        step.title,
        phase,
        cells,
        step.elapsed_minutes,
        step.work_minutes,
        tuple(policies),
        figure,
    )


def _lane(design: ServiceDesign, address: str, lanes: Sequence[Lane], index: int) -> LaneStory:
    lane = lanes[index]
    actor = lane.note or (name_of(design, lane.actor) if lane.actor else None)
    before = LANE_ROLES.index(lanes[index - 1].role) if index else len(LANE_ROLES)
    here = LANE_ROLES.index(lane.role)
    lines = tuple(line for role, line in _LINES if before < LANE_ROLES.index(role) <= here)
    title = lane.title or _ROLE_TITLES[lane.role]
    return LaneStory(f"{address}/{lane.id}", lane.role, title, actor, lane.actor, lines)


def _runs(
    design: ServiceDesign, lanes: Sequence[LaneStory], steps: Sequence[StepStory]
) -> Iterator[SystemRun]:
    """Find the stretches of steps that each system serves, lane by lane.

    A system stands in the support lane whose cell names it; one that is named further up only stands in
    the last support lane.
    """
    support = [index for index, lane in enumerate(lanes) if lane.role == "support"]
    if not support:
        return
    used: dict[tuple[int, str], list[tuple[int, bool]]] = {}
    for step_index, step in enumerate(steps):
        own = {(cell.lane, system) for cell in step.cells if cell.lane in support for system in cell.systems}
        named = {system for _, system in own}
        for cell in step.cells:
            for system in cell.systems:
                if cell.lane in support:
                    used.setdefault((cell.lane, system), []).append((step_index, True))
                elif system not in named:
                    used.setdefault((support[-1], system), []).append((step_index, False))
    for (lane, system), places in used.items():
        title = name_of(design, system)
        of_lane = any(own for _, own in places)
        indices = sorted({index for index, _ in places})
        first = indices[0]
        for here, following in pairwise((*indices, len(steps) + 1)):
            if following != here + 1:
                yield SystemRun(system, title, lane, first, here, of_lane)
                first = following


def _arrows(blueprint: Blueprint, address: str, steps: Sequence[StepStory]) -> Iterator[ArrowStory]:
    cells = {cell.address: cell for step in steps for cell in step.cells}
    for link in blueprint.links:
        source = cells.get(local_address(address, link.from_))
        target = cells.get(local_address(address, link.to))
        if source and target:
            yield ArrowStory(source, target, link.type, link.direction == "two-way", link.label)


def _sheet(design: ServiceDesign, blueprint: Blueprint) -> tuple[tuple[str, str], ...]:
    service = design.service
    if service is None:
        return ()
    document = service.document
    readers = ", ".join(name_of(design, audience) for audience in blueprint.audience)
    return (
        ("Service", service.title),
        ("Revision", f"{document.revision}, {document.status}"),
        ("Date", show_day(document.date)),
        ("Audience", readers) if readers else ("Document", document.number),
    )
