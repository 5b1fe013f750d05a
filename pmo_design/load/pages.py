"""The hand-written pages of the site, as text, and the files that lie beside them."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pmo_design.diagnostics import Diagnostic, Outcome, Span
from pmo_design.diagnostics.catalogue import load as rules
from pmo_design.load.document import Source
from pmo_design.load.encoding import decode, refusal

PAGES_FOLDER = "site/pages"


@dataclass(frozen=True, slots=True)
class Pages:
    """The folder of hand-written pages, its Markdown files, and the paths of all files, relative to it."""

    folder: str = PAGES_FOLDER
    sources: tuple[Source, ...] = ()
    files: frozenset[str] = frozenset()

    def uri(self, source: Source) -> str:
        """Return the path of a page below the folder."""
        return source.path.removeprefix(f"{self.folder}/")


def read_pages(root: Path, folder: Path | None = None) -> Outcome[Pages]:
    """Read every Markdown file below `folder` (`site/pages`, if left out); paths are relative to `root`.

    A workspace without such a folder has no hand-written pages.
    """
    pages = folder if folder is not None else root / PAGES_FOLDER
    prefix = Path(os.path.relpath(pages, root)).as_posix()
    files = sorted(_files(pages))
    sources: list[Source] = []
    faults: list[Diagnostic] = []
    for name in files:
        path = f"{prefix}/{name}"
        if not _is_text(name):
            shown = path.encode("utf-8", "backslashreplace").decode()
            faults.append(rules.UNREADABLE_FILE.at(Span(shown), reason="its name is not UTF-8"))
            continue
        if not name.endswith(".md"):
            continue
        try:
            outcome = decode(path, (pages / name).read_bytes())
        except OSError as error:
            outcome = Outcome(None, (refusal(path, error),))
        faults.extend(outcome.diagnostics)
        if outcome.value is not None:
            sources.append(outcome.value)
    return Outcome(Pages(prefix, tuple(sources), frozenset(files)), tuple(faults))


def _is_text(name: str) -> bool:
    """Tell whether a file's name is text: the system hands bytes that are not UTF-8 over as surrogates."""
    return not any("\ud800" <= character <= "\udfff" for character in name)


def _files(folder: Path) -> Iterator[str]:
    """Yield the path of every file below a folder, without hidden ones."""
    for file in folder.rglob("*"):
        path = file.relative_to(folder)
        if not any(part.startswith(".") for part in path.parts) and not file.is_dir():
            yield path.as_posix()
