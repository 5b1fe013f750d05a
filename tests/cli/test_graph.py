"""`pmo-design graph`: what it writes can be read by the programs that it is for."""

import io
import json
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

HOSTILE = '"\\"quoted\\" \\\\ back\\nline\\u2028 <b>&amp; \\uFFFE {x|y} 漢字 😀"'


@pytest.fixture
def hostile(workspace: Path) -> Path:
    """A workspace with a title that holds what formats stumble over."""
    (workspace / "persona.yaml").write_text(
        f"kind: persona\nid: fitter\ntitle: {HOSTILE}\nowner: pmo-lead\n", encoding="utf-8"
    )
    return workspace


def test_json_tells_nodes_and_edges_with_their_places(run, workspace):
    graph = json.loads(run("graph", workspace).stdout)
    assert graph["nodes"][0] == {
        "address": "persona:fitter",
        "type": "persona",
        "title": "Fitter",
        "place": "persona.yaml:2:5",
    }
    assert {
        "source": "persona:fitter",
        "relation": "owner",
        "target": "role:pmo-lead",
        "place": "persona.yaml:4:8",
    } in graph["edges"]


def test_json_keeps_every_character_of_a_title(run, hostile):
    graph = json.loads(run("graph", hostile).stdout)
    assert graph["nodes"][0]["title"] == '"quoted" \\ back\nline\u2028 <b>&amp; \ufffe {x|y} 漢字 😀'


def test_graphml_can_be_read_back(run, hostile):
    text = run("graph", "--format", "graphml", hostile).stdout
    graph = nx.read_graphml(io.BytesIO(text.encode()), force_multigraph=True)
    assert graph.nodes["persona:fitter"]["title"] == '"quoted" \\ back line  <b>&amp;   {x|y} 漢字 😀'
    assert [data["relation"] for data in graph.get_edge_data("persona:fitter", "role:pmo-lead").values()] == [
        "owner"
    ]


def test_dot_is_read_by_graphviz(run, hostile):
    text = run("graph", "--format", "dot", hostile).stdout
    graphviz = Path(sys.executable).parent / "graphviz-pure"
    done = subprocess.run([graphviz, "-Tcanon"], input=text.encode(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert b'"persona:fitter" -> "role:pmo-lead"' in done.stdout
    assert text.count("\n") == len(text.splitlines())


def test_a_design_with_faults_has_no_graph(run, workspace):
    (workspace / "broken.yaml").write_text("kind: persona\n", encoding="utf-8")
    result = run("graph", workspace)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "'id' is missing in a persona" in result.stderr
