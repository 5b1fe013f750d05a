"""Text as a terminal shows it: how wide it is, and nothing in it that a terminal would obey."""

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

_TAB_WIDTH = 4
_ELLIPSIS = "…"
# They reorder what is seen, so that source text would not be what it looks like.
_BIDIRECTIONAL = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Cell(NamedTuple):
    """One character of a line as it is shown, and the columns it takes."""

    shown: str
    width: int


class Excerpt(NamedTuple):
    """A part of a line, and where the marked part of it stands, in columns from 0."""

    text: str
    caret_start: int
    caret_width: int


def safe(text: str) -> str:
    """Replace every control character by an escape that can be read."""
    if text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def width(text: str) -> int:
    """Return the columns that a text takes in a terminal."""
    return _width(_cells(text))


def cut(text: str, limit: int) -> str:
    """Return a text in at most so many columns; an ellipsis tells where something is left out."""
    cells = _cells(text)
    if _width(cells) <= limit:
        return "".join(cell.shown for cell in cells)
    _, stop = _window(cells, 0, 0, limit - len(_ELLIPSIS))
    return "".join(cell.shown for cell in cells[:stop]).rstrip() + _ELLIPSIS


def excerpt(line: str, start: int, end: int, limit: int) -> Excerpt:
    """Show a line, about `limit` columns of it, with the characters from `start` to `end` marked."""
    cells = _cells(line)
    start = min(max(start, 0), len(cells))
    end = min(max(end, start), len(cells))
    begin, stop = _window(cells, start, end, limit)
    left = _ELLIPSIS if begin > 0 else ""
    right = _ELLIPSIS if stop < len(cells) else ""
    text = left + "".join(cell.shown for cell in cells[begin:stop]) + right
    caret_start = len(left) + _width(cells[begin:start])
    return Excerpt(text.rstrip(), caret_start, max(_width(cells[start : min(end, stop)]), 1))


def _window(cells: list[Cell], start: int, end: int, limit: int) -> tuple[int, int]:
    """Choose the cells to show: the whole line, or the marked part with something before and behind it."""
    if _width(cells) <= limit:
        return 0, len(cells)
    begin, before = start, 0
    while begin > 0 and before + cells[begin - 1].width <= limit // 3:
        begin -= 1
        before += cells[begin].width
    stop, room = begin, limit
    while stop < len(cells) and cells[stop].width <= room:
        room -= cells[stop].width
        stop += 1
    while begin > 0 and cells[begin - 1].width <= room:
        begin -= 1
        room -= cells[begin].width
    return begin, stop


def _cells(line: str) -> list[Cell]:
    if line.isascii() and line.isprintable():
        return [Cell(character, 1) for character in line]
    cells: list[Cell] = []
    column = 0
    for character in line:
        if character == "\t":
            width = _TAB_WIDTH - column % _TAB_WIDTH
            cell = Cell(" " * width, width)
        else:
            shown = _shown(character)
            cell = Cell(shown, len(shown) if shown != character else _character_width(character))
        cells.append(cell)
        column += cell.width
    return cells


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Cc", "Cs", "Zl", "Zp") or character in _BIDIRECTIONAL:
        code = ord(character)
        return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
    return character


def _character_width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def _width(cells: Iterable[Cell]) -> int:
    return sum(cell.width for cell in cells)
