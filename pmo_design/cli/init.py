"""`pmo-design init`: a small workspace that checks clean and builds."""

import json
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from pmo_design.cli.workspace import stop
from pmo_design.model.schema import SCHEMA_ID, json_schema
from pmo_design.publish.files import write_file

_RENAMED = {"gitignore": ".gitignore"}


@click.command()
@click.argument("directory", type=click.Path(file_okay=False, path_type=Path))
def init(directory: Path) -> None:
    """Make a small workspace in DIRECTORY, which must be empty or new."""
    if directory.exists() and any(directory.iterdir()):
        stop(f"{directory} is not empty; name a new folder, so that nothing is overwritten")
    for path, content in _starter(files("pmo_design.cli") / "starter", ""):
        write_file(directory / path, content)
    schema = json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
    write_file(directory / "schema" / SCHEMA_ID, schema.encode())
    click.echo(f"made a workspace in {directory}\n\n  cd {directory}\n  pmo-design check\n  pmo-design serve")


def _starter(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        path = prefix + _RENAMED.get(entry.name, entry.name)
        if entry.is_dir():
            found += _starter(entry, f"{path}/")
        else:
            found.append((path, entry.read_bytes()))
    return found
