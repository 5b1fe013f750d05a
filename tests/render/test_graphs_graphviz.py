"""Graphviz as a pure function from DOT to places."""

import sys
import sysconfig
from pathlib import Path

import pytest

from pmo_design.render.graphs.graphviz import GraphvizError, GraphvizMissingError, find_program, lay_out

TWO_BOXES = """
digraph two {
  graph [rankdir=LR]
  node [shape=box fixedsize=true label="" width=1 height=0.5]
  subgraph cluster_all { label="" margin=10; a; "b \\"<c>\\"" }
  a -> "b \\"<c>\\"" [label="7"]
}
"""


def test_boxes_keep_their_sizes_in_points() -> None:
    box = lay_out(TWO_BOXES).nodes["a"]
    assert (box.width, box.height) == (72, 36)


def test_y_grows_downwards_from_the_top_of_the_picture() -> None:
    layout = lay_out('digraph { node [shape=box fixedsize=true label=""]; above -> below }')
    assert 0 <= layout.nodes["above"].y < layout.nodes["below"].y <= layout.height


def test_a_frame_encloses_its_boxes() -> None:
    layout = lay_out(TWO_BOXES)
    frame = layout.clusters["cluster_all"]
    for box in layout.nodes.values():
        assert frame.x <= box.x and box.right <= frame.right
        assert frame.y <= box.y and box.bottom <= frame.bottom


def test_a_curve_leads_from_box_to_box_and_its_label_stands_between() -> None:
    layout = lay_out(TWO_BOXES)
    tail, head = layout.nodes["a"], layout.nodes['b "<c>"']
    curve = layout.edges["a", 'b "<c>"']
    assert len(curve) % 3 == 1
    assert abs(curve[0][0] - tail.right) < 2
    assert tail.right < layout.labels["a", 'b "<c>"'][0] < head.x


def test_equal_graphs_are_laid_out_once() -> None:
    assert lay_out(TWO_BOXES) is lay_out(str(TWO_BOXES))


def test_what_graphviz_refuses_is_told_in_a_sentence() -> None:
    with pytest.raises(GraphvizError, match=r"^Graphviz refused this picture: "):
        lay_out("digraph { a -> }")


def test_the_environments_own_program_is_taken_first() -> None:
    assert Path(find_program()).stem == "graphviz-pure"


def test_dot_on_the_path_is_taken_where_the_environment_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hide_own_program(tmp_path / "empty", monkeypatch)
    program = tmp_path / ("dot.exe" if sys.platform == "win32" else "dot")
    program.write_text("")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_program() == str(program)


def test_without_any_graphviz_the_message_names_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hide_own_program(tmp_path, monkeypatch)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GraphvizMissingError, match="pip install graphviz-pure"):
        lay_out("digraph { never -> laid -> out }")


def hide_own_program(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sysconfig, "get_path", lambda _name: str(folder))
    monkeypatch.setattr(sys, "executable", str(folder / "python"))
