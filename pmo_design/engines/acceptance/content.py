"""What a signature covers, as hashes: it tells whether something signed has changed in content since."""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from hashlib import sha256
from typing import Any, cast

from pmo_design.link import ServiceDesign
from pmo_design.model import Criterion, Part
from pmo_design.model.relations import VERIFIES

_NOT_CONTENT = frozenset(("tags", "status", "audience"))
"""Fields that say something of an element's handling, not of what was agreed."""


def seal(design: ServiceDesign, phase: str) -> str:
    """Return the hashes of what a signature under a phase covers: of the whole, then of each criterion.

    A criterion has two: of its own content, and of what it verifies: `3f2a9c1e0b77 ac-01=1a2b3c4d.77ab12cd …`.
    Order, comments, line breaks, blanks and the form of numbers change none of them.
    """
    parts = [
        f"{address.partition(':')[2]}={own}.{covered}"
        for address, (own, covered) in hashes(design, phase).items()
    ]
    whole = _hash([content_of(design[phase].part), sorted(parts)])[:12]
    return " ".join((whole, *parts))


def hashes(design: ServiceDesign, phase: str) -> Mapping[str, tuple[str, str]]:
    """Return the hashes of each criterion of a phase: of its own content, and of what it verifies."""
    return {
        node.address: (
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


def content_of(part: Part) -> Mapping[str, Any]:
    """Return what a part says, in a form that is the same for the same content."""
    return dict(_said(part))


def _said(part: Part) -> Iterator[tuple[str, Any]]:
    for name in part.model_fields_set:
        value = getattr(part, name)
        if name not in _NOT_CONTENT and value is not None and value != ():
            yield name, _plain(value)


def _plain(value: Any) -> Any:
    if isinstance(value, Part):
        return content_of(value)
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return " ".join(str(value).split())


def _hash(value: Any) -> str:
    return sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
