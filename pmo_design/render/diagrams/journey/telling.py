"""Gather from the design what a journey map tells."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from pmo_design.link import ServiceDesign
from pmo_design.model import Journey, Persona
from pmo_design.model.journey import FeltPain, Opportunity, Step, StepMetric, Touchpoint
from pmo_design.model.persona import EVIDENCE_LEVELS, Evidence, PainPoint
from pmo_design.model.scalars import show_minutes, show_work
from pmo_design.model.service import Channel
from pmo_design.render import prose
from pmo_design.render.diagrams.icons import channel_icon
from pmo_design.render.diagrams.journey.curve import match_steps
from pmo_design.render.diagrams.journey.story import (
    Feeling,
    Figure,
    Idea,
    Pain,
    Said,
    StageStory,
    StepStory,
    Story,
    Touch,
    Traveller,
    level_word,
    nearest_column,
)

_LONGEST_EVIDENCE = 28
_SPACE = re.compile(r"[ \t\r\n]+")


def tell(design: ServiceDesign, journey: Journey) -> Story:
    """Gather what the map of a journey shows."""
    known = _as_is(design, journey)
    people = _travellers(design, journey)
    who = {traveller.address: traveller.index for traveller in people}
    steps, stages = _steps(design, journey, known, who)
    return Story(
        id=f"journey-{journey.id}",
        address=f"journey:{journey.id}",
        title=plain(journey.title),
        state=journey.state,
        improves=known is not None,
        service=plain(design.service.title) if design.service else "",
        sheet=_sheet(design, journey),
        travellers=people,
        stages=stages,
        steps=steps,
        before=_before(journey, known, who),
    )


def plain(text: str) -> str:
    """Return a text field without its inline Markdown, on one line."""
    return _SPACE.sub(" ", prose.plain(text)).strip() or text.strip()


def _as_is(design: ServiceDesign, journey: Journey) -> Journey | None:
    node = design.get(journey.improves)
    return node.part if node is not None and isinstance(node.part, Journey) else None


def _title(design: ServiceDesign, address: str | None) -> str:
    node = design.get(address)
    return plain(node.title) if node else (address or "").partition(":")[2]


def _sheet(design: ServiceDesign, journey: Journey) -> str:
    parts = []
    if design.service:
        document = design.service.document
        day = document.date
        parts = [f"Revision {document.revision}", f"{day.day} {day:%b} {day.year}"]
    if journey.audience:
        parts.append("For " + _and([_title(design, audience) for audience in journey.audience]))
    return " · ".join(parts)


def _and(words: Sequence[str]) -> str:
    return ", ".join(words[:-1]) + " and " + words[-1] if len(words) > 1 else "".join(words)


def _travellers(design: ServiceDesign, journey: Journey) -> tuple[Traveller, ...]:
    thinking = (said.persona for step in journey.steps for said in step.thoughts)
    feeling = (felt.persona for step in journey.steps for felt in step.emotions)
    spoken = (persona for persona in (*thinking, *feeling) if persona)
    addresses = tuple(dict.fromkeys((*journey.personas, *spoken)))
    return tuple(_traveller(design, address, index) for index, address in enumerate(addresses))


def _traveller(design: ServiceDesign, address: str, index: int) -> Traveller:
    node = design.get(address)
    persona = node.part if node is not None and isinstance(node.part, Persona) else None
    title = _title(design, address)
    if persona is None:
        return Traveller(address, title, "", 0.0, "No evidence", index)
    role = _title(design, persona.role) if persona.role else ""
    site = _title(design, persona.context.site) if persona.context.site else ""
    places = [place for place in (role, site) if place and place.casefold() != title.casefold()]
    place = ", ".join(places) or plain(persona.segment or "")
    return Traveller(address, title, place, *_evidence(persona.evidence), index)


def _evidence(evidence: Evidence | None) -> tuple[float, str]:
    if evidence is None:
        return 0.0, "No evidence"
    done = [_lowered(plain(item.method).partition(",")[0]) for item in evidence.items]
    done = [
        f"{method}\N{NO-BREAK SPACE}({item.sample_size})" if item.sample_size else method
        for method, item in zip(done, evidence.items, strict=True)
    ]
    shown = max(
        (n for n in range(1, len(done) + 1) if len(", ".join(done[:n])) <= _LONGEST_EVIDENCE), default=1
    )
    rest = f" and {len(done) - shown} more" if len(done) > shown else ""
    items = ", ".join(done[:shown]) + rest
    climbed = EVIDENCE_LEVELS.index(evidence.level) / (len(EVIDENCE_LEVELS) - 1)
    return climbed, evidence.level.capitalize() + (f": {items}" if items else "")


def _lowered(text: str) -> str:
    return text[0].lower() + text[1:] if len(text) > 1 and text[1].islower() else text


def _steps(
    design: ServiceDesign, journey: Journey, known: Journey | None, who: Mapping[str, int]
) -> tuple[tuple[StepStory, ...], tuple[StageStory, ...]]:
    addresses = _step_addresses(journey)
    pains = _pains(design, journey, known, who)
    columns_of: dict[str, list[int]] = {}
    number_of: dict[str, int] = {}
    for column, felt in enumerate(pains):
        for pain in felt:
            columns_of.setdefault(pain.address, []).append(column)
            number_of[pain.address] = pain.number
    steps: list[StepStory] = []
    ideas = 0
    for column, (step, address) in enumerate(zip(journey.steps, addresses, strict=True)):
        here = tuple(
            _idea(design, idea, f"{address}/{idea.id}", ideas + count, column, columns_of, number_of)
            for count, idea in enumerate(step.opportunities, start=1)
        )
        ideas += len(here)
        steps.append(_step(design, step, address, column, who, pains[column], here))
    stages, first = [], 0
    for number, stage in enumerate(journey.stages, start=1):
        last = first + len(stage.steps) - 1
        goal = plain(stage.goal) if stage.goal else None
        address = f"journey:{journey.id}/{stage.id}"
        stages.append(StageStory(number, stage.id, address, plain(stage.title), goal, (first, last)))
        first = last + 1
    return tuple(steps), tuple(stages)


def _step_addresses(journey: Journey) -> tuple[str, ...]:
    return tuple(
        f"journey:{journey.id}/{stage.id}/{step.id}" for stage in journey.stages for step in stage.steps
    )


def _step(
    design: ServiceDesign,
    step: Step,
    address: str,
    column: int,
    who: Mapping[str, int],
    pains: tuple[Pain, ...],
    ideas: tuple[Idea, ...],
) -> StepStory:
    alone = 0 if len(who) == 1 else None
    return StepStory(
        number=column + 1,
        id=step.id,
        address=address,
        title=plain(step.title),
        action=plain(step.action) if step.action else "",
        thoughts=tuple(Said(plain(said.text), who.get(said.persona or "", alone)) for said in step.thoughts),
        touches=tuple(_touch(design, touch, address) for touch in step.touchpoints),
        feelings=_feelings(step, who),
        pains=pains,
        ideas=ideas,
        truth=plain(step.moment_of_truth) if step.moment_of_truth else None,
        figure=_figure(step.metric) if step.metric else None,
        work=show_work(step.duration) if step.duration else None,
        wait=show_minutes(step.wait) if step.wait else None,
    )


def _touch(design: ServiceDesign, touch: Touchpoint, step: str) -> Touch:
    node = design.get(touch.channel)
    kind = node.part.type if node is not None and isinstance(node.part, Channel) else ""
    own = (f"{step}/{touch.id}",) if touch.id else ()
    return Touch(
        title=plain(touch.title),
        channel=_title(design, touch.channel),
        icon=channel_icon(kind),
        people=tuple(_title(design, role) for role in touch.with_),
        system=_title(design, touch.system) if touch.system else None,
        addresses=(*own, touch.channel),
    )


def _feelings(step: Step, who: Mapping[str, int]) -> tuple[Feeling | None, ...]:
    found: dict[int, Feeling] = {}
    for emotion in step.emotions:
        level = float(emotion.level)
        word = plain(emotion.label) if emotion.label else level_word(level).lower()
        index = who.get(emotion.persona) if emotion.persona else 0
        if index is not None:
            found.setdefault(index, Feeling(level, word))
    return tuple(found.get(index) for index in range(len(who)))


def _figure(metric: StepMetric) -> Figure:
    def shown(value: Decimal | None, missing: str) -> str:
        if value is None:
            return missing
        unit = f"\N{NO-BREAK SPACE}{plain(metric.unit)}" if metric.unit else ""
        return f"{value.normalize():,f}{unit}".replace("-", "\N{MINUS SIGN}", 1 if value < 0 else 0)

    return Figure(plain(metric.title), shown(metric.today, "not known"), shown(metric.target, "not set"))


def _pains(
    design: ServiceDesign, journey: Journey, known: Journey | None, who: Mapping[str, int]
) -> tuple[tuple[Pain, ...], ...]:
    """Return what hurts in each column: today's journey, where there is one, then this one."""
    columns: list[dict[str, tuple[str, int]]] = [{} for _ in journey.steps]
    if known:
        ids = [[step.id for step in each.steps] for each in (known, journey)]
        places = match_steps(*ids)
        for place, step, address in zip(places, known.steps, _step_addresses(known), strict=True):
            _add_pains(design, step, address, columns[nearest_column(place, len(columns))])
    for step, address, felt in zip(journey.steps, _step_addresses(journey), columns, strict=True):
        _add_pains(design, step, address, felt)
    numbers: dict[str, int] = {}
    for felt in columns:
        for address in felt:
            numbers.setdefault(address, len(numbers) + 1)
    return tuple(
        tuple(
            Pain(numbers[address], address, title, severity, who.get(address.partition("/")[0]))
            for address, (title, severity) in felt.items()
        )
        for felt in columns
    )


def _add_pains(design: ServiceDesign, step: Step, address: str, felt: dict[str, tuple[str, int]]) -> None:
    for own in step.pain_points:
        felt.setdefault(f"{address}/{own.id}", (plain(own.title), own.severity))
    for feels in step.feels:
        felt.setdefault(feels.pain, (_title(design, feels.pain), _severity(design, feels)))


def _severity(design: ServiceDesign, feels: FeltPain) -> int:
    node = design.get(feels.pain)
    own = node.part.severity if node is not None and isinstance(node.part, PainPoint) else 2
    return feels.severity or own


def _idea(
    design: ServiceDesign,
    idea: Opportunity,
    address: str,
    number: int,
    column: int,
    columns_of: Mapping[str, Sequence[int]],
    number_of: Mapping[str, int],
) -> Idea:
    """Tell an opportunity; its card spans its own column and the nearest one where each pain is felt."""
    here = [pain for pain in idea.answers if pain in columns_of]
    nearest = [min(columns_of[pain], key=lambda felt: (abs(felt - column), felt)) for pain in here]
    sizes = [(f"{idea.impact} impact", idea.impact), (f"{idea.effort} effort", idea.effort)]
    note = ", ".join(words for words, size in sizes if size).capitalize()
    return Idea(
        number=number,
        address=address,
        title=plain(idea.title),
        note=note,
        answers=tuple(sorted({number_of[pain] for pain in here})),
        elsewhere=tuple(_pain_elsewhere(design, pain) for pain in idea.answers if pain not in columns_of),
        columns=(min([column, *nearest]), max([column, *nearest])),
    )


def _pain_elsewhere(design: ServiceDesign, address: str) -> str:
    return f"{_title(design, address.partition('/')[0])}: {_title(design, address)}"


def _before(
    journey: Journey, known: Journey | None, who: Mapping[str, int]
) -> tuple[tuple[tuple[float, Feeling | None, str], ...], ...]:
    if known is None:
        return tuple(() for _ in who)
    places = match_steps([step.id for step in known.steps], [step.id for step in journey.steps])
    alone = known.personas[0]
    known_who = who if len(known.personas) > 1 or alone not in who else {alone: 0}
    told = [
        (place, _feelings(step, known_who), plain(step.title))
        for place, step in zip(places, known.steps, strict=True)
    ]
    lines: list[tuple[tuple[float, Feeling | None, str], ...]] = []
    for address in who:
        index = known_who.get(address)
        line = tuple((place, felt[index], title) for place, felt, title in told) if index is not None else ()
        lines.append(line if any(feeling for _, feeling, _ in line) else ())
    return tuple(lines)
