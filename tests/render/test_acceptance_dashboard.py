"""The dashboard: its finding for every state of affairs, the strip of gates, the register, budgets."""

import re

import pytest

from pmo_design.engines.acceptance.content import seal
from pmo_design.render.pages.register_file import register_csv
from pmo_design.render.site import Site, frame
from tests.render.acceptance_examples import (
    ONE_PHASE,
    SERVICE,
    TO_COME,
    accepted_site,
    criterion,
    measured,
    signed,
)
from tests.render.page_examples import ids_in, page_of, words_of

DASHBOARD = "acceptance/index.md"
A, B, C = criterion("a"), criterion("b", "run"), criterion("c", "later")
MET = measured("a", 50) + measured("b", 50)


def told(site: Site, uri: str = DASHBOARD) -> str:
    """Return the heading and the lead of a page."""
    head = re.search(r"<h1>.*?</header>", page_of(site, uri), re.DOTALL)
    assert head is not None
    return words_of(head[0]).replace(" .", ".").replace("\xa0", " ")


def lines_of_gates(site: Site) -> list[str]:
    """Return what the strip says under the marks of each gate."""
    items = re.findall(r'<li class="gate .*?</li>', page_of(site, DASHBOARD), re.DOTALL)
    return [
        " ".join(words_of(line) for line in re.findall(r'gate__line">(.*?)</p>', item)).replace("\xa0", " ")
        for item in items
    ]


def sealed(*criteria: str, phase: str = "start") -> str:
    """Return the hashes that a signature of a phase holds."""
    return seal(accepted_site(*criteria).design, f"phase:{phase}")


SEAL = sealed(A, B)
PASSED = signed("start", seal=SEAL)


def test_before_any_measurement_a_bid_says_that_nothing_is_due_yet() -> None:
    assert told(accepted_site(A, B, C, service=TO_COME)) == (
        "Three criteria over three gates, none is due yet Three have to be met for the service to be"
        " accepted; each has a figure to reach. The first decision falls on 29 Jan 2027."
    )


def test_a_phase_that_has_begun_without_a_record_is_told() -> None:
    assert told(accepted_site(A, B, C)).startswith("Three criteria over three gates, nothing is recorded yet")


def test_without_criteria_the_page_says_what_will_stand_there() -> None:
    assert told(accepted_site()).startswith("No criterion is written yet")


def test_one_criterion_reads_as_one() -> None:
    assert told(accepted_site(A, service=TO_COME)) == (
        "One criterion, not due yet It has to be met for the service to be accepted."
        " The first decision falls on 29 Jan 2027."
    )


def test_without_phases_the_criteria_are_the_finding_and_no_gate_is_shown() -> None:
    site = accepted_site(
        criterion("a", None), criterion("b", None), service=SERVICE, measurements=measured("a", 50)
    )
    assert (
        told(site)
        == "One of two criteria is met Of two criteria, one is met. One lacks evidence that counts."
    )
    assert "Gates by phase" not in page_of(site, DASHBOARD)


def test_a_workspace_without_a_service_has_its_dashboard() -> None:
    site = accepted_site(criterion("a", None), service="")
    assert told(site).startswith("One criterion, and nothing is recorded yet")


@pytest.mark.parametrize(
    ("value", "finding"),
    [
        (50, "The gate is ready to be decided"),
        (100, "The gate can be passed with conditions"),
        (200, "The gate is not ready yet"),
    ],
)
def test_the_finding_is_how_the_next_gate_stands(value: int, finding: str) -> None:
    assert told(accepted_site(A, service=ONE_PHASE, measurements=measured("a", value))).startswith(finding)


def test_a_rejected_gate_is_the_finding_with_its_day() -> None:
    rejected = signed("start", decision="rejected")
    site = accepted_site(A, service=ONE_PHASE, measurements=measured("a", 200), sign_offs=rejected)
    assert told(site).startswith("The gate was rejected on 4 Sep 2026")
    assert lines_of_gates(site) == ["Rejected: one not met."]


def test_a_gate_past_its_day_is_told_first() -> None:
    assert told(accepted_site(A, B, measurements=measured("a", 200) + measured("b", 50))) == (
        "Gate 0 is not ready, and its decision is overdue Of two criteria, one is met. One fails: Call a."
        " The decision was due on 4 Sep 2026."
    )


def test_when_all_before_it_is_passed_and_little_is_missing_a_gate_is_near() -> None:
    more = criterion("d", "run")
    site = accepted_site(A, B, more, measurements=MET, sign_offs=PASSED)
    assert told(site) == (
        "Every gate so far is passed, and gate 1 is near Of three criteria, two are met. One lacks evidence"
        " that counts. The decision is due on 12 Feb 2027."
    )


def test_a_failing_criterion_keeps_a_gate_from_being_near() -> None:
    site = accepted_site(A, B, measurements=measured("a", 50) + measured("b", 200), sign_offs=PASSED)
    assert told(site).startswith("Gate 1 is not ready yet Of two criteria, one is met. One fails: Call b.")


def test_a_gate_whose_phase_has_not_begun_is_not_due() -> None:
    site = accepted_site(A, C, measurements=measured("a", 50), sign_offs=signed("start", seal=sealed(A, C)))
    assert told(site).startswith("Every gate so far is passed, and gate 2 is not due yet")
    assert lines_of_gates(site) == [
        "Its only criterion is met.",
        "Nothing is due before 15 Feb 2027.",
    ]


def test_when_every_gate_is_passed_that_is_the_finding() -> None:
    run = signed("run", seal=sealed(A, B, phase="run"))
    site = accepted_site(A, B, measurements=MET, sign_offs=PASSED + run)
    assert told(site) == "Both gates are passed Both criteria are met."


def test_a_changed_target_asks_for_the_signature_again() -> None:
    run = signed("run", seal=sealed(A, B, phase="run"))
    changed = A.replace("target: 60", "target: 55")
    site = accepted_site(changed, B, measurements=MET, sign_offs=PASSED + run)
    assert told(site) == (
        "Both gates are passed, and one signature has to be confirmed Both criteria are met."
        " One signature has to be confirmed again."
    )
    assert lines_of_gates(site)[0] == "One signature has to be confirmed. Its only criterion is met."


def test_the_strip_tells_what_has_fallen_since_a_gate_was_passed_and_what_is_overdue() -> None:
    also = criterion("z")
    points = "2026-11-01 The mast is live; 2026-12-01 The drill is repeated; 2026-12-02 More"
    seal_of_both = sealed(A, also)
    passed = signed("start", decision="accepted-with-open-points", points=points, seal=seal_of_both)
    site = accepted_site(A, also, measurements=measured("a", 50) + measured("z", 200), sign_offs=passed)
    assert lines_of_gates(site) == ["One met and one has since failed. One open point is overdue."]


def test_a_gate_shows_one_mark_a_criterion_those_that_are_met_first() -> None:
    site = accepted_site(A, criterion("z"), measurements=measured("z", 50) + measured("a", 200))
    marks = re.findall(r'<a href="#(\w+)" tabindex="-1" title="([^"]+)"', page_of(site, DASHBOARD))
    assert marks == [("z", "AC-02 Call z: met"), ("a", "AC-01 Call a: not met")]


def test_the_gate_to_be_decided_stands_first_in_the_register_then_those_passed() -> None:
    site = accepted_site(A, B, C, measurements=MET, sign_offs=PASSED)
    groups = re.findall(r'<tr class="group">.*?</tr>', page_of(site, DASHBOARD), re.DOTALL)
    assert [words_of(group).replace("\xa0", " ") for group in groups] == [
        "Gate 1: Run Decision 12 Feb 2027",
        "Gate 0: Start Passed 4 Sep 2026",
        "Gate 2: Later Decision 30 Jun 2027",
    ]


def test_of_the_gates_passed_the_newest_stands_first() -> None:
    signatures = "".join(signed(phase, seal=sealed(A, B, C, phase=phase)) for phase in ("start", "run"))
    html = page_of(accepted_site(A, B, C, measurements=MET, sign_offs=signatures), DASHBOARD)
    groups = re.findall(r'<tr class="group">.*?</tr>', html, re.DOTALL)
    assert [words_of(group).partition(":")[0] for group in groups] == ["Gate 2", "Gate 1", "Gate 0"]


def test_a_row_tells_verdict_target_actual_attainment_evidence_and_owner() -> None:
    html = page_of(accepted_site(A, B, measurements=measured("a", 270)), DASHBOARD)
    row = re.search(r'<tr id="a".*?</tr>', html, re.DOTALL)
    assert row is not None
    assert words_of(row[0]).replace("\xa0", " ") == "AC-01 Call a Not met ≤ 60 s 270 s 75 1 Clerk"
    assert 'data-verdict="not-met"' in row[0] and 'data-owner="role:clerk"' in row[0]


def test_of_very_many_criteria_the_first_open_in_place_and_a_gate_shows_a_bar() -> None:
    site = accepted_site(*(criterion(f"c{at:03}") for at in range(100)), measurements=measured("c000", 50))
    html = page_of(site, DASHBOARD)
    assert html.count('class="detail"') == 60
    assert 'class="gate__marks"' not in html
    assert "The first 60 rows open here; of the others, the title leads to the page." in html
    assert len(ids_in(html)) == len(set(ids_in(html)))


def test_records_after_the_day_are_counted_under_the_register() -> None:
    site = accepted_site(A, measurements=measured("a", 50) + measured("a", 40, "2026-12-24"))
    assert (
        "1 record is newer, up to 24 Dec 2026, and not counted; build with --as-of 2026-12-24 to see it"
        " judged." in words_of(page_of(site, DASHBOARD)).replace("\xa0", " ")
    )


def test_categories_and_owners_are_told_worst_first() -> None:
    security = criterion("s").replace("category: timing", "category: security")
    site = accepted_site(A, security, measurements=measured("a", 50) + measured("s", 500))
    table = re.search(
        r'<table class="data" id="by-category">.*?</table>', page_of(site, DASHBOARD), re.DOTALL
    )
    assert table is not None
    assert words_of(table[0]) == "Verdicts by category Category Verdicts All Security 1 1 Timing 1 1"


def test_an_error_budget_tells_what_is_left_and_how_fast_it_goes() -> None:
    level = A.replace(
        "metric: {name: Time to answer, unit: s, direction: down, baseline: 900, target: 60, handover: 120}",
        'metric: {name: Minutes up, unit: "%", direction: up, statistic: service-level, target: 99.9,'
        " window: 30 d}",
    )
    row = "a,2026-10-18,2026-11-16,99.95,43200,Probe,Clerk,,,,,\n"
    html = page_of(accepted_site(level, service=ONE_PHASE, measurements=row), DASHBOARD)
    table = re.search(r'<table class="data" id="budgets-table">.*?</table>', html, re.DOTALL)
    assert table is not None
    assert "Met ≥ 99.9 % 43.2 21.6 21.6 Lasts, at 0.5 times its pace" in words_of(table[0]).replace(
        "\xa0", " "
    )


def test_the_register_is_offered_as_a_file_that_no_spreadsheet_runs() -> None:
    site = accepted_site(A.replace("title: Call a", 'title: "=1+1"'), measurements=measured("a", 50))
    text = register_csv(site.design, site.acceptance).decode("utf-8-sig")
    assert text.splitlines()[1].startswith(
        "AC-01,a,'=1+1,Calls are answered within a minute.,must,timing,Start"
    )
    assert 'href="../acceptance/register.csv" download>Download as CSV</a>' in page_of(site, DASHBOARD)


def test_the_index_beside_the_dashboard_names_the_pages_and_the_gates() -> None:
    site = accepted_site(A, B)
    groups = frame(site, site.page(DASHBOARD)).index
    assert [(group.title, [entry.title for entry in group.entries]) for group in groups] == [
        (
            "Acceptance",
            [
                "Dashboard",
                "How verdicts are made",
                "Trace matrix",
                "Evidence register",
                "Sign-off sheets",
                "Checklist",
            ],
        ),
        ("Gates", ["Start", "Run", "Later"]),
    ]
    assert [link.title for link in frame(site, site.page(DASHBOARD)).breadcrumbs] == [
        "Proposal",
        "Acceptance",
        "Dashboard",
    ]
    own = frame(site, site.page("acceptance/a.md")).index
    assert [group.title for group in own] == ["Acceptance", "Gates", "Start"]
