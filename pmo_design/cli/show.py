"""`pmo-design show`: an element and all that it is tied to, both ways."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from pmo_design.cli.exits import CLEAN, FAULTS_FOUND
from pmo_design.cli.workspace import as_of_option, check_workspace, path_option, stop
from pmo_design.diagnostics.formats.display import safe
from pmo_design.engines.acceptance import Report
from pmo_design.link import Node, ServiceDesign
from pmo_design.model import ELEMENT_KINDS, PART_KINDS


@click.command()
@click.argument("address")
@as_of_option
@path_option
def show(address: str, as_of: date | None, path: Path | None) -> None:
    """Print the element at ADDRESS, how it is accepted, and all that it is tied to.

    ADDRESS is `kind:id` or `kind:id/part/part`; `kind:` alone lists all of a kind.
    """
    checked = check_workspace(path, as_of)
    design = checked.design
    if address.endswith(":"):
        sys.exit(_list(design, address[:-1]))
    node = design.get(address)
    if node is None:
        near = design.near(address)
        hint = f"; did you mean {', '.join(near)}?" if near else ""
        stop(f"no element has the address '{safe(address)}'{hint}")
    click.echo("\n".join(safe(line) for line in describe(design, checked.acceptance, node)))


def describe(design: ServiceDesign, report: Report, node: Node) -> list[str]:
    """Tell an element in lines: title and place, summary, acceptance, its parts, its ties out and in."""
    lines = [f"{node.address}  {node.title}", f"  {node.type}, {node.span}"]
    summary = getattr(node.part, "summary", None) or getattr(node.part, "description", None)
    if summary:
        lines += ["", f"  {summary}"]
    accepted = [*_acceptance(design, report, node)]
    if accepted:
        lines += ["", f"  acceptance as of {report.as_of.isoformat()}"]
        lines += [f"    {line}" for line in accepted]
    parts = design.children(node.address)
    if parts:
        lines += ["", "  contains"]
        lines += [f"    {part.address}  {part.title}" for part in parts]
    for heading, ties in (
        ("what it points at", _outgoing(design, node)),
        ("what points at it", _incoming(design, node)),
    ):
        if ties:
            lines += ["", f"  {heading}", *ties]
    return lines


def _acceptance(design: ServiceDesign, report: Report, node: Node) -> Iterator[str]:
    """Tell how a criterion stands, or how those stand that show something to be true."""
    rollup = report.rollups.get(node.address)
    if node.address not in report.standings and rollup is None:
        return
    from pmo_design.render.reports.criterion import acceptance_lines  # words of pages: others do without
    from pmo_design.render.reports.told import rollup_words, tell

    if node.address in report.standings:
        yield from acceptance_lines(design, tell(design, report, [node.address])[0])
    if rollup is not None:
        yield rollup_words(design, report, rollup)


def _outgoing(design: ServiceDesign, node: Node) -> list[str]:
    return [
        f"    {edge.relation.reads} {edge.target}  {design[edge.target].title}"
        for edge in design.edges_from(node.address)
    ]


def _incoming(design: ServiceDesign, node: Node) -> list[str]:
    return [
        f"    {edge.relation.reads_back} {edge.source}  {design[edge.source].title}"
        for edge in design.edges_to(node.address)
    ]


def _list(design: ServiceDesign, kind: str) -> int:
    known = (*ELEMENT_KINDS, *PART_KINDS)
    if kind not in known:
        stop(f"no kind '{safe(kind)}'; the kinds are {', '.join(known)}")
    nodes = design.nodes(kind)
    for node in nodes:
        click.echo(safe(f"{node.address}  {node.title}"))
    return CLEAN if nodes else FAULTS_FOUND
