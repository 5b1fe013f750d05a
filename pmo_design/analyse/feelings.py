"""What personas feel and think along the journeys: emotions and thoughts, with whose they are."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, cast

from pmo_design.diagnostics import Span
from pmo_design.link.design import Node, ServiceDesign
from pmo_design.model import Journey
from pmo_design.model.journey import Step


@dataclass(frozen=True, slots=True)
class Feeling:
    """An emotion or a thought: where it stands, and the persona it names."""

    journey: Journey
    step: Node
    field: Literal["emotions", "thoughts"]
    index: int
    persona: str | None

    @property
    def owner(self) -> str | None:
        """The persona it belongs to: the one named, or the only one of the journey."""
        if self.persona is None and len(self.journey.personas) == 1:
            return self.journey.personas[0]
        return self.persona

    @property
    def word(self) -> str:
        return "an emotion" if self.field == "emotions" else "a thought"

    def span(self, *path: str) -> Span:
        return self.step.span_of(self.field, self.index, *path)


def feelings(design: ServiceDesign) -> Iterator[Feeling]:
    """Yield all emotions and thoughts, step by step."""
    for node in design.nodes("journey-step"):
        step, journey = cast(Step, node.part), cast(Journey, design[node.root].part)
        for index, emotion in enumerate(step.emotions):
            yield Feeling(journey, node, "emotions", index, emotion.persona)
        for index, thought in enumerate(step.thoughts):
            yield Feeling(journey, node, "thoughts", index, thought.persona)
