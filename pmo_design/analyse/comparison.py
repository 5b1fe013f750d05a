"""Set a journey against the one it improves: step matched to step, and what changed in each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pmo_design.analyse.ties import answering_opportunities, resolving_cells
from pmo_design.link.design import Node, ServiceDesign
from pmo_design.model import Journey
from pmo_design.model.journey import Step
from pmo_design.model.persona import PainPoint

Verdict = Literal["better", "worse", "mixed", "same", "unknown", "removed", "added"]


@dataclass(frozen=True, slots=True)
class FeelingChange:
    """How a persona felt in a step and how it shall feel; None where nothing is known."""

    persona: str
    before: Decimal | None
    after: Decimal | None

    @property
    def change(self) -> Decimal | None:
        """How much better it gets; None unless both are known."""
        return self.after - self.before if self.before is not None and self.after is not None else None


@dataclass(frozen=True, slots=True)
class PainChange:
    """A pain point by its severity then and after, None where it is not felt, and what answers it."""

    pain: str
    before: int | None
    after: int | None
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepChange:
    """A step and those it takes the place of; `after` is None for one that is removed.

    Of several steps in one, feelings are their mean and times their sum. Times are minutes.
    """

    stage: str
    before: tuple[str, ...]
    after: str | None
    feelings: tuple[FeelingChange, ...]
    work: tuple[int, int]
    wait: tuple[int, int]
    pains: tuple[PainChange, ...]
    channels: tuple[tuple[str, ...], tuple[str, ...]]

    @property
    def verdict(self) -> Verdict:
        """What became of the step, judged by feelings alone."""
        if self.after is None:
            return "removed"
        if not self.before:
            return "added"
        changes = [each.change for each in self.feelings if each.change is not None]
        if not changes:
            return "unknown"
        better, worse = any(each > 0 for each in changes), any(each < 0 for each in changes)
        return "mixed" if better and worse else "better" if better else "worse" if worse else "same"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two journeys and their steps in the order of the newer one; a removed step stands where it was."""

    before: str
    after: str
    personas: tuple[str, ...]
    steps: tuple[StepChange, ...]

    def count(self, *verdicts: Verdict) -> int:
        """Return how many steps became this."""
        return sum(step.verdict in verdicts for step in self.steps)

    @property
    def pains(self) -> tuple[PainChange, ...]:
        """Every pain point felt before, once, as it stands where it is felt first."""
        found: dict[str, PainChange] = {}
        for step in self.steps:
            for pain in step.pains:
                if pain.before is not None:
                    found.setdefault(pain.pain, pain)
        return tuple(found.values())


def improved(design: ServiceDesign, journey: Journey) -> Journey | None:
    """Return the journey that one improves, if there is such a journey."""
    node = design.get(journey.improves)
    return node.part if node is not None and isinstance(node.part, Journey) else None


def match_steps(before: Journey, after: Journey) -> tuple[tuple[int, ...], ...]:
    """Return for each step the places of those it takes the place of in the journey before.

    A step says itself what it `was`; else the step of the same id is the same step, in the same stage where
    an id occurs twice. Several steps may take the place of one. Nothing is matched by its place alone: that
    would call a new step an improved old one.
    """
    at_address = {address: at for at, address in enumerate(step_addresses(before))}
    at_key = {key: at for at, key in enumerate(_keys(before))}
    ids_before, ids_after = ([step for _, step in _keys(journey)] for journey in (before, after))
    at_id = {id_: at for at, id_ in enumerate(ids_before) if ids_before.count(id_) == 1}
    named = [
        tuple(sorted({at_address[each] for each in step.was if each in at_address})) for step in after.steps
    ]
    matches: list[tuple[int, ...]] = []
    for key, olds in zip(_keys(after), named, strict=True):
        found = at_key.get(key, at_id.get(key[1]) if ids_after.count(key[1]) == 1 else None)
        matches.append(olds or ((found,) if found is not None else ()))
    return tuple(matches)


def step_addresses(journey: Journey) -> tuple[str, ...]:
    """Return the address of each step, over all stages."""
    return tuple(f"journey:{journey.id}/{stage}/{step}" for stage, step in _keys(journey))


def felt_levels(journey: Journey, step: Step) -> dict[str, Decimal]:
    """Return how each persona feels in a step; a feeling without a name is the first persona's."""
    levels: dict[str, Decimal] = {}
    for emotion in step.emotions:
        levels.setdefault(emotion.persona or journey.personas[0], emotion.level)
    return levels


def compare(design: ServiceDesign, before: Journey, after: Journey) -> Comparison:
    """Set two journeys against each other."""
    personas = tuple(dict.fromkeys((*after.personas, *before.personas)))
    matches = match_steps(before, after)
    rows = [
        ((column, 0, 0), _change(design, before, after, personas, olds, column))
        for column, olds in enumerate(matches)
    ]
    taken = {old for olds in matches for old in olds}
    for old in range(len(before.steps)):
        if old not in taken:
            place, stage = _place_of_removed(before, after, matches, old)
            change = _change(design, before, after, personas, (old,), None, stage)
            rows.append(((place, 1 + stage, old), change))
    rows.sort(key=lambda row: row[0])
    steps = tuple(change for _, change in rows)
    return Comparison(f"journey:{before.id}", f"journey:{after.id}", personas, steps)


def _keys(journey: Journey) -> tuple[tuple[str, str], ...]:
    return tuple((stage.id, step.id) for stage in journey.stages for step in stage.steps)


def _place_of_removed(
    before: Journey, after: Journey, matches: Sequence[tuple[int, ...]], old: int
) -> tuple[int, int]:
    """Return after which column a removed step stands (-1: before all), and in which stage.

    It follows the step it followed, as near to that as its own stage allows where that still exists.
    """
    home = {each: column for column, olds in reversed([*enumerate(matches)]) for each in olds}
    follows = next((home[each] for each in range(old - 1, -1, -1) if each in home), -1)
    stage_of = _stage_of(after)
    same = next((at for at, stage in enumerate(after.stages) if stage.id == _keys(before)[old][0]), None)
    if same is None:
        return follows, stage_of[max(follows, 0)]
    columns = [column for column, at in enumerate(stage_of) if at == same]
    return min(max(follows, columns[0] - 1), columns[-1]), same


def _change(
    design: ServiceDesign,
    before: Journey,
    after: Journey,
    personas: Sequence[str],
    olds: tuple[int, ...],
    column: int | None,
    stage: int = 0,
) -> StepChange:
    was = [before.steps[old] for old in olds]
    now = [after.steps[column]] if column is not None else []
    if column is not None:
        stage = _stage_of(after)[column]
    levels_before = [felt_levels(before, step) for step in was]
    levels_after = [felt_levels(after, step) for step in now]
    felt = [
        FeelingChange(
            persona,
            _mean([levels[persona] for levels in levels_before if persona in levels]),
            _mean([levels[persona] for levels in levels_after if persona in levels]),
        )
        for persona in personas
    ]
    return StepChange(
        stage=f"journey:{after.id}/{after.stages[stage].id}",
        before=tuple(step_addresses(before)[old] for old in olds),
        after=step_addresses(after)[column] if column is not None else None,
        feelings=tuple(felt),
        work=(sum(step.duration or 0 for step in was), sum(step.duration or 0 for step in now)),
        wait=(sum(step.wait or 0 for step in was), sum(step.wait or 0 for step in now)),
        pains=tuple(_pains(design, before, olds, after, column)),
        channels=(_channels(was), _channels(now)),
    )


def _stage_of(journey: Journey) -> tuple[int, ...]:
    return tuple(at for at, stage in enumerate(journey.stages) for _ in stage.steps)


def _mean(levels: Sequence[Decimal]) -> Decimal | None:
    return sum(levels, Decimal()) / len(levels) if levels else None


def _channels(steps: Sequence[Step]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(touch.channel for step in steps for touch in step.touchpoints))


def _pains(
    design: ServiceDesign, before: Journey, olds: Sequence[int], after: Journey, column: int | None
) -> Iterator[PainChange]:
    then = {pain: level for old in olds for pain, level in _felt(design, before, old)}
    now = dict(_felt(design, after, column)) if column is not None else {}
    for pain in dict.fromkeys((*then, *now)):
        node = design.get(pain)
        answers = _answers(design, node) if node is not None else ()
        yield PainChange(pain, then.get(pain), now.get(pain), answers)


def _felt(design: ServiceDesign, journey: Journey, at: int) -> Iterator[tuple[str, int]]:
    step = journey.steps[at]
    for feels in step.feels:
        yield feels.pain, felt_severity(design, feels.pain, feels.severity)
    for own in step.pain_points:
        yield f"{step_addresses(journey)[at]}/{own.id}", own.severity


def felt_severity(design: ServiceDesign, pain: str, severity: int | None) -> int:
    """Return how severe a pain is where it is felt: as said there, or as the persona says."""
    node = design.get(pain)
    own = node.part.severity if node is not None and isinstance(node.part, PainPoint) else 2
    return severity or own


def _answers(design: ServiceDesign, pain: Node) -> tuple[str, ...]:
    """Return the opportunities that answer a pain and the cells that resolve it."""
    found = (*answering_opportunities(design, pain), *resolving_cells(design, pain))
    return tuple(node.address for node in found)
