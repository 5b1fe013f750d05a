"""The journey map's geometry: where things stand, and that nothing ever leaves its place."""

from itertools import combinations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from journey_examples import example

from pmo_design.render.diagrams.journey.layout import JourneyLayout, lay_out, layout_journey
from pmo_design.render.diagrams.journey.shapes import Box, Text, line_width
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
_SHORT = st.lists(_WORDS, min_size=1, max_size=3).map(" ".join)
_FEELINGS = st.one_of(
    st.none(), st.builds(Feeling, st.sampled_from([-2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0]), _SHORT)
)
_UNHURRIED = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)


@st.composite
def stories(draw: st.DrawFn) -> Story:
    people = draw(st.integers(1, 5))
    stage_sizes = draw(st.lists(st.integers(1, 5), min_size=1, max_size=8))
    count = sum(stage_sizes)
    pains = [
        tuple(
            Pain(
                number, f"p:{number}", draw(_TEXTS), draw(st.integers(1, 3)), draw(st.integers(0, people - 1))
            )
            for number in sorted(draw(st.sets(st.integers(1, 14), max_size=3)))
        )
        for _ in range(count)
    ]
    felt = sorted({pain.number for column in pains for pain in column})
    columns_of = {
        number: [c for c in range(count) if any(p.number == number for p in pains[c])] for number in felt
    }
    steps = []
    ideas = 0
    for column in range(count):
        here = []
        for _ in range(draw(st.integers(0, 2))):
            ideas += 1
            answers = tuple(sorted(draw(st.sets(st.sampled_from(felt), max_size=6)))) if felt else ()
            nearest = [min(columns_of[n], key=lambda at: (abs(at - column), at)) for n in answers]
            span = (min([column, *nearest]), max([column, *nearest]))
            elsewhere = tuple(draw(st.lists(_SHORT, max_size=2)))
            here.append(
                Idea(
                    ideas,
                    "o",
                    draw(_TEXTS),
                    draw(st.sampled_from(["", "High impact"])),
                    answers,
                    elsewhere,
                    span,
                )
            )
        steps.append(
            StepStory(
                number=column + 1,
                id=f"s{column}",
                address=f"journey:j/x/s{column}",
                title=draw(_TEXTS),
                action=draw(st.one_of(st.just(""), _TEXTS)),
                thoughts=tuple(
                    draw(st.lists(st.builds(Said, _TEXTS, st.sampled_from([None, people - 1])), max_size=2))
                ),
                touches=tuple(
                    draw(
                        st.lists(
                            st.builds(
                                Touch,
                                _SHORT,
                                _SHORT,
                                st.just("phone"),
                                st.just(()),
                                st.none(),
                                st.just(("c",)),
                            ),
                            max_size=2,
                        )
                    )
                ),
                feelings=tuple(draw(_FEELINGS) for _ in range(people)),
                pains=pains[column],
                ideas=tuple(here),
                truth=draw(st.one_of(st.none(), _TEXTS)),
                figure=draw(st.one_of(st.none(), st.builds(Figure, _SHORT, _SHORT, _SHORT))),
                work=draw(st.sampled_from([None, "45\u00a0min"])),
                wait=draw(st.sampled_from([None, "3\u00a0d"])),
            )
        )
    stages, first = [], 0
    for number, size in enumerate(stage_sizes, start=1):
        span = (first, first + size - 1)
        stages.append(
            StageStory(number, f"x{number}", "j", draw(_SHORT), draw(st.one_of(st.none(), _SHORT)), span)
        )
        first += size
    places = draw(st.integers(0, 12))
    before = tuple(
        tuple(((at + 0.5) / places * count - 0.5, draw(_FEELINGS), "was") for at in range(places))
        for _ in range(people)
    )
    return Story(
        id="journey-j",
        address="journey:j",
        title=draw(_TEXTS),
        summary="",
        state=draw(st.sampled_from(["as-is", "to-be", "speculative"])),
        improves=places > 0,
        service=draw(_TEXTS),
        sheet=draw(_TEXTS),
        travellers=tuple(
            Traveller(f"persona:p{at}", draw(_SHORT), draw(_SHORT), 0.5, draw(_TEXTS), at)
            for at in range(people)
        ),
        stages=tuple(stages),
        steps=tuple(steps),
        before=before,
    )


def ink(text: Text) -> Box:
    """The part of a text's box that its longest line covers."""
    width = max((line_width(line, text.style) for line in text.lines), default=0.0)
    shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor]
    return Box(text.x - shift * width, text.box.y, width, text.box.height)


@given(stories())
@_UNHURRIED
def test_no_line_is_wider_than_its_box(story: Story) -> None:
    for text in lay_out(story).texts:
        for line in text.lines:
            assert line_width(line, text.style) <= text.box.width + 0.01, text


@given(stories())
@_UNHURRIED
def test_no_two_texts_overlap(story: Story) -> None:
    boxes = [(ink(text), text) for text in lay_out(story).texts if text.lines]
    for (a, one), (b, other) in combinations(boxes, 2):
        assert not a.overlaps(b, -0.01), (one, other)


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
    items = [item for row in layout.rows for item in row.items]
    for one, other in combinations([item.box for item in items], 2):
        assert not one.overlaps(other, -0.01), (one, other)
    for item in items:
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
        for (x1, y1), (x2, y2) in zip(arrow.points, arrow.points[1:], strict=False):
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


def test_a_journey_of_one_step_has_a_page_as_wide_as_its_heading() -> None:
    layout = drawn()
    story = layout.story
    alone = Story(
        **{
            **{name: getattr(story, name) for name in Story.__dataclass_fields__},
            "stages": (StageStory(1, "notice", "journey:change/notice", "Notice", None, (0, 0)),),
            "steps": story.steps[:1],
            "before": ((), ()),
        }
    )
    assert lay_out(alone).columns == (
        Box(198, lay_out(alone).columns[0].y, 842, lay_out(alone).columns[0].height),
    )
