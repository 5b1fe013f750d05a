"""Acceptance as JUnit XML: what Jenkins, GitLab and others count."""

from xml.etree import ElementTree as ET

from pmo_design.render.reports.junit import gate_junit, status_junit
from pmo_design.render.reports.told import tell
from tests.render.report_examples import small_design, small_report

KNOWN = {
    "testsuites": {"name", "tests", "failures", "errors", "time"},
    "testsuite": {"name", "tests", "failures", "errors", "skipped", "time", "timestamp"},
    "testcase": {"classname", "name", "time"},
    "failure": {"message", "type"},
    "skipped": {"message"},
    "system-out": set(),
}
"""The attributes of Jenkins' junit-10.xsd that are written; GitLab reads no others either."""


def _root() -> ET.Element:
    report = small_report()
    return ET.fromstring(status_junit(small_design(), report, tell(small_design(), report, report.standings)))


def _outcomes(root: ET.Element) -> dict[str, str]:
    return {
        case.attrib["name"]: next((part.tag for part in case if part.tag != "system-out"), "passed")
        for case in root.iter("testcase")
    }


def test_a_must_that_falls_short_fails_and_the_rest_is_skipped_or_passes():
    assert _outcomes(_root()) == {
        "AC-1 Calls are answered": "failure",
        "AC-5 Water is clean": "failure",
        "AC-2 The gate opens": "passed",
        "AC-3 Rain stays out": "skipped",
        "AC-4 The line is up": "skipped",
        "ac-6 Friendly voice": "passed",
    }


def test_a_suite_is_a_phase_and_counts_what_is_in_it():
    root = _root()
    assert [(each.attrib["name"], each.attrib["tests"]) for each in root] == [
        ("Start", "4"),
        ("Run", "1"),
        ("Without a phase", "1"),
    ]
    for suite in root:
        assert int(suite.attrib["tests"]) == len(suite.findall("testcase"))
        assert int(suite.attrib["failures"]) == len(suite.findall("testcase/failure"))
        assert int(suite.attrib["skipped"]) == len(suite.findall("testcase/skipped"))
    assert (root.attrib["tests"], root.attrib["failures"]) == ("6", "2")


def test_nothing_is_written_that_no_reader_knows():
    for element in _root().iter():
        assert set(element.attrib) == KNOWN[element.tag]


def test_a_case_says_its_phase_why_it_fails_and_what_would_change_it():
    case = _root().find("testsuite/testcase")
    assert case is not None
    assert case.attrib["classname"] == "acceptance.start"
    failure = case.find("failure")
    assert failure is not None
    assert failure.attrib == {
        "message": "Not met: 75 s misses the target of at most 60 s by 15 s.",
        "type": "not-met",
    }
    assert failure.text == (
        "Not met as of 2026-11-16. 75 s misses the target of at most 60 s by 15 s.\n"
        "What would change it: 15 s less by 1 Dec 2026.\n"
        "Actual 75 s, target ≤ 60 s\n"
        "Priority: must\n"
        "Place: blueprints/acceptance/criteria.yaml:3:9"
    )


def test_a_gate_is_its_criteria():
    report = small_report()
    root = ET.fromstring(gate_junit(small_design(), report, report.gates[1]))
    assert _outcomes(root) == {"AC-4 The line is up": "failure"}
    assert root.find("testsuite").attrib["timestamp"] == "2026-11-16T00:00:00"
