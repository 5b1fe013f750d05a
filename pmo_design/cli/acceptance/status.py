"""`pmo-design accept status`: the verdict of every criterion, the worst first."""

import sys
from datetime import date
from pathlib import Path

import click

from pmo_design.cli.acceptance.choosing import criterion as criterion_named
from pmo_design.cli.acceptance.choosing import element, phase, report_format_option, terminal
from pmo_design.cli.exits import CLEAN
from pmo_design.cli.workspace import as_of_option, design_without_errors, path_option, stop
from pmo_design.engines.acceptance import VERDICTS, Report, Verdict
from pmo_design.link import ServiceDesign
from pmo_design.render.checklists.rows import Grouping, criteria_of
from pmo_design.render.reports.as_json import status_json
from pmo_design.render.reports.criterion import criterion_text
from pmo_design.render.reports.junit import status_junit
from pmo_design.render.reports.status import status_text
from pmo_design.render.reports.told import Told, tell


@click.command()
@click.argument("criterion", required=False)
@click.option("--phase", "phase_", default=None, metavar="P", help="Only what this phase's gate asks for.")
@click.option("--owner", default=None, metavar="R", help="Only what this role answers for.")
@click.option(
    "--site", default=None, metavar="S", help="Only what is shown at this site, or has evidence from it."
)
@click.option(
    "--verdict",
    "verdicts",
    multiple=True,
    type=click.Choice(VERDICTS),
    metavar="V",
    help=f"Only this verdict: {', '.join(VERDICTS)}. Can be given again.",
)
@as_of_option
@report_format_option
@path_option
def status(
    criterion: str | None,
    phase_: str | None,
    owner: str | None,
    site: str | None,
    verdicts: tuple[Verdict, ...],
    as_of: date | None,
    form: str,
    path: Path | None,
) -> None:
    """Tell the verdict of every criterion as of a day, the worst first.

    With CRITERION (AC-07) tell all of that one: why, what would change it, its history, who signed.

    In the table, Way is how much of the way from the baseline to the target is gone, n the cases or test
    runs that count, Age how old the newest of them is.

    Exits with 0 whatever the verdicts are: `accept gate` is for a pipeline that has to stop. In JUnit XML a
    must that is not met, expired or without enough evidence is a failure; the same of a should or could,
    what is waived and what is not due yet is skipped; what is at risk passes, with a word on it.
    """
    checked = design_without_errors(path, as_of)
    if criterion is not None and (phase_ or owner or site or verdicts):
        stop("name a criterion, or choose several by --phase, --owner, --site and --verdict: not both")
    design, report = checked.design, checked.acceptance
    if criterion is not None:
        told, of = tell(design, report, [criterion_named(design, criterion).address]), ""
    else:
        told, of = _chosen(design, report, phase_, owner, site)
    if form == "text" and criterion is not None:
        click.echo(criterion_text(design, report, told[0], terminal()))
    elif form == "text":
        click.echo(status_text(design, report, told, terminal(), of, verdicts))
    else:
        listed = [each for each in told if not verdicts or each.standing.verdict in verdicts]
        write = {"json": status_json, "junit": status_junit}[form]
        click.echo(write(design, report, listed))
    sys.exit(CLEAN)


def _chosen(
    design: ServiceDesign, report: Report, phase_: str | None, owner: str | None, site: str | None
) -> tuple[tuple[Told, ...], str]:
    """Return the criteria that are asked for, and what they have in common in words."""
    asked: tuple[tuple[Grouping, str | None], ...] = (
        ("phase", phase(design, phase_).address if phase_ else None),
        ("owner", element(design, "role", owner, "owner").address if owner else None),
        ("site", element(design, "site", site).address if site else None),
    )
    chosen = [node.address for node in design.nodes("criterion")]
    words = []
    for by, which in asked:
        if which is not None:
            belonging = {node.address for node in criteria_of(design, report, by, which)}
            chosen = [address for address in chosen if address in belonging]
            words.append(design[which].title)
    return tell(design, report, chosen), "; ".join(words)
