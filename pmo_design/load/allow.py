"""Comments by which an author allows a fault: `# pmo: allow SLUG, SLUG -- reason`."""

import re
from bisect import bisect_right
from typing import Any

from yaml.error import YAMLError
from yaml.events import ScalarEvent

from pmo_design.diagnostics import Span
from pmo_design.diagnostics.lines import split_lines
from pmo_design.diagnostics.policy import Allow
from pmo_design.load.document import Source
from pmo_design.load.yaml_events import fastest_events, without_odd_line_breaks

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[ \t]*pmo:[ \t]*allow\b(?P<slugs>.*?)(?:[ \t]--(?:[ \t].*)?)?$")
_SLUG = re.compile(r"[^,]*[^,\s]")
_BLANK = re.compile(r"[ \t]*(?:#.*|---[ \t]*)?")


def allows(source: Source) -> tuple[Allow, ...]:
    """Return the allow comments of a file, one for each slug, in order.

    Behind a value, a comment covers its own line; alone on a line, the next line that is no comment; before
    all content, the whole file.
    """
    if "pmo:" not in source.text:
        return ()
    lines = split_lines(source.text)
    texts = _Texts(source.text.removeprefix("\ufeff"))
    found: list[Allow] = []
    for number, line in enumerate(lines, start=1):
        comment = _COMMENT.search(line)
        if comment is None or texts.hold(number, comment.start()):
            continue
        covered = _covered(lines, number, line[: comment.start()])
        begin = comment.start("slugs")
        slugs = list(_SLUG.finditer(comment["slugs"]))
        for slug in slugs:
            word = slug.group().lstrip()
            end = begin + slug.end() + 1
            found.append(Allow(word, Span(source.path, number, end - len(word), number, end), covered))
        if not slugs:
            span = Span(source.path, number, comment.start() + 1, number, comment.end() + 1)
            found.append(Allow("", span, covered))
    return tuple(found)


def _covered(lines: list[str], number: int, before: str) -> range:
    """Return the lines, counted from 1, that a comment on line `number` covers."""
    if before.strip():
        return range(number, number + 1)
    if all(_BLANK.fullmatch(line) for line in lines[: number - 1]):
        return range(1, len(lines) + 1)
    for following in range(number, len(lines)):
        if not _BLANK.fullmatch(lines[following]):
            return range(following + 1, following + 2)
    return range(number, number)


class _Texts:
    """Where the values of a file stand, so that a `#` within one of them is no comment."""

    def __init__(self, text: str) -> None:
        self._spans: list[tuple[int, int, int, int]] = []
        try:
            next_event = fastest_events(without_odd_line_breaks(text)[0])
            while (event := next_event()) is not None:
                if event.__class__ is ScalarEvent:
                    self._add(event)
        except (YAMLError, UnicodeError):
            return  # what was read up to the fault is known

    def hold(self, line: int, column: int) -> bool:
        """Tell whether the place, line from 1 and column from 0, lies within a value."""
        place = (line - 1, column)
        index = bisect_right(self._spans, (*place, 1 << 62, 0)) - 1
        return index >= 0 and self._spans[index][:2] <= place < self._spans[index][2:]

    def _add(self, event: Any) -> None:
        start, end = event.start_mark, event.end_mark
        if event.style in ("|", ">"):  # behind its header a comment may stand
            self._spans.append((start.line + 1, 0, end.line, end.column))
        else:
            self._spans.append((start.line, start.column, end.line, end.column))
