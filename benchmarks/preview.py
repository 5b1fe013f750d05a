"""Measure how long a browser waits for a saved file while `pmo-design serve` runs; print the median."""

import argparse
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory

from generate import ROOT, generate
from measure import COMMAND

_RUNS = 10
_EPOCH = re.compile(r"livereload\((\d+), *(\d+)\)")


def main() -> None:
    """Measure this repository's own workspace, and generated ones of the sizes asked for."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000], metavar="N")
    arguments = parser.parse_args()
    with TemporaryDirectory() as name:
        _tell("own workspace", _copied(Path(name) / "own"))
        for size in arguments.sizes:
            folder = Path(name) / str(size)
            generate(size, folder)
            _tell(f"{size:,} elements", folder)


def _copied(folder: Path) -> Path:
    """Copy this repository's own workspace, so that it can be edited."""
    folder.mkdir()
    for entry in ("mkdocs.yml", "pmo-design.toml"):
        shutil.copy(ROOT / entry, folder)
    for entry in ("personas", "journeys", "blueprints", "site"):
        shutil.copytree(ROOT / entry, folder / entry)
    return folder


def _tell(what: str, root: Path) -> None:
    with _served(root) as port:
        waits = list(_waits(root, port))
    median, longest = statistics.median(waits), max(waits)
    print(f"{what}: {median:.2f} s from saving to the new page, at most {longest:.2f} s", flush=True)


@contextmanager
def _served(root: Path) -> Iterator[int]:
    """Run the preview of a workspace; give its port."""
    command = [COMMAND, "serve", str(root), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            found = re.search(r":(\d+)/", process.stdout.readline())
            if found is None:
                sys.exit("pmo-design serve does not answer")
            yield int(found[1])
        finally:
            process.terminate()


def _waits(root: Path, port: int) -> Iterator[float]:
    """Save a persona with a new title again and again; yield the seconds until its page shows it."""
    path = sorted((root / "personas").glob("*.yaml"))[0]
    text = path.read_text(encoding="utf-8")
    id_ = re.findall(r"^id: *(\S+)", text, re.MULTILINE)[0]
    page = _get(port, f"/personas/{id_}.html")
    for run in range(_RUNS + 1):
        epoch, request = _epoch_of(page)
        title = f"Title of run {run}"
        changed = re.sub(r"^title: .*$", f"title: {title}", text, count=1, flags=re.MULTILINE)
        start = time.perf_counter()
        path.write_text(changed, encoding="utf-8")
        _get(port, f"/livereload/{epoch}/{request}")
        page = _get(port, f"/personas/{id_}.html")
        wait = time.perf_counter() - start
        if title not in page:
            sys.exit("the page does not show what was saved")
        if run:
            yield wait


def _epoch_of(page: str) -> tuple[str, str]:
    found = _EPOCH.search(page)
    if found is None:
        sys.exit("the page does not wait for changes")
    return found[1], found[2]


def _get(port: int, path: str) -> str:
    connection = HTTPConnection("127.0.0.1", port)
    try:
        connection.request("GET", path)
        return connection.getresponse().read().decode()
    finally:
        connection.close()


if __name__ == "__main__":
    main()
