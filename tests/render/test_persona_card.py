"""The persona card holds its words, whatever they are."""

import re
from dataclasses import replace
from itertools import combinations
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from pmo_design.model import Persona
from pmo_design.pipeline import design_from_texts
from pmo_design.render.diagrams.persona import draw_persona_card, lay_out_card
from pmo_design.render.diagrams.persona.layout import HEIGHT, MARGIN, WIDTH, CardLayout, Text
from pmo_design.render.diagrams.persona.story import CardStory, Said, tell_card
from pmo_design.render.text import text_width
from tests.render.page_examples import TEXTS

WORDS = st.one_of(
    st.text("abc déf-gh", min_size=1, max_size=90).filter(str.strip),
    st.sampled_from(
        (
            "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle",
            "每个星期五都要把同样的状态填进三个不同的系统里",
            "يكتب الحالة نفسها في ثلاثة أنظمة كل يوم جمعة",
            "हर शुक्रवार को एक ही स्थिति तीन जगह लिखता है",
            "👩🏽‍🏭🚧 waits 🚧 at the gate 👷",
        )
    ),
)
SAID = st.builds(
    Said, st.just("x"), st.just("persona:x/y"), WORDS, st.just("Stops the work"), WORDS | st.just(""),
    st.integers(0, 3), st.sampled_from(("", "phone")),
)  # fmt: skip
PART = st.lists(SAID, max_size=3).map(tuple)
STORIES = st.builds(
    CardStory,
    id=st.just("persona-card-x"),
    address=st.just("persona:x"),
    number=st.sampled_from(("", "P1", "P12")),
    title=WORDS,
    place=WORDS | st.just(""),
    segment=WORDS | st.just(""),
    quote=WORDS | st.just(""),
    pains=PART,
    goals=PART,
    channels=PART,
    left_out=st.tuples(*3 * [st.integers(0, 40)]),
    rung=st.integers(0, 5),
    onward=WORDS | st.just(""),
)
QUIET = CardStory("persona-card-x", "persona:x", "P1", "Planner", "", "", "", (), (), (), (0, 0, 0), 1, "")


@given(STORIES)
def test_no_word_leaves_its_box_or_the_card(story: CardStory) -> None:
    card = lay_out_card(story)

    for text in card.texts:
        for line in text.lines:
            assert text_width(line, text.style.size, text.style.weight) <= text.box.width + 0.01
        assert text.box.x >= MARGIN and text.box.right <= WIDTH - MARGIN + 0.01
        assert text.box.y >= 0 and text.box.bottom <= card.height


@given(STORIES)
def test_no_two_texts_overlap(story: CardStory) -> None:
    card = lay_out_card(story)
    boxes = [text.box for text in card.texts]

    assert [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])] == []
    assert [box for box in boxes if box.overlaps(card.monogram)] == []


@given(STORIES)
def test_triangles_and_icons_stand_clear_of_the_words(story: CardStory) -> None:
    for part in lay_out_card(story).entries:
        for entry in part:
            room = 34 if entry.said.severity else 16 if entry.said.icon else 0
            assert all(text.box.x >= entry.sign[0] + room for text in entry.texts)


def test_a_card_of_few_words_is_a_sheet_of_a5_and_one_of_many_is_taller() -> None:
    many = Said("a", "persona:x/a", "word " * 200)

    assert lay_out_card(QUIET).height == HEIGHT
    assert round(WIDTH / HEIGHT, 3) == round(210 / 148, 3)
    assert lay_out_card(replace(QUIET, goals=(many,))).height > HEIGHT


def test_the_ladder_is_filled_up_to_the_rung_reached() -> None:
    card = lay_out_card(replace(QUIET, rung=3))

    assert [rung.reached for rung in card.rungs] == [True, True, True, False, False]
    assert [rung.text.style.weight for rung in card.rungs] == [
        "regular",
        "regular",
        "bold",
        "regular",
        "regular",
    ]


def test_arabic_stands_at_the_right_edge_of_its_box_but_a_name_beside_the_monogram() -> None:
    card = lay_out_card(replace(QUIET, title="مدير الموقع", quote="يوقّع"))
    title = _titled(card, "مدير الموقع")

    assert (title.rtl, title.snug, title.x) == (True, True, 152)
    assert card.quote is not None
    assert (card.quote.rtl, card.quote.x) == (True, 800)


def test_quotation_marks_stand_at_the_ends_of_what_runs_from_right_to_left() -> None:
    # marks of direction before and after a line make its first and last signs part of it
    assert "\u200f“نفدت كل الأجهزة.”\u200f" in _quoting("نفدت كل الأجهزة.")
    assert "\u200f" not in _quoting("They are all gone.")


def _quoting(quote: str) -> str:
    """The text of a card with a quotation."""
    design = design_from_texts(TEXTS | {"personas/many.yaml": MANY}).value
    persona = design["persona:many"].part
    assert isinstance(persona, Persona)
    card = draw_persona_card(design, persona.model_copy(update={"quote": quote}), lambda address: None)
    return "".join(ElementTree.fromstring(card.svg).itertext())


def test_the_worst_pains_come_first_and_the_rest_is_counted() -> None:
    design = design_from_texts(TEXTS | {"personas/many.yaml": MANY}).value
    persona = design["persona:many"].part
    assert isinstance(persona, Persona)

    story = tell_card(design, persona)

    assert [(pain.words, pain.word) for pain in story.pains] == [
        ("Third", "Stops the work"), ("Second", "Costs rework"), ("Fourth", "Costs rework"),
    ]  # fmt: skip
    assert story.left_out == (1, 0, 0)


def test_the_picture_names_its_things_and_is_well_formed() -> None:
    design = design_from_texts(TEXTS | {"personas/many.yaml": MANY}).value
    persona = design["persona:many"].part
    assert isinstance(persona, Persona)

    picture = draw_persona_card(design, persona, lambda address: f"p.html#{address}")
    root = ElementTree.fromstring(picture.svg)

    assert picture.id == root.attrib["id"] == "persona-card-many"
    assert root.attrib["data-picture"] == "persona-card"
    things = [part.attrib["id"] for part in root.iter() if part.attrib.get("data-shape") == "box"]
    assert things == [
        "persona-card-many-pain-third",
        "persona-card-many-pain-second",
        "persona-card-many-pain-fourth",
        "persona-card-many-goal-finish",
    ]
    assert "R&amp;D &lt;lead&gt;" in picture.svg
    assert "Third" in picture.table


def test_without_pages_nothing_is_linked() -> None:
    design = design_from_texts(TEXTS | {"personas/many.yaml": MANY}).value
    persona = design["persona:many"].part
    assert isinstance(persona, Persona)

    assert not re.search(r"<a\b", draw_persona_card(design, persona, lambda address: None).svg)


def _titled(card: CardLayout, words: str) -> Text:
    return next(text for text in card.texts if " ".join(text.lines) == words)


MANY = """\
kind: persona
id: many
title: R&D <lead>
pain_points:
  - {id: first, title: First, severity: 1}
  - {id: second, title: Second, severity: 2}
  - {id: third, title: Third, severity: 3}
  - {id: fourth, title: Fourth, severity: 2}
goals:
  - {id: finish, title: Finish on time}
"""
