"""Journeys for the tests of the journey map: one like the drawn target, and a maker of others."""

from collections.abc import Mapping

from pmo_design.link import ServiceDesign
from pmo_design.model import Journey
from pmo_design.pipeline import design_from_texts

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
