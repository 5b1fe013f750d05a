"""What a gate's state is called: the findings of the dashboard and of its report, a line for the strip."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from pmo_design.engines.acceptance import Standing, Verdict
from pmo_design.render.pages.gates import Gate, current_gate
from pmo_design.render.pages.wording import counted, day, listed, number_word, of_all, plural, sentence
from pmo_design.render.verdicts import PHRASES

_SINCE: Mapping[Verdict, tuple[str, str]] = {
    "not-met": ("has since failed", "have since failed"),
    "expired": ("has since expired", "have since expired"),
    "insufficient": ("lacks evidence", "lack evidence"),
    "at-risk": ("is at risk", "are at risk"),
    "not-due": ("is not due yet", "are not due yet"),
    "waived": ("is waived", "are waived"),
    "met": ("is met", "are met"),
}
_NEAR = 10
"""Of so many criteria one may still be in the way, and the gate is near."""


def dashboard_finding(gates: Sequence[Gate], standings: Mapping[str, Standing]) -> str:
    """Say how acceptance stands: by the gate that is decided next, else by all gates or criteria."""
    decided_by = [gate for gate in gates if gate.phase is not None]
    if all(gate.is_untouched for gate in gates):
        return _nothing_recorded(decided_by, standings)
    current = current_gate(tuple(decided_by))
    if current is not None:
        return _of_current(current, decided_by)
    if not decided_by:
        met = sum(standing.verdict == "met" for standing in standings.values())
        verb = plural(met, "is", "are") if met else "is"
        return sentence(f"{of_all(met, len(standings), 'criterion', 'criteria')} {verb} met")
    suspects = sum(len(gate.suspects) for gate in decided_by)
    passed = sentence(f"{of_all(len(decided_by), len(decided_by), 'gate')} {_is(len(decided_by))} passed")
    if len(decided_by) == 1:
        passed = f"{sentence(decided_by[0].name)} is passed"
    return f"{passed}, and {_to_confirm(suspects)}" if suspects else passed


def gate_finding(gate: Gate) -> str:
    """Say in a sentence how one gate stands, as the heading of its report."""
    name = sentence(gate.name)
    signed = f" on {day(gate.decided_on)}" if gate.decided_on is not None else ""
    if gate.is_decided:
        return f"{name} was passed{signed}{_since_passed(gate)}"
    if gate.state == "rejected":
        return f"{name} was rejected{signed}"
    if not gate.criteria:
        return f"{name} asks for nothing yet"
    late = f", and its decision was due on {day(gate.due)}" if gate.is_overdue and gate.due else ""
    if gate.state == "ready":
        return f"{name} is ready to be decided{late}"
    if gate.state == "ready-with-conditions":
        conditions = counted(len(gate.told.conditions) if gate.told else 0, "condition")
        return f"{name} can be passed with {conditions}{late}"
    if set(gate.verdicts) == {"not-due"}:
        return f"{name} is not due yet" + (f": it is decided on {day(gate.due)}" if gate.due else "")
    if late:
        return f"{name} is not ready{late}"
    blockers = gate.told.blockers if gate.told is not None else ()
    return f"{name} is not ready yet: {_in_the_way(len(blockers), len(gate.criteria))}"


def state_line(gate: Gate) -> str:
    """Say in a short sentence how a gate's criteria stand, for the strip of gates."""
    counts = gate.verdicts
    total = len(gate.criteria)
    if not counts:
        return "No criterion asks for it."
    if set(counts) == {"not-due"}:
        return f"Nothing is due before {day(gate.begins)}." if gate.begins else "Nothing is due yet."
    if set(counts) == {"met"}:
        ready = "" if gate.is_decided or gate.phase is None else "Ready: "
        return _first(ready, _all_of(total)) + " met."
    if gate.is_decided:
        return sentence(listed(_since(counts))) + "."
    others = {verdict: count for verdict, count in counts.items() if verdict != "met"}
    waiting = others.pop("not-due", 0) if gate.begins is not None else 0
    words = listed(f"{number_word(count)} {PHRASES[verdict]}" for verdict, count in others.items())
    if waiting and gate.begins is not None:
        return sentence(f"{words}; {number_word(waiting)} not due before {day(gate.begins)}.")
    lead = {
        "rejected": "Rejected: ",
        "ready": "Ready: ",
        "ready-with-conditions": "Ready with conditions: ",
    }.get(gate.state, "Not ready: ")
    return _first(lead if gate.phase is not None else "", words) + "."


def confirm_line(gate: Gate) -> str:
    """Say how many signatures of a gate have to be confirmed; empty where none has."""
    count = len(gate.suspects)
    return sentence(f"{_to_confirm(count)}.") if count else ""


def lacking_line(gate: Gate) -> str:
    """Say how many open points are past their day; empty where none is."""
    count = len(overdue_points(gate))
    return sentence(f"{counted(count, 'open point')} {_is(count)} overdue.") if count else ""


def overdue_points(gate: Gate) -> tuple[tuple[date, str], ...]:
    """Return the open points of a gate's signatures whose day has gone by, the oldest first."""
    points = (point for each in gate.signatures for point in each.record.record.open_points)
    return tuple(sorted((point.due, point.text) for point in points if point.due < gate.as_of))


def _of_current(gate: Gate, gates: Sequence[Gate]) -> str:
    before = list(gates[: gates.index(gate)])
    clear = bool(before) and all(each.state == "passed" for each in before)
    so_far = f"Every gate so far is passed, and {gate.name}" if clear else sentence(gate.name)
    signed = f" on {day(gate.decided_on)}" if gate.decided_on is not None else ""
    if gate.state == "rejected":
        return f"{sentence(gate.name)} was rejected{signed}"
    if gate.is_overdue:
        ready = "is not ready" if gate.state == "not-ready" else "is ready"
        return f"{sentence(gate.name)} {ready}, and its decision is overdue"
    if gate.state == "ready":
        return f"{so_far} is ready to be decided"
    if gate.state == "ready-with-conditions":
        return f"{so_far} can be passed with conditions"
    if set(gate.verdicts) == {"not-due"}:
        return f"{so_far} is not due yet"
    blockers = gate.told.blockers if gate.told is not None else ()
    failing = any(standing.verdict == "not-met" for standing in gate.standings)
    if clear and not failing and len(blockers) <= max(1, len(gate.criteria) // _NEAR):
        return f"{so_far} is near"
    return f"{sentence(gate.name)} is not ready yet"


def _nothing_recorded(gates: Sequence[Gate], standings: Mapping[str, Standing]) -> str:
    count = counted(len(standings), "criterion", "criteria")
    over = f"{count} over {counted(len(gates), 'gate')}" if len(gates) > 1 else count
    waiting = all(standing.verdict in ("not-due", "waived") for standing in standings.values())
    if len(standings) == 1:
        return sentence(f"{over}, {'not due yet' if waiting else 'and nothing is recorded yet'}")
    return sentence(f"{over}, {'none is due yet' if waiting else 'nothing is recorded yet'}")


def _since_passed(gate: Gate) -> str:
    suspects = len(gate.suspects)
    if suspects:
        return f", and {_to_confirm(suspects)}"
    failed = sum(gate.verdicts.get(verdict, 0) for verdict in ("not-met", "expired", "insufficient"))
    if failed:
        total = len(gate.criteria)
        of_them = "its only criterion" if total == 1 else of_all(failed, total, "criterion", "criteria")
        return f", and {of_them} {plural(failed, 'does', 'do')} not hold any more"
    overdue = len(overdue_points(gate))
    return f", and {counted(overdue, 'open point')} {_is(overdue)} overdue" if overdue else ""


def _in_the_way(blockers: int, total: int) -> str:
    if total == 1:
        return "its only criterion is in the way"
    verb = plural(blockers, "is", "are")
    return f"{of_all(blockers, total, 'criterion', 'criteria')} {verb} in the way"


def _to_confirm(count: int) -> str:
    return f"{counted(count, 'signature')} {plural(count, 'has', 'have')} to be confirmed"


def _since(counts: Mapping[Verdict, int]) -> Iterator[str]:
    order = sorted(counts, key=lambda verdict: (verdict != "met", verdict == "waived"))
    for verdict in order:
        count = counts[verdict]
        if verdict == "met":
            yield f"{number_word(count)} met"
        else:
            yield f"{number_word(count)} {plural(count, *_SINCE[verdict])}"


def _all_of(total: int) -> str:
    return {1: "its only criterion is", 2: "both"}.get(total, f"all {number_word(total)}")


def _first(lead: str, words: str) -> str:
    return f"{lead}{words}" if lead else sentence(words)


def _is(count: int) -> str:
    return plural(count, "is", "are")
