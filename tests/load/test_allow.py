from pmo_design.diagnostics import Span
from pmo_design.load import Source, allows


def found(text):
    return [(allow.slug, allow.span[1:3], list(allow.lines)) for allow in allows(Source("a.yaml", text))]


def test_a_comment_behind_a_value_covers_its_line():
    assert found("a: 1\nb: 2  # pmo: allow some-rule\nc: 3\n") == [("some-rule", (2, 20), [2])]


def test_a_comment_alone_on_a_line_covers_the_next_line_that_is_no_comment():
    assert found("a: 1\n# pmo: allow some-rule\n# why\n\nb:\n  c: 2\n") == [("some-rule", (2, 14), [5])]


def test_a_comment_before_all_content_covers_the_file():
    assert found("# a title\n# pmo: allow some-rule\n---\na: 1\n") == [
        ("some-rule", (2, 14), [1, 2, 3, 4, 5])
    ]


def test_several_rules_and_a_reason_may_be_named():
    assert found("a: 1 # pmo: allow one, two-three -- since the client asked for it, really\n") == [
        ("one", (1, 19), [1]),
        ("two-three", (1, 24), [1]),
    ]


def test_the_span_is_that_of_the_name():
    (allow,) = allows(Source("a.yaml", "a: 1 # pmo: allow one\n"))
    assert allow.span == Span("a.yaml", 1, 19, 1, 22)


def test_texts_are_no_comments():
    text = (
        "a: 'x # pmo: allow one'\n"
        'b: "x\n  # pmo: allow two"\n'
        "c: |\n  # pmo: allow three\n  text\n"
        "d: x#pmo: allow four\n"
        "e: |  # pmo: allow five\n  text\n"
        "f: 1\n"
    )
    assert found(text) == [("five", (8, 20), [8])]


def test_a_comment_below_a_block_text_is_one():
    assert found("a: |\n  text\n# pmo: allow one\nb: 1\n") == [("one", (3, 14), [4])]


def test_a_comment_that_names_no_rule_is_kept_to_be_reported():
    assert found("a: 1 # pmo: allow\n") == [("", (1, 6), [1])]


def test_a_comment_at_the_end_of_a_file_covers_nothing():
    assert found("a: 1\n# pmo: allow one\n") == [("one", (2, 14), [])]


def test_comments_above_a_syntax_fault_count():
    assert found("a: 1 # pmo: allow one\nb: [\n") == [("one", (1, 19), [1])]
