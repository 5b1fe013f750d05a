"""What the rules leave alone: each case, changed in one place, no longer shows its fault."""

from pathlib import Path

import pytest

from pmo_design.analyse import CHECKS, analyse
from pmo_design.diagnostics.catalogue.analyse import RULES
from pmo_design.pipeline import design_from_texts

CASES = Path(__file__).parent.parent / "cases"


def _texts(slug: str) -> dict[str, str]:
    (folder,) = CASES.glob(f"*-{slug}")
    return {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.yaml")}


def _changed(slug: str, file: str, old: str, new: str) -> dict[str, str]:
    texts = _texts(slug)
    assert old in texts[file]
    return {**texts, file: texts[file].replace(old, new)}


def _still_found(slug: str, texts: dict[str, str]) -> bool:
    found = design_from_texts(texts).diagnostics
    assert not [each for each in found if each.code < "PMO300"], "the files have to be sound"
    return slug in {each.slug for each in found}


@pytest.mark.parametrize(
    ("slug", "file", "old", "new"),
    [
        (
            "unanswered-pain-point",
            "persona.yaml",
            "late-figures",
            "late-figures\n    accepted: It will pass",
        ),
        ("opportunity-without-cell", "journey.yaml", "already}", "already, status: dropped}"),
        ("opportunity-without-cell", "journey.yaml", "state: as-is", "state: speculative"),
        ("fail-point-without-recovery", "blueprint.yaml", "title: Reporting", "title: R\nstate: as-is"),
        ("cell-without-accountable", "blueprint.yaml", "title: Reporting", "title: R\nstate: as-is"),
        ("cell-without-accountable", "blueprint.yaml", "role: backstage", "role: customer"),
        ("cell-without-accountable", "blueprint.yaml", "role: backstage", "role: evidence"),
        ("unsupported-journey-step", "journey.yaml", "state: to-be", "state: as-is"),
        ("unsupported-journey-step", "journey.yaml", "state: to-be", "state: speculative"),
        ("unusable-channel", "journey.yaml", "state: to-be", "state: as-is"),
        ("avoided-channel", "persona.yaml", "preference: avoided", "preference: accepted"),
        (
            "criterion-without-measure",
            "criterion.yaml",
            "verifies:",
            "scenarios: [{when: [a], then: [b]}]\nverifies:",
        ),
        ("metric-already-met", "criterion.yaml", "direction: up", "direction: down"),
        ("must-without-phase", "criterion.yaml", "category: timing", "category: timing\n    due: 2027-01-31"),
        ("must-without-phase", "criterion.yaml", "priority: must", "priority: could"),
        ("review-overdue", "persona.yaml", "2026-06-30", "2026-11-16"),
        ("feeling-of-stranger", "journey.yaml", "[project-manager]", "[project-manager, operations-lead]"),
        ("ambiguous-feeling", "journey.yaml", "[project-manager, operations-lead]", "[project-manager]"),
        ("duplicate-emotion", "journey.yaml", "persona: project-manager", "persona: operations-lead"),
        ("weights-not-100", "requirement.yaml", "weight: 60", "weight: 69.6"),
        ("legacy-system-in-use", "blueprint.yaml", "title: Reporting", "title: R\nstate: as-is"),
        ("support-outside-serves", "blueprint.yaml", "serves: [deliver-a-project]\n", ""),
        ("validity-before-issue", "service.yaml", "2026-02-14", "2026-11-16"),
        ("elapsed-too-short", "blueprint.yaml", "elapsed: 1 d", "elapsed: 74 h"),
        (
            "unlinked-step",
            "blueprint.yaml",
            "links:",
            "links:\n  - {from: month-end/write/pmo, to: month-end/send/pmo}",
        ),
        (
            "decision-without-two-ways",
            "blueprint.yaml",
            "links:",
            "links:\n  - {from: month-end/collect/pmo, to: month-end/collect/pmo, label: 'no'}",
        ),
        (
            "mandatory-requirement-without-criterion",
            "requirement.yaml",
            "mandatory: true",
            "mandatory: false",
        ),
    ],
)
def test_a_fault_is_not_reported_where_it_is_none(slug: str, file: str, old: str, new: str) -> None:
    assert not _still_found(slug, _changed(slug, file, old, new))


def test_rules_and_checks_stand_in_the_same_order() -> None:
    assert [check.__name__ for check in CHECKS] == [f"check_{rule.slug.replace('-', '_')}" for rule in RULES]


def test_a_planned_journey_may_improve_one_that_is_as_it_is_today() -> None:
    texts = _changed("improves-wrong-state", "journey.yaml", "state: speculative", "state: as-is")
    del texts["worse.yaml"]

    assert not _still_found("improves-wrong-state", texts)


def test_an_empty_design_has_no_fault() -> None:
    assert analyse(design_from_texts({}).value) == ()


def test_a_realised_opportunity_answers_the_pain_point() -> None:
    texts = _texts("unanswered-pain-point")
    texts["journey.yaml"] += """\
        opportunities:
          - {id: prefilled, title: Prefilled, answers: [persona:project-manager/late-figures]}
"""
    assert _still_found("unanswered-pain-point", texts)
    texts["blueprint.yaml"] = _blueprint("realises: [report-status/month-end/report/prefilled]")
    assert not _still_found("unanswered-pain-point", texts)


@pytest.mark.parametrize(("state", "found"), [("to-be", False), ("as-is", True)])
def test_only_a_to_be_blueprint_answers_a_pain_point(state: str, found: bool) -> None:
    texts = _texts("unanswered-pain-point")
    texts["blueprint.yaml"] = _blueprint("resolves: [persona:project-manager/late-figures]", state)

    assert _still_found("unanswered-pain-point", texts) is found


def test_support_that_is_left_to_a_system_needs_nobody_to_answer_for_it() -> None:
    texts = {"blueprint.yaml": _blueprint("automated: true").replace("role: backstage", "role: support")}

    assert not _still_found("cell-without-accountable", texts)


def test_support_by_people_needs_somebody_to_answer_for_it() -> None:
    texts = {"blueprint.yaml": _blueprint("policy: By noon").replace("role: backstage", "role: support")}

    assert _still_found("cell-without-accountable", texts)


def test_an_avoided_channel_is_no_fault_where_the_step_offers_another() -> None:
    texts = _changed(
        "avoided-channel",
        "service.yaml",
        "channels:",
        "channels:\n  - {id: desk, title: Desk, type: in-person}",
    )
    texts["journey.yaml"] += "          - {title: Drop in, channel: desk}\n"

    assert not _still_found("avoided-channel", texts)


def test_an_element_takes_part_by_its_flows_its_lead_or_its_reading_list() -> None:
    texts = _texts("unused-element")
    texts["service.yaml"] = (
        texts["service.yaml"]
        .replace("part_of: organisation:ict-services", "lead: pmo-lead")
        .replace("title: Evaluators", "title: Evaluators, reading: [{page: index.md, minutes: 5}]")
        + "flows:\n  - {from: stakeholder:union, to: site:harbour, carries: information, label: Rosters}\n"
    )
    unused = [
        diagnostic.message.split("'")[1]
        for diagnostic in design_from_texts(texts).diagnostics
        if diagnostic.slug == "unused-element"
    ]

    assert unused == [
        "persona:project-manager",
        "channel:help-desk",
        "system:tracker",
        "phase:pilot",
    ]


def _blueprint(field: str, state: str = "to-be") -> str:
    return f"""\
kind: blueprint
id: reporting
title: Reporting
state: {state}
lanes: [{{id: pmo, role: backstage}}]
phases:
  - id: month-end
    title: Month end
    steps:
      - id: collect
        title: Collect the figures
        cells:
          - lane: pmo
            text: Collect the figures
            {field}
"""
