"""What every command does first: find the workspace, check it, and say what is wrong."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import click

from pmo_design.cli.exits import COULD_NOT_RUN, FAULTS_FOUND
from pmo_design.diagnostics import Diagnostic, Severity
from pmo_design.diagnostics.formats import FORMATS, format_text
from pmo_design.diagnostics.formats.display import safe
from pmo_design.engines.acceptance import Report
from pmo_design.link import ServiceDesign
from pmo_design.load import Config, find_workspace
from pmo_design.model.records import Records
from pmo_design.pipeline import assess, read
from pmo_design.publish.files import write_file

Formatter = Callable[[Sequence[Diagnostic], Mapping[str, str]], str]


class Checked(NamedTuple):
    """A workspace after its check."""

    root: Path
    design: ServiceDesign
    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]
    records: Records
    acceptance: Report
    config: Config


class _DayType(click.ParamType[date]):
    """A day as 2026-11-16, or the word today."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        if value == "today":
            return date.today()
        try:
            return date.fromisoformat(value)
        except ValueError:
            stop(f"'{safe(str(value))}' is no day: write it as 2026-11-16, or today")


DAY = _DayType()


def as_of_option(command: Callable[..., None]) -> Callable[..., None]:
    """Add the option that names the day on which verdicts are told."""
    return click.option(
        "--as-of",
        type=DAY,
        default=None,
        metavar="DATE",
        help="Day to tell it as of, or `today`; the day of the service's document, if left out.",
    )(command)


def path_option(command: Callable[..., None]) -> Callable[..., None]:
    """Add the option that names the workspace."""
    return click.option(
        "--path",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=None,
        help="The workspace; the one around this folder, if left out.",
    )(command)


def path_argument(command: Callable[..., None]) -> Callable[..., None]:
    """Add the argument that names the workspace."""
    return click.argument(
        "path", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path), default=None
    )(command)


def workspace_at(path: Path | None) -> Path:
    """Return the workspace that a command means: the folder given, or the one that holds this folder."""
    if path is not None:
        return path
    root = find_workspace(Path.cwd())
    if root is None:
        stop("no workspace here: run `pmo-design init DIR` to make one, or name its folder")
    return root


def check_workspace(path: Path | None, as_of: date | None = None) -> Checked:
    """Read and check a workspace, as of the day of its document or another."""
    root = workspace_at(path)
    workspace = read(root)
    assessed = assess(workspace.value, workspace.diagnostics, as_of)
    design, records, acceptance = assessed.value.design, assessed.value.records, assessed.value.acceptance
    texts, config = workspace.value.texts, workspace.value.config
    return Checked(root, design, assessed.diagnostics, texts, records, acceptance, config)


def design_without_errors(path: Path | None, as_of: date | None = None) -> Checked:
    """Read and check a workspace; errors are reported and end the command."""
    checked = check_workspace(path, as_of)
    if has_errors(checked.diagnostics):
        report(checked.diagnostics, checked.texts, err=True)
        sys.exit(FAULTS_FOUND)
    return checked


def has_errors(diagnostics: Sequence[Diagnostic], *, strict: bool = False) -> bool:
    """Tell whether a report stops the work: errors do, and under `strict` warnings too."""
    worst = Severity.WARNING if strict else Severity.ERROR
    return any(diagnostic.severity >= worst for diagnostic in diagnostics)


def report(
    diagnostics: Sequence[Diagnostic], texts: Mapping[str, str], *, form: str = "text", err: bool = False
) -> None:
    """Print a report; in colour where a person reads it."""
    stream = sys.stderr if err else sys.stdout
    formatter: Formatter = FORMATS[form]
    if form == "text":
        formatter = partial(format_text, colour=stream.isatty() and "NO_COLOR" not in os.environ)
    click.echo(formatter(diagnostics, texts).rstrip("\n"), err=err)


def write_named(output: str, content: bytes, done: str) -> None:
    """Write a file by the name that was given, and say that it is done; end the command if it cannot be."""
    target = Path(output)
    if target.is_dir():
        stop(f"{safe(output)} is a folder: name a file in it")
    if not target.parent.is_dir():
        stop(f"there is no folder {safe(str(target.parent))}")
    try:
        write_file(target, content)
    except OSError as error:
        stop(f"cannot write {safe(output)}: {error.strerror or error}")
    click.echo(f"{done} {safe(output)}")


def stop(message: str) -> NoReturn:
    """End a command that cannot run, with the reason in one line."""
    click.echo(f"pmo-design: {message}", err=True)
    sys.exit(COULD_NOT_RUN)
