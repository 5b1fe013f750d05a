"""The whole flow on one page: sources become documents, elements, a graph, what is to be said of it, a site."""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pmo_design.analyse import analyse
from pmo_design.diagnostics import Diagnostic, Outcome, Severity
from pmo_design.diagnostics.policy import apply_policy
from pmo_design.link import ServiceDesign, link
from pmo_design.load import Config, Source, allows, load, read_config, read_pages, read_workspace
from pmo_design.render.hand_written import check_page, describe
from pmo_design.validate import validate

if TYPE_CHECKING:
    from pmo_design.render.site import Site

_ID = re.compile(r"^\s*(?:-\s+)?id:\s*[\"']?([a-z0-9-]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Workspace:
    """What was read of a folder: its YAML, its hand-written pages, its configuration."""

    sources: tuple[Source, ...]
    pages: tuple[Source, ...]
    config: Config

    @property
    def texts(self) -> Mapping[str, str]:
        """The text of each file by its path."""
        return {source.path: source.text for source in (*self.sources, *self.pages)}


@dataclass(frozen=True, slots=True)
class Published:
    """A workspace on its way to readers: the site, and what is to be said of the design."""

    site: "Site"
    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]


def read(root: Path, pages_folder: Path | None = None) -> Outcome[Workspace]:
    """Read a workspace's sources, pages and configuration."""
    config = read_config(root)
    sources = read_workspace(root, config.value)
    pages = read_pages(root, pages_folder)
    return Outcome(
        Workspace(sources.value, pages.value, config.value),
        (*config.diagnostics, *sources.diagnostics, *pages.diagnostics),
    )


def check(workspace: Workspace, found: Iterable[Diagnostic] = ()) -> Outcome[ServiceDesign]:
    """Take a workspace from text to a checked graph; `found` are faults known from reading it.

    Documents with faults are left out of the graph, and what follows from that is not reported: references
    to what they hold are passed over, and the graph is analysed only when it is whole.
    """
    loaded = load(workspace.sources)
    validated = validate(loaded.value)
    faulty = {
        diagnostic.span.path
        for diagnostic in (*found, *loaded.diagnostics, *validated.diagnostics)
        if diagnostic.severity is Severity.ERROR
    }
    lost_ids = {
        id_ for source in workspace.sources if source.path in faulty for id_ in _ID.findall(source.text)
    }
    linked = link(validated.value, lost_ids)
    diagnostics = (*found, *loaded.diagnostics, *validated.diagnostics, *linked.diagnostics)
    if not faulty:
        design = linked.value
        pages = [fault for page in workspace.pages for fault in check_page(page.path, page.text, design)]
        diagnostics += (*analyse(design), *pages)
    allowed = [allow for source in workspace.sources for allow in allows(source)]
    reported = apply_policy(diagnostics, workspace.config.severities, allowed, complete=not faulty)
    return Outcome(linked.value, reported)


def prepare(root: Path, pages_folder: Path) -> Published:
    """Read and check a workspace, and plan its site."""
    from pmo_design.render.site import plan_site  # a plain check must not pay for the templates

    workspace = read(root, pages_folder)
    checked = check(workspace.value, workspace.diagnostics)
    prefix = Path(os.path.relpath(pages_folder, root)).as_posix() + "/"
    pages = [describe(page.path.removeprefix(prefix), page.text) for page in workspace.value.pages]
    site = plan_site(checked.value, checked.diagnostics, tuple(pages))
    return Published(site, checked.diagnostics, workspace.value.texts)


def load_design(root: Path) -> Outcome[ServiceDesign]:
    """Read and check the workspace in a folder."""
    workspace = read(root)
    return check(workspace.value, workspace.diagnostics)


def design_from_texts(texts: Mapping[str, str]) -> Outcome[ServiceDesign]:
    """Check a workspace given as text by path, without touching a disk; `*.md` files are its pages."""
    sources = tuple(Source(path, text) for path, text in sorted(texts.items()))
    pages = tuple(source for source in sources if source.path.endswith(".md"))
    return check(Workspace(tuple(source for source in sources if source not in pages), pages, Config()))
