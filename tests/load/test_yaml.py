import re
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pmo_design.diagnostics import Span
from pmo_design.diagnostics.lines import split_lines
from pmo_design.load import Document, Mark, Source, parse
from pmo_design.load.yaml import _parse_closely
from pmo_design.load.yaml_events import fastest_events, pure_events
from pmo_design.load.yaml_values import plain_mapping

PARSERS = pytest.mark.parametrize("events", [fastest_events, pure_events])


def read(text, events=fastest_events) -> Document:
    outcome = parse(Source("a.yaml", text), events)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value


def faults(text, events=fastest_events):
    """Return slug, place and message of every fault in a text."""
    return [(d.slug, d.span[1:], d.message) for d in parse(Source("a.yaml", text), events).diagnostics]


def places(text, events=fastest_events):
    return [(slug, place) for slug, place, _ in faults(text, events)]


@PARSERS
@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("Yes", "Yes"),
        ("012", "012"),
        ("1:30", "1:30"),
        ("2026-01-31", "2026-01-31"),
        ("1_000", "1_000"),
        ("-", None),
        ("", None),
        ("~", None),
        ("Null", None),
        ("true", True),
        ("FALSE", False),
        ("tRUE", "tRUE"),
        ("0", 0),
        ("-7", -7),
        ("+12", 12),
        ("0o17", 15),
        ("0x1F", 31),
        ("1.50", Decimal("1.50")),
        (".5", Decimal("0.5")),
        ("1e3", Decimal("1E+3")),
        ("1.2.3", "1.2.3"),
        (".", "."),
        ("'1'", "1"),
        ('"true"', "true"),
        ("|\n  12\n", "12\n"),
        (">-\n  null\n", "null"),
        ("[]", ()),
        ("{}", {}),
        ("[1, [a]]", (1, ("a",))),
        ("tab\tin text\t", "tab\tin text"),
        ("1\t# comment", 1),
    ],
)
def test_scalars_follow_the_core_schema_and_leave_the_rest_as_text(events, written, value):
    if written == "-":
        assert read("a:\n  -\n", events).value == {"a": (None,)}
        return
    found = read(f"a: {written}", events).value["a"]
    assert found == value
    assert type(found) is type(value)
    assert str(found) == str(value)


@PARSERS
def test_marks_count_lines_and_columns_from_1_in_code_points(events):
    document = read("é😀: ü\nb:\n  - x: 漢字 # c\n    y: 1\n  - [1, 22]\n", events)
    assert document.key_span(("é😀",)) == Span("a.yaml", 1, 1, 1, 3)
    assert document.span(("é😀",)) == Span("a.yaml", 1, 5, 1, 6)
    assert document.span(("b", 0, "x")) == Span("a.yaml", 3, 8, 3, 10)
    assert document.key_span(("b", 0, "y")) == Span("a.yaml", 4, 5, 4, 6)
    assert document.span(("b", 1)) == Span("a.yaml", 5, 5, 5, 12)
    assert document.span(("b", 1, 1)) == Span("a.yaml", 5, 9, 5, 11)
    assert document.span(("b",)) == Span("a.yaml", 3, 3, 5, 12)
    assert document.span() == Span("a.yaml", 1, 1, 5, 12)


@PARSERS
def test_a_value_that_does_not_exist_has_the_span_of_its_nearest_holder(events):
    document = read("a:\n  b: 1\n", events)
    assert document.span(("a", "c", "d")) == Span("a.yaml", 2, 3, 2, 7)
    assert document.key_span(("a", "c")) == Span("a.yaml", 2, 3, 2, 7)
    assert document.key_span(("x", "y")) == Span("a.yaml", 1, 1, 2, 7)
    assert document.key_span(()) == Span("a.yaml", 1, 1, 2, 7)


@PARSERS
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_line_end_counts_as_one(events, line_end):
    document = read(line_end.join(["a: 1", "b: |", "  x", "  y", "", "", "c: 3"]), events)
    assert document.value == {"a": 1, "b": "x\ny\n", "c": 3}
    assert document.span(("b",)) == Span("a.yaml", 2, 4, 4, 4)
    assert document.key_span(("c",)) == Span("a.yaml", 7, 1, 7, 2)


@PARSERS
def test_a_byte_order_mark_takes_no_column(events):
    assert read("\ufeffa: 1", events).key_span(("a",)) == Span("a.yaml", 1, 1, 1, 2)


@PARSERS
def test_unicode_line_separators_are_text_as_in_every_editor(events):
    document = read("a: x\u2028y\nb: 'p\u2029q\x85'\nc\u2028d: 1\n", events)
    assert document.value == {"a": "x\u2028y", "b": "p\u2029q\x85", "c\u2028d": 1}
    assert document.span(("b",)) == Span("a.yaml", 2, 4, 2, 10)


@PARSERS
def test_an_empty_value_stands_behind_its_colon(events):
    assert read("a:\nb: 1", events).span(("a",)) == Span("a.yaml", 1, 3, 1, 3)
    assert read("a:", events).span(("a",)) == Span("a.yaml", 1, 3, 1, 3)


@PARSERS
def test_duplicate_keys_are_reported_with_both_places_and_the_first_value_stays(events):
    outcome = parse(Source("a.yaml", "a: 1\nb: {c: 1, c: 2}\na: 3\n"), events)
    assert outcome.value.value == {"a": 1, "b": {"c": 1}}
    assert [(d.slug, d.span[1:], d.related[0].span[1:]) for d in outcome.diagnostics] == [
        ("duplicate-key", (2, 11, 2, 12), (2, 5, 2, 6)),
        ("duplicate-key", (3, 1, 3, 2), (1, 1, 1, 2)),
    ]


@PARSERS
def test_anchors_aliases_tags_and_merge_keys_are_refused_each_in_its_place(events):
    text = "a: &x 1\nb: *x\nc: !!str y\nd: &e !f [1]\n<<: *x\n"
    assert places(text, events) == [
        ("yaml-anchor", (1, 4, 1, 6)),
        ("yaml-alias", (2, 4, 2, 6)),
        ("yaml-tag", (3, 4, 3, 9)),
        ("yaml-anchor", (4, 4, 4, 6)),
        ("yaml-tag", (4, 7, 4, 9)),
        ("yaml-merge-key", (5, 1, 5, 3)),
        ("yaml-alias", (5, 5, 5, 7)),
    ]


@PARSERS
def test_a_quoted_merge_key_is_a_name_like_others(events):
    assert read("'<<': 1", events).value == {"<<": 1}


@PARSERS
def test_keys_that_are_not_text_are_refused(events):
    text = "1: a\ntrue: b\n[c]: d\n? {e: f}\n: g\n~: h\n0x1f: i\nend: j\n'2': k\n"
    outcome = parse(Source("a.yaml", text), events)
    assert outcome.value.value == {"end": "j", "2": "k"}
    assert [(d.span[1:3], d.message) for d in outcome.diagnostics] == [
        ((1, 1), "this key is a number, not text"),
        ((2, 1), "this key is a truth value, not text"),
        ((3, 1), "this key is a list, not text"),
        ((4, 3), "this key is a mapping, not text"),
        ((6, 1), "this key is empty, not text"),
        ((7, 1), "this key is a number, not text"),
    ]


@PARSERS
@pytest.mark.parametrize("number", [".inf", "-.INF", ".nan", "1e999", "-1e-999", "9" * 61, "0x" + "f" * 70])
def test_numbers_that_no_field_can_hold_are_refused(events, number):
    assert places(f"a: {number}", events) == [("unusable-number", (1, 4, 1, 4 + len(number)))]


@PARSERS
def test_a_second_document_is_reported_and_the_first_one_used(events):
    outcome = parse(Source("a.yaml", "a: 1\n---\nb: 1\nb: 2\n---\nc: 1\n"), events)
    assert outcome.value.value == {"a": 1}
    assert [(d.slug, d.span[1:]) for d in outcome.diagnostics] == [
        ("several-documents", (2, 1, 2, 4)),
        ("duplicate-key", (4, 1, 4, 2)),
    ]


@PARSERS
@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "\ufeff", "\ufeff\ufeff", "~"])
def test_an_empty_file_is_reported(events, text):
    assert places(text, events) == [("empty-file", (1, 1, 1, 1))]


@PARSERS
def test_a_file_that_holds_no_mapping_is_reported(events):
    assert faults("- a\n- b\n", events) == [
        ("not-a-mapping", (1, 1, 2, 4), "the file holds a list, where keys with values are expected")
    ]
    assert faults("some words\n", events) == [
        ("not-a-mapping", (1, 1, 1, 11), "the file holds a single value, where keys with values are expected")
    ]


@PARSERS
@pytest.mark.parametrize(
    ("text", "place", "message", "hint"),
    [
        (
            "title: Report: late\n",
            (1, 14),
            "a text that holds ': ' needs quotation marks",
            'put quotation marks around the whole text: title: "Report: late"',
        ),
        (
            "a: 1\n  b: 2\n",
            (2, 3),
            "this line is indented deeper than the one above, which already has a value",
            "give it the same indentation as the keys it belongs to",
        ),
        (
            "a:1\nb: 2\n",
            (1, 1),
            "this line has no colon with a space behind it",
            "write `key: value`, or quotation marks around a text that goes on over several lines",
        ),
        (
            "a: 1\nhalf\n",
            (2, 1),
            "this line has no colon with a space behind it",
            "write `key: value`, or `- ` before the item of a list",
        ),
        (
            "a:\n   b: 1\n  c: 2\n",
            (3, 3),
            "the indentation of this line fits no line above",
            "give it the same indentation as the keys it belongs to",
        ),
        (
            " a: 1\nb: 2\n",
            (2, 1),
            "this line does not belong to what stands above",
            "begin every outermost key in the first column",
        ),
        (
            "a: 1\n- b\n",
            (2, 1),
            "a list item stands where a key is expected",
            "put the list below a key of its own, and give all its items the same indentation",
        ),
        (
            "- a\nb: 1\n",
            (2, 1),
            "this line stands among the items of a list, but does not begin with '- '",
            "indent it further if it belongs to the item above, less if it belongs to the key above the list",
        ),
        (
            "a: - b\n",
            (1, 4),
            "a list cannot begin here",
            "put each '- ' on a line of its own, below the key",
        ),
        (
            "a: [1, 2\nb: 3\n",
            (1, 4),
            "'[' is not closed, or a comma is missing behind it",
            "end it with ']'; a text that begins with '[' needs quotation marks",
        ),
        (
            'a: "x\nb: 2\n',
            (1, 4),
            'the quotation mark " is never closed',
            'end the text with another "',
        ),
        (
            "a: 'it's late'\n",
            (1, 8),
            "text follows a value that is already complete",
            "put quotation marks around the whole text; a quotation mark within it is written twice: 'it''s'",
        ),
        (
            "a: @home\n",
            (1, 4),
            "a text cannot begin with '@'",
            "put quotation marks around the whole text",
        ),
        (
            "a: *bold*\n",
            (1, 4),
            "a text cannot begin with '*'",
            "put quotation marks around the whole text",
        ),
        (
            'a: "C:\\qx"\n',
            (1, 8),
            "a backslash between double quotation marks begins a special character, and this is none",
            "write two backslashes, or use single quotation marks: 'C:\\folder'",
        ),
        (
            "a: | text\n",
            (1, 6),
            "text that is begun by '|' or '>' starts on the next line",
            "move it to the next line and indent it, or put quotation marks around the whole text",
        ),
        (
            "a: ]\n",
            (1, 4),
            "']' stands where a value is expected",
            "remove it, or put quotation marks around the text it belongs to",
        ),
    ],
)
def test_broken_yaml_is_told_in_plain_words_with_the_way_out(events, text, place, message, hint):
    outcome = parse(Source("a.yaml", text), events)
    assert outcome.value is None
    (fault,) = outcome.diagnostics
    assert fault.slug == "yaml-syntax"
    assert fault.span[1:3] == place
    assert fault.message == message
    assert fault.hints == (hint,)


@PARSERS
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a:\n\tb: 1\n", (2, 1, 2, 2)),
        ("a: 1\n\t\tb: 2\n", (2, 1, 2, 3)),
        ("a: b\n  \tc: d\n", (2, 3, 2, 4)),
    ],
)
def test_a_tab_as_indentation_has_a_message_of_its_own(events, text, place):
    assert faults(text, events) == [("tab-indentation", place, "this line is indented with a tab")]


@PARSERS
def test_what_was_found_before_a_syntax_fault_is_reported_too(events):
    assert places("a: 1\na: 2\nb: [\n", events) == [
        ("duplicate-key", (2, 1, 2, 2)),
        ("yaml-syntax", (3, 1, 3, 5)),
    ]


@PARSERS
def test_characters_that_yaml_forbids_are_reported_one_by_one(events):
    assert faults("a: x\x07\nb: \x00\ud800\n", events) == [
        ("control-character", (1, 5, 1, 6), "the character U+0007 is not allowed in YAML"),
        ("control-character", (2, 4, 2, 5), "the character U+0000 (NUL) is not allowed in YAML"),
        ("control-character", (2, 5, 2, 6), "the character U+D800 is not allowed in YAML"),
    ]
    assert places("a: x\ufeff", events) == [("control-character", (1, 5, 1, 6))]


@PARSERS
@pytest.mark.parametrize("text", ["[" * 100_000, "a: " + "{a: " * 100_000, "- " * 100_000, "? " * 100_000])
def test_deep_nesting_stops_at_60_levels(events, text):
    assert [slug for slug, _ in places(text, events)] == ["nested-too-deeply"]


def test_60_levels_are_not_too_deep():
    assert read("a: " + "[" * 59 + "]" * 59).value["a"] != ()


def test_more_than_200_000_values_are_refused():
    assert [slug for slug, _ in places("a: [" + "1," * 200_001 + "]")] == ["too-many-values"]


def test_an_alias_bomb_stays_small():
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 100))
    outcome = parse(Source("a.yaml", bomb))
    assert {d.slug for d in outcome.diagnostics} == {"yaml-anchor", "yaml-alias"}
    assert outcome.value.value["a99"] == (None, None)


def test_a_text_of_10_megabytes_is_read():
    assert read("a: " + "x" * 10_000_000).value["a"] == "x" * 10_000_000
    assert places('a: "' + "x" * 10_000_000) == [("yaml-syntax", (1, 4, 1, 5))]


def test_a_million_nul_characters_are_reported_20_times():
    assert len(places("\0" * 1_000_000)) == 20


def test_many_empty_values_are_read_in_linear_time():
    assert len(read("".join(f"k{n}:\n" for n in range(50_000))).value) == 50_000


YAML_LIKE = st.lists(
    st.sampled_from(
        [
            *" \n:-#&*!|>'\"[]{},%@`?ab10é漢\\",
            "\r\n",
            "\r",
            "\t",
            "\u2028",
            "\x85",
            "\n  ",
            "\n- ",
            ": ",
            "a: ",
            *[
                "---\n",
                "...\n",
                "<<: ",
                "&x ",
                "*x",
                "!t ",
                "0x1f",
                "1e5",
                "null",
                "\ufeff",
                "\0",
                "|\n",
                ">-\n",
            ],
        ]
    ),
    max_size=30,
).map("".join)


@given(st.one_of(YAML_LIKE, st.text(max_size=60)))
@example("?")
@example("a: [1")
@example("'\n")
def test_any_text_is_read_or_refused_with_spans_inside_it(text):
    lines = split_lines(text)
    for events in (fastest_events, pure_events):
        outcome = parse(Source("a.yaml", text), events)
        assert outcome.value is not None or outcome.diagnostics
        for diagnostic in outcome.diagnostics:
            for span in (diagnostic.span, *(place.span for place in diagnostic.related)):
                assert lies_within(span, lines)
        if outcome.value is not None:
            assert all(lies_within(mark.span("a.yaml"), lines) for mark in all_marks(outcome.value.mark))


# The parser in Python is stricter than the one in C about tabs in continued lines, tags, and `|#`.
PARSERS_DISAGREE = re.compile(r"[\t!]|[|>][-+0-9]*#")


@given(YAML_LIKE.filter(lambda text: not PARSERS_DISAGREE.search(text)))
def test_both_parsers_give_the_same_document_and_the_same_faults(text):
    source = Source("a.yaml", text)
    fast, pure = parse(source, fastest_events), parse(source, pure_events)
    assert fast == pure
    if fast.value is not None and pure.value is not None:
        assert fast.value.mark == pure.value.mark


@given(st.one_of(YAML_LIKE, st.text(max_size=60)))
@example("a: 1\nb: [x, {c: 0x1f}]\n")
def test_the_fast_way_to_the_values_reads_what_the_close_one_does_or_gives_up(text):
    text = text.removeprefix("\ufeff")
    fast = plain_mapping(text, fastest_events, 1000, 60)
    if fast is not None:
        closely = _parse_closely(Source("a.yaml", text), text, fastest_events)
        assert closely.diagnostics == ()
        assert closely.value is not None and closely.value.value == fast


def lies_within(span: Span, lines: list[str]) -> bool:
    begin, end = (span.line, span.column), (span.end_line, span.end_column)
    return begin <= end and all(
        1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1 for line, column in (begin, end)
    )


def all_marks(mark: Mark):
    yield mark
    yield from (mark.keys or {}).values()
    children = mark.children.values() if isinstance(mark.children, dict) else mark.children
    for child in children:
        yield from all_marks(child)
