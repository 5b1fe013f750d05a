"""The hand-written pages of the site, as text."""

import os
from pathlib import Path

from pmo_design.diagnostics import Diagnostic, Outcome
from pmo_design.load.document import Source
from pmo_design.load.encoding import decode, refusal

PAGES_FOLDER = "site/pages"


def read_pages(root: Path, folder: Path | None = None) -> Outcome[tuple[Source, ...]]:
    """Read every Markdown file below `folder` (`site/pages`, if left out); paths are relative to `root`.

    A workspace without such a folder has no hand-written pages.
    """
    pages = folder if folder is not None else root / PAGES_FOLDER
    sources: list[Source] = []
    faults: list[Diagnostic] = []
    for file in sorted(pages.rglob("*.md")):
        path = Path(os.path.relpath(file, root)).as_posix()
        if any(part.startswith(".") for part in file.relative_to(pages).parts):
            continue
        try:
            outcome = decode(path, file.read_bytes())
        except OSError as error:
            outcome = Outcome(None, (refusal(path, error),))
        faults.extend(outcome.diagnostics)
        if outcome.value is not None:
            sources.append(outcome.value)
    return Outcome(tuple(sources), tuple(faults))
