"""Hold documents against the model, and keep the place that each element came from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Protocol

from pydantic import ValidationError

from pmo_design.diagnostics import Diagnostic, Outcome, Span
from pmo_design.diagnostics.catalogue.validate import ITEMS_WITH_FIELDS, MISSING_KIND, UNKNOWN_KIND
from pmo_design.model import AUTHORED_KINDS, Element
from pmo_design.validate.wording import explain, show

Path = tuple[str | int, ...]


class Positioned(Protocol):
    """A document: values, and the place of each."""

    @property
    def value(self) -> Mapping[str, Any]: ...

    def span(self, path: Path = ()) -> Span: ...

    def key_span(self, path: Path) -> Span: ...


@dataclass(frozen=True, slots=True)
class Validated:
    """An element, the document it was read from, and its path in there."""

    element: Element
    origin: Positioned
    path: Path


def validate(documents: Iterable[Positioned]) -> Outcome[tuple[Validated, ...]]:
    """Make elements of documents; a document with faults makes none."""
    elements: list[Validated] = []
    diagnostics: list[Diagnostic] = []
    for document in documents:
        for result in _validate_document(document):
            if isinstance(result, Validated):
                elements.append(result)
            else:
                diagnostics.append(result)
    return Outcome(tuple(elements), tuple(diagnostics))


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
    try:
        yield Validated(model.model_validate(value), document, path)
    except ValidationError as error:
        yield from explain(error, model, document, path)


def _did_you_mean(word: str, known: Sequence[str] | Mapping[str, object]) -> tuple[str, ...]:
    return tuple(f"did you mean '{near}'?" for near in get_close_matches(word, list(known), n=1))
