"""The service map in rings: who is served in the middle, who serves, what they use, who else takes part."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from pmo_design.link import ServiceDesign
from pmo_design.pipeline import design_from_texts
from pmo_design.render.box import Box
from pmo_design.render.graphs import contract_structure, has_contracts, service_map, service_map_choices
from pmo_design.render.graphs.graphviz import lay_out
from pmo_design.render.graphs.rings import laid
from pmo_design.render.graphs.rings_flows import around, curves, on_the_way
from pmo_design.render.graphs.rings_layout import place_rings
from pmo_design.render.graphs.rings_order import ordered
from pmo_design.render.graphs.rings_story import OTHERS, PLACES, SERVED, SERVING, USED, RingStory, tell_rings
from tests.render import graph_examples
from tests.render.graph_checks import check
from tests.render.graph_services import services
from tests.render.test_graphs_graphviz import hide_own_program

EXAMPLES = (graph_examples.small, graph_examples.starter, graph_examples.large, graph_examples.hostile)
RINGS = {"form": ("rings",)}
PHASES = (Phase.explicit, Phase.generate)
"""Without shrinking: a smaller example is not worth minutes of layouts."""

SLOW = settings(deadline=None, max_examples=12, phases=PHASES, suppress_health_check=[HealthCheck.too_slow])
LONG = settings(SLOW, max_examples=250)


def links(address: str) -> str:
    return f"at/{address}"


def draw_all(design: ServiceDesign) -> None:
    """Check both forms of the map and the structure of contracts."""
    check(str(service_map(design, links).svg))
    check(str(service_map(design, links, RINGS).svg))
    if has_contracts(design) and design.service is not None:
        check(str(contract_structure(design, design.service, links).svg))


def test_the_ring_of_each_party_is_told_by_whom_it_belongs_to() -> None:
    design = graph_examples.project_office()
    assert design.service is not None
    rings = {seat.address: seat.ring for seat in tell_rings(design, design.service).seats}
    assert rings["site:mine-cape"] == PLACES
    assert rings["business-unit:smelting"] == rings["stakeholder:shift-crews"] == SERVED
    assert rings["business-unit:advisory"] == rings["role:resource-planner"] == SERVING
    assert rings["system:rate-card"] == USED
    assert rings["organisation:charter-carrier"] == rings["stakeholder:host-communities"] == OTHERS


def test_a_ring_is_ordered_so_that_each_stands_near_to_what_it_is_tied_to() -> None:
    ties = {
        "a": {"A": 1.0},
        "A": {"a": 1.0},
        "b": {"B": 1.0},
        "B": {"b": 1.0},
        "c": {"C": 1.0},
        "C": {"c": 1.0},
    }
    inner, outer = ordered([["a", "b", "c"], ["C", "A", "B"]], ties, {})
    assert [key.lower() for key in outer] == inner


def test_every_party_site_and_system_is_drawn_or_counted_as_left_out() -> None:
    design = graph_examples.large()
    svg = str(service_map(design, links, RINGS).svg)
    drawn = set(re.findall(r'href="at/(site:[^"]*)"', svg))
    assert len(drawn) == 12
    assert "site:s20" in drawn, "a flow ends there"
    assert "Not drawn: 22 sites." in svg
    assert {f"organisation:o{at}" for at in range(15)} <= set(re.findall(r'href="at/([^"]*)"', svg))


def test_every_flow_is_numbered_on_its_curve_and_named_in_the_key() -> None:
    svg = str(service_map(graph_examples.small(), links, RINGS).svg)
    for number, label in (("1", "Work"), ("2", "Fee"), ("3", "Order, both ways")):
        assert len(re.findall(rf">{number}</text>", svg)) == 2
        assert f">{label}</text>" in svg


def test_flows_lead_past_boxes_and_stay_in_the_rings() -> None:
    story = office_rings()
    layout = place_rings(story)
    whole = around((*layout.boxes.values(), *layout.names.values()))
    room = Box(whole.x - 24, whole.y - 24, whole.width + 48, whole.height + 48)
    behind = set()
    for curve in curves(story.streams, layout.boxes, [*layout.names.values()]):
        points = on_the_way(curve)
        assert all(holds(room, point) for point in points)
        assert curve.number is not None, curve.stream.label
        others = [box for key, box in layout.boxes.items() if key not in (curve.source, curve.target)]
        if any(holds(box, point) for box in others for point in points):
            behind.add(curve.index + 1)
    assert len(behind) <= 1, behind


def test_the_name_of_the_sites_stands_where_no_flow_leads_through_it() -> None:
    layout, paths = laid(office_rings())
    name = layout.names[PLACES]
    assert name in layout.choice
    assert not any(holds(name, point) for path in paths for point in on_the_way(path))


def test_between_two_who_give_to_one_another_there_is_room_for_the_numbers() -> None:
    story = office_rings()
    boxes = place_rings(story).boxes
    for pair in story.tied:
        one, other = (boxes[end] for end in sorted(pair))
        assert not one.overlaps(other, 47), pair


def office_rings() -> RingStory:
    design = graph_examples.project_office()
    assert design.service is not None
    return tell_rings(design, design.service)


def holds(box: Box, point: tuple[float, float]) -> bool:
    return box.x < point[0] < box.right and box.y < point[1] < box.bottom


def test_both_forms_stand_on_the_page_and_a_view_that_names_one_has_it_alone() -> None:
    whole = service_map(graph_examples.small(), links)
    assert [dict(variant.view) for variant in whole.variants] == [{"form": "rings"}]
    alone = service_map(graph_examples.small(), links, RINGS)
    assert alone.variants == ()
    assert alone.svg == whole.variants[0].svg


def test_rings_are_not_offered_where_too_many_lines_would_cross() -> None:
    assert [choice.key for choice in service_map_choices(graph_examples.large(), "")] == ["form"]
    flows = "".join(
        f"  - {{from: organisation:office, to: organisation:works, carries: value, label: Flow {at}}}\n"
        for at in range(61)
    )
    design = design_from_texts({"service.yaml": graph_examples.SMALL + flows}).value
    assert service_map_choices(design, "") == ()
    assert service_map(design, links).variants == ()


def test_the_four_kinds_of_flow_differ_by_stroke_and_head_not_by_colour_alone() -> None:
    svg = str(service_map(graph_examples.project_office(), links, RINGS).svg)
    assert "stroke-dasharray: 6 4" in svg and "stroke-dasharray: 0.1 4.4" in svg and "gm-core" in svg
    heads = {
        kind: re.sub(r"[^MLZ]", "", re.search(rf'gm-tip-{kind}" d="([^"]*)"', svg)[1])  # type: ignore[index]
        for kind in ("value", "information", "contract")
    }
    assert heads == {"value": "MLLZ", "information": "MLL", "contract": "MLLLZ"}


def test_rings_are_drawn_without_graphviz(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out.cache_clear()
    hide_own_program(tmp_path, monkeypatch)
    monkeypatch.setenv("PATH", str(tmp_path))
    picture = service_map(graph_examples.small(), links)
    assert "pip install graphviz-pure" in picture.svg
    assert 'id="service-map-rings-organisation--works"' in picture.variants[0].svg


@pytest.mark.parametrize("example", EXAMPLES)
def test_nothing_overlaps_overflows_or_ends_in_the_air(example: Callable[[], ServiceDesign]) -> None:
    draw_all(example())


def test_the_whole_project_office_keeps_its_distances() -> None:
    draw_all(graph_examples.project_office())


@SLOW
@given(services(parties=3, flows=10))
def test_maps_of_made_up_services_hold_together(design: ServiceDesign) -> None:
    draw_all(design)


@pytest.mark.sweep
@LONG
@given(services(parties=10, flows=60))
def test_maps_of_many_made_up_services_hold_together(design: ServiceDesign) -> None:
    draw_all(design)
