"""Measure, wrap and shorten text by the widths of the font that pages and pictures are set in.

Widths are sums of advances. Kerning is left out: Lato kerns nearly always inwards, so a measured width is
an upper bound of what is drawn (within half a percent). Characters that Lato lacks are drawn in a system
font and get a wide estimate.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from typing import Literal

from pmo_design.render.lato_widths import ADVANCES, CODEPOINTS, UNITS_PER_EM

Weight = Literal["regular", "bold", "italic", "black"]

# White space at which a line may break; no-break spaces (U+00A0, U+202F, U+2007) are not in it.
_BREAKING_SPACE = re.compile("[\t\n\v\f\r \u0085\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+")
# Characters of scripts written without spaces: Han, kana, bopomofo, full-width forms (not Hangul).
_IDEOGRAPHIC = re.compile(
    "[\u2e80-\u2fff\u3000-\u312f\u3190-\u9fff\uf900-\ufaff\uff01-\uffef\U00020000-\U0003ffff]"
)
_NEVER_FIRST = frozenset(
    "\u3001\u3002\u3005\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u3019\u301b\u301c\u303b\u309d\u309e\u30a0"
    "\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3"
    "\u30e5\u30e7\u30ee\u30f5\u30f6\u30fb\u30fc\u30fd\u30fe\uff01\uff05\uff09\uff0c\uff0e\uff1a\uff1b\uff1f"
    "\uff3d\uff5d\uff60!%),.:;?]}\u2019\u201d\u2026"
)
_NEVER_LAST = frozenset(
    "\u3008\u300a\u300c\u300e\u3010\u3014\u3016\u3018\u301a\uff08\uff3b\uff5b\uff5f([{\u2018\u201c"
)
_BREAK_AFTER = frozenset("-/\\_.,:;@&=?\u00ad\u2010\u2013\u2014")
_LOOSE_ENDS = " \u00a0\u202f,;:.-\u2013\u2014"
_SLIM_ARABIC = frozenset("\u0622\u0623\u0625\u0627\u0631\u0632\u0644\u0648")  # alef, ra, zay, lam, waw
_GLUE = frozenset("\u00a0\u2007\u202f\u2060\ufeff")
_ZERO_WIDTH_SPACE = "\u200b"
_ZERO_WIDTH_JOINER = "\u200d"
_SOFT_HYPHEN = "\u00ad"


def text_width(text: str, size: float, weight: Weight = "regular") -> float:
    """Return how wide a text is on one line, in the unit of `size`."""
    return _scaled(_units(text, weight), size)


@lru_cache(maxsize=16384)
def wrap(text: str, width: float, size: float, weight: Weight = "regular") -> tuple[str, ...]:
    """Break a text into lines that fit `width`: the fewest lines, then the most even ones.

    Of the ways with the fewest lines, one that leaves no short lone word on the last line is taken before
    one that does; then the one with the least sum of squared slack. White space is collapsed, no-break
    spaces hold. Chinese and Japanese break between characters, but not before closing or after opening
    punctuation. A word wider than `width` is broken between characters as people see them, with a hyphen
    where Latin letters are parted and the hyphen fits. A line is wider than `width` only if a single
    character is.
    """
    ruler = _Ruler(width, size, weight)
    pieces = tuple(_pieces(text, ruler))
    return tuple(_joined(pieces[start:end]) for start, end in _best_breaks(pieces, ruler))


@lru_cache(maxsize=16384)
def fit(text: str, width: float, size: float, weight: Weight = "regular") -> str:
    """Return the text on one line, shortened with an ellipsis if need be; never wider than `width`.

    Where not even the ellipsis fits, nothing is left.
    """
    ruler = _Ruler(width, size, weight)
    line = " ".join(_words(text))
    if ruler.holds(ruler.units(line)):
        return line
    clusters = _clusters(line)
    prefixes = accumulate((ruler.units(cluster) for cluster in clusters), initial=ruler.units("…"))
    room = sum(ruler.holds(units) for units in prefixes) - 1
    return "".join(clusters[:room]).rstrip(_LOOSE_ENDS) + "…" if room >= 0 else ""


@lru_cache(maxsize=16384)
def is_rtl(text: str) -> bool:
    """Tell whether a text runs from right to left: whether its first strong character does (UAX 9, P2)."""
    strong = (unicodedata.bidirectional(char) for char in text)
    return next((kind != "L" for kind in strong if kind in ("L", "R", "AL")), False)


@dataclass(frozen=True)
class _Ruler:
    """A width to fill, and the type it is filled with."""

    width: float
    size: float
    weight: Weight

    def units(self, text: str) -> int:
        return _units(text, self.weight)

    def holds(self, units: int) -> bool:
        return _scaled(units, self.size) <= self.width

    def slack(self, units: int) -> float:
        return self.width - _scaled(units, self.size)


@dataclass(frozen=True)
class _Piece:
    """A part of a text inside which no line breaks."""

    text: str
    units: int
    spaced: bool  # a space parts it from the piece before
    starts_line: bool = False  # the rest of a word that was broken


def _scaled(units: int, size: float) -> float:
    return units * size / UNITS_PER_EM


@lru_cache(maxsize=65536)
def _units(text: str, weight: Weight) -> int:
    advances = _advances(weight)
    return sum(advances[char] if char in advances else _estimate(char) for char in text)


@cache
def _advances(weight: Weight) -> dict[str, int]:
    return dict(zip(map(chr, CODEPOINTS), ADVANCES[weight], strict=True))


@cache
def _estimate(char: str) -> int:
    """Return a wide guess, in font units, for a character that Lato lacks (after the Noto fonts)."""
    return round(_estimated_ems(char) * UNITS_PER_EM)


def _estimated_ems(char: str) -> float:
    category = unicodedata.category(char)
    if category in ("Mn", "Me", "Cf") or _is_skin_tone(char):
        return 0.0
    if category == "So":
        return 1.25  # emoji
    if unicodedata.east_asian_width(char) in "WF" or category == "Sm":
        return 1.0
    if category in ("Zs", "Cc"):
        return 0.5
    if char in _SLIM_ARABIC:
        return 0.45
    if "\u0600" <= char <= "\u08ff" or "\u0900" <= char <= "\u097f":
        return 0.62  # Arabic, Syriac; Devanagari
    if "\u0980" <= char <= "\u0dff":
        return 1.0  # Tamil and its neighbours are wide
    return 0.85 if category == "Lu" else 0.7


def _is_skin_tone(char: str) -> bool:
    return "\U0001f3fb" <= char <= "\U0001f3ff"


def _words(text: str) -> list[str]:
    return [word for word in _BREAKING_SPACE.split(text) if word]


def _pieces(text: str, ruler: _Ruler) -> Iterator[_Piece]:
    """Cut a text where a line may break; every piece fits the ruler unless it is a single cluster."""
    for word in _words(text):
        for part_index, part in enumerate(_unspaced_parts(word)):
            for chunk_index, chunk in enumerate(_chunks(part, ruler)):
                spaced = part_index == chunk_index == 0
                yield _Piece(chunk, ruler.units(chunk), spaced, starts_line=chunk_index > 0)


def _unspaced_parts(word: str) -> list[str]:
    """Cut a word at its zero-width spaces and between ideographs; other words stay whole."""
    parts: list[str] = []
    for stretch in word.split(_ZERO_WIDTH_SPACE):
        previous = ""
        for cluster in _clusters(stretch):
            if previous and not _breaks_between(previous, cluster):
                parts[-1] += cluster
            else:
                parts.append(cluster)
            previous = cluster
    return parts


def _breaks_between(before: str, after: str) -> bool:
    if before[-1] in _GLUE or after[0] in _GLUE or before[0] in _NEVER_LAST or after[0] in _NEVER_FIRST:
        return False
    return bool(_IDEOGRAPHIC.match(before) or _IDEOGRAPHIC.match(after))


def _chunks(part: str, ruler: _Ruler) -> Iterator[str]:
    """Break a part that is too wide, each time as late as it fits, if possible after a mark such as `/`."""
    if ruler.holds(ruler.units(part)):
        yield part
        return
    clusters = _clusters(part)
    widths = [ruler.units(cluster) for cluster in clusters]
    start = 0
    while not ruler.holds(sum(widths[start:])) and len(clusters) - start > 1:
        cut, hyphen = _cut(clusters[start:], widths[start:], ruler)
        yield "".join(clusters[start : start + cut]).removesuffix(_SOFT_HYPHEN if hyphen else "") + hyphen
        start += cut
    yield "".join(clusters[start:])


def _cut(clusters: Sequence[str], widths: Sequence[int], ruler: _Ruler) -> tuple[int, str]:
    """Return how many clusters stay on this line, at least one and not all, and the hyphen they need."""
    fitting = []
    for cut, units in enumerate(accumulate(widths[:-1]), start=1):
        if not ruler.holds(units):
            break
        hyphen = "-" if _wants_hyphen(clusters[cut - 1], clusters[cut]) else ""
        fitting.append((cut, hyphen, ruler.holds(units + ruler.units(hyphen))))
    if not fitting:
        return 1, ""
    complete = [(cut, hyphen) for cut, hyphen, fits in fitting if fits]
    marked = [
        (cut, hyphen)
        for cut, hyphen in complete
        if clusters[cut - 1] in _BREAK_AFTER and cut * 3 >= len(fitting)
    ]
    comfortable = [(cut, hyphen) for cut, hyphen in complete if 2 <= cut <= len(clusters) - 2]
    return (marked or comfortable or complete or [(fitting[-1][0], "")])[-1]


def _wants_hyphen(before: str, after: str) -> bool:
    return before == _SOFT_HYPHEN or (_is_latin_letter(before[0]) and _is_latin_letter(after[0]))


def _is_latin_letter(char: str) -> bool:
    return char.isalpha() and unicodedata.name(char, "").startswith("LATIN")


def _clusters(text: str) -> list[str]:
    """Cut a text into characters as people see them (grapheme clusters, UAX 29, without its rare cases)."""
    clusters: list[str] = []
    for char in text:
        if clusters and _continues(clusters[-1], char):
            clusters[-1] += char
        else:
            clusters.append(char)
    return clusters


def _continues(cluster: str, char: str) -> bool:
    last = cluster[-1]
    category = unicodedata.category(char)
    if category in ("Mn", "Mc", "Me") or _is_skin_tone(char):
        return True
    if category == "Cf":
        return char not in (_SOFT_HYPHEN, _ZERO_WIDTH_SPACE)
    if last == _ZERO_WIDTH_JOINER:
        return True
    if _is_regional(char):
        return len(cluster) == 1 and _is_regional(last)
    if unicodedata.combining(last) == 9:  # a virama joins consonants of Indic scripts
        return category == "Lo"
    return "\u1160" <= char <= "\u11ff" and "\u1100" <= last <= "\ud7a3"  # vowels and finals of Hangul


def _is_regional(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _best_breaks(pieces: Sequence[_Piece], ruler: _Ruler) -> list[tuple[int, int]]:
    """Return the range of pieces on each line: fewest lines, no short lone last word, least squared slack."""
    costs: list[tuple[int, bool, float]] = [(0, False, 0.0)]
    starts = [0]
    for end in range(1, len(pieces) + 1):
        options = []
        for start, units in _lines_ending(pieces, end, ruler):
            lines, _, squares = costs[start]
            lone = end == len(pieces) and 0 < start == end - 1 and _is_lone(pieces[start], ruler)
            options.append(((lines + 1, lone, squares + ruler.slack(units) ** 2), start))
        cost, start = min(options)
        costs.append(cost)
        starts.append(start)
    ranges = []
    end = len(pieces)
    while end:
        ranges.append((starts[end], end))
        end = starts[end]
    return ranges[::-1]


def _lines_ending(pieces: Sequence[_Piece], end: int, ruler: _Ruler) -> Iterator[tuple[int, int]]:
    """Yield start and width of each line that can end before piece `end`, the shortest first."""
    space = ruler.units(" ")
    units = 0
    for start in range(end - 1, -1, -1):
        units += pieces[start].units
        if start < end - 1 and not ruler.holds(units):
            return
        yield start, units
        if pieces[start].starts_line:
            return
        units += space if pieces[start].spaced else 0


def _is_lone(piece: _Piece, ruler: _Ruler) -> bool:
    return not piece.starts_line and ruler.slack(piece.units) > ruler.width / 2


def _joined(pieces: Sequence[_Piece]) -> str:
    return "".join(
        f" {piece.text}" if index and piece.spaced else piece.text for index, piece in enumerate(pieces)
    )
