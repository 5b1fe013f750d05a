"""The journey map's geometry: where things stand, and that nothing ever leaves its place."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations, pairwise
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings

from pmo_design.render.box import Box
from pmo_design.render.diagrams.journey.choosing import narrowed
from pmo_design.render.diagrams.journey.curve import height_at
from pmo_design.render.diagrams.journey.layout import JourneyLayout, lay_out, layout_journey
from pmo_design.render.diagrams.journey.shapes import line_width
from pmo_design.render.diagrams.journey.story import StageStory, Story
from tests.render.journey_examples import example, make_story, stories

_UNHURRIED = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def check_texts(layout: JourneyLayout) -> None:
    texts = [text for text in layout.texts if text.lines]
    for text in texts:
        for line in text.lines:
            assert line_width(line, text.style) <= text.box.width + 0.01, text
    by_top = sorted(((text.ink, text) for text in texts), key=lambda pair: pair[0].y)
    for at, (box, text) in enumerate(by_top):
        for other_box, other in by_top[at + 1 :]:
            if other_box.y >= box.bottom:
                break
            assert not box.overlaps(other_box, -0.01), (text, other)


def check_places(layout: JourneyLayout) -> None:
    page = [text.ink for text in layout.texts]
    page += [item.box for row in layout.rows for item in row.items]
    page += [card.box for card in layout.heading.cards]
    page += [gap.box for gap in layout.emotion.gaps]
    page += [
        Box(mark.x - mark.radius, mark.y - mark.radius, 2 * mark.radius, 2 * mark.radius)
        for mark in layout.emotion.marks
    ]
    page += [entry.box for entry in layout.legend]
    for box in page:
        assert box.x >= 0 and box.y >= 0, box
        assert box.right <= layout.width and box.bottom <= layout.height, box


def check_cards(layout: JourneyLayout) -> None:
    for row in layout.rows:
        for one, other in combinations([item.box for item in row.items], 2):
            assert not one.overlaps(other, -0.01), (one, other)
        for item in row.items:
            for one, other in combinations([chip.box for chip in item.chips], 2):
                assert not one.overlaps(other), item
            for chip in item.chips:
                assert item.box.x <= chip.box.x and chip.box.right <= item.box.right
                assert item.box.y <= chip.box.y and chip.box.bottom <= item.box.bottom
    gaps = [gap.box for gap in layout.emotion.gaps]
    assert not any(one.overlaps(other) for one, other in combinations(gaps, 2))


def check_items(layout: JourneyLayout) -> None:
    for row in layout.rows:
        for item in row.items:
            for text in item.texts:
                assert item.box.x - 0.01 <= text.box.x and text.ink.right <= item.box.right + 0.01, item


def check_arrows(layout: JourneyLayout) -> None:
    cards = [item.box for row in layout.rows if row.name == "opportunity" for item in row.items]
    for arrow in layout.arrows:
        x, y = arrow.points[-1]
        assert any(card.x < x < card.right and abs(card.y - 2 - y) < 0.01 for card in cards), arrow
        for (x1, y1), (x2, y2) in pairwise(arrow.points):
            stroke = Box(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
            assert not any(stroke.overlaps(card) for card in cards), arrow


def check_curves(layout: JourneyLayout) -> None:
    emotion, columns = layout.emotion, layout.columns
    for line in emotion.lines:
        xs = [x for x, _ in line.points]
        for at in range(101):
            y = height_at(line.points, xs[0] + (xs[-1] - xs[0]) * at / 100)
            assert y is None or emotion.levels[0].y - 0.01 <= y <= emotion.levels[-1].y + 0.01
    for mark in emotion.marks:
        assert columns[0].x <= mark.x - mark.radius and mark.x + mark.radius <= columns[-1].right, mark
    now = [mark for mark in emotion.marks if not mark.before]
    for one, other in combinations(now, 2):
        assert (one.x, one.y) != (other.x, other.y), (one, other)


CHECKS = (check_texts, check_places, check_cards, check_items, check_arrows, check_curves)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_any_journey_keeps_everything_in_its_place(check: Callable[[JourneyLayout], None]) -> None:
    @given(stories())
    @_UNHURRIED
    def holds(story: Story) -> None:
        check(lay_out(story))

    holds()


@given(stories(most_steps=10))
@_UNHURRIED
def test_any_part_of_a_journey_keeps_everything_in_its_place(story: Story) -> None:
    for view in (
        {"stage": (story.stages[-1].id,)},
        {"persona": (story.travellers[-1].key,)},
        {"compare": ("without",), "stage": (story.stages[0].id,), "persona": (story.travellers[0].key,)},
    ):
        layout = lay_out(narrowed(story, view))
        for check in CHECKS:
            check(layout)


@pytest.mark.sweep
@given(stories(most_steps=40, most_people=7))
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_journey_keeps_everything_in_its_place(story: Story) -> None:
    layout = lay_out(story)
    for check in CHECKS:
        check(layout)


def test_the_longest_journeys_keep_everything_in_its_place() -> None:
    words = ["Donaudampfschifffahrtsgesellschaftskapitänsmütze", "مشروع الموقع في الشمال", "計画変更の承認"]
    layout = lay_out(make_story(Random(7), words, 5, [8, 8, 8, 8, 8]))
    for check in CHECKS:
        check(layout)


def drawn() -> JourneyLayout:
    return layout_journey(*example())


def test_the_rail_is_158_and_the_columns_are_150_with_4_between_stages() -> None:
    layout = drawn()
    assert [column.x for column in layout.columns] == [198, 348, 502, 652, 806, 956, 1106, 1260, 1410]
    assert {column.width for column in layout.columns} == {150}
    assert layout.columns[-1].right == 1560
    assert layout.borders == (500, 804, 1258)


def test_levels_are_48_apart_and_points_stand_at_the_centres_of_columns() -> None:
    emotion = drawn().emotion
    plus_two = emotion.levels[0].y
    assert [level.y - plus_two for level in emotion.levels] == [0, 48, 96, 144, 192]
    manager = next(line for line in emotion.lines if line.traveller.index == 0 and not line.before)
    assert [x for x, _ in manager.points] == [273, 423, 577, 727, 881, 1031, 1181, 1335, 1485]
    assert manager.points[6][1] == plus_two


def test_a_line_stops_where_nothing_is_known_and_a_hatched_box_says_so() -> None:
    emotion = drawn().emotion
    lead = [line for line in emotion.lines if line.traveller.index == 1 and not line.before]
    assert [len(line.points) for line in lead] == [4, 4]
    (gap,) = emotion.gaps
    assert gap.text.words == "No evidence"
    assert gap.box.middle[0] == 881
    assert gap.label == "No evidence of how it feels: Site ICT lead, step 5"


def test_the_as_is_journey_lies_under_the_to_be_one_step_by_step() -> None:
    emotion = drawn().emotion
    before = [line for line in emotion.lines if line.before]
    assert [(line.traveller.index, len(line.points)) for line in before] == [(0, 9), (1, 9)]
    assert before[0].points[0][0] == 273
    assert [name.words for name in emotion.names] == [
        "Site project manager",
        "Site ICT lead",
        "as-is",
        "as-is",
    ]


def test_a_card_spans_its_own_column_and_those_of_the_pains_it_answers() -> None:
    layout = drawn()
    cards = next(row for row in layout.rows if row.name == "opportunity").items
    assert [(card.box.x, card.box.right) for card in cards] == [
        (356, 644),
        (660, 794),
        (814, 1098),
        (1114, 1402),
    ]
    assert [[chip.text.words for chip in card.chips] for card in cards] == [
        ["J2.a"],
        ["J2.b"],
        ["J2.c", "J2.d"],
        ["J2.e"],
    ]
    assert len(layout.arrows) == 5


def test_rows_that_nothing_uses_are_left_out() -> None:
    assert [row.name for row in drawn().rows] == [
        "step",
        "thought",
        "touchpoint",
        "change",
        "pain",
        "opportunity",
        "metric",
        "moment",
    ]


def test_a_journey_of_one_step_is_as_wide_as_its_heading() -> None:
    story = drawn().story
    stage = StageStory(1, "notice", "journey:change/notice", "Notice", None, (0, 0))
    alone = lay_out(replace(story, stages=(stage,), steps=story.steps[:1], before=((), ())))
    assert [(column.x, column.width) for column in alone.columns] == [(198, 842)]


def test_forty_steps_widen_the_page_and_shrink_no_type() -> None:
    story = drawn().story
    stage = StageStory(1, "notice", "journey:change/notice", "Notice", None, (0, 39))
    steps = tuple(replace(story.steps[0], number=at + 1, ideas=()) for at in range(40))
    layout = lay_out(replace(story, stages=(stage,), steps=steps, before=((), ())))
    assert layout.columns[-1].right == 198 + 40 * 150
    assert min(text.style.size for text in layout.texts) == 12


def test_a_speculative_journey_says_so_beside_its_bands() -> None:
    layout = lay_out(replace(drawn().story, state="speculative"))
    assert layout.strip is not None
    assert [text.words for text in layout.strip.texts] == ["SPECULATIVE: NOT YET OBSERVED"]
    assert layout.strip.box.bottom < layout.bands[0].box.y
    assert all(mark.hollow for mark in layout.emotion.marks)
    assert drawn().strip is None
