"""A workspace with three criteria of a pilot: one is measured, two are tested."""

from pathlib import Path

import pytest

SERVICE = """\
kind: service
id: pmo
title: PMO as a Service
client: division
provider: ict-services
currency: AUD
document: {number: P-1, revision: A, status: draft, date: 2026-11-16, classification: in confidence}
organisations:
  - {id: division, title: Aluminium Division, type: client}
  - {id: ict-services, title: ICT Services Group, type: provider}
roles: [{id: pmo-lead, title: PMO lead, summary: Keeps the plan true.}]
systems: [{id: tracker, title: Project tracker}]
phases:
  - {id: pilot, title: Pilot, starts: 2026-09-01, gate: 2026-12-04}
"""
CRITERIA = """\
kind: criterion
items:
  - id: ac-06
    number: AC-06
    title: Works without a link
    statement: An entry made without a link is there when the link is back.
    owner: pmo-lead
    priority: must
    category: function
    phase: pilot
    verifies: [system:tracker]
    scenarios:
      - {id: mast-without-link, title: A mast without a link, when: [The link is cut], then: [It is kept]}
      - {id: link-is-back, title: The link is back, when: [The link is back], then: [It is sent]}
  - id: ac-07
    number: AC-07
    title: Weekly status takes 20 minutes or less
    statement: Recording the status of a project takes its project manager at most 20 minutes a week.
    owner: pmo-lead
    priority: must
    category: performance
    phase: pilot
    verifies: [system:tracker]
    metric:
      {name: Time for status, unit: min, direction: down, baseline: 190, target: 20, source: Tracker log}
  - id: ac-08
    number: AC-08
    title: Nobody else sees a draft
    statement: A draft is seen by its writer alone.
    owner: pmo-lead
    priority: should
    category: security
    phase: pilot
    verifies: [system:tracker]
    scenarios: [{id: another-person, title: Another person, when: [A link is shared], then: [It is refused]}]
"""


@pytest.fixture
def design(tmp_path: Path) -> Path:
    """A workspace in which nothing is recorded yet."""
    folder = tmp_path / "design"
    folder.mkdir()
    (folder / "service.yaml").write_text(SERVICE, encoding="utf-8")
    (folder / "criteria.yaml").write_text(CRITERIA, encoding="utf-8")
    return folder
