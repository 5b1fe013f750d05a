"""What is added to a blueprint moves nothing that it need not move."""

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from pmo_design.model import Blueprint
from pmo_design.model.blueprint import BlueprintStep, Cell, Lane
from pmo_design.render.box import Box
from pmo_design.render.diagrams.blueprint import BlueprintLayout, layout_blueprint
from tests.render.blueprint_models import NOTHING, blueprints, words

_ANY = settings(max_examples=25, suppress_health_check=list(HealthCheck))
_SHORT = "Ok"


def _laid_out(blueprint: Blueprint) -> BlueprintLayout:
    return layout_blueprint(NOTHING, blueprint)


def _with_step(blueprint: Blueprint, title: str, text: str, name: str = "added") -> Blueprint:
    cells = ({"lane": blueprint.lanes[0].id, "text": text},)
    step = BlueprintStep.model_validate({"id": name, "title": title, "cells": cells})
    *phases, last = blueprint.phases
    last = last.model_copy(update={"steps": (*last.steps, step)})
    return blueprint.model_copy(update={"phases": (*phases, last)})


def _with_cell(blueprint: Blueprint, address: str, lane: str) -> Blueprint:
    """Add a cell to a step, named as phase/step."""
    cell = Cell.model_validate({"lane": lane, "text": _SHORT})
    phases = tuple(
        phase.model_copy(
            update={
                "steps": tuple(
                    step.model_copy(update={"cells": (*step.cells, cell)})
                    if f"{phase.id}/{step.id}" == address
                    else step
                    for step in phase.steps
                )
            }
        )
        for phase in blueprint.phases
    )
    return blueprint.model_copy(update={"phases": phases})


def _free_places(blueprint: Blueprint) -> list[tuple[str, str]]:
    """Return each step, named as phase/step, with each lane in which it has no cell."""
    return [
        (f"{phase.id}/{step.id}", lane.id)
        for phase in blueprint.phases
        for step in phase.steps
        for lane in blueprint.lanes
        if all(cell.lane != lane.id for cell in step.cells)
    ]


def _boxes(layout: BlueprintLayout) -> dict[str, Box]:
    return {thing.tag.id: thing.box for thing in (*layout.cells, *layout.pills)}


def _heights(layout: BlueprintLayout) -> list[float]:
    return [lane.rail.height for lane in layout.lanes]


@_ANY
@given(blueprints(), words(), words())
def test_a_step_at_the_end_moves_no_cell_sideways(blueprint: Blueprint, title: str, text: str) -> None:
    before, after = _laid_out(blueprint), _laid_out(_with_step(blueprint, title, text))
    places = _boxes(after)
    assert {id_: box.x for id_, box in _boxes(before).items()} == {
        id_: places[id_].x for id_ in _boxes(before)
    }


@_ANY
@given(blueprints())
def test_a_step_at_the_end_that_needs_no_more_height_moves_nothing_at_all(blueprint: Blueprint) -> None:
    before, after = _laid_out(blueprint), _laid_out(_with_step(blueprint, _SHORT, _SHORT))
    assume(_heights(before) == _heights(after))
    assert _boxes(before).items() <= _boxes(after).items()
    assert [arrow.points for arrow in before.arrows] == [arrow.points for arrow in after.arrows]


@_ANY
@given(blueprints(), words(), words())
def test_a_step_at_the_end_moves_a_lane_only_by_what_lanes_and_headings_above_it_grow(
    blueprint: Blueprint, title: str, text: str
) -> None:
    before, after = _laid_out(blueprint), _laid_out(_with_step(blueprint, title, text))
    grown = 0.0
    shift = after.lanes[0].rail.y - before.lanes[0].rail.y
    assert shift >= 0
    for old, new in zip(before.lanes, after.lanes, strict=True):
        assert new.rail.y - old.rail.y - shift - grown == 0
        assert new.rail.height >= old.rail.height
        grown += new.rail.height - old.rail.height


@_ANY
@given(blueprints(doubled=False), st.data())
def test_a_cell_in_a_later_column_moves_no_earlier_cell_sideways(
    blueprint: Blueprint, data: st.DataObject
) -> None:
    free = _free_places(blueprint)
    assume(free)
    unlinked = blueprint.model_copy(update={"links": ()})
    changed = _with_cell(unlinked, *data.draw(st.sampled_from(free)))
    before, after = _boxes(_laid_out(unlinked)), _boxes(_laid_out(changed))
    assert [(id_, box.x) for id_, box in before.items()] == [(id_, after[id_].x) for id_ in before]


@_ANY
@given(blueprints(doubled=False), st.data())
def test_a_cell_in_a_later_column_moves_nothing_at_all_unless_its_lane_must_grow(
    blueprint: Blueprint, data: st.DataObject
) -> None:
    free = _free_places(blueprint)
    assume(free)
    unlinked = blueprint.model_copy(update={"links": ()})
    before = _laid_out(unlinked)
    after = _laid_out(_with_cell(unlinked, *data.draw(st.sampled_from(free))))
    assume(_heights(before) == _heights(after))
    assert _boxes(before).items() <= _boxes(after).items()
    assert [lane.rail for lane in before.lanes] == [lane.rail for lane in after.lanes]
    assert [phase.box for phase in before.phases] == [phase.box for phase in after.phases]


@_ANY
@given(blueprints(systems=False), words())
def test_a_lane_at_the_bottom_moves_nothing_above_it(blueprint: Blueprint, title: str) -> None:
    lane = Lane.model_validate({"id": "added", "role": "support", "title": title})
    before = _laid_out(blueprint)
    after = _laid_out(blueprint.model_copy(update={"lanes": (*blueprint.lanes, lane)}))
    assert _boxes(before) == _boxes(after)
    assert [lane.rail for lane in before.lanes] == [lane.rail for lane in after.lanes[:-1]]


def test_adding_up_to_forty_steps_one_by_one_leaves_the_first_where_it_was() -> None:
    blueprint = Blueprint.model_validate(
        {
            "id": "grows",
            "title": "A service whose title is long enough to need most of the width of a picture",
            "summary": "One sentence that says what it is about, and another one. " * 3,
            "lanes": ({"id": "desk", "role": "frontstage"}, {"id": "back", "role": "backstage"}),
            "phases": (
                {
                    "id": "p",
                    "title": "Implementation and everything that comes with it",
                    "steps": ({"id": "s", "title": "Ask", "cells": ({"lane": "desk", "text": "Rings."},)},),
                },
            ),
        }
    )
    first = _laid_out(blueprint)
    for count in range(39):
        blueprint = _with_step(blueprint, "Ask", "Rings.", f"added-{count}")
        layout = _laid_out(blueprint)
        assert layout.cells[0].box == first.cells[0].box
        assert layout.phases[0].box.y == first.phases[0].box.y
