"""How well a persona is known, and what it would take to know it better."""

import pytest

from pmo_design.analyse.evidence import (
    items_on,
    next_rung,
    pains_behind,
    pains_on,
    rung_of,
    what_it_takes,
)
from pmo_design.model import Persona
from pmo_design.model.persona import Evidence, EvidenceItem, EvidenceLevel, PainPoint


def known(level: EvidenceLevel, *methods: str, onward: str | None = None) -> Persona:
    items = tuple(EvidenceItem(method=method) for method in methods)
    return Persona(id="x", title="X", evidence=Evidence(level=level, items=items, next=onward))


def test_a_persona_without_evidence_stands_below_the_ladder() -> None:
    nobody = Persona(id="x", title="X")

    assert (rung_of(nobody), next_rung(nobody)) == (0, "assumed")


def test_nothing_is_above_the_top_of_the_ladder() -> None:
    top = known("confirmed")

    assert (rung_of(top), next_rung(top), what_it_takes(top)) == (5, None, None)


def test_the_author_says_best_what_the_next_rung_takes() -> None:
    assert what_it_takes(known("assumed", onward="Ask the night shift.")) == "Ask the night shift."


def test_where_the_author_says_nothing_the_next_rung_says_what_it_is_made_of() -> None:
    assert what_it_takes(known("interviewed", "Interviews, 60 minutes each", "Shadowing, two shifts")) == (
        "Watch somebody in the role at work, and record where and for how long."
        " 1 of the kind is on record already."
    )
    assert what_it_takes(known("proxy", "Survey")) == (
        "Ask people in the role themselves, and record how many and when."
        " Nothing of the kind is on record yet."
    )


@pytest.mark.parametrize(
    ("method", "level"),
    [
        ("Interviews, 60 minutes each", "interviewed"),
        ("Shadowing, two full shifts", "observed"),
        ("Gate log, arrivals of contractors", "proxy"),
        ("Confirmed in writing by the lead", "confirmed"),
        ("Focus group", "interviewed"),
    ],
)
def test_an_item_stands_on_the_rung_that_its_method_names(method: str, level: EvidenceLevel) -> None:
    assert [item.method for item in items_on(known("observed", method), level)] == [method]


def test_pains_are_counted_by_rung_and_those_behind_are_named() -> None:
    pains = (
        PainPoint(id="a", title="A", evidence="observed"),
        PainPoint(id="b", title="B", evidence="proxy"),
        PainPoint(id="c", title="C"),
    )
    persona = known("observed").model_copy(update={"pain_points": pains})

    assert [pain.id for pain in pains_on(persona, "observed")] == ["a"]
    assert [pain.id for pain in pains_behind(persona)] == ["b", "c"]
