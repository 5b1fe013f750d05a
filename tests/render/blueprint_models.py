"""Blueprints made up by hypothesis: any number of lanes and steps, long words, many scripts, all arrows."""

from collections.abc import Sequence

from hypothesis import strategies as st

from pmo_design.link import ServiceDesign
from pmo_design.model import Blueprint

NOTHING = ServiceDesign((), ())
ROLES = ("evidence", "customer", "frontstage", "backstage", "support")
WORDS = (
    "Logs the change and names its effect",
    "Ok",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung",
    "現場の責任者が変更を確認して承認します",
    "يطلب مدير الموقع الدعم من المكتب",
    "साइट प्रबंधक परिवर्तन का अनुरोध करता है",
    "👩🏽‍🚒🚧🔥 alarm 👩🏽‍🚒🚧🔥",
    "https://portal.example/requests/2023/12/18/long-path?query=1",
    "The site 現場 asks يطلب for परिवर्तन today",
    "One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen",
)
_SYSTEMS = ("system:ledger", "system:tracker", "system:desk")
_PEOPLE = ("role:resource-planner", "role:pmo-lead", "role:पर्यवेक्षक")
_LABELS = ("Yes", "No: re-scope", "Signed scope", "نعم", "承認済み")


def words() -> st.SearchStrategy[str]:
    return st.sampled_from(WORDS)


def maybe() -> st.SearchStrategy[str | None]:
    return st.one_of(st.none(), words())


@st.composite
def blueprints(
    draw: st.DrawFn,
    most_steps: int = 12,
    most_lanes: int = 7,
    most_links: int = 14,
    doubled: bool = True,
    systems: bool = True,
) -> Blueprint:
    """Draw a blueprint of any shape up to a size.

    Where `doubled`, a lane may have two cells at a step; where `systems`, cells may use some.
    """
    lanes = [
        {
            "id": f"{role}-{index}",
            "role": role,
            "title": draw(maybe()),
            "note": draw(maybe()),
            "actor": draw(st.sampled_from((None, *_PEOPLE))),
        }
        for index, role in enumerate(draw(st.lists(st.sampled_from(ROLES), min_size=1, max_size=most_lanes)))
    ]
    count = draw(st.integers(1, most_steps))
    starts = sorted({0, *draw(st.lists(st.integers(0, count - 1), max_size=4))})
    steps = [draw(_steps(index, lanes, doubled, systems)) for index in range(count)]
    phases = [
        {"id": f"p{at}", "title": draw(words()), "goal": draw(maybe()), "steps": tuple(steps[first:end])}
        for at, (first, end) in enumerate(zip(starts, (*starts[1:], count), strict=True))
    ]
    places = [
        f"{phase['id']}/{step['id']}/{cell['id']}"
        for phase in phases
        for step in phase["steps"]
        for cell in step["cells"]
    ]
    return Blueprint.model_validate(
        {
            "id": "any",
            "title": draw(words()),
            "summary": draw(maybe()),
            "lanes": tuple(lanes),
            "phases": tuple(phases),
            "links": tuple(draw(st.lists(_links(places), max_size=most_links))),
        }
    )


@st.composite
def _steps(
    draw: st.DrawFn, index: int, lanes: Sequence[dict[str, object]], doubled: bool, systems: bool
) -> dict[str, object]:
    keep = draw(st.lists(st.booleans(), min_size=len(lanes), max_size=len(lanes)))
    chosen = [lane for lane, kept in zip(lanes, keep, strict=True) if kept] or [lanes[0]]
    cells = []
    for lane in chosen:
        slots = 2 if doubled and draw(st.integers(0, 5)) == 0 else 1
        cells += [draw(_cells(str(lane["id"]), slot, systems)) for slot in range(slots)]
    return {
        "id": f"s{index}",
        "title": draw(words()),
        "elapsed": draw(st.sampled_from((None, "2 d", "3 h"))),
        "policy": draw(maybe()),
        "metric": draw(st.sampled_from((None, {"title": "Days", "today": 9, "target": 2, "unit": "d"}))),
        "cells": tuple(cells),
    }


@st.composite
def _cells(draw: st.DrawFn, lane: str, slot: int, uses: bool) -> dict[str, object]:
    systems = tuple(draw(st.lists(st.sampled_from(_SYSTEMS), max_size=2 if uses else 0, unique=True)))
    text = draw(maybe()) if systems or lane.startswith("support") else draw(words())
    cell: dict[str, object] = {"id": f"{lane}-{slot}", "lane": lane, "text": text, "systems": systems}
    kind = draw(st.integers(0, 7))
    if kind in (0, 1):
        cell |= {"decision": {"question": draw(words())}, "service_level": draw(maybe())}
    if kind in (1, 2, 3):
        cell |= {
            "moment_of_truth": draw(maybe()),
            "fail_point": {"title": draw(words()), "recovery": draw(maybe())},
            "wait_point": {"title": "Waits"},
            "automated": draw(st.booleans()),
        }
    if kind in (3, 4):
        cell |= {
            "responsible": tuple(draw(st.lists(st.sampled_from(_PEOPLE), max_size=3, unique=True))),
            "accountable": draw(st.sampled_from((None, *_PEOPLE))),
            "service_level": draw(maybe()),
        }
    return cell


def _links(places: Sequence[str]) -> st.SearchStrategy[dict[str, object]]:
    return st.fixed_dictionaries(
        {
            "from": st.sampled_from(places),
            "to": st.sampled_from(places),
            "type": st.sampled_from(("triggers", "triggers", "needs")),
            "direction": st.sampled_from(("one-way", "one-way", "two-way")),
            "label": st.one_of(st.none(), st.none(), st.sampled_from(_LABELS)),
        }
    )
