"""Journeys: what personas go through, step by step, and how it feels."""

from typing import Annotated, ClassVar, Literal

from pmo_design.model.base import Element, Part
from pmo_design.model.persona import PainPoint
from pmo_design.model.relations import (
    ANSWERS,
    CHANNEL,
    FEELS,
    IMPROVES,
    OWNER,
    PARENT,
    PERSONA,
    PERSONAS,
    SYSTEM,
    WAS,
    WITH,
)
from pmo_design.model.scalars import Id, Minutes, Number, Text, described

JourneyState = Literal["as-is", "to-be", "speculative"]
Size = Literal["low", "medium", "high"]


class Emotion(Part):
    """How a persona feels at a step."""

    persona: Annotated[str, PERSONA] | None = described(
        "Whose feeling it is; may be left out where the journey has one persona.", None
    )
    level: Number = described("From -2 (stuck) to 2 (confident).", ge=-2, le=2)
    label: Text | None = described("The feeling in a word or two.", None)


class Thought(Part):
    """What a persona thinks or says at a step."""

    persona: Annotated[str, PERSONA] | None = described(
        "Whose thought it is; may be left out where the journey has one persona.", None
    )
    text: Text = described("The thought, in their words.")


class Touchpoint(Part):
    """Where the persona meets the service."""

    node_type: ClassVar[str] = "touchpoint"

    id: Id | None = described("Short name, where others point at it.", None)
    title: Text = described("What is touched, in a few words.")
    channel: Annotated[str, CHANNEL] = described("Channel it goes through.")
    with_: tuple[Annotated[str, WITH], ...] = described("Roles that are met.", (), alias="with")
    system: Annotated[str, SYSTEM] | None = described("System that is touched.", None)


class FeltPain(Part):
    """A persona's pain point that is felt at a step."""

    pain: Annotated[str, FEELS] = described("The persona's pain point: persona/pain-point.")
    severity: int | None = described("Severity here; the persona's own, if left out.", None, ge=1, le=3)


class Opportunity(Part):
    """An idea that would answer a pain point."""

    node_type: ClassVar[str] = "opportunity"

    id: Id = described("Short name for addresses.")
    title: Text = described("The idea in a sentence.")
    description: Text | None = described("How it would work.", None)
    answers: tuple[Annotated[str, ANSWERS], ...] = described("Pain points it answers.", ())
    impact: Size | None = described("How much it would change.", None)
    effort: Size | None = described("What it would take.", None)
    owner: Annotated[str, OWNER] | None = described("Role that takes it on.", None)
    status: Literal["idea", "chosen", "done", "dropped"] | None = described("What became of it.", None)


class StepMetric(Part):
    """A figure of the step: today, and as it should be."""

    title: Text = described("What is counted.")
    unit: Text | None = described("Unit of both figures.", None)
    today: Number | None = described("The figure today.", None)
    target: Number | None = described("The figure to reach.", None)


class Step(Part):
    """One thing the persona does."""

    node_type: ClassVar[str] = "journey-step"

    id: Id = described("Short name for addresses.")
    title: Text = described("The step in a few words, verb first.")
    was: tuple[Annotated[str, WAS], ...] = described(
        "As-is steps that this one takes the place of; the one of the same id, if left out.", ()
    )
    action: Text | None = described("What the persona does.", None)
    thoughts: tuple[Thought, ...] = described("What they think.", ())
    emotions: tuple[Emotion, ...] = described(
        "How they feel, one a persona; none where nothing is known.", ()
    )
    touchpoints: tuple[Touchpoint, ...] = described("Where they meet the service.", ())
    feels: tuple[FeltPain, ...] = described("Pain points of the persona that are felt here.", ())
    pain_points: tuple[PainPoint, ...] = described("Pain points of this step alone.", ())
    opportunities: tuple[Opportunity, ...] = described("Ideas that would help here.", ())
    moment_of_truth: Text | None = described("Why this step decides what they think of the service.", None)
    duration: Minutes | None = described("Time at work in this step.", None)
    wait: Minutes | None = described("Time spent waiting in this step.", None)
    metric: StepMetric | None = described("A figure, today and as it should be.", None)


class Stage(Part):
    """A stretch of the journey with a goal of its own."""

    node_type: ClassVar[str] = "journey-stage"

    id: Id = described("Short name for addresses.")
    title: Text = described("The stage in a word or two.")
    goal: Text | None = described("What the persona wants of it.", None)
    steps: tuple[Step, ...] = described("Steps, in order.", min_length=1)


class Journey(Element):
    """What one or more personas go through."""

    node_type: ClassVar[str] = "journey"

    personas: tuple[Annotated[str, PERSONAS], ...] = described("Who goes through it.", min_length=1)
    state: JourneyState = described("As it is, as it shall be, or a speculation.")
    scenario: Text | None = described("The situation, in a sentence or two.", None)
    trigger: Text | None = described("What starts it.", None)
    end_state: Text | None = described("What is true when it is over.", None)
    parent: Annotated[str, PARENT] | None = described("Larger journey that it is part of.", None)
    improves: Annotated[str, IMPROVES] | None = described("As-is journey that this one replaces.", None)
    stages: tuple[Stage, ...] = described("Stages, in order.", min_length=1)

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps, over all stages."""
        return tuple(step for stage in self.stages for step in stage.steps)
