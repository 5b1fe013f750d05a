"""`pmo-design accept sign`: a decision on a phase, with the hash of all that it covers."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from pmo_design.cli.acceptance.recording import (
    considered,
    counted,
    number_of,
    row_of_command,
    stop_at_errors,
    tell_written,
    words,
    write_down,
)
from pmo_design.cli.exits import CLEAN, FAULTS_FOUND
from pmo_design.cli.workspace import (
    DAY,
    Checked,
    design_without_errors,
    has_errors,
    path_option,
    stop,
)
from pmo_design.diagnostics.formats.display import safe
from pmo_design.engines.acceptance import Gate, Report
from pmo_design.engines.acceptance.content import Evidence, seal
from pmo_design.engines.acceptance.wording import day


@click.command()
@click.argument("phase")
@click.option("--role", required=True, metavar="ROLE", help="Role that decides.")
@click.option("--name", required=True, metavar="NAME", help="Who acts in that role.")
@click.option(
    "--decision",
    required=True,
    metavar="DECISION",
    help="accepted, accepted-with-open-points or rejected.",
)
@click.option(
    "--open",
    "points",
    multiple=True,
    metavar="POINT",
    help="What is still to be done, its day first: '2026-12-01 The mast is live'. Can be given again.",
)
@click.option(
    "--date", "decided", type=DAY, default=None, metavar="DATE", help="Day of the decision. [default: today]"
)
@click.option("--note", default="", metavar="TEXT", help="What a reader has to know of it.")
@click.option("--supersedes", default="", metavar="KEY", help="Sign-off that this one takes the place of.")
@click.option("--over-blockers", is_flag=True, help="Accept although a must is not met; --note says why.")
@click.option(
    "--as-of",
    type=DAY,
    default=None,
    metavar="DATE",
    help="Day to judge the gate as of, or `today`; that of the decision, if left out.",
)
@path_option
def sign(
    phase: str,
    role: str,
    name: str,
    decision: str,
    points: tuple[str, ...],
    decided: date | None,
    note: str,
    supersedes: str,
    over_blockers: bool,
    as_of: date | None,
    path: Path | None,
) -> None:
    """Sign PHASE off as it stands on the day of the decision.

    The sign-off holds the hash of every criterion of the phase and of what it verifies, and marks of its
    evidence: where any of it changes in content afterwards, the signature has to be confirmed again.
    """
    decided = decided or date.today()
    decision = "-".join(decision.casefold().split())
    _refuse_halves(decision, points, note, over_blockers)
    checked = design_without_errors(path, as_of or decided)
    address = phase if phase.startswith("phase:") else f"phase:{phase}"
    row = {
        "phase": address.partition(":")[2],
        "role": role.removeprefix("role:"),
        "name": name,
        "date": decided.isoformat(),
        "decision": decision,
        "open_points": "; ".join(points),
        "supersedes": supersedes,
        "note": note,
    }
    sealed = _sealed(checked, address, decided) if address in checked.design else {}
    table, line = row_of_command("sign-off", "pmo-design accept sign", "phase", row, sealed)
    texts = {**checked.texts, table.path: line}
    outcome = considered(checked, [table])
    stop_at_errors([fault for fault in outcome.diagnostics if has_errors([fault])], texts)
    gate = _gate_of(checked.acceptance, address)
    if not gate.criteria:
        stop(safe(f"{gate.title} asks for no criterion yet: there is nothing to sign"))
    _refuse_blocked(checked, gate, decision, over_blockers)
    written = write_down(checked, outcome.value.new, texts)
    if not written:
        click.echo("this is recorded already: nothing was written")
        sys.exit(CLEAN)
    (where,) = written
    tell_written("sign-off", where, row)
    after = _gate_of(outcome.value.report, address)
    covers = counted(len(gate.criteria), "criterion", "criteria")
    change = f"{words(gate.state)} → {words(after.state)}"
    click.echo(safe(f"{gate.title}: {change} as of {day(checked.acceptance.as_of)}; {covers}"))
    sys.exit(CLEAN)


def _sealed(checked: Checked, phase: str, decided: date) -> dict[str, str]:
    """Return the hash of what is signed: the content, and the evidence up to the day of the decision."""
    evidence: tuple[Evidence, ...] = (
        *(each for each in checked.records.measurements if each.record.to <= decided),
        *(each for each in checked.records.test_runs if each.record.date <= decided),
    )
    return {"content_hash": seal(checked.design, phase, evidence)}


def _refuse_halves(decision: str, points: Sequence[str], note: str, over_blockers: bool) -> None:
    """Stop where options do not go together."""
    if decision == "accepted-with-open-points" and not points:
        stop("name the open points: --open '2026-12-01 The mast is live', once for each")
    if decision == "accepted" and points:
        stop("with --open the decision is accepted-with-open-points")
    if over_blockers and not note.strip():
        stop("--over-blockers wants a --note that says why")
    if any(";" in point for point in points):
        stop("an open point holds no semicolon: give --open once for each point")


def _gate_of(report: Report, address: str) -> Gate:
    return next(gate for gate in report.gates if gate.phase == address)


def _refuse_blocked(checked: Checked, gate: Gate, decision: str, over_blockers: bool) -> None:
    """Tell what blocks a gate; stop where the phase would be accepted as if nothing did."""
    if decision == "rejected" or not gate.blockers:
        return
    click.echo(safe(f"{gate.title}: {counted(len(gate.blockers), 'must', 'musts')} not met"), err=True)
    for address in gate.blockers:
        standing = checked.acceptance.standings[address]
        told = f"{number_of(checked.design, address)} {checked.design[address].title}"
        click.echo(safe(f"  {told}: {words(standing.verdict)}. {standing.reason}"), err=True)
    if decision == "accepted" and not over_blockers:
        click.echo(
            "not signed: meet or waive them, accept with open points, or accept over them with "
            "--over-blockers and a --note that says why",
            err=True,
        )
        sys.exit(FAULTS_FOUND)
