"""Acceptance as JSON: complete, and of a shape that programs can rely on."""

import json

from jsonschema import Draft202012Validator

from pmo_design.engines.acceptance import VERDICTS, Report
from pmo_design.render.reports.as_json import gate_json, status_json
from pmo_design.render.reports.told import tell
from tests.render.report_examples import later_report, small_design, small_report

DAY = {"type": ["string", "null"], "pattern": r"^\d{4}-\d{2}-\d{2}$"}
TEXT = {"type": ["string", "null"]}
NUMBER = {"type": ["number", "null"]}
WHOLE = {"type": ["integer", "null"]}
FLAG = {"type": "boolean"}
VERDICT = {"enum": list(VERDICTS)}
TEXTS = {"type": "array", "items": {"type": "string"}}


def _exactly(fields: dict, *, nullable: bool = False) -> dict:
    kind = ["object", "null"] if nullable else "object"
    return {"type": kind, "properties": fields, "required": list(fields), "additionalProperties": False}


COUNTS = _exactly({verdict: {"type": "integer", "minimum": 0} for verdict in VERDICTS})
RECORD = _exactly(
    {
        "kind": {"enum": ["measurement", "test-run"]},
        "key": {"type": "string"},
        **dict.fromkeys(("from", "to", "date"), DAY),
        **dict.fromkeys(("source", "observer", "run", "scenario", "tester", "environment"), TEXT),
        **dict.fromkeys(("result", "severity", "evidence", "site", "supersedes", "note"), TEXT),
        "value": NUMBER,
        "n": WHOLE,
        "counts": FLAG,
        "in_force": FLAG,
        "place": {"type": "string", "pattern": r":\d+$"},
    }
)
METRIC = _exactly(
    {
        **dict.fromkeys(("name", "unit", "direction", "statistic", "measured_by"), TEXT),
        **dict.fromkeys(("baseline", "target", "upper", "handover", "stretch", "margin"), NUMBER),
        **dict.fromkeys(("minimum_sample", "window_minutes", "expires_minutes"), WHOLE),
    },
    nullable=True,
)
SITE = _exactly(
    {
        "site": TEXT,
        "verdict": VERDICT,
        "actual": NUMBER,
        "sample": WHOLE,
        "latest": DAY,
        "reason": TEXT,
    }
)
CRITERION = _exactly(
    {
        **dict.fromkeys(("criterion", "number", "title", "statement", "priority", "category"), TEXT),
        **dict.fromkeys(("phase", "owner", "approver", "place", "reason", "change"), TEXT),
        "verifies": TEXTS,
        "verdict": VERDICT,
        **dict.fromkeys(("blocks", "thin"), FLAG),
        **dict.fromkeys(("due", "reaches", "latest"), DAY),
        "metric": METRIC,
        **dict.fromkeys(("actual", "attainment"), NUMBER),
        "interval": _exactly({"low": NUMBER, "high": NUMBER}, nullable=True),
        "sample": WHOLE,
        "budget": _exactly(
            dict.fromkeys(("target", "allowed", "spent", "remaining", "rate"), NUMBER), nullable=True
        ),
        "figure": _exactly(
            {"name": TEXT, "title": TEXT, "value": NUMBER, "unit": TEXT, "n": WHOLE}, nullable=True
        ),
        "waiver": _exactly({"by": TEXT, "reason": TEXT, "until": DAY}, nullable=True),
        "sites": {"type": "array", "items": SITE},
        "evidence": {"type": "array", "items": RECORD},
    }
)
SIGNATURE = _exactly(
    {
        **dict.fromkeys(("role", "name", "decision", "place"), TEXT),
        "date": DAY,
        "open_points": {"type": "array", "items": _exactly({"due": DAY, "text": TEXT})},
        "suspect": FLAG,
        "changed": TEXTS,
        "overdue": TEXTS,
    }
)
GATE = _exactly(
    {
        **dict.fromkeys(("phase", "title", "state"), TEXT),
        "open": FLAG,
        "decision_due": DAY,
        "counts": COUNTS,
        **dict.fromkeys(("criteria", "blockers", "conditions"), TEXTS),
        "signatures": {"type": "array", "items": SIGNATURE},
    }
)
HEAD = {
    "shape": {"const": "pmo-design acceptance 1"},
    "service": TEXT,
    "as_of": DAY,
    "records": _exactly({"later": {"type": "integer"}, "newest": DAY}),
    "counts": COUNTS,
    "criteria": {"type": "array", "items": CRITERION},
}
STATUS_SHAPE = _exactly({**HEAD, "gates": {"type": "array", "items": GATE}})
GATE_SHAPE = _exactly({**HEAD, "gate": GATE})


def _status(report: Report) -> dict:
    return json.loads(status_json(small_design(), report, tell(small_design(), report, report.standings)))


def test_the_status_has_its_shape_and_leaves_no_field_out():
    Draft202012Validator(STATUS_SHAPE).validate(_status(small_report()))


def test_a_gate_has_its_shape():
    report = small_report()
    told = json.loads(gate_json(small_design(), report, report.gates[0]))
    Draft202012Validator(GATE_SHAPE).validate(told)
    assert [each["number"] for each in told["criteria"]] == ["AC-1", "AC-5", "AC-2", "AC-3"]
    assert told["gate"]["signatures"][0]["changed"] == ["“Calls are answered” has changed in content."]


def test_figures_and_days_are_told_as_they_are():
    told = _status(later_report())
    first = told["criteria"][0]
    assert (told["as_of"], told["records"]) == ("2026-11-16", {"later": 2, "newest": "2026-11-20"})
    assert (first["verdict"], first["actual"], first["attainment"]) == ("not-met", 75, 0.982)
    assert (first["metric"]["target"], first["metric"]["window_minutes"]) == (60, 40320)
    assert first["interval"] == {"low": 61.5, "high": 88.5}
    assert told["counts"]["not-met"] == 1


def test_a_record_that_was_corrected_is_told_and_marked():
    evidence = _status(small_report())["criteria"][0]["evidence"]
    assert [(each["key"], each["counts"], each["in_force"]) for each in evidence] == [
        ("m1", False, True),
        ("m2", False, False),
        ("m3", True, True),
    ]
    assert evidence[2]["place"] == "blueprints/acceptance/measurements.csv:4"
    assert evidence[2]["supersedes"] == "m2"


def test_the_same_report_gives_the_same_bytes():
    assert _status(small_report()) == _status(small_report())
