"""One criterion, and one gate, in full as text."""

from dataclasses import replace

from pmo_design.engines.acceptance import Report
from pmo_design.render.reports.criterion import criterion_text
from pmo_design.render.reports.gates import gate_text
from pmo_design.render.reports.paint import Terminal
from pmo_design.render.reports.told import tell
from tests.render.report_examples import later_report, measurement, run, small_design, small_report

MEASURED = """\
AC-1 Calls are answered
Not met as of 16 Nov 2026 (must, Start)

Every call at night is answered within a minute.

Why         75 s misses the target of at most 60 s by 15 s.
To change   15 s less by 1 Dec 2026.
Measure     Time to answer
Target      ≤ 60 s, baseline 900 s
Actual      75 s, 95 % sure between 61.5 s and 88.5 s, 98 % of the way from the
            baseline, n 12
Due         1 Dec 2026
Owner       Clerk
Approver    Keeper

Measurements that count
  2026-11-14: 75 s (n 12), Telephone log, Clerk,
    blueprints/acceptance/measurements.csv:4
      corrects 2026-11-14: 70 s (n 12), Telephone log, Clerk,
        blueprints/acceptance/measurements.csv:3
Other measurements
  2026-09-30: 300 s (n 40), Telephone log, Clerk,
    blueprints/acceptance/measurements.csv:2

Signed with its gate
  12 Nov 2026: accepted with open points by R. Hale, Keeper, to be confirmed
    again"""

SHOWN_AT_SITES = """\
Sites
  North well  Met           100 %, n 30, 14 Nov 2026
    100 % reaches the target.
  South well  Insufficient
    Nothing was recorded.
"""

GATE = """\
Gate 0 was passed on 12 Nov 2026, and one signature has to be confirmed.
Start, as of 16 Nov 2026. Decision due 1 Dec 2026. 4 criteria: 1 not met, 1
insufficient, 1 at risk, 1 waived.

Does not hold any more
  AC-1  not met  Calls are answered
    75 s misses the target of at most 60 s by 15 s.
    → 15 s less by 1 Dec 2026.
  AC-5  insufficient  Water is clean
    Shown at 1 of 2 sites.
    → Evidence from South well by 1 Dec 2026.

Waived
  AC-3  waived  Rain stays out
    The roof is ordered.

Signed
  12 Nov 2026: accepted with open points by R. Hale, Keeper, to be confirmed
    again
    “Calls are answered” has changed in content.

Open points
  overdue since 14 Nov 2026: The light is mended
  20 Dec 2026: The key is cut"""


def _text(number: str, report: Report) -> str:
    told = {each.number: each for each in tell(small_design(), report, report.standings)}
    return criterion_text(small_design(), report, told[number], Terminal(80))


def test_a_criterion_is_told_with_its_reason_its_history_and_its_signatures():
    assert _text("AC-1", small_report()) == MEASURED


def test_sites_are_told_one_by_one():
    assert SHOWN_AT_SITES in _text("AC-5", small_report())


def test_test_runs_are_told_the_newest_first():
    assert (
        "Test runs\n"
        "  2026-11-11: by-night, failed, minor: The light was broken, R-1, Keeper,\n"
        "    blueprints/acceptance/test-runs.csv:3\n"
        "  2026-11-10: by-day, passed, photo-1.jpg, Keeper,\n"
        "    blueprints/acceptance/test-runs.csv:2\n"
    ) in _text("AC-2", small_report())


def test_a_waiver_is_told_with_who_gave_it_and_until_when():
    assert "Waiver      is waived by the Keeper until 31 Dec 2026: The roof is ordered." in _text(
        "AC-3", small_report()
    )


def test_an_error_budget_is_told_with_what_is_left():
    assert "Budget      172.8 left of 216, 43.2 spent, burn rate 0.2" in _text("AC-4", small_report())


def test_a_record_that_was_withdrawn_is_still_shown():
    report = small_report()
    standing = replace(
        report.standings["criterion:ac-6"], superseded=(measurement("m1"), run("r1")), history=(), runs=()
    )
    text = _text("ac-6", replace(report, standings={**report.standings, "criterion:ac-6": standing}))
    assert "Withdrawn\n  2026-11-10: by-day, passed," in text
    assert "  2026-09-30: 300 (n 40), Telephone log, Clerk," in text


def test_records_of_a_later_day_are_told_of():
    assert _text("AC-1", later_report()).endswith("--as-of DATE, or --as-of today, takes them in.")


def test_a_gate_is_told_with_what_blocks_it_who_signed_and_what_is_still_to_be_done():
    report = small_report()
    assert gate_text(small_design(), report, report.gates[0], Terminal(80)) == GATE


def test_a_gate_that_is_not_decided_says_what_is_in_the_way():
    report = small_report()
    gate = replace(report.gates[0], state="not-ready", signatures=(), conditions=("criterion:ac-2",))
    text = gate_text(small_design(), replace(report, gates=(gate,)), gate, Terminal(80))
    assert text.startswith("Gate 0 is not ready yet: two of four criteria are in the way.\n")
    assert "\n\nIn the way\n  AC-1  not met  Calls are answered\n" in text
    assert "\n\nConditions: musts at risk\n  AC-2  at risk  The gate opens\n" in text
