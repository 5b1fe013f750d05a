"""Gather what a blueprint tells from the design: its words, its order, its systems, its times."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pmo_design.link import ServiceDesign
from pmo_design.model import Blueprint
from pmo_design.model.address import local_address
from pmo_design.model.blueprint import LANE_ROLES, BlueprintStep, Cell, Lane, LaneRole
from pmo_design.model.journey import StepMetric
from pmo_design.model.service import Channel
from pmo_design.render.diagrams.blueprint.concerns import personas_of, systems_of
from pmo_design.render.diagrams.blueprint.heat import heat_of
from pmo_design.render.diagrams.blueprint.people import (
    actor_role,
    initials_by_role,
    other_answering,
    others_doing,
    usual_answerers,
)
from pmo_design.render.diagrams.blueprint.story import (
    ArrowStory,
    CellStory,
    Figure,
    LaneStory,
    LineKind,
    Mark,
    MarkKind,
    PhaseStory,
    RoleStory,
    StepStory,
    Story,
    SystemRun,
)
from pmo_design.render.diagrams.blueprint.wording import name_of, show_day
from pmo_design.render.diagrams.icons import channel_icon, evidence_icon
from pmo_design.render.verdicts import NO_VERDICTS, Verdicts

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


def tell(design: ServiceDesign, blueprint: Blueprint, verdicts: Verdicts = NO_VERDICTS) -> Story:
    """Gather what a blueprint tells, with the names that the design gives to what it points at.

    What its criteria come to is told where verdicts are known.
    """
    address = f"blueprint:{blueprint.id}"
    lanes = blueprint.ordered_lanes
    lanes_by_id = {lane.id: lane for lane in lanes}
    about = _About(
        design,
        address,
        lanes,
        {local_address(address, lane.id): index for index, lane in enumerate(lanes)},
        tuple(actor_role(design, lane) for lane in lanes),
        usual_answerers(blueprint),
        verdicts,
    )
    steps: list[StepStory] = []
    phases: list[PhaseStory] = []
    counts: dict[MarkKind, int] = {"fail": 0, "wait": 0, "moment": 0}
    for number, phase in enumerate(blueprint.phases, start=1):
        first = len(steps)
        phase_address = f"{address}/{phase.id}"
        for place, step in enumerate(phase.steps, start=1):
            step_address = f"{phase_address}/{step.id}"
            name = f"{number}.{place}"
            cells = _cells(step, step_address, name, len(steps), about, counts)
            personas = personas_of(design, step, lanes_by_id)
            steps.append(_step(step, step_address, name, number - 1, cells, personas))
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
        roles=tuple(_roles(design, steps)),
        longest_wait=max((cell.heat.wait for step in steps for cell in step.cells), default=0),
        longest_step=max((step.elapsed for step in steps), default=0),
    )


def lines_between(above: LaneRole | None, below: LaneRole) -> tuple[LineKind, ...]:
    """Return the lines that part a lane from the one above it; none above the first."""
    before = LANE_ROLES.index(above) if above else len(LANE_ROLES)
    return tuple(line for role, line in _LINES if before < LANE_ROLES.index(role) <= LANE_ROLES.index(below))


@dataclass(frozen=True, slots=True)
class _About:
    """What must be known of a blueprint to tell its cells: its lanes, who acts in them, who answers."""

    design: ServiceDesign
    address: str
    lanes: Sequence[Lane]
    index: Mapping[str, int]
    actors: Sequence[str | None]
    answerers: Mapping[str, str]
    verdicts: Verdicts


def _cells(
    step: BlueprintStep, address: str, number: str, index: int, about: _About, counts: dict[MarkKind, int]
) -> tuple[CellStory, ...]:
    placed = [
        (about.index[lane_address], cell)
        for cell in step.cells
        if (lane_address := local_address(about.address, cell.lane)) in about.index
    ]
    placed.sort(key=lambda found: found[0])
    stories: list[CellStory] = []
    for lane, cell in placed:
        slot = sum(1 for other in stories if other.lane == lane and other.boxed)
        marks = tuple(_marks(cell, number, about.lanes[lane].id, counts))
        question = cell.decision.question if cell.decision else None
        text = cell.text if cell.text != question else None
        only_systems = about.lanes[lane].role == "support" and bool(cell.systems)
        says_more = text or question or marks or cell.service_level or cell.automated
        actor, cell_address = about.actors[lane], f"{address}/{cell.local_id}"
        stories.append(
            CellStory(
                address=cell_address,
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
                heat=heat_of(about.design, cell_address, cell, step, about.verdicts),
                icon=_icon(about.design, cell) if about.lanes[lane].role == "evidence" else None,
                doers=others_doing(cell, actor),
                answerer=other_answering(cell, actor, about.answerers.get(about.lanes[lane].id)),
            )
        )
    return tuple(stories)


def _icon(design: ServiceDesign, cell: Cell) -> str:
    """Return the icon of a piece of evidence: that of its channel, or of the kind that its words name."""
    channel = design.get(cell.channel)
    if channel is not None and isinstance(channel.part, Channel):
        return channel_icon(channel.part.type)
    return evidence_icon(" ".join(filter(None, (cell.text, cell.evidence))))


def _roles(design: ServiceDesign, steps: Sequence[StepStory]) -> Iterator[RoleStory]:
    cells = [cell for step in steps for cell in step.cells if cell.boxed]
    used = dict.fromkeys(role for cell in cells for role in (*cell.doers, cell.answerer) if role)
    titles = [(role, name_of(design, role)) for role in used]
    letters = initials_by_role(titles)
    for role, title in titles:
        yield RoleStory(role, letters[role], title)


def _marks(cell: Cell, number: str, lane: str, counts: dict[MarkKind, int]) -> Iterator[Mark]:
    if cell.moment_of_truth:
        yield Mark("moment", "", number, lane, cell.moment_of_truth)
    if cell.fail_point:
        counts["fail"] += 1
        yield Mark(
            "fail", f"F{counts['fail']}", number, lane, cell.fail_point.title, cell.fail_point.recovery
        )
    if cell.wait_point:
        counts["wait"] += 1
        yield Mark("wait", f"W{counts['wait']}", number, lane, cell.wait_point.title)


def _step(
    step: BlueprintStep,
    address: str,
    number: str,
    phase: int,
    cells: tuple[CellStory, ...],
    personas: tuple[str, ...],
) -> StepStory:
    policies = dict.fromkeys(filter(None, (step.policy, *(cell.policy for cell in cells))))
    return StepStory(
        address=address,
        key=address.partition("/")[2],
        number=number,
        title=step.title,
        phase=phase,
        cells=cells,
        elapsed=step.elapsed_minutes,
        work=step.work_minutes,
        policies=tuple(policies),
        metric=_figure(step.metric) if step.metric else None,
        personas=personas,
        systems=systems_of(step),
    )


def _figure(metric: StepMetric) -> Figure:
    amounts = [f"{amount:f}" for amount in (metric.today, metric.target) if amount is not None]
    unit = [metric.unit] if metric.unit and amounts else []
    return Figure(metric.title, " ".join((" to ".join(amounts), *unit)))


def _lane(design: ServiceDesign, address: str, lanes: Sequence[Lane], index: int) -> LaneStory:
    lane = lanes[index]
    actor = lane.note or (name_of(design, lane.actor) if lane.actor else None)
    return LaneStory(
        address=f"{address}/{lane.id}",
        local=lane.id,
        role=lane.role,
        title=lane.title or _ROLE_TITLES[lane.role],
        actor=actor,
        actor_address=lane.actor,
        lines_above=lines_between(lanes[index - 1].role if index else None, lane.role),
    )


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
