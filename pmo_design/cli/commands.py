"""The `pmo-design` command: its sub-commands, each loaded only when it is called."""

import gc
import os
import sys
from collections.abc import Mapping

import click

from pmo_design import __version__
from pmo_design.cli.exits import CLEAN, COULD_NOT_RUN
from pmo_design.cli.lazy import LazyGroup

COMMANDS: Mapping[str, str] = {
    "init": "Make a small workspace that checks clean and builds.",
    "check": "Report every fault of a workspace in one go.",
    "build": "Build the site.",
    "serve": "Show the site in a browser, live while files are edited.",
    "show": "Print an element and all that it is tied to.",
    "accept": "Hold the service against its criteria: verdicts, gates, evidence, signatures, checklists.",
    "draw": "Draw a picture as SVG, PNG, PDF, PowerPoint, draw.io or Mermaid.",
    "graph": "Write the whole graph as DOT, JSON or GraphML.",
    "schema": "Write the JSON Schema that editors complete and validate by.",
}
"""Sub-commands by name; each lives in a module of that name, as a function of that name."""


@click.command(
    cls=LazyGroup,
    package="pmo_design.cli",
    names=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="pmo-design")
def root() -> None:
    """Service designs as text: checked, drawn and published.

    Exit codes: 0 clean, 1 faults found, 2 could not run.
    """


def main() -> None:
    """Run the command; a fault of the environment or of the program is told, never as a traceback."""
    _prepare_for_speed()
    try:
        code = _run()
        sys.stdout.flush()
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(COULD_NOT_RUN)
    except OSError as error:
        what = f"{error.filename}: " if error.filename else ""
        click.echo(f"pmo-design: {what}{error.strerror or error}", err=True)
        sys.exit(COULD_NOT_RUN)
    except Exception as error:
        if "PMO_DESIGN_TRACEBACK" in os.environ:
            raise
        click.echo(
            f"pmo-design: this is a fault of the program: {type(error).__name__}: {error}\n"
            "Set PMO_DESIGN_TRACEBACK=1 and run it again to see where, and report it, please.",
            err=True,
        )
        sys.exit(COULD_NOT_RUN)
    sys.stderr.flush()
    os._exit(code)  # taking all apart that goes away with the process would take a sixth of a check


def _prepare_for_speed() -> None:
    """Leave out what a command that lives for a moment has no use for, before it imports anything."""
    gc.disable()  # looking for dead cycles takes a third of a check
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for plugins reads every package


def _run() -> int:
    """Run the command that the arguments name; return its exit code."""
    try:
        root.main(prog_name="pmo-design")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else CLEAN
    return CLEAN
