"""How the service is accepted as JUnit XML, for the programs that run pipelines.

A suite is a phase, a case a criterion. A must that is not met, expired or without enough evidence is a
failure; so is, in the report of a gate, whatever keeps it shut. A should or could of these verdicts, whatever
is waived and whatever is not due yet is skipped, with the reason. What is met or at risk has passed; its
output says more. The shape is that of Jenkins' junit-10.xsd, which GitLab and others read too: counts on
suites, `classname` for the phase, nothing beyond.
"""

import re
from collections.abc import Iterable, Sequence, Set
from xml.etree import ElementTree as ET

from pmo_design.engines.acceptance import BLOCKING, Gate, Report, Verdict
from pmo_design.link import ServiceDesign
from pmo_design.render.reports.told import SHORT, Told, tell
from pmo_design.render.verdicts import VERDICT_WORDS

_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""
_NO_PHASE = "without-a-phase"


def status_junit(design: ServiceDesign, report: Report, told: Sequence[Told]) -> str:
    """Write criteria as test cases, a suite a phase, in the order of the phases."""
    return _junit(design, report, told, BLOCKING - {"not-due"})


def gate_junit(design: ServiceDesign, report: Report, gate: Gate) -> str:
    """Write the criteria of one gate as test cases: what keeps it shut has failed."""
    return _junit(design, report, tell(design, report, gate.criteria), BLOCKING)


def _junit(design: ServiceDesign, report: Report, told: Sequence[Told], failing: Set[Verdict]) -> str:
    homes = [*(gate.phase for gate in report.gates), None]
    suites = []
    for home in homes:
        cases = [each for each in told if (each.gate.phase if each.gate is not None else None) == home]
        if cases:
            title = design[home].title if home else "Without a phase"
            suites.append(_suite(report, home, title, cases, failing))
    name = design.service.title if design.service is not None else "Acceptance"
    root = ET.Element("testsuites", {"name": _clean(f"Acceptance: {name}"), **_counts(suites), "time": "0"})
    root.extend(suites)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode")


def _suite(
    report: Report, phase: str | None, title: str, cases: Iterable[Told], failing: Set[Verdict]
) -> ET.Element:
    suite = ET.Element("testsuite")
    suite.extend(_case(report, phase, each, failing) for each in cases)
    suite.attrib.update(
        {
            "name": _clean(title),
            "tests": str(len(suite)),
            "failures": str(len(suite.findall("testcase/failure"))),
            "errors": "0",
            "skipped": str(len(suite.findall("testcase/skipped"))),
            "time": "0",
            "timestamp": f"{report.as_of.isoformat()}T00:00:00",
        }
    )
    return suite


def _case(report: Report, phase: str | None, told: Told, failing: Set[Verdict]) -> ET.Element:
    group = phase.partition(":")[2] if phase else _NO_PHASE
    case = ET.Element(
        "testcase",
        {"classname": f"acceptance.{group}", "name": _clean(f"{told.number} {told.node.title}"), "time": "0"},
    )
    standing = told.standing
    word = VERDICT_WORDS[standing.verdict]
    message = _clean(f"{word}: {standing.reason}" if standing.reason else word)
    if standing.blocks and standing.verdict in failing:
        failure = ET.SubElement(case, "failure", {"message": message, "type": standing.verdict})
        failure.text = _clean(_output(report, told))
    elif standing.verdict in ("waived", "not-due") or standing.verdict in SHORT - {"at-risk"}:
        ET.SubElement(case, "skipped", {"message": f"{message} ({told.criterion.priority})"})
    if case.find("failure") is None:
        ET.SubElement(case, "system-out").text = _clean(_output(report, told))
    return case


def _output(report: Report, told: Told) -> str:
    standing = told.standing
    lines = (
        f"{VERDICT_WORDS[standing.verdict]} as of {report.as_of.isoformat()}. {standing.reason}".strip(),
        f"What would change it: {standing.change}" if standing.change else "",
        f"Actual {told.actual}, target {told.target}" if told.actual and told.target else "",
        f"Priority: {told.criterion.priority}",
        f"Place: {told.node.span}",
    )
    return "\n".join(filter(None, lines))


def _counts(suites: Iterable[ET.Element]) -> dict[str, str]:
    found = [*suites]
    return {
        name: str(sum(int(each.attrib[name]) for each in found)) for name in ("tests", "failures", "errors")
    }


def _clean(text: str) -> str:
    return _UNFIT.sub("\ufffd", text)
