"""Gates: musts without proof keep them shut; people decide, and what they decided is told."""

from datetime import date
from typing import Any

import pytest

from pmo_design.engines.acceptance import Gate
from pmo_design.engines.acceptance.content import seal
from tests.engines.acceptance.example import assessed, codes, criterion, measured, report, signed

DAYS = "unit: d, direction: down, target: 10, handover: 12"
MUST = criterion(metric=DAYS)
MET, RISKY, MISSED = (measured(f"ac 2026-10-01 2026-10-31 {value} 40") for value in (9, 11, 13))


def gate(*texts: str, **rest: Any) -> Gate:
    return report(*texts, **rest).gates[0]


def sealed(row: str) -> str:
    return signed(f"{row} | {seal(assessed(MUST).value.design, 'phase:pilot')}")


@pytest.mark.parametrize(
    ("rows", "state"), [(MET, "ready"), (RISKY, "ready-with-conditions"), (MISSED, "not-ready")]
)
def test_without_a_signature_the_musts_decide(rows: str, state: str) -> None:
    assert gate(MUST, m=rows).state == state


def test_a_must_without_evidence_blocks_its_gate() -> None:
    found = gate(MUST)

    assert (found.state, found.blockers, found.is_open) == ("not-ready", ("criterion:ac",), False)


def test_a_must_that_is_not_due_yet_blocks_its_gate() -> None:
    assert gate(MUST, as_of=date(2026, 9, 1)).blockers == ("criterion:ac",)


def test_a_should_that_is_missed_blocks_nothing_and_is_no_condition() -> None:
    found = gate(criterion(metric=DAYS, priority="should"), m=MISSED)

    assert (found.state, found.blockers, found.conditions, found.counts) == ("ready", (), (), {"not-met": 1})


def test_a_waived_must_blocks_nothing() -> None:
    waived = criterion(metric=DAYS, more="waiver: {by: pmo-lead, reason: Later., until: 2026-12-01}")

    assert gate(waived, m=MISSED).state == "ready"


def test_a_criterion_belongs_to_the_gate_of_its_own_phase() -> None:
    found = report(MUST, criterion("later", metric=DAYS, phase="steady")).gates

    assert [each.criteria for each in found] == [("criterion:ac",), ("criterion:later",)]


def test_an_accepted_gate_is_passed() -> None:
    found = gate(MUST, m=MET, s=sealed("client-lead 2026-11-02 accepted"))

    assert (found.state, found.signed) == ("passed", ("criterion:ac",))


def test_a_signature_of_tomorrow_does_not_count() -> None:
    found = gate(MUST, m=MET, s=sealed("client-lead 2026-11-17 accepted"))

    assert (found.state, found.signatures) == ("ready", ())


def test_one_role_that_rejects_keeps_the_gate_shut() -> None:
    hash_ = seal(assessed(MUST).value.design, "phase:pilot")
    rows = signed(f"client-lead 2026-11-02 rejected | {hash_}", f"pmo-lead 2026-11-03 accepted | {hash_}")

    assert gate(MUST, m=MET, s=rows).state == "rejected"


def test_a_role_may_accept_what_it_had_rejected() -> None:
    hash_ = seal(assessed(MUST).value.design, "phase:pilot")
    rows = signed(f"client-lead 2026-11-02 rejected | {hash_}", f"client-lead 2026-11-03 accepted | {hash_}")

    assert gate(MUST, m=MET, s=rows).state == "passed"


def test_roles_that_approve_and_have_not_signed_are_named() -> None:
    approved = MUST + "approver: client-lead\n"
    hash_ = seal(assessed(approved).value.design, "phase:pilot")
    found = gate(approved, m=MET, s=signed(f"pmo-lead 2026-11-02 accepted | {hash_}"))

    assert (found.state, found.awaited, found.signed) == ("passed", ("role:client-lead",), ())


def test_open_points_are_overdue_after_their_day() -> None:
    rows = sealed(
        "client-lead 2026-11-02 accepted-with-open-points 2026-11-16 Name a deputy; 2026-11-15 Print it."
    )

    assert gate(MUST, m=MET, s=rows).signatures[0].overdue == ("Print it: due on 15 Nov 2026.",)
    assert codes(MUST, m=MET, s=rows) == ["overdue-open-point"]


def test_who_accepts_outright_over_a_blocker_is_told() -> None:
    assert codes(MUST, m=MISSED, s=sealed("client-lead 2026-11-02 accepted")) == ["signed-over-blocker"]


def test_who_accepts_a_blocker_with_open_points_has_said_so() -> None:
    rows = sealed("client-lead 2026-11-02 accepted-with-open-points 2026-12-01 Be faster")

    assert codes(MUST, m=MISSED, s=rows) == []
