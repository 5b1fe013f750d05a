"""What a signature covers, as hashes: it tells whether something signed has changed in content since."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from typing import Any, NamedTuple, cast

from pmo_design.link import ServiceDesign
from pmo_design.link.fields import fields_of
from pmo_design.model import Criterion, Part
from pmo_design.model.records import Measurement, Recorded, TestRun
from pmo_design.model.relations import VERIFIES

Evidence = Recorded[Measurement] | Recorded[TestRun]

_MARK_BYTES = 3
_MARK = 4
"""Letters in which three bytes are written."""

_NOT_CONTENT = frozenset(("tags", "status", "audience"))
"""Fields that say something of an element's handling, not of what was agreed."""


class Hashes(NamedTuple):
    """The hashes of a criterion: of its own content, and of what it verifies."""

    own: str
    covered: str


@dataclass(frozen=True, slots=True)
class Seal:
    """What a signature covers: a hash of the whole, and by id the hashes and marks of each criterion."""

    whole: str
    criteria: Mapping[str, Hashes]
    evidence: Mapping[str, frozenset[str]] = field(default_factory=dict)


def seal(design: ServiceDesign, phase: str, evidence: Iterable[Evidence] = ()) -> str:
    """Return the hashes of what a signature under a phase covers: of the whole, then of each criterion.

    A criterion has two, of its own content and of what it verifies, and a mark of four letters for each
    record of evidence: `3f2a9c1e0b77 ac-01=1a2b3c4d.77ab12cd.Zk3xq-0A …`. Order, comments, line breaks,
    blanks, defaults that are written out and the form of numbers change none of them; nor do tags, a
    review's status and audiences, which are not what was agreed.
    """
    current = seal_of(design, phase, evidence)
    parts = []
    for id_, hashes in current.criteria.items():
        marks = "".join(sorted(current.evidence.get(id_, ())))
        parts.append(f"{id_}={'.'.join((*hashes, marks) if marks else hashes)}")
    return " ".join((current.whole, *parts))


def mark_of(record: Part) -> str:
    """Return the mark of a record of evidence: it changes with anything that the record says."""
    return urlsafe_b64encode(bytes.fromhex(_hash(content_of(record))[: 2 * _MARK_BYTES])).decode()


def seal_of(design: ServiceDesign, phase: str, evidence: Iterable[Evidence] = ()) -> Seal:
    """Return the seal of a phase as it stands."""
    marks: dict[str, set[str]] = {}
    for each in evidence:
        marks.setdefault(each.record.criterion.partition(":")[2], set()).add(mark_of(each.record))
    criteria = {
        node.address.partition(":")[2]: Hashes(
            _hash(content_of(node.part))[:8],
            _hash(
                [
                    content_of(target.part)
                    for target in sorted(design.targets(node.address, VERIFIES), key=lambda n: n.address)
                ]
            )[:8],
        )
        for node in design.nodes("criterion")
        if cast(Criterion, node.part).phase == phase
    }
    whole = _hash([content_of(design[phase].part), sorted(criteria.items())])[:12]
    return Seal(whole, criteria, {id_: frozenset(found) for id_, found in marks.items() if id_ in criteria})


def read_seal(text: str | None) -> Seal | None:
    """Read a seal as a record holds it; None where there is none, or where it cannot be read."""
    whole, *parts = (text or "").split() or [""]
    criteria: dict[str, Hashes] = {}
    evidence: dict[str, frozenset[str]] = {}
    for part in parts:
        id_, _, told = part.partition("=")
        own, covered, marks = (*told.split(".", 2), "", "")[:3]
        if not (id_ and own and covered):
            return None
        criteria[id_] = Hashes(own, covered)
        evidence[id_] = frozenset(marks[at : at + _MARK] for at in range(0, len(marks), _MARK))
    return Seal(whole, criteria, evidence) if whole else None


def content_of(part: Part) -> Mapping[str, Any]:
    """Return what a part says, in a form that is the same for the same content."""
    return dict(_said(part))


def _said(part: Part) -> Iterator[tuple[str, Any]]:
    unordered = {
        field.attribute for field in fields_of(type(part)) if field.many and field.relation is not None
    }
    for name, info in type(part).model_fields.items():
        value = getattr(part, name)
        if name not in _NOT_CONTENT and value is not None and (info.is_required() or value != info.default):
            said = _plain(value)
            yield name, sorted(said) if name in unordered else said


def _plain(value: Any) -> Any:
    if isinstance(value, Part):
        return content_of(value)
    if isinstance(value, bool):
        return value
    if isinstance(value, Decimal | int):
        return str(Fraction(value))
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return " ".join(str(value).split())


def _hash(value: Any) -> str:
    return sha256(
        json.dumps(value, sort_keys=True, ensure_ascii=False).encode("utf-8", "replace")
    ).hexdigest()
