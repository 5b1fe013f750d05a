"""Measure check, cold build, and build after one edit, on workspaces of growing size; write a table."""

import argparse
import os
import platform
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from generate import ROOT, generate

COMMAND = Path(sys.executable).parent / "pmo-design"
RESULTS = ROOT / "build" / "benchmarks.md"


class Measured(NamedTuple):
    """Median wall and processor seconds over the runs, and the largest peak memory in MiB."""

    seconds: float
    processor_seconds: float
    memory_mib: float

    def __str__(self) -> str:
        return f"{self.seconds:.2f} s ({self.processor_seconds:.2f} s), {self.memory_mib:.0f} MiB"


def main() -> None:
    """Measure, print the table, and write it below build/."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 5000, 20000], metavar="N")
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each command")
    parser.add_argument("--check-only", action="store_true", help="leave the builds out")
    arguments = parser.parse_args()
    lines = [
        f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"median of {arguments.runs} runs; wall time (processor time), peak memory",
        "",
        "| elements | files | lines | check | cold build | build after one edit |",
        "| ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for size in arguments.sizes:
        lines.append(_row(size, arguments.runs, builds=not arguments.check_only))
        print(lines[-1], flush=True)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"\nwritten to {RESULTS.relative_to(ROOT)}")


def _row(size: int, runs: int, *, builds: bool) -> str:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "workspace"
        elements = generate(size, folder)
        files = sorted(folder.rglob("*.yaml"))
        lines = sum(path.read_text(encoding="utf-8").count("\n") for path in files)
        checked = _measure(["check", str(folder)], runs)
        built: Measured | str = "–"
        rebuilt: Measured | str = "–"
        if builds:
            built = _measure(
                ["build", str(folder)], runs, before=lambda: shutil.rmtree(folder / "build", True)
            )
            rebuilt = _measure(["build", str(folder)], runs, before=lambda: _edit(folder))
        return f"| {elements:,} | {len(files):,} | {lines:,} | {checked} | {built} | {rebuilt} |"


def _measure(arguments: Sequence[str], runs: int, before: Callable[[], None] | None = None) -> Measured:
    """Run the command as a whole process, once to warm up, then as often as asked."""
    seconds: list[float] = []
    processor_seconds: list[float] = []
    memory = 0.0
    for run in range(runs + 1):
        if before is not None:
            before()
        start = time.perf_counter()
        process = subprocess.Popen([COMMAND, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        _, status, usage = os.wait4(process.pid, 0)
        if status:
            sys.exit(f"pmo-design {' '.join(arguments)} failed")
        if run:
            seconds.append(time.perf_counter() - start)
            processor_seconds.append(usage.ru_utime + usage.ru_stime)
            memory = max(memory, _mebibytes(usage))
    return Measured(statistics.median(seconds), statistics.median(processor_seconds), memory)


def _mebibytes(usage: resource.struct_rusage) -> float:
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return usage.ru_maxrss / unit


def _edit(folder: Path) -> None:
    """Change one word of one persona."""
    path = sorted((folder / "personas").glob("*.yaml"))[0]
    text = path.read_text(encoding="utf-8")
    count = int(found[1]) + 1 if (found := re.search(r"^title: .*?(\d+)$", text, re.MULTILINE)) else 1
    text = re.sub(r"^title: (.*?)\s*\d*$", rf"title: \1 {count}", text, count=1, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
