"""The journey map's geometry: where things stand, and that nothing ever leaves its place."""

from collections.abc import Callable
from dataclasses import replace
from itertools import combinations, pairwise
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pmo_design.render.box import Box
from pmo_design.render.diagrams.journey.layout import JourneyLayout, lay_out, layout_journey
from pmo_design.render.diagrams.journey.shapes import Text, line_width
from pmo_design.render.diagrams.journey.story import (
    Feeling,
    Figure,
    Idea,
    Pain,
    Said,
    StageStory,
    StepStory,
    Story,
    Touch,
    Traveller,
)
from tests.render.journey_examples import example

_WORDS = st.sampled_from(
    [
        "the",
        "site",
        "roster",
        "Donaudampfschifffahrtsgesellschaftskapitänsmütze",
        "計画変更の承認を待っている作業員",
        "مشروع الموقع",
        "👷🏽‍♀️🚧",
        "https://example.org/a/very/long/path?with=a&query=string",
        "W",
    ]
)
_TEXTS = st.lists(_WORDS, min_size=1, max_size=9).map(" ".join)
_UNHURRIED = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Journeys that nobody would write: any text anywhere, any feeling, any pain answered from anywhere."""
    people = draw(st.integers(1, 5))
    sizes = draw(st.lists(st.integers(1, 4), min_size=1, max_size=5))
    count = sum(sizes)
    texts = draw(st.lists(_TEXTS, min_size=3, max_size=9))
    chance = draw(st.randoms(use_true_random=False))

    def text(longest: int = 99) -> str:
        return " ".join(chance.choice(texts).split()[:longest])

    def feeling() -> Feeling | None:
        return Feeling(chance.randint(-4, 4) / 2, text(3)) if chance.random() < 0.7 else None

    pains = [
        tuple(
            Pain(number, f"p:{number}", text(), chance.randint(1, 3), chance.randrange(people))
            for number in sorted(chance.sample(range(1, 15), chance.randint(0, 3)))
        )
        for _ in range(count)
    ]
    answered = chance.random()
    ideas: list[list[Idea]] = []
    for column in range(count):
        number = sum(map(len, ideas)) + 1
        ideas.append(
            [_idea(number + at, column, pains, text, chance, answered) for at in range(chance.randint(0, 2))]
        )
    steps = tuple(
        StepStory(
            number=column + 1,
            id=f"s{column}",
            address=f"journey:j/x/s{column}",
            title=text(),
            action=chance.choice(["", text()]),
            thoughts=tuple(
                Said(text(), chance.choice([None, people - 1])) for _ in range(chance.randint(0, 2))
            ),
            touches=tuple(
                Touch(text(4), text(3), "phone", (), None, ("channel:c",))
                for _ in range(chance.randint(0, 2))
            ),
            feelings=tuple(feeling() for _ in range(people)),
            pains=pains[column],
            ideas=tuple(ideas[column]),
            truth=chance.choice([None, text()]),
            figure=chance.choice([None, Figure(text(3), text(2), text(2))]),
            work=chance.choice([None, "45\u00a0min"]),
            wait=chance.choice([None, "3\u00a0d"]),
        )
        for column in range(count)
    )
    firsts = [sum(sizes[:at]) for at in range(len(sizes))]
    places = chance.randint(0, 12)
    return Story(
        id="journey-j",
        address="journey:j",
        title=text(),
        state=chance.choice(["as-is", "to-be", "speculative"]),
        improves=places > 0,
        service=chance.choice(["", text()]),
        sheet=chance.choice(["", text()]),
        travellers=tuple(
            Traveller(f"persona:p{at}", text(3), text(3), 0.5, text(), at) for at in range(people)
        ),
        stages=tuple(
            StageStory(
                at + 1, f"x{at}", "j", text(3), chance.choice([None, text(4)]), (first, first + size - 1)
            )
            for at, (first, size) in enumerate(zip(firsts, sizes, strict=True))
        ),
        steps=steps,
        before=tuple(
            tuple(((at + 0.5) / places * count - 0.5, feeling(), "was") for at in range(places))
            for _ in range(people)
        ),
    )


def _idea(
    number: int,
    column: int,
    pains: list[tuple[Pain, ...]],
    text: Callable[[int], str],
    chance: Random,
    answered: float,
) -> Idea:
    felt = {pain.number for here in pains for pain in here}
    answers = tuple(sorted(pain for pain in felt if chance.random() < answered / 3))
    columns = [column]
    for pain in answers:
        where = [at for at, here in enumerate(pains) if any(each.number == pain for each in here)]
        columns.append(min(where, key=lambda at: (abs(at - column), at)))
    elsewhere = (text(4),) if chance.random() < 0.3 else ()
    note = chance.choice(["", "High impact"])
    return Idea(number, "o", text(9), note, answers, elsewhere, (min(columns), max(columns)))


def ink(text: Text) -> Box:
    """The part of a text's box that its longest line covers."""
    width = max((line_width(line, text.style) for line in text.lines), default=0.0)
    shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor]
    return Box(text.x - shift * width, text.box.y, width, text.box.height)


@given(stories())
@_UNHURRIED
def test_no_line_is_wider_than_its_box_and_no_two_texts_overlap(story: Story) -> None:
    texts = [text for text in lay_out(story).texts if text.lines]
    for text in texts:
        for line in text.lines:
            assert line_width(line, text.style) <= text.box.width + 0.01, text
    by_top = sorted(((ink(text), text) for text in texts), key=lambda pair: pair[0].y)
    for at, (box, text) in enumerate(by_top):
        for other_box, other in by_top[at + 1 :]:
            if other_box.y >= box.bottom:
                break
            assert not box.overlaps(other_box, -0.01), (text, other)


@given(stories())
@_UNHURRIED
def test_everything_stands_on_the_page(story: Story) -> None:
    layout = lay_out(story)
    page = [ink(text) for text in layout.texts]
    page += [item.box for row in layout.rows for item in row.items]
    page += [card.box for card in layout.heading.cards]
    page += [gap.box for gap in layout.emotion.gaps] if layout.emotion else []
    page += [entry.box for entry in layout.legend]
    for box in page:
        assert box.x >= 0 and box.y >= 0, box
        assert box.right <= layout.width and box.bottom <= layout.height, box


@given(stories())
@_UNHURRIED
def test_cards_chips_and_gaps_keep_off_one_another(story: Story) -> None:
    layout = lay_out(story)
    for row in layout.rows:
        for one, other in combinations([item.box for item in row.items], 2):
            assert not one.overlaps(other, -0.01), (one, other)
        for item in row.items:
            for one, other in combinations([chip.box for chip in item.chips], 2):
                assert not one.overlaps(other), item
            for chip in item.chips:
                assert item.box.x <= chip.box.x and chip.box.right <= item.box.right
                assert item.box.y <= chip.box.y and chip.box.bottom <= item.box.bottom
    if layout.emotion:
        gaps = [gap.box for gap in layout.emotion.gaps]
        assert not any(one.overlaps(other) for one, other in combinations(gaps, 2))


@given(stories())
@_UNHURRIED
def test_texts_of_a_step_stay_inside_its_columns(story: Story) -> None:
    layout = lay_out(story)
    for row in layout.rows:
        for item in row.items:
            for text in item.texts:
                assert item.box.x - 0.01 <= text.box.x and ink(text).right <= item.box.right + 0.01, item


@given(stories())
@_UNHURRIED
def test_arrows_end_on_a_card_and_cross_none(story: Story) -> None:
    layout = lay_out(story)
    cards = [item.box for row in layout.rows if row.name == "opportunity" for item in row.items]
    for arrow in layout.arrows:
        x, y = arrow.points[-1]
        assert any(card.x < x < card.right and abs(card.y - 2 - y) < 0.01 for card in cards), arrow
        for (x1, y1), (x2, y2) in pairwise(arrow.points):
            stroke = Box(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
            assert not any(stroke.overlaps(card) for card in cards), arrow


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
    assert emotion is not None
    plus_two = emotion.levels[0].y
    assert [level.y - plus_two for level in emotion.levels] == [0, 48, 96, 144, 192]
    manager = next(line for line in emotion.lines if line.traveller == 0 and not line.before)
    assert [x for x, _ in manager.points] == [273, 423, 577, 727, 881, 1031, 1181, 1335, 1485]
    assert manager.points[6][1] == plus_two


def test_a_line_stops_where_nothing_is_known_and_a_hatched_box_says_so() -> None:
    emotion = drawn().emotion
    assert emotion is not None
    lead = [line for line in emotion.lines if line.traveller == 1 and not line.before]
    assert [len(line.points) for line in lead] == [4, 4]
    (gap,) = emotion.gaps
    assert gap.text.words == "No evidence"
    assert gap.box.middle[0] == 881
    assert gap.label == "No evidence of how it feels: Site ICT lead, step 5"


def test_the_as_is_journey_lies_under_the_to_be_one_step_by_step() -> None:
    emotion = drawn().emotion
    assert emotion is not None
    before = [line for line in emotion.lines if line.before]
    assert [(line.traveller, len(line.points)) for line in before] == [(0, 9), (1, 9)]
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
        ["P1"],
        ["P2"],
        ["P3", "P4"],
        ["P5"],
    ]
    assert len(layout.arrows) == 5


def test_rows_that_nothing_uses_are_left_out() -> None:
    assert [row.name for row in drawn().rows] == [
        "step",
        "thought",
        "touchpoint",
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
    assert [text.words for text in layout.speculation] == ["SPECULATIVE", "Not yet observed"]
    assert drawn().speculation == ()
