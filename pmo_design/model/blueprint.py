"""Service blueprints: who does what, seen and unseen, so that a journey goes well."""

from typing import Annotated, ClassVar, Literal

from pmo_design.model.base import Element, Part
from pmo_design.model.journey import StepMetric
from pmo_design.model.relations import (
    ACCOUNTABLE,
    ACTOR,
    CHANNEL,
    CONSULTED,
    FROM_CELL,
    INFORMED,
    LANE,
    NEEDS,
    PHASE,
    REALISES,
    RESOLVES,
    RESPONSIBLE,
    SERVES,
    SUPPORTS,
    SYSTEMS,
    TO_CELL,
    TRIGGERS,
    Relation,
)
from pmo_design.model.scalars import Id, Minutes, Text, described

LANE_ROLES = ("evidence", "customer", "frontstage", "backstage", "support")
"""From top to bottom; the lines of interaction, visibility and internal interaction lie between them."""
LaneRole = Literal["evidence", "customer", "frontstage", "backstage", "support"]


class Lane(Part):
    """A row of the blueprint: one actor, on one side of the lines."""

    node_type: ClassVar[str] = "lane"

    id: Id = described("Short name, used by the cells.")
    role: LaneRole = described("Where it stands: evidence, customer, frontstage, backstage, support.")
    title: Text | None = described("Label of the lane; its role's name, if left out.", None)
    actor: Annotated[str, ACTOR] | None = described("Role or persona who acts in it.", None)
    note: Text | None = described("Second line of the label; the actor's title, if left out.", None)


class FailPoint(Part):
    """Where it may go wrong, and what is done then."""

    title: Text = described("What goes wrong.")
    recovery: Text | None = described("What is done about it, by whom, how soon.", None)


class WaitPoint(Part):
    """Where something waits, and why."""

    title: Text = described("What is waited for.")


class Decision(Part):
    """A question on which the way forks; the answers are labels of the links that leave the cell."""

    question: Text = described("The question.")


class Cell(Part):
    """What happens in one lane at one step."""

    node_type: ClassVar[str] = "cell"

    id: Id | None = described("Short name for addresses; the lane's, if left out.", None)
    lane: Annotated[str, LANE] = described("Lane it stands in.")
    text: Text | None = described(
        "What is done, verb first; may be left out where only systems are used.", None
    )
    responsible: tuple[Annotated[str, RESPONSIBLE], ...] = described("Roles that do it.", ())
    accountable: Annotated[str, ACCOUNTABLE] | None = described("The one role that answers for it.", None)
    consulted: tuple[Annotated[str, CONSULTED], ...] = described("Roles that are asked.", ())
    informed: tuple[Annotated[str, INFORMED], ...] = described("Roles that are told.", ())
    systems: tuple[Annotated[str, SYSTEMS], ...] = described("Systems that are used.", ())
    channel: Annotated[str, CHANNEL] | None = described("Channel it goes through.", None)
    evidence: Text | None = described("What the customer gets to see of it.", None)
    policy: Text | None = described("Rule that applies.", None)
    duration: Minutes | None = described("Time at work.", None)
    wait: Minutes | None = described("Time waited before it is done.", None)
    service_level: Text | None = described("What is promised: within one shift …", None)
    automated: bool = described("Whether it runs without a person.", False)
    fail_point: FailPoint | None = described("Where it may go wrong.", None)
    wait_point: WaitPoint | None = described("Where something waits.", None)
    decision: Decision | None = described("A question on which the way forks.", None)
    moment_of_truth: Text | None = described("Why this moment decides what they think of the service.", None)
    supports: tuple[Annotated[str, SUPPORTS], ...] = described("Journey steps: journey/stage/step.", ())
    resolves: tuple[Annotated[str, RESOLVES], ...] = described("Pain points it resolves.", ())
    realises: tuple[Annotated[str, REALISES], ...] = described("Opportunities it realises.", ())

    @property
    def local_id(self) -> str:
        return self.id or self.lane.rpartition("/")[2]

    @property
    def display_name(self) -> str:
        question = self.decision.question if self.decision else ""
        return self.text or question or self.local_id.replace("-", " ").capitalize()


class BlueprintStep(Part):
    """A column of the blueprint."""

    node_type: ClassVar[str] = "blueprint-step"

    id: Id = described("Short name for addresses.")
    title: Text = described("The step in a few words.")
    elapsed: Minutes | None = described(
        "Time from its start to its end; the sum of its cells' times, if left out.", None
    )
    supports: tuple[Annotated[str, SUPPORTS], ...] = described("Journey steps it supports.", ())
    policy: Text | None = described("Rule that applies to the whole step.", None)
    metric: StepMetric | None = described("A figure, today and as it should be.", None)
    cells: tuple[Cell, ...] = described("What happens, a cell a lane.", min_length=1)

    @property
    def work_minutes(self) -> int:
        """Time at work, over all cells."""
        return sum(cell.duration or 0 for cell in self.cells)

    @property
    def elapsed_minutes(self) -> int:
        """Time from start to end: as stated, or what its cells work and wait."""
        if self.elapsed is not None:
            return self.elapsed
        return self.work_minutes + sum(cell.wait or 0 for cell in self.cells)


class BlueprintPhase(Part):
    """A group of steps with a goal."""

    node_type: ClassVar[str] = "blueprint-phase"

    id: Id = described("Short name for addresses.")
    title: Text = described("The phase in a word or two.")
    goal: Text | None = described("What is reached by its end.", None)
    phase: Annotated[str, PHASE] | None = described("Phase of the service's life it falls into.", None)
    steps: tuple[BlueprintStep, ...] = described("Steps, in order.", min_length=1)


class Link(Part):
    """An arrow from one cell to another, named from inside the blueprint: phase/step/lane."""

    joins: ClassVar[bool] = True

    from_: Annotated[str, FROM_CELL] = described("Cell it leaves.", alias="from")
    to: Annotated[str, TO_CELL] = described("Cell it reaches.")
    type: Literal["triggers", "needs"] = described("Whether it starts the other, or draws on it.", "triggers")
    direction: Literal["one-way", "two-way"] = described("Whether it goes back as well.", "one-way")
    label: Text | None = described("Answer of a decision, or what is handed over.", None)

    @property
    def relation(self) -> Relation:
        return TRIGGERS if self.type == "triggers" else NEEDS


class Blueprint(Element):
    """How the service works, lane by lane."""

    node_type: ClassVar[str] = "blueprint"

    state: Literal["as-is", "to-be"] = described("As it is, or as it shall be.", "to-be")
    serves: tuple[Annotated[str, SERVES], ...] = described("Journeys it makes possible.", ())
    lanes: tuple[Lane, ...] = described(
        "Rows; drawn in canonical order whatever their order here.", min_length=1
    )
    phases: tuple[BlueprintPhase, ...] = described("Phases, in order.", min_length=1)
    links: tuple[Link, ...] = described("Arrows between cells.", ())

    @property
    def ordered_lanes(self) -> tuple[Lane, ...]:
        """Lanes in canonical order; lanes of one role as authored."""
        return tuple(sorted(self.lanes, key=lambda lane: LANE_ROLES.index(lane.role)))

    @property
    def steps(self) -> tuple[BlueprintStep, ...]:
        """All steps, over all phases."""
        return tuple(step for phase in self.phases for step in phase.steps)
