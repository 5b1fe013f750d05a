"""JUnit's XML as pytest, Maven, Cucumber and others write it; broken and hostile files are refused."""

from datetime import date

import pytest

from pmo_design.load.evidence import Known, parse_evidence, test_runs

KNOWN = (
    Known("ac-06", "AC-06", {"mast-without-link": "A mast without a link", "silent-project": ""}),
    Known("ac-07", "AC-07", {"silent-project": "A project falls silent"}),
    Known("login", None, {}),
)
WRITTEN = date(2026, 11, 20)


def suite(cases, attributes='name="checks" timestamp="2026-11-16T10:11:12.345+08:00"'):
    return (
        f'<?xml version="1.0"?>\n<testsuites>\n<testsuite {attributes}>\n{cases}\n</testsuite>\n</testsuites>'
    )


def read(text):
    outcome = parse_evidence("out/junit.xml", text.encode(), WRITTEN)
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def runs(text, **defaults):
    matched = test_runs(read(text), KNOWN, defaults)
    rows = matched.table.rows if matched.table is not None else ()
    return [(row["criterion"], row.get("scenario"), row["result"]) for row in rows], matched.unnamed


def refused(content):
    outcome = parse_evidence("out/junit.xml", content, WRITTEN)
    assert outcome.value is None
    return [(str(fault.span), fault.slug, fault.message) for fault in outcome.diagnostics]


def test_a_test_becomes_a_test_run_with_all_that_the_report_tells():
    table = test_runs(read(suite('<testcase name="test_ac_07_silent_project"/>')), KNOWN, {}).table
    assert table.rows == (
        {
            "criterion": "ac-07",
            "scenario": "silent-project",
            "run": "checks 2026-11-16 10:11",
            "tester": "JUnit XML",
            "date": "2026-11-16",
            "result": "passed",
            "evidence": "junit.xml: test_ac_07_silent_project",
        },
    )
    assert str(table.cell(0, "result")) == "out/junit.xml:4:1"


@pytest.mark.parametrize(
    ("case", "shown"),
    [
        ('<testcase name="test_ac_06"/>', ("ac-06", None)),
        ('<testcase name="AC-06: the mast"/>', ("ac-06", None)),
        ('<testcase name="opens @AC-06"/>', ("ac-06", None)),
        ('<testcase name="test_open[AC-06]"/>', ("ac-06", None)),
        ('<testcase name="opens" classname="checks.test_ac_06.Mast"/>', ("ac-06", None)),
        ('<testcase name="ac-06 a mast without a link"/>', ("ac-06", "mast-without-link")),
        (
            '<testcase name="x"><properties><property name="criterion" value="ac-06"/></properties>'
            "</testcase>",
            ("ac-06", None),
        ),
        (
            '<testcase name="x"><properties><property name="Criterion" value="criterion:ac-06"/>'
            '<property name="scenario" value="silent-project"/></properties></testcase>',
            ("ac-06", "silent-project"),
        ),
    ],
)
def test_a_test_names_its_criterion_by_property_tag_or_name(case, shown):
    assert runs(suite(case)) == ([(*shown, "passed")], 0)


@pytest.mark.parametrize("name", ["test_ac_060", "test_mac_06", "test_login", "test_ac06", "test_x[mode-3]"])
def test_a_name_that_only_looks_like_a_criterion_names_none(name):
    assert runs(suite(f'<testcase name="{name}"/>')) == ([], 1)


def test_what_a_suite_names_holds_for_its_tests():
    named = '<properties><property name="criterion" value="AC-06, AC-07"/></properties>'
    found, _ = runs(suite(named + '<testcase name="one"/>'))
    assert found == [("ac-06", None, "passed"), ("ac-07", None, "passed")]


def test_an_unknown_criterion_in_a_property_or_tag_is_kept_to_be_found_out():
    cases = (
        '<testcase name="a [AC-99]"/><testcase name="b">\n'
        '<properties><property name="criterion" value="speed"/></properties></testcase>'
    )
    table = test_runs(read(suite(cases)), KNOWN, {}).table
    assert [row["criterion"] for row in table.rows] == ["AC-99", "speed"]
    assert [str(table.cell(row)) for row in (0, 1)] == ["out/junit.xml:4:1", "out/junit.xml:5:13"]


@pytest.mark.parametrize(
    ("inside", "result"),
    [
        ("", "passed"),
        ("<failure message='no'/>", "failed"),
        ("<error message='no'/>", "failed"),
        ("<skipped/>", "not-run"),
        ("<skipped type='pytest.xfail' message='known'/>", "failed"),
        ("<flakyFailure/><system-out>failure</system-out>", "passed"),
        ("<skipped/><failure/>", "failed"),
    ],
)
def test_what_came_out_is_told_by_what_stands_below_a_case(inside, result):
    assert runs(suite(f'<testcase name="ac-06">{inside}</testcase>')) == ([("ac-06", None, result)], 0)


@pytest.mark.parametrize("state", ['status="notrun"', 'status="untested"', 'result="SKIPPED"'])
def test_a_test_that_its_runner_left_out_was_not_run(state):
    assert runs(suite(f'<testcase name="ac-06" {state}/>'))[0] == [("ac-06", None, "not-run")]


@pytest.mark.parametrize(
    ("outcomes", "worst"),
    [
        (["", "<skipped/>"], "not-run"),
        (["<skipped/>", "<failure/>", ""], "failed"),
        (["", ""], "passed"),
    ],
)
def test_of_several_tests_of_a_scenario_the_worst_result_counts(outcomes, worst):
    cases = "".join(f'<testcase name="test_ac_07_{n}">{each}</testcase>' for n, each in enumerate(outcomes))
    assert runs(suite(cases)) == ([("ac-07", None, worst)], 0)


def test_what_a_test_of_one_scenario_tells_counts_more_than_one_of_the_whole():
    cases = '<testcase name="ac-07 silent-project"><failure/></testcase><testcase name="ac-07"/>'
    assert runs(suite(cases))[0] == [("ac-07", None, "passed"), ("ac-07", "silent-project", "failed")]


def test_a_message_is_told_on_one_line_without_what_only_a_terminal_reads():
    case = '<testcase name="ac-07"><failure message="#x1B[31mred&#10; wall">long trace</failure></testcase>'
    assert test_runs(read(suite(case)), KNOWN, {}).table.rows[0]["actual"] == "red wall"


def test_a_single_suite_without_a_time_is_of_the_day_of_its_file_or_of_the_day_given():
    text = '<testsuite name="x"><testcase name="ac-07"/></testsuite>'
    assert test_runs(read(text), KNOWN, {}).table.rows[0]["date"] == "2026-11-20"
    assert test_runs(read(text), KNOWN, {"date": "2026-11-01"}).table.rows[0]["date"] == "2026-11-01"


def test_the_run_and_the_tester_can_be_given():
    row = test_runs(
        read(suite('<testcase name="ac-07"/>')), KNOWN, {"run": "RC1", "tester": "CI"}
    ).table.rows[0]
    assert (row["run"], row["tester"]) == ("RC1", "CI")


BOMB = b"""<?xml version="1.0"?>
<!DOCTYPE testsuite [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<testsuite name="&b;"><testcase name="ac-07"/></testsuite>"""


@pytest.mark.parametrize(
    "content",
    [
        BOMB,
        b"<!DOCTYPE testsuite><testsuite/>",
        b'<!DOCTYPE testsuite SYSTEM "http://example.org/x.dtd"><testsuite/>',
        b'<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/passwd">]><testsuite name="&x;"/>',
    ],
)
def test_a_document_type_or_an_entity_is_refused(content):
    ((_, slug, message),) = refused(content)
    assert slug == "unreadable-evidence"
    assert "declares a document type or entities" in message


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"<testsuite>\n<testcase>", "out/junit.xml:2:11"),
        (b"<testsuite></testcase>", "out/junit.xml:1:14"),
        (b"<html></html>", "out/junit.xml:1:1"),
        (b"<a>" * 100_000, "out/junit.xml:1:1"),
        (b"<testsuite>" * 100_000, "out/junit.xml:1:1101"),
        (b"", "out/junit.xml:1:1"),
    ],
)
def test_xml_that_is_broken_or_something_else_is_refused_at_its_place(content, place):
    assert [(where, slug) for where, slug, _ in refused(content)] == [(place, "unreadable-evidence")]


def test_another_encoding_is_read_as_the_file_declares_it():
    text = suite('<testcase name="ac-07 Prüfung"/>').replace('"1.0"', '"1.0" encoding="ISO-8859-1"')
    (test,) = parse_evidence("j.xml", text.encode("latin-1"), WRITTEN).value.tests
    assert test.name == "ac-07 Prüfung"
