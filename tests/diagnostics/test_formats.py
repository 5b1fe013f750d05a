import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_design.diagnostics import Diagnostic, Related, Severity, Span
from pmo_design.diagnostics.formats import FORMATS, format_github, format_json, format_sarif, format_text

UNKNOWN = Diagnostic(
    "PMO301",
    "unknown-reference",
    Severity.ERROR,
    "unknown persona 'site-maneger'",
    Span("journeys/late.yaml", 3, 5, 3, 17),
    hints=("did you mean 'site-manager'?",),
)
DUPLICATE = Diagnostic(
    "PMO103",
    "duplicate-key",
    Severity.WARNING,
    "key 'a' is given twice",
    Span("b.yaml", 12, 1, 12, 2),
    related=(Related("first given here", Span("b.yaml", 2, 1, 2, 2)),),
)
TEXTS = {
    "journeys/late.yaml": "kind: journey\npersonas:\n  - site-maneger\n",
    "b.yaml": "\n".join(["x: 1", "a: 2", *("#" for _ in range(9)), "a: 3"]),
}


def at(line_text, column, end_column, end_line=1):
    """Return the source line and the caret line that are shown for a span in the first line."""
    span = Span("a.yaml", 1, column, end_line, end_column)
    fault = Diagnostic("PMO101", "x", Severity.ERROR, "m", span)
    rows = format_text([fault], {"a.yaml": line_text}).split("\n")
    return rows[3].removeprefix("1 | "), rows[4].removeprefix("  | ")


def test_text_shows_the_line_with_a_caret_the_related_place_and_the_way_out():
    assert format_text([UNKNOWN, DUPLICATE], TEXTS) == (
        "error[PMO301] unknown-reference: unknown persona 'site-maneger'\n"
        " --> journeys/late.yaml:3:5\n"
        "  |\n"
        "3 |   - site-maneger\n"
        "  |     ^^^^^^^^^^^^\n"
        "  help: did you mean 'site-manager'?\n"
        "\n"
        "warning[PMO103] duplicate-key: key 'a' is given twice\n"
        "  --> b.yaml:12:1\n"
        "   |\n"
        "12 | a: 3\n"
        "   | ^\n"
        "   = first given here\n"
        "  --> b.yaml:2:1\n"
        "   |\n"
        " 2 | a: 2\n"
        "   | ^\n"
        "\n"
        "1 error, 1 warning in 2 files"
    )


def test_text_says_when_there_is_nothing_to_report():
    assert format_text([], {}) == "no faults found"


def test_text_counts_advice_too():
    advice = Diagnostic("PMO401", "x", Severity.ADVICE, "m", Span("a.yaml"))
    assert format_text([advice], {}).endswith("\n\n1 piece of advice in 1 file")
    assert format_text([UNKNOWN, UNKNOWN], TEXTS).endswith("\n\n2 errors in 1 file")


@pytest.mark.parametrize("texts", [{}, {"b.yaml": ""}])
def test_text_does_without_the_source(texts):
    assert format_text([DUPLICATE], texts) == (
        "warning[PMO103] duplicate-key: key 'a' is given twice\n"
        "  --> b.yaml:12:1\n"
        "   = first given here\n"
        "  --> b.yaml:2:1\n"
        "\n"
        "1 warning in 1 file"
    )


def test_the_caret_stands_below_wide_and_combining_characters_and_behind_tabs():
    assert at("漢字: x", 5, 6) == ("漢字: x", "      ^")
    assert at("漢字: x", 1, 3) == ("漢字: x", "^^^^")
    assert at("e\u0301e\u0301: x", 7, 8) == ("e\u0301e\u0301: x", "    ^")
    assert at("ab\tc: x", 4, 5) == ("ab  c: x", "    ^")


def test_a_span_over_several_lines_is_marked_to_the_end_of_the_first():
    assert at("a: [1,\n  2]", 4, 5, end_line=2) == ("a: [1,", "   ^^^")


def test_a_span_without_width_gets_one_caret():
    assert at("a:", 3, 3) == ("a:", "  ^")


def test_a_long_line_is_cut_around_the_caret():
    shown, caret = at("a" * 500 + "here" + "b" * 500, 501, 505)
    assert shown == "…" + "a" * 33 + "here" + "b" * 63 + "…"
    assert caret == " " * 34 + "^^^^"


def test_control_characters_are_shown_and_never_sent():
    assert at("a: \x1b[31m\u202ex", 4, 5) == ("a: \\x1b[31m\\u202ex", "   ^^^^")
    fault = Diagnostic("PMO101", "x", Severity.ERROR, "bad \x1b[2J\nname", Span("a\x07.yaml"), hints=("\r",))
    assert format_text([fault], {}) == (
        "error[PMO101] x: bad \\x1b[2J\\x0aname\n --> a\\x07.yaml:1:1\n  help: \\x0d\n\n1 error in 1 file"
    )


def test_colour_is_added_on_request_only():
    assert "\x1b" not in format_text([UNKNOWN], TEXTS)
    coloured = format_text([UNKNOWN], TEXTS, colour=True)
    assert coloured.startswith("\x1b[1;31merror[PMO301]\x1b[0m ")


def test_json_holds_everything():
    assert json.loads(format_json([DUPLICATE], TEXTS)) == {
        "version": 1,
        "summary": {"errors": 0, "warnings": 1, "advice": 0, "files": 1},
        "diagnostics": [
            {
                "code": "PMO103",
                "slug": "duplicate-key",
                "severity": "warning",
                "message": "key 'a' is given twice",
                "path": "b.yaml",
                "line": 12,
                "column": 1,
                "end_line": 12,
                "end_column": 2,
                "related": [
                    {
                        "message": "first given here",
                        "path": "b.yaml",
                        "line": 2,
                        "column": 1,
                        "end_line": 2,
                        "end_column": 2,
                    }
                ],
                "hints": [],
            }
        ],
    }


def test_github_gets_one_command_a_fault_with_everything_escaped():
    fault = Diagnostic(
        "PMO101", "x", Severity.ADVICE, "100%\nsure", Span("a,b:c.yaml", 1, 2, 3, 4), hints=("do: it",)
    )
    assert format_github([UNKNOWN, fault], TEXTS) == (
        "::error file=journeys/late.yaml,line=3,col=5,endLine=3,endColumn=17,title=PMO301 unknown-reference"
        "::unknown persona 'site-maneger'%0Ahelp: did you mean 'site-manager'?\n"
        "::notice file=a%2Cb%3Ac.yaml,line=1,col=2,endLine=3,title=PMO101 x::100%25%0Asure%0Ahelp: do: it"
    )
    assert format_github([], {}) == ""


def test_sarif_has_the_shape_that_the_standard_requires():
    spaced = Diagnostic("PMO101", "yaml-syntax", Severity.ADVICE, "m", Span("my é.yaml", 1, 1, 1, 1))
    log = json.loads(format_sarif([UNKNOWN, DUPLICATE, spaced], TEXTS))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    driver = run["tool"]["driver"]
    assert driver["name"] == "pmo-design"
    assert [rule["id"] for rule in driver["rules"]] == ["PMO101", "PMO103", "PMO301"]
    assert all(rule["shortDescription"]["text"] for rule in driver["rules"])
    first, second, third = run["results"]
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
    assert first["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "journeys/late.yaml", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 17},
            }
        }
    ]
    (related,) = second["relatedLocations"]
    assert related["message"] == {"text": "first given here"}
    assert related["physicalLocation"]["region"]["startLine"] == 2
    assert third["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "my%20%C3%A9.yaml"


def test_sarif_of_no_faults_is_a_run_without_results():
    assert json.loads(format_sarif([], {}))["runs"][0]["results"] == []


@given(st.text(), st.integers(1, 9), st.integers(1, 400), st.integers(1, 9), st.integers(1, 400))
def test_every_format_shows_any_source_and_any_span(text, line, column, end_line, end_column):
    span = Span("a.yaml", line, column, end_line, end_column)
    fault = Diagnostic("PMO101", "yaml-syntax", Severity.ERROR, text, span, (Related(text, span),), (text,))
    for write in FORMATS.values():
        written = write([fault], {"a.yaml": text})
        assert all(character == "\n" or character >= " " for character in written)
