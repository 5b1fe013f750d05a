"""Which fields of a model hold references, parts and text: worked out once a class."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args, get_origin

from pmo_design.model import Part, Relation


@dataclass(frozen=True, slots=True)
class Field:
    """A field that the linker walks into: the attribute, the authored key, and what it holds."""

    attribute: str
    key: str
    many: bool
    relation: Relation | None = None
    is_part: bool = False


@cache
def fields_of(model: type[Part]) -> tuple[Field, ...]:
    """Return the fields of a model that hold references, parts or text, in their order."""
    return tuple(_fields(model))


def _fields(model: type[Part]) -> Iterator[Field]:
    for attribute, info in model.model_fields.items():
        key = info.alias or attribute
        annotation = info.annotation
        many = _is_tuple(annotation)
        relation = next((mark for mark in info.metadata if isinstance(mark, Relation)), None)
        relation = relation or _relation_in(annotation)
        if relation is not None:
            yield Field(attribute, key, many, relation=relation)
        elif _part_in(annotation):
            yield Field(attribute, key, many, is_part=True)
        elif _holds_prose(annotation, info.metadata):
            yield Field(attribute, key, many)


def _is_tuple(annotation: Any) -> bool:
    return get_origin(annotation) is tuple or any(_is_tuple(argument) for argument in get_args(annotation))


def _relation_in(annotation: Any) -> Relation | None:
    for argument in get_args(annotation):
        if isinstance(argument, Relation):
            return argument
        found = _relation_in(argument)
        if found is not None:
            return found
    return None


def _part_in(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return True
    return any(_part_in(argument) for argument in get_args(annotation))


def _holds_prose(annotation: Any, metadata: list[Any]) -> bool:
    """Tell free text (`Text`, which only asks for one visible character) from ids, codes and numbers."""
    patterns = [getattr(mark, "pattern", None) for mark in metadata]
    if annotation is str:
        return r"\S" in patterns
    return any(
        get_args(part)[:1] == (str,) and getattr(mark, "pattern", None) == r"\S"
        for part in _walk(annotation)
        for mark in getattr(part, "__metadata__", ())
    )


def _walk(annotation: Any) -> Iterator[Any]:
    yield annotation
    for argument in get_args(annotation):
        yield from _walk(argument)
