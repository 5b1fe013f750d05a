"""Gather from the design what a journey map tells."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from pmo_design.analyse.comparison import (
    felt_levels,
    felt_severity,
    improved,
    match_steps,
    step_addresses,
)
from pmo_design.link import ServiceDesign
from pmo_design.model import Journey
from pmo_design.model.journey import Opportunity, Step, StepMetric, Touchpoint
from pmo_design.model.scalars import show_minutes, show_work
from pmo_design.model.service import Channel
from pmo_design.render.diagrams.icons import channel_icon
from pmo_design.render.diagrams.journey.curve import place_steps
from pmo_design.render.diagrams.journey.people import plain, title_of, travellers
from pmo_design.render.diagrams.journey.story import (
    Before,
    Feeling,
    Figure,
    Idea,
    Pain,
    Said,
    StageStory,
    StepStory,
    Story,
    Touch,
    level_word,
    nearest_column,
)
from pmo_design.render.numbers import pain_number


def tell(design: ServiceDesign, journey: Journey) -> Story:
    """Gather what the map of a journey shows."""
    known = improved(design, journey)
    people = travellers(design, journey)
    who = {traveller.address: place for place, traveller in enumerate(people)}
    matches = match_steps(known, journey) if known else tuple(() for _ in journey.steps)
    places = _places(known, journey, matches) if known else ()
    return Story(
        id=f"journey-{journey.id}",
        address=f"journey:{journey.id}",
        title=plain(journey.title),
        state=journey.state,
        improves=known is not None,
        service=plain(design.service.title) if design.service else "",
        sheet=_sheet(design, journey),
        travellers=people,
        stages=tuple(_stages(journey)),
        steps=_steps(design, journey, known, matches, places, who),
        before=_before(known, matches, places, who),
    )


def _sheet(design: ServiceDesign, journey: Journey) -> str:
    parts = []
    if design.service:
        document = design.service.document
        day = document.date
        parts = [f"Revision {document.revision}", f"{day.day} {day:%b} {day.year}"]
    if journey.audience:
        parts.append("For " + _and([title_of(design, audience) for audience in journey.audience]))
    return " · ".join(parts)


def _and(words: Sequence[str]) -> str:
    return ", ".join(words[:-1]) + " and " + words[-1] if len(words) > 1 else "".join(words)


def _places(known: Journey, journey: Journey, matches: Sequence[Sequence[int]]) -> tuple[float, ...]:
    homes: dict[int, int] = {}
    for column, olds in enumerate(matches):
        for old in olds:
            homes.setdefault(old, column)
    return place_steps([homes.get(old) for old in range(len(known.steps))], len(journey.steps))


def _stages(journey: Journey) -> Iterator[StageStory]:
    first = 0
    for number, stage in enumerate(journey.stages, start=1):
        last = first + len(stage.steps) - 1
        goal = plain(stage.goal) if stage.goal else None
        address = f"journey:{journey.id}/{stage.id}"
        yield StageStory(number, stage.id, address, plain(stage.title), goal, (first, last))
        first = last + 1


def _steps(
    design: ServiceDesign,
    journey: Journey,
    known: Journey | None,
    matches: Sequence[Sequence[int]],
    places: Sequence[float],
    who: Mapping[str, int],
) -> tuple[StepStory, ...]:
    pains = _pains(design, journey, known, places, who)
    felt = {pain.address: pain.number for here in pains for pain in here}
    stages = [stage.id for stage in journey.stages for _ in stage.steps]
    gone = _gone(known, matches, places) if known else {}
    steps: list[StepStory] = []
    ideas = 0
    for column, (step, address) in enumerate(zip(journey.steps, step_addresses(journey), strict=True)):
        alone = 0 if len(who) == 1 else None
        here = tuple(
            _idea(design, idea, f"{address}/{idea.id}", ideas + count, felt)
            for count, idea in enumerate(step.opportunities, start=1)
        )
        ideas += len(here)
        told = StepStory(
            number=column + 1,
            stage=stages[column],
            id=step.id,
            address=address,
            title=plain(step.title),
            action=plain(step.action) if step.action else "",
            thoughts=tuple(
                Said(plain(said.text), who.get(said.persona or "", alone)) for said in step.thoughts
            ),
            touches=tuple(_touch(design, touch, address) for touch in step.touchpoints),
            feelings=_feelings(journey, step, who),
            pains=pains[column],
            ideas=here,
            truth=plain(step.moment_of_truth) if step.moment_of_truth else None,
            figure=_figure(step.metric) if step.metric else None,
            work=show_work(step.duration) if step.duration else None,
            wait=show_minutes(step.wait) if step.wait else None,
            changes=_changes(journey, step, known, matches[column], who),
            new=known is not None and not matches[column],
            gone=tuple(gone.get(column, ())),
        )
        steps.append(told)
    return tuple(steps)


def _gone(
    known: Journey, matches: Sequence[Sequence[int]], places: Sequence[float]
) -> Mapping[int, list[str]]:
    """Return the as-is steps that nothing takes the place of, at the column they would be nearest to."""
    taken = {old for olds in matches for old in olds}
    found: dict[int, list[str]] = {}
    for old, step in enumerate(known.steps):
        if old not in taken:
            found.setdefault(nearest_column(places[old], len(matches)), []).append(plain(step.title))
    return found


def _changes(
    journey: Journey, step: Step, known: Journey | None, olds: Sequence[int], who: Mapping[str, int]
) -> tuple[float | None, ...]:
    now = felt_levels(journey, step)
    then = [felt_levels(known, known.steps[old]) for old in olds] if known else []
    changes: list[float | None] = []
    for persona in who:
        levels = [each[persona] for each in then if persona in each]
        known_both = levels and persona in now
        changes.append(float(now[persona] - sum(levels, Decimal()) / len(levels)) if known_both else None)
    return tuple(changes)


def _touch(design: ServiceDesign, touch: Touchpoint, step: str) -> Touch:
    node = design.get(touch.channel)
    kind = node.part.type if node is not None and isinstance(node.part, Channel) else ""
    own = (f"{step}/{touch.id}",) if touch.id else ()
    return Touch(
        title=plain(touch.title),
        channel=title_of(design, touch.channel),
        icon=channel_icon(kind),
        people=tuple(title_of(design, role) for role in touch.with_),
        system=title_of(design, touch.system) if touch.system else None,
        addresses=(*own, touch.channel),
    )


def _feelings(journey: Journey, step: Step, who: Mapping[str, int]) -> tuple[Feeling | None, ...]:
    found: dict[str, Feeling] = {}
    for emotion in step.emotions:
        level = float(emotion.level)
        word = plain(emotion.label) if emotion.label else level_word(level).lower()
        found.setdefault(emotion.persona or journey.personas[0], Feeling(level, word))
    return tuple(found.get(persona) for persona in who)


def _figure(metric: StepMetric) -> Figure:
    def shown(value: Decimal | None, missing: str) -> str:
        if value is None:
            return missing
        unit = f"\N{NO-BREAK SPACE}{plain(metric.unit)}" if metric.unit else ""
        return f"{value.normalize():,f}{unit}".replace("-", "\N{MINUS SIGN}", 1 if value < 0 else 0)

    return Figure(plain(metric.title), shown(metric.today, "not known"), shown(metric.target, "not set"))


def _pains(
    design: ServiceDesign,
    journey: Journey,
    known: Journey | None,
    places: Sequence[float],
    who: Mapping[str, int],
) -> tuple[tuple[Pain, ...], ...]:
    """Return what hurts in each column: today's journey, where there is one, then this one."""
    columns: list[dict[str, tuple[str, int]]] = [{} for _ in journey.steps]
    if known:
        for place, step, address in zip(places, known.steps, step_addresses(known), strict=True):
            _add_pains(design, step, address, columns[nearest_column(place, len(columns))])
    for step, address, felt in zip(journey.steps, step_addresses(journey), columns, strict=True):
        _add_pains(design, step, address, felt)
    return tuple(
        tuple(
            Pain(_pain_number(design, address), address, title, severity, who.get(address.partition("/")[0]))
            for address, (title, severity) in felt.items()
        )
        for felt in columns
    )


def _pain_number(design: ServiceDesign, address: str) -> str:
    node = design.get(address)
    return pain_number(design, node) if node is not None else address.rpartition("/")[2]


def _add_pains(design: ServiceDesign, step: Step, address: str, felt: dict[str, tuple[str, int]]) -> None:
    for own in step.pain_points:
        felt.setdefault(f"{address}/{own.id}", (plain(own.title), own.severity))
    for feels in step.feels:
        severity = felt_severity(design, feels.pain, feels.severity)
        felt.setdefault(feels.pain, (title_of(design, feels.pain), severity))


def _idea(
    design: ServiceDesign, idea: Opportunity, address: str, number: int, felt: Mapping[str, str]
) -> Idea:
    sizes = [(f"{idea.impact} impact", idea.impact), (f"{idea.effort} effort", idea.effort)]
    elsewhere = [pain for pain in idea.answers if pain not in felt]
    return Idea(
        number=number,
        address=address,
        title=plain(idea.title),
        note=", ".join(words for words, size in sizes if size).capitalize(),
        answers=tuple(dict.fromkeys(felt[pain] for pain in idea.answers if pain in felt)),
        elsewhere=tuple(f"{_pain_number(design, pain)} {title_of(design, pain)}" for pain in elsewhere),
    )


def _before(
    known: Journey | None,
    matches: Sequence[Sequence[int]],
    places: Sequence[float],
    who: Mapping[str, int],
) -> tuple[tuple[Before, ...], ...]:
    if known is None:
        return tuple(() for _ in who)
    taken = {old for olds in matches for old in olds}
    told = [
        (place, _feelings(known, step, who), plain(step.title), old in taken)
        for old, (place, step) in enumerate(zip(places, known.steps, strict=True))
    ]
    lines = (
        tuple(Before(place, felt[at], title, kept) for place, felt, title, kept in told)
        for at in range(len(who))
    )
    return tuple(line if any(step.feeling for step in line) else () for line in lines)
