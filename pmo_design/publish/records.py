"""Records written down: by one at a time, behind what is there, whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from pmo_design.load.files import read_bytes
from pmo_design.publish.files import write_file
from pmo_design.publish.rows import NotAppendableError, with_rows

FOLDER = ".pmo-design"
"""Folder of a workspace for what the program needs for itself; git is told to pass over it."""

PATIENCE_SECONDS = 30.0
_MOST_TRIES = 20

__all__ = ["FOLDER", "PATIENCE_SECONDS", "BusyError", "NotAppendableError", "append_rows", "recording"]


class BusyError(Exception):
    """Somebody else has been writing down records for longer than one cares to wait."""


@contextmanager
def recording(root: Path, patience_seconds: float = PATIENCE_SECONDS) -> Iterator[None]:
    """Keep all others who record in a workspace waiting; the lock ends with its holder, however that ends.

    Raises `BusyError` where it cannot be had in time.
    """
    from filelock import FileLock, Timeout

    folder = root / FOLDER
    folder.mkdir(exist_ok=True)
    if not (folder / ".gitignore").exists():
        write_file(folder / ".gitignore", b"*\n")
    lock = FileLock(folder / "record.lock")
    try:
        lock.acquire(timeout=patience_seconds, poll_interval=0.02)
    except Timeout:
        raise BusyError(
            f"somebody else has been recording here for {patience_seconds:.0f} seconds: nothing was "
            f"recorded; try again, or find out which program holds {FOLDER}/record.lock"
        ) from None
    try:
        yield
    finally:
        lock.release()


def append_rows(root: Path, path: str, kind: str, rows: Sequence[Mapping[str, str]]) -> tuple[int, ...]:
    """Put rows behind a file of the workspace, which is made if need be; return the line of each.

    To be called while `recording`. The file is written beside its place, made safe on the disk and moved
    there, so that it holds all rows or none of them, whenever the program or the machine ends. A file that
    somebody changes meanwhile, by an editor, is read again. Raises `NotAppendableError` for a file of
    anything else.
    """
    file = Path(os.path.realpath(root / path))
    _make_folder(file.parent)
    for left in file.parent.glob(f".{file.name}.*.new"):
        left.unlink(missing_ok=True)
    for _ in range(_MOST_TRIES):
        before = read_bytes(file)
        after = with_rows(path, before or b"", kind, rows)
        beside = _write_beside(file, after.content, keep_mode=before is not None)
        try:
            if read_bytes(file) == before:
                os.replace(beside, file)
                _flush_folder(file.parent)
                return after.lines
        finally:
            beside.unlink(missing_ok=True)
    raise NotAppendableError(f"{path} changes all the time: nothing was recorded; try again")


def _make_folder(folder: Path) -> None:
    """Make a folder and those above it, each safe on the disk."""
    if not folder.is_dir():
        _make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        _flush_folder(folder.parent)


def _write_beside(file: Path, content: bytes, *, keep_mode: bool) -> Path:
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", suffix=".new", dir=file.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if keep_mode:
            shutil.copymode(file, beside)
        else:
            os.chmod(beside, 0o644)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside


def _flush_folder(folder: Path) -> None:
    """Make what a folder lists safe on the disk, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with suppress(OSError):  # some network drives cannot
            os.fsync(handle)
    finally:
        os.close(handle)
