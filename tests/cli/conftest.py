"""Running the command as its callers do."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pmo_design.cli.commands import root

Run = Callable[..., Result]

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
business_units: [{id: office, title: Office, part_of: organisation:ict-services, lead: pmo-lead}]
roles: [{id: pmo-lead, title: PMO lead, summary: Keeps the plan true.}]
"""
PERSONA = "kind: persona\nid: fitter\ntitle: Fitter\nowner: pmo-lead\nevidence: {level: assumed}\n"


@pytest.fixture
def run() -> Run:
    """Run `pmo-design` with arguments; an exception other than an exit is a fault of the test."""
    return lambda *arguments: CliRunner().invoke(
        root, [str(each) for each in arguments], catch_exceptions=False
    )


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace with a warning, in a folder with a name that is hard to bear."""
    folder = tmp_path / "my wörk 漢字"
    folder.mkdir()
    (folder / "service.yaml").write_text(SERVICE, encoding="utf-8")
    (folder / "persona.yaml").write_text(PERSONA, encoding="utf-8")
    return folder
