"""`pmo-design serve`: the site in a browser, live while files are edited."""

import gc
import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path

import click

from pmo_design.cli.exits import COULD_NOT_RUN
from pmo_design.cli.workspace import as_of_option, path_argument, stop, workspace_at


@click.command()
@path_argument
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, help="Port to listen on; 0 takes a free one.")
@as_of_option
@click.option("--open", "open_browser", is_flag=True, help="Open a browser.")
def serve(path: Path | None, host: str, port: int, as_of: date | None, open_browser: bool) -> None:
    """Show the site of the workspace in PATH, and each change as soon as it is saved; Ctrl+C ends it.

    While the design has faults, the browser shows the report; the pages come back with the next good save.
    """
    root = workspace_at(path)
    config_file = root / "mkdocs.yml"
    if not config_file.is_file():
        stop(f"there is no mkdocs.yml in {root}: run `pmo-design init` to make one")
    from pmo_design.cli.mkdocs_config import quiet
    from pmo_design.cli.preview import Preview, PreviewServer

    folder = Path(tempfile.mkdtemp(prefix="pmo-design-"))
    try:
        gc.enable()  # unlike the other commands this one stays: it looks for dead cycles, but seldom
        gc.set_threshold(100_000, 20, 20)
        with quiet():
            server = PreviewServer(Preview(config_file, folder, as_of), host, port, ready=click.echo)
            server.serve(open_in_browser=open_browser)  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        pass
    except OSError as error:
        click.echo(f"pmo-design: cannot listen on {host}:{port}: {error.strerror}", err=True)
        sys.exit(COULD_NOT_RUN)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
