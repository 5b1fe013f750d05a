"""Cucumber's JSON: a scenario is a test, its steps tell what came out."""

import json
from datetime import date

import pytest

from pmo_design.load.evidence import Known, parse_evidence, test_runs

KNOWN = (Known("ac-06", "AC-06", {"mast-without-link": "A mast without a link"}),)
WRITTEN = date(2026, 11, 20)


def step(status, **rest):
    return {"keyword": "When ", "name": "it rains", "result": {"status": status, **rest}}


def scenario(*steps, **rest):
    return {"type": "scenario", "name": "A mast without a link", "steps": list(steps), **rest}


def feature(*elements, tags=("@AC-06",)):
    return {
        "keyword": "Feature",
        "name": "Masts",
        "uri": "masts.feature",
        "tags": [{"name": tag, "line": 1} for tag in tags],
        "elements": list(elements),
    }


def read(told):
    outcome = parse_evidence("cucumber.json", json.dumps(told, indent=1).encode(), WRITTEN)
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def runs(told):
    matched = test_runs(read(told), KNOWN, {})
    return matched.table.rows if matched.table is not None else ()


@pytest.mark.parametrize(
    ("statuses", "result"),
    [
        (["passed", "passed"], "passed"),
        (["passed", "failed", "skipped"], "failed"),
        (["passed", "undefined", "skipped"], "not-run"),
        (["pending"], "not-run"),
        (["ambiguous"], "failed"),
        (["new-fangled"], "not-run"),
        ([], "not-run"),
    ],
)
def test_the_worst_step_tells_what_came_out(statuses, result):
    (row,) = runs([feature(scenario(*map(step, statuses)))])
    assert (row["criterion"], row["scenario"], row["result"]) == ("ac-06", "mast-without-link", result)


def test_a_failed_step_is_told_with_its_reason():
    (row,) = runs([feature(scenario(step("failed", error_message="expected 1\n got 2")))])
    assert row["actual"] == "it rains: expected 1 got 2"


def test_the_background_counts_for_the_scenarios_behind_it():
    background = {"type": "background", "name": "", "steps": [step("failed")]}
    (row,) = runs([feature(background, scenario(step("skipped")))])
    assert row["result"] == "failed"


def test_a_hook_that_fails_fails_its_scenario():
    (row,) = runs([feature(scenario(step("passed"), after=[{"result": {"status": "failed"}}]))])
    assert row["result"] == "failed"


def test_several_examples_of_an_outline_are_one_run():
    (row,) = runs([feature(scenario(step("passed")), scenario(step("failed")))])
    assert row["result"] == "failed"


def test_tags_of_a_scenario_can_name_scenario_and_site():
    tags = [{"name": "@AC-06"}, {"name": "@scenario:mast-without-link"}, {"name": "@site:mine-gulf"}]
    (row,) = runs([feature(scenario(step("passed"), name="rain", tags=tags), tags=())])
    assert (row["scenario"], row["site"]) == ("mast-without-link", "mine-gulf")


def test_a_scenario_stands_in_the_line_in_which_it_begins():
    evidence = read([feature(scenario(step("passed")))])
    (test,) = evidence.tests
    assert evidence.text.split("\n")[test.place.line - 1][test.place.column - 1 :] == "{"
    assert evidence.text.split("\n")[test.place.line].strip() == '"type": "scenario",'


def test_the_day_is_the_one_on_which_it_started():
    (row,) = runs([feature(scenario(step("passed"), start_timestamp="2026-11-16T08:00:00.000Z"))])
    assert (row["date"], row["run"]) == ("2026-11-16", "Masts 2026-11-16 08:00")


def test_a_feature_without_scenarios_holds_no_tests():
    assert read([feature()]).tests == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('[{"elements": [}]', "cucumber.json:1:16"),
        ("[" * 200_000, "cucumber.json:1:1"),
        ('{"name": "x"}', "cucumber.json:1:1"),
        ("[1, 2]", "cucumber.json:1:1"),
        ('[{"elements": 3}]', "cucumber.json:1:1"),
    ],
)
def test_json_that_is_broken_or_something_else_is_refused(text, place):
    outcome = parse_evidence("cucumber.json", text.encode(), WRITTEN)
    assert outcome.value is None
    assert [(str(fault.span), fault.slug) for fault in outcome.diagnostics] == [
        (place, "unreadable-evidence")
    ]
