"""A small service, whole enough for every kind of page, and what is needed to read pages in tests."""

import re
from functools import cache
from pathlib import Path

from pmo_design.pipeline import design_from_texts, load_design
from pmo_design.render.pages.page import PageRef
from pmo_design.render.site import Site, plan_site, render_page
from pmo_design.render.slots import fill

ROOT = Path(__file__).parents[2]

SERVICE = """\
kind: service
id: water
title: Water office
summary: One office for two wells.
client: town
provider: office
currency: AUD
document:
  number: W-1
  revision: A
  status: For evaluation
  date: 2026-11-16
  classification: Public
  headline: One office for two wells
organisations:
  - {id: town, title: Town, type: client}
  - {id: office, title: Office, type: provider}
sites:
  - {id: north, title: North well, type: well, region: Hills, time_zone: Australia/Brisbane, travel_hours: 2}
  - {id: south, title: South well, type: well, region: Coast, time_zone: Australia/Brisbane, travel_hours: 7}
channels:
  - {id: phone, title: Telephone, type: phone}
systems:
  - {id: register, title: Register, operated_by: organisation:office}
roles:
  - {id: keeper, title: Keeper, part_of: organisation:town}
  - {id: clerk, title: Clerk, part_of: organisation:office}
phases:
  - {id: start, title: Start, gate: 2026-12-01}
audiences:
  - id: readers
    title: Reader
    reading:
      - {to: persona:keeper, minutes: 4}
      - {page: acceptance/index.md, title: What is promised, minutes: 6}
"""

PERSONA = """\
kind: persona
id: keeper
title: Keeper of the well
role: keeper
context:
  site: north
goals:
  - {id: sleep, title: Sleep through the night}
needs:
  - {id: know, need: to know who comes, so_that: I can open the gate}
pain_points:
  - {id: mild, title: The form is long, severity: 1}
  - {id: late, title: Nobody answers at night, severity: 3}
  - {id: wet, title: Rain comes in, severity: 2, accepted: It is outdoors.}
"""

JOURNEY_TODAY = """\
kind: journey
id: call-today
title: Call in vain
personas: [keeper]
state: as-is
stages:
  - id: call
    title: Call
    steps:
      - id: ring
        title: Ring
        emotions: [{level: -1.5, label: alone}]
        feels: [{pain: keeper/late}]
        wait: 2 d
"""

JOURNEY = """\
kind: journey
id: call
title: Call for help
personas: [keeper]
state: to-be
improves: call-today
stages:
  - id: call
    title: Call
    steps:
      - id: ring
        title: Ring
        emotions: [{level: 1, label: heard}]
        touchpoints: [{id: night-line, title: Night line, channel: phone}]
        feels: [{pain: keeper/late, severity: 1}]
        opportunities:
          - {id: rota, title: Keep a rota, answers: ["persona:keeper/late"]}
        duration: 10 min
"""

BLUEPRINT = """\
kind: blueprint
id: nights
title: Nights
serves: [call]
lanes:
  - {id: keeper, role: customer, actor: persona:keeper}
  - {id: clerk, role: frontstage, actor: role:clerk}
phases:
  - id: answer
    title: Answer
    steps:
      - id: pick-up
        title: Pick up
        cells:
          - {lane: keeper, text: Rings the night line., supports: [call/call/ring]}
          - lane: clerk
            text: Answers within a minute.
            responsible: [clerk]
            accountable: clerk
            systems: [register]
            resolves: ["persona:keeper/late"]
            realises: [call/call/ring/rota]
            fail_point: {title: Asleep, recovery: The second clerk is woken.}
links:
  - {from: answer/pick-up/keeper, to: answer/pick-up/clerk}
"""

CRITERION = """\
kind: criterion
id: answered
title: Calls are answered
statement: Every call at night is answered within a minute.
priority: must
category: timing
owner: clerk
phase: start
metric: {name: Time to answer, unit: s, direction: down, baseline: 900, target: 60}
verifies: ["persona:keeper/late", "blueprint:nights/answer/pick-up/clerk"]
"""

REQUIREMENT = """\
kind: requirement
id: r-1
title: Somebody answers
number: "1.1"
text: Calls shall be answered at all hours.
weight: 100
mandatory: true
addressed_by: ["blueprint:nights/answer/pick-up/clerk"]
"""

TEXTS = {
    "blueprints/service.yaml": SERVICE,
    "blueprints/nights.yaml": BLUEPRINT,
    "blueprints/answered.yaml": CRITERION,
    "blueprints/r-1.yaml": REQUIREMENT,
    "journeys/call-today.yaml": JOURNEY_TODAY,
    "journeys/call.yaml": JOURNEY,
    "personas/keeper.yaml": PERSONA,
}


def site_of(texts: dict[str, str], hand_written: tuple[PageRef, ...] = ()) -> Site:
    outcome = design_from_texts(texts)
    assert [each.message for each in outcome.diagnostics if each.severity.word == "error"] == []
    return plan_site(outcome.value, outcome.diagnostics, hand_written)


@cache
def small_site() -> Site:
    return site_of(TEXTS)


@cache
def workspace_site() -> Site:
    outcome = load_design(ROOT)
    return plan_site(outcome.value, outcome.diagnostics)


def page_of(site: Site, uri: str) -> str:
    """Return a page's body with its pictures in place."""
    page = render_page(site, uri)
    return fill(page.content, page.slots)


@cache
def pages_of_workspace() -> dict[str, str]:
    """Return the bodies of all pages by URL."""
    site = workspace_site()
    return {ref.url: page_of(site, ref.uri) for ref in site.pages}


def ids_in(html: str) -> list[str]:
    return re.findall(r'\sid="([^"]+)"', html)


def words_of(html: str) -> str:
    """Return the text of a page, with single spaces."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())
