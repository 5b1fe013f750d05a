"""Sources to documents: files, their YAML with positions, the configuration, the allow comments."""

from collections.abc import Iterable

from pmo_design.diagnostics import Diagnostic, Outcome
from pmo_design.load.allow import allows
from pmo_design.load.config import CONFIG_NAME, Config, parse_config, read_config
from pmo_design.load.document import Document, Mark, Source, Value
from pmo_design.load.pages import Pages, read_pages
from pmo_design.load.workspace import find_workspace, read_workspace
from pmo_design.load.yaml import parse

__all__ = [
    "CONFIG_NAME",
    "Config",
    "Document",
    "Mark",
    "Pages",
    "Source",
    "Value",
    "allows",
    "find_workspace",
    "load",
    "parse",
    "parse_config",
    "read_config",
    "read_pages",
    "read_workspace",
]


def load(sources: Iterable[Source]) -> Outcome[tuple[Document, ...]]:
    """Read every source; what cannot be read is left out and reported."""
    documents: list[Document] = []
    faults: list[Diagnostic] = []
    for source in sources:
        outcome = parse(source)
        faults.extend(outcome.diagnostics)
        if outcome.value is not None:
            documents.append(outcome.value)
    return Outcome(tuple(documents), tuple(faults))
