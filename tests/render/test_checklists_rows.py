"""What a checklist is made of: which criteria belong to it, and a row for each thing to look at."""

from dataclasses import replace

import pytest

from pmo_design.load.table import with_guard, without_guard
from pmo_design.render.checklists import Selection, checklist, checklist_rows
from pmo_design.render.checklists.rows import Grouping, criteria_of
from tests.render.report_examples import TEXTS, assessed, small_design, small_report


def _rows(by: Grouping = "phase", which: str | None = None) -> tuple[str, ...]:
    return tuple(row.key for row in checklist_rows(small_design(), small_report(), Selection(by, which)))


@pytest.mark.parametrize(
    ("by", "which", "keys"),
    [
        ("phase", "phase:run", ("ac-4",)),
        ("owner", "role:keeper", ("ac-2/by-day", "ac-2/by-night", "ac-5//north", "ac-5//south")),
        ("site", "site:south", ("ac-5//south",)),
        ("journey", "journey:call", ("ac-1", "ac-4")),
    ],
)
def test_a_checklist_holds_what_belongs_to_it(by, which, keys):
    assert _rows(by, which) == keys


def test_a_journey_has_what_a_cell_shows_that_supports_one_of_its_steps():
    found = criteria_of(small_design(), small_report(), "journey", "journey:call")
    assert [node.address for node in found] == ["criterion:ac-1", "criterion:ac-4"]


def test_a_site_has_what_was_measured_there():
    measured = TEXTS["blueprints/acceptance/measurements.csv"].replace("Clerk,,m3", "Clerk,site:south,m3")
    told = assessed({**TEXTS, "blueprints/acceptance/measurements.csv": measured})
    rows = checklist_rows(told.design, told.acceptance, Selection("site", "site:south"))
    assert [(row.key, row.site_title) for row in rows] == [
        ("ac-1//south", "South well"),
        ("ac-5//south", "South well"),
    ]


def test_all_criteria_are_grouped_and_what_belongs_to_none_comes_last():
    groups = checklist(small_design(), small_report(), Selection("phase")).groups
    assert [(group.address, group.title, len(group.rows)) for group in groups] == [
        ("phase:start", "Start", 6),
        ("phase:run", "Run", 1),
        (None, "Without a phase", 1),
    ]
    owners = checklist(small_design(), small_report(), Selection("owner")).groups
    assert [group.title for group in owners] == ["Keeper", "Clerk", "Without an owner"]


def test_a_row_stands_under_each_site_that_has_to_show_it_and_what_no_site_has_under_the_whole():
    told = checklist(small_design(), small_report(), Selection("site"))
    assert [(group.title, len(group.rows)) for group in told.groups] == [
        ("North well", 1),
        ("South well", 1),
        ("The service as a whole", 6),
    ]
    assert len(told.rows) == len({row.key for row in told.rows}) == 8
    assert told.title == "Acceptance checklist"


def test_a_row_says_how_its_site_stands_and_on_which_evidence():
    rows = {row.key: row for row in checklist_rows(small_design(), small_report(), Selection())}
    north, south = rows["ac-5//north"], rows["ac-5//south"]
    assert (north.kind, north.verdict, north.actual, north.target) == (
        "measurement",
        "met",
        "100 %",
        "≥ 98 %",
    )
    assert north.latest is not None
    assert (north.latest.said, north.latest.place) == (
        "100 % (n 30)",
        "blueprints/acceptance/measurements.csv:5",
    )
    assert (south.verdict, south.actual, south.latest) == ("insufficient", "", None)


def test_a_scenario_has_a_row_with_its_clauses_and_its_last_result():
    rows = {row.key: row for row in checklist_rows(small_design(), small_report(), Selection())}
    night = rows["ac-2/by-night"]
    assert (night.kind, night.scenario, night.result) == ("test-run", "by-night", "failed")
    assert (night.given, night.then) == ((), ("The gate is open", "A light is on"))
    assert night.latest is not None
    assert night.latest.said == "failed, minor: The light was broken"
    assert rows["ac-2/by-day"].result == "passed"


def test_the_newest_record_counts_whatever_the_order():
    report = small_report()
    first = report.standings["criterion:ac-1"]
    turned = replace(first, history=first.history[::-1])
    rows = checklist_rows(
        small_design(), replace(report, standings={**report.standings, first.criterion: turned}), Selection()
    )
    assert rows[0].latest is not None
    assert rows[0].latest.said == "75 s (n 12)"


@pytest.mark.parametrize("text", ["=1+1", "+A1", "@sum", "-", "\tx", "'=1", "-5", "45 min", "", "''@x"])
def test_no_cell_is_run_by_a_spreadsheet_and_all_read_back(text):
    cell = with_guard(text)
    assert without_guard(cell) == text
    assert not cell.startswith(("=", "+", "-", "@", "\t")) or cell == "-5"
