"""Whom and what a step concerns: the personas who act in it or whose journey it supports, and its systems."""

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from pmo_design.link import ServiceDesign
from pmo_design.model import Journey
from pmo_design.model.blueprint import BlueprintStep, Lane
from pmo_design.model.journey import Step


def systems_of(step: BlueprintStep) -> tuple[str, ...]:
    """Return the systems that a step uses, in the order of its cells."""
    return tuple(dict.fromkeys(system for cell in step.cells for system in cell.systems))


def personas_of(design: ServiceDesign, step: BlueprintStep, lanes: Mapping[str, Lane]) -> tuple[str, ...]:
    """Return the personas whom a step concerns, in the design's order.

    A persona acts in a step if it, or its role, acts in the lane of one of its cells or is responsible for
    one. A journey step that is supported concerns those whose feelings or pains it tells of; where it tells
    of none, all who travel the journey. `lanes` are the blueprint's, by their ids.
    """
    actors: set[str | None] = set()
    for cell in step.cells:
        lane = lanes.get(cell.lane.rpartition("/")[2])
        actors |= {lane.actor if lane else None, *cell.responsible}
    supported = {*step.supports, *(target for cell in step.cells for target in cell.supports)}
    travellers = {persona for target in supported for persona in _travellers(design, target)}
    return tuple(
        address
        for persona in design.personas
        if (address := f"persona:{persona.id}") in travellers | actors
        or (persona.role is not None and persona.role in actors)
    )


def _travellers(design: ServiceDesign, journey_step: str) -> Iterable[str]:
    node = design.get(journey_step)
    if node is None or node.type != "journey-step":
        return ()
    step, journey = cast(Step, node.part), cast(Journey, design[node.root].part)
    return tuple(_named(step)) or journey.personas


def _named(step: Step) -> Iterator[str]:
    yield from (emotion.persona for emotion in step.emotions if emotion.persona)
    yield from (thought.persona for thought in step.thoughts if thought.persona)
    yield from (felt.pain.partition("/")[0] for felt in step.feels)
