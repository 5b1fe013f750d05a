"""Hold documents against the model, and keep the place that each element came from."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, Protocol

from pydantic import ValidationError

from pmo_design.diagnostics import Diagnostic, Outcome, Span
from pmo_design.diagnostics.catalogue.validate import (
    EMPTY_VALUE,
    ITEMS_WITH_FIELDS,
    MALFORMED_VALUE,
    MISSING_KIND,
    UNKNOWN_KIND,
)
from pmo_design.model import AUTHORED_KINDS, Element
from pmo_design.validate.wording import explain, field_name, show

Path = tuple[str | int, ...]
_MOST_REMEMBERED = 10_000
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")


class Places(Protocol):
    """Knows the place of each value and key."""

    def span(self, path: Path = ()) -> Span: ...

    def key_span(self, path: Path) -> Span: ...


class Positioned(Places, Protocol):
    """A document: values, and the place of each."""

    @property
    def path(self) -> str: ...

    @property
    def value(self) -> Mapping[str, Any]: ...

    def __hash__(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Validated:
    """An element, the document it was read from, and its path in there."""

    element: Element
    origin: Positioned
    path: Path


def validate(documents: Iterable[Positioned]) -> Outcome[tuple[Validated, ...]]:
    """Make elements of documents; a document with faults makes none.

    What a document makes is remembered while the process lives: a preview validates the changed one alone.
    """
    elements: list[Validated] = []
    diagnostics: list[Diagnostic] = []
    for document in documents:
        for result in _remembered(document):
            if isinstance(result, Validated):
                elements.append(result)
            else:
                diagnostics.append(result)
    return Outcome(tuple(elements), tuple(diagnostics))


@lru_cache(_MOST_REMEMBERED)
def _remembered(document: Positioned) -> tuple[Validated | Diagnostic, ...]:
    return tuple(_validate_document(document))


def _validate_document(document: Positioned) -> Iterator[Validated | Diagnostic]:
    value = document.value
    known = ", ".join(AUTHORED_KINDS)
    if "kind" not in value:
        yield MISSING_KIND.at(document.span(), known=known)
        return
    kind = value["kind"]
    if not isinstance(kind, str) or kind not in AUTHORED_KINDS:
        yield UNKNOWN_KIND.at(
            document.span(("kind",)),
            hints=_did_you_mean(show(kind), AUTHORED_KINDS),
            kind=show(kind),
            known=known,
        )
        return
    model = AUTHORED_KINDS[kind]
    items = value.get("items")
    if isinstance(items, tuple):
        for key in value:
            if key not in ("kind", "items"):
                yield ITEMS_WITH_FIELDS.at(document.key_span((key,)), field=key)
        for index, item in enumerate(items):
            yield from _validate_element(model, item, document, ("items", index))
    else:
        yield from _validate_element(
            model, {key: field for key, field in value.items() if key != "kind"}, document, ()
        )


def _validate_element(
    model: type[Element], value: Any, document: Positioned, path: Path
) -> Iterator[Validated | Diagnostic]:
    faults: list[Diagnostic] = []
    element: Element | None = None
    try:
        element = model.model_validate(value)
    except ValidationError as error:
        faults += explain(error, model, document, path)
    told = {fault.span for fault in faults}
    faults += [fault for fault in unusable_values(value, document, path) if fault.span not in told]
    yield from faults
    if element is not None and not faults:
        yield Validated(element, document, path)


def unusable_values(value: Any, document: Places, path: Path) -> Iterator[Diagnostic]:
    """Report keys without a value, and text with characters that no page can show."""
    items: Iterable[tuple[str | int, Any]] = ()
    if isinstance(value, dict):
        items = value.items()
    elif isinstance(value, tuple):
        items = enumerate(value)
    for step, inner in items:
        place = (*path, step)
        if inner is None:
            yield EMPTY_VALUE.at(document.key_span(place), field=field_name(place))
        elif isinstance(inner, (dict, tuple)):
            yield from unusable_values(inner, document, place)
        elif isinstance(inner, str) and not inner.isprintable() and _CONTROL.search(inner):
            yield MALFORMED_VALUE.at(
                document.span(place),
                field=field_name(place),
                value=show(inner).encode("unicode_escape").decode(),
                problem="holds a control character",
                way_out="take the escape out: no page can show it",
            )


def _did_you_mean(word: str, known: Sequence[str] | Mapping[str, object]) -> tuple[str, ...]:
    return tuple(f"did you mean '{near}'?" for near in get_close_matches(word, list(known), n=1))
