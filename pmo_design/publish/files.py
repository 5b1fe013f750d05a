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

SITE_MARK = ".pmo-design-site"
"""File that tells a folder made by a build, which the next one may replace, from a folder of somebody's."""


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

    Where others do the same at once, the last one stays; where it fails, the old content does. Raises
    `FileExistsError` for a folder that is neither empty nor marked as a site: it is somebody's.
    """
    if not _is_ours(path):
        raise FileExistsError(errno.EEXIST, "is not empty, and no build has made it", str(path))
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


def reason_to_refuse(output: Path, root: Path) -> str | None:
    """Tell why a site may not be written to a folder; None where it may.

    A build replaces its output folder whole. So it takes only one that is not there, is empty, or carries the
    mark of an earlier build, and never one that lies over the sources of the workspace at `root`.
    """
    target = output.resolve()
    if target == root.resolve() or target in root.resolve().parents:
        return "holds the workspace itself"
    for name in SOURCE_FOLDERS:
        source = (root / name).resolve()
        if target == source or target in source.parents or source in target.parents:
            return f"lies over the source folder '{name}'"
    return None if _is_ours(target) else "is not empty, and no build has made it"


def _is_ours(path: Path) -> bool:
    try:
        names = os.listdir(path)
        return not names or SITE_MARK in names
    except FileNotFoundError:
        return True
    except NotADirectoryError:
        return False
