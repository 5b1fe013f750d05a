"""The graph of threads: from those who suffer to what proves that it is answered."""

import re
import xml.etree.ElementTree as ElementTree
from itertools import combinations
from math import hypot
from pathlib import Path

import pytest

from pmo_design.link import ServiceDesign
from pmo_design.pipeline import design_from_texts
from pmo_design.render.graphs import has_trace, trace_around, trace_choices, trace_graph
from pmo_design.render.graphs.graphviz import Point
from pmo_design.render.graphs.names import number_of
from pmo_design.render.graphs.routes import on_curve
from pmo_design.render.graphs.trace_layout import TraceLayout, place
from pmo_design.render.graphs.trace_story import tell
from pmo_design.render.graphs.trace_ties import Tie, joined, reduced
from pmo_design.render.views import read_view
from tests.render import graph_examples
from tests.render.graph_checks import check
from tests.render.test_graphs_graphviz import hide_own_program

FOCUSES = (None, "criterion:ac-07", "requirement:r-03", "persona:site-project-manager", "blueprint:operation")


def links(address: str) -> str:
    return f"at/{address}"


def drawn(design: ServiceDesign, focus: str | None) -> str:
    """Draw the whole, or the surroundings of an element two steps deep."""
    if focus is None:
        return str(trace_graph(design, links).svg)
    return str(trace_around(design, focus, links, {"depth": ("2",)}).svg)


def placed(design: ServiceDesign, focus: str | None) -> TraceLayout:
    return place(tell(design, focus, 2))


def way(curve: tuple[Point, ...]) -> list[Point]:
    """Return points close to one another all along a chain of cubic curves."""
    return [
        on_curve(curve[at : at + 4], step / 400) for at in range(0, len(curve) - 3, 3) for step in range(401)
    ]


def test_a_small_design_is_shown_whole_and_without_lines_that_others_tell() -> None:
    story = tell(graph_examples.starter(), None, 2)
    assert [(tie.left, tie.words, tie.right) for tie in story.lines] == [
        ("persona:evening-student", "suffers from", "persona:evening-student/none-left"),
        ("persona:evening-student/none-left", "is felt in", "journey:borrow-a-laptop/come/reserve"),
        (
            "persona:evening-student/none-left",
            "is answered by",
            "journey:borrow-a-laptop/come/reserve/keep-some",
        ),
        (
            "journey:borrow-a-laptop/come/reserve/keep-some",
            "is realised by",
            "blueprint:counter-service/lend/reserve/back",
        ),
        ("blueprint:counter-service/lend/reserve/back", "uses", "system:loan-register"),
        ("blueprint:counter-service/lend/reserve/back", "is verified by", "criterion:ac-01"),
        ("journey:borrow-a-laptop/come/collect", "is verified by", "criterion:ac-02"),
        ("criterion:ac-01", "addresses", "requirement:r-01"),
        ("criterion:ac-02", "addresses", "requirement:r-02"),
    ]


def test_the_table_of_a_small_design_tells_every_tie_also_those_not_drawn() -> None:
    table = str(trace_graph(graph_examples.starter(), links).table)
    rows = re.findall(r'<tr><th scope="row"><a[^>]*>(.*?)</a></th><td>(.*?)</td><td><a[^>]*>(.*?)</a>', table)
    assert (
        "P1.1 No laptop left in the evening",
        "is resolved by",
        "B1.1.1 Keeps five laptops for the evening",
    ) in rows


def test_a_large_design_is_shown_in_outline_and_says_what_it_left_out() -> None:
    design = graph_examples.project_office()
    story = tell(design, None, 2)
    picture = trace_graph(design, links)
    assert len(story.boxes) <= 40
    assert re.search(
        r"In outline: .* 29 pain points, .* are shown with what they belong to\.", picture.description
    )
    assert re.search(r"Tied to no thread and left out: .* cells", picture.description)
    assert "figure is the number of ties" in picture.svg


def test_a_focus_shows_its_neighbours_and_says_how_many_are_further_away() -> None:
    design = graph_examples.starter()
    story = tell(design, "criterion:ac-01", 1)
    assert [box.address for box in story.boxes] == [
        "blueprint:counter-service/lend/reserve/back",
        "criterion:ac-01",
        "requirement:r-01",
    ]
    assert [box.address for box in story.boxes if box.chosen] == ["criterion:ac-01"]
    assert story.left_out == "Further along the thread: 1 persona, 1 pain point and 1 opportunity."


def test_a_focus_that_is_tied_to_nothing_gets_a_sentence() -> None:
    assert not has_trace(graph_examples.starter(), "role:desk-lead")
    picture = trace_around(graph_examples.starter(), "role:desk-lead", links)
    assert picture.svg.count("Nothing is tied to it yet") == 2
    assert "Nothing is tied yet." in picture.table


def test_a_focus_never_shows_more_than_can_be_read() -> None:
    design = graph_examples.project_office()
    for node in design.nodes("persona", "journey", "blueprint", "system", "criterion", "requirement"):
        assert len(tell(design, node.address, 2).boxes) <= 60


@pytest.mark.parametrize("focus", FOCUSES)
def test_no_two_boxes_overlap_and_nothing_leaves_the_paper(focus: str | None) -> None:
    layout = placed(graph_examples.project_office(), focus)
    boxes = [each.box for each in layout.boxes]
    for one, other in combinations(boxes, 2):
        assert one.right <= other.x or other.right <= one.x or one.bottom <= other.y or other.bottom <= one.y
    assert all(box.x >= 0 and box.right <= layout.width and box.bottom <= layout.height for box in boxes)
    assert layout.width <= 1410


@pytest.mark.parametrize("focus", FOCUSES)
def test_every_box_is_a_link(focus: str | None) -> None:
    design = graph_examples.project_office()
    svg = drawn(design, focus)
    assert len(re.findall(r'<a href="at/', svg)) == len(tell(design, focus, 2).boxes)


def test_the_drawing_is_well_formed_and_its_ids_tell_the_focus() -> None:
    picture = trace_around(graph_examples.project_office(), "criterion:ac-07", links)
    root = ElementTree.fromstring(str(picture.svg))
    assert root.get("id") == picture.id == "trace-ac-07"
    assert root.get("aria-labelledby") == "trace-ac-07-title trace-ac-07-desc"


@pytest.mark.parametrize("focus", FOCUSES)
def test_nothing_overlaps_overflows_or_ends_in_the_air(focus: str | None) -> None:
    check(drawn(graph_examples.project_office(), focus))


def test_the_deepest_that_reads_well_is_drawn_and_the_other_depths_are_variants() -> None:
    design = graph_examples.project_office()
    (choice,) = trace_choices(design, "criterion:ac-07")
    assert [value for value, _ in choice.values] == ["3", "2", "1"]
    picture = trace_around(design, "criterion:ac-07", links)
    assert picture.svg == trace_around(design, "criterion:ac-07", links, {"depth": ("3",)}).svg
    assert [dict(variant.view) for variant in picture.variants] == [{"depth": "2"}, {"depth": "1"}]
    ids = [
        re.findall(r' id="([^"]*)"', svg) for svg in (picture.svg, *(each.svg for each in picture.variants))
    ]
    assert len({id_ for own in ids for id_ in own}) == sum(len(own) for own in ids)


def test_an_element_of_one_depth_takes_it_as_a_view_and_offers_no_form() -> None:
    requirement = "{id: r, title: R, number: '1', text: T, addressed_by: [criterion:c]}"
    criterion = "{id: c, title: C, statement: S, priority: must, category: timing}"
    texts = {
        "r.yaml": f"kind: requirement\nitems:\n  - {requirement}\n",
        "c.yaml": f"kind: criterion\nitems:\n  - {criterion}\n",
    }
    design = design_from_texts(texts).value
    (choice,) = trace_choices(design, "criterion:c")
    assert choice.values == (("1", "1 step"),)
    assert read_view(["depth=1"], [choice]) == ({"depth": ("1",)}, ())
    assert trace_around(design, "criterion:c", links).choices == ()


def test_every_count_of_the_outline_stands_on_its_own_line() -> None:
    layout = placed(graph_examples.project_office(), None)
    counted = [line for line in layout.lines if line.count is not None]
    assert len(counted) == len(layout.lines) > 40
    for line in counted:
        assert line.count is not None
        x, y = line.count
        assert min(hypot(x - at[0], y - at[1]) for at in way(line.points)) < 0.5
    for one, other in combinations(counted, 2):
        assert one.count is not None and other.count is not None
        assert abs(one.count[0] - other.count[0]) >= 17 or abs(one.count[1] - other.count[1]) >= 13


def test_what_has_many_ties_is_shown_less_deep_and_names_what_follows() -> None:
    design = graph_examples.project_office()
    (choice,) = trace_choices(design, "persona:site-project-manager")
    assert choice.values[0][0] == "1"
    words = trace_around(design, "persona:site-project-manager", links).description
    assert words.endswith(
        "Further along the thread: 10 journey steps, 8 opportunities, 8 cells, 12 criteria"
        " and 12 requirements."
    )


def test_what_is_cut_at_a_depth_is_counted_by_kind() -> None:
    lines = ["kind: requirement", "items:"]
    lines += [
        f"  - {{id: r{at}, title: R{at}, number: '{at}', text: T, addressed_by: [criterion:c]}}"
        for at in range(70)
    ]
    criterion = "{id: c, title: C, statement: S, priority: must, category: timing}"
    texts = {"r.yaml": "\n".join(lines), "c.yaml": f"kind: criterion\nitems:\n  - {criterion}\n"}
    design = design_from_texts(texts).value
    story = tell(design, "criterion:c", 1)
    assert len(story.boxes) == 48
    assert story.left_out == "Left out at this depth: 23 requirements."


def test_surroundings_are_drawn_without_graphviz(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hide_own_program(tmp_path, monkeypatch)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "AC-07" in trace_around(graph_examples.project_office(), "criterion:ac-07", links).svg


def test_hostile_titles_survive() -> None:
    texts = {
        "p.yaml": "kind: persona\nid: p\ntitle: '<b>\"Q\" \\ & ]]>'\n"
        "pain_points: [{id: a, title: '</text><script>', severity: 1}]\n"
    }
    design = design_from_texts(texts).value
    if not design.nodes("pain-point"):
        pytest.fail("the example must be a valid persona")
    root = ElementTree.fromstring(str(trace_graph(design, links).svg))
    assert '<b>"Q" \\ & ]]>' in "".join(root.itertext())
    assert not root.findall(".//{http://www.w3.org/2000/svg}script")


def test_an_empty_design_gets_a_sentence() -> None:
    assert "Nothing is tied to it yet" in trace_graph(design_from_texts({}).value, links).svg


def test_a_tie_that_others_tell_is_left_out() -> None:
    ties = (Tie("a", "", "b"), Tie("b", "", "c"), Tie("a", "", "c"), Tie("a", "", "d"))
    assert [tie.left + tie.right for tie in reduced(ties, "abcd".index)] == ["ab", "bc", "ad"]


def test_ties_between_groups_are_counted_and_those_within_dropped() -> None:
    ties = (Tie("a1", "x", "b1"), Tie("a2", "x", "b1"), Tie("a1", "x", "a2"))
    assert joined(ties, lambda key: key[0]) == (Tie("a", "x", "b", 2),)


def test_numbers_are_those_of_the_pictures() -> None:
    design = graph_examples.starter()
    assert [
        number_of(design, address)
        for address in (
            "persona:evening-student/none-left",
            "journey:borrow-a-laptop/give-back/return",
            "blueprint:counter-service/take-back/return",
            "system:loan-register",
        )
    ] == ["P1.1", "J1.3", "B1.2.1", ""]
