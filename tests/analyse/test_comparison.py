"""A journey set against the one it improves: which step takes the place of which, and what changed."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from pmo_design.analyse.comparison import Comparison, FeelingChange, compare, improved, match_steps
from tests.analyse.comparison_example import TODAY, journeys


def compared() -> Comparison:
    return compare(*journeys())


def test_a_step_takes_the_place_of_those_it_was_and_else_of_the_one_of_its_id() -> None:
    _, today, better = journeys()
    assert match_steps(today, better) == ((0, 1), (3,), (4,), ())


def test_a_removed_step_stands_where_it_was() -> None:
    assert [(step.before, step.after) for step in compared().steps] == [
        (("journey:today/ask/find", "journey:today/ask/fill"), "journey:better/ask/ask"),
        (("journey:today/ask/chase",), None),
        (("journey:today/hear/hear",), "journey:better/hear/hear"),
        (("journey:today/hear/tell",), "journey:better/hear/tell"),
        ((), "journey:better/hear/check"),
    ]
    assert [step.stage for step in compared().steps] == [
        "journey:better/ask",
        "journey:better/ask",
        "journey:better/hear",
        "journey:better/hear",
        "journey:better/hear",
    ]


def test_a_removed_step_stays_in_its_stage_before_the_steps_that_it_came_before() -> None:
    today = TODAY.replace("id: hear, title: Hear of it", "id: guess, title: Guess")
    assert [step.before or step.after for step in compare(*journeys(today=today)).steps][1:] == [
        ("journey:today/ask/chase",),
        ("journey:today/hear/guess",),
        "journey:better/hear/hear",
        ("journey:today/hear/tell",),
        "journey:better/hear/check",
    ]


def test_what_becomes_of_a_step_is_judged_by_how_it_feels() -> None:
    assert [step.verdict for step in compared().steps] == ["better", "removed", "same", "worse", "added"]
    assert compared().count("better", "worse") == 2


def test_of_two_steps_in_one_feelings_are_the_mean_and_times_the_sum() -> None:
    first = compared().steps[0]
    assert first.feelings == (FeelingChange("persona:anna", Decimal("-1.5"), Decimal(1)),)
    assert first.feelings[0].change == Decimal("2.5")
    assert (first.work, first.wait) == ((50, 5), (60, 0))
    assert first.channels == (("channel:mail",), ("channel:call",))


def test_a_pain_says_how_it_was_felt_how_it_is_and_what_answers_it() -> None:
    slow, late = compared().pains
    assert (slow.pain, slow.before, slow.after) == ("persona:anna/slow", 2, None)
    assert slow.answers == ("journey:better/ask/ask/one",)
    assert (late.pain, late.before, late.after, late.answers) == ("persona:anna/late", 3, 1, ())


def test_a_step_that_is_better_for_one_and_worse_for_another_is_mixed() -> None:
    step = compared().steps[0]
    other = FeelingChange("persona:ben", Decimal(1), Decimal(0))
    assert _with(step.feelings[0], other) == "mixed"
    assert _with(FeelingChange("persona:ben", None, Decimal(0))) == "unknown"


def _with(*feelings: FeelingChange) -> str:
    return replace(compared().steps[0], feelings=feelings).verdict


def test_several_steps_may_take_the_place_of_one() -> None:
    better = """
kind: journey
id: better
title: Better
state: to-be
improves: today
personas: [anna]
stages:
  - id: hear
    title: Hear
    steps:
      - { id: call, title: Call, was: [today/hear/hear] }
      - { id: hear, title: Hear }
"""
    _, today, journey = journeys(better=better)
    assert match_steps(today, journey) == ((3,), (3,))


def test_an_id_that_occurs_twice_is_matched_in_its_own_stage_alone() -> None:
    better = """
kind: journey
id: better
title: Better
state: to-be
improves: today
personas: [anna]
stages:
  - { id: ask, title: Ask, steps: [{ id: tell, title: Tell }] }
  - { id: hear, title: Hear, steps: [{ id: tell, title: Tell again }] }
"""
    _, today, journey = journeys(better=better)
    assert match_steps(today, journey) == ((), (4,))


def test_only_a_journey_that_improves_another_is_compared() -> None:
    design, today, better = journeys()
    assert improved(design, better) is today
    assert improved(design, today) is None


@given(
    st.lists(st.sampled_from("abcdef"), min_size=1, unique=True),
    st.lists(st.sampled_from("abcdef"), min_size=1, unique=True),
)
def test_every_step_of_both_journeys_has_one_row(before: list[str], after: list[str]) -> None:
    def text(head: str, ids: list[str]) -> str:
        stages = "".join(
            f"  - {{ id: s-{id_}, title: S, steps: [{{ id: {id_}, title: T }}] }}\n" for id_ in ids
        )
        return f"kind: journey\n{head}\npersonas: [anna]\nstages:\n{stages}"

    steps = compare(
        *journeys(
            text("id: today\ntitle: Today\nstate: as-is", before),
            text("id: better\ntitle: Better\nstate: to-be\nimproves: today", after),
        )
    ).steps
    olds = [old for step in steps for old in step.before]
    assert sorted(olds) == sorted(f"journey:today/s-{id_}/{id_}" for id_ in before)
    assert [step.after for step in steps if step.after] == [f"journey:better/s-{id_}/{id_}" for id_ in after]
    stages = [step.stage for step in steps]
    assert len(dict.fromkeys(stages)) == sum(
        one != other for one, other in zip(stages, [None, *stages], strict=False)
    )
