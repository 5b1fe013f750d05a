"""Views of a journey map: what can be chosen, and what is left by a choice."""

from dataclasses import replace

from pmo_design.render.diagrams.journey import draw_journey, journey_choices
from pmo_design.render.diagrams.journey.choosing import narrowed
from pmo_design.render.diagrams.journey.layout import layout_journey
from pmo_design.render.diagrams.journey.story import Pain, Story
from pmo_design.render.views import WHOLE
from tests.render.journey_examples import PERSONAS, SERVICE, design_with, example

ALONE = """
kind: journey
id: alone
title: Alone
state: to-be
personas: [manager]
stages: [{ id: only, title: Only, steps: [{ id: one, title: One }] }]
"""


def story_of_example() -> Story:
    return layout_journey(*example()).story


def test_stages_personas_and_the_journey_beneath_can_be_chosen() -> None:
    choices = journey_choices(*example())
    assert [(choice.key, choice.many, choice.default) for choice in choices] == [
        ("stage", True, False),
        ("persona", True, False),
        ("compare", False, True),
    ]
    assert choices[0].values[:2] == (("notice", "1 Notice"), ("raise", "2 Raise"))
    assert choices[1].values == (("manager", "Site project manager"), ("ict-lead", "Site ICT lead"))
    assert [value for value, _ in choices[2].values] == ["with", "without"]


def test_where_there_is_nothing_to_choose_nothing_is_offered() -> None:
    assert journey_choices(*design_with({"s.yaml": SERVICE, **PERSONAS, "a.yaml": ALONE}, "alone")) == ()


def test_a_picture_offers_its_choices_in_every_view() -> None:
    whole = draw_journey(*example(), lambda address: None)
    part = draw_journey(*example(), lambda address: None, {"stage": ("raise",)})
    assert whole.choices == part.choices == journey_choices(*example())


def test_the_whole_leaves_nothing_out() -> None:
    story = story_of_example()
    assert narrowed(story, WHOLE) == story
    assert narrowed(story, {"stage": ("nowhere",), "persona": ("nobody",)}) == story


def test_a_stage_alone_keeps_its_number_its_steps_and_what_lay_beneath() -> None:
    part = narrowed(story_of_example(), {"stage": ("decide",)})
    assert [(stage.number, stage.columns) for stage in part.stages] == [(3, (0, 2))]
    assert [step.number for step in part.steps] == [5, 6, 7]
    assert [(step.place, step.title) for step in part.before[0]] == [
        (0, "Wait for a reply"),
        (1, "Answer the questions"),
        (2, "Hear the decision"),
    ]


def test_two_stages_that_are_apart_stand_side_by_side() -> None:
    part = narrowed(story_of_example(), {"stage": ("adapt", "notice")})
    assert [(stage.id, stage.columns) for stage in part.stages] == [("notice", (0, 1)), ("adapt", (2, 3))]
    assert [step.place for step in part.before[1]] == [0, 1, 2, 3]


def test_a_pain_that_is_out_of_sight_is_named_on_the_card_that_answers_it() -> None:
    part = narrowed(story_of_example(), {"stage": ("raise",)})
    page, queue = part.ideas
    assert (page.answers, page.elsewhere) == ((), ("J2.a Three forms, none marked current.",))
    assert (queue.answers, queue.elsewhere) == (("J2.b",), ())


def test_a_persona_alone_keeps_its_looks() -> None:
    part = narrowed(story_of_example(), {"persona": ("ict-lead",)})
    (lead,) = part.travellers
    assert (lead.title, lead.look) == ("Site ICT lead", 1)
    assert [len(step.feelings) for step in part.steps] == [1] * 9
    assert part.steps[0].thoughts == ()
    assert [said.traveller for said in part.steps[1].thoughts] == [0]
    assert len(part.before) == 1


def test_of_the_pains_a_persona_alone_keeps_its_own_and_those_of_the_steps() -> None:
    story = story_of_example()
    pains = tuple(Pain(f"P{at}", f"p:{at}", "Pain", 1, who) for at, who in enumerate((None, 0, 1)))
    steps = (replace(story.steps[0], pains=pains), *story.steps[1:])
    part = narrowed(replace(story, steps=steps), {"persona": ("ict-lead",)})
    assert [(pain.number, pain.traveller) for pain in part.steps[0].pains] == [("P0", None), ("P2", 0)]


def test_without_the_journey_beneath_nothing_tells_of_it() -> None:
    part = narrowed(story_of_example(), {"compare": ("without",)})
    assert not part.compared
    svg = draw_journey(*example(), lambda address: None, {"compare": ("without",)}).svg
    drawn = svg.partition("</style>")[2]
    assert "jm-was" not in drawn and "as it is" not in drawn and "Against today" not in drawn
