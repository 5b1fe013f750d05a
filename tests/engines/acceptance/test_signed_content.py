"""Which criteria an edit makes suspect: those that say something else, and those that verify what does."""

import re

import pytest

from pmo_design.engines.acceptance.content import Seal, seal_of
from tests.engines.acceptance.example import SERVICE, assessed, criterion

SCENARIO = (
    "scenarios: [{id: one, title: One, given: [It is day], when: [It ends], then: [It is out, It is seen]}]"
)
FIRST = criterion(
    "first",
    metric="unit: d, direction: within, baseline: 20, target: 10, upper: 12, handover: 9, stretch: 11,"
    " margin: 1, window: 28 d, minimum_sample: 2, expires: 90 d, frequency: Weekly, method: By hand,"
    " source: Log, baseline_date: 2026-01-01, baseline_source: Notes",
    more="\n".join(
        (
            SCENARIO,
            "number: AC-01",
            "approver: client-lead",
            "due: 2026-12-01",
            "shown_at: [mine, port]",
            "environment: At the desk",
            "preconditions: [It is on, It is paid]",
            "depends_on: [second]",
            "waiver: {by: client-lead, reason: None yet, until: 2026-12-01}",
        )
    ),
)
SECOND = criterion("second").replace("[system:tracker]", "[site:mine]")
OTHER = criterion("other", phase="steady")


def seal(first: str = FIRST, second: str = SECOND, other: str = OTHER, service: str = SERVICE) -> Seal:
    found = assessed(first, second, other, service=service)
    assert not [fault for fault in found.diagnostics if fault.code.startswith(("PMO1", "PMO2", "PMO3"))]
    return seal_of(found.value.design, "phase:pilot")


def changed(now: Seal, then: Seal) -> set[str]:
    """Tell what differs between two seals: `first.own`, `second.covered`, `whole`."""
    assert now.criteria.keys() == then.criteria.keys()
    differs = {
        f"{id_}.{side}"
        for id_ in now.criteria
        for side in ("own", "covered")
        if getattr(now.criteria[id_], side) != getattr(then.criteria[id_], side)
    }
    return differs | ({"whole"} if now.whole != then.whole else set())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Title of first", "title: Another"),
        ("statement: The report is out in time.", "statement: The report is out."),
        ("owner: pmo-lead", "owner: client-lead"),
        ("priority: must", "priority: should"),
        ("category: timing", "category: accuracy"),
        ("number: AC-01", "number: AC-02"),
        ("approver: client-lead", "approver: pmo-lead"),
        ("due: 2026-12-01", "due: 2026-12-02"),
        ("shown_at: [mine, port]", "shown_at: [mine]"),
        ("At the desk", "At the counter"),
        ("[It is on, It is paid]", "[It is on]"),
        ("[It is on, It is paid]", "[It is paid, It is on]"),
        ("depends_on: [second]", "depends_on: []"),
        ("until: 2026-12-01", "until: 2026-12-31"),
        ("reason: None yet", "reason: None"),
        ("name: Time to report", "name: Time to send"),
        ("unit: d", "unit: h"),
        ("direction: within", "direction: up"),
        ("baseline: 20", "baseline: 21"),
        ("target: 10", "target: 10.5"),
        ("upper: 12", "upper: 13"),
        ("handover: 9", "handover: 8"),
        ("stretch: 11", "stretch: 11.5"),
        ("margin: 1", "margin: 2"),
        ("window: 28 d", "window: 29 d"),
        ("minimum_sample: 2", "minimum_sample: 3"),
        ("expires: 90 d", "expires: 91 d"),
        ("frequency: Weekly", "frequency: Daily"),
        ("method: By hand", "method: By eye"),
        ("source: Log,", "source: Book,"),
        ("baseline_date: 2026-01-01", "baseline_date: 2026-01-02"),
        ("baseline_source: Notes", "baseline_source: Minutes"),
        ("unit: d", "statistic: mean, unit: d"),
        ("title: One", "title: First"),
        ("given: [It is day]", "given: [It is night]"),
        ("[It is out, It is seen]", "[It is seen, It is out]"),
    ],
)
def test_an_edit_of_a_criterion_makes_it_alone_suspect(old: str, new: str) -> None:
    assert old in FIRST
    assert changed(seal(FIRST.replace(old, new, 1)), seal()) == {"first.own", "whole"}


def test_what_a_criterion_verifies_belongs_to_both_halves() -> None:
    edited = FIRST.replace("[system:tracker]", "[system:tracker, site:port]")

    assert changed(seal(edited), seal()) == {"first.own", "first.covered", "whole"}


@pytest.mark.parametrize(
    ("old", "new", "suspect"),
    [
        ("title: Project tracker", "title: Tracker", {"first.covered", "whole"}),
        ("title: Mine,", "title: The mine,", {"second.covered", "whole"}),
        ("title: Port,", "title: The port,", set()),
        ("title: Pilot,", "title: The pilot,", {"whole"}),
        ("gate: 2026-12-18", "gate: 2026-12-19", {"whole"}),
        ("title: Steady state", "title: Normal work", set()),
        ("title: Client lead", "title: Lead of the client", set()),
    ],
)
def test_an_edit_of_what_is_verified_makes_those_suspect_that_verify_it(
    old: str, new: str, suspect: set[str]
) -> None:
    assert old in SERVICE
    assert changed(seal(service=SERVICE.replace(old, new)), seal()) == suspect


def test_an_edit_under_another_phase_makes_none_suspect() -> None:
    assert changed(seal(other=OTHER.replace("in time", "at once")), seal()) == set()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("target: 10", "target: 10.00"),
        ("baseline: 20", "baseline: 2.0e1"),
        ("window: 28 d", "window: 4 w"),
        ("title: Title of first", 'title: "Title of first"  # as agreed'),
        ("shown_at: [mine, port]", "shown_at: [site:port, site:mine]"),
        ("depends_on: [second]", "depends_on:\n  - criterion:second"),
        ("frequency: Weekly, method: By hand", "method: By hand, frequency: Weekly"),
        ("owner: pmo-lead", "tags: [b, a]\nowner: role:pmo-lead"),
        ("environment: At the desk", "environment: >-\n  At\n  the desk"),
    ],
)
def test_another_form_of_the_same_makes_none_suspect(old: str, new: str) -> None:
    assert old in FIRST
    assert changed(seal(FIRST.replace(old, new, 1)), seal()) == set()


def test_the_order_of_keys_and_files_makes_none_suspect() -> None:
    head, *rest = FIRST.strip().split("\n")
    turned = "\n".join((head, *reversed(rest))) + "\n"
    assert re.search("^metric:.*^statement:", turned, re.DOTALL | re.MULTILINE)

    assert changed(seal(turned), seal()) == set()
    assert changed(seal(OTHER, FIRST, SECOND), seal()) == set()
