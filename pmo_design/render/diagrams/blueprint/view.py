"""What a reader can choose to see of a blueprint, and the story that is left of it then."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pmo_design.link import ServiceDesign
from pmo_design.model import Blueprint
from pmo_design.render.diagrams.blueprint.heat import HEATS
from pmo_design.render.diagrams.blueprint.story import (
    ArrowStory,
    CellStory,
    Detail,
    HeatKind,
    LaneStory,
    PhaseStory,
    StepStory,
    Story,
    SystemRun,
)
from pmo_design.render.diagrams.blueprint.telling import lines_between, tell
from pmo_design.render.diagrams.blueprint.wording import name_of
from pmo_design.render.views import Choice, View

_DETAILS: tuple[tuple[Detail, str], ...] = (
    ("full", "Everything"),
    ("steps", "Steps and figures"),
    ("phases", "Phases alone"),
)


def blueprint_choices(design: ServiceDesign, blueprint: Blueprint) -> tuple[Choice, ...]:
    """Return what can be chosen: lanes, phases, a persona's or a system's steps, the detail, the heat."""
    return choices_of(tell(design, blueprint), design)


def choices_of(story: Story, design: ServiceDesign) -> tuple[Choice, ...]:
    """Return what can be chosen of a story; what has no values to choose from is no choice."""
    personas = dict.fromkeys(persona for step in story.steps for persona in step.personas)
    systems = dict.fromkeys(system for step in story.steps for system in step.systems)
    choices = (
        Choice("lanes", "Lanes", tuple((lane.local, _lane_title(lane)) for lane in story.lanes), many=True),
        Choice(
            "phase",
            "Phase",
            tuple((phase.local, f"{phase.number} {phase.title}") for phase in story.phases),
            many=True,
        ),
        Choice("persona", "Persona", _named(personas, design), many=True),
        Choice("system", "System", _named(systems, design), many=True),
        Choice("detail", "Detail", _DETAILS, default=True),
        Choice(
            "heat",
            "Heat",
            (("none", "None"), *((kind, title) for kind, title in HEATS.items())),
            default=True,
        ),
    )
    return tuple(choice for choice in choices if choice.values)


def narrow(story: Story, view: View, design: ServiceDesign) -> Story:
    """Return what a view leaves of a story, and words that say what that is.

    Lanes, phases, personas and systems narrow it one after the other; several values of one widen it. What
    stays keeps its number and the numbers of its marks; an arrow stays if both its ends do; the lines are
    drawn anew between the lanes that are left. Details but the full one leave out every lane.
    """
    steps = [step for step in story.steps if _is_chosen(step, story, view)]
    detail: Detail = next((name for name, _ in _DETAILS if (name,) == view.get("detail")), "full")
    heat: HeatKind | None = next((kind for kind in HEATS if (kind,) == view.get("heat")), None)
    chosen = view.get("lanes")
    lanes = [
        lane for lane in story.lanes if steps and detail == "full" and (not chosen or lane.local in chosen)
    ]
    if len(steps) == len(story.steps) and len(lanes) == len(story.lanes):
        return replace(story, heat=heat, shown=_heated(heat))
    step_at = {step.key: index for index, step in enumerate(steps)}
    lane_at = {lane.local: index for index, lane in enumerate(lanes)}
    cells = {
        cell.address: moved
        for step in story.steps
        for cell in step.cells
        if (moved := _moved(cell, story, step_at, lane_at))
    }
    phases = tuple(_phases(story, steps))
    place = {phase.local: index for index, phase in enumerate(phases)}
    return replace(
        story,
        lanes=tuple(_lanes(lanes)),
        phases=phases,
        steps=tuple(
            replace(
                step,
                phase=place[story.phases[step.phase].local],
                cells=tuple(cells[cell.address] for cell in step.cells if cell.address in cells),
            )
            for step in steps
        ),
        runs=tuple(_runs(story, steps, lane_at)),
        arrows=tuple(_arrows(story, cells)),
        detail=detail,
        heat=heat,
        shown=_shown(story, steps, lanes, view, detail, design),
    )


def _lane_title(lane: LaneStory) -> str:
    return f"{lane.title}: {lane.actor}" if lane.actor else lane.title


def _named(addresses: Collection[str], design: ServiceDesign) -> tuple[tuple[str, str], ...]:
    named = ((address.partition(":")[2], name_of(design, address)) for address in addresses)
    return tuple(sorted(named, key=lambda pair: pair[1].casefold()))


def _is_chosen(step: StepStory, story: Story, view: View) -> bool:
    phases, personas, systems = view.get("phase"), view.get("persona"), view.get("system")
    return (
        (not phases or story.phases[step.phase].local in phases)
        and (not personas or any(f"persona:{persona}" in step.personas for persona in personas))
        and (not systems or any(f"system:{system}" in step.systems for system in systems))
    )


def _moved(
    cell: CellStory, story: Story, step_at: dict[str, int], lane_at: dict[str, int]
) -> CellStory | None:
    step, lane = step_at.get(story.steps[cell.step].key), lane_at.get(story.lanes[cell.lane].local)
    return None if step is None or lane is None else replace(cell, step=step, lane=lane)


def _lanes(lanes: Sequence[LaneStory]) -> Iterator[LaneStory]:
    above = None
    for lane in lanes:
        yield replace(lane, lines_above=lines_between(above, lane.role))
        above = lane.role


def _phases(story: Story, steps: Sequence[StepStory]) -> Iterator[PhaseStory]:
    first = 0
    for phase, group in groupby(steps, key=lambda step: step.phase):
        last = first + len(list(group)) - 1
        yield replace(story.phases[phase], first=first, last=last)
        first = last + 1


def _runs(story: Story, steps: Sequence[StepStory], lane_at: dict[str, int]) -> Iterator[SystemRun]:
    """Yield what is left of each run: the steps of one run that are neighbours now are one run still."""
    for run in story.runs:
        lane = lane_at.get(story.lanes[run.lane].local)
        served = {step.key for step in story.steps[run.first : run.last + 1]}
        left = [index for index, step in enumerate(steps) if step.key in served]
        if lane is not None and left:
            yield replace(run, lane=lane, first=left[0], last=left[-1])


def _arrows(story: Story, cells: dict[str, CellStory]) -> Iterator[ArrowStory]:
    for arrow in story.arrows:
        source, target = cells.get(arrow.source.address), cells.get(arrow.target.address)
        if source and target:
            yield replace(arrow, source=source, target=target)


def _shown(
    story: Story,
    steps: Sequence[StepStory],
    lanes: Sequence[LaneStory],
    view: View,
    detail: Detail,
    design: ServiceDesign,
) -> str:
    """Say what a view leaves: Deliver, 3 of 9 steps, 2 of 7 lanes."""
    said = [phase.title for phase in story.phases if phase.local in view.get("phase", ())]
    for key, kind in (("persona", "persona"), ("system", "system")):
        said += [name_of(design, f"{kind}:{value}") for value in view.get(key, ())]
    if len(steps) < len(story.steps):
        said.append(f"{len(steps)} of {len(story.steps)} steps")
    if steps and detail == "full" and len(lanes) < len(story.lanes):
        said.append(f"{len(lanes)} of {len(story.lanes)} lanes")
    if detail != "full":
        said.append(dict(_DETAILS)[detail].lower() if said else dict(_DETAILS)[detail])
    heat = next((kind for kind in HEATS if (kind,) == view.get("heat")), None)
    return ", ".join(filter(None, (*said, _heated(heat, bool(said)))))


def _heated(heat: HeatKind | None, follows: bool = False) -> str | None:
    if heat is None:
        return None
    return f"{'h' if follows else 'H'}eat by {HEATS[heat].lower()}"
