"""The verdict of every criterion as text."""

import re
from dataclasses import replace

from pmo_design.engines.acceptance import Report
from pmo_design.render.reports.paint import Terminal
from pmo_design.render.reports.status import headline, later_line, status_text
from pmo_design.render.reports.told import tell
from tests.render.report_examples import AS_OF, later_report, small_design, small_report

NARROW = """\
As of 16 Nov 2026 1 of 6 criteria is met: 1 not met, 1 without enough evidence,
1 at risk, 1 not due yet, 1 waived.

Gate 0 was passed on 12 Nov 2026, and one signature has to be confirmed.
Gate 1 is not due yet: it is decided on 30 Jun 2027.

   No.   Verdict       Criterion                  Actual  Target    Due
!  AC-1  Not met       Calls are answered             75  ≤ 60 s    2026-12-01
         → 15 s less by 1 Dec 2026.
!  AC-5  Insufficient  Water is clean       1 of 2 sites  ≥ 98 %    2026-12-01
         → Evidence from South well by 1 Dec 2026.
   AC-2  At risk       The gate opens      1 of 2 passed            2026-12-01
         → A run of By night that passes by 1 Dec 2026.
   AC-4  Not due yet   The line is up                     ≥ 99.5 %  2027-06-30
   AC-3  Waived        Rain stays out           none yet            2026-12-01
   ac-6  Met           Friendly voice           none yet

! keeps its gate shut

AC-3 is waived by the Keeper until 31 Dec 2026: The roof is ordered."""

WIDE = """\
   No.   Verdict       Criterion           Priority         Actual  Target     Way   n  Age  Due         Owner
!  AC-1  Not met       Calls are answered  must                 75  ≤ 60 s    98 %  12  2 d  2026-12-01  clerk
         → 15 s less by 1 Dec 2026.
"""


def _told(report: Report):
    return tell(small_design(), report, report.standings)


def _text(report: Report, terminal: Terminal, **how) -> str:
    return status_text(small_design(), report, _told(report), terminal, **how)


def test_a_narrow_terminal_is_told_what_matters_most_the_worst_first():
    assert _text(small_report(), Terminal(80)) == NARROW


def test_a_wide_terminal_is_told_how_far_on_how_much_how_old_and_by_whom():
    assert WIDE in _text(small_report(), Terminal(120))


def test_no_line_is_wider_than_the_terminal_down_to_sixty_columns():
    for columns in range(60, 160, 7):
        lines = _text(later_report(), Terminal(columns)).splitlines()
        assert max(map(len, lines)) <= columns


def test_colour_adds_to_the_words_and_takes_none_away():
    plain = _text(later_report(), Terminal(100))
    coloured = _text(later_report(), Terminal(100, colour=True))
    assert "\x1b[1;31mNot met\x1b[0m" in coloured
    assert "\x1b" not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_records_of_a_later_day_are_told_of():
    assert later_line(later_report()) == (
        "2 records are newer than 16 Nov 2026, the newest of 20 Nov 2026, and left out; "
        "--as-of DATE, or --as-of today, takes them in."
    )
    assert later_line(small_report()) == ""
    assert "2 records are newer" in _text(later_report(), Terminal(120))


def test_only_some_verdicts_are_listed_and_all_are_counted():
    text = _text(small_report(), Terminal(80), of="Start", only=("at-risk",))
    assert text.startswith("As of 16 Nov 2026 1 of 6 criteria (Start) is met: 1 not met,")
    assert [line.split()[0] for line in text.splitlines() if "AC-" in line] == ["AC-2"]


def test_where_all_is_met_nothing_else_is_told():
    report = small_report()
    met = replace(report, standings={"criterion:ac-6": report.standings["criterion:ac-6"]}, gates=())
    assert _text(met, Terminal(80)).splitlines()[0] == "As of 16 Nov 2026 1 of 1 criterion is met."


def test_where_there_is_no_criterion_that_is_said():
    assert headline(Report(AS_OF), ()) == "As of 16 Nov 2026 there is no criterion to tell of."
    text = status_text(small_design(), Report(AS_OF), (), Terminal(80))
    assert text == "As of 16 Nov 2026 there is no criterion to tell of."


def test_musts_and_what_is_due_first_come_first_within_a_verdict():
    report = small_report()
    same = {address: replace(standing, verdict="not-met") for address, standing in report.standings.items()}
    numbers = [each.number for each in _told(replace(report, standings=same))]
    assert numbers == ["AC-1", "AC-3", "AC-5", "AC-4", "AC-2", "ac-6"]


def test_a_way_that_is_nearly_gone_is_never_told_as_gone():
    told = next(each for each in _told(small_report()) if each.number == "AC-1")
    assert told.attained == "98 %"
