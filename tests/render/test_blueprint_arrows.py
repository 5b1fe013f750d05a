"""Arrows that share a box: each has a place of its own, and those that say the same are one."""

import re
from collections.abc import Sequence

from pmo_design.link import ServiceDesign
from pmo_design.model import Blueprint
from pmo_design.render.diagrams.blueprint import BlueprintLayout, draw_blueprint, layout_blueprint

_NOTHING = ServiceDesign((), ())
_QUESTION = {"question": "Is it complete?"}


def _column(links: Sequence[dict[str, str]], **fields: object) -> Blueprint:
    """One step with a cell in each of four lanes; `fields` are added to the cell of lane c."""
    cells = tuple({"lane": lane, "text": "Acts"} | (fields if lane == "c" else {}) for lane in "abcd")
    steps = ({"id": "s", "title": "S", "cells": cells},)
    return Blueprint.model_validate(
        {
            "id": "column",
            "title": "Column",
            "lanes": tuple({"id": lane, "role": "customer"} for lane in "abcd"),
            "phases": ({"id": "p", "title": "P", "steps": steps},),
            "links": tuple(links),
        }
    )


def _link(source: str, target: str, **fields: str) -> dict[str, str]:
    return {"from": f"p/s/{source}", "to": f"p/s/{target}"} | fields


def _laid_out(*links: dict[str, str], **fields: object) -> BlueprintLayout:
    return layout_blueprint(_NOTHING, _column(links, **fields))


def _said(layout: BlueprintLayout) -> list[str]:
    return [
        " ".join(line.text for line in arrow.label.lines) if arrow.label else "" for arrow in layout.arrows
    ]


# the middle of the column lies at 302, its box from 234 to 370


def test_an_arrow_by_the_corridor_leaves_its_box_beside_the_upright_ones() -> None:
    layout = _laid_out(
        _link("c", "d"), _link("d", "c"), _link("c", "d", type="needs"), _link("c", "a", label="Yes")
    )
    assert [arrow.points[0][0] for arrow in layout.arrows] == [286, 302, 318, 326]


def test_under_a_question_upright_arrows_and_others_keep_off_the_diamond_and_each_other() -> None:
    layout = _laid_out(
        _link("c", "d", label="Yes"),
        _link("d", "c"),
        _link("d", "c", type="needs"),
        _link("c", "a", label="No"),
        _link("c", "a", label="Later", direction="two-way"),
        decision=_QUESTION,
    )
    # "No" leaves the right corner of the diamond; "Later" the bottom, beside the arrow that comes up at 324
    assert [arrow.points[0][0] for arrow in layout.arrows] == [302, 324, 280, 312.6, 332]


def test_repeated_links_are_one_arrow_with_all_that_they_say() -> None:
    layout = _laid_out(
        _link("a", "b", label="Offer"), _link("a", "b"), _link("a", "b", label="Price"), _link("a", "b")
    )
    assert _said(layout) == ["Offer; Price"]


def test_a_two_way_link_is_the_same_from_either_end() -> None:
    two_way = {"direction": "two-way"}
    layout = _laid_out(_link("a", "b", **two_way), _link("b", "a", **two_way, label="Plan"))
    assert [(arrow.two_way, arrow.points[0][0]) for arrow in layout.arrows] == [(True, 302)]
    assert _said(layout) == ["Plan"]


def test_links_of_two_kinds_or_there_and_back_stay_two_arrows() -> None:
    assert len(_laid_out(_link("a", "b"), _link("b", "a"), _link("a", "b", type="needs")).arrows) == 3


def test_the_tables_tell_a_repeated_link_once_and_each_label_by_itself() -> None:
    blueprint = _column([_link("a", "b"), _link("a", "b"), _link("a", "b", label="Price")])
    table = str(draw_blueprint(_NOTHING, blueprint, lambda _: None).table)
    assert len(re.findall("<td>triggers</td>", table)) == 2


def test_a_cell_that_leads_to_itself_has_a_small_loop_under_its_left_half() -> None:
    (loop,) = _laid_out(_link("a", "a", label="until signed")).arrows
    (out, _), *_, (into, _) = loop.points
    assert (out, into) == (272, 258)
    assert loop.label
    assert (loop.label.x, loop.label.anchor) == (296, "end")


def test_an_answer_that_asks_again_leaves_the_diamond_and_comes_back() -> None:
    layout = _laid_out(_link("c", "c", label="No"), _link("c", "d", label="Yes"), decision=_QUESTION)
    again, onwards = layout.arrows
    assert [x for x, _ in again.points] == [291.4, 258, 258]
    assert again.label and onwards.label
    assert again.label.y == onwards.label.y


def test_a_phone_says_that_a_cell_leads_back_to_itself() -> None:
    phone = str(draw_blueprint(_NOTHING, _column([_link("a", "a", label="No")]), lambda _: None).phone)
    assert "No: back to 1.1" in re.sub(r"<[^>]+>", "", phone)
