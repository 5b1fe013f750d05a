"""Retell a blueprint for a phone: a section a phase, the lanes one below the other, arrows as references."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pmo_design.link import ServiceDesign
from pmo_design.model.scalars import show_minutes, show_work
from pmo_design.render.diagrams.blueprint.foot import LEGEND, used_kinds
from pmo_design.render.diagrams.blueprint.heat import proof_of
from pmo_design.render.diagrams.blueprint.layout import lane_icons
from pmo_design.render.diagrams.blueprint.story import (
    LINE_NAMES,
    ArrowKind,
    CellStory,
    LaneStory,
    LineKind,
    Mark,
    PhaseStory,
    StepStory,
    Story,
)
from pmo_design.render.diagrams.blueprint.wording import name_of, roles_of, rules_of, verdict_words
from pmo_design.render.diagrams.icons import icon
from pmo_design.render.picture import Links
from pmo_design.render.templates import environment
from pmo_design.render.verdicts import Proof

_TOLD_IN_WORDS = (*LINE_NAMES, "done", "answered")


@dataclass(frozen=True, slots=True)
class Reference:
    """An arrow that leaves a cell, told in words: where it goes, and how it is drawn."""

    text: str
    kind: ArrowKind
    back: bool
    two_way: bool
    href: str | None


@dataclass(frozen=True, slots=True)
class Card:
    """A filled cell."""

    number: str
    text: str
    href: str | None
    question: bool
    automated: bool
    service_level: str | None
    icon: Markup | None
    roles: tuple[str, ...]
    marks: tuple[Mark, ...]
    references: tuple[Reference, ...]
    proof: Proof
    verdict: str | None


@dataclass(frozen=True, slots=True)
class Pill:
    """A system and the steps of this phase that it serves."""

    title: str
    href: str | None
    steps: str


@dataclass(frozen=True, slots=True)
class LaneBlock:
    """A lane within a phase, under the lines that lie above it; lines only, where nothing stands in it."""

    lane: LaneStory
    icon: Markup
    actor_href: str | None
    lines: tuple[tuple[LineKind, str], ...]
    cards: tuple[Card, ...]
    pills: tuple[Pill, ...]


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step in the list at the head of a phase."""

    number: str
    title: str
    href: str | None
    elapsed: str
    work: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PhaseSection:
    """All of a phase."""

    phase: PhaseStory
    id: str
    steps: tuple[StepRow, ...]
    elapsed: str
    work: str
    lanes: tuple[LaneBlock, ...]
    marks: tuple[Mark, ...]


def phone_blueprint(story: Story, design: ServiceDesign, links: Links) -> Markup:
    """Return the phone form: every phase is in it, and can be read without a script."""
    sections = [_section(phase, story, design, links) for phase in story.phases]
    kinds = used_kinds(story, any(arrow.kind == "needs" for arrow in story.arrows), bool(story.runs))
    html = (
        environment()
        .get_template("blueprint_phone.html.jinja")
        .render(
            id=story.id,
            story=story,
            sections=sections,
            sheet=dict(story.sheet),
            legend=[
                (kind, LEGEND[kind][0]) for kind in kinds if kind not in (*LINE_NAMES, "done", "answered")
            ],
            gear=Markup(icon("gear", 0, 0)),
            clock=Markup(icon("clock", 0, 0)),
            person=Markup(icon("person", 0, 0)),
        )
    )
    return Markup(html)


def _section(phase: PhaseStory, story: Story, design: ServiceDesign, links: Links) -> PhaseSection:
    steps = story.steps[phase.first : phase.last + 1]
    elapsed, work = sum(step.elapsed for step in steps), sum(step.work for step in steps)
    numbers = {step.number for step in steps}
    return PhaseSection(
        phase=phase,
        id=f"{story.id}-phone-{phase.local}",
        steps=tuple(_step_row(step, links) for step in steps),
        elapsed=show_minutes(elapsed) if elapsed else "",
        work=f"{show_work(work)} work" if work else "",
        lanes=tuple(_lane_blocks(steps, story, design, links)),
        marks=tuple(mark for mark in story.marks if mark.step in numbers),
    )


def _step_row(step: StepStory, links: Links) -> StepRow:
    return StepRow(
        step.number,
        step.title,
        links(step.address),
        show_minutes(step.elapsed) if step.elapsed else "",
        f"{show_work(step.work)} work" if step.work else "",
        rules_of(step),
    )


def _lane_blocks(
    steps: Sequence[StepStory], story: Story, design: ServiceDesign, links: Links
) -> Iterator[LaneBlock]:
    icons = lane_icons(story.lanes)
    for index, lane in enumerate(story.lanes):
        cells = [cell for step in steps for cell in step.cells if cell.lane == index and cell.boxed]
        numbers = {step: one.number for step, one in enumerate(story.steps) if one in steps}
        pills: dict[str, Pill] = {}
        for run in story.runs:
            served = [number for step, number in numbers.items() if run.first <= step <= run.last]
            if run.lane == index and served:
                before = [pills[run.address].steps] if run.address in pills else []
                pills[run.address] = Pill(run.title, links(run.address), ", ".join((*before, *served)))
        yield LaneBlock(
            lane=lane,
            icon=Markup(icon(icons[index], 0, 0)),
            actor_href=links(lane.actor_address) if lane.actor_address else None,
            lines=tuple((line, LINE_NAMES[line]) for line in lane.lines_above),
            cards=tuple(_card(cell, story, design, links) for cell in cells),
            pills=tuple(pills.values()),
        )


def _card(cell: CellStory, story: Story, design: ServiceDesign, links: Links) -> Card:
    named = ", ".join(name_of(design, system) for system in cell.systems)
    return Card(
        number=story.steps[cell.step].number,
        text=cell.words or named or story.lanes[cell.lane].title,
        href=links(cell.address),
        question=cell.question is not None,
        automated=cell.automated,
        service_level=cell.service_level,
        icon=Markup(icon(cell.icon, 0, 0)) if cell.icon else None,
        roles=roles_of(story, cell),
        marks=cell.marks,
        references=tuple(_references(cell, story, design, links)),
        proof=proof_of(cell.heat),
        verdict=verdict_words(cell),
    )


def _references(cell: CellStory, story: Story, design: ServiceDesign, links: Links) -> Iterator[Reference]:
    """Yield the arrows that leave a cell, and the systems that it uses."""
    drawn: set[str] = set()
    for arrow in story.arrows:
        if arrow.source.address != cell.address:
            continue
        target = arrow.target
        if not target.boxed:
            drawn |= set(target.systems)
        back = target.step < cell.step or target.address == cell.address
        words = _where(cell, target, story, design, back)
        label = f"{arrow.label}: " if arrow.label else ""
        yield Reference(f"{label}{words}", arrow.kind, back, arrow.two_way, links(target.address))
    for system in cell.systems:
        if system not in drawn and story.lanes[cell.lane].role != "support":
            yield Reference(name_of(design, system), "needs", False, False, links(system))


def _where(cell: CellStory, target: CellStory, story: Story, design: ServiceDesign, back: bool) -> str:
    step, lane = story.steps[target.step], story.lanes[target.lane]
    if not target.boxed:
        return ", ".join(name_of(design, system) for system in target.systems)
    if target.lane != cell.lane:
        return f"{step.number} {lane.who}"
    if back:
        return f"back to {step.number}"
    return f"{step.number} Decision" if target.question else f"{step.number} {step.title}"
