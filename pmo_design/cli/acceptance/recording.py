"""What the commands that record have in common: rows from arguments, writing, telling what came of it."""

import shlex
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

import click

from pmo_design.cli.exits import FAULTS_FOUND
from pmo_design.cli.workspace import Checked, has_errors, report, stop
from pmo_design.diagnostics import Diagnostic, Outcome, Span
from pmo_design.diagnostics.formats.display import safe
from pmo_design.engines.acceptance import Report
from pmo_design.engines.acceptance.wording import day
from pmo_design.link import ServiceDesign
from pmo_design.load import Table
from pmo_design.model import Part
from pmo_design.model.records import Recorded
from pmo_design.pipeline import Assessed, Considered, Written, consider, record
from pmo_design.publish.records import BusyError, NotAppendableError

COMMAND = "command line"


def row_of_command(
    kind: str, words: str, argument: str, row: Mapping[str, str], added: Mapping[str, str] | None = None
) -> tuple[Table, str]:
    """Make a table of what a command was told, and the line that faults are shown in.

    The line begins with the command's words; the argument comes first, the rest are options. What is `added`
    to the row is not shown: nobody has typed it.
    """
    line = words
    places: dict[str, Span] = {}
    for column in (argument, *(column for column in row if column != argument)):
        told = shlex.quote(row[column])
        line += " " if column == argument else f" --{column} "
        places[column] = Span(COMMAND, 1, len(line) + 1, 1, len(line) + len(told) + 1)
        line += told
    whole = Span(COMMAND, 1, 1, 1, len(line) + 1)
    filled = {column: text.strip() for column, text in {**row, **(added or {})}.items() if text.strip()}
    table = Table(COMMAND, kind, tuple(filled), (filled,), lambda _, column: places.get(column or "", whole))
    return table, line


def considered(checked: Checked, tables: Iterable[Table]) -> Outcome[Considered]:
    """Hold rows against a checked workspace."""
    assessed = Assessed(checked.design, checked.records, checked.acceptance)
    return consider(assessed, checked.config, tables, date.today())


def stop_at_errors(faults: Sequence[Diagnostic], texts: Mapping[str, str]) -> None:
    """Report faults; errors end the command, and nothing is recorded."""
    if faults:
        report(faults, texts, err=True)
    if has_errors(faults):
        click.echo("nothing was recorded", err=True)
        sys.exit(FAULTS_FOUND)


def write_down(
    checked: Checked, new: Iterable[Recorded[Part]], texts: Mapping[str, str]
) -> tuple[Written, ...]:
    """Write records down, or end the command with the reason why that cannot be done."""
    try:
        outcome = record(checked.root, checked.design, new)
    except (BusyError, NotAppendableError) as error:
        stop(safe(str(error)))
    except OSError as error:
        place = Path(error.filename).name if isinstance(error.filename, str) else checked.root
        stop(safe(f"cannot write {place}: {error.strerror or error}; nothing was recorded"))
    stop_at_errors(outcome.diagnostics, texts)
    return outcome.value


def tell_written(what: str, where: Written, row: Mapping[str, str]) -> None:
    """Print what was written down, its key, and where it stands."""
    click.echo(safe(f"recorded the {what} {where.key} in {where.path}:{where.line}"))
    click.echo(safe("  " + ", ".join(f"{column} {text}" for column, text in row.items() if text)))


def tell_verdicts(design: ServiceDesign, before: Report, after: Report, criteria: Iterable[str]) -> None:
    """Print how criteria stand, before and with what was recorded; those that stand as before are counted."""
    concerned = list(dict.fromkeys(criteria))
    unchanged = 0
    for address in concerned:
        old, new = before.standings[address], after.standings[address]
        if old.verdict == new.verdict and old.reason == new.reason and len(concerned) > 1:
            unchanged += 1
            continue
        change = words(new.verdict)
        if old.verdict != new.verdict:
            change = f"{words(old.verdict)} → {change}"
        click.echo(safe(f"{number_of(design, address)} {change} as of {day(after.as_of)}: {new.reason}"))
    if unchanged:
        criteria_stand = "criterion stands" if unchanged == 1 else "criteria stand"
        click.echo(f"{unchanged} {criteria_stand} as before, as of {day(after.as_of)}")


def tell_later(before: Report, after: Report) -> None:
    """Print how many of the new records are not counted, since they are newer than the day of the report."""
    later = after.later - before.later
    if later > 0:
        verb = "is" if later == 1 else "are"
        newest = f" or `--as-of {after.newest}`" if after.newest else ""
        click.echo(
            f"{counted(later, 'record')} {verb} newer than {day(after.as_of)}, and not counted as of then; "
            f"`--as-of today`{newest} counts {'it' if later == 1 else 'them'}"
        )


def number_of(design: ServiceDesign, address: str) -> str:
    """Return the number of an element, or its id where it has none."""
    return getattr(design[address].part, "number", None) or address.partition(":")[2]


def words(verdict: str) -> str:
    """Write a verdict or a state into a sentence."""
    return verdict.replace("-", " ")


def counted(number: int, one: str, many: str = "") -> str:
    """Write how many there are of something."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
