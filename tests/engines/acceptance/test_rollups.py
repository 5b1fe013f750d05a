"""Verdicts rolled up along the graph, and the golden thread up to the signature."""

from decimal import Decimal

from pmo_design.engines.acceptance import Verdict, traceability, worst
from pmo_design.engines.acceptance.content import seal
from tests.engines.acceptance.example import assessed, criterion, measured, report, signed

PERSONA = """\
kind: persona
id: manager
title: Manager
role: client-lead
pain_points:
  - {id: late, title: Figures come late}
  - {id: lost, title: Changes get lost}
"""
JOURNEY = """\
kind: journey
id: today
title: Today
personas: [manager]
state: as-is
stages:
  - id: month
    title: Month
    steps:
      - id: collect
        title: Collect
        action: Collects figures.
        feels: [{pain: persona:manager/late}]
        opportunities: [{id: prefill, title: Fill it in beforehand, answers: [persona:manager/late]}]
"""
BLUEPRINT = """\
kind: blueprint
id: reporting
title: Reporting
state: to-be
lanes: [{id: office, title: Office, role: backstage}]
phases:
  - id: month
    title: Month
    steps:
      - id: fill
        title: Fill
        cells:
          - id: office
            text: Fill in the report
            lane: office
            accountable: pmo-lead
            responsible: [pmo-lead]
            systems: [tracker]
            resolves: [persona:manager/late]
            realises: [journey:today/month/collect/prefill]
            supports: [journey:today/month/collect]
"""
REQUIREMENTS = """\
kind: requirement
items:
  - {id: r-1, number: '1', title: In time, text: In time., addressed_by: [blueprint:reporting/month/fill]}
  - {id: r-2, number: '2', title: Complete, text: Complete.}
"""
DAYS = "unit: d, direction: down, target: 10"
CELL = "blueprint:reporting/month/fill/office"


def on(address: str, id_: str, priority: str = "must") -> str:
    return criterion(id_, metric=DAYS, priority=priority).replace("system:tracker", address)


DESIGN = (PERSONA, JOURNEY, BLUEPRINT, REQUIREMENTS)
TWO = (*DESIGN, on(CELL, "good", "should"), on("blueprint:reporting/month/fill", "bad"))
ROWS = measured("good 2026-10-01 2026-10-31 9 4", "bad 2026-10-01 2026-10-31 12 4")


def test_the_worst_counts_with_the_counts_of_all() -> None:
    found = report(*TWO, m=ROWS).rollups["blueprint:reporting/month/fill"]

    assert (found.verdict, found.counts, found.criteria) == (
        "not-met",
        {"not-met": 1, "met": 1},
        ("criterion:good", "criterion:bad"),
    )


def test_a_must_is_not_hidden_among_others() -> None:
    found = report(*DESIGN, on(CELL, "good"), on(CELL, "bad", "could"), m=ROWS).rollups[CELL]

    assert (found.verdict, found.worst_must) == ("not-met", "met")


def test_of_all_verdicts_the_worst_is_found() -> None:
    verdicts: tuple[Verdict, ...] = ("met", "waived", "at-risk", "insufficient", "expired", "not-met")

    assert [worst(verdicts[: at + 1]) for at in range(len(verdicts))] == list(verdicts)


def test_verdicts_travel_along_the_graph() -> None:
    rollups = report(*DESIGN, on(CELL, "bad"), m=ROWS.replace("good", "bad")).rollups

    assert sorted(rollups) == [
        "blueprint:reporting",
        "blueprint:reporting/month",
        "blueprint:reporting/month/fill",
        CELL,
        "journey:today",
        "journey:today/month",
        "journey:today/month/collect",
        "journey:today/month/collect/prefill",
        "persona:manager",
        "persona:manager/late",
        "phase:pilot",
        "requirement:r-1",
        "service:pmo",
    ]


def test_what_no_criterion_shows_has_no_rollup() -> None:
    assert "persona:manager/lost" not in report(*TWO, m=ROWS).rollups


def test_a_whole_thread_runs_from_the_requirement_to_the_signature() -> None:
    design = assessed(*TWO).value.design
    told = signed(f"client-lead 2026-11-02 accepted | {seal(design, 'phase:pilot')}")
    found = assessed(*TWO, m=ROWS, s=told).value
    trail = traceability(found.design, found.acceptance).trails["criterion:good"]

    assert trail.requirements == ("requirement:r-1",)
    assert trail.pains == ("persona:manager/late",)
    assert trail.steps == (CELL, "journey:today/month/collect")
    assert (trail.evidence, [each.role for each in trail.signatures]) == (1, ["role:client-lead"])
    assert trail.gaps == ()


def test_every_gap_of_a_thread_is_named() -> None:
    found = assessed(*DESIGN, criterion(metric=DAYS)).value
    trace = traceability(found.design, found.acceptance)

    assert trace.trails["criterion:ac"].gaps == (
        "It shows no requirement to be met.",
        "Nothing was recorded.",
        "Nobody whose signature holds has signed it.",
    )
    assert trace.untraced == ("requirement:r-1", "requirement:r-2")
    assert trace.unanswered == {"persona:manager/lost": "journey step"}


def test_old_evidence_is_a_gap() -> None:
    found = assessed(
        criterion(metric=f"{DAYS}, expires: 30 d"), m=measured("ac 2026-08-01 2026-08-31 9 4")
    ).value

    assert "Its evidence is too old, or outside its window." in (
        traceability(found.design, found.acceptance).trails["criterion:ac"].gaps
    )


def test_coverage_names_what_is_not_covered() -> None:
    found = assessed(*TWO, m=ROWS).value
    coverage = traceability(found.design, found.acceptance).coverage

    assert [(each.name, each.covered, each.total) for each in coverage] == [
        ("criteria with evidence", 2, 2),
        ("criteria with evidence in their window", 2, 2),
        ("criteria signed", 0, 2),
        ("requirements met", 0, 2),
    ]
    assert coverage[-1].gaps == ("requirement:r-1", "requirement:r-2")


def test_acceptance_tells_itself_in_figures() -> None:
    figures = {each.name: each.value for each in report(*TWO, m=ROWS).figures()}

    assert figures["acceptance.not_met"] == figures["acceptance.met"] == Decimal(50)
    assert figures["acceptance.musts_met"] == Decimal(0)
    assert figures["acceptance.criteria_with_current_evidence"] == Decimal(100)
    assert figures["acceptance.requirements_met"] == Decimal(0)


def test_an_empty_design_has_undefined_figures() -> None:
    assert {each.value for each in report().figures()} == {None}
