"""`pmo-design accept record`: a measurement or a test run, written down."""

import sys
from collections.abc import Callable, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import cast

import click

from pmo_design.cli.acceptance.recording import (
    considered,
    number_of,
    row_of_command,
    stop_at_errors,
    tell_later,
    tell_verdicts,
    tell_written,
    write_down,
)
from pmo_design.cli.exits import CLEAN
from pmo_design.cli.workspace import DAY, Checked, as_of_option, design_without_errors, path_option, stop
from pmo_design.diagnostics.formats.display import safe
from pmo_design.link.records import near_names, numbers_of
from pmo_design.model import Criterion
from pmo_design.model.records import Measurement, Recorded

OF_MEASUREMENT = ("value", "n", "from", "to", "source", "observer", "withdraw")
OF_TEST_RUN = (
    "result",
    "scenario",
    "run",
    "tester",
    "date",
    "environment",
    "expected",
    "actual",
    "severity",
    "evidence",
)
Asked = Mapping[str, str | date | bool | None]


def _told(name: str, text: str) -> Callable[..., Callable[..., None]]:
    return click.option(f"--{name}", name, metavar="TEXT", default=None, help=text)


def _day(name: str, text: str) -> Callable[..., Callable[..., None]]:
    return click.option(f"--{name}", name, type=DAY, default=None, metavar="DATE", help=text)


@click.command()
@click.argument("criterion")
@click.option("--value", metavar="NUMBER", default=None, help="The figure measured, in the metric's unit.")
@click.option("--n", metavar="COUNT", default=None, help="How many cases the figure tells of.")
@_day("from", "First day measured; the last, if left out.")
@_day("to", "Last day measured; today, if left out.")
@_told("source", "System, log or count; the metric's source, if left out.")
@_told("observer", "Role that took it; the criterion's owner, if left out.")
@click.option("--withdraw", is_flag=True, help="Take the measurement under --supersedes out of force.")
@click.option("--result", metavar="RESULT", default=None, help="passed, failed, blocked or not-run.")
@_told("scenario", "Scenario that was tried; the criterion as a whole, if left out.")
@_told("run", "Name of the run, as testers know it; its date, if left out.")
@_told("tester", "Role that ran it, or program; the criterion's owner, if left out.")
@_day("date", "Day of the run; today, if left out.")
@_told("environment", "Where it was run.")
@_told("expected", "What should have been seen.")
@_told("actual", "What was seen.")
@click.option("--severity", metavar="SEVERITY", default=None, help="Of a defect: critical, major or minor.")
@_told("evidence", "Where the proof lies.")
@_told("site", "Site that it was taken at; the whole service, if left out.")
@click.option("--supersedes", metavar="KEY", default=None, help="Record that this one corrects.")
@click.option(
    "--id", "id", metavar="ID", default=None, help="Name of the record; made of what it says, if left out."
)
@_told("note", "What a reader has to know of it.")
@as_of_option
@path_option
def record(criterion: str, as_of: date | None, path: Path | None, **asked: str | date | bool | None) -> None:
    """Write down a measurement or a test run for CRITERION, by its number, id or address.

    \b
    pmo-design accept record AC-07 --value 52 --n 118 --from 2026-11-09 --to 2026-11-15
    pmo-design accept record AC-06 --scenario mast-without-link --result passed --run RC1

    Records are never edited: --supersedes KEY corrects an earlier one, and the history shows both.
    """
    checked = design_without_errors(path, as_of)
    kind = _kind(asked)
    row = _row(checked, kind, criterion, asked)
    table, line = row_of_command(kind, "pmo-design accept record", "criterion", row)
    texts = {**checked.texts, table.path: line}
    outcome = considered(checked, [table])
    stop_at_errors(outcome.diagnostics, texts)
    written = write_down(checked, outcome.value.new, texts)
    if not written:
        click.echo("this is recorded already: nothing was written")
        sys.exit(CLEAN)
    (where,) = written
    what = "measurement" if kind == "measurement" else "test run"
    tell_written(what, where, row)
    (new,) = outcome.value.new
    address = getattr(new.record, "criterion", "")
    tell_verdicts(checked.design, checked.acceptance, outcome.value.report, [address])
    tell_later(checked.acceptance, outcome.value.report)
    sys.exit(CLEAN)


def _kind(asked: Asked) -> str:
    """Tell by the options what is recorded."""
    measured = [f"--{name}" for name in OF_MEASUREMENT if asked[name]]
    tested = [f"--{name}" for name in OF_TEST_RUN if asked[name]]
    if measured and tested:
        stop(f"{measured[0]} is for a measurement, {tested[0]} for a test run: record one at a time")
    if not measured and not tested:
        stop("say what came out: --value for a measurement, --result for a test run")
    if measured and not asked["value"] and not asked["withdraw"]:
        stop("say what was measured: --value (or --withdraw with --supersedes)")
    if asked["withdraw"] and (asked["value"] or not asked["supersedes"]):
        stop("--withdraw takes no --value, and wants the key of a measurement under --supersedes")
    return "measurement" if measured else "test-run"


def _row(checked: Checked, kind: str, told: str, asked: Asked) -> Mapping[str, str]:
    """Return what was asked for as a row; what is left out is taken from the criterion, and from today."""
    criterion = _criterion(checked, told)
    given = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in asked.items()
        if isinstance(value, (str, date))
    }
    owner = checked.design.get(criterion.owner)
    by = owner.title if owner is not None else ""
    defaults: dict[str, str] = {"criterion": criterion.id}
    if kind == "measurement":
        last = given.get("to") or date.today().isoformat()
        source = (criterion.metric.source if criterion.metric is not None else None) or ""
        defaults |= {"from": last, "to": last, "source": source, "observer": by}
        defaults |= _of_withdrawn(checked, asked)
    else:
        on = given.get("date") or date.today().isoformat()
        defaults |= {"run": on, "tester": by, "date": on}
    return {name: text for name, text in (defaults | given).items() if text}


def _criterion(checked: Checked, told: str) -> Criterion:
    """Return the criterion that is meant by a number, an id or an address."""
    names = numbers_of(checked.design)
    name = told.removeprefix("criterion:").casefold()
    if name in names:
        return cast(Criterion, checked.design[names[name]].part)
    near = [number_of(checked.design, names[each]) for each in near_names(name, names)]
    hint = f"did you mean '{near[0]}'?" if near else "`pmo-design show criterion:` lists what there is"
    stop(safe(f"no criterion has the number, id or address '{told}'; {hint}"))


def _of_withdrawn(checked: Checked, asked: Asked) -> Mapping[str, str]:
    """Return what a withdrawal repeats of the measurement that it takes out of force."""
    if not asked["withdraw"]:
        return {}
    key = str(asked["supersedes"])
    known: Mapping[str, Recorded[Measurement]] = {each.key: each for each in checked.records.measurements}
    if key not in known:
        near = get_close_matches(key, known, n=1)
        stop(safe(f"no measurement has the key '{key}'" + (f"; did you mean '{near[0]}'?" if near else "")))
    old = known[key].record
    repeated = {"from": old.from_.isoformat(), "to": old.to.isoformat(), "source": old.source}
    site = {"site": old.site.partition(":")[2]} if old.site else {}
    return {**repeated, "observer": old.observer, **site}
