"""The fast way to a file's values: no positions, and it gives up wherever there is something to report."""

from typing import Any

from yaml.error import YAMLError
from yaml.events import (
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from pmo_design.load.document import Value
from pmo_design.load.scalars import CONSTANTS, NUMBER_START, UnusableNumber, read_number
from pmo_design.load.yaml_events import EventStream, without_odd_line_breaks


def plain_mapping(text: str, events: EventStream, longest: int, deepest: int) -> dict[str, Value] | None:
    """Return the values of a text that holds one mapping and nothing unusual; None for any other.

    What is unusual has to be read closely: faults of any kind, odd characters, a text longer than `longest`,
    values nested deeper than `deepest`.
    """
    if len(text) > longest or "\ufeff" in text or without_odd_line_breaks(text)[1]:
        return None
    try:
        next_event = events(text)
        next_event()  # the stream begins
        if next_event().__class__ is not DocumentStartEvent:
            return None
        first = next_event()
        if first.__class__ is not MappingStartEvent:
            return None
        values = _Values(next_event, deepest).mapping(first, 1)
        next_event()  # the document ends
        return values if next_event().__class__ is StreamEndEvent else None
    except (_Unusual, UnusableNumber, YAMLError, UnicodeError):
        return None


class _Unusual(Exception):  # noqa: N818 - a way out of the recursion, not an error
    """The text has to be read closely."""


class _Values:
    """Builds plain values from events."""

    __slots__ = ("deepest", "next_event")

    def __init__(self, next_event: Any, deepest: int) -> None:
        self.next_event = next_event
        self.deepest = deepest

    def mapping(self, start: Any, depth: int) -> dict[str, Value]:
        if depth > self.deepest or start.anchor is not None or start.tag is not None:
            raise _Unusual
        next_event = self.next_event
        values: dict[str, Value] = {}
        event = next_event()
        while event.__class__ is not MappingEndEvent:
            if event.__class__ is not ScalarEvent:
                raise _Unusual
            key = _scalar(event)
            if key.__class__ is not str or key in values or key == "<<":
                raise _Unusual
            event = next_event()
            values[key] = _scalar(event) if event.__class__ is ScalarEvent else self._holder(event, depth + 1)
            event = next_event()
        return values

    def _sequence(self, start: Any, depth: int) -> tuple[Value, ...]:
        if depth > self.deepest or start.anchor is not None or start.tag is not None:
            raise _Unusual
        next_event = self.next_event
        values: list[Value] = []
        event = next_event()
        while event.__class__ is not SequenceEndEvent:
            values.append(
                _scalar(event) if event.__class__ is ScalarEvent else self._holder(event, depth + 1)
            )
            event = next_event()
        return tuple(values)

    def _holder(self, event: Any, depth: int) -> Value:
        if event.__class__ is MappingStartEvent:
            return self.mapping(event, depth)
        if event.__class__ is SequenceStartEvent:
            return self._sequence(event, depth)
        raise _Unusual  # an alias


def _scalar(event: Any) -> Any:
    if event.anchor is not None or event.tag is not None:
        raise _Unusual
    text = event.value
    if event.style:
        return text
    if text in CONSTANTS:
        return CONSTANTS[text]
    return read_number(text) if text[0] in NUMBER_START else text
