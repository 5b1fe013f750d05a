"""`pmo-design build`: the site, whole or not at all."""

import shutil
import sys
from datetime import date
from pathlib import Path

import click

from pmo_design.cli.exits import FAULTS_FOUND
from pmo_design.cli.workspace import as_of_option, design_without_errors, path_argument, report, stop
from pmo_design.publish.files import folder_beside, reason_to_refuse, swap_folder


@click.command()
@path_argument
@click.option(
    "--output",
    "-o",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help="Folder to write; `site_dir` of mkdocs.yml, if left out.",
)
@as_of_option
def build(path: Path | None, output: Path | None, as_of: date | None) -> None:
    """Build the site of the workspace in PATH.

    A fault stops it with the report of `check` and leaves the last good site as it was.
    """
    checked = design_without_errors(path, as_of)
    from mkdocs.commands.build import build as build_site
    from mkdocs.exceptions import MkDocsException

    from pmo_design.cli.mkdocs_config import quiet, site_config

    config_file = checked.root / "mkdocs.yml"
    if not config_file.is_file():
        stop(f"there is no mkdocs.yml in {checked.root}: run `pmo-design init` to make one")
    try:
        with quiet():
            config = site_config(config_file)
            if "pmo-design" not in config.plugins:
                stop(f"{config_file} does not name the plugin: add `pmo-design` under `plugins:`")
            target = Path(output or config.site_dir).resolve()
            reason = reason_to_refuse(target, checked.root)
            if reason is not None:
                stop(f"the output folder {_shown(target)} {reason}; a build would replace it: choose another")
            beside = folder_beside(target)
            try:
                build_site(site_config(config_file, site_dir=beside, as_of=as_of))
                swap_folder(beside, target)
            finally:
                shutil.rmtree(beside, ignore_errors=True)
    except MkDocsException as error:
        click.echo(f"pmo-design: {error}", err=True)
        sys.exit(FAULTS_FOUND)
    if checked.diagnostics:
        report(checked.diagnostics, checked.texts, err=True)
    click.echo(f"built {_shown(target)}")


def _shown(path: Path) -> str:
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)
