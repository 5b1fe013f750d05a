"""Records as of a day: which are known, which are in force, and which a later one has taken the place of.

A record belongs to the day that it tells of: the last day of a measurement's period, the day of a run or of
a decision. What lies after the day is left out, so that any day can be told again. A correction counts from
the day that it tells of, whenever it was written down: the past is told by the best that is known of it
today. When a signature has to be confirmed because a record was corrected after it, `recorded` decides; see
`signatures`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar, cast

from pmo_design.model.records import Measurement, Record, Recorded, SignOff

R = TypeVar("R", bound=Record)
R_co = TypeVar("R_co", bound=Record, covariant=True)


@dataclass(frozen=True, slots=True)
class Replaced(Generic[R_co]):
    """A record that is not in force any more, and the one that took its place."""

    record: Recorded[R_co]
    by: Recorded[R_co]


@dataclass(frozen=True, slots=True)
class History(Generic[R_co]):
    """Records of one kind by what they tell of, a criterion or a phase, each in order of time.

    `in_force` are those that nothing supersedes; `known` are the keys of all up to the day, `later` counts
    those after it, `newest` is the day of the newest of all.
    """

    in_force: Mapping[str, tuple[Recorded[R_co], ...]]
    replaced: Mapping[str, tuple[Replaced[R_co], ...]]
    known: tuple[str, ...]
    later: int
    newest: date | None


def history(records: Sequence[Recorded[R]], as_of: date) -> History[R]:
    """Put records in order as of a day.

    A record that stands twice counts once. A later record of the same criterion or phase that `supersedes`
    one by its key takes its place; where two do so, the one further down does. Records that supersede one
    another in a circle are all out of force: the rules report it.
    """
    known: dict[str, Recorded[R]] = {}
    later = 0
    for each in records:
        if day_of(each.record) > as_of:
            later += 1
        else:
            known.setdefault(each.key, each)
    replaced = _replaced(known)
    in_force: dict[str, list[Recorded[R]]] = {}
    for key, each in known.items():
        if key not in replaced:
            in_force.setdefault(subject_of(each.record), []).append(each)
    gone: dict[str, list[Replaced[R]]] = {}
    for pair in replaced.values():
        gone.setdefault(subject_of(pair.record.record), []).append(pair)
    return History(
        {subject: tuple(sorted(found, key=_in_time)) for subject, found in in_force.items()},
        {subject: tuple(sorted(found, key=lambda p: _in_time(p.record))) for subject, found in gone.items()},
        tuple(known),
        later,
        max((day_of(each.record) for each in records), default=None),
    )


def day_of(record: Record) -> date:
    """Return the day that a record belongs to: the last day of its period, the day of the run or decision."""
    return record.to if isinstance(record, Measurement) else record.date


def written_on(record: Record) -> date:
    """Return the day on which a record was written down; its own day, where it does not say."""
    return record.recorded or day_of(record)


def subject_of(record: Record) -> str:
    """Return what a record tells of: its criterion, or the phase that was decided on."""
    return record.phase if isinstance(record, SignOff) else record.criterion


def _replaced(known: Mapping[str, Recorded[R]]) -> dict[str, Replaced[R]]:
    found: dict[str, Replaced[R]] = {}
    for key, each in known.items():
        supersedes = cast(Record, each.record).supersedes
        earlier = known.get(supersedes) if supersedes is not None else None
        if earlier is None or subject_of(earlier.record) != subject_of(each.record):
            continue
        rival = found.get(earlier.key)
        if rival is not None and rival.by.key != key:
            found[rival.by.key] = Replaced(rival.by, each)
        found[earlier.key] = Replaced(earlier, each)
    return found


def _in_time(each: Recorded[R]) -> tuple[date, date]:
    return day_of(each.record), written_on(each.record)
