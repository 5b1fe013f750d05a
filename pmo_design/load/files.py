"""A file as the bytes that it holds, for those who write it again."""

from pathlib import Path


def read_bytes(file: Path) -> bytes | None:
    """Return what a file holds; None where there is none."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None
