"""Step dependency of a blueprint, hierarchy of journeys, structure of contracts."""

import json
import re
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from pmo_design.link import ServiceDesign
from pmo_design.pipeline import design_from_texts
from pmo_design.render.graphs import (
    contract_structure,
    has_contracts,
    has_dependencies,
    has_hierarchy,
    journey_hierarchy,
    step_dependency,
)
from pmo_design.render.graphs.dependency_story import Dependency, longest_chain
from tests.render import graph_examples
from tests.render.graph_checks import check
from tests.render.graph_services import TITLES

SLOW = settings(deadline=None, max_examples=40, phases=(Phase.explicit, Phase.generate))
LONG = settings(SLOW, max_examples=600)


def links(address: str) -> str:
    return f"at/{address}"


# ── contracts ────────────────────────────────────────────────────────────────────────────────


def test_only_agreements_and_payments_stand_in_the_structure_of_contracts() -> None:
    design = graph_examples.project_office()
    assert design.service is not None
    picture = contract_structure(design, design.service, links)
    assert picture.description == (
        "3 agreements and 4 payments. Party to none of them: Works safety regulator, Smelting,"
        " Refining and Mining."
    )
    assert set(re.findall(r'data-connector="(\w+)"', picture.svg)) == {"money", "contract"}
    assert "Information" not in picture.table


def test_without_an_agreement_there_is_no_structure_of_contracts() -> None:
    text = graph_examples.SMALL.replace("carries: contract", "carries: value")
    assert not has_contracts(design_from_texts({"service.yaml": text}).value)
    assert has_contracts(graph_examples.small())


# ── steps ────────────────────────────────────────────────────────────────────────────────────


def test_the_longest_chain_is_the_one_that_takes_the_most_time_not_the_most_steps() -> None:
    triggers = [(0, 1), (1, 2), (0, 3), (3, 4), (2, 4), (4, 1)]
    dependencies = tuple(Dependency(one, other, "triggers", False) for one, other in triggers)
    assert longest_chain([10, 5, 5, 50, 1], dependencies) == (0, 3, 4)


def test_a_chain_goes_on_through_a_step_that_takes_no_time() -> None:
    triggers = tuple(Dependency(one, other, "triggers", False) for one, other in ((0, 1), (1, 2)))
    assert longest_chain([10, 20, 0], triggers) == (0, 1, 2)


def test_what_is_needed_is_no_part_of_a_chain() -> None:
    assert longest_chain([10, 20], (Dependency(0, 1, "needs", False),)) == ()


def test_the_chain_is_bold_and_named_in_words() -> None:
    design = graph_examples.project_office()
    picture = step_dependency(design, "blueprint:operation", links)
    assert picture.description.startswith("Longest chain: 1.1 to 3.3; 28\N{NO-BREAK SPACE}d.")
    assert picture.svg.count('class="gp-line gp-line-chain"') == 8 + 1, "eight arrows, and the legend"
    assert picture.svg.count('class="gp-line gp-line-back"') == 1 + 1


def test_steps_of_the_chain_that_follow_one_another_are_named_by_the_first_and_the_last() -> None:
    pairs = ((0, 1), (1, 2), (2, 4), (3, 4))
    arrows = [(one, other, "triggers", "one-way") for one, other in pairs]
    design = blueprint([("A", ["One", "Two", "Three", "Four", "Five"])], arrows)
    words = step_dependency(design, "blueprint:b", links).description
    assert words.startswith("Longest chain: 1.1 to 1.3, 1.5;")


def test_a_blueprint_whose_steps_are_not_joined_has_no_such_picture() -> None:
    design = blueprint([("A", ["One", "Two"])], [])
    assert not has_dependencies(design, "blueprint:b")


def test_two_ways_between_two_steps_are_one_line_with_two_heads() -> None:
    design = blueprint([("A", ["One", "Two"])], [(0, 1, "needs", "two-way")])
    svg = str(step_dependency(design, "blueprint:b", links).svg)
    assert re.findall(r'data-ends="(\w+)"', svg) == ["both"]


@pytest.mark.parametrize("name", ["operation", "implementation", "settlement"])
def test_steps_keep_their_distance(name: str) -> None:
    check(str(step_dependency(graph_examples.project_office(), f"blueprint:{name}", links).svg))


@st.composite
def blueprints(draw: st.DrawFn) -> ServiceDesign:
    phases = draw(
        st.lists(st.tuples(TITLES, st.lists(TITLES, min_size=1, max_size=10)), min_size=1, max_size=6)
    )
    count = sum(len(steps) for _, steps in phases)
    place = st.integers(0, count - 1)
    kinds = st.sampled_from(("triggers", "needs"))
    ways = st.sampled_from(("one-way", "two-way"))
    return blueprint(phases, draw(st.lists(st.tuples(place, place, kinds, ways), max_size=40)))


@SLOW
@given(blueprints())
def test_steps_of_made_up_blueprints_hold_together(design: ServiceDesign) -> None:
    check(str(step_dependency(design, "blueprint:b", links).svg))


@pytest.mark.sweep
@LONG
@given(blueprints())
def test_steps_of_many_made_up_blueprints_hold_together(design: ServiceDesign) -> None:
    check(str(step_dependency(design, "blueprint:b", links).svg))


def blueprint(phases: list[tuple[str, list[str]]], arrows: list[tuple[int, int, str, str]]) -> ServiceDesign:
    """Return a design of one blueprint; an arrow joins two steps by their places, a kind and a direction."""
    cells: list[str] = []
    told = []
    for at, (title, steps) in enumerate(phases):
        told.append({"id": f"p{at}", "title": title, "steps": []})
        for step, name in enumerate(steps):
            cells.append(f"p{at}/s{step}/x")
            own = {"id": f"s{step}", "title": name, "elapsed": f"{len(cells)} d"}
            told[-1]["steps"].append({**own, "cells": [{"lane": "x", "text": "Acts"}]})  # type: ignore[attr-defined]
    text = {
        "kind": "blueprint",
        "id": "b",
        "title": "Blueprint",
        "lanes": [{"id": "x", "role": "frontstage"}],
        "phases": told,
        "links": [
            {"from": cells[one], "to": cells[other], "type": kind, "direction": way}
            for one, other, kind, way in arrows
            if one != other
        ],
    }
    return design_from_texts({"b.yaml": json.dumps(text, ensure_ascii=False)}).value


# ── journeys ─────────────────────────────────────────────────────────────────────────────────


def test_a_journey_of_today_stands_beside_the_one_that_replaces_it() -> None:
    picture = journey_hierarchy(graph_examples.project_office(), links)
    pairs = re.findall(
        r'data-connector="improves" data-from="[^"]*journey--([^"]*)" data-to="[^"]*journey--([^"]*)"',
        picture.svg,
    )
    assert ("run-the-week-today", "run-the-week") in pairs
    assert len(pairs) == 6
    assert picture.description == "14 journeys, 6 of today are redesigned, 5 are part of a larger one."


def test_parts_lead_to_what_they_are_part_of() -> None:
    svg = str(journey_hierarchy(graph_examples.project_office(), links).svg)
    parents = re.findall(r'data-connector="parent" data-from="[^"]*" data-to="[^"]*journey--([^"]*)"', svg)
    assert parents == ["deliver-a-project"] * 5


def test_journeys_that_do_not_hang_together_have_no_such_picture() -> None:
    assert not has_hierarchy(journeys(["as-is", "to-be"], [], []))


def test_the_hierarchy_of_the_project_office_keeps_its_distances() -> None:
    check(str(journey_hierarchy(graph_examples.project_office(), links).svg))


@st.composite
def hierarchies(draw: st.DrawFn) -> ServiceDesign:
    states = draw(st.lists(st.sampled_from(("as-is", "to-be", "speculative")), min_size=1, max_size=14))
    pair = st.tuples(st.integers(0, len(states) - 1), st.integers(0, len(states) - 1))
    return journeys(
        states,
        draw(st.lists(pair, max_size=12)),
        draw(st.lists(pair, max_size=12)),
        draw(st.lists(TITLES, min_size=len(states), max_size=len(states))),
    )


@SLOW
@given(hierarchies())
def test_made_up_hierarchies_hold_together(design: ServiceDesign) -> None:
    svg = str(journey_hierarchy(design, links).svg)
    check(svg)
    for node in design.nodes("journey"):
        assert f'href="at/{node.address}"' in svg


def journeys(
    states: list[str],
    parents: list[tuple[int, int]],
    improves: list[tuple[int, int]],
    titles: list[str] | None = None,
) -> ServiceDesign:
    """Return a design of journeys: pairs say which is part of which, and which replaces which."""
    texts = {"p.yaml": "kind: persona\nid: p\ntitle: Somebody\n"}
    above, before = dict(parents), dict(improves)
    for at, state in enumerate(states):
        text: dict[str, Any] = {
            "kind": "journey",
            "id": f"j{at}",
            "title": titles[at] if titles else f"Journey {at}",
            "personas": ["p"],
            "state": state,
            "stages": [{"id": "a", "title": "A", "steps": [{"id": "b", "title": "B"}]}],
        }
        if at in above:
            text["parent"] = f"j{above[at]}"
        if at in before:
            text["improves"] = f"j{before[at]}"
        texts[f"j{at}.yaml"] = json.dumps(text, ensure_ascii=False)
    return design_from_texts(texts).value
