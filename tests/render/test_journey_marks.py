"""What the journey map says of itself to the viewer, the exports and those who cannot see it."""

import itertools
import json
import re
from dataclasses import replace
from random import Random
from xml.etree import ElementTree

import pytest

from pmo_design.render.diagrams.journey.choosing import narrowed
from pmo_design.render.diagrams.journey.draw import draw_layout
from pmo_design.render.diagrams.journey.layout import lay_out, layout_journey
from pmo_design.render.diagrams.journey.shapes import BODY, set_text, shortened
from pmo_design.render.diagrams.journey.story import Feeling, Story
from pmo_design.render.tokens import palette
from tests.render.journey_examples import example, make_story

SVG = "{http://www.w3.org/2000/svg}"


def svg_of(story: Story) -> ElementTree.Element:
    return ElementTree.fromstring(draw_layout(lay_out(story), "Title", "Description", lambda address: None))


@pytest.fixture(scope="module")
def root() -> ElementTree.Element:
    return svg_of(layout_journey(*example()).story)


def numbers(text: str) -> list[float]:
    return [float(each) for each in text.split()]


def test_the_columns_tile_the_width_of_the_steps(root: ElementTree.Element) -> None:
    columns = json.loads(root.attrib["data-columns"])
    assert [column["key"] for column in columns][:3] == ["notice/see", "notice/find", "raise/describe"]
    assert [column["phase"] for column in columns][:3] == ["notice", "notice", "raise"]
    assert columns[4]["personas"] == ["manager"]
    assert columns[0]["x"][0] == 198 and columns[-1]["x"][1] == 1560
    assert all(one["x"][1] == other["x"][0] for one, other in itertools.pairwise(columns))


def test_the_rows_tile_the_height(root: ElementTree.Element) -> None:
    rows = json.loads(root.attrib["data-rows"])
    assert [row["key"] for row in rows] == [
        "heading", "stages", "step", "thought", "touchpoint", "emotion", "change", "pain", "opportunity",
        "metric", "moment", "legend",
    ]  # fmt: skip
    assert rows[0]["y"][0] == 0 and rows[-1]["y"][1] == float(root.attrib["height"])
    assert all(one["y"][1] == other["y"][0] for one, other in itertools.pairwise(rows))


def test_the_rail_ends_before_the_first_column_and_covers_what_moves_under_it(
    root: ElementTree.Element,
) -> None:
    assert root.attrib["data-rail"] == "0 196"
    top, bottom = numbers(root.attrib["data-head"])
    rail = next(node for node in root.iter(f"{SVG}g") if "data-rail" in node.attrib)
    assert rail.attrib["id"] == "journey-change-rail"
    ground = next(iter(rail))
    assert ground.attrib["class"] == "jm-paper" and float(ground.attrib["width"]) == 196
    assert top == float(ground.attrib["y"]) and top < bottom


def test_everything_of_a_step_says_so(root: ElementTree.Element) -> None:
    keys = {column["key"] for column in json.loads(root.attrib["data-columns"])}
    things = [
        node for node in root.iter() if "data-shape" in node.attrib and "jm-item" in node.get("class", "")
    ]
    assert len(things) > 50
    for thing in things:
        assert thing.attrib["data-step"] and set(thing.attrib["data-step"].split()) <= keys, thing.attrib
        assert thing.attrib["id"].startswith("journey-change--")


def test_everything_of_one_persona_says_so(root: ElementTree.Element) -> None:
    persons = [node.attrib for node in root.iter() if node.get("data-persona") == "ict-lead"]
    shapes = {attributes.get("data-shape") for attributes in persons}
    assert {"card", "point", "box"} <= shapes
    lines = [each for each in persons if "jm-line" in each.get("class", "").split()]
    assert len(lines) == 3  # two stretches, and the as-is line
    assert any("jm-line-name" in each.get("class", "") for each in persons)
    assert {each["data-step"] for each in persons if "-gap-of-" in each.get("id", "")} == {"decide/wait"}


def test_arrows_lead_from_a_pain_to_the_card_that_answers_it(root: ElementTree.Element) -> None:
    ids = {node.attrib["id"] for node in root.iter() if "id" in node.attrib}
    arrows = [node for node in root.iter() if "data-connector" in node.attrib]
    assert arrows[0].attrib["data-from"] == "journey-change--notice--find--pain-1"
    assert len(arrows) == 5
    for arrow in arrows:
        assert {arrow.attrib["data-from"], arrow.attrib["data-to"]} <= ids
        assert arrow.attrib["data-ends"] == "end"
        path = next(arrow.iter(f"{SVG}path")).attrib["d"]
        assert re.fullmatch(r"M[-0-9. ]+(L[-0-9. ]+)+", path), path


def test_every_feeling_can_be_reached_by_key_once(root: ElementTree.Element) -> None:
    reached = [node.attrib["aria-label"] for node in root.iter() if node.get("tabindex") == "0"]
    assert len([label for label in reached if "as it is:" in label]) == 17
    assert "No evidence of how it feels: Site ICT lead, step 5" in reached
    # what the as-is journey felt like is told with the step, but where the new one tells nothing
    assert [label for label in reached if "as it is, " in label] == [
        "Site ICT lead, as it is, Wait for a reply: \u22121, uneasy"
    ]


def test_the_change_of_a_step_is_drawn_and_told(root: ElementTree.Element) -> None:
    hear = next(node for node in root.iter() if node.get("id", "").endswith("hear--change-of-manager"))
    assert hear.attrib["aria-label"] == "Site project manager, step 7: feels 3 better than today"
    assert [text.text for text in hear.iter(f"{SVG}text")] == ["+3"]
    assert any(path.get("class") == "jm-up" for path in hear.iter(f"{SVG}path"))


def test_five_personas_differ_by_mark_line_and_hue_and_the_sixth_has_a_number() -> None:
    story = make_story(Random(1), ["word"], 7, [4])
    steps = tuple(
        replace(step, feelings=tuple(Feeling(at / 4, "w") for at in range(7))) for step in story.steps
    )
    known = tuple(replace(each, known=1.0, title=f"Persona {each.index + 1}") for each in story.travellers)
    root = svg_of(replace(story, steps=steps, travellers=known, state="to-be", before=((),) * 7))
    points = [node for node in root.iter() if node.get("data-shape") == "point"]
    assert len(points) == 28
    shapes, tones, counts = {}, {}, {}
    for point in points:
        who = point.attrib["data-persona"]
        shapes[who] = next(
            node.get("d", node.tag) for node in point if node.tag in (f"{SVG}path", f"{SVG}circle")
        )
        tones[who] = point.attrib["class"].split()[-1]
        counts[who] = [text.text for text in point.iter(f"{SVG}text")]
    assert len({shapes[f"p{at}"] for at in range(5)}) == 5
    assert [tones[f"p{at}"] for at in range(7)] == [
        "jm-t0",
        "jm-t1",
        "jm-t2",
        "jm-t3",
        "jm-t4",
        "jm-t5",
        "jm-t5",
    ]
    assert [counts[f"p{at}"] for at in range(7)] == [[], [], [], [], [], ["6"], ["7"]]
    style = next(root.iter(f"{SVG}style")).text or ""
    dashes = re.findall(r"\.jm-d\d \{ stroke-dasharray: ([^;]+);", style)
    assert len(dashes) == len(set(dashes)) == 4  # the first persona's line is solid
    words = [text.text for text in root.iter(f"{SVG}text")]
    assert "From the sixth persona on, told apart by number" in words


def test_hues_have_the_light_tokens_as_fallbacks(root: ElementTree.Element) -> None:
    style = next(root.iter(f"{SVG}style")).text or ""
    light = palette("light")
    used = re.findall(r"var\(--([\w-]+), (#[0-9A-Fa-f]{6})\)", style)
    assert {name for name, _ in used} >= {"accent", "plum", "persona-3", "persona-4", "persona-5"}
    assert all(light[name] == value.upper() for name, value in used)


def test_a_speculative_journey_is_hatched_dashed_and_hollow() -> None:
    story = replace(layout_journey(*example()).story, state="speculative")
    root = svg_of(story)
    classes = [node.get("class", "") for node in root.iter()]
    assert "jm-band" not in classes and "jm-band-guess" in classes
    assert not any("jm-d0" in each or "jm-d1" in each for each in classes)
    assert all(
        "jm-hollow" in node.attrib["class"] for node in root.iter() if node.get("data-shape") == "point"
    )
    assert any(node.get("id") == "journey-change--speculative" for node in root.iter())


def test_an_assumed_persona_has_a_dashed_card_and_hollow_marks() -> None:
    story = layout_journey(*example()).story
    manager, lead = story.travellers
    root = svg_of(replace(story, travellers=(manager, replace(lead, known=0.0))))
    frames = [node.get("class") for node in root.iter() if node.get("class", "").startswith("jm-frame")]
    assert frames == ["jm-frame", "jm-frame-guess"]
    points = [node.attrib for node in root.iter() if node.get("data-shape") == "point"]
    now = [each for each in points if "jm-was" not in each["class"]]
    assert {("jm-hollow" in each["class"]) for each in now if each["data-persona"] == "ict-lead"} == {True}
    assert {("jm-hollow" in each["class"]) for each in now if each["data-persona"] == "manager"} == {False}


def test_a_journey_that_nobody_was_asked_about_says_so_over_all_steps() -> None:
    story = layout_journey(*example()).story
    steps = tuple(replace(step, feelings=(None, None), changes=(None, None)) for step in story.steps)
    layout = lay_out(narrowed(replace(story, steps=steps), {"compare": ("without",)}))
    (gap,) = layout.emotion.gaps
    assert gap.label == "No evidence of how it feels: Site project manager, Site ICT lead, steps 1 to 9"
    assert gap.box.width > 1300 and layout.emotion.levels == ()


def test_text_from_right_to_left_stands_at_the_right_edge_and_says_its_direction() -> None:
    arabic, latin = (set_text(words, 100, 0, 200, BODY) for words in ("مشروع الموقع", "Site"))
    assert (arabic.rtl, arabic.x, arabic.ink.right) == (True, 300, 300)
    assert (latin.rtl, latin.x, latin.ink.x) == (False, 100, 100)
    story = layout_journey(*example()).story
    steps = tuple(replace(step, title="مشروع الموقع") for step in story.steps)
    texts = [text for text in svg_of(replace(story, steps=steps)).iter(f"{SVG}text") if text.get("direction")]
    assert len(texts) == 10  # nine steps, and one once more as the moment of truth
    assert [text.get("text-anchor", "start") for text in texts] == ["start"] * 9 + ["end"]


def test_numbers_marks_and_icons_stand_where_the_text_beside_them_is_begun_to_read() -> None:
    story = layout_journey(*example()).story
    said, touch = story.steps[0].thoughts[0], story.steps[0].touches[0]
    arabic = "مشروع الموقع"
    turned = replace(
        story.steps[0],
        title=arabic,
        thoughts=(replace(said, text=arabic),),
        touches=(replace(touch, title=arabic),),
    )
    layout = lay_out(replace(story, steps=(turned, *story.steps[1:])))
    step, thought, touchpoint = (row.items[0] for row in layout.rows[:3])
    assert layout.columns[0].right == 348
    assert [(round(text.box.right), text.rtl) for text in step.texts] == [(340, False), (324, True)]
    assert (thought.marks[0].x, thought.texts[0].box.right) == (334, 322)
    assert touchpoint.icon is not None
    assert (touchpoint.icon.x, touchpoint.texts[0].box.right) == (322, 314)


def test_a_line_that_is_cut_short_ends_after_a_whole_word_where_it_can() -> None:
    words = "Three leads who run such an office for clients"
    assert shortened(words, 170, BODY) == "Three leads who run such…"
    assert shortened(words, 400, BODY) == words
    assert shortened("Donaudampfschifffahrt", 60, BODY).startswith("Donau")
