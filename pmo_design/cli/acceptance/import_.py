"""`pmo-design accept import`: evidence from the files that people and test runners write."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import click

from pmo_design.cli.acceptance.recording import considered, counted, tell_later, tell_verdicts, write_down
from pmo_design.cli.exits import CLEAN, FAULTS_FOUND
from pmo_design.cli.workspace import (
    DAY,
    Checked,
    as_of_option,
    design_without_errors,
    has_errors,
    path_option,
    report,
)
from pmo_design.diagnostics.formats.display import safe
from pmo_design.load.evidence import at_cells
from pmo_design.pipeline import Considered, Gathered, Written, gather


class _Taken(NamedTuple):
    """What one file has brought."""

    gathered: Gathered
    considered: Considered


@click.command(name="import")
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Tell what would be recorded, and record nothing.")
@click.option(
    "--run", "run", default=None, metavar="TEXT", help="Name of the run, for tests and for rows without one."
)
@click.option(
    "--tester", default=None, metavar="TEXT", help="Role that tested, for tests and for rows without one."
)
@click.option("--observer", default=None, metavar="TEXT", help="Role that measured, for rows without one.")
@click.option(
    "--environment", default=None, metavar="TEXT", help="Where it was run, for tests and for rows without it."
)
@click.option(
    "--date",
    "on",
    type=DAY,
    default=None,
    metavar="DATE",
    help="Day of the run, where the file tells none; the file's, if left out.",
)
@as_of_option
@path_option
def import_(
    files: tuple[Path, ...],
    dry_run: bool,
    run: str | None,
    tester: str | None,
    observer: str | None,
    environment: str | None,
    on: date | None,
    as_of: date | None,
    path: Path | None,
) -> None:
    """Take evidence from each FILE: CSV, XLSX, JUnit XML or Cucumber JSON.

    Of a file with a fault nothing is taken. What is recorded already is passed over, so that a file can be
    taken twice.
    """
    defaults = {
        "run": run,
        "tester": tester,
        "observer": observer,
        "environment": environment,
        "date": on.isoformat() if on is not None else None,
    }
    given = {name: text for name, text in defaults.items() if text}
    faulty = False
    for file in files:
        checked = design_without_errors(path, as_of)
        taken = _read(checked, file, given)
        if taken is None:
            faulty = True
            continue
        written = () if dry_run else write_down(checked, taken.considered.new, {})
        _tell(checked, file, taken, written, dry_run=dry_run)
    sys.exit(FAULTS_FOUND if faulty else CLEAN)


def _read(checked: Checked, file: Path, defaults: Mapping[str, str]) -> _Taken | None:
    """Read a file and hold it against the workspace; None where a fault keeps all of it out."""
    gathered = gather(file, checked.design, defaults)
    faults, texts = gathered.diagnostics, checked.texts
    if gathered.value is not None:
        texts = {**checked.texts, gathered.value.evidence.path: gathered.value.evidence.text}
        outcome = considered(checked, gathered.value.tables)
        faults = (*faults, *at_cells(outcome.diagnostics, gathered.value.evidence))
    if faults:
        report(faults, texts, err=True)
    sealed = gathered.value is not None and any(each.kind == "sign-off" for each in gathered.value.tables)
    if sealed:
        advice = "give each with `pmo-design accept sign`, which seals what is signed"
        click.echo(safe(f"pmo-design: {file} holds sign-offs: {advice}"), err=True)
    if gathered.value is None or sealed or has_errors(faults):
        click.echo(safe(f"nothing was taken from {file}"), err=True)
        return None
    return _Taken(gathered.value, outcome.value)


def _tell(checked: Checked, file: Path, taken: _Taken, written: Sequence[Written], *, dry_run: bool) -> None:
    """Print what was taken, where it stands now, what was passed over, and what follows from it."""
    gathered, result = taken
    new = len(tuple(result.new))
    lost = 0 if dry_run else new - len(written)
    told = counted(new - lost, "record")
    verb = "would be taken" if dry_run else "taken"
    click.echo(safe(f"{file}: {told} {verb} from {gathered.evidence.form}"))
    for place in _places(written):
        click.echo(safe(f"  {place}"))
    for line in _passed_over(gathered, result.known + lost):
        click.echo(safe(f"  {line}"))
    criteria = [
        *(each.record.criterion for each in result.new.measurements),
        *(each.record.criterion for each in result.new.test_runs),
    ]
    tell_verdicts(checked.design, checked.acceptance, result.report, criteria)
    tell_later(checked.acceptance, result.report)


def _places(written: Iterable[Written]) -> Iterable[str]:
    for path, of_file in groupby(written, key=lambda each: each.path):
        lines = [each.line for each in of_file]
        yield f"{path}:{lines[0]}" + (f" to {lines[-1]}" if len(lines) > 1 else "")


def _passed_over(gathered: Gathered, known: int) -> Iterable[str]:
    """Tell what was not taken, and why that is no fault."""
    if known:
        yield f"{counted(known, 'record')} {'was' if known == 1 else 'were'} there already"
    if gathered.evidence.blank:
        yield f"{counted(gathered.evidence.blank, 'row')} not filled in"
    if gathered.unnamed:
        verb = "names" if gathered.unnamed == 1 else "name"
        yield f"{counted(gathered.unnamed, 'test')} {verb} no criterion"
    for sheet in gathered.evidence.ignored:
        yield f"sheet '{sheet}' holds no records"
