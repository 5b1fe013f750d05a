"""`pmo-design accept status`: the verdict of every criterion, the worst first."""

import sys
from datetime import date
from pathlib import Path

import click

from pmo_design.cli.exits import CLEAN
from pmo_design.cli.workspace import as_of_option, design_without_errors, path_option
from pmo_design.diagnostics.formats.display import safe
from pmo_design.engines.acceptance import VERDICTS


@click.command()
@as_of_option
@path_option
def status(as_of: date | None, path: Path | None) -> None:
    """Tell the verdict of every criterion as of a day, the worst first."""
    checked = design_without_errors(path, as_of)
    standings = checked.acceptance.standings.values()
    for standing in sorted(standings, key=lambda each: VERDICTS.index(each.verdict)):
        click.echo(safe(f"{standing.verdict:12}  {standing.criterion}  {standing.reason}"))
    sys.exit(CLEAN)
