"""Sign-offs as of a day: the latest decision of each role, and what is not any more what was signed."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import cast

from pmo_design.engines.acceptance.content import Seal, mark_of, read_seal, seal_of
from pmo_design.engines.acceptance.history import History, Replaced, day_of, written_on
from pmo_design.engines.acceptance.report import Signature
from pmo_design.engines.acceptance.wording import counted, day
from pmo_design.link import ServiceDesign
from pmo_design.model import Criterion, Part
from pmo_design.model.records import Measurement, Record, Recorded, SignOff, TestRun

Evidence = tuple[History[Measurement], History[TestRun]]

UNSEALED = "It was signed without a hash of its content, so nobody can tell what was signed."


def signatures(
    design: ServiceDesign, phase: str, signed: Sequence[Recorded[SignOff]], evidence: Evidence, as_of: date
) -> tuple[Signature, ...]:
    """Return the latest decision of each role on a phase, in the order of these decisions.

    A later sign-off of the same role takes the place of its earlier one, whether it confirms it, adds open
    points or takes it back. `signed` are in order of time.
    """
    latest: dict[str, Recorded[SignOff]] = {}
    for each in signed:
        latest.pop(each.record.role, None)
        latest[each.record.role] = each
    if not latest:
        return ()
    current = seal_of(design, phase)
    return tuple(
        Signature(
            each,
            phase,
            role,
            changed=() if each.record.decision == "rejected" else _changed(design, each, current, evidence),
            overdue=tuple(
                f"{point.text.rstrip('.')}: due on {day(point.due)}."
                for point in each.record.open_points
                if point.due < as_of
            ),
        )
        for role, each in latest.items()
    )


def _changed(
    design: ServiceDesign, each: Recorded[SignOff], current: Seal, evidence: Evidence
) -> tuple[str, ...]:
    signed = read_seal(each.record.content_hash)
    if signed is None:
        return (UNSEALED,)
    found = [*_content(design, signed, current)]
    if not found and signed.whole != current.whole:
        found.append("The phase itself has changed in content: its title, its days or its description.")
    found += _edited(design, signed, evidence)
    return (*found, *_records(design, each.record, evidence))


def _content(design: ServiceDesign, signed: Seal, current: Seal) -> Iterator[str]:
    for id_, now in current.criteria.items():
        then = signed.criteria.get(id_)
        title = f"“{design[f'criterion:{id_}'].title}”"
        if then is None:
            yield f"{title} was added."
        elif then.own != now.own:
            yield f"{title} has changed in content: its sentence, its measure or its scenarios."
        if then is not None and then.covered != now.covered:
            yield f"What {title} verifies has changed in content."
    for id_ in signed.criteria:
        if id_ not in current.criteria:
            gone = design.get(f"criterion:{id_}")
            yield f"“{gone.title}” belongs to another phase now." if gone else f"'{id_}' was taken away."


def _edited(design: ServiceDesign, signed: Seal, evidence: Evidence) -> Iterator[str]:
    """Yield the criteria of which records that were there at signing are not there, or say something else."""
    for id_, marks in signed.evidence.items():
        node = design.get(f"criterion:{id_}")
        if node is None or not marks:
            continue
        there = {mark_of(record) for kind in evidence for record in _known(kind, node.address)}
        if lost := len(marks - there):
            verb = "is" if lost == 1 else "are"
            yield (
                f"{counted(lost, 'record')} of “{node.title}” {verb} not as at signing: edited, or taken out."
            )


def _known(kind: History[Measurement] | History[TestRun], criterion: str) -> Iterator[Part]:
    yield from (each.record for each in kind.in_force.get(criterion, ()))
    yield from (pair.record.record for pair in kind.replaced.get(criterion, ()))


def _records(design: ServiceDesign, signed: SignOff, evidence: Evidence) -> Iterator[str]:
    """Yield what was counted when the signature was written down, and corrected or withdrawn later."""
    for node in design.nodes("criterion"):
        if cast(Criterion, node.part).phase != signed.phase:
            continue
        for kind in evidence:
            for pair in kind.replaced.get(node.address, ()):
                if _counted_then(pair, written_on(signed)):
                    yield _corrected(node.title, pair)


def _counted_then(pair: Replaced[Record], signed: date) -> bool:
    return written_on(pair.record.record) <= signed < written_on(pair.by.record)


def _corrected(title: str, pair: Replaced[Record]) -> str:
    later = pair.by.record
    withdrawn = isinstance(later, Measurement) and later.value is None
    what = "measurement" if isinstance(later, Measurement) else "test run"
    return (
        f"A {what} of “{title}” of {day(day_of(pair.record.record))} was "
        f"{'withdrawn' if withdrawn else 'corrected'} on {day(written_on(later))}."
    )
