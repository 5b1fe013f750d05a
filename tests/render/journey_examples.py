"""Journeys for the tests of the journey map: one like the drawn target, and a maker of others."""

from collections.abc import Callable, Mapping
from random import Random

from hypothesis import strategies as st

from pmo_design.link import ServiceDesign
from pmo_design.model import Journey
from pmo_design.pipeline import design_from_texts
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
    Traveller,
)

SERVICE = """
kind: service
id: pmo
title: PMO as a Service
client: client
provider: provider
currency: AUD
document:
  number: D-1
  revision: C
  status: For review
  date: 2023-12-18
  classification: Commercial in confidence
organisations:
  - { id: client, title: Aluminium Division, type: client }
  - { id: provider, title: ICT Services Group, type: provider }
sites:
  - { id: large-smelter, title: Large smelter, type: smelter, region: south, time_zone: Australia/Brisbane }
  - { id: remote-mine, title: Remote mine, type: mine, region: north, time_zone: Australia/Brisbane }
channels:
  - { id: in-person, title: Site walk, type: in-person }
  - { id: portal, title: Portal, type: portal }
  - { id: tablet, title: Tablet, type: app }
  - { id: email, title: Email, type: email }
  - { id: video, title: Video call, type: video }
  - { id: phone, title: Phone, type: phone }
  - { id: chat, title: Chat, type: chat }
  - { id: screen, title: Status page, type: screen }
audiences:
  - { id: panel, title: the bid panel }
  - { id: leads, title: site leads }
"""

PERSONAS = {
    "manager.yaml": """
kind: persona
id: manager
title: Site project manager
context: { site: large-smelter }
evidence:
  level: confirmed
  items: [{ method: Interviews, sample_size: 6 }, { method: Site visits, sample_size: 2 }]
""",
    "ict-lead.yaml": """
kind: persona
id: ict-lead
title: Site ICT lead
context: { site: remote-mine }
evidence: { level: proxy, items: [{ method: Site call, sample_size: 1 }] }
""",
}

_STEPS = (
    # stage, id, title, thought's owner, thought, channel, touchpoint, to-be, as-is, rest
    ("notice", "see", "See the scope has drifted", "manager",
     "The footing is in rock. The drawing says sand.",
     "in-person", "In person", (-0.5, 0.5), (-1, 0), ""),
    ("notice", "find", "Find where to say so", "ict-lead", "Which of the three forms is the real one?",
     "portal", "One change page", (0.5, -0.5), (-1.5, -1),
     "metric: { title: Time to the right form, unit: min, today: 25, target: 3 }"),
    ("raise", "describe", "Describe the change", "manager", "Ten minutes, in words I use on site.",
     "portal", "Change form", (1, 0), (-0.5, -1.5),
     "opportunities: [{ id: page, title: 'One change page for every site, opened from the project record.',"
     " answers: ['journey:today/notice/find/forms'] }]"),
    ("raise", "send", "Send the evidence", "ict-lead", "Photos go up on the night link, or not at all.",
     "tablet", "Photo upload", (1.5, 0.5), (-1, -1.5),
     "metric: { title: Uploads that succeed, unit: '%', today: 61, target: 95 }\n"
     "        opportunities: [{ id: queue, title: Queue photos; send at night.,"
     " answers: ['journey:today/raise/send/upload'] }]"),
    ("decide", "wait", "Wait for a reply", "manager", "At least I know who has it, and until when.",
     "email", "Named receipt", (0.5, None), (-2, -1),
     "metric: { title: First reply, unit: d, today: 9, target: 1 }\n"
     "        opportunities: [{ id: name, title: Name owner and reply date on receipt; route cost questions"
     " to contracts., answers: ['journey:today/decide/wait/silence',"
     " 'journey:today/decide/answer/wrong'] }]"),
    ("decide", "answer", "Answer the questions", "ict-lead", "I am asked about cost. I only know cables.",
     "video", "Planner and site", (0.5, -0.5), (-1.5, -1),
     "metric: { title: Question rounds, today: 3.1, target: 1 }"),
    ("decide", "hear", "Hear the decision", "manager", "She rang me. I could tell the crew by noon.",
     "phone", "Coordinator calls", (2, 1), (-1, -1.5),
     "metric: { title: Raise to decision, unit: d, today: 21, target: 4 }\n"
     "        moment_of_truth: The decision is heard from a person, not found in a mailbox.\n"
     "        opportunities: [{ id: call, title: Call the site before the letter; move the roster in the same"
     " call., answers: ['journey:today/adapt/plan/last'] }]"),
    ("adapt", "plan", "Re-plan the crew", "ict-lead", "My window moved, but someone told me first.",
     "chat", "Roster thread", (1, 0), (-1.5, -2),
     "metric: { title: Notice to the crew, unit: d, today: 0, target: 3 }"),
    ("adapt", "status", "See it in the status", "manager", "Same date on my page and on theirs.",
     "screen", "All sites view", (1.5, 1), (-0.5, -1.5),
     "metric: { title: Sites in agreement, unit: of 9, today: 4, target: 9 }"),
)  # fmt: skip
_PAINS = {
    "find": ("forms", "Three forms, none marked current.", 2),
    "send": ("upload", "Upload fails on the day link.", 2),
    "wait": ("silence", "Nine days without a word.", 3),
    "answer": ("wrong", "Cost questions reach the wrong person.", 1),
    "plan": ("last", "Crew learns of the new date last.", 3),
}


def example() -> tuple[ServiceDesign, Journey]:
    """Return the journey of the drawn target: nine steps, two personas, as-is under to-be."""
    texts = {"service.yaml": SERVICE, **PERSONAS, "today.yaml": _journey(today=True)}
    return design_with({**texts, "change.yaml": _journey(today=False)}, "change")


def design_with(texts: Mapping[str, str], journey_id: str) -> tuple[ServiceDesign, Journey]:
    """Return the design of some files, and one of its journeys."""
    outcome = design_from_texts(texts)
    errors = [each for each in outcome.diagnostics if each.severity.name == "ERROR"]
    assert not errors, errors
    return outcome.value, next(each for each in outcome.value.journeys if each.id == journey_id)


def _journey(*, today: bool) -> str:
    head = "id: today\ntitle: Raise a change, today\nstate: as-is\n"
    if not today:
        head = (
            "id: change\ntitle: Raise a change on a remote site\nstate: to-be\nimproves: today\n"
            "audience: [panel, leads]\n"
        )
    lines = [f"kind: journey\n{head}personas: [manager, ict-lead]\nstages:"]
    stage_id = ""
    for stage, id_, title, who, thought, channel, touch, after, before, rest in _STEPS:
        if stage != stage_id:
            stage_id = stage
            lines.append(f"  - id: {stage}\n    title: {stage.capitalize()}\n    steps:")
        rated = ", ".join(
            f"{{ persona: {name}, level: {level} }}"
            for name, level in zip(("manager", "ict-lead"), before if today else after, strict=True)
            if level is not None
        )
        lines.append(f"      - id: {id_}\n        title: {title}\n        emotions: [{rated}]")
        if today and id_ in _PAINS:
            pain, words, severity = _PAINS[id_]
            lines.append(f"        pain_points: [{{ id: {pain}, title: '{words}', severity: {severity} }}]")
        if not today:
            lines.append(f"        thoughts: [{{ persona: {who}, text: '{thought}' }}]")
            lines.append(f"        touchpoints: [{{ title: {touch}, channel: {channel} }}]")
            lines.append(f"        {rest}" if rest else "")
    return "\n".join(line for line in lines if line) + "\n"


_WORDS = st.sampled_from(
    [
        "the",
        "site",
        "roster",
        "Donaudampfschifffahrtsgesellschaftskapitänsmütze",
        "計画変更の承認を待っている作業員",
        "مشروع الموقع",
        "परियोजना प्रबंधक",
        "👷🏽‍♀️🚧",
        "https://example.org/a/very/long/path?with=a&query=string",
        "W",
    ]
)
_TEXTS = st.lists(_WORDS, min_size=1, max_size=9).map(" ".join)


@st.composite
def stories(draw: st.DrawFn, most_steps: int = 20, most_people: int = 6) -> Story:
    """Journeys that nobody would write: any text anywhere, any feeling, any pain answered from anywhere."""
    people = draw(st.integers(1, most_people))
    sizes = draw(st.lists(st.integers(1, most_steps // 5), min_size=1, max_size=5))
    texts = draw(st.lists(_TEXTS, min_size=3, max_size=9))
    return make_story(draw(st.randoms(use_true_random=False)), texts, people, sizes)


def make_story(chance: Random, texts: list[str], people: int, sizes: list[int]) -> Story:
    """Make a story of these texts by chance: so many people, so many steps in each stage."""
    count = sum(sizes)

    def text(longest: int = 99) -> str:
        return " ".join(chance.choice(texts).split()[:longest])

    def feeling() -> Feeling | None:
        return Feeling(chance.randint(-8, 8) / 4, text(3)) if chance.random() < 0.7 else None

    pains = [
        tuple(
            Pain(f"P{at % 4}.{at}", f"p:{at}", text(), chance.randint(1, 3), chance.randrange(people))
            for at in sorted(chance.sample(range(1, 15), chance.randint(0, 3)))
        )
        for _ in range(count)
    ]
    stages = [at for at, size in enumerate(sizes) for _ in range(size)]
    places = chance.randint(0, 12)
    answered = chance.random()
    ideas: list[tuple[Idea, ...]] = []
    for _ in range(count):
        number = sum(map(len, ideas)) + 1
        ideas.append(
            tuple(_idea(number + at, pains, text, chance, answered) for at in range(chance.randint(0, 2)))
        )
    steps = tuple(
        StepStory(
            number=column + 1,
            stage=f"x{stages[column]}",
            id=f"s{column}",
            address=f"journey:j/x{stages[column]}/s{column}",
            title=text(),
            action=chance.choice(["", text()]),
            thoughts=tuple(
                Said(text(), chance.choice([None, people - 1])) for _ in range(chance.randint(0, 2))
            ),
            touches=tuple(
                Touch(text(4), text(3), "phone", (), None, ("channel:c",))
                for _ in range(chance.randint(0, 2))
            ),
            feelings=tuple(feeling() for _ in range(people)),
            pains=pains[column],
            ideas=ideas[column],
            truth=chance.choice([None, text()]),
            figure=chance.choice([None, Figure(text(3), text(2), text(2))]),
            work=chance.choice([None, "45\u00a0min"]),
            wait=chance.choice([None, "3\u00a0d"]),
            changes=tuple(chance.choice([None, 0.0, -1.25, 2.5]) for _ in range(people)),
            new=chance.random() < 0.2,
            gone=tuple(text(4) for _ in range(chance.choice([0, 0, 1]))),
        )
        for column in range(count)
    )
    firsts = [sum(sizes[:at]) for at in range(len(sizes))]
    return Story(
        id="journey-j",
        address="journey:j",
        title=text(),
        state=chance.choice(["as-is", "to-be", "speculative"]),
        improves=places > 0,
        service=chance.choice(["", text()]),
        sheet=chance.choice(["", text()]),
        travellers=tuple(
            Traveller(f"persona:p{at}", text(3), text(3), chance.choice([0.0, 0.5]), text(), at)
            for at in range(people)
        ),
        stages=tuple(
            StageStory(
                at + 1,
                f"x{at}",
                f"journey:j/x{at}",
                text(3),
                chance.choice([None, text(4)]),
                (first, first + size - 1),
            )
            for at, (first, size) in enumerate(zip(firsts, sizes, strict=True))
        ),
        steps=steps,
        before=tuple(
            tuple(
                Before((at + 0.5) / places * count - 0.5, feeling(), "was", chance.random() < 0.8)
                for at in range(places)
            )
            for _ in range(people)
        ),
    )


def _idea(
    number: int,
    pains: list[tuple[Pain, ...]],
    text: Callable[[int], str],
    chance: Random,
    answered: float,
) -> Idea:
    felt = sorted({pain.number for here in pains for pain in here})
    answers = tuple(pain for pain in felt if chance.random() < answered / 3)
    elsewhere = (text(4),) if chance.random() < 0.3 else ()
    return Idea(number, "o", text(9), chance.choice(["", "High impact"]), answers, elsewhere)
