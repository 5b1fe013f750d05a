"""`pmo-design graph`: the whole graph for other programs."""

import json
import re
from pathlib import Path

import click
import networkx as nx

from pmo_design.cli.workspace import design_without_errors, path_argument
from pmo_design.link import ServiceDesign

_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")


@click.command()
@path_argument
@click.option("--format", "form", type=click.Choice(["dot", "json", "graphml"]), default="json")
def graph(path: Path | None, form: str) -> None:
    """Write the graph of the workspace in PATH to standard output.

    Nodes carry address, type, title and place; edges carry their relation and place.
    """
    design = design_without_errors(path).design
    click.echo({"dot": to_dot, "json": to_json, "graphml": to_graphml}[form](design))


def to_json(design: ServiceDesign) -> str:
    """Write nodes and edges as two lists."""
    return json.dumps(
        {
            "nodes": [
                {"address": node.address, "type": node.type, "title": node.title, "place": str(node.span)}
                for node in design
            ],
            "edges": [
                {
                    "source": edge.source,
                    "relation": edge.relation.name,
                    "target": edge.target,
                    "place": str(edge.span),
                }
                for edge in design.edges
            ],
        },
        ensure_ascii=False,
        indent=2,
    )


def to_dot(design: ServiceDesign) -> str:
    """Write the graph in Graphviz's language, a line a node and an edge."""
    lines = ["digraph design {", "  rankdir=LR;", "  node [shape=box];"]
    lines += [f"  {_quote(node.address)} [label={_quote(node.title)}];" for node in design]
    lines += [
        f"  {_quote(edge.source)} -> {_quote(edge.target)} [label={_quote(edge.relation.name)}];"
        for edge in design.edges
    ]
    return "\n".join([*lines, "}"])


def to_graphml(design: ServiceDesign) -> str:
    """Write the graph as GraphML."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in design:
        graph.add_node(node.address, type=node.type, title=_clean(node.title), place=_clean(str(node.span)))
    for edge in design.edges:
        graph.add_edge(edge.source, edge.target, relation=edge.relation.name, place=_clean(str(edge.span)))
    return "\n".join(nx.generate_graphml(graph))


def _quote(text: str) -> str:
    escaped = _clean(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _clean(text: str) -> str:
    """Put a space for each line end and each character that XML and DOT cannot hold."""
    return _UNFIT.sub(" ", text)
