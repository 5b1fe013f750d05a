"""Writing: a reader never sees half a file, nor half a site."""

import errno
import os
import shutil
import tempfile
from contextlib import suppress
from itertools import count
from pathlib import Path

SOURCE_FOLDERS = ("site", "personas", "journeys", "blueprints")
"""Folders of a workspace that hold what people wrote."""


def write_file(path: Path, content: bytes) -> None:
    """Write a file whole: beside its place first, then moved there; folders are made as needed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(beside, 0o644)
        os.replace(beside, path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def folder_beside(path: Path) -> Path:
    """Make an empty folder next to `path`, for what shall take its place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.parent))


def swap_folder(new: Path, path: Path) -> None:
    """Put the folder `new` in the place of `path`, which keeps its old content until that moment.

    Where others do the same at once, the last one stays; where it fails, the old content does.
    """
    os.chmod(new, 0o755)
    aside = folder_beside(path)
    try:
        for turn in count():
            old = aside / str(turn)
            with suppress(FileNotFoundError):
                os.replace(path, old)
            try:
                os.replace(new, path)
                return
            except OSError as error:
                if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
                    if os.path.lexists(old):
                        os.replace(old, path)
                    raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def overlapped_source(output: Path, root: Path) -> str | None:
    """Return the source folder that an output folder lies over, if there is one: a build would empty it."""
    target = output.resolve()
    if target == root.resolve() or target in root.resolve().parents:
        return "."
    for name in SOURCE_FOLDERS:
        source = (root / name).resolve()
        if target == source or target in source.parents or source in target.parents:
            return name
    return None
