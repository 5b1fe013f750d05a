"""`pmo-design schema`: what editors need to complete and validate."""

import json
from pathlib import Path

import click

from pmo_design.model.schema import json_schema
from pmo_design.publish.files import write_file


@click.command()
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    help="File to write; standard output, if left out.",
)
def schema(output: Path | None) -> None:
    """Write the JSON Schema of every kind, in one schema that `kind:` tells apart."""
    text = json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
    if output is None:
        click.echo(text, nl=False)
    else:
        write_file(output, text.encode())
