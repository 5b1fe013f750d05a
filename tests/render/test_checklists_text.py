"""Checklists as text: Markdown, CSV, Gherkin, OpenSLO; each is read back by what reads it."""

import csv
import io
from dataclasses import replace

import pytest
import yaml
from gherkin.parser import Parser
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pmo_design.render.checklists import (
    CHECKLIST_FORMATS,
    Checklist,
    NotWritableError,
    Selection,
    checklist,
    write_checklist,
)
from pmo_design.render.checklists.columns import TO_FILL_IN
from pmo_design.render.checklists.csv import to_csv
from pmo_design.render.checklists.feature import to_feature
from pmo_design.render.checklists.md import to_md
from pmo_design.render.checklists.openslo import to_openslo
from pmo_design.render.verdicts import VERDICT_WORDS
from tests.render.report_examples import TEXTS, assessed, small_design, small_report

MARKDOWN = """\
# Acceptance checklist: Start

As of 16 Nov 2026. 4 criteria: 1 not met, 1 insufficient, 1 at risk, 1 waived. A box is ticked where the \
criterion is met, the scenario has passed, the figure reaches its target.

## Start

4 criteria: 1 not met, 1 insufficient, 1 at risk, 1 waived.

- [ ] **AC-1 Calls are answered** (Not met, must, due 1 Dec 2026, Clerk)
  - Every call at night is answered within a minute.
  - Why: 75 s misses the target of at most 60 s by 15 s.
  - What would change it: 15 s less by 1 Dec 2026.
  - [ ] Time to answer: ≤ 60 s, now 75 s
    - Evidence: 14 Nov 2026, 75 s (n 12), Telephone log, Clerk (`blueprints/acceptance/measurements.csv:4`)
- [ ] **AC-2 The gate opens** (At risk, should, due 1 Dec 2026, Keeper)
  - Whoever is expected finds the gate open.
  - Before: The key is cut
  - Where: At the well
  - Why: By night failed, with minor defects alone.
  - What would change it: A run of By night that passes by 1 Dec 2026.
  - [x] By day: passed
    - **Given** A fitter is expected
    - and It is day
    - **When** The fitter arrives
    - **Then** The gate is open
    - Evidence: 10 Nov 2026, passed, photo-1.jpg, Keeper (`blueprints/acceptance/test-runs.csv:2`)
  - [ ] By night: failed
    - **When** The fitter arrives
    - **Then** The gate is open
    - and A light is on
    - Evidence: 11 Nov 2026, failed, minor: The light was broken, R-1, Keeper \
(`blueprints/acceptance/test-runs.csv:3`)
- [ ] **AC-3 Rain stays out** (Waived, must, due 1 Dec 2026)
  - No rain comes in.
  - Why: The roof is ordered.
  - [ ] Looked at, and found true
- [ ] **AC-5 Water is clean** (Insufficient, must, due 1 Dec 2026, Keeper)
  - Each sample of water is clean.
  - Why: Shown at 1 of 2 sites.
  - What would change it: Evidence from South well by 1 Dec 2026.
  - [x] Clean samples at North well: ≥ 98 %, now 100 %
    - Evidence: 14 Nov 2026, 100 % (n 30), Laboratory, Keeper (`blueprints/acceptance/measurements.csv:5`)
  - [ ] Clean samples at South well: ≥ 98 %
"""

GHERKIN = """\
# language: en
Feature: Acceptance checklist: Start

  Judged without a scenario: AC-1, AC-3, AC-5

  @AC-2 @should @start @function
  Scenario: AC-2 The gate opens: By day
    Statement: Whoever is expected finds the gate open.
    Environment: At the well
    Before: The key is cut

    Given A fitter is expected
    And It is day
    When The fitter arrives
    Then The gate is open

  @AC-2 @should @start @function
  Scenario: AC-2 The gate opens: By night
    Statement: Whoever is expected finds the gate open.
    Environment: At the well
    Before: The key is cut

    When The fitter arrives
    Then The gate is open
    And A light is on
"""

HARD = st.text(
    st.sampled_from('Given When#|"\\@:<>*-+_`[]()&~1.\n\r\t\u2028\u00a0éGTA漢 ScenarioFeature:'), max_size=30
)
CLAUSES = st.lists(HARD.filter(str.strip), min_size=1, max_size=3).map(tuple)


def _start() -> Checklist:
    return checklist(small_design(), small_report(), Selection("phase", "phase:start"))


def _with_row(told: Checklist, **changes) -> Checklist:
    """Return a checklist of one row that says something else."""
    row = next(row for row in told.rows if row.when)
    group = told.groups[0]
    return replace(told, groups=(replace(group, rows=(replace(row, **changes),)),))


def _seen(text: str) -> str:
    return " ".join(text.split())


def test_markdown_is_a_task_list_that_is_ticked_where_it_is_met():
    assert to_md(_start()).decode() == MARKDOWN


@given(HARD.filter(str.strip))
def test_what_somebody_wrote_is_never_taken_for_markdown(text):
    told = _with_row(_start(), statement=text, preconditions=(), environment="")
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(to_md(told).decode())
    inline = [token for token in tokens if token.type == "inline"]
    assert all(
        child.type in ("text", "text_special", "strong_open", "strong_close", "code_inline", "softbreak")
        for token in inline
        for child in token.children or ()
    )
    said = ["".join(child.content for child in token.children or ()) for token in inline]
    assert _seen(text) in [_seen(each) for each in said]


def test_gherkin_has_a_scenario_for_each_with_tags_that_name_the_criterion():
    assert to_feature(_start()).decode() == GHERKIN


@given(CLAUSES, CLAUSES, CLAUSES, HARD, HARD)
def test_the_official_parser_reads_the_same_clauses_back(given_, when, then, statement, title):
    told = _with_row(
        _start(), given=given_, when=when, then=then, statement=statement, title=title, scenario_title=title
    )
    feature = Parser().parse(to_feature(told).decode())["feature"]
    (scenario,) = (child["scenario"] for child in feature["children"])
    steps = [(step["keyword"].strip(), _seen(step["text"])) for step in scenario["steps"]]
    expected = [
        ("And" if at else word, _seen(clause))
        for word, clauses in (("Given", given_), ("When", when), ("Then", then))
        for at, clause in enumerate(clauses)
    ]
    assert steps == expected
    assert [tag["name"] for tag in scenario["tags"]] == ["@AC-2", "@should", "@start", "@function"]


@given(HARD.filter(str.strip))
def test_a_number_of_any_kind_makes_one_tag(number):
    told = _with_row(_start(), number=number)
    scenario = Parser().parse(to_feature(told).decode())["feature"]["children"][0]["scenario"]
    assert len(scenario["tags"]) in (3, 4)


def test_a_checklist_without_scenarios_is_no_feature():
    told = checklist(small_design(), small_report(), Selection("phase", "phase:run"))
    with pytest.raises(NotWritableError, match="has a scenario"):
        to_feature(told)


def test_csv_has_a_row_for_each_thing_and_columns_to_fill_in():
    text = to_csv(_start()).decode("utf-8-sig")
    rows = [*csv.DictReader(io.StringIO(text, newline=""))]
    assert [(row["criterion"], row["scenario"], row["site"]) for row in rows] == [
        ("AC-1", "", ""),
        ("AC-2", "by-day", ""),
        ("AC-2", "by-night", ""),
        ("AC-3", "", ""),
        ("AC-5", "", "north"),
        ("AC-5", "", "south"),
    ]
    assert set(TO_FILL_IN) < set(rows[0])
    assert (rows[0]["# target"], rows[0]["# verdict"], rows[0]["source"]) == (
        "≤ 60 s",
        "Not met",
        "Telephone log",
    )
    assert (rows[2]["expected"], rows[2]["environment"]) == ("The gate is open; A light is on", "At the well")
    assert all(row["value"] == row["result"] == "" for row in rows)


@given(HARD)
def test_no_cell_of_a_csv_is_run_by_a_spreadsheet(text):
    told = _with_row(_start(), title=text, statement=text, environment=text, number=f"={text}")
    for row in csv.reader(io.StringIO(to_csv(told).decode("utf-8-sig"), newline="")):
        assert [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


def test_openslo_tells_a_service_level_with_its_window_and_its_targets_as_fractions():
    told = checklist(small_design(), small_report(), Selection())
    service, level = yaml.safe_load_all(to_openslo(told))
    assert service == {
        "apiVersion": "openslo/v1",
        "kind": "Service",
        "metadata": {"name": "water", "displayName": "Water office"},
        "spec": {"description": "Water office"},
    }
    assert (level["apiVersion"], level["kind"]) == ("openslo/v1", "SLO")
    assert level["metadata"] == {
        "name": "ac-4",
        "displayName": "AC-4 The line is up",
        "labels": {"priority": "must", "category": "availability", "phase": "run"},
        "annotations": {"pmo-design/criterion": "criterion:ac-4"},
    }
    spec = level["spec"]
    assert spec["service"] == "water"
    assert spec["timeWindow"] == [{"duration": "30d", "isRolling": True}]
    assert spec["budgetingMethod"] == "Occurrences"
    assert spec["objectives"] == [
        {"displayName": "Target", "target": 0.995},
        {"displayName": "At hand-over", "target": 0.99},
    ]
    ratio = spec["indicator"]["spec"]["ratioMetric"]
    assert set(ratio) == {"counter", "good", "total"}
    assert ratio["good"]["metricSource"]["spec"] == {"count": "good", "source": "Probe"}


def test_a_service_level_of_all_is_named_since_openslo_cannot_hold_it():
    criteria = TEXTS["blueprints/acceptance/criteria.yaml"]
    whole = criteria.replace("target: 99.5", "target: 100")
    told = assessed({**TEXTS, "blueprints/acceptance/criteria.yaml": whole})
    with pytest.raises(NotWritableError, match="100 %"):
        to_openslo(checklist(told.design, told.acceptance, Selection()))


def test_a_checklist_without_service_levels_is_no_openslo():
    with pytest.raises(NotWritableError, match="service level"):
        to_openslo(_start())


@pytest.mark.parametrize(
    "form", [each for each in CHECKLIST_FORMATS if each.text], ids=lambda form: form.name
)
def test_the_same_checklist_gives_the_same_bytes(form):
    told = checklist(small_design(), small_report(), Selection())
    assert write_checklist(form, told) == write_checklist(form, told)


def test_a_list_by_site_tells_how_a_criterion_stands_there():
    report = small_report()
    by_site = checklist(small_design(), report, Selection("site"))
    there = {(row.site, row.criterion): row.verdict for row in by_site.rows if row.site is not None}
    assert there, "the example measures at a site"
    (site, criterion), verdict = next(
        (pair, verdict) for pair, verdict in there.items() if verdict != report.standings[pair[1]].verdict
    )
    group = next(group for group in by_site.groups if group.address == site)
    told = to_md(replace(by_site, groups=(group,))).decode()
    row = next(row for row in group.rows if row.criterion == criterion)
    assert f"**{row.number} {row.title}** ({VERDICT_WORDS[verdict]}" in told.replace("\\", "")
