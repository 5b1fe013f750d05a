"""Faults of fields: where they stand and what is said of them, beyond what the cases show."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmo_design.diagnostics import Diagnostic, Span
from pmo_design.load import Source, parse
from pmo_design.model import AUTHORED_KINDS
from pmo_design.validate import validate


def check(text: str) -> tuple[Diagnostic, ...]:
    document = parse(Source("a.yaml", text))
    assert document.value is not None and document.diagnostics == ()
    return validate([document.value]).diagnostics


def faults(text: str) -> list[tuple[str, str]]:
    """Return place and message of every fault of a text."""
    return [(str(fault.span).removeprefix("a.yaml:"), fault.message) for fault in check(text)]


PERSONA = "kind: persona\nid: fitter\ntitle: Fitter\n"
JOURNEY = "kind: journey\nid: repair\ntitle: Repair\npersonas: [fitter]\nstate: as-is\nstages:\n"
STEP = JOURNEY + "  - id: call\n    title: Call\n    steps:\n      - id: ring\n        title: Ring\n"


def test_an_element_comes_with_its_document_and_its_path():
    document = parse(
        Source("a.yaml", "kind: requirement\nitems:\n  - {id: r-1, number: '1', title: T, text: X}\n")
    )
    assert document.value is not None
    (validated,) = validate([document.value]).value
    assert (validated.element.id, validated.path) == ("r-1", ("items", 0))
    assert validated.origin.span((*validated.path, "id")) == Span("a.yaml", 3, 10, 3, 13)


def test_a_sound_item_is_kept_beside_a_faulty_one():
    document = parse(
        Source(
            "a.yaml",
            "kind: requirement\nitems:\n  - {id: r-1, number: '1', title: T, text: X}\n  - {id: r-2}\n",
        )
    )
    assert document.value is not None
    outcome = validate([document.value])
    assert [validated.element.id for validated in outcome.value] == ["r-1"]
    assert [str(fault.span) for fault in outcome.diagnostics] == ["a.yaml:4:10"] * 3


def test_an_item_that_is_no_mapping_is_named_by_its_place_in_the_list():
    assert faults("kind: requirement\nitems:\n  - the first clause\n  - 3\n") == [
        ("3:5", "'items[1]' takes fields of its own"),
        ("4:5", "'items[2]' takes fields of its own"),
    ]


def test_items_that_are_no_list_are_an_unknown_field():
    assert faults("kind: requirement\nitems: all of them\n")[-1] == (
        "2:1",
        "unknown field 'items' in a requirement",
    )


def test_an_empty_list_of_items_holds_nothing():
    assert faults("kind: requirement\nitems: []\n") == []


def test_fields_named_like_python_words_keep_their_authored_name():
    text = STEP + "        touchpoints:\n          - {title: Call, channel: phone, with: desk}\n"
    assert faults(text) == [("13:49", "'with' takes a list")]


def test_the_attribute_behind_an_alias_is_no_field():
    text = STEP + "        touchpoints:\n          - {title: Call, channel: phone, with_: [desk]}\n"
    (fault,) = check(text)
    assert (str(fault.span), fault.message) == ("a.yaml:13:43", "unknown field 'with_' in a touchpoint")
    assert fault.hints[0] == "did you mean 'with'?"


def test_a_fault_within_a_list_is_told_once():
    assert faults(STEP + "        duration: soon\n") == [
        ("12:19", "'duration': 'soon' is not a length of time")
    ]


def test_a_missing_end_of_an_arrow_is_told_at_the_arrow():
    text = """\
kind: blueprint
id: repair
title: Repair
lanes: [{id: crew, role: frontstage}]
phases: [{id: do, title: Do, steps: [{id: fix, title: Fix, cells: [{lane: crew}]}]}]
links:
  - {to: do/fix/crew}
"""
    assert faults(text) == [("7:5", "'from' is missing in a link")]


def test_a_fault_deep_inside_is_placed_at_the_very_value_in_block_style():
    assert faults(
        STEP + "        emotions:\n          - level: 1\n          - level: 3\n            label: Fine\n"
    ) == [("14:20", "'level' is 3, which is out of range")]


def test_a_fault_deep_inside_is_placed_at_the_very_value_in_flow_style():
    (fault,) = check(STEP + "        emotions: [{level: 1}, {level: -3, label: Fine}]\n")
    assert fault.span == Span("a.yaml", 12, 40, 12, 42)
    assert fault.hints == ("it takes at least -2",)


def test_an_entry_of_a_list_is_named_by_its_place():
    assert faults(PERSONA + "skills:\n  - Welding\n  - 42\n  -\n  - ''\n") == [
        ("6:5", "'skills[2]' takes text"),
        ("7:4", "'skills[3]' is empty"),
        ("8:5", "'skills[4]' is empty"),
    ]


def test_a_word_in_a_list_that_is_none_of_the_choices_is_told_the_choices():
    (fault,) = check(PERSONA + 'context:\n  shift: {start: "06:00", end: "18:00", days: [mon, tues]}\n')
    assert (str(fault.span), fault.message) == ("a.yaml:5:53", "'tues' is no value of 'days[2]'")
    assert fault.hints == ("did you mean 'tue'?", "choose one of mon, tue, wed, thu, fri, sat, sun")


def test_a_missing_field_of_a_part_without_id_is_told_at_the_part():
    assert faults(STEP + "        thoughts:\n          - persona: fitter\n") == [
        ("13:13", "'text' is missing in a thought")
    ]


def test_a_truth_value_is_written_without_quotation_marks():
    text = "kind: requirement\nid: r-1\nnumber: '1'\ntitle: T\ntext: X\nmandatory: "
    assert faults(text + "true\n") == []
    (fault,) = check(text + "'true'\n")
    assert (str(fault.span), fault.message) == ("a.yaml:6:12", "'mandatory' is either true or false")
    assert fault.hints == ("write true or false, without quotes",)
    assert faults(text + "1\n") == [("6:12", "'mandatory' is either true or false")]


def test_a_truth_value_is_no_number_and_a_number_no_text():
    text = "kind: requirement\nid: r-1\nnumber: 1\ntitle: T\ntext: X\nweight: true\n"
    assert faults(text) == [("3:9", "'number' takes text"), ("6:9", "'weight' takes a number")]


def test_a_field_that_may_be_left_out_has_one_fault_only():
    text = "kind: requirement\nid: r-1\nnumber: '1'\ntitle: T\ntext: X\nowner: [pmo-lead]\nweight: heavy\n"
    assert faults(text) == [("6:8", "'owner' takes text"), ("7:9", "'weight' takes a number")]


@pytest.mark.parametrize("nothing", ["", "~", "null", "''", '" "', '"\\u00a0"'])
def test_nothing_is_no_text(nothing):
    assert faults(f"kind: persona\nid: fitter\ntitle: {nothing}\n") == [("3:1", "'title' is empty")]


def test_an_empty_list_of_what_must_be_there_is_empty():
    assert faults("kind: journey\nid: a\ntitle: A\npersonas: [fitter]\nstate: as-is\nstages: []\n") == [
        ("6:1", "'stages' is empty")
    ]


def test_text_in_any_script_is_text_and_columns_count_its_characters():
    text = "kind: persona\nid: fitter\ntitle: Монтажник 工員 😀\nevidence: {next: 'é😀', level: sicher}\n"
    assert faults(text) == [("4:31", "'sicher' is no value of 'level'")]


@pytest.mark.parametrize(
    ("written", "better"),
    [("Site Manager", "site-manager"), ("--a--", "a"), ("con.txt", "con-txt"), ("__class__", "class")],
)
def test_an_id_that_is_none_is_shown_a_way_to_write_it(written, better):
    (fault,) = check(f"kind: persona\nid: {written}\ntitle: T\n")
    assert fault.hints == (f"use small letters, digits and single hyphens, 80 at most: `{better}`",)


@pytest.mark.parametrize("id_", ["con", "index", "nul", "0", "x" * 80])
def test_every_kebab_case_word_is_an_id(id_):
    assert faults(f'kind: persona\nid: "{id_}"\ntitle: T\n') == []


def test_a_monstrous_id_is_told_in_short():
    (fault,) = check(f"kind: persona\nid: {'x' * 20_000}\ntitle: T\n")
    assert fault.message == f"'id': '{'x' * 59}…' is too long"
    assert fault.hints == ("use 80 characters at most",)


def test_several_faults_of_a_file_are_told_in_the_order_of_the_model():
    text = "kind: persona\nid: Fitter\ntitle: 7\ncolour: red\nevidence: {level: sure}\nskills: none\n"
    assert faults(text) == [
        ("2:5", "'id': 'Fitter' is not an id"),
        ("3:8", "'title' takes text"),
        ("6:9", "'skills' takes a list"),
        ("5:19", "'sure' is no value of 'level'"),
        ("4:1", "unknown field 'colour' in a persona"),
    ]


def test_a_missing_field_is_described():
    (fault,) = check("kind: persona\nid: fitter\n")
    assert fault.hints == ("add `title:` — what readers see as its name",)


def test_a_kind_that_is_no_text_is_unknown():
    assert faults("kind: [persona]\n") == [("1:7", "unknown kind 'a list'")]
    assert faults("kind: 7\n") == [("1:7", "unknown kind '7'")]


def test_a_misspelt_kind_is_met_with_the_near_one():
    (fault,) = check("kind: persnoa\nid: fitter\n")
    assert fault.hints[0] == "did you mean 'persona'?"


def test_lengths_of_time_and_times_of_day_are_read_to_minutes():
    document = parse(Source("a.yaml", STEP + "        duration: 1 h 30 min\n        wait: 2 w\n"))
    assert document.value is not None
    (validated,) = validate([document.value]).value
    step = validated.element.stages[0].steps[0]  # type: ignore[attr-defined]
    assert (step.duration, step.wait) == (90, 20_160)


@pytest.mark.parametrize("written", ["90", "1.5", "soon", "-1 h", "1 hour", "h", "1 h and more"])
def test_a_length_of_time_needs_a_number_and_a_unit(written):
    (fault,) = check(STEP + f"        duration: {written}\n")
    assert fault.message == f"'duration': '{written}' is not a length of time"


@pytest.mark.parametrize("written", ["2026-02-30", "2026-1-5", "20260105", "yesterday"])
def test_a_day_that_is_none_is_refused(written):
    (fault,) = check(PERSONA + f"review_date: '{written}'\n")
    assert fault.message == f"'review_date': '{written}' is not a date"


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.text(max_size=8),
    st.sampled_from(
        ["__class__", "a" * 200, "\x00", "2026-01-01", "06:00", "3 d", "persona:a/b", "{x}", "%s"]
    ),
)
KEYS = st.one_of(
    st.text(max_size=5),
    st.sampled_from(
        ["id", "title", "steps", "stages", "cells", "links", "from", "to", "with", "level", "items"]
    ),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3).map(tuple), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=12,
)
FIELDS = sorted(
    {info.alias or name for model in AUTHORED_KINDS.values() for name, info in model.model_fields.items()}
)


class Anywhere:
    """A document whose values stand nowhere in particular."""

    def __init__(self, value):
        self.value = value

    def span(self, path=()):
        return Span("a.yaml")

    def key_span(self, path):
        return Span("a.yaml")


@settings(max_examples=120, deadline=None)
@given(
    st.sampled_from([*AUTHORED_KINDS, "items"]),
    st.dictionaries(st.one_of(st.sampled_from(FIELDS), KEYS), VALUES, max_size=8),
)
def test_no_value_whatsoever_is_met_with_an_exception(kind, fields):
    value = {"kind": "criterion", "items": (fields,)} if kind == "items" else {**fields, "kind": kind}
    outcome = validate([Anywhere(value)])
    assert all(isinstance(fault.message, str) and fault.hints for fault in outcome.diagnostics)


def test_numbers_keep_their_decimals():
    document = parse(Source("a.yaml", STEP + "        emotions: [{level: 0.5}]\n"))
    assert document.value is not None
    (validated,) = validate([document.value]).value
    assert validated.element.stages[0].steps[0].emotions[0].level == Decimal("0.5")  # type: ignore[attr-defined]
