"""What is wrong with a text that is no YAML, in words that a service designer can act on."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from pmo_design.diagnostics import Diagnostic, Related, Span
from pmo_design.diagnostics.catalogue import load as rules
from pmo_design.diagnostics.lines import split_lines

_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_MOST_FORBIDDEN_CHARACTERS_SHOWN = 20
_KNOWN_CHARACTERS = {0: " (NUL)", 0xFEFF: " (byte order mark)", 0x1B: " (escape)"}
_LONGEST_SUGGESTION = 80
_QUOTE_IT = "put quotation marks around the whole text"


def forbidden_characters(path: str, text: str) -> tuple[Diagnostic, ...]:
    """Report the characters that no YAML file may hold, the first 20 of them."""
    faults = []
    for number, line in enumerate(split_lines(text), start=1):
        for found in _FORBIDDEN.finditer(line):
            code = ord(found.group())
            name = f"U+{code:04X}{_KNOWN_CHARACTERS.get(code, '')}"
            span = Span(path, number, found.start() + 1, number, found.end() + 1)
            faults.append(rules.CONTROL_CHARACTER.at(span, name=name))
            if len(faults) == _MOST_FORBIDDEN_CHARACTERS_SHOWN:
                return tuple(faults)
    return tuple(faults)


def explain(error: Any, path: str, text: str) -> tuple[Diagnostic, ...]:
    """Say what a parser's error means, where it is, and the way out."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        unreadable = forbidden_characters(path, text)
        if unreadable:
            return unreadable
        fault = rules.YAML_SYNTAX.at(
            Span(path), problem="this text cannot be read", way_out="save it as UTF-8"
        )
        return (fault,)
    lines = split_lines(text)
    place = _Place(path, lines, *_within(lines, mark.line, mark.column))
    start = error.context_mark
    opening = _Place(path, lines, *_within(lines, start.line, start.column)) if start is not None else place
    if _is_tab(place):
        return (_tab_indentation(place),)
    context, problem = error.context or "", error.problem or ""
    for context_part, problem_part, tell in _EXPLANATIONS:
        if context_part in context and problem_part in problem:
            return (tell(place, opening),)
    return (_syntax(place.span, f"this is not valid YAML: {problem}", "compare with the lines around it"),)


class _Place(NamedTuple):
    """A place in the lines of a text, counted from 0."""

    path: str
    lines: list[str]
    line: int
    column: int

    @property
    def text(self) -> str:
        return self.lines[self.line]

    @property
    def character(self) -> str:
        return self.text[self.column : self.column + 1]

    @property
    def span(self) -> Span:
        """The word at this place, or the one character if that is none."""
        word = re.compile(r"\w[\w-]*|.?").match(self.text, self.column)
        end = word.end() if word else self.column
        return Span(self.path, self.line + 1, self.column + 1, self.line + 1, end + 1)

    @property
    def line_span(self) -> Span:
        """The line of this place, without the white space at its ends."""
        text = self.text
        begin = len(text) - len(text.lstrip())
        end = max(len(text.rstrip()), begin)
        return Span(self.path, self.line + 1, begin + 1, self.line + 1, end + 1)

    def line_above(self) -> "_Place | None":
        """Return the nearest line above that holds more than a comment."""
        for line in range(self.line - 1, -1, -1):
            text = self.lines[line].strip()
            if text and not text.startswith("#"):
                return self._replace(line=line, column=_indentation(self.lines[line]))
        return None


# A function that tells a fault: it gets where the fault was found, and where the broken thing begins.
_Teller = Callable[[_Place, _Place], Diagnostic]


def _second_colon(place: _Place, _: _Place) -> Diagnostic:
    before = re.sub(r"^(?:\s*-\s)*\s*", "", place.text[: place.column])
    if ": " in before:
        key, value = before.split(": ", 1)
        quoted = f'{key}: "{(value + place.text[place.column :]).strip()}"'
        plain = "\\" not in quoted and quoted.count('"') == 2 and "#" not in quoted
        way_out = f"{_QUOTE_IT}: {quoted}" if plain and len(quoted) <= _LONGEST_SUGGESTION else _QUOTE_IT
        return _syntax(place.span, "a text that holds ': ' needs quotation marks", way_out)
    above = place.line_above()
    if above is None:
        return _syntax(place.span, "a colon is not allowed here", _QUOTE_IT)
    if _indentation(place.text) > above.column:
        return _syntax(
            place.line_span,
            "this line is indented deeper than the one above, which already has a value",
            "give it the same indentation as the keys it belongs to",
            Related("the line above", above.line_span),
        )
    return _syntax(
        above.line_span,
        "this line has no colon with a space behind it",
        "write `key: value`, or quotation marks around a text that goes on over several lines",
    )


def _missing_colon(_: _Place, opening: _Place) -> Diagnostic:
    return _syntax(
        opening.line_span,
        "this line has no colon with a space behind it",
        "write `key: value`, or `- ` before the item of a list",
    )


def _wrong_indentation(place: _Place, opening: _Place) -> Diagnostic:
    return _syntax(
        place.line_span,
        "the indentation of this line fits no line above",
        "give it the same indentation as the keys it belongs to",
        Related("the keys above begin here", opening.span),
    )


def _item_among_keys(place: _Place, opening: _Place) -> Diagnostic:
    return _syntax(
        place.span,
        "a list item stands where a key is expected",
        "put the list below a key of its own, and give all its items the same indentation",
        Related("the keys above begin here", opening.span),
    )


def _key_among_items(place: _Place, opening: _Place) -> Diagnostic:
    return _syntax(
        place.span,
        "this line stands among the items of a list, but does not begin with '- '",
        "indent it further if it belongs to the item above, less if it belongs to the key above the list",
        Related("the list begins here", opening.span),
    )


def _text_after_value(place: _Place, _: _Place) -> Diagnostic:
    return _syntax(
        place.span,
        "text follows a value that is already complete",
        f"{_QUOTE_IT}; a quotation mark within it is written twice: 'it''s'",
    )


def _unclosed_bracket(place: _Place, opening: _Place) -> Diagnostic:
    bracket = opening.character
    closing = {"[": "]", "{": "}"}.get(bracket, "its counterpart")
    related = () if place.line == opening.line else (Related("it should be closed before this", place.span),)
    return _syntax(
        opening.span,
        f"'{bracket}' is not closed, or a comma is missing behind it",
        f"end it with '{closing}'; a text that begins with '{bracket}' needs quotation marks",
        *related,
    )


def _unclosed_quotation(_: _Place, opening: _Place) -> Diagnostic:
    mark = opening.character
    return _syntax(
        opening.span, f"the quotation mark {mark} is never closed", f"end the text with another {mark}"
    )


def _unknown_escape(place: _Place, _: _Place) -> Diagnostic:
    return _syntax(
        place.span,
        "a backslash between double quotation marks begins a special character, and this is none",
        "write two backslashes, or use single quotation marks: 'C:\\folder'",
    )


def _forbidden_beginning(place: _Place, opening: _Place) -> Diagnostic:
    character = opening.character or place.character
    return _syntax(opening.span, f"a text cannot begin with '{character}'", _QUOTE_IT)


def _list_behind_key(place: _Place, _: _Place) -> Diagnostic:
    return _syntax(
        place.span, "a list cannot begin here", "put each '- ' on a line of its own, below the key"
    )


def _stray_character(place: _Place, _: _Place) -> Diagnostic:
    character = place.character
    problem = f"'{character}' stands where a value is expected" if character else "a value is missing here"
    return _syntax(place.span, problem, "remove it, or put quotation marks around the text it belongs to")


def _text_ends(place: _Place, _: _Place) -> Diagnostic:
    last = (place.line_above() if not place.text.strip() else None) or place
    return _syntax(
        last.line_span,
        "the file ends where a value is expected",
        "close the bracket that is still open; a text that begins with '[' or '{' needs quotation marks",
    )


def _block_text_header(place: _Place, _: _Place) -> Diagnostic:
    return _syntax(
        place.span,
        "text that is begun by '|' or '>' starts on the next line",
        "move it to the next line and indent it, or put quotation marks around the whole text",
    )


def _text_after_end(place: _Place, _: _Place) -> Diagnostic:
    return _syntax(
        place.line_span,
        "this line does not belong to what stands above",
        "begin every outermost key in the first column",
    )


def _directive(place: _Place, opening: _Place) -> Diagnostic:
    return _syntax(
        opening.line_span, "a line that begins with '%' is an order to the YAML parser", "remove it"
    )


_EXPLANATIONS: tuple[tuple[str, str, _Teller], ...] = (
    ("", "mapping values are not allowed", _second_colon),
    ("scanning a simple key", "could not find expected ':'", _missing_colon),
    ("parsing a block mapping", "but found '<block mapping start>'", _wrong_indentation),
    ("parsing a block mapping", "but found '<block sequence start>'", _item_among_keys),
    ("parsing a block mapping", "but found '-'", _item_among_keys),
    ("parsing a block mapping", "but found '<scalar>'", _text_after_value),
    ("parsing a block mapping", "but found", _stray_character),
    ("parsing a block mapping", "did not find expected key", _wrong_indentation),
    ("parsing a block collection", "but found '<block", _wrong_indentation),
    ("parsing a block collection", "but found '<scalar>'", _text_after_value),
    ("parsing a block collection", "but found '?'", _key_among_items),
    ("parsing a block collection", "but found", _stray_character),
    ("parsing a block collection", "did not find expected '-'", _key_among_items),
    ("parsing a flow", "',' or ", _unclosed_bracket),
    ("a quoted scalar", "unexpected end of stream", _unclosed_quotation),
    ("a quoted scalar", "document separator", _unclosed_quotation),
    ("a quoted scalar", "document indicator", _unclosed_quotation),
    ("quoted scalar", "unknown escape", _unknown_escape),
    ("quoted scalar", "hexadecimal", _unknown_escape),
    ("", "invalid Unicode character escape", _unknown_escape),
    ("", "cannot start any token", _forbidden_beginning),
    ("scanning an alias", "", _forbidden_beginning),
    ("scanning an anchor", "", _forbidden_beginning),
    ("a tag", "", _forbidden_beginning),
    ("", "undefined tag handle", _forbidden_beginning),
    ("", "sequence entries are not allowed", _list_behind_key),
    ("", "but found '<stream end>'", _text_ends),
    ("", "node content", _stray_character),
    ("", "mapping keys are not allowed", _stray_character),
    ("scanning a block scalar", "", _block_text_header),
    ("", "<document start>", _text_after_end),
    ("directive", "", _directive),
    ("", "directive", _directive),
    ("", "incompatible YAML document", _directive),
)


def _is_tab(place: _Place) -> bool:
    text = place.text
    return "\t" in text[: _white(text)] or place.character == "\t"


def _tab_indentation(place: _Place) -> Diagnostic:
    text = place.text
    column = text.index("\t") if "\t" in text[: _white(text)] else place.column
    end = column + _white(text[column:])
    return rules.TAB_INDENTATION.at(Span(place.path, place.line + 1, column + 1, place.line + 1, end + 1))


def _syntax(span: Span, problem: str, way_out: str, *related: Related) -> Diagnostic:
    return rules.YAML_SYNTAX.at(span, related=related, problem=problem, way_out=way_out)


def _within(lines: list[str], line: int, column: int) -> tuple[int, int]:
    """Bring a place that a parser told into the text: some stand behind its end."""
    if line >= len(lines):
        return len(lines) - 1, len(lines[-1])
    return line, min(column, len(lines[line]))


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _white(text: str) -> int:
    return len(text) - len(text.lstrip())
