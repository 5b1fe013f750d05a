"""A small service with threads of every length, for the tests of the analyse phase."""

from collections.abc import Mapping

import pytest

from pmo_design.link.design import ServiceDesign
from pmo_design.pipeline import design_from_texts

TEXTS: Mapping[str, str] = {
    "service.yaml": """\
kind: service
id: pmo
title: PMO as a Service
client: division
provider: ict-services
currency: AUD
document:
  number: P-1
  revision: A
  status: for evaluation
  date: 2026-11-16
  classification: in confidence
organisations:
  - {id: division, title: Aluminium Division, type: client}
  - {id: ict-services, title: ICT Services Group, type: provider}
systems:
  - {id: tracker, title: Project tracker}
roles:
  - {id: pmo-lead, title: PMO lead}
  - {id: analyst, title: Analyst}
  - {id: site-manager, title: Site manager}
""",
    "persona.yaml": """\
kind: persona
id: manager
title: Site project manager
role: site-manager
evidence:
  level: interviewed
  items: [{method: Interviews, sample_size: 4}]
pain_points:
  - {id: late-figures, title: The figures come too late}
  - {id: lost-changes, title: Changes get lost}
  - {id: no-view, title: Nobody sees the whole}
  - {id: unfelt, title: Told in passing}
  - {id: long-drive, title: The site is far away, accepted: Roads are outside this service.}
""",
    "stranger.yaml": """\
kind: persona
id: guest
title: Guest
evidence: {level: assumed}
""",
    "today.yaml": """\
kind: journey
id: today
title: Report the status today
personas: [manager]
state: as-is
stages:
  - id: month-end
    title: Month end
    steps:
      - id: collect
        title: Collect the figures
        feels: [{pain: manager/late-figures}, {pain: manager/no-view}]
        pain_points:
          - {id: blank-page, title: The report begins with a blank page}
        opportunities:
          - {id: prefilled, title: A report filled in already, answers: [persona:manager/late-figures]}
          - {id: fax, title: A fax line, answers: [persona:manager/no-view], status: dropped}
      - id: ask
        title: Ask for a change
        feels: [{pain: manager/lost-changes}]
        opportunities:
          - {id: register, title: One register, answers: [persona:manager/lost-changes]}
""",
    "tomorrow.yaml": """\
kind: journey
id: tomorrow
title: Report the status
personas: [manager, guest]
state: to-be
improves: today
stages:
  - id: month-end
    title: Month end
    steps:
      - {id: look, title: Look at the report}
      - {id: sign, title: Sign the report}
""",
    "blueprint.yaml": """\
kind: blueprint
id: reporting
title: Reporting
serves: [tomorrow]
lanes:
  - {id: site, role: customer}
  - {id: pmo, role: frontstage}
  - {id: engine, role: support}
phases:
  - id: month-end
    title: Month end
    steps:
      - id: fill
        title: Fill in the report
        supports: [tomorrow/month-end/look]
        cells:
          - {lane: site, text: Watch it fill}
          - lane: pmo
            text: Check the figures
            responsible: [analyst, pmo-lead]
            accountable: pmo-lead
            consulted: [site-manager]
            systems: [tracker]
            realises: [today/month-end/collect/prefilled]
          - {lane: engine, systems: [tracker], resolves: [journey:today/month-end/collect/blank-page]}
      - id: send
        title: Send the report
        cells:
          - {lane: pmo, text: Send the report, informed: [site-manager]}
""",
    "criteria.yaml": """\
kind: criterion
items:
  - id: on-time
    title: On time
    statement: The report is out by the third day.
    priority: should
    category: timing
    verifies: [blueprint:reporting/month-end/fill]
    metric: {name: Time to report, unit: d, direction: down, baseline: 11, target: 3}
  - id: tracker-up
    title: Tracker is there
    statement: The tracker is up.
    priority: should
    category: availability
    verifies: [system:tracker]
    scenarios: [{when: [somebody opens it], then: [it opens]}]
  - id: monthly
    title: Every month
    statement: There is a report every month.
    priority: should
    category: function
    verifies: [requirement:report]
    metric: {name: Reports, unit: count, direction: up, target: 12}
""",
    "requirements.yaml": """\
kind: requirement
items:
  - id: report
    title: Monthly report
    number: "3.1"
    text: The provider shall report every month.
    addressed_by: [blueprint:reporting/month-end/fill/pmo]
  - id: portal
    title: Portal
    number: "3.2"
    text: There shall be a portal.
    addressed_by: [system:tracker]
  - id: fax
    title: Fax
    number: "3.3"
    text: There shall be a fax line.
""",
}


@pytest.fixture(scope="session")
def design() -> ServiceDesign:
    outcome = design_from_texts(TEXTS)
    assert {diagnostic.code[:4] for diagnostic in outcome.diagnostics} <= {"PMO4"}
    return outcome.value


@pytest.fixture
def texts() -> dict[str, str]:
    return dict(TEXTS)
