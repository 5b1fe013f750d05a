"""Sources to documents: files, their YAML with positions, the configuration, the allow comments."""

from collections.abc import Iterable
from functools import lru_cache

from pmo_design.diagnostics import Diagnostic, Outcome
from pmo_design.load.allow import allows
from pmo_design.load.config import CONFIG_NAME, Config, parse_config, read_config
from pmo_design.load.csv import load_tables, parse_csv
from pmo_design.load.document import Document, Mark, Source, Value
from pmo_design.load.pages import PAGES_FOLDER, Pages, read_pages
from pmo_design.load.table import Table
from pmo_design.load.workspace import TABLE_SUFFIX, find_workspace, read_workspace
from pmo_design.load.yaml import parse

__all__ = [
    "CONFIG_NAME",
    "PAGES_FOLDER",
    "TABLE_SUFFIX",
    "Config",
    "Document",
    "Mark",
    "Pages",
    "Source",
    "Table",
    "Value",
    "allows",
    "find_workspace",
    "load",
    "load_tables",
    "parse",
    "parse_config",
    "parse_csv",
    "read_config",
    "read_pages",
    "read_workspace",
]


_MOST_REMEMBERED = 10_000
_remembered = lru_cache(_MOST_REMEMBERED)(parse)


def load(sources: Iterable[Source]) -> Outcome[tuple[Document, ...]]:
    """Read every source; what cannot be read is left out and reported.

    What a source says is remembered as long as the process lives: a preview reads the changed file alone.
    """
    documents: list[Document] = []
    faults: list[Diagnostic] = []
    for source in sources:
        outcome = _remembered(source)
        faults.extend(outcome.diagnostics)
        if outcome.value is not None:
            documents.append(outcome.value)
    return Outcome(tuple(documents), tuple(faults))
