"""Gate reports, sign-off sheets and the evidence register: what each says of small designs."""

import re

import pytest

from pmo_design.engines.acceptance.content import seal
from pmo_design.render.pages.search import search_entries
from pmo_design.render.site import DIRECTIVES, Site, render_directive
from tests.render.acceptance_examples import (
    ONE_PHASE,
    SERVICE,
    TO_COME,
    accepted_site,
    criterion,
    measured,
    signed,
)
from tests.render.page_examples import page_of, words_of

A, B = criterion("a"), criterion("b", "run")
START = "acceptance/gates/start.md"
SEAL = seal(accepted_site(A, B).design, "phase:start")
MET = measured("a", 50) + measured("b", 50)


def heading(site: Site, uri: str = START) -> str:
    found = re.search(r"<h1>(.*?)</h1>", page_of(site, uri))
    assert found is not None
    return found[1].replace("\xa0", " ")


def section(site: Site, anchor: str, uri: str = START) -> str:
    """Return the words of one section of a page."""
    found = re.search(rf'<h2 id="{anchor}">.*?</section>', page_of(site, uri), re.DOTALL)
    return words_of(found[0]).replace("\xa0", " ") if found is not None else ""


@pytest.mark.parametrize(
    ("service", "measurements", "sign_offs", "finding"),
    [
        (TO_COME, "", "", "Gate 0 is not due yet: it is decided on 29 Jan 2027"),
        (ONE_PHASE, "", "", "The gate is not ready yet: its only criterion is in the way"),
        (ONE_PHASE, measured("a", 100), "", "The gate can be passed with one condition"),
        (ONE_PHASE, measured("a", 50), "", "The gate is ready to be decided"),
        (
            ONE_PHASE,
            measured("a", 50),
            signed("start", decision="rejected"),
            "The gate was rejected on 4 Sep 2026",
        ),
    ],
)
def test_the_heading_is_how_the_gate_stands(
    service: str, measurements: str, sign_offs: str, finding: str
) -> None:
    assert (
        heading(accepted_site(A, service=service, measurements=measurements, sign_offs=sign_offs)) == finding
    )


def test_a_passed_gate_says_when_and_that_nothing_signed_has_changed() -> None:
    site = accepted_site(A, B, measurements=MET, sign_offs=signed("start", seal=SEAL))
    assert heading(site) == "Gate 0 was passed on 4 Sep 2026"
    assert section(site, "covers").endswith(
        f"M. Asante, 4 Sep 2026 {SEAL[:12]} Nothing that was signed has changed since."
    )
    assert section(site, "blockers") == ""


def test_a_changed_target_is_named_with_both_hashes() -> None:
    site = accepted_site(
        A.replace("target: 60", "target: 55"), B, measurements=MET, sign_offs=signed("start", seal=SEAL)
    )
    now = seal(site.design, "phase:start")[:12]
    assert heading(site) == "Gate 0 was passed on 4 Sep 2026, and one signature has to be confirmed"
    assert f"{SEAL[:12]} , now {now}" in section(site, "covers")
    assert "Call a" in section(site, "covers")
    assert "To be confirmed M. Asante Mayor" in section(site, "signatures")


def test_open_points_are_told_with_their_days_and_the_late_ones_as_late() -> None:
    points = "2026-12-01 The drill is repeated; 2026-11-06 The mast is live"
    passed = signed("start", decision="accepted-with-open-points", points=points, seal=SEAL)
    site = accepted_site(A, B, measurements=MET, sign_offs=passed)
    assert heading(site) == "Gate 0 was passed on 4 Sep 2026, and one open point is overdue"
    assert "Ten days late , due 6 Nov 2026: The mast is live By 1 Dec 2026: The drill is repeated" in section(
        site, "signatures"
    )


def test_what_no_longer_holds_after_a_gate_was_passed_is_its_finding() -> None:
    site = accepted_site(
        A, B, measurements=measured("a", 500) + measured("b", 50), sign_offs=signed("start", seal=SEAL)
    )
    assert heading(site) == "Gate 0 was passed on 4 Sep 2026, and its only criterion does not hold any more"
    assert section(site, "blockers").startswith("What has fallen since")


def test_what_is_in_the_way_says_why_and_what_would_change_it() -> None:
    site = accepted_site(A, service=ONE_PHASE, measurements=measured("a", 500))
    standing = site.acceptance.standings["criterion:a"]
    told = section(site, "blockers")
    assert told.startswith("What is in the way Musts that are not shown to be met")
    assert standing.reason.replace("\xa0", " ") in told and standing.change.replace("\xa0", " ") in told


def test_a_should_that_fails_does_not_stand_in_the_way() -> None:
    should = criterion("z", priority="should")
    site = accepted_site(A, should, service=ONE_PHASE, measurements=measured("a", 50) + measured("z", 500))
    assert heading(site) == "The gate is ready to be decided"
    assert "Call z" in section(site, "others") and "Call z" not in section(site, "blockers")


def test_a_waiver_is_told_by_whom_why_and_until_when() -> None:
    waived = criterion("a", more="waiver: {by: mayor, reason: The well is dry, until: 2026-12-31}\n")
    site = accepted_site(waived, service=ONE_PHASE, measurements=measured("a", 500))
    assert section(site, "waived").endswith("AC-01 Call a Mayor The well is dry 31 Dec 2026")


def test_the_newest_evidence_of_each_criterion_stands_with_its_row() -> None:
    rows = measured("a", 70, "2026-11-01") + measured("a", 50, "2026-11-12")
    site = accepted_site(A, criterion("z"), service=ONE_PHASE, measurements=rows)
    told = section(site, "evidence")
    assert "AC-01 Call a 50 s of 30 12 Nov 2026 Telephone log; Clerk measurements.csv:3" in told
    assert "AC-02 Call z Nothing is recorded" in told


def test_a_phase_that_asks_for_nothing_has_a_report_all_the_same() -> None:
    site = accepted_site(A)
    assert heading(site, "acceptance/gates/run.md") == "Gate 1 asks for nothing yet"


def test_the_page_of_a_phase_leads_to_its_report() -> None:
    assert 'href="../../acceptance/gates/start.html"' in page_of(accepted_site(A), "service/phase/start.md")


def test_search_finds_a_gate_by_its_number_and_by_who_signed_it() -> None:
    site = accepted_site(A, B, measurements=MET, sign_offs=signed("start", seal=SEAL))
    (entry,) = search_entries(site, site.page(START))
    assert (entry.title, entry.kind) == ("Gate 0: Start", "Gate report")
    assert entry.text == "Signed by M. Asante. Asks for: Call a."


def test_sign_off_sheets_tell_signatures_open_points_and_the_command() -> None:
    points = "2026-11-06 The mast is live"
    passed = signed("start", decision="accepted-with-open-points", points=points, seal=SEAL)
    site = accepted_site(A, B, measurements=MET, sign_offs=passed)
    uri = "acceptance/sign-offs.md"
    assert heading(site, uri) == "One signature, and it holds"
    assert section(site, "open-points", uri).endswith(
        "6 Nov 2026 The mast is live Gate 0: Start M. Asante Ten days late"
    )
    assert "pmo-design accept checklist --phase run --output run.pdf" in section(site, "sheets", uri)


def test_a_correction_stands_beside_what_it_corrects() -> None:
    rows = measured("a", 70, more=",first,,,") + measured("a", 50, more=",second,first,,Misread")
    site = accepted_site(A, service=ONE_PHASE, measurements=rows)
    uri = "acceptance/evidence.md"
    assert heading(site, uri) == "Two measurements, one correction among them"
    told = section(site, "records", uri)
    assert "50 s of 30 Corrects first. Telephone log; Clerk Misread measurements.csv:3" in told
    assert "70 s of 30 Superseded by 50 s of 30 in measurements.csv:3 ." in told
    assert "<s><strong>70\xa0s</strong>" in page_of(site, uri)


def test_a_withdrawn_figure_says_so() -> None:
    rows = measured("a", 70, more=",first,,,") + measured("a", "", more=",,first,,Probe was off")
    site = accepted_site(A, service=ONE_PHASE, measurements=rows)
    assert "no figure" in section(site, "records", "acceptance/evidence.md")
    assert "Withdraws first." in section(site, "records", "acceptance/evidence.md")
    assert "Nothing is recorded" in section(site, "evidence")


def test_the_evidence_register_is_filtered_by_kind_result_criterion_and_site() -> None:
    tested = """\
kind: criterion
id: t
title: Call at night
statement: The call is heard.
priority: must
category: function
phase: start
scenarios:
  - {id: night, title: At night, given: [It is dark], when: [They call], then: [It rings]}
"""
    run = "t,night,First round,Clerk,2026-11-03,Live line,It rings,It rang once,passed,,T-1,north,,,,\n"
    rows = measured("a", 50, more="south,,,,")
    site = accepted_site(A, tested, service=ONE_PHASE, measurements=rows, test_runs=run)
    html = page_of(site, "acceptance/evidence.md")
    assert heading(site, "acceptance/evidence.md") == "One measurement and one test run"
    assert (
        'data-criterion="criterion:t" data-kind="test-run" data-site="site:north" data-result="passed"'
        in html
    )
    assert "First round, night, Live line; Clerk It rang once test-runs.csv:2" in words_of(html)


def test_of_very_many_records_the_newest_are_shown_and_the_others_counted() -> None:
    rows = "".join(measured("a", 50 + at, f"2026-{1 + at % 9:02}-01") for at in range(512))
    site = accepted_site(A, service=ONE_PHASE, measurements=rows)
    told = section(site, "records", "acceptance/evidence.md")
    assert "The 500 newest records are shown; 12 older ones stand in the workspace’s tables alone." in told


def test_each_verdict_has_its_rule_and_a_criterion_that_has_it() -> None:
    waived = criterion("w", more="waiver: {by: mayor, reason: The well is dry, until: 2026-12-31}\n")
    site = accepted_site(A, waived, service=ONE_PHASE, measurements=measured("a", 270))
    uri = "acceptance/verdicts.md"
    told = section(site, "rules", uri)
    assert "AC-01 Call a" in told and "AC-02 Call w" in told and "None on this day" in told
    assert "from 900 s to 60 s is a way of 840; at 270 s, 630 of it are gone. 630 ÷ 840 = 75 %." in section(
        site, "figures", uri
    )


def test_without_records_verdicts_are_explained_by_examples_from_the_books() -> None:
    told = section(accepted_site(service=SERVICE), "figures", "acceptance/verdicts.md")
    assert "at 12 days, 8 of it are gone: 80 %, and not met" in told
    assert "8 successes in 10 tries are 80 %; the true share lies from 49.0 % to 94.3 %" in told
    assert "99.9 % over 30 days leaves 43.2 minutes" in told


@pytest.mark.parametrize(("name", "words"), [("gates", "Decision"), ("verdicts", "Which has it now")])
def test_gates_and_verdicts_can_be_asked_for_by_name(name: str, words: str) -> None:
    assert name in DIRECTIVES
    content, _ = render_directive(accepted_site(A, B), "index.md", name)
    assert words in words_of(content)
