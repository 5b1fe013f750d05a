"""The built site of the repository's own workspace, and a browser to look at it."""

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.site.command import ROOT, run

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the repository's workspace."""
    output = tmp_path_factory.mktemp("built") / "site"
    result = run("build", str(ROOT), "--output", str(output))
    assert result.returncode == 0, result.stderr
    return output


@pytest.fixture
def loan_desk(tmp_path: Path) -> Path:
    """A small workspace, just made."""
    folder = tmp_path / "loan desk"
    assert run("init", str(folder)).returncode == 0
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless browser; without one the test is skipped, but never in continuous integration."""
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    if executable is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium here; install Debian's chromium")
        pytest.skip("no Chromium here; install Debian's chromium to look at the site")
    with sync_playwright() as playwright:
        yield (
            chromium := playwright.chromium.launch(
                executable_path=executable,
                args=[
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            )
        )
        chromium.close()


@pytest.fixture(scope="session")
def office() -> str:
    """LibreOffice; without it the test is skipped, but never in continuous integration."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("no LibreOffice here; install Debian's libreoffice-impress and libreoffice-calc")
        pytest.skip("no LibreOffice here; install Debian's libreoffice-impress and libreoffice-calc")
    return program


@pytest.fixture(scope="session")
def served_site(built_site: Path) -> Iterator[str]:
    """The site's URL on a server of this machine."""
    handler = functools.partial(_Quiet, directory=str(built_site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass
