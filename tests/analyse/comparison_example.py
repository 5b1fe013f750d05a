"""Two journeys to compare: one that is merged, one that is gone, one that is new."""

from pmo_design.link import ServiceDesign
from pmo_design.model import Journey
from pmo_design.pipeline import design_from_texts

SERVICE = """
kind: service
id: s
title: Service
client: c
provider: p
currency: AUD
document: { number: D-1, revision: A, status: Draft, date: 2023-12-18, classification: Open }
organisations: [{ id: c, title: Client, type: client }, { id: p, title: Provider, type: provider }]
channels: [{ id: mail, title: Mail, type: email }, { id: call, title: Call, type: phone }]
"""
PERSONA = """
kind: persona
id: anna
title: Anna
evidence: { level: proxy, items: [{ method: Interview }] }
pain_points: [{ id: late, title: Told late, severity: 3 }, { id: slow, title: Slow, severity: 2 }]
"""
TODAY = """
kind: journey
id: today
title: Today
state: as-is
personas: [anna]
stages:
  - id: ask
    title: Ask
    steps:
      - { id: find, title: Find a form, emotions: [{ level: -1 }], duration: 20 min }
      - { id: fill, title: Fill it, emotions: [{ level: -2 }], duration: 30 min, wait: 1 h,
          touchpoints: [{ title: Form, channel: mail }], feels: [{ pain: anna/slow }] }
      - { id: chase, title: Chase, emotions: [{ level: -1.5 }], wait: 2 d }
  - id: hear
    title: Hear
    steps:
      - { id: hear, title: Hear of it, emotions: [{ level: 0 }], feels: [{ pain: anna/late }] }
      - { id: tell, title: Tell, emotions: [{ level: 0.5 }] }
"""
BETTER = """
kind: journey
id: better
title: Better
state: to-be
improves: today
personas: [anna]
stages:
  - id: ask
    title: Ask
    steps:
      - { id: ask, title: Ask once, was: [today/ask/find, today/ask/fill], emotions: [{ level: 1 }],
          duration: 5 min, touchpoints: [{ title: Line, channel: call }],
          opportunities: [{ id: one, title: One line, answers: ["persona:anna/slow"] }] }
  - id: hear
    title: Hear
    steps:
      - { id: hear, title: Hear first, emotions: [{ level: 0 }], feels: [{ pain: anna/late, severity: 1 }] }
      - { id: tell, title: Tell, emotions: [{ level: 0 }] }
      - { id: check, title: Check, emotions: [{ level: 1 }], wait: 1 h }
"""


def journeys(today: str = TODAY, better: str = BETTER) -> tuple[ServiceDesign, Journey, Journey]:
    texts = {"s.yaml": SERVICE, "p.yaml": PERSONA, "t.yaml": today, "b.yaml": better}
    outcome = design_from_texts(texts)
    assert not [each for each in outcome.diagnostics if each.severity.name == "ERROR"], outcome.diagnostics
    by_id = {journey.id: journey for journey in outcome.value.journeys}
    return outcome.value, by_id["today"], by_id["better"]
