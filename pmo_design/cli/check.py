"""`pmo-design check`: every fault of a workspace in one go."""

import sys
from datetime import date
from pathlib import Path

import click

from pmo_design.cli.exits import CLEAN, FAULTS_FOUND
from pmo_design.cli.workspace import as_of_option, check_workspace, has_errors, path_argument, report
from pmo_design.diagnostics.formats import FORMATS


@click.command()
@path_argument
@click.option(
    "--format", "form", type=click.Choice(list(FORMATS)), default="text", help="How faults are written."
)
@click.option("--strict", is_flag=True, help="Warnings count as faults, too.")
@as_of_option
def check(path: Path | None, form: str, strict: bool, as_of: date | None) -> None:
    """Report every fault of the workspace in PATH (here, if left out).

    Exits with 1 if there is an error; with --strict, if there is a warning.
    """
    checked = check_workspace(path, as_of)
    report(checked.diagnostics, checked.texts, form=form)
    sys.exit(FAULTS_FOUND if has_errors(checked.diagnostics, strict=strict) else CLEAN)
