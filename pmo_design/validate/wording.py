"""Faults of fields in the words of the person who wrote them."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, Protocol, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from pmo_design.diagnostics import Diagnostic, Span
from pmo_design.diagnostics.catalogue.validate import (
    EMPTY_VALUE,
    MALFORMED_VALUE,
    MISSING_FIELD,
    OUT_OF_RANGE,
    UNKNOWN_FIELD,
    UNKNOWN_VALUE,
    WRONG_TYPE,
)
from pmo_design.diagnostics.diagnostic import Rule
from pmo_design.model import ELEMENT_KINDS, Part
from pmo_design.model.service import Reading
from pmo_design.validate.cells import better_cell

Path = tuple[str | int, ...]

_WANTED: Mapping[str, tuple[str, str]] = {
    "string_type": ("takes text", 'put it in quotes if it is meant as text: "{value}"'),
    "tuple_type": ("takes a list", "write it as a list: `[{value}]`, or one `- ` a line"),
    "model_type": ("takes fields of its own", "write the fields below it, indented, one `key: value` a line"),
    "bool_type": ("is either true or false", "write true or false, without quotes"),
    "int_type": ("takes a whole number", "write a whole number, without quotes"),
    "number": ("takes a number", "write a number, without quotes"),
    "dict_type": ("takes a mapping", "write the keys below it, indented"),
}
_MALFORMED: Mapping[str, tuple[str, str]] = {
    "day": ("is not a date", "write a day that there is, as 2026-11-16"),
    "duration": ("is not a length of time", "write it as `45 min`, `6 h`, `3 d` or `2 w`"),
    "cell_number": ("is not a number", "write digits and a point: 12.5, without unit or thousands' mark"),
    "cell_count": ("is not a whole number", "write digits alone: 118"),
    "open_points": (
        "is no list of open points",
        "write a day and what is to be done, parted by semicolons: "
        "`2026-12-01 The mast is live; 2027-01-15 …`",
    ),
    "clock": ("is not a time of day", "write it with four digits, as 05:40"),
}
_BOUNDS: Mapping[str, tuple[str, str]] = {
    "greater_than_equal": ("ge", "at least"),
    "less_than_equal": ("le", "at most"),
    "greater_than": ("gt", "more than"),
    "less_than": ("lt", "less than"),
}
_KEBAB = re.compile(r"[^a-z0-9]+")


class Positioned(Protocol):
    """A document: the place of each of its values."""

    def span(self, path: Path = ()) -> Span: ...

    def key_span(self, path: Path) -> Span: ...


def explain(
    error: ValidationError,
    model: type[Part],
    document: Positioned,
    base: Path,
    missing: Rule = MISSING_FIELD,
) -> Iterator[Diagnostic]:
    """Turn pydantic's faults into diagnostics at the very key or value; `base` is the element's path.

    `missing` is the rule for what is not there: a key of a document, or a cell of a table.
    """
    for fault in error.errors(include_url=False):
        if fault["type"] == "too_short" and fault["input"]:
            continue  # it is short only because its entries have faults, which are told themselves
        path = (*base, *fault["loc"])
        yield _explain_one(fault, path, _holder_of(model, fault["loc"]), document, missing)


def _explain_one(
    fault: Any, path: Path, holder: type[BaseModel] | None, document: Positioned, missing: Rule
) -> Diagnostic:
    type_, value, context = fault["type"], fault["input"], fault.get("ctx", {})
    field = field_name(path)
    if type_ == "missing":
        where = document.span((*path[:-1], "id") if missing is MISSING_FIELD else path)
        return missing.at(where, field=field, holder=_title(holder), description=_description(holder, field))
    if type_ == "extra_forbidden":
        known = _fields(holder)
        near = [f"did you mean '{word}'?" for word in get_close_matches(field, known, n=1)]
        if " " in field:
            near = ["if it belongs to the text before it, put the whole text in quotes: it holds a comma"]
        return UNKNOWN_FIELD.at(
            document.key_span(path),
            hints=near,
            field=field,
            holder=_title(holder),
            known=", ".join(known),
        )
    span = document.span(path)
    if value is None or (type_ in ("string_too_short", "too_short") and not value):
        return EMPTY_VALUE.at(document.key_span(path), field=field)
    if type_ == "literal_error":
        known = _literals(holder, _key(path))
        near = get_close_matches(str(value), known, n=1)
        return UNKNOWN_VALUE.at(
            span,
            hints=[f"did you mean '{near[0]}'?"] if near else (),
            value=show(value),
            field=field,
            known=", ".join(known),
        )
    if type_ in _BOUNDS:
        key, words = _BOUNDS[type_]
        return OUT_OF_RANGE.at(
            span, field=field, value=show(value), way_out=f"it takes {words} {context[key]}"
        )
    if type_ in _MALFORMED:
        problem, way_out = _MALFORMED[type_]
        way_out = better_cell(type_, str(value)) or way_out
        return MALFORMED_VALUE.at(span, field=field, value=show(value), problem=problem, way_out=way_out)
    if type_ == "string_too_long":
        way_out = f"use {context['max_length']} characters at most"
        return MALFORMED_VALUE.at(
            span, field=field, value=show(value), problem="is too long", way_out=way_out
        )
    if type_ == "string_pattern_mismatch":
        problem, way_out = _pattern_words(str(value), str(context.get("pattern", "")))
        if not str(value).strip():
            return EMPTY_VALUE.at(document.key_span(path), field=field)
        return MALFORMED_VALUE.at(span, field=field, value=show(value), problem=problem, way_out=way_out)
    if type_ == "nothing_to_read":
        return MISSING_FIELD.at(
            span, field="to", holder=_title(Reading), description=_description(Reading, "to")
        )
    if type_ == "string_type" and isinstance(value, (Mapping, tuple)):
        return WRONG_TYPE.at(span, field=field, problem="takes text", way_out=_text_instead(value))
    problem, way_out = _WANTED.get(type_, (f"cannot be read: {fault['msg']}", "see the reference of fields"))
    return WRONG_TYPE.at(span, field=field, problem=problem, way_out=way_out.format(value=show(value)))


def _text_instead(value: Mapping[str, object] | tuple[object, ...]) -> str:
    if isinstance(value, tuple):
        return "write text in the place of the list"
    key = next(iter(value), "")
    if key in ELEMENT_KINDS and len(value) == 1:
        return f"write an address without a space: `{key}:{show(value[key])}`"
    return "write text in the place of the fields; put it in quotes if it holds a colon and a space"


def _pattern_words(value: str, pattern: str) -> tuple[str, str]:
    if pattern.startswith("^[a-z0-9]+"):
        better = _KEBAB.sub("-", value.lower()).strip("-")[:80].strip("-")
        example = f": `{better}`" if better else ""
        return "is not an id", f"use small letters, digits and single hyphens, 80 at most{example}"
    if pattern.startswith("^#"):
        return "is not a colour", 'write it as "#0B5E6B", in quotes'
    if pattern.startswith("^[A-Z]{3}"):
        return "is not a currency", "write its code of three capital letters: AUD"
    return "is not written as it should be", f"it has the form {pattern}"


def _holder_of(model: type[BaseModel], location: Path) -> type[BaseModel] | None:
    """Follow field names from a model down to the one that has the field with the fault."""
    *holders, _ = [step for step in location if isinstance(step, str)] or [""]
    current: type[BaseModel] | None = model
    for step in holders:
        info = _info(current, step) if current is not None else None
        current = _part_in(info.annotation) if info is not None else None
    return current


def _info(model: type[BaseModel], key: str) -> FieldInfo | None:
    for name, info in model.model_fields.items():
        if (info.alias or name) == key:
            return info
    return None


def _part_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    for argument in get_args(annotation):
        found = _part_in(argument)
        if found is not None:
            return found
    return None


def _fields(holder: type[BaseModel] | None) -> list[str]:
    return [info.alias or name for name, info in holder.model_fields.items()] if holder is not None else []


def _description(holder: type[BaseModel] | None, field: str) -> str:
    info = _info(holder, field) if holder is not None else None
    text = (info.description if info is not None else None) or "it is required."
    return text[0].lower() + text[1:].rstrip(".")


def _literals(holder: type[BaseModel] | None, field: str) -> list[str]:
    info = _info(holder, field) if holder is not None else None
    return _texts_in(info.annotation) if info is not None else []


def _texts_in(annotation: Any) -> list[str]:
    found: list[str] = []
    for argument in get_args(annotation):
        found += [argument] if isinstance(argument, str) else _texts_in(argument)
    return found


def _title(holder: type[BaseModel] | None) -> str:
    if holder is None:
        return "the file"
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", holder.__name__).lower()
    return f"an {words}" if words[0] in "aeiou" else f"a {words}"


def field_name(path: Path) -> str:
    """Name the field that a path ends in: `goals[2]` for an entry of a list."""
    key = _key(path)
    return f"{key}[{path[-1] + 1}]" if path and isinstance(path[-1], int) and key else key or "the file"


def _key(path: Path) -> str:
    """Return the last key of a path; indexes behind it are passed over."""
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def show(value: object) -> str:
    """Write a value into a sentence, in short."""
    if value is None or isinstance(value, bool):
        return "nothing" if value is None else str(value).lower()
    if isinstance(value, (str, int, Decimal)):
        text = str(value)
        return text if len(text) <= 60 else text[:59] + "…"
    return "a list" if isinstance(value, tuple) else "a mapping" if isinstance(value, Mapping) else str(value)
