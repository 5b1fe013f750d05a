"""What a signature covers, as hashes: it tells whether something signed has changed in content since."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from typing import Any, NamedTuple, cast

from pmo_design.link import ServiceDesign
from pmo_design.link.fields import fields_of
from pmo_design.model import Criterion, Part
from pmo_design.model.relations import VERIFIES

_NOT_CONTENT = frozenset(("tags", "status", "audience"))
"""Fields that say something of an element's handling, not of what was agreed."""


class Hashes(NamedTuple):
    """The hashes of a criterion: of its own content, and of what it verifies."""

    own: str
    covered: str


@dataclass(frozen=True, slots=True)
class Seal:
    """What a signature covers: a hash of the whole, and those of each criterion by its id."""

    whole: str
    criteria: Mapping[str, Hashes]


def seal(design: ServiceDesign, phase: str) -> str:
    """Return the hashes of what a signature under a phase covers: of the whole, then of each criterion.

    A criterion has two: of its own content, and of what it verifies: `3f2a9c1e0b77 ac-01=1a2b3c4d.77ab12cd
    …`. Order, comments, line breaks, blanks, defaults that are written out and the form of numbers change
    none of them; nor do tags, a review's status and audiences, which are not what was agreed.
    """
    current = seal_of(design, phase)
    return " ".join(
        (current.whole, *(f"{id_}={own}.{cover}" for id_, (own, cover) in current.criteria.items()))
    )


def seal_of(design: ServiceDesign, phase: str) -> Seal:
    """Return the seal of a phase as it stands."""
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
    return Seal(_hash([content_of(design[phase].part), sorted(criteria.items())])[:12], criteria)


def read_seal(text: str | None) -> Seal | None:
    """Read a seal as a record holds it; None where there is none, or where it cannot be read."""
    whole, *parts = (text or "").split() or [""]
    criteria: dict[str, Hashes] = {}
    for part in parts:
        id_, _, both = part.partition("=")
        own, _, covered = both.partition(".")
        if not (id_ and own and covered):
            return None
        criteria[id_] = Hashes(own, covered)
    return Seal(whole, criteria) if whole else None


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
