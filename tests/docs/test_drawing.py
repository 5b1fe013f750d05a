"""The manual of drawing: its commands run as they are written, and it leaves no format and no paper out."""

import os
import re
import subprocess
import sys
from pathlib import Path

from pmo_design.render.exports import FORMATS, PAPERS
from pmo_design.render.tokens import SCHEMES

MANUAL = Path(__file__).resolve().parents[2] / "docs" / "drawing.md"
DRAWN = re.compile(r"^<!-- drawn -->\n```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMANDS = re.compile(r"^\$ (pmo-design draw\b.*)$", re.MULTILINE)


def test_every_command_of_the_manual_draws(tmp_path: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    text = MANUAL.read_text(encoding="utf-8")
    printed = "".join(DRAWN.findall(text))

    def run(command: str) -> tuple[int, str]:
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=tmp_path,
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
        )
        return done.returncode, done.stdout + done.stderr

    run("pmo-design init loan-desk && mv loan-desk/* .")
    told = {command: run(command) for command in COMMANDS.findall(text)}

    assert {command: code for command, (code, _) in told.items() if code} == {}
    assert all(f"$ {command}\n{told[command][1]}" in printed for command in COMMANDS.findall(printed))


def test_the_manual_names_every_format_paper_and_scheme() -> None:
    text = MANUAL.read_text(encoding="utf-8")
    names = [f"`{each.name}` | `{each.suffix}`" for each in FORMATS] + [*PAPERS] + [f"`{s}`" for s in SCHEMES]

    assert [name for name in names if name not in text] == []
