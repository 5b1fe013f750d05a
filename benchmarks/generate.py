"""Make workspaces of any size: the repository's own design, copied side by side, linked as densely."""

import argparse
import csv
import io
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from pmo_design.load import TABLE_SUFFIX, Config, Source, load, read_workspace
from pmo_design.model import ELEMENT_KINDS

ROOT = Path(__file__).resolve().parent.parent
SERVICE_LISTS = (
    "organisations",
    "business_units",
    "sites",
    "channels",
    "systems",
    "roles",
    "stakeholders",
    "flows",
    "audiences",
    "phases",
)
FREE_TEXT = re.compile(r"\s")
MENTION = re.compile(rf"\]\(((?:{'|'.join(ELEMENT_KINDS)}):[a-z0-9-]+)")
WORDS = ("id", "title", "text", "kind", "lane", "type", "status", "tags", "category")
"""Fields whose single words are never references to elements of another file."""
ONCE_PER_WORKSPACE = ("starts", "gate", "weight")
"""Fields that make sense once in a workspace: dates that must ascend, weights that must add up."""
COPIED_TABLES = ("measurements.csv", "test-runs.csv")
ELEMENT_COLUMNS = ("criterion", "site")
RECORD_COLUMNS = ("id", "supersedes")
"""Tables of which every copy gets its own, and their columns that name elements and records."""


def main() -> None:
    """Write a workspace of about N elements to a folder."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("elements", type=int, help="elements wanted: things with an address kind:id")
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    print(generate(arguments.elements, arguments.folder), "elements in", arguments.folder)


def generate(elements: int, folder: Path) -> int:
    """Write copies of the example until there are at least `elements`; return how many there are."""
    sources = _sources()
    documents = _documents(sources)
    per_copy = sum(_count(document) for document in documents.values())
    copies = -(-elements // per_copy)
    ids = _element_ids(documents.values())
    shutil.rmtree(folder, ignore_errors=True)
    service: dict[str, Any] = {}
    for copy in range(copies):
        for path, document in documents.items():
            renamed = document if copy == 0 else _rename_document(document, ids, copy)
            if document["kind"] == "service":
                if copy == 0:
                    service = dict(renamed)
                else:
                    for key in SERVICE_LISTS:
                        service[key] = [*service[key], *renamed[key]]
                continue
            stem, _, suffix = path.rpartition(".")
            _write(folder / f"{stem}-{copy}.{suffix}", renamed)
        _write_tables(folder, sources, copy)
    _write(folder / "blueprints" / "service.yaml", service)
    shutil.copy(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    (folder / "site" / "pages").mkdir(parents=True)
    return per_copy * copies


def _sources() -> tuple[Source, ...]:
    return read_workspace(ROOT, Config(exclude=("tests", "docs", "benchmarks", "pmo_design"))).value


def _documents(sources: Iterable[Source]) -> dict[str, Any]:
    loaded = load(source for source in sources if not source.path.endswith(TABLE_SUFFIX)).value
    return {document.source.path: _plain(document.value) for document in loaded}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return float(value) if isinstance(value, Decimal) else value


def _count(document: Mapping[str, Any]) -> int:
    if document["kind"] == "service":
        return 1 + sum(len(document.get(key, ())) for key in SERVICE_LISTS if key != "flows")
    return len(document["items"]) if "items" in document else 1


def _element_ids(documents: Any) -> frozenset[str]:
    return frozenset(id_ for document in documents for id_ in _ids(document))


def _ids(document: Mapping[str, Any]) -> Iterator[str]:
    if document["kind"] == "service":
        for key in SERVICE_LISTS:
            yield from (item["id"] for item in document.get(key, ()) if "id" in item)
    elif "items" in document:
        yield from (item["id"] for item in document["items"])
    else:
        yield document["id"]


def _rename_document(document: Mapping[str, Any], ids: frozenset[str], copy: int) -> dict[str, Any]:
    """Give every element of a document, and every reference to one, a suffix; parts keep their ids."""
    renamed: dict[str, Any] = _rename(document, ids, copy)
    if document["kind"] == "service":
        elements = [item for key in SERVICE_LISTS for item in renamed.get(key, ()) if "id" in item]
    else:
        elements = renamed.get("items", [renamed])
    for element in elements:
        element["id"] = f"{element['id']}-{copy}"
        for field in ONCE_PER_WORKSPACE:
            element.pop(field, None)
    return renamed


def _rename(value: Any, ids: frozenset[str], copy: int, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _rename(item, ids, copy, name) for name, item in value.items()}
    if isinstance(value, list):
        return [_rename(item, ids, copy, key) for item in value]
    if not isinstance(value, str) or key in WORDS:
        return value
    if FREE_TEXT.search(value):
        return MENTION.sub(rf"](\1-{copy}", value)
    head, slash, rest = value.partition("/")
    kind, colon, id_ = head.rpartition(":")
    completed = kind in ELEMENT_KINDS or (colon == "" and key not in ("from", "to"))
    if id_ in ids and completed:
        return f"{head}-{copy}{slash}{rest}"
    return value


def _write_tables(folder: Path, sources: Iterable[Source], copy: int) -> None:
    """Write what was recorded for the criteria of a copy; signatures hold for the first alone: left out."""
    for source in sources:
        if not source.path.endswith(COPIED_TABLES):
            continue
        rows = [_row_of(row, copy) for row in csv.DictReader(io.StringIO(source.text, newline=""))]
        path = folder / f"{source.path.removesuffix(TABLE_SUFFIX)}-{copy}{TABLE_SUFFIX}"
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0], lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


def _row_of(row: Mapping[str, str], copy: int) -> Mapping[str, str]:
    """Let a row of a copy name the copy's own criteria, sites and records."""
    ends = {**dict.fromkeys(ELEMENT_COLUMNS, f"-{copy}"), **dict.fromkeys(RECORD_COLUMNS, f".{copy}")}
    return {column: cell + ends.get(column, "") if cell and copy else cell for column, cell in row.items()}


def _write(path: Path, document: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    path.write_text(
        yaml.dump(
            document, Dumper=dumper, sort_keys=False, allow_unicode=True, width=110, default_flow_style=None
        )
    )


if __name__ == "__main__":
    main()
