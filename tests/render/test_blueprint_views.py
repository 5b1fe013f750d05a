"""What a view leaves of a blueprint, and what it says about itself: lanes, phases, people, systems, heat."""

import json
import re
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

import pytest

from pmo_design.link import ServiceDesign
from pmo_design.model import Blueprint
from pmo_design.pipeline import design_from_texts
from pmo_design.render.diagrams.blueprint import blueprint_choices, draw_blueprint
from pmo_design.render.diagrams.blueprint.heat import wait_level
from pmo_design.render.diagrams.blueprint.layout import layout_story
from pmo_design.render.diagrams.blueprint.people import initials_by_role
from pmo_design.render.diagrams.blueprint.shapes import BlueprintLayout
from pmo_design.render.diagrams.blueprint.telling import tell
from pmo_design.render.diagrams.blueprint.view import narrow
from pmo_design.render.picture import Picture
from pmo_design.render.views import View

_HERE = Path(__file__).parent
_ID = "blueprint-remote-pmo"


@pytest.fixture(scope="module")
def design() -> ServiceDesign:
    texts = {
        "service.yaml": (_HERE / "blueprint_example_service.yaml").read_text(encoding="utf-8"),
        "blueprint.yaml": (_HERE / "blueprint_example.yaml").read_text(encoding="utf-8"),
    }
    return design_from_texts(texts).value


def _drawn(design: ServiceDesign, **view: str) -> Picture:
    chosen: View = {key: tuple(values.split(",")) for key, values in view.items()}
    return draw_blueprint(design, design.blueprints[0], lambda address: None, chosen)


def _laid_out(design: ServiceDesign, **view: str) -> BlueprintLayout:
    chosen: View = {key: tuple(values.split(",")) for key, values in view.items()}
    return layout_story(narrow(tell(design, design.blueprints[0]), chosen, design), design)


def _root(picture: Picture) -> ET.Element:
    return ET.fromstring(picture.svg)


def _elements(picture: Picture, attribute: str) -> list[ET.Element]:
    return [element for element in _root(picture).iter() if element.get(attribute) is not None]


# ── what can be chosen ────────────────────────────────────────────────────────────────────────────────


def test_lanes_phases_systems_detail_and_heat_can_be_chosen(design: ServiceDesign) -> None:
    choices = {choice.key: choice for choice in blueprint_choices(design, design.blueprints[0])}
    assert list(choices) == ["lanes", "phase", "system", "detail", "heat"]
    assert choices["phase"].values == (
        ("mobilise", "1 Mobilise"),
        ("deliver", "2 Deliver"),
        ("account", "3 Account"),
    )
    assert choices["lanes"].values[3] == ("planner", "Backstage: Resource planner")
    assert [value for value, _ in choices["detail"].values] == ["full", "steps", "phases"]
    assert [value for value, _ in choices["heat"].values] == ["none", "pain", "wait", "criteria"]


def test_a_picture_names_the_choices_of_the_whole_whatever_is_shown(design: ServiceDesign) -> None:
    assert _drawn(design, phase="deliver").choices == _drawn(design).choices


# ── what is left ──────────────────────────────────────────────────────────────────────────────────────


def test_a_phase_keeps_its_numbers_and_says_how_much_of_the_whole_it_is(design: ServiceDesign) -> None:
    layout = _laid_out(design, phase="account")
    assert [step.number.lines[0].text for step in layout.steps] == ["3.1", "3.2"]
    assert layout.head.shown and layout.head.shown.lines[0].text == "Account, 2 of 8 steps"
    assert [entry.mark.mark.name for entry in layout.watched] == ["F2"]
    assert {item.kind for item in layout.legend} == {
        "triggers",
        "needs",
        "fail",
        "system",
        "interaction",
        "visibility",
        "internal",
    }


def test_an_arrow_stays_only_if_both_its_ends_do(design: ServiceDesign) -> None:
    layout = _laid_out(design, lanes="site,planner")
    rows = {(arrow.source.row, arrow.target.row) for arrow in layout.arrows}
    assert rows == {("site", "site"), ("site", "planner")}


def test_the_lines_are_drawn_between_the_lanes_that_are_left(design: ServiceDesign) -> None:
    assert [strip.kind for strip in _laid_out(design, lanes="site,planner").strips] == [
        "interaction",
        "visibility",
    ]
    assert _laid_out(design, lanes="planner,contracts").strips == ()


def test_a_system_leaves_the_steps_that_use_it(design: ServiceDesign) -> None:
    layout = _laid_out(design, system="skills-register")
    assert [step.number.lines[0].text for step in layout.steps] == ["1.3"]
    assert layout.head.shown and layout.head.shown.lines[0].text == "Skills register, 1 of 8 steps"


def test_steps_alone_have_times_and_no_lanes_and_phases_alone_their_sums(design: ServiceDesign) -> None:
    steps, phases = _laid_out(design, detail="steps"), _laid_out(design, detail="phases")
    assert (len(steps.steps), len(steps.lanes), len(steps.cells), len(steps.watched)) == (8, 0, 0, 0)
    assert [row.key for row in steps.facts] == ["time"]
    assert (len(phases.steps), [row.key for row in phases.facts]) == (0, ["goal", "sums"])


def test_a_view_that_leaves_nothing_says_so_and_is_a_picture_still(design: ServiceDesign) -> None:
    picture = _drawn(design, phase="account", system="skills-register")
    assert "Account, Skills register, 0 of 8 steps" in picture.svg
    assert 'data-shape="cell"' not in picture.svg


def test_the_columns_of_a_view_share_what_they_would_leave_free(design: ServiceDesign) -> None:
    assert {cell.box.width for cell in _laid_out(design, phase="account").cells} == {220}
    assert {cell.box.width for cell in _laid_out(design, lanes="site").cells} == {136}


# ── people ────────────────────────────────────────────────────────────────────────────────────────────

_PEOPLE = """
kind: persona
id: manager
title: Site manager
role: site-manager
---
kind: journey
id: ask
title: Ask
state: to-be
personas: [manager]
stages:
  - id: st
    title: Stage
    steps:
      - id: call
        title: Call
        pain_points: [{id: nobody, title: Nobody answers, severity: 3}]
---
kind: blueprint
id: desk
title: Desk
state: to-be
lanes:
  - {id: site, role: customer, actor: "persona:manager"}
  - {id: desk, role: frontstage, actor: "role:clerk"}
phases:
  - id: p
    title: P
    steps:
      - id: one
        title: One
        cells:
          - {lane: site, text: Calls.}
          - {lane: desk, text: Answers., responsible: [clerk, lead], accountable: lead, wait: 6 h}
      - id: two
        title: Two
        elapsed: 1 d
        cells:
          - {lane: desk, text: Files., responsible: [clerk], accountable: lead, duration: 4 h}
      - id: three
        title: Three
        cells:
          - lane: desk
            text: Rings back.
            supports: [ask/st/call]
            responsible: [clerk]
            accountable: boss
            wait: 2 h
"""


@pytest.fixture(scope="module")
def desk() -> ServiceDesign:
    service = (_HERE / "blueprint_example_service.yaml").read_text(encoding="utf-8")
    roles = "\n".join(
        f"  - {{id: {role}, title: {title}, summary: Works.}}"
        for role, title in (
            ("site-manager", "Site manager"),
            ("clerk", "Clerk"),
            ("lead", "PMO lead"),
            ("boss", "Portfolio lead"),
        )
    )
    service = re.sub(r"(?m)^roles:$", f"roles:\n{roles}", service)
    parts = _PEOPLE.split("---\n")
    return design_from_texts(
        {"s.yaml": service} | {f"{at}.yaml": part for at, part in enumerate(parts)}
    ).value


def test_a_persona_leaves_the_steps_in_which_it_acts_and_those_that_support_its_journey(
    desk: ServiceDesign,
) -> None:
    layout = _laid_out(desk, persona="manager")
    assert [step.number.lines[0].text for step in layout.steps] == ["1.1", "1.3"]
    assert [column.personas for column in _laid_out(desk).columns] == [
        ("persona:manager",),
        (),
        ("persona:manager",),
    ]


def test_roles_besides_the_lanes_own_have_badges_that_the_legend_explains(desk: ServiceDesign) -> None:
    layout = _laid_out(desk)
    said = [[(role.letters.lines[0].text, role.answers) for role in cell.roles] for cell in layout.cells]
    assert said == [[], [("PL", False)], [], [("PLe", True)]]
    legend = [(item.kind, item.letters, item.text.lines[0].text) for item in layout.legend]
    assert legend[-4:] == [
        ("done", "AB", "Done by this role"),
        ("answered", "AB", "Answered for by this role"),
        ("role", "PL", "PMO lead"),
        ("role", "PLe", "Portfolio lead"),
    ]


def test_no_two_roles_have_the_same_letters() -> None:
    titles = [("a", "Plant lead"), ("b", "PMO lead"), ("c", "Port lead"), ("d", "Pit lead"), ("e", "X")]
    assert list(initials_by_role(titles).values()) == ["PL", "PLe", "PLea", "PL2", "X"]


# ── heat ──────────────────────────────────────────────────────────────────────────────────────────────


def test_a_cell_is_as_hot_as_the_worst_pain_of_the_step_it_supports(desk: ServiceDesign) -> None:
    cells = [element for element in _elements(_drawn(desk), "data-heat-pain")]
    assert [cell.get("data-heat-pain") for cell in cells] == ["0", "0", "0", "3"]


def test_a_wait_is_told_in_thirds_of_the_longest_one(desk: ServiceDesign) -> None:
    # one waits 6 h; two has no wait of its own, but a day of which 4 h are work; three waits 2 h
    cells = _elements(_drawn(desk), "data-heat-wait")
    assert [cell.get("data-heat-wait") for cell in cells] == ["0", "1", "3", "1"]
    assert [wait_level(wait, 9) for wait in (0, 1, 3, 4, 6, 7, 9)] == [0, 1, 1, 2, 2, 3, 3]
    assert wait_level(0, 0) == 0


def test_a_wait_is_as_long_in_a_view_as_in_the_whole(desk: ServiceDesign) -> None:
    # the longest wait, of a day less 4 h, is in the step that the view leaves out; 6 h and 2 h are left
    picture = _drawn(desk, persona="manager", heat="wait")
    assert [cell.get("data-heat-wait") for cell in _elements(picture, "data-heat-wait")] == ["0", "1", "1"]
    said = "".join("".join(element.itertext()) for element in _elements(picture, "data-heat-of"))
    assert "to 20 h" in said.replace("\u00a0", " ")


def test_times_are_shares_of_the_longest_step_of_the_whole(design: ServiceDesign) -> None:
    (times, *_) = _laid_out(design, phase="deliver").facts
    assert [time.share for time in times.times] == [1 / 9, 1 / 9, 3 / 9]


def test_what_no_criterion_verifies_says_so(desk: ServiceDesign) -> None:
    assert {cell.get("data-heat-criteria") for cell in _elements(_drawn(desk), "data-heat-criteria")} == {
        "none"
    }


def test_heat_is_told_by_height_and_figure_and_hidden_until_it_is_chosen(desk: ServiceDesign) -> None:
    layer = next(layer for layer in _laid_out(desk).heats if layer.kind == "wait")
    heights = [mark.bar.height for mark in layer.marks]
    assert [mark.figure.lines[0].text for mark in layer.marks] == ["1", "3", "1"]
    assert heights[0] == heights[2] < heights[1]
    hidden = _elements(_drawn(desk), "data-heat-of")
    assert {element.get("display") for element in hidden} == {"none"}
    shown = _elements(_drawn(desk, heat="wait"), "data-heat-of")
    assert {element.get("data-heat-of") for element in shown if element.get("display") is None} == {"wait"}
    assert _root(_drawn(desk, heat="wait")).get("data-heat") == "wait"


# ── what the picture says of itself ───────────────────────────────────────────────────────────────────


def test_columns_and_rows_tile_the_picture(design: ServiceDesign) -> None:
    root = _root(_drawn(design))
    columns = json.loads(root.get("data-columns", ""))
    rows = json.loads(root.get("data-rows", ""))
    assert [column["key"] for column in columns][:2] == ["mobilise/ask", "mobilise/scope"]
    assert columns[2]["systems"] == ["skills-register"]
    assert (columns[0]["x"][0], columns[-1]["x"][1]) == (216, 1560)
    assert all(left["x"][1] == right["x"][0] for left, right in pairwise(columns))
    assert [row["key"] for row in rows] == [
        "head",
        "phases",
        "steps",
        "evidence",
        "site",
        "line-interaction",
        "desk",
        "line-visibility",
        "planner",
        "contracts",
        "line-internal",
        "systems",
        "time",
        "sums",
        "foot",
    ]
    assert (rows[0]["y"][0], rows[-1]["y"][1]) == (0, float(root.get("height", "")))
    assert all(above["y"][1] == below["y"][0] for above, below in pairwise(rows))
    assert (root.get("data-rail"), root.get("data-head")) == ("0 216", "140 224")


def test_what_stands_in_the_foot_says_to_which_steps_and_lanes_it_belongs(design: ServiceDesign) -> None:
    entries = {
        " ".join("".join(entry.itertext()).split()): (entry.get("data-step"), entry.get("data-lane"))
        for entry in _elements(_drawn(design), "data-entry")
    }
    told = list(entries.values())
    assert told[:4] == [
        ("mobilise/scope", "planner"),
        ("account/accept", "contracts"),
        ("mobilise/receive", "planner"),
        ("deliver/decide", "desk"),
    ]
    assert entries["Decision"] == ("deliver/decide", "desk")
    assert entries["FFail point"] == ("mobilise/scope account/accept", "planner contracts")
    assert entries["Visibility"] == (None, "line-visibility")
    assert entries["System"][1] == "systems"
    assert entries["Triggers"] == (None, None)


def test_connectors_join_things_that_are_there(design: ServiceDesign) -> None:
    picture = _drawn(design)
    ids = {element.get("id") for element in _elements(picture, "data-shape")}
    connectors = _elements(picture, "data-connector")
    assert {(end.get("data-from"), end.get("data-to")) for end in connectors}
    assert all(end.get("data-from") in ids and end.get("data-to") in ids for end in connectors)
    loop = next(one for one in connectors if "No: re-scope" in "".join(one.itertext()))
    assert loop.get("data-from") == f"{_ID}-cell-deliver--decide--desk-decision"
    assert loop.get("data-to") == f"{_ID}-cell-deliver--change--desk"
    assert (loop.get("data-ends"), loop.get("data-lane")) == ("end", "desk")
    assert loop.get("data-step") == "deliver/decide deliver/change"


def test_every_thing_begins_with_its_outline(design: ServiceDesign) -> None:
    for thing in _elements(_drawn(design), "data-shape"):
        shapes = [one.tag.rpartition("}")[2] for one in thing.iter()][1:]
        assert shapes[0] in ("rect", "circle", "path"), thing.get("id")


def test_the_rail_is_read_before_the_cells_on_a_ground_of_paper(design: ServiceDesign) -> None:
    root = _root(_drawn(design))
    order = [element.get("id") for element in root if element.get("id")]
    assert [order.index(f"{_ID}-{part}") for part in ("head", "rail", "body", "foot")] == sorted(
        order.index(f"{_ID}-{part}") for part in ("head", "rail", "body", "foot")
    )
    ground = next(element for element in root if element.get("id") == f"{_ID}-rail")[0]
    assert ground.get("class") == "bp-paper"
    assert (ground.get("x"), ground.get("width")) == ("0", "216")


def test_a_figure_is_told_in_letters_of_the_pictures_own_font(design: ServiceDesign) -> None:
    cells = ({"lane": "a", "text": "Ok"},)
    metric = {"title": "Projects", "unit": "of 31", "today": 0, "target": 31}
    step = {"id": "s", "title": "S", "metric": metric, "cells": cells}
    blueprint = Blueprint.model_validate(
        {
            "id": "figures",
            "title": "F",
            "lanes": ({"id": "a", "role": "customer"},),
            "phases": ({"id": "p", "title": "P", "steps": (step,)},),
        }
    )
    picture = draw_blueprint(ServiceDesign((), ()), blueprint, lambda address: None)
    assert ">0 to 31 of 31<" in picture.svg
    assert not re.search("[→★≤]", picture.svg)
