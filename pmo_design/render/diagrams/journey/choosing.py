"""What can be chosen of a journey map, and the story that is left by a choice."""

from collections.abc import Sequence
from dataclasses import replace

from pmo_design.link import ServiceDesign
from pmo_design.model import Journey
from pmo_design.render.diagrams.journey.story import Idea, StepStory, Story, nearest_column
from pmo_design.render.diagrams.journey.telling import tell
from pmo_design.render.views import Choice, View

COMPARE = Choice(
    "compare",
    "Today's journey",
    (("with", "Shown beneath"), ("without", "Left out")),
    default=True,
)


def journey_choices(design: ServiceDesign, journey: Journey) -> tuple[Choice, ...]:
    """Return what can be chosen of the map of a journey: its stages, its personas, the journey beneath."""
    return choices_of(tell(design, journey))


def choices_of(story: Story) -> tuple[Choice, ...]:
    """Return what can be chosen of a story; where there is no choice, none is offered."""
    stages = tuple((stage.id, f"{stage.number} {stage.title}") for stage in story.stages)
    people = tuple((traveller.key, traveller.title) for traveller in story.travellers)
    several = [
        Choice(key, title, values, many=True)
        for key, title, values in (("stage", "Stages", stages), ("persona", "Personas", people))
        if len(values) > 1
    ]
    return (*several, *((COMPARE,) if story.compared else ()))


def narrowed(story: Story, view: View) -> Story:
    """Return the story that a view leaves; what it leaves keeps its numbers and its looks.

    A choice that leaves nothing, because it names nothing of this journey, is passed over.
    """
    if view.get("compare") == ("without",):
        story = _without_before(story)
    story = _of_stages(story, view.get("stage", ()))
    return _of_people(story, view.get("persona", ()))


def _without_before(story: Story) -> Story:
    nobody = tuple(None for _ in story.travellers)
    steps = tuple(replace(step, changes=nobody, new=False, gone=()) for step in story.steps)
    return replace(story, before=tuple(() for _ in story.travellers), steps=steps)


def _of_stages(story: Story, chosen: Sequence[str]) -> Story:
    stages = [stage for stage in story.stages if stage.id in chosen]
    if not stages or len(stages) == len(story.stages):
        return story
    kept = [column for stage in stages for column in range(stage.columns[0], stage.columns[1] + 1)]
    place_of = {column: place for place, column in enumerate(kept)}
    steps = tuple(story.steps[column] for column in kept)
    return replace(
        story,
        stages=tuple(
            replace(stage, columns=(place_of[stage.columns[0]], place_of[stage.columns[1]]))
            for stage in stages
        ),
        steps=_with_pains_elsewhere(story, steps),
        before=tuple(
            tuple(
                replace(step, place=place_of[column] + step.place - column)
                for step in line
                if (column := nearest_column(step.place, len(story.steps))) in place_of
            )
            for line in story.before
        ),
    )


def _of_people(story: Story, chosen: Sequence[str]) -> Story:
    kept = [at for at, traveller in enumerate(story.travellers) if traveller.key in chosen]
    if not kept or len(kept) == len(story.travellers):
        return story
    place_of: dict[int | None, int | None] = {None: None, **{at: place for place, at in enumerate(kept)}}
    steps = tuple(
        replace(
            step,
            feelings=tuple(step.feelings[at] for at in kept),
            changes=tuple(step.changes[at] for at in kept) if step.changes else (),
            thoughts=tuple(
                replace(said, traveller=place_of[said.traveller])
                for said in step.thoughts
                if said.traveller in place_of
            ),
            pains=tuple(
                replace(pain, traveller=place_of[pain.traveller])
                for pain in step.pains
                if pain.traveller in place_of
            ),
        )
        for step in story.steps
    )
    return replace(
        story,
        travellers=tuple(story.travellers[at] for at in kept),
        steps=_with_pains_elsewhere(story, steps),
        before=tuple(story.before[at] for at in kept),
    )


def _with_pains_elsewhere(whole: Story, steps: tuple[StepStory, ...]) -> tuple[StepStory, ...]:
    """Name the pains that are answered here but are no longer in sight."""
    titles = {pain.number: f"{pain.number} {pain.title}" for step in whole.steps for pain in step.pains}
    in_sight = {pain.number for step in steps for pain in step.pains}

    def told(idea: Idea) -> Idea:
        away = tuple(titles[pain] for pain in idea.answers if pain not in in_sight)
        here = tuple(pain for pain in idea.answers if pain in in_sight)
        return replace(idea, answers=here, elsewhere=(*idea.elsewhere, *away))

    return tuple(replace(step, ideas=tuple(told(idea) for idea in step.ideas)) for step in steps)
