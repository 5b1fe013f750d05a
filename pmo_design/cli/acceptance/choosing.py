"""What the commands of acceptance share: how elements are asked for by name, what reports are written for."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import cast

import click

from pmo_design.cli.workspace import stop
from pmo_design.diagnostics.formats.display import safe
from pmo_design.link import Node, ServiceDesign
from pmo_design.model import Criterion
from pmo_design.render.reports.paint import Terminal

_PIPED_COLUMNS = 120
_FEW = 12


def report_format_option(command: Callable[..., None]) -> Callable[..., None]:
    """Add the option that says for whom a report is written: people, programs or pipelines."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json", "junit"]),
        default="text",
        help="How it is written.",
    )(command)


def terminal() -> Terminal:
    """Return what standard output is: as wide as it is, in colour where a person reads it."""
    if not sys.stdout.isatty():
        return Terminal(
            int(columns) if (columns := os.environ.get("COLUMNS", "")).isdigit() else _PIPED_COLUMNS
        )
    return Terminal(shutil.get_terminal_size().columns, "NO_COLOR" not in os.environ)


def element(design: ServiceDesign, type_: str, word: str, called: str | None = None) -> Node:
    """Return the element that is meant by an id, an address or a title; end the command if none is."""
    names: dict[str, Node] = {}
    for node in design.nodes(type_):
        for name in (node.address, node.part.local_id or "", node.title):
            names.setdefault(name.casefold(), node)
    ids = [node.part.local_id or "" for node in design.nodes(type_)]
    return _named(names, word, called or type_, ids)


def phase(design: ServiceDesign, word: str) -> Node:
    """Return the phase that is meant by an id, an address, a title, or the number of its gate, from 0."""
    phases = design.nodes("phase")
    if word.isdecimal() and int(word) < len(phases):
        return phases[int(word)]
    return element(design, "phase", word)


def criterion(design: ServiceDesign, word: str) -> Node:
    """Return the criterion that is meant by a number, an id or an address; end the command if none is."""
    names: dict[str, Node] = {}
    nodes = design.nodes("criterion")
    for node in nodes:
        number = cast(Criterion, node.part).number
        for name in filter(None, (number, node.address, node.part.local_id)):
            names.setdefault(name.casefold(), node)
    return _named(
        names, word, "criterion", [cast(Criterion, node.part).number or node.address for node in nodes]
    )


def _named(names: Mapping[str, Node], word: str, called: str, known: Iterable[str]) -> Node:
    node = names.get(word.casefold())
    if node is not None:
        return node
    near = get_close_matches(word.casefold(), names, n=1)
    words = tuple(known)
    if near:
        hint = f"; did you mean '{_short_name(names[near[0]])}'?"
    elif words and len(words) <= _FEW:
        hint = f"; there is {', '.join(words)}"
    else:
        hint = (
            f"; `pmo-design show {names[next(iter(names))].type}:` lists them"
            if names
            else "; there is none yet"
        )
    stop(f"no {called} '{safe(word)}'{safe(hint)}")


def _short_name(node: Node) -> str:
    number = getattr(node.part, "number", None)
    return str(number or node.part.local_id)
