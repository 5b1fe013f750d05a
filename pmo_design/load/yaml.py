"""YAML text to a document: plain values, and where each of them stands."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from yaml.error import YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from pmo_design.diagnostics import Diagnostic, Outcome, Related, Rule, Span
from pmo_design.diagnostics.catalogue import load as rules
from pmo_design.diagnostics.lines import split_lines
from pmo_design.load.document import Document, Mark, Source, Value
from pmo_design.load.scalars import CONSTANTS, NUMBER_START, UnusableNumber, read_number
from pmo_design.load.yaml_events import EventStream, fastest_events, pure_events, without_odd_line_breaks
from pmo_design.load.yaml_faults import explain
from pmo_design.load.yaml_values import plain_mapping

DEEPEST_NESTING = 60
MOST_VALUES = 200_000

# Beyond this many characters a broken file is not read again for a better word on its fault.
_LONGEST_SECOND_READING = 200_000
# A value takes up half a character at least: `{a,b}` has four. So no text of this length holds too many.
_LONGEST_PLAIN = MOST_VALUES // 2
_PROPERTY = re.compile(r"!<[^>\s]*>?|[&!][^\s,\[\]{}]*")

_make_mark: Callable[[tuple[Any, ...]], Mark] = partial(tuple.__new__, Mark)


def parse(source: Source, events: EventStream = fastest_events) -> Outcome[Document | None]:
    """Read one YAML file; report every fault that can be told apart.

    The document is None where the text cannot be read to its end, or holds no mapping. Positions of a file
    without faults are worked out when the first of them is asked for.
    """
    text = source.text.removeprefix("\ufeff")
    value = plain_mapping(text, events, _LONGEST_PLAIN, DEEPEST_NESTING)
    if value is not None:
        return Outcome(Document(source, value, partial(_mark_of, source, events)))
    return _parse_closely(source, text, events)


def _mark_of(source: Source, events: EventStream) -> Mark:
    """Return the positions of a file known to be without faults."""
    document = _parse_closely(source, source.text.removeprefix("\ufeff"), events).value
    assert document is not None, "both ways read the same texts"
    return document.mark


def _parse_closely(source: Source, text: str, events: EventStream) -> Outcome[Document | None]:
    """Read values and positions; say what is wrong."""
    if "\ufeff" in text:
        if not text.strip("\ufeff\r\n\t "):
            return Outcome(None, (rules.EMPTY_FILE.at(Span(source.path)),))
        return Outcome(None, explain(None, source.path, source.text))
    readable, restore = without_odd_line_breaks(text)
    builder = _Builder(source.path, readable, restore, events)
    document = builder.document(source)
    error = builder.error
    if error is not None and events is not pure_events and len(text) <= _LONGEST_SECOND_READING:
        # The pure parser places faults better; and so the words do not depend on the parser in use.
        again = _Builder(source.path, readable, restore, pure_events)
        again.document(source)
        if again.error is not None:
            builder, error = again, again.error
    if error is not None:
        return Outcome(None, (*builder.faults, *explain(error, source.path, text)))
    return Outcome(document, tuple(builder.faults))


class _Abandoned(Exception):  # noqa: N818 - a way out of the recursion, not an error
    """The file breaks a limit; what follows is not read."""


class _Builder:
    """Builds values and marks from events, and gathers the faults on the way."""

    __slots__ = ("error", "faults", "next_event", "path", "restore", "text", "values_left")

    def __init__(self, path: str, text: str, restore: dict[int, int], events: EventStream) -> None:
        self.path = path
        self.text = text
        self.restore = restore
        self.faults: list[Diagnostic] = []
        self.values_left = MOST_VALUES
        self.error: Exception | None = None
        try:
            self.next_event = events(text)
        except (YAMLError, UnicodeError) as error:
            self.error = error

    def document(self, source: Source) -> Document | None:
        """Read the whole text; keep its first document."""
        if self.error is not None:
            return None
        try:
            roots = self._roots()
        except _Abandoned:
            return None
        except (YAMLError, UnicodeError) as error:
            self.error = error
            return None
        if not roots or (roots[0][0] is None and not self.faults):
            self.faults.append(rules.EMPTY_FILE.at(Span(self.path)))
            return None
        value, mark = roots[0]
        if not isinstance(value, dict):
            found = "a list" if isinstance(value, tuple) else "a single value"
            self.faults.append(rules.NOT_A_MAPPING.at(mark.span(self.path), found=found))
            return None
        return Document(source, value, lambda: mark)

    def _roots(self) -> list[tuple[Value, Mark]]:
        roots: list[tuple[Value, Mark]] = []
        documents = 0
        while True:
            event = self.next_event()
            kind = event.__class__
            if kind is StreamEndEvent:
                return roots
            if kind is DocumentStartEvent:
                documents += 1
                if documents == 2:
                    span = _mark(event.start_mark, event.end_mark).span(self.path)
                    self.faults.append(rules.SEVERAL_DOCUMENTS.at(span))
            elif kind in (ScalarEvent, MappingStartEvent, SequenceStartEvent, AliasEvent):
                roots.append(self._value(event, 1))

    def _value(self, event: Any, depth: int) -> tuple[Value, Mark]:
        """Build the value that an event begins."""
        kind = event.__class__
        if kind is ScalarEvent:
            return self._scalar(event)
        self.values_left -= 1
        if self.values_left < 0:
            self._abandon(rules.TOO_MANY_VALUES, event, MOST_VALUES)
        if kind is AliasEvent:
            mark = _mark(event.start_mark, event.end_mark)
            self.faults.append(rules.YAML_ALIAS.at(mark.span(self.path), name=event.anchor))
            return None, mark
        if depth > DEEPEST_NESTING:
            self._abandon(rules.NESTED_TOO_DEEPLY, event, DEEPEST_NESTING)
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        return self._mapping(event, depth) if kind is MappingStartEvent else self._sequence(event, depth)

    def _scalar(self, event: Any) -> tuple[Value, Mark]:
        self.values_left -= 1
        if self.values_left < 0:
            self._abandon(rules.TOO_MANY_VALUES, event, MOST_VALUES)
        text = event.value
        start = event.start_mark
        end = event.end_mark
        line = start.line + 1
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if self.restore:
            text = text.translate(self.restore)
        style = event.style
        if style == "|" or style == ">":
            return text, self._block_mark(start, end)
        mark = _make_mark((line, start.column + 1, end.line + 1, end.column + 1, (), None))
        if style == "'" or style == '"':
            return text, mark
        if text in CONSTANTS:
            return CONSTANTS[text], mark if text else self._empty_mark(start)
        if text[0] in NUMBER_START:
            try:
                return read_number(text), mark
            except UnusableNumber as reason:
                number = text if len(text) <= 40 else text[:39] + "…"
                self.faults.append(
                    rules.UNUSABLE_NUMBER.at(mark.span(self.path), number=number, reason=reason)
                )
        return text, mark

    def _sequence(self, start: Any, depth: int) -> tuple[Value, Mark]:
        next_event = self.next_event
        scalar = self._scalar
        value = self._value
        values: list[Value] = []
        marks: list[Mark] = []
        depth += 1
        event = next_event()
        while event.__class__ is not SequenceEndEvent:
            item, mark = scalar(event) if event.__class__ is ScalarEvent else value(event, depth)
            values.append(item)
            marks.append(mark)
            event = next_event()
        last = marks[-1] if marks else None
        return tuple(values), _holder_mark(start, event, last, tuple(marks), None)

    def _mapping(self, start: Any, depth: int) -> tuple[Value, Mark]:
        next_event = self.next_event
        scalar = self._scalar
        read_key = self._key
        values: dict[str, Value] = {}
        marks: dict[str, Mark] = {}
        keys: dict[str, Mark] = {}
        mark: Mark | None = None
        depth += 1
        event = next_event()
        while event.__class__ is not MappingEndEvent:
            if event.__class__ is ScalarEvent:
                key, key_mark = read_key(event)
            else:
                key, key_mark = None, self._refuse_key(event, depth)
            event = next_event()
            value, mark = scalar(event) if event.__class__ is ScalarEvent else self._value(event, depth)
            if key is None:
                pass
            elif key in values:
                first = Related("first given here", keys[key].span(self.path))
                span = key_mark.span(self.path)
                self.faults.append(rules.DUPLICATE_KEY.at(span, related=(first,), key=key))
            else:
                values[key] = value
                marks[key] = mark
                keys[key] = key_mark
            event = next_event()
        return values, _holder_mark(start, event, mark, marks, keys)

    def _key(self, event: Any) -> tuple[str | None, Mark]:
        """Read a key; None for one that cannot be used, which is then reported."""
        text: str = event.value
        if event.style or event.anchor is not None or event.tag is not None or self.restore:
            key, mark = self._scalar(event)
        else:
            start = event.start_mark
            end = event.end_mark
            mark = _make_mark((start.line + 1, start.column + 1, end.line + 1, end.column + 1, (), None))
            if text == "<<":
                self.faults.append(rules.YAML_MERGE_KEY.at(mark.span(self.path)))
                return None, mark
            if text not in CONSTANTS and text[0] not in NUMBER_START:
                return text, mark
            key, mark = self._scalar(event)
        if isinstance(key, str):
            return key, mark
        if key is None:
            found, way_out = "empty", "write a name before the colon"
        else:
            found = "a truth value" if isinstance(key, bool) else "a number"
            way_out = f'put it in quotation marks: "{text}"'
        self.faults.append(rules.KEY_NOT_TEXT.at(mark.span(self.path), found=found, way_out=way_out))
        return None, mark

    def _refuse_key(self, event: Any, depth: int) -> Mark:
        """Read past a key that is no scalar, and report it."""
        key, mark = self._value(event, depth)
        if key is not None:  # an alias was reported as such
            span = mark.span(self.path)
            found = "a list" if isinstance(key, tuple) else "a mapping"
            way_out = "put quotation marks around a text that contains brackets or braces"
            self.faults.append(rules.KEY_NOT_TEXT.at(span, found=found, way_out=way_out))
        return mark

    def _empty_mark(self, start: Any) -> Mark:
        """Return the mark of a value left empty; at the end of the text the parser may set it too far."""
        if start.index < len(self.text):
            line, column = start.line + 1, start.column + 1
        else:
            lines = split_lines(self.text)
            line, column = len(lines), len(lines[-1]) + 1
        return Mark(line, column, line, column)

    def _block_mark(self, start: Any, end: Any) -> Mark:
        """Return the mark of a block scalar without the empty lines that follow it."""
        lines = split_lines(self.text[start.index : end.index].rstrip())
        last = len(lines) - 1
        end_column = len(lines[last]) + 1 + (start.column if last == 0 else 0)
        return Mark(start.line + 1, start.column + 1, start.line + 1 + last, end_column)

    def _refuse_properties(self, event: Any) -> None:
        """Report the anchor and the tag of a value, each in its own place."""
        start = event.start_mark
        line, index = start.line + 1, start.index
        for _ in range((event.anchor is not None) + (event.tag is not None)):
            found = _PROPERTY.match(self.text, index)
            if found is None:
                break
            word = found.group()
            column = start.column + 1 + found.start() - start.index
            span = Span(self.path, line, column, line, column + len(word))
            if word[0] == "&":
                self.faults.append(rules.YAML_ANCHOR.at(span, name=word[1:]))
            else:
                self.faults.append(rules.YAML_TAG.at(span, tag=word))
            index = found.end()
            while self.text[index : index + 1] in (" ", "\t"):
                index += 1

    def _abandon(self, rule: Rule, event: Any, limit: int) -> None:
        span = _mark(event.start_mark, event.end_mark).span(self.path)
        self.faults.append(rule.at(span, limit=f"{limit:,}"))
        raise _Abandoned


def _mark(start: Any, end: Any) -> Mark:
    return Mark(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _holder_mark(start: Any, end: Any, last: Mark | None, children: Any, keys: Any) -> Mark:
    """Return the mark of a list or mapping; in block style it ends where its last value ends.

    The parser lets it end at the next token instead, beyond empty lines and comments.
    """
    begin = start.start_mark
    close = end.end_mark
    if start.flow_style or last is None:
        end_line, end_column = close.line + 1, close.column + 1
    else:
        end_line, end_column = last.end_line, last.end_column
    return _make_mark((begin.line + 1, begin.column + 1, end_line, end_column, children, keys))
