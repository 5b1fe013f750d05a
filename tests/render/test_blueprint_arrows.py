"""Arrows that share a box: each has a place of its own, and those that say the same are one."""

import re
from collections.abc import Sequence

import pytest

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
    # "Yes" leaves the bottom of the diamond, "No" its right corner, "Later" the left one
    assert [arrow.points[0][0] for arrow in layout.arrows] == [302, 324, 280, 312.6, 291.4]


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


# ── a question in the second of four steps: its middle lies at 466, its diamond is 21.2 wide ────────


def _asked(*answers: tuple[str, str]) -> BlueprintLayout:
    """A desk that asks at step 1, under a site and above two rooms; an answer has an end and a label."""
    lanes = {"site": "customer", "desk": "frontstage", "back": "backstage", "store": "backstage"}
    cells = tuple({"lane": lane, "text": "Acts"} for lane in lanes)
    asking = tuple(cell | ({"decision": _QUESTION} if cell["lane"] == "desk" else {}) for cell in cells)
    steps = tuple({"id": f"s{at}", "title": "S", "cells": asking if at == 1 else cells} for at in range(4))
    return layout_blueprint(
        _NOTHING,
        Blueprint.model_validate(
            {
                "id": "asked",
                "title": "Asked",
                "lanes": tuple({"id": lane, "role": role} for lane, role in lanes.items()),
                "phases": ({"id": "p", "title": "P", "steps": steps},),
                "links": tuple(
                    {"from": "p/s1/desk", "to": f"p/{end}", "label": said} for end, said in answers
                ),
            }
        ),
    )


def _starts(layout: BlueprintLayout) -> list[tuple[float, float, bool]]:
    """Where each arrow begins: from the middle of the column, from the bottom of the box that asks."""
    bottom = next(cell.box.bottom for cell in layout.cells if cell.diamond)
    return [
        (round(arrow.points[0][0] - 466, 1), round(arrow.points[0][1] - bottom, 1), arrow.from_diamond)
        for arrow in layout.arrows
    ]


_LEFT, _RIGHT, _BOTTOM = (-10.6, 20, True), (10.6, 20, True), (0, 30.6, True)


def test_of_two_answers_to_the_right_the_one_that_goes_down_leaves_the_bottom() -> None:
    layout = _asked(("s2/back", "No"), ("s3/desk", "Yes"))
    assert _starts(layout) == [_BOTTOM, _RIGHT]


def test_an_answer_straight_down_begins_at_the_bottom_of_the_diamond() -> None:
    assert _starts(_asked(("s1/back", "No"), ("s2/desk", "Yes"))) == [_BOTTOM, _RIGHT]


def test_an_answer_that_goes_up_leaves_a_corner_and_goes_by_a_gutter() -> None:
    layout = _asked(("s1/site", "Not sure"))
    assert _starts(layout) == [_RIGHT]
    # up the gutter at 548, into the right side of the box above
    assert [x for x, _ in layout.arrows[0].points] == [476.6, 548, 548, 534]


def test_three_answers_to_one_side_leave_three_corners() -> None:
    layout = _asked(("s2/desk", "Yes"), ("s3/desk", "Later"), ("s2/store", "No"))
    assert _starts(layout) == [_RIGHT, _BOTTOM, _LEFT]


def test_an_answer_that_asks_again_leaves_the_bottom_if_another_goes_left() -> None:
    layout = _asked(("s1/desk", "Again"), ("s0/desk", "Back"), ("s2/desk", "On"))
    assert _starts(layout) == [_BOTTOM, _LEFT, _RIGHT]


def test_a_fourth_answer_leaves_the_box() -> None:
    layout = _asked(("s0/desk", "Back"), ("s1/back", "Down"), ("s2/desk", "On"), ("s0/back", "Deep"))
    assert _starts(layout)[:3] == [_LEFT, _BOTTOM, _RIGHT]
    assert not layout.arrows[3].from_diamond


def test_the_label_of_an_answer_stands_nearer_to_its_own_line_than_to_the_next() -> None:
    no, yes = _asked(("s2/back", "No"), ("s3/desk", "Yes")).arrows
    assert no.label and yes.label
    (_, _), (_, upper), *_ = yes.points
    lower = no.points[1][1]
    # letters reach from 9.6 above their line of writing to 2.4 below it
    assert (yes.label.y - 9.6 - upper, lower - yes.label.y - 2.4) == pytest.approx((6.4, 13.6))
    assert no.label.y - lower == 16
