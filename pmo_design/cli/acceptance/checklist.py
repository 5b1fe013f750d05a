"""`pmo-design accept checklist`: what is to be looked at, as a list to fill in, print, sign or run."""

import sys
from datetime import date
from pathlib import Path

import click

from pmo_design.cli.acceptance.choosing import element, phase
from pmo_design.cli.exits import CLEAN
from pmo_design.cli.workspace import (
    Checked,
    as_of_option,
    design_without_errors,
    path_option,
    stop,
    write_named,
)
from pmo_design.diagnostics.formats.display import safe
from pmo_design.render.checklists import (
    CHECKLIST_FORMATS,
    SELECTIONS,
    ChecklistFormat,
    Grouping,
    NotWritableError,
    Selection,
    write_checklist,
)
from pmo_design.render.checklists import checklist as checklist_of

_BY_NAME = {each.name: each for each in CHECKLIST_FORMATS}
_BY_SUFFIX = {each.suffix: each for each in CHECKLIST_FORMATS}
_READ_FROM_WORKSPACE = (".csv", ".yaml")
_NOT_READ = ("build", "dist")


@click.command()
@click.option("--phase", "phase_", default=None, metavar="P", help="Only what this phase's gate asks for.")
@click.option(
    "--site", default=None, metavar="S", help="Only what is shown at this site, or has evidence from it."
)
@click.option("--owner", default=None, metavar="R", help="Only what this role answers for.")
@click.option("--journey", default=None, metavar="J", help="Only what shows this journey to go well.")
@click.option(
    "--by", type=click.Choice(SELECTIONS), default=None, help="Group all criteria so.  [default: phase]"
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(_BY_NAME)),
    default=None,
    help="What to write; by the suffix of --output, or Markdown, if left out.",
)
@click.option(
    "--output", "-o", default=None, metavar="FILE", help="File to write; standard output, if left out."
)
@as_of_option
@path_option
def checklist(
    phase_: str | None,
    site: str | None,
    owner: str | None,
    journey: str | None,
    by: Grouping | None,
    form: str | None,
    output: str | None,
    as_of: date | None,
    path: Path | None,
) -> None:
    """Write a checklist of all criteria, or of those of a phase, a site, an owner or a journey.

    `md` is a task list, `html` a page to fill in, `xlsx` and `csv` are filled in and taken back by
    `accept import`, `feature` is Gherkin for test runners, `openslo` tells the service levels to monitoring
    tools, `pdf` is a sheet to sign.
    """
    checked = design_without_errors(path, as_of)
    selection = _selection(checked, {"phase": phase_, "site": site, "owner": owner, "journey": journey}, by)
    format_ = _format(form, output)
    drawn_up = checklist_of(checked.design, checked.acceptance, selection)
    if not drawn_up.rows:
        named = checked.design.get(selection.which)
        stop(f"no criterion belongs to '{safe(named.title)}'" if named else "there is no criterion yet")
    try:
        content = write_checklist(format_, drawn_up)
    except NotWritableError as error:
        stop(safe(str(error)))
    _write(checked, output, format_, content)
    sys.exit(CLEAN)


def _selection(checked: Checked, named: dict[Grouping, str | None], by: Grouping | None) -> Selection:
    """Return what is asked for; more than one at a time is refused."""
    given = {each: word for each, word in named.items() if word is not None}
    if len(given) + (by is not None) > 1:
        stop("choose one of --phase, --site, --owner, --journey and --by")
    for each, word in given.items():
        selection = Selection(each)
        node = (
            phase(checked.design, word)
            if each == "phase"
            else element(checked.design, selection.node_type, word, each)
        )
        return Selection(each, node.address)
    return Selection(by or "phase")


def _format(form: str | None, output: str | None) -> ChecklistFormat:
    """Return the format that is meant; a file ends in its suffix, so that nothing else is overwritten."""
    format_ = _BY_NAME[form] if form is not None else CHECKLIST_FORMATS[0]
    if output is not None and output != "-":
        suffix = Path(output).suffix.lower()
        if form is None and suffix not in _BY_SUFFIX:
            stop(f"'{safe(output)}' does not tell the format: end it in {', '.join(_BY_SUFFIX)}")
        format_ = _BY_NAME[form] if form is not None else _BY_SUFFIX[suffix]
        if suffix != format_.suffix:
            stop(f"'{safe(output)}' is no name for {format_.title}: end it in {format_.suffix}")
    elif not format_.text and (output is None or sys.stdout.isatty()):
        stop(f"{format_.title} is no text to read: name a file by --output, as checklist{format_.suffix}")
    return format_


def _write(checked: Checked, output: str | None, format_: ChecklistFormat, content: bytes) -> None:
    """Write a file whole, or to standard output; never over what the workspace is read from."""
    if output is None or output == "-":
        click.echo(content, nl=False)
        return
    target = Path(output)
    if target.resolve() in {(checked.root / path).resolve() for path in checked.texts}:
        stop(f"{safe(output)} is a file of the workspace's own: choose another name")
    if format_.suffix in _READ_FROM_WORKSPACE and _is_read(checked.root, target):
        stop(f"{safe(output)} would be read as a part of the workspace: write it below build/, or outside")
    write_named(output, content, "wrote")


def _is_read(root: Path, target: Path) -> bool:
    """Tell whether a file there would be taken for a source of the workspace."""
    if not target.resolve().is_relative_to(root.resolve()):
        return False
    within = target.resolve().relative_to(root.resolve()).parts
    return within[0] not in _NOT_READ and not any(part.startswith(".") for part in within)
