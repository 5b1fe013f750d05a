"""What was signed, and whether it is still what it was."""

from typing import Any

import pytest

from pmo_design.engines.acceptance import Signature
from pmo_design.engines.acceptance.content import seal
from tests.engines.acceptance.example import SERVICE, assessed, codes, criterion, measured, report, signed

PROMISED = criterion(metric="unit: d, direction: down, baseline: 20, target: 10, minimum_sample: 2")
GOOD = "ac 2026-09-10 2026-10-31 9 40 _ good"
ACCEPTED = "client-lead 2026-11-02 accepted"


def sealed(*texts: str, **rest: Any) -> str:
    return seal(assessed(*texts, **rest).value.design, "phase:pilot")


def signature(before: str, after: str, *more: str, service: str = SERVICE, **tables: str) -> Signature:
    """Sign one text, then go on with another."""
    tables = {"m": measured(GOOD), **tables}
    (found,) = (
        report(after, *more, service=service, s=signed(f"{ACCEPTED} | {sealed(before)}"), **tables)
        .gates[0]
        .signatures
    )
    return found


def test_an_edit_of_a_signed_target_makes_the_sign_off_suspect() -> None:
    found = signature(PROMISED, PROMISED.replace("target: 10", "target: 12"))

    assert found.suspect
    assert found.changed == (
        "“Title of ac” has changed in content: its sentence, its measure or its scenarios.",
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("unit: d", "unit: h"),
        ("direction: down", "direction: up"),
        ("in time.", "in good time."),
        ("minimum_sample: 2", "minimum_sample: 1"),
        (
            "minimum_sample: 2}",
            "minimum_sample: 2}\nwaiver: {by: pmo-lead, reason: None., until: 2026-10-01}",
        ),
        ("minimum_sample: 2}", "minimum_sample: 2}\nscenarios: [{when: [It ends], then: [It is out]}]"),
    ],
)
def test_any_change_of_what_was_agreed_makes_it_suspect(old: str, new: str) -> None:
    assert signature(PROMISED, PROMISED.replace(old, new)).suspect


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("target: 10", "target: 10.0"),
        ("title: Title of ac", "title:   'Title of ac'   # as agreed"),
        ("statement: The report is out in time.", "statement: >-\n  The report is\n  out in time."),
        ("metric: {", "metric: {statistic: value, "),
        ("owner: pmo-lead\n", "owner: role:pmo-lead\nscenarios: []\ntags: [monthly]\nstatus: approved\n"),
        ("verifies: [system:tracker]", "verifies:\n  - system:tracker"),
        ("direction: down, baseline: 20", "baseline: 20, direction: down"),
    ],
)
def test_reformatting_changes_nothing(old: str, new: str) -> None:
    after = PROMISED.replace(old, new)

    assert after != PROMISED
    assert not signature(PROMISED, after).suspect


def test_the_order_of_what_is_verified_changes_nothing() -> None:
    both = PROMISED.replace("[system:tracker]", "[system:tracker, site:mine]")
    swapped = PROMISED.replace("[system:tracker]", "[site:mine, system:tracker]")

    assert sealed(both) == sealed(swapped)


def test_a_change_of_what_a_criterion_verifies_makes_it_suspect() -> None:
    found = signature(PROMISED, PROMISED, service=SERVICE.replace("Project tracker", "Tracker of projects"))

    assert found.changed == ("What “Title of ac” verifies has changed in content.",)


def test_a_criterion_that_was_added_or_taken_away_makes_it_suspect() -> None:
    two = sealed(PROMISED, criterion("second", metric="unit: d, direction: down, target: 1"))
    (fewer,) = report(PROMISED, s=signed(f"{ACCEPTED} | {two}")).gates[0].signatures
    more = signature(PROMISED, PROMISED, criterion("second", metric="unit: d, direction: down, target: 1"))

    assert fewer.changed == ("'second' was taken away.",)
    assert more.changed == ("“Title of second” was added.",)


def test_a_change_of_the_phase_itself_makes_it_suspect() -> None:
    found = signature(PROMISED, PROMISED, service=SERVICE.replace("gate: 2026-12-18", "gate: 2026-12-19"))

    assert found.changed == (
        "The phase itself has changed in content: its title, its days or its description.",
    )


@pytest.mark.parametrize(
    ("recorded", "changed"),
    [
        ("2026-11-02", ()),
        ("2026-11-03", ("A measurement of “Title of ac” of 31 Oct 2026 was corrected on 3 Nov 2026.",)),
    ],
)
def test_evidence_that_was_corrected_after_signing_makes_it_suspect(
    recorded: str, changed: tuple[str, ...]
) -> None:
    rows = measured(GOOD, f"ac 2026-09-10 2026-10-31 8 40 _ better good {recorded}")

    assert signature(PROMISED, PROMISED, m=rows).changed == changed


def test_evidence_that_was_withdrawn_after_signing_makes_it_suspect() -> None:
    rows = measured(GOOD, "ac 2026-09-10 2026-10-31 _ _ _ gone good 2026-11-05")

    assert signature(PROMISED, PROMISED, m=rows).changed == (
        "A measurement of “Title of ac” of 31 Oct 2026 was withdrawn on 5 Nov 2026.",
    )


@pytest.mark.parametrize("hash_", ["", "3f2a9c1e0b77 ac=1"])
def test_a_signature_without_a_hash_that_can_be_read_is_not_trusted(hash_: str) -> None:
    found = report(PROMISED, s=signed(f"{ACCEPTED} | {hash_}")).gates[0]

    assert found.state == "suspect"
    assert found.signatures[0].changed == (
        "It was signed without a hash of its content, so nobody can tell what was signed.",
    )


def test_a_later_sign_off_of_the_same_role_confirms_it_again() -> None:
    then, now = sealed(PROMISED), sealed(PROMISED.replace("target: 10", "target: 12"))
    gate = report(
        PROMISED.replace("target: 10", "target: 12"),
        m=measured(GOOD),
        s=signed(f"{ACCEPTED} | {then}", f"client-lead 2026-11-10 accepted | {now}"),
    ).gates[0]

    assert (gate.state, len(gate.signatures)) == ("passed", 1)


def test_a_suspect_signature_is_reported() -> None:
    hash_ = sealed(PROMISED)
    edited = PROMISED.replace("target: 10", "target: 12")

    assert codes(edited, m=measured(GOOD), s=signed(f"{ACCEPTED} | {hash_}")) == ["suspect-sign-off"]


def test_evidence_of_the_day_of_signing_counted_when_it_was_signed() -> None:
    rows = measured(f"{GOOD} _ 2026-11-02", "ac 2026-09-10 2026-10-31 8 40 _ better good 2026-11-03")

    assert signature(PROMISED, PROMISED, m=rows).suspect


def test_a_signature_that_was_written_down_after_the_correction_has_seen_it() -> None:
    rows = measured(GOOD, "ac 2026-09-10 2026-10-31 8 40 _ better good 2026-11-03")
    plain = signed(f"{ACCEPTED} | {sealed(PROMISED)}").splitlines()
    written_later = "\n".join((f"{plain[0]},recorded", f"{plain[1]},2026-11-04")) + "\n"

    (found,) = report(PROMISED, m=rows, s=written_later).gates[0].signatures

    assert found.changed == ()


SEALED = "ac 2026-09-10 2026-10-31 9 40 _ good"
OTHER_ROW = "ac 2026-08-10 2026-08-31 15 40 _ early"


def evidence_signed(*rows: str, then: str = measured(SEALED, OTHER_ROW)) -> tuple[str, ...]:
    """Sign two measurements off, then go on with other rows; return what is told to have changed."""
    found = assessed(PROMISED, m=then).value
    hash_ = seal(found.design, "phase:pilot", found.records.measurements)
    (signature_,) = report(PROMISED, m=measured(*rows), s=signed(f"{ACCEPTED} | {hash_}")).gates[0].signatures
    return signature_.changed


def test_evidence_that_was_edited_or_taken_out_after_signing_makes_it_suspect() -> None:
    told = "1 record of “Title of ac” is not as at signing: edited, or taken out."

    assert evidence_signed(SEALED, OTHER_ROW.replace(" 15 ", " 14 ")) == (told,)
    assert evidence_signed(SEALED) == (told,)


def test_further_evidence_another_order_and_another_form_of_numbers_change_no_signature() -> None:
    later = "ac 2026-11-01 2026-11-10 9 40 _ later"

    assert evidence_signed(OTHER_ROW.replace(" 15 ", " 15.0 "), SEALED, later) == ()
