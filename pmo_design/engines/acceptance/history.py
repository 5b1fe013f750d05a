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
    one by its key takes its place; where several do so, the one written down last does, and of those of one
    day the last by its key. Records that supersede one another in a circle are all out of force: the rules
    report it. The order of rows and files decides nothing.
    """
    known: dict[str, Recorded[R]] = {}
    later = 0
    for each in records:
        if day_of(each.record) > as_of:
            later += 1
        else:
            known[each.key] = min(known.get(each.key, each), each, key=_told)
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
        {
            subject: tuple(sorted(found, key=lambda p: _in_time(p.record)[:2]))
            for subject, found in gone.items()
        },
        tuple(sorted(known)),
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
    """Tell which records have lost their place, and to which: of all that correct one, one is in force."""
    corrects: dict[str, str] = {}
    for key, each in known.items():
        earlier = known.get(cast(Record, each.record).supersedes or "")
        if earlier is not None and subject_of(earlier.record) == subject_of(each.record):
            corrects[key] = earlier.key
    found: dict[str, Replaced[R]] = {}
    rivals: dict[str, list[Recorded[R]]] = {}
    for key in sorted(corrects, key=lambda key: _in_writing(known[key])):
        found[corrects[key]] = Replaced(known[corrects[key]], known[key])
    for key in corrects:
        if key not in found:
            rivals.setdefault(_chain(key, corrects)[0], []).append(known[key])
    for each_of_one in rivals.values():
        last = max(each_of_one, key=_in_writing)
        found.update((each.key, Replaced(each, last)) for each in each_of_one if each is not last)
    return {key: found[key] for key in sorted(found, key=lambda key: (len(_chain(key, corrects)), key))}


def _chain(key: str, corrects: Mapping[str, str]) -> tuple[str, ...]:
    """Return the records that led to one, the first of all first; of a circle the least by its key."""
    chain = [key]
    while chain[-1] in corrects:
        before = corrects[chain[-1]]
        if before in chain:
            return (min(chain[chain.index(before) :]), *reversed(chain))
        chain.append(before)
    return tuple(reversed(chain))


def _in_time(each: Recorded[R]) -> tuple[date, date, str]:
    return day_of(each.record), written_on(each.record), each.key


def _in_writing(each: Recorded[R]) -> tuple[date, date, str]:
    return written_on(each.record), day_of(each.record), each.key


def _told(each: Recorded[R]) -> tuple[date, str]:
    return written_on(each.record), str(each.record)
