"""How the verdict of a criterion is seen from every page: stations, roll-ups, heat, the cover, the matrix."""

import re
from collections.abc import Mapping
from functools import cache
from xml.etree import ElementTree as ET

import pytest

from pmo_design.engines.acceptance.content import seal
from pmo_design.render.diagrams.blueprint import draw_blueprint
from pmo_design.render.exports.drawing import draw
from pmo_design.render.exports.request import Request
from pmo_design.render.graphs import trace_around
from pmo_design.render.pages.chains import chains
from pmo_design.render.pages.view import View
from pmo_design.render.pictures import pictures_of
from pmo_design.render.site import Site
from pmo_design.render.verdicts import Verdicts
from tests.render.acceptance_examples import accepted_site
from tests.render.page_examples import (
    BLUEPRINT,
    CRITERION,
    JOURNEY,
    PERSONA,
    REQUIREMENT,
    SERVICE,
    page_of,
    small_site,
    words_of,
    workspace_site,
)

FAST = "answered,2026-11-10,2026-11-10,45,30,Telephone log,Clerk,,,,,\n"
SLOW = FAST.replace(",45,", ",300,")
NOTHING = SERVICE.replace("      - {to: persona:keeper, minutes: 4}\n", "")
TO_COME = SERVICE.replace("gate: 2026-12-01", "starts: 2027-01-04, gate: 2027-02-01")
LONELY = """\
kind: criterion
id: lonely
title: The bell rings
statement: The bell can be heard.
priority: could
category: function
metric: {name: Loudness, unit: dB, direction: up, target: 60}
verifies: ["channel:phone"]
"""
ONE_PAIN = re.sub(r"  - {id: (mild|wet).*\n", "", PERSONA)
ALONE = JOURNEY.replace("improves: call-today\n", "")


@cache
def water(
    measured: str = FAST,
    signed: str = "",
    *,
    criterion: str = CRITERION,
    more: tuple[str, ...] = (),
    service: str = SERVICE,
    persona: str = ONE_PAIN,
) -> Site:
    """Return the site of two wells, with what was measured and signed."""
    documents = (persona, ALONE, BLUEPRINT, REQUIREMENT, *filter(None, (criterion,)), *more)
    return accepted_site(*documents, service=service, measurements=measured, sign_offs=signed)


def signature(site: Site, decision: str = "accepted", role: str = "keeper", day: str = "2026-11-12") -> str:
    """Write a row of sign-offs on the content that a site has."""
    return f"start,{role},M. Asante,{day},{decision},,{seal(site.design, 'phase:start')},,,,\n"


def stops(site: Site, uri: str = "acceptance/answered.md") -> list[str]:
    """Return the stations of the golden thread of a page, an open one in brackets."""
    html = page_of(site, uri)
    items = re.findall(r'<li class="thread__item( thread__item--open)?">(.*?)</li>', html, re.DOTALL)
    return [f"({words_of(item)})" if is_open else words_of(item) for is_open, item in items]


def row(html: str, word: str) -> str:
    """Return the words of the first row of a table that holds a word."""
    return next(
        words for found in re.findall(r"<tr.*?</tr>", html, re.DOTALL) if word in (words := words_of(found))
    )


# ── the golden thread ────────────────────────────────────────────────────────────────────────────────


def test_a_thread_ends_in_evidence_and_a_signature() -> None:
    site = water(signed=signature(water()))
    assert stops(site) == [
        "Requirement 1.1 Somebody answers",
        "Pain P1.1 Nobody answers at night",
        "Step J1.1 Ring",
        "Blueprint B1.1.1 Answers within a minute",
        "Criterion AC-01 ≤ 60 s",
        "Evidence 1 item Newest 10 Nov 2026",
        "Sign-off Accepted M. Asante, Keeper, 12 Nov 2026",
    ]
    assert 'href="#evidence">1 item</a>' in page_of(site, "acceptance/answered.md")


def test_an_edited_target_asks_for_the_signature_again() -> None:
    edited = water(signed=signature(water()), criterion=CRITERION.replace("target: 60", "target: 50"))
    told = "Signed by M. Asante, Keeper, 12 Nov 2026; changed since"
    assert stops(edited)[-1] == f"(Sign-off To be confirmed again {told})"


def test_a_signature_that_holds_is_told_before_one_to_be_confirmed() -> None:
    old = signature(water(criterion=CRITERION.replace("target: 60", "target: 50")), day="2026-11-14")
    new = signature(water(), role="clerk")
    assert stops(water(signed=old + new))[-1] == "Sign-off Accepted M. Asante, Clerk, 12 Nov 2026"


def test_only_the_approver_of_a_criterion_can_sign_it() -> None:
    approved = CRITERION + "approver: keeper\n"
    site = water(signed=signature(water(criterion=approved), role="clerk"), criterion=approved)
    assert stops(site)[-1] == "(Sign-off Open Keeper, 1 Dec 2026)"
    assert chain_rows(site)[0]["gap"] == "signature"


def test_a_criterion_without_a_pain_names_the_step_that_it_verifies() -> None:
    cell = CRITERION.replace('"persona:keeper/late", ', "").replace("pick-up/clerk", "pick-up/keeper")
    assert stops(water(criterion=cell))[1:3] == [
        "(Pain None It answers no pain on record)",
        "Step B1.1.1 Rings the night line",
    ]


def test_a_rejection_leaves_the_thread_open() -> None:
    site = water(signed=signature(water(), "rejected"))
    assert stops(site)[-1] == "(Sign-off Rejected M. Asante, Keeper, 12 Nov 2026)"


def test_every_gap_of_a_thread_is_named() -> None:
    site = water(more=(LONELY,))
    assert stops(site, "acceptance/lonely.md") == [
        "(Requirement None No clause asks for it)",
        "(Pain None It answers no pain on record)",
        "(Step None It verifies no step)",
        "Criterion AC-02 ≥ 60 dB",
        "(Evidence None Nothing was recorded)",
        "(Sign-off Open No gate asks for it)",
    ]


# ── roll-ups ─────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("uri", "section"),
    [
        ("journeys/call.md", "What shows that it works"),
        ("blueprints/nights.md", "What shows that it works"),
        ("requirements/r-1.md", "What shows that it is met"),
        ("service/phase/start.md", "What its gate asks for"),
    ],
)
def test_the_head_of_a_page_tells_how_its_element_stands(uri: str, section: str) -> None:
    html = page_of(water(), uri)
    words = words_of(html)
    assert "Acceptance Met its only criterion" in words
    assert 'href="#criteria"' in html
    assert section in words
    assert row(html, "Calls are answered") == "AC-01 Calls are answered Met ≤ 60 s 45 s Must Clerk"


def test_the_worst_verdict_counts_and_how_many_are_met_is_told() -> None:
    late = CRITERION.replace("answered\n", "late\n").replace("Calls are answered", "Calls end")
    site = water(FAST + SLOW.replace("answered,", "late,"), more=(late,))
    assert "Acceptance Not met 1 of 2 met" in words_of(page_of(site, "blueprints/nights.md"))
    pain = row(page_of(site, "personas/keeper.md"), "Nobody answers")
    assert pain.endswith("Not met 1 of 2 met AC-02 , AC-01")


def test_a_pain_that_is_answered_and_not_verified_says_so() -> None:
    site = water("", criterion="", more=(LONELY,))
    assert row(page_of(site, "personas/keeper.md"), "Nobody answers").endswith(
        "Answers within a minute , not verified"
    )
    assert "Acceptance not verified" in words_of(page_of(site, "blueprints/nights.md"))


def test_without_criteria_no_page_speaks_of_acceptance() -> None:
    site = water("", criterion="")
    for uri in ("personas/keeper.md", "journeys/call.md", "blueprints/nights.md", "service/index.md"):
        words = words_of(page_of(site, uri))
        assert "Acceptance" not in words, uri
        assert "not verified" not in words, uri


def test_steps_and_cells_have_a_column_where_a_criterion_verifies_one() -> None:
    journey = page_of(water(), "journeys/call.md")
    assert row(journey[journey.index('id="steps-table"') :], "Night line").endswith("Met AC-01")
    assert row(page_of(water(), "blueprints/nights.md"), "Does: Clerk").endswith("Met AC-01")


def test_a_site_tells_a_criterion_as_it_stands_there() -> None:
    shown = CRITERION + "shown_at: [north, south]\n"
    north, south = (FAST.replace("Clerk,,", f"Clerk,{site},") for site in ("north", "south"))
    site = water(north + south.replace(",45,", ",300,"), criterion=shown)
    north_page, south_page = (page_of(site, f"service/site/{each}.md") for each in ("north", "south"))
    assert row(north_page, "Calls are answered").startswith("AC-01 Calls are answered Met ≤ 60 s 45 s")
    assert row(south_page, "Calls are answered").startswith("AC-01 Calls are answered Not met ≤ 60 s 300 s")


def test_what_points_here_bears_the_mark_of_its_verdict() -> None:
    html = page_of(water(SLOW), "personas/keeper.md")
    entry = next(each for each in re.findall(r"<li>.*?</li>", html, re.DOTALL) if "AC-01" in each)
    assert 'aria-label="Not met"' in entry


# ── heat ─────────────────────────────────────────────────────────────────────────────────────────────


def heat(site: Site, verdicts: Verdicts, **view: str) -> ET.Element:
    chosen = {key: (value,) for key, value in view.items()}
    blueprint = site.design.blueprints[0]
    return ET.fromstring(draw_blueprint(site.design, blueprint, lambda address: None, chosen, verdicts).svg)


def told_by(root: ET.Element) -> list[str | None]:
    return [each.get("data-heat-criteria") for each in root.iter() if each.get("data-heat-criteria")]


def legend(root: ET.Element) -> list[str]:
    layer = next(
        each for each in root.iter() if each.get("data-heat-of") == "criteria" and each.get("data-lane")
    )
    return ["".join(text.itertext()) for text in layer.iter("{http://www.w3.org/2000/svg}text")]


@pytest.mark.parametrize(
    ("verdicts", "state", "words"),
    [
        ({"criterion:answered": "met"}, "met", "Met"),
        ({"criterion:answered": "at-risk"}, "at-risk", "At risk"),
        ({"criterion:answered": "not-met"}, "not-met", "Not met"),
        ({"criterion:answered": "expired"}, "expired", "Not known"),
        ({"criterion:answered": "waived"}, "waived", "Waived"),
        ({}, "planned", "Not known"),
    ],
)
def test_heat_tells_the_verdict_of_a_cell(verdicts: Verdicts, state: str, words: str) -> None:
    root = heat(water(), verdicts, heat="criteria")
    assert told_by(root) == ["none", state]
    assert legend(root) == ["Verdict", words, "No criterion"]


def test_heat_tells_the_worst_verdict_and_the_words_how_many_are_met() -> None:
    late = CRITERION.replace("answered\n", "late\n")
    site = water(more=(late,))
    verdicts: Verdicts = {"criterion:answered": "met", "criterion:late": "at-risk"}
    assert told_by(heat(site, verdicts)) == ["none", "at-risk"]
    picture = draw_blueprint(site.design, site.design.blueprints[0], lambda address: None, verdicts=verdicts)
    assert "Acceptance: At risk, 1 of 2 criteria met" in str(picture.table)
    assert "At risk, 1 of 2 criteria met" in str(picture.phone)


def test_a_picture_as_a_file_tells_verdicts_too() -> None:
    site = water(SLOW)
    (kind, *_) = pictures_of("blueprint")
    request = Request(site.design, "blueprint:nights", {}, {"heat": ("criteria",)}, verdicts=site.verdicts)
    assert 'data-heat-criteria="not-met"' in draw(kind, request).svg
    assert 'data-heat-criteria="not-met"' in page_of(site, "blueprints/nights.md")


def test_a_criterion_on_the_graph_of_threads_bears_its_verdict() -> None:
    site = water(SLOW)
    picture = trace_around(site.design, "criterion:answered", lambda address: None, verdicts=site.verdicts)
    assert 'aria-label="AC-01 Calls are answered, not met"' in picture.svg
    assert 'class="proof-fail"' in picture.svg
    assert (
        'class="proof-fail"' not in trace_around(site.design, "criterion:answered", lambda address: None).svg
    )


# ── the cover ────────────────────────────────────────────────────────────────────────────────────────


def test_the_cover_tells_how_many_criteria_are_met_and_where_one_stands() -> None:
    words = words_of(page_of(water(), "index.md"))
    assert "1 acceptance criterion, one met" in words
    assert "45 s now Met decided at the gate Baseline 900 s Target 60 s" in words


def test_an_old_figure_on_the_cover_says_its_day() -> None:
    old = FAST.replace("2026-11-10", "2026-08-10")
    assert "45 s on 10 Aug 2026" in words_of(page_of(water(old), "index.md")).replace("\u00a0", " ")


def test_before_anything_is_recorded_the_cover_shows_the_target() -> None:
    words = words_of(page_of(small_site(), "index.md"))
    assert "acceptance criterion over one gate" in words
    assert "≤ 60 s Target, decided at the gate" in words.replace("\u00a0", " ")


def two_pains(measured: str) -> Site:
    """Return a site with two threads alike, each with a criterion of its own."""
    persona = ONE_PAIN.replace(
        "night, severity: 3}", "night, severity: 3}\n  - {id: cold, title: It is cold, severity: 3}"
    )
    journey = ALONE.replace("severity: 1}]", "severity: 1}, {pain: keeper/cold}]")
    journey = journey.replace('["persona:keeper/late"]', '["persona:keeper/late", "persona:keeper/cold"]')
    blueprint = BLUEPRINT.replace('["persona:keeper/late"]', '["persona:keeper/late", "persona:keeper/cold"]')
    late = CRITERION.replace(', "blueprint:nights/answer/pick-up/clerk"', "")
    cold = late.replace("id: answered", "id: warm").replace("keeper/late", "keeper/cold")
    return accepted_site(
        persona, journey, blueprint, REQUIREMENT, late, cold, service=SERVICE, measurements=measured
    )


@pytest.mark.parametrize(
    ("measured", "criterion"),
    [("", "AC-01"), (FAST, "AC-01"), (FAST.replace("answered,", "warm,"), "AC-02")],
)
def test_the_cover_follows_the_thread_whose_criterion_has_a_figure(measured: str, criterion: str) -> None:
    assert f"Criterion {criterion} " in words_of(page_of(two_pains(measured), "index.md"))


# ── the trace matrix ─────────────────────────────────────────────────────────────────────────────────


def chain_rows(site: Site) -> list[Mapping[str, str]]:
    html = page_of(site, "trace/matrix.md")
    table = html[html.index('id="chains"') :]
    rows = re.findall(r"<tr([^>]*)>(.*?)</tr>", table[table.index("<tbody>") :], re.DOTALL)
    return [
        dict(re.findall(r'data-(\w+)="([^"]*)"', head)) | {"words": words_of(body)} for head, body in rows
    ]


def test_a_chain_is_told_from_requirement_to_signature() -> None:
    (chain,) = chain_rows(water(signed=signature(water())))
    assert (chain["gap"], chain["verdict"], chain["phase"], chain["owner"]) == (
        "none",
        "met",
        "phase:start",
        "role:clerk",
    )
    assert chain["words"].replace("\u00a0", " ") == (
        "1.1 Somebody answers P1.1 Nobody answers at night J1.1 Ring AC-01 Calls are answered "
        "Met 45 s (≤ 60 s) 10 Nov 2026 1 item, Telephone log Accepted M. Asante, Keeper, 12 Nov 2026"
    )
    assert "The only chain reaches from requirement to signature" in words_of(
        page_of(water(signed=signature(water())), "trace/matrix.md")
    )


def test_every_gap_of_a_chain_is_named() -> None:
    rows = chain_rows(water("", more=(LONELY,)))
    assert [row["gap"] for row in rows] == ["evidence signature", "requirement pain step evidence signature"]
    words = rows[1]["words"].replace("\u00a0", " ")
    assert words.startswith("no requirement no pain point no step AC-02 The bell rings Insufficient")
    assert words.endswith("no evidence not signed No gate asks for it")


def test_a_pain_and_a_requirement_without_a_criterion_have_a_chain_that_stops() -> None:
    unmet = REQUIREMENT.replace("id: r-1", "id: r-2").replace('"1.1"', '"1.2"').split("addressed_by")[0]
    rows = chain_rows(water("", more=(unmet,), persona=PERSONA))
    assert [row["gap"] for row in rows] == [
        "evidence signature",
        "pain step criterion",
        "requirement step criterion",
    ]
    assert rows[1]["words"] == "1.2 Somebody answers no pain point no step no criterion"
    assert rows[2]["words"] == "no requirement P1.1 The form is long no step no criterion"


def test_what_is_not_due_lacks_no_evidence_yet() -> None:
    (chain, *_) = chain_rows(water("", service=TO_COME))
    assert "none yet not signed Decision due 1 Feb 2027" in chain["words"].replace("\u00a0", " ")


def test_a_decision_whose_day_has_gone_by_is_told_as_late() -> None:
    late = water(
        service=SERVICE.replace("2026-12-01", "2026-11-01"), criterion=CRITERION + "approver: keeper\n"
    )
    assert (
        chain_rows(late)[0]["words"].replace("\u00a0", " ").endswith("not signed Keeper, was due 1 Nov 2026")
    )


def test_a_signature_on_other_content_is_a_gap() -> None:
    edited = water(signed=signature(water()), criterion=CRITERION.replace("target: 60", "target: 50"))
    assert chain_rows(edited)[0]["gap"] == "confirmation"


def test_evidence_that_is_too_old_is_a_gap() -> None:
    aged = CRITERION.replace("target: 60", "target: 60, expires: 30 d")
    (chain,) = chain_rows(water(FAST.replace("2026-11-10", "2026-08-10"), criterion=aged))
    assert chain["gap"] == "window signature"
    assert "10 Aug 2026 too old to count ; 1 item, Telephone log" in chain["words"].replace("\u00a0", " ")


def test_a_matrix_of_nothing_says_so() -> None:
    site = accepted_site(service=NOTHING)
    assert "There is nothing to trace yet" in words_of(page_of(site, "trace/matrix.md"))


def test_every_requirement_and_criterion_of_a_design_has_a_chain() -> None:
    view = View(workspace_site(), "trace/matrix.md")
    found = chains(view)
    design = view.design
    assert {chain.criterion for chain in found} >= {node.address for node in design.nodes("criterion")}
    assert {chain.requirement for chain in found} >= {node.address for node in design.nodes("requirement")}
    assert len({(chain.requirement, chain.pain, chain.criterion) for chain in found}) == len(found)


def test_coverage_counts_what_is_shown_and_signed() -> None:
    site = water(signed=signature(water()), more=(LONELY,))
    words = words_of(page_of(site, "health/index.md")).replace("\u00a0", " ")
    assert "Criteria with evidence in their window 1 of 2 50 %" in words
    assert "Criteria signed 1 of 2 50 %" in words
    assert "Requirements met 1 of 1 100 %" in words
    assert "Criteria signed" not in words_of(page_of(water("", criterion=""), "health/index.md"))


def test_the_requirements_tell_how_many_are_shown_to_be_met() -> None:
    lead = "One has all its criteria met or waived as of 16 Nov 2026."
    assert lead in words_of(page_of(water(), "requirements/index.md")).replace("\u00a0", " ")
    assert "met or waived" not in words_of(page_of(water(""), "requirements/index.md"))
