"""The service map: who takes part, what flows."""

import re
import sys
import sysconfig
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest

from pmo_design.link import ServiceDesign
from pmo_design.pipeline import design_from_texts
from pmo_design.render.box import Box
from pmo_design.render.graphs import service_map
from pmo_design.render.graphs.graphviz import lay_out
from pmo_design.render.graphs.service_dot import head_height, ties_of, to_dot
from pmo_design.render.graphs.service_layout import ServiceLayout, place
from pmo_design.render.graphs.service_story import BEYOND, CLIENT, PROVIDER, SUPPLY, ServiceStory, tell
from pmo_design.render.graphs.tracks import Trunk, assign
from tests.render import graph_examples

EXAMPLES = (
    graph_examples.small,
    graph_examples.starter,
    graph_examples.large,
    graph_examples.project_office,
    graph_examples.hostile,
)
Example = Callable[[], ServiceDesign]
EDGE = 0.1


def story_of(design: ServiceDesign) -> ServiceStory:
    assert design.service is not None
    return tell(design, design.service)


def placed(design: ServiceDesign) -> ServiceLayout:
    return place(story_of(design))


def boxes_of(layout: ServiceLayout) -> list[Box]:
    return [party.box for party in layout.parties] + [label.box for label in layout.labels]


def meet(one: Box, other: Box) -> bool:
    """Tell whether two boxes share more than an edge; a box may be as thin as a line."""
    return (
        one.x < other.right - EDGE
        and other.x < one.right - EDGE
        and one.y < other.bottom - EDGE
        and other.y < one.bottom - EDGE
    )


# ── what is told ─────────────────────────────────────────────────────────────────────────────


def test_suppliers_stand_left_of_the_provider_and_the_clients_own_partners_right_of_the_client() -> None:
    columns = {party.address: party.column for party in story_of(graph_examples.project_office()).parties}
    assert columns["organisation:equipment-vendor"] == SUPPLY
    assert columns["business-unit:advisory"] == PROVIDER
    assert columns["stakeholder:shift-crews"] == CLIENT
    assert columns["organisation:works-safety-regulator"] == BEYOND


def test_what_one_party_gives_to_several_under_one_name_is_one_stream() -> None:
    streams = story_of(graph_examples.project_office()).streams
    shares = [stream for stream in streams if stream.label == "Share of certified hours"]
    assert [len(stream.targets) for stream in shares] == [4]


def test_a_long_list_of_sites_is_cut_but_keeps_those_that_flows_touch() -> None:
    unit = story_of(graph_examples.large()).place["business-unit:u0"]
    titles = [row.title for row in unit.rows]
    assert titles == [f"Site {at}" for at in range(13)] + ["Site 20", "and 9 more sites"]


def test_sites_and_systems_of_nobody_are_named_as_left_out() -> None:
    text = graph_examples.SMALL.replace(', part_of: "organisation:works"', "")
    text = text.replace(', operated_by: "organisation:office"', "")
    design = design_from_texts({"service.yaml": text}).value
    description = service_map(design, str).description
    assert description.endswith("Not drawn: 1 site or system that belongs to no organisation here.")


# ── what Graphviz is asked ───────────────────────────────────────────────────────────────────


def test_a_small_service_is_written_as_boxes_of_fixed_size_with_labels_between() -> None:
    story = story_of(graph_examples.small())
    ties = tuple(ties_of(story))
    heads = {party.address: head_height(party, ties) for party in story.parties}
    assert to_dot(story, ties, heads).splitlines() == [
        "digraph service_map {",
        "\tgraph [nodesep=0.2 rankdir=LR ranksep=0.34 splines=true]",
        '\tnode [fixedsize=true label="" shape=box]',
        "\tedge [arrowhead=none headport=w tailport=e]",
        '\t"organisation/works" [height=1.2361 width=2.4167]',
        '\t"organisation/office" [height=1.2361 width=2.4167]',
        '\t"flow-0" [height=0.2917 width=0.8337]',
        '\t"flow-1" [height=0.2917 width=0.6857]',
        '\t"flow-2" [height=0.2917 width=0.8645]',
        '\t"organisation/office" -> "flow-0"',
        '\t"flow-0" -> "organisation/works"',
        '\t"flow-1" -> "organisation/works"',
        '\t"organisation/office" -> "flow-1"',
        '\t"organisation/office" -> "flow-2"',
        '\t"flow-2" -> "organisation/works"',
        "}",
    ]


# ── where everything stands ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("example", EXAMPLES)
def test_no_two_boxes_or_labels_overlap(example: Example) -> None:
    assert not [pair for pair in combinations(boxes_of(placed(example())), 2) if meet(*pair)]


@pytest.mark.parametrize("example", EXAMPLES)
def test_no_line_runs_through_a_box_or_label(example: Example) -> None:
    layout = placed(example())
    for line in layout.lines:
        for (x1, y1), (x2, y2) in zip(line.points, line.points[1:], strict=False):
            stretch = Box(min(x1, x2), min(y1, y2) - 1, abs(x1 - x2), abs(y1 - y2) + 2)
            assert not [box for box in boxes_of(layout) if meet(stretch, box)]


@pytest.mark.parametrize("example", EXAMPLES)
def test_everything_stands_on_the_paper(example: Example) -> None:
    layout = placed(example())
    for box in [*boxes_of(layout), *(frame.box for frame in layout.frames)]:
        assert box.x >= 0 and box.y >= 0 and box.right <= layout.width and box.bottom <= layout.height


def test_the_map_of_the_project_office_fits_a_wide_page() -> None:
    assert placed(graph_examples.project_office()).width <= 1440


def test_a_line_to_a_site_ends_on_the_row_of_the_site() -> None:
    layout = placed(graph_examples.small())
    row = next(row for party in layout.parties for row in party.rows if row.row.title == "Quay")
    ends = [line.points[-1] for line in layout.lines if line.carries == "contract"]
    assert any(row.box.y <= y <= row.box.bottom and abs(x - row.box.x) <= 2 for x, y in ends)


def test_trunks_that_overlap_get_tracks_of_their_own_and_others_share() -> None:
    trunks = [Trunk(1, (0,), (50,)), Trunk(2, (20,), (90,)), Trunk(3, (200,), (260,)), Trunk(4, (9,), (9,))]
    assert assign(trunks) == ({1: 1, 2: 0, 3: 0}, 2)


# ── the picture ──────────────────────────────────────────────────────────────────────────────


def test_every_party_row_and_label_is_a_link() -> None:
    picture = service_map(graph_examples.small(), lambda address: f"at/{address}")
    assert re.findall(r'<a class="[^"]*" href="at/([^"]*)"', picture.svg) == [
        "organisation:works",
        "site:quay",
        "organisation:office",
        "system:log",
        "organisation:works",
        "organisation:office",
        "site:quay",
    ]


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_drawing_is_well_formed_and_its_colours_are_tokens_with_fallbacks(example: Example) -> None:
    svg = str(service_map(example(), lambda address: None).svg)
    root = ElementTree.fromstring(svg)
    assert [child.tag.rpartition("}")[2] for child in root][:3] == ["title", "desc", "style"]
    assert not re.findall(r"(?<!, )#[0-9A-Fa-f]{6}\b", svg)


def test_hostile_titles_survive() -> None:
    picture = service_map(graph_examples.hostile(), lambda address: None)
    root = ElementTree.fromstring(str(picture.svg))
    names = [element.get("aria-label") for element in root.iter()]
    assert "Client: " + graph_examples.HOSTILE in [name for name in names if name]
    assert "<b>" not in picture.svg and "<b>" not in picture.table


def test_the_legend_explains_only_what_is_used() -> None:
    legend = str(service_map(graph_examples.small(), lambda address: None).svg).partition("Legend")[2]
    words = re.findall(r">([^<>\n]+)</text>", legend)
    assert words == ["Value", "Money", "Contract", "Both ways", "Site", "System it operates"]


def test_the_table_tells_every_flow() -> None:
    table = str(service_map(graph_examples.small(), lambda address: None).table)
    rows = re.findall(
        r"<tr><th scope=\"row\">(.*?)</th><td>(.*?)</td><td>(.*?)</td><td>(.*?)</td><td>(.*?)</td>", table
    )
    assert rows == [
        ("Office", "Value", "Work", "Works", "One way"),
        ("Works", "Money", "Fee", "Office", "One way"),
        ("Office", "Contract", "Order", "Quay", "Both ways"),
    ]


def test_without_graphviz_the_picture_says_so_and_the_table_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out.cache_clear()
    monkeypatch.setattr(sysconfig, "get_path", lambda _name: str(tmp_path))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    monkeypatch.setenv("PATH", str(tmp_path))
    picture = service_map(graph_examples.small(), lambda address: None)
    assert "pip install graphviz-pure" in picture.svg
    assert "Order" in picture.table


def test_a_workspace_without_a_service_gets_a_sentence() -> None:
    picture = service_map(design_from_texts({}).value, lambda address: None)
    assert "The service is not described yet" in picture.svg
