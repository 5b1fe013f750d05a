"""Where everything on a blueprint stands: literal places of an example, and promises for any blueprint."""

from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import example as found_before
from hypothesis import strategies as st

from pmo_design.link import ServiceDesign
from pmo_design.model import Blueprint
from pmo_design.pipeline import design_from_texts
from pmo_design.render.box import Box
from pmo_design.render.diagrams.blueprint import BlueprintLayout, layout_blueprint
from pmo_design.render.diagrams.blueprint.lines import TextBlock

_HERE = Path(__file__).parent
_SERVICE = (_HERE / "blueprint_example_service.yaml").read_text(encoding="utf-8")
_BLUEPRINT = (_HERE / "blueprint_example.yaml").read_text(encoding="utf-8")
_NOTHING = ServiceDesign((), ())


@pytest.fixture(scope="module")
def example() -> BlueprintLayout:
    design = design_from_texts({"service.yaml": _SERVICE, "blueprint.yaml": _BLUEPRINT}).value
    return layout_blueprint(design, design.blueprints[0])


# ── the example ───────────────────────────────────────────────────────────────────────────────────────


def test_eight_steps_in_three_phases_make_a_page_of_1600(example: BlueprintLayout) -> None:
    assert example.width == 1600
    assert [step.box.x for step in example.steps] == [234, 398, 562, 738, 902, 1066, 1242, 1406]


def test_rails_bands_and_columns_have_their_measures(example: BlueprintLayout) -> None:
    assert {(lane.rail.x, lane.rail.width) for lane in example.lanes} == {(40, 176)}
    assert {cell.box.width for cell in example.cells} == {136}
    assert [(band.box.x, band.box.y, band.box.height) for band in example.phases] == [
        (216, 140, 36),
        (720, 140, 36),
        (1224, 140, 36),
    ]
    assert [band.box.right for band in example.phases] == [716, 1220, 1560]


def test_lanes_stand_on_each_other_with_bare_paper_and_strips_between_them(example: BlueprintLayout) -> None:
    # 14 + cell + 14; a cell is 17 a line + 20; the desk's lane has a corridor of 44; strips are 36, gaps 4
    assert [(lane.rail.y, lane.rail.height) for lane in example.lanes] == [
        (224, 82),
        (310, 99),
        (445, 129),
        (610, 99),
        (713, 99),
        (848, 60),
    ]
    assert [(strip.kind, strip.box.y, strip.box.height) for strip in example.strips] == [
        ("interaction", 409, 36),
        ("visibility", 574, 36),
        ("internal", 812, 36),
    ]


def test_lanes_end_with_the_last_step_where_the_head_is_wider() -> None:
    steps = ({"id": "s", "title": "S", "cells": ({"lane": "a", "text": "Acts"}, {"lane": "b"})},)
    layout = layout_blueprint(
        _NOTHING,
        Blueprint.model_validate(
            {
                "id": "small",
                "title": "Small",
                "lanes": ({"id": "a", "role": "customer"}, {"id": "b", "role": "frontstage"}),
                "phases": ({"id": "p", "title": "P", "steps": steps},),
            }
        ),
    )
    # one column from 234 to 370, and 18 to the end of its lanes; the page goes on
    assert [lane.tints[-1].right for lane in layout.lanes] == [388, 388]
    assert (layout.phases[0].box.right, layout.strips[0].end[0]) == (388, 388)
    assert layout.columns[-1].right == layout.width - 40 > 388


def test_the_first_cell_lies_14_below_its_lane(example: BlueprintLayout) -> None:
    assert example.cells[0].box == Box(234, 238, 136, 54)
    assert [line.text for line in example.cells[0].text.lines] == ["Request form on", "the site portal"]


def test_a_system_spans_the_steps_that_it_serves(example: BlueprintLayout) -> None:
    assert [(pill.text.lines[0].text, pill.box.x, pill.box.width) for pill in example.pills] == [
        ("Service desk", 234, 136),
        ("Rate card", 398, 136),
        ("Skills register", 562, 136),
        ("Finance system", 1406, 136),
        ("Project tracker, all sites", 738, 300),
        ("Contract ledger", 1066, 312),
    ]
    assert {pill.box.height for pill in example.pills} == {32}


def test_an_arrow_to_another_lane_goes_down_the_middle_of_the_gutter(example: BlueprintLayout) -> None:
    # from the site's cell in 1.2 to the planner's in 1.3; the gutter lies from 534 to 562
    assert ((534, 359.5), (548, 359.5), (548, 659.5), (562, 659.5)) in [
        arrow.points for arrow in example.arrows
    ]


def test_a_loop_runs_20_below_its_row_with_its_label_under_it(example: BlueprintLayout) -> None:
    loop = next(
        arrow for arrow in example.arrows if arrow.label and arrow.label.lines[0].text == "No: re-scope"
    )
    assert loop.points == ((1134 - 10.6, 550), (1014, 550), (1014, 530))
    assert loop.label
    assert (loop.label.x, loop.label.y, loop.label.anchor) == (1120, 566, "end")


def test_badges_are_numbered_in_step_order_and_told_under_the_picture(example: BlueprintLayout) -> None:
    assert [(entry.mark.mark.name, entry.mark.mark.step) for entry in example.watched] == [
        ("F1", "1.2"),
        ("F2", "3.1"),
        ("W1", "1.3"),
        ("W2", "2.3"),
        ("", "1.2"),
        ("", "2.3"),
    ]


def test_what_is_told_of_badges_begins_at_one_edge_in_every_column(example: BlueprintLayout) -> None:
    columns = {entry.mark.box.x: set[float]() for entry in example.watched}
    for entry in example.watched:
        columns[entry.mark.box.x].add(entry.text.x - entry.mark.box.x)
    assert len(set[float]().union(*columns.values())) == 1


def test_times_are_summed_under_each_phase(example: BlueprintLayout) -> None:
    sums = [total.text.lines[0].text.replace("\u00a0", " ") for total in example.facts[0].sums]
    assert sums == ["14 d elapsed, 12 h work", "5 d elapsed, 7 h work", "7 d elapsed, 10 h work"]
    assert [time.share for time in example.facts[0].times][:3] == [1 / 9, 4 / 9, 1.0]


def test_the_legend_shows_only_what_is_used(example: BlueprintLayout) -> None:
    assert [item.kind for item in example.legend] == [
        "triggers",
        "needs",
        "decision",
        "moment",
        "fail",
        "wait",
        "system",
        "interaction",
        "visibility",
        "internal",
    ]


def test_without_authored_needs_a_thin_arrow_leads_from_the_lowest_user_to_each_system() -> None:
    text = "\n".join(line for line in _BLUEPRINT.splitlines() if "type: needs" not in line)
    design = design_from_texts({"service.yaml": _SERVICE, "blueprint.yaml": text}).value
    arrows = layout_blueprint(design, design.blueprints[0]).arrows
    starts = [arrow.points[0][0] for arrow in arrows if arrow.kind == "needs"]
    assert starts == [302, 466, 630, 1474, 806, 970, 1134, 1310]


# ── any blueprint ─────────────────────────────────────────────────────────────────────────────────────

_ROLES = ("evidence", "customer", "frontstage", "backstage", "support")
_WORDS = st.sampled_from(
    [
        "Logs the change and names its effect",
        "Ok",
        "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung",
        "現場の責任者が変更を確認して承認します",
        "يطلب مدير الموقع الدعم من المكتب",
        "👩🏽‍🚒🚧🔥 alarm 👩🏽‍🚒🚧🔥",
        "https://portal.example/requests/2023/12/18/long-path?query=1",
        "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen",
    ]
)
_SYSTEMS = ("system:ledger", "system:tracker", "system:desk")
_MAYBE = st.one_of(st.none(), _WORDS)


@st.composite
def _cells(draw: st.DrawFn, lane: str) -> dict[str, object]:
    systems = tuple(draw(st.lists(st.sampled_from(_SYSTEMS), max_size=2, unique=True)))
    text = draw(_MAYBE) if systems or lane.startswith("support") else draw(_WORDS)
    cell: dict[str, object] = {
        "lane": lane,
        "text": text,
        "systems": systems,
        "automated": draw(st.booleans()),
    }
    if draw(st.integers(0, 4)) == 0:
        cell |= {
            "decision": {"question": draw(_WORDS)},
            "moment_of_truth": draw(_MAYBE),
            "service_level": draw(_MAYBE),
        }
    if draw(st.integers(0, 4)) == 0:
        cell |= {
            "fail_point": {"title": draw(_WORDS), "recovery": draw(_MAYBE)},
            "wait_point": {"title": "Waits"},
        }
    return cell


@st.composite
def _blueprints(draw: st.DrawFn) -> Blueprint:
    roles = draw(st.lists(st.sampled_from(_ROLES), min_size=1, max_size=7))
    lanes = [
        {"id": f"{role}-{index}", "role": role, "title": draw(_MAYBE), "note": draw(_MAYBE)}
        for index, role in enumerate(roles)
    ]
    phases, places = [], []
    for phase_index in range(draw(st.integers(1, 3))):
        steps = []
        for step_index in range(draw(st.integers(1, 4))):
            chosen = draw(st.lists(st.sampled_from(lanes), min_size=1, unique_by=lambda lane: lane["id"]))
            cells = tuple(draw(_cells(str(lane["id"]))) for lane in chosen)
            places += [f"p{phase_index}/s{step_index}/{cell['lane']}" for cell in cells]
            steps.append(
                {"id": f"s{step_index}", "title": draw(_WORDS), "cells": cells, "policy": draw(_MAYBE)}
            )
        phases.append(
            {"id": f"p{phase_index}", "title": draw(_WORDS), "goal": draw(_MAYBE), "steps": tuple(steps)}
        )
    links = draw(
        st.lists(
            st.fixed_dictionaries(
                {
                    "from": st.sampled_from(places),
                    "to": st.sampled_from(places),
                    "type": st.sampled_from(["triggers", "triggers", "needs"]),
                    "direction": st.sampled_from(["one-way", "two-way"]),
                    "label": st.one_of(
                        st.none(), st.none(), st.sampled_from(["Yes", "No: re-scope", "Signed scope"])
                    ),
                }
            ),
            max_size=14,
        )
    )
    return Blueprint.model_validate(
        {
            "id": "any",
            "title": draw(_WORDS),
            "summary": draw(_MAYBE),
            "lanes": tuple(lanes),
            "phases": tuple(phases),
            "links": tuple(links),
        }
    )


_ANY = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def _boxed_texts(layout: BlueprintLayout) -> Iterator[tuple[TextBlock, Box]]:
    for cell in layout.cells:
        for text in (cell.text, cell.question, cell.service_level):
            if text and text.lines:
                yield text, cell.box
    for pill in layout.pills:
        yield pill.text, pill.box
    for band in layout.phases:
        yield band.title, band.box
        if band.goal:
            yield band.goal, band.box
    for lane in layout.lanes:
        yield lane.title, lane.rail
        if lane.actor:
            yield lane.actor, lane.rail
    for field in layout.head.sheet:
        yield field.value, field.box


@_ANY
@given(_blueprints())
def test_no_text_leaves_its_box(blueprint: Blueprint) -> None:
    for text, box in _boxed_texts(layout_blueprint(_NOTHING, blueprint)):
        inner = text.box
        assert inner.x >= box.x and inner.right <= box.right, (text, box)
        assert inner.y >= box.y and inner.bottom <= box.bottom, (text, box)


@_ANY
@given(_blueprints())
def test_cells_pills_and_labels_never_overlap(blueprint: Blueprint) -> None:
    layout = layout_blueprint(_NOTHING, blueprint)
    solid = [cell.box for cell in layout.cells] + [pill.box for pill in layout.pills]
    solid += [arrow.label.box for arrow in layout.arrows if arrow.label]
    solid += [step.title.box for step in layout.steps] + [band.box for band in layout.phases]
    for one, other in combinations(solid, 2):
        assert not one.overlaps(other), (one, other)


def _watched(count: int) -> Blueprint:
    """So many steps in one lane, each with every badge that there is."""
    marks = {"moment_of_truth": "Ok", "fail_point": {"title": "Fails"}, "wait_point": {"title": "Waits"}}
    cells = ({"lane": "a", "text": "Ok", "automated": True} | marks,)
    steps = tuple({"id": f"s{index}", "title": "S", "cells": cells} for index in range(count))
    return Blueprint.model_validate(
        {
            "id": "watched",
            "title": "Watched",
            "lanes": ({"id": "a", "role": "customer"},),
            "phases": ({"id": "p", "title": "P", "steps": steps},),
        }
    )


@_ANY
@found_before(_watched(8))
@found_before(_watched(100))
@given(_blueprints())
def test_badges_of_a_cell_never_overlap(blueprint: Blueprint) -> None:
    for cell in layout_blueprint(_NOTHING, blueprint).cells:
        badges = [mark.box for mark in cell.marks] + ([cell.gear] if cell.gear else [])
        for one, other in combinations(badges, 2):
            assert not one.overlaps(other), (one, other)


@_ANY
@given(_blueprints())
def test_no_arrow_passes_through_a_cell_a_pill_or_a_label(blueprint: Blueprint) -> None:
    layout = layout_blueprint(_NOTHING, blueprint)
    solid = [cell.box for cell in layout.cells] + [pill.box for pill in layout.pills]
    labels = [arrow.label.box for arrow in layout.arrows if arrow.label]
    for arrow in layout.arrows:
        for one, other in pairwise(arrow.points):
            x, y = min(one[0], other[0]), min(one[1], other[1])
            piece = Box(x, y, abs(one[0] - other[0]), abs(one[1] - other[1]))
            thick = Box(piece.x - 0.02, piece.y - 0.02, piece.width + 0.04, piece.height + 0.04)
            for box in (*solid, *labels):
                assert not thick.overlaps(box, -0.05), (arrow, box)


def _stack(*links: tuple[str, str, str | None, str]) -> Blueprint:
    """Five lanes with a cell each, one below the other; a link has two lanes, a label and a type."""
    cells = tuple({"lane": lane, "text": "Ok"} for lane in "abcde")
    return Blueprint.model_validate(
        {
            "id": "stack",
            "title": "Stack",
            "lanes": tuple({"id": lane, "role": "evidence"} for lane in "abcde"),
            "phases": ({"id": "p", "title": "P", "steps": ({"id": "s", "title": "S", "cells": cells},)},),
            "links": tuple(
                {"from": f"p/s/{source}", "to": f"p/s/{target}", "label": label, "type": kind}
                for source, target, label, kind in links
            ),
        }
    )


_UP = ("d", "c", None, "triggers")
_PAST = ("c", "a", "Yes", "triggers")


@_ANY
@found_before(_stack(_UP, _UP, _UP, _PAST))
@found_before(_stack(_UP, ("c", "d", None, "triggers"), ("c", "d", None, "needs"), _PAST))
@given(_blueprints())
def test_no_two_arrows_run_on_the_same_track(blueprint: Blueprint) -> None:
    pieces = [
        (one, other, index)
        for index, arrow in enumerate(layout_blueprint(_NOTHING, blueprint).arrows)
        for one, other in pairwise(arrow.points)
    ]
    for (a, b, first), (c, d, second) in combinations(pieces, 2):
        if first == second:
            continue
        for along, across in ((0, 1), (1, 0)):
            if a[across] == b[across] and c[across] == d[across] and abs(a[across] - c[across]) < 1:
                shared = min(max(a[along], b[along]), max(c[along], d[along])) - max(
                    min(a[along], b[along]), min(c[along], d[along])
                )
                assert shared <= 0.01, (a, b, c, d)


@_ANY
@given(_blueprints())
def test_everything_is_on_the_page(blueprint: Blueprint) -> None:
    layout = layout_blueprint(_NOTHING, blueprint)
    page = Box(0, 0, layout.width, layout.height)
    boxes = [text.box for text, _ in _boxed_texts(layout)]
    boxes += [cell.box for cell in layout.cells] + [entry.text.box for entry in layout.watched]
    boxes += [entry.more.box for entry in layout.watched if entry.more]
    boxes += [item.text.box for item in layout.legend] + [
        block.box for row in layout.facts for text in row.texts for block in text.blocks
    ]
    boxes += [Box(x, y, 0, 0) for arrow in layout.arrows for x, y in arrow.points]
    for box in boxes:
        assert (
            page.x <= box.x and box.right <= page.right and page.y <= box.y and box.bottom <= page.bottom
        ), box


@_ANY
@given(_blueprints(), _WORDS)
def test_a_step_at_the_end_moves_no_column(blueprint: Blueprint, title: str) -> None:
    before = layout_blueprint(_NOTHING, blueprint)
    fields = blueprint.model_dump(by_alias=True)
    step = {"id": "added", "title": title, "cells": ({"lane": blueprint.lanes[0].id, "text": title},)}
    phases = [
        phase | {"steps": (*phase["steps"], step)} if phase is fields["phases"][-1] else phase
        for phase in fields["phases"]
    ]
    after = layout_blueprint(_NOTHING, Blueprint.model_validate(fields | {"phases": tuple(phases)}))
    assert [one.box.x for one in after.steps][:-1] == [one.box.x for one in before.steps]
