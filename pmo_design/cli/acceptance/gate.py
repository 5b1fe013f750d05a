"""`pmo-design accept gate`: whether a phase's gate is open; made for pipelines."""

import sys
from datetime import date
from pathlib import Path

import click

from pmo_design.cli.acceptance.choosing import phase as phase_named
from pmo_design.cli.acceptance.choosing import report_format_option, terminal
from pmo_design.cli.exits import CLEAN, FAULTS_FOUND
from pmo_design.cli.workspace import as_of_option, design_without_errors, path_option
from pmo_design.engines.acceptance import Gate
from pmo_design.render.reports.as_json import gate_json
from pmo_design.render.reports.gates import gate_text
from pmo_design.render.reports.junit import gate_junit
from pmo_design.render.reports.status import later_line


@click.command()
@click.argument("phase")
@click.option("--strict", is_flag=True, help="A signature that has to be confirmed again shuts it, too.")
@as_of_option
@report_format_option
@path_option
def gate(phase: str, strict: bool, as_of: date | None, form: str, path: Path | None) -> None:
    """Tell whether the gate of PHASE is open: what blocks it, on which conditions, who has signed.

    PHASE is its id, or the number of its gate, from 0.

    Exits with 1 while a must is not met, expired, without enough evidence or not due yet, and where the last
    decision was to reject; with --strict, also where something has changed since it was signed.
    """
    checked = design_without_errors(path, as_of)
    design, report = checked.design, checked.acceptance
    address = phase_named(design, phase).address
    found = next(each for each in report.gates if each.phase == address)
    if form == "json":
        click.echo(gate_json(design, report, found))
    elif form == "junit":
        click.echo(gate_junit(design, report, found))
    else:
        click.echo(gate_text(design, report, found, terminal()))
        if report.later:
            click.echo("\n" + "\n".join(terminal().wrap(later_line(report))))
    sys.exit(FAULTS_FOUND if _is_shut(found, strict) else CLEAN)


def _is_shut(gate: Gate, strict: bool) -> bool:
    suspect = any(signature.suspect for signature in gate.signatures)
    return not gate.is_open or gate.state == "rejected" or (strict and suspect)
