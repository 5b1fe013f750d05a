"""The two parsers of YAML events: PyYAML's in C where it is there, and its pure one; same results."""

import re
from collections.abc import Callable
from typing import Any

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError

# A text in, a function out that returns the next event at each call.
EventStream = Callable[[str], Callable[[], Any]]

# YAML 1.1, which PyYAML follows, breaks lines at these; YAML 1.2 and editors do not.
_NO_LINE_BREAKS = "\x85\u2028\u2029"
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def pure_events(text: str) -> Callable[[], Any]:
    """Read events with the parser that is written in Python."""
    return _PureParser(text).get_event


class _PureParser(Reader, Scanner, Parser):
    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def get_event(self) -> Any:
        """Return the next event; refuse the escapes that stand for no character, as the C parser does."""
        try:
            event: Any = super().get_event()  # type: ignore[no-untyped-call]
        except (ValueError, OverflowError) as error:
            mark = self.get_mark()
            raise ScannerError("", None, "found invalid Unicode character escape code", mark) from error
        if getattr(event, "style", None) == '"' and _SURROGATE.search(event.value):
            raise ScannerError("", None, "found invalid Unicode character escape code", event.start_mark)
        return event

    def scan_to_next_token(self) -> None:
        """Skip to the next token; tabs may separate, as for the C parser, but not indent."""
        super().scan_to_next_token()
        while self.peek() == "\t" and (self.flow_level or not self.allow_simple_key):
            self.forward()
            super().scan_to_next_token()

    def scan_plain_spaces(self, indent: int, start_mark: Any) -> Any:
        """Read the white space within a text; tabs belong to it, as for the C parser."""
        length = 0
        while self.peek(length) in " \t":
            length += 1
        white_space = self.prefix(length)
        if "\t" in white_space:
            self.forward(length)
            if self.peek() not in "\r\n\x85\u2028\u2029":
                return [white_space]
        return super().scan_plain_spaces(indent, start_mark)


try:
    from yaml._yaml import CParser

    def c_events(text: str) -> Callable[[], Any]:
        """Read events with the parser that is written in C."""
        return CParser(text).get_event

    fastest_events: EventStream = c_events
except ImportError:  # wheels without the C extension exist
    fastest_events = pure_events


def without_odd_line_breaks(text: str) -> tuple[str, dict[int, int]]:
    """Put characters of private use in the place of odd line breaks; return the way back beside it."""
    present = [character for character in _NO_LINE_BREAKS if character in text]
    if not present:
        return text, {}
    used = set(text)
    free = (code for code in range(0xE000, 0xF900) if chr(code) not in used)
    there = {ord(character): code for character, code in zip(present, free, strict=False)}
    return text.translate(there), {code: original for original, code in there.items()}
