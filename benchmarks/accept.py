"""Measure how long many records take to be read and judged, and `accept status` of this repository."""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMAND = Path(sys.executable).parent / "pmo-design"
AS_OF = date(2026, 11, 16)
SITES = ("north", "south", "east", "west")
KINDS = (
    "statistic: value, target: 90",
    "statistic: mean, target: 90, window: 56 d, minimum_sample: 100",
    "statistic: proportion, target: 90, handover: 85, window: 56 d, expires: 12 w",
    "statistic: service-level, target: 99.5, window: 28 d",
)
"""What metrics ask for, in turn: each statistic, with the rules that go with it."""

SERVICE = """\
kind: service
id: service
title: A service
client: client
provider: provider
currency: AUD
document: {number: P-1, revision: A, status: draft, date: 2026-11-16, classification: in confidence}
organisations: [{id: client, title: Client, type: client}, {id: provider, title: Provider, type: provider}]
roles: [{id: lead, title: Lead, summary: Answers for it.}]
phases: [{id: trial, title: Trial, starts: 2026-01-05, gate: 2027-02-12}]
sites:
"""


def main() -> None:
    """Write a workspace of many records, read and judge it, and tell the best of several runs."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--criteria", type=int, default=500)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    what = f"{arguments.records:,} measurements of {arguments.criteria} criteria"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _write(folder, arguments.records, arguments.criteria)
        (folder / "pmo-design.toml").touch()
        for command in (["check"], ["accept", "status"]):
            _tell(f"{what}: {' '.join(command)}", partial(_run, command, folder), arguments.runs)
    _tell("this repository: accept status", partial(_run, ["accept", "status"], ROOT), arguments.runs)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory of a process: {peak:.0f} MiB")


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run([COMMAND, *command], cwd=folder, check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stdout + done.stderr)


def _tell(what: str, run: Callable[[], None], runs: int) -> None:
    """Print the best of several runs: other work makes them slower, and none makes them faster."""
    wall, processor = [], []
    for _ in range(runs):
        start, used = time.perf_counter(), _processor_seconds()
        run()
        wall.append(time.perf_counter() - start)
        processor.append(_processor_seconds() - used)
    print(f"{what}: best of {runs} {min(wall):.2f} s, processor {min(processor):.2f} s", flush=True)


def _processor_seconds() -> float:
    """Return the processor time of all processes started so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _write(folder: Path, records: int, criteria: int) -> None:
    sites = [
        f"  - {{id: {site}, title: {site.title()}, type: plant, region: Here, time_zone: Europe/Dublin}}"
        for site in SITES
    ]
    (folder / "service.yaml").write_text(SERVICE + "\n".join(sites) + "\n")
    lines = ["kind: criterion", "items:"]
    for at in range(criteria):
        lines += [
            f"  - id: ac-{at}",
            f"    title: Criterion {at}",
            "    statement: It is so.",
            f"    priority: {'must' if at % 2 else 'should'}",
            "    category: timing",
            "    owner: lead",
            "    phase: trial",
            f"    metric: {{name: Share, unit: '%', direction: up, baseline: 50, {KINDS[at % len(KINDS)]}}}",
        ]
    (folder / "criteria.yaml").write_text("\n".join([*lines, ""]))
    rows = ["criterion,from,to,value,n,source,observer,site,recorded"]
    for at in range(records):
        criterion, number = at % criteria, at // criteria
        day = AS_OF - timedelta(days=number // (len(SITES) + 1) * 7)
        site = ("", *SITES)[number % (len(SITES) + 1)]
        value = 90 + (at * 7 % 99) / 10
        rows.append(f"ac-{criterion},{day - timedelta(6)},{day},{value},{40 + at % 60},Log,Lead,{site},{day}")
    (folder / "measurements.csv").write_text("\n".join([*rows, ""]))


if __name__ == "__main__":
    main()
