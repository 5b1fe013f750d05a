"""`pmo-design accept`: the service held against its criteria."""

from collections.abc import Mapping

import click

from pmo_design.cli.lazy import LazyGroup

ACCEPT_COMMANDS: Mapping[str, str] = {
    "status": "Tell the verdict of every criterion, the worst first.",
    "gate": "Tell whether a phase's gate is open; exit 1 while a must is not met.",
    "record": "Write down a measurement or a test run.",
    "import": "Take evidence from a CSV, XLSX, JUnit XML or Cucumber JSON file.",
    "sign": "Sign a phase off, with the hash of all that it covers.",
    "checklist": "Write checklists: Markdown, HTML, XLSX, CSV, Gherkin, OpenSLO, or a sheet to sign.",
}
"""Sub-commands by name; each lives in a module of that name below `cli/acceptance/`."""


@click.command(cls=LazyGroup, package="pmo_design.cli.acceptance", names=ACCEPT_COMMANDS)
def accept() -> None:
    """Hold the service against its criteria: verdicts, gates, evidence, signatures, checklists."""
