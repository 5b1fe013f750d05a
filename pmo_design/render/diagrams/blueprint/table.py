"""Tell a blueprint as a table: steps as rows, lanes as columns, and all that the picture adds to them."""

from dataclasses import dataclass

from markupsafe import Markup

from pmo_design.link import ServiceDesign
from pmo_design.model.scalars import show_minutes, show_work
from pmo_design.render.diagrams.blueprint.story import CellStory, PhaseStory, StepStory, Story
from pmo_design.render.diagrams.blueprint.wording import (
    MARK_NAMES,
    name_of,
    roles_of,
    rules_of,
    verdict_words,
)
from pmo_design.render.picture import Links
from pmo_design.render.templates import environment


@dataclass(frozen=True, slots=True)
class Named:
    """A name, and the page it leads to."""

    title: str
    href: str | None


@dataclass(frozen=True, slots=True)
class CellEntry:
    """A cell as the table tells it."""

    text: str
    href: str | None
    systems: tuple[Named, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepEntry:
    """A row: its heading, a list of cells for each lane, and the columns after them."""

    number: str
    title: str
    href: str | None
    lanes: tuple[tuple[CellEntry, ...], ...]
    elapsed: str
    work: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArrowEntry:
    """A row of the table of arrows."""

    source: str
    target: str
    kind: str
    label: str


def blueprint_table(story: Story, design: ServiceDesign, links: Links) -> Markup:
    """Return the tables that say what the picture shows: steps by lanes, arrows, and what to watch."""
    groups = [
        (phase, [_step(step, story, design, links) for step in story.steps[phase.first : phase.last + 1]])
        for phase in story.phases
    ]
    html = (
        environment()
        .get_template("blueprint_table.html.jinja")
        .render(
            story=story,
            groups=groups,
            lanes=[
                (
                    lane,
                    Named(lane.actor, links(lane.actor_address) if lane.actor_address else None)
                    if lane.actor
                    else None,
                )
                for lane in story.lanes
            ],
            has_rules=any(step.policies or step.metric for step in story.steps),
            arrows=[_arrow(index, story, design) for index in range(len(story.arrows))],
            mark_names=MARK_NAMES,
            phase_href=lambda phase: _phase_href(phase, links),
        )
    )
    return Markup(html)


def _place_name(cell: CellStory, story: Story, design: ServiceDesign) -> str:
    """Name a cell by its step and lane, or by its systems: 1.2 Agree the scope, PMO coordinator."""
    step = story.steps[cell.step]
    systems = ", ".join(name_of(design, system) for system in cell.systems)
    who = story.lanes[cell.lane].who if cell.boxed else systems
    return f"{step.number} {step.title}, {who}"


def _phase_href(phase: PhaseStory, links: Links) -> str | None:
    return links(phase.address)


def _step(step: StepStory, story: Story, design: ServiceDesign, links: Links) -> StepEntry:
    return StepEntry(
        step.number,
        step.title,
        links(step.address),
        tuple(
            tuple(_cell(story, cell, design, links) for cell in step.cells if cell.lane == lane)
            for lane in range(len(story.lanes))
        ),
        show_minutes(step.elapsed) if step.elapsed else "",
        show_work(step.work) if step.work else "",
        rules_of(step),
    )


def _cell(story: Story, cell: CellStory, design: ServiceDesign, links: Links) -> CellEntry:
    notes = [f"{MARK_NAMES[mark.kind]} {mark.name}".strip() for mark in cell.marks]
    notes += [f"Service level: {cell.service_level}"] if cell.service_level else []
    notes += ["Runs by itself"] if cell.automated else []
    notes += [f"Evidence: {cell.evidence}"] if cell.evidence else []
    notes += roles_of(story, cell)
    notes += ["Decision"] if cell.question else []
    notes += [f"Acceptance: {words}"] if (words := verdict_words(cell)) else []
    systems = tuple(Named(name_of(design, system), links(system)) for system in cell.systems)
    return CellEntry(cell.words, links(cell.address), systems, tuple(notes))


def _arrow(index: int, story: Story, design: ServiceDesign) -> ArrowEntry:
    arrow = story.arrows[index]
    kind = arrow.kind + (", both ways" if arrow.two_way else "")
    source, target = (_place_name(cell, story, design) for cell in (arrow.source, arrow.target))
    return ArrowEntry(source, target, kind, arrow.label or "")
