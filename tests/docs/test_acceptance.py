"""The manual of acceptance: its commands print what is written, and its examples come out as it says."""

import os
import re
import subprocess
import sys
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from pmo_design.diagnostics import Severity
from pmo_design.engines.acceptance import VERDICTS, Standing
from pmo_design.load import Config, Pages, Source
from pmo_design.model.records import RECORD_KINDS
from pmo_design.pipeline import Workspace, assess

MANUAL = Path(__file__).resolve().parents[2] / "docs" / "acceptance.md"
STEP = re.compile(r"^<!-- (session|file: \S+) -->\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLE = re.compile(
    r"^<!-- example: (\S+)(?: ([\d.]+))?(?: (thin))? -->\n```yaml\n(.*?)^```\n```csv\n(.*?)^```$",
    re.MULTILINE | re.DOTALL,
)

SERVICE = """\
kind: service
id: office
title: Office
client: client
provider: provider
currency: AUD
document: {number: A, revision: A, status: Draft, date: 2026-11-16, classification: Open}
organisations:
  - {id: client, title: Client, type: client}
  - {id: provider, title: Provider, type: provider}
sites:
  - {id: south, title: South, type: smelter, region: Here, time_zone: Europe/Dublin}
  - {id: gulf, title: Gulf, type: mine, region: There, time_zone: Europe/Dublin}
roles:
  - {id: lead, title: Lead, part_of: "organisation:provider"}
  - {id: portfolio-lead, title: Portfolio lead, part_of: "organisation:client"}
phases:
  - {id: roll-out, title: Roll-out, starts: 2026-10-26, gate: 2027-02-12}
"""
CRITERION = """\
kind: criterion
id: example
number: AC-07
title: Example
statement: An example.
priority: must
category: timing
owner: lead
phase: roll-out
"""


def test_the_commands_print_what_is_written(tmp_path: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": path, "PYTHONUTF8": "1", "COLUMNS": "110"}

    def run(command: str, folder: Path) -> str:
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=folder,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )
        return done.stdout

    run("pmo-design init loan-desk", tmp_path)
    folder = tmp_path / "loan-desk"
    for what, text in _steps():
        if what.startswith("file: "):
            file = folder / what.removeprefix("file: ")
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
            continue
        commands = [line.removeprefix("$ ") for line in text.splitlines() if line.startswith("$ ")]
        assert "".join(f"$ {command}\n{run(command, folder)}" for command in commands) == text


def test_every_command_of_acceptance_is_shown() -> None:
    shown = "".join(text for what, text in _steps() if what == "session")

    assert [
        name
        for name in ("status", "gate", "record", "import", "sign", "checklist")
        if f"$ pmo-design accept {name}" not in shown
    ] == []


@pytest.mark.parametrize("at", range(len(EXAMPLE.findall(MANUAL.read_text(encoding="utf-8")))))
def test_an_example_comes_out_as_it_is_told(at: int) -> None:
    verdict, actual, thin, yaml, csv = _examples()[at]

    standing = _judged(yaml, csv)

    assert (standing.verdict, standing.thin) == (verdict, bool(thin))
    assert _rounded(standing.actual) == (Decimal(actual) if actual else None)


def test_there_is_an_example_of_every_verdict_but_the_one_without_evidence() -> None:
    assert set(VERDICTS) - {verdict for verdict, *_ in _examples()} == {"not-due"}


def test_every_column_of_every_table_is_told() -> None:
    text = MANUAL.read_text(encoding="utf-8")
    columns = {
        info.alias or name for model in RECORD_KINDS.values() for name, info in model.model_fields.items()
    }

    assert sorted(column for column in columns if f"`{column}`" not in text) == []


@cache
def _steps() -> list[tuple[str, str]]:
    return STEP.findall(MANUAL.read_text(encoding="utf-8"))


@cache
def _examples() -> list[tuple[str, str, str, str, str]]:
    return EXAMPLE.findall(MANUAL.read_text(encoding="utf-8"))


def _judged(yaml: str, csv: str) -> Standing:
    sources = (Source("service.yaml", SERVICE), Source("criterion.yaml", CRITERION + yaml))
    workspace = Workspace(
        sources, Pages(sources=(), files=frozenset()), Config(), (Source("records.csv", csv),)
    )
    assessed = assess(workspace)
    assert [str(each) for each in assessed.diagnostics if each.severity is Severity.ERROR] == []
    return assessed.value.acceptance.standings["criterion:example"]


def _rounded(actual: Decimal | None) -> Decimal | None:
    return None if actual is None else round(actual, 2).normalize()
