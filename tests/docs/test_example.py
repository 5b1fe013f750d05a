"""The example workspace: what its evidence shows on the day of its document."""

from functools import cache
from pathlib import Path

from pmo_design.engines.acceptance import VERDICTS, Report
from pmo_design.pipeline import Assessed, assess, read

ROOT = Path(__file__).resolve().parents[2]


def test_every_verdict_occurs() -> None:
    by_verdict = {verdict: _of_verdict(verdict) for verdict in VERDICTS}

    assert [verdict for verdict, found in by_verdict.items() if not found] == []
    assert by_verdict["not-met"] == ["ac-11", "ac-29"]
    assert by_verdict["expired"] == ["ac-18"]
    assert by_verdict["waived"] == ["ac-08", "ac-38"]


def test_what_is_short_of_its_target_is_so_for_each_reason() -> None:
    reasons = {address.partition(":")[2]: each.reason for address, each in _report().standings.items()}

    assert "its trend reaches the target on 9 Jan 2027" in reasons["ac-07"]
    assert "within the margin" in reasons["ac-09"]
    assert "will do at hand-over" in reasons["ac-22"]
    assert "minor defects alone" in reasons["ac-27"]
    assert "Shown at 2 of 5 sites" in reasons["ac-14"]
    assert "7 cases of the 20" in reasons["ac-25"]


def test_some_of_it_is_met_on_thin_evidence_and_one_is_a_figure_of_the_toolkit() -> None:
    standings = _report().standings

    assert [each for each, standing in standings.items() if standing.thin] == [
        "criterion:ac-24",
        "criterion:ac-12",
    ]
    assert [each for each, standing in standings.items() if standing.figure] == ["criterion:ac-44"]


def test_corrected_figures_stay_to_be_seen_and_so_does_the_withdrawn_one() -> None:
    standings = _report().standings

    corrected = [each.partition(":")[2] for each, standing in standings.items() if standing.superseded]
    assert sorted(corrected) == ["ac-02", "ac-06", "ac-12", "ac-31"]
    assert [each for each, standing in standings.items() if standing.withdrawals] == ["criterion:ac-12"]


def test_gate_0_is_passed_and_gate_1_waits_for_one_signature_to_be_confirmed() -> None:
    gates = {gate.phase.partition(":")[2]: gate for gate in _report().gates}

    assert {name: gate.state for name, gate in gates.items()} == {
        "mobilise": "passed",
        "pilot": "suspect",
        "roll-out": "not-ready",
        "steady-state": "not-ready",
    }
    first, second = gates["pilot"].signatures
    assert (first.role, second.role) == ("role:portfolio-lead", "role:operations-lead")
    assert ["Status no older than two days" in each for each in first.changed] == [True]
    assert first.overdue == ("The telephone is staffed from 05:00 site time: due on 6 Nov 2026.",)
    assert (second.changed, second.overdue) == ((), ())


def test_its_evidence_covers_six_months_up_to_the_day() -> None:
    days = [each.record.to for each in _assessed().records.measurements]

    assert (min(days).isoformat(), max(days).isoformat()) == ("2026-05-13", "2026-11-15")
    assert _report().later == 0
    assert len(_report().standings) == 44


def _of_verdict(verdict: str) -> list[str]:
    return sorted(
        each.partition(":")[2]
        for each, standing in _report().standings.items()
        if standing.verdict == verdict
    )


def _report() -> Report:
    return _assessed().acceptance


@cache
def _assessed() -> Assessed:
    workspace = read(ROOT)
    return assess(workspace.value, workspace.diagnostics).value
