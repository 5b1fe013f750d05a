"""The README's tour: every command is run as it is written, and prints what is written."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOUR = re.compile(r"^<!-- tour -->\n```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_tour_prints_what_is_written(tmp_path: Path) -> None:
    written = "".join(TOUR.findall((ROOT / "README.md").read_text(encoding="utf-8")))

    assert _run(_commands(written), tmp_path) == written


def test_the_tour_is_found() -> None:
    blocks = TOUR.findall((ROOT / "README.md").read_text(encoding="utf-8"))

    assert len(blocks) >= 3
    assert all(block.startswith("$ ") for block in blocks)


def test_getting_started_explains_the_fault_of_the_tour() -> None:
    guide = (ROOT / "docs" / "getting-started.md").read_text(encoding="utf-8")
    tour = "".join(TOUR.findall((ROOT / "README.md").read_text(encoding="utf-8")))
    (fault,) = re.findall(r"^```text\n(error\[.*?)^```$", guide, re.MULTILINE | re.DOTALL)

    assert fault in tour


def _commands(written: str) -> list[str]:
    return [line.removeprefix("$ ") for line in written.splitlines() if line.startswith("$ ")]


def _run(commands: list[str], folder: Path) -> str:
    """Run commands one after the other, as in one session, and write down what a terminal would show."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    seen = ""
    for command in commands:
        seen += f"$ {command}\n"
        if command.startswith("cd "):
            folder = folder / command.removeprefix("cd ")
            continue
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=folder,
            env={**os.environ, "PATH": path, "PYTHONUTF8": "1", "COLUMNS": "120"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
        )
        seen += done.stdout
    return seen
