"""A folder to its sources: every YAML and CSV file of a workspace, in the order of their paths."""

import os
from pathlib import Path

from pmo_design.diagnostics import Diagnostic, Outcome, Span
from pmo_design.diagnostics.catalogue import load as rules
from pmo_design.load.config import CONFIG_NAME, Config
from pmo_design.load.document import Source
from pmo_design.load.encoding import decode, refusal

LARGEST_FILE_BYTES = 5_000_000
LARGEST_TABLE_BYTES = 100_000_000
TABLE_SUFFIX = ".csv"
_SUFFIXES = (".yaml", ".yml", TABLE_SUFFIX)
_NO_SOURCES = frozenset({"mkdocs.yml", "mkdocs.yaml", "properdocs.yml"})
_SKIPPED_ANYWHERE = frozenset({"node_modules", "__pycache__"})
# Only directly below the root: deeper down, `site` is a word of the field.
_SKIPPED_AT_ROOT = frozenset({"build", "dist", "site"})
_MODEL_FOLDERS = ("personas", "journeys", "blueprints")


def read_workspace(root: Path, config: Config) -> Outcome[tuple[Source, ...]]:
    """Read every YAML and CSV file below `root`, sorted by path; report those that cannot be read.

    Left out: hidden names, what builds and tools leave behind, virtual environments, links that leave the
    workspace or come back to a folder already read, and what the configuration excludes.
    """
    sources: list[Source] = []
    faults: list[Diagnostic] = []
    for path, file in sorted(_find_files(root, frozenset(config.exclude), faults)):
        outcome = _read(path, file)
        faults.extend(outcome.diagnostics)
        if outcome.value is not None:
            sources.append(outcome.value)
    return Outcome(tuple(sources), tuple(faults))


def find_workspace(start: Path) -> Path | None:
    """Return the nearest folder, from `start` upwards, that is a workspace."""
    for folder in (start, *start.parents):
        if (folder / CONFIG_NAME).is_file():
            return folder
        if (folder / "mkdocs.yml").is_file() and any((folder / name).is_dir() for name in _MODEL_FOLDERS):
            return folder
    return None


def _read(path: str, file: str) -> Outcome[Source | None]:
    try:
        size = os.stat(file).st_size
        largest = LARGEST_TABLE_BYTES if path.lower().endswith(TABLE_SUFFIX) else LARGEST_FILE_BYTES
        if size > largest:
            fault = rules.FILE_TOO_LARGE.at(Span(path), size=f"{size:,}", limit=f"{largest:,}")
            return Outcome(None, (fault,))
        with open(file, "rb") as stream:
            content = stream.read()
    except OSError as error:
        return Outcome(None, (refusal(path, error),))
    return decode(path, content)


def _find_files(root: Path, exclude: frozenset[str], faults: list[Diagnostic]) -> list[tuple[str, str]]:
    """List the files as pairs: path relative to the root with `/`, and the path to open."""
    files: list[tuple[str, str]] = []
    real_root = os.path.realpath(root)
    seen: set[str] = set()
    links: list[tuple[str, str]] = []
    folders = [("", real_root)]
    # What stands here under its own name comes first, so that no link can take its place.
    while folders or links:
        if folders:
            path, folder = folders.pop()
            found = _scan(path, folder, exclude, faults)
            seen.add(folder)
            folders.extend(found.folders)
            files.extend(found.files)
            seen.update(file for _, file in found.files)
            links = sorted((*links, *found.links), reverse=True)
        else:
            path, link = links.pop()
            target = os.path.realpath(link)
            if target in seen or os.path.commonpath((real_root, target)) != real_root:
                continue
            if os.path.isdir(target):
                folders.append((path + "/", target))
            elif path.lower().endswith(_SUFFIXES):
                seen.add(target)
                files.append((path, target))
    return files


class _Found:
    """What one folder holds."""

    __slots__ = ("files", "folders", "links")

    def __init__(self) -> None:
        self.files: list[tuple[str, str]] = []
        self.folders: list[tuple[str, str]] = []
        self.links: list[tuple[str, str]] = []


def _scan(prefix: str, folder: str, exclude: frozenset[str], faults: list[Diagnostic]) -> _Found:
    """List a folder; `prefix` is its path relative to the root, with `/` at its end."""
    found = _Found()
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                name = entry.name
                if name == "pyvenv.cfg":
                    return _Found()
                if name[0] == "." or name in _SKIPPED_ANYWHERE or (not prefix and name in _SKIPPED_AT_ROOT):
                    continue
                path = _printable(prefix + name)
                if path in exclude:
                    continue
                if entry.is_symlink():
                    if name not in _NO_SOURCES:
                        found.links.append((path, entry.path))
                elif entry.is_dir():
                    found.folders.append((path + "/", entry.path))
                elif name.lower().endswith(_SUFFIXES) and name not in _NO_SOURCES and entry.is_file():
                    found.files.append((path, entry.path))
    except OSError as error:
        faults.append(refusal(prefix.rstrip("/") or ".", error))
    return found


def _printable(path: str) -> str:
    """Replace what a file system allows in a name although it is no text."""
    return path if path.isascii() else path.encode("utf-8", "replace").decode("utf-8")
