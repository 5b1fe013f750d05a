"""What a journey map is drawn from: boxes, texts that are wrapped and measured, marks and chips."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pmo_design.render.box import Box
from pmo_design.render.diagrams.journey.story import Traveller
from pmo_design.render.text import Weight, fit, is_rtl, text_width, wrap

Anchor = Literal["start", "middle", "end"]
Direction = Literal["up", "down", "level", "mixed", "new", "gone"]

MARGIN, RAIL, COLUMN, STAGE_GAP, PAD, ROW_PAD = 40.0, 158.0, 150.0, 4.0, 8.0, 12.0


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set; `name` is its class in the picture."""

    name: str
    size: float
    leading: float
    weight: Weight = "regular"
    tracking: float = 0.0


KICKER = Style("kicker", 12, 18, "bold", 0.6)
TITLE = Style("title", 28, 34, "bold")
STRONG = Style("strong", 14, 18, "bold")
SHEET = Style("sheet", 14, 20)
STAGE = Style("stage", 16, 20, "bold")
GOAL = Style("note", 13, 17)
BODY = Style("body", 13, 17)
SPEECH = Style("speech", 13, 17, "italic")
BOLD = Style("strong", 13, 18, "bold")
NOTE = Style("note", 12, 16)
CAPS = Style("caps", 12, 16, "bold", 0.6)
NOTE_WIDE = Style("note", 12, 18)
CHIP = Style("chip", 12, 19, "bold")
NUMBER = Style("number", 14, 18, "bold")
IDEA = Style("number", 13, 18, "bold")
FIGURE = Style("today", 14, 20)
TARGET = Style("target", 14, 20, "bold")
NAME = Style("name", 12, 14, "bold")
NAME_BEFORE = Style("name", 12, 14, "italic")


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of text in a box that holds them; what runs from right to left stands at its right edge.

    A single line in a box of just its width stands at the left of it in any script: what is drawn of a
    script that is not measured exactly then still begins where it should.
    """

    box: Box
    lines: tuple[str, ...]
    style: Style
    anchor: Anchor = "start"
    traveller: Traveller | None = None

    @property
    def rtl(self) -> bool:
        return is_rtl(self.words)

    @property
    def x(self) -> float:
        """Where the anchor stands; of a text that runs from the right, `start` is its right end."""
        flush = self.rtl and not self._is_snug_line
        shift = {"start": 1.0 if flush else 0.0, "middle": 0.5, "end": 1.0}[self.anchor]
        return self.box.x + shift * self.box.width

    @property
    def drawn_anchor(self) -> Anchor:
        if self.rtl and self.anchor != "middle":
            return "end" if self.anchor == "start" and self._is_snug_line else "start"
        return self.anchor

    @property
    def _is_snug_line(self) -> bool:
        return len(self.lines) == 1 and self.box.width - narrowest(self.lines, self.style) < 0.01

    @property
    def baselines(self) -> tuple[float, ...]:
        first = self.box.y + self.style.leading / 2 + self.style.size * 0.35
        return tuple(first + at * self.style.leading for at in range(len(self.lines)))

    @property
    def words(self) -> str:
        return " ".join(self.lines)

    @property
    def ink(self) -> Box:
        """The part of the box that the longest line covers."""
        width = narrowest(self.lines, self.style)
        flush = self.rtl and not self._is_snug_line
        shift = {"start": 1.0 if flush else 0.0, "middle": 0.5, "end": 1.0}[self.anchor]
        return Box(self.x - shift * width, self.box.y, width, self.box.height)


@dataclass(frozen=True, slots=True)
class Mark:
    """The sign of a traveller on a curve or beside a text; a `before` one is the as-is journey's.

    One with a label is a thing of its own: it has an anchor, and can be reached by key where `reachable`.
    """

    x: float
    y: float
    radius: float
    traveller: Traveller
    hollow: bool = False
    before: bool = False
    label: str = ""
    anchor: str = ""
    step: str = ""
    reachable: bool = False


@dataclass(frozen=True, slots=True)
class Chip:
    """The number of a pain point in a frame."""

    anchor: str
    box: Box
    text: Text


@dataclass(frozen=True, slots=True)
class Severity:
    """Three triangles, as many filled as a pain is severe."""

    x: float
    y: float
    level: int


@dataclass(frozen=True, slots=True)
class Icon:
    """A channel's icon."""

    name: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Turn:
    """Where it goes: up is better, down is worse, and what else becomes of a step."""

    x: float
    y: float
    direction: Direction


@dataclass(frozen=True, slots=True)
class Item:
    """Something on the map that can be pointed at, with all it is drawn from.

    `addresses` are tried in turn for a page to lead to. `steps` are the keys of the steps it belongs to,
    `traveller` is whose alone it is. A `card` has a frame.
    """

    kind: str
    anchor: str
    steps: tuple[str, ...]
    addresses: tuple[str, ...]
    label: str
    box: Box
    texts: tuple[Text, ...]
    traveller: Traveller | None = None
    marks: tuple[Mark, ...] = ()
    chips: tuple[Chip, ...] = ()
    severity: Severity | None = None
    icon: Icon | None = None
    arrow: tuple[float, float] | None = None
    turn: Turn | None = None
    card: bool = False


SEVERITY_WIDTH = 34.0
MARK_ROOM, NUMBERED = 18.0, 8.0


def set_text(
    text: str, x: float, y: float, width: float, style: Style, anchor: Anchor = "start", most_lines: int = 0
) -> Text:
    """Wrap a text into a width, with the box that holds it; beyond `most_lines` it ends in an ellipsis."""
    lines = wrap(text, width, style.size, style.weight)
    if most_lines and len(lines) > most_lines:
        lines = (*lines[: most_lines - 1], shortened(" ".join(lines[most_lines - 1 :]), width, style))
    return Text(Box(x, y, width, len(lines) * style.leading), lines, style, anchor)


def shortened(words: str, width: float, style: Style) -> str:
    """Return words on one line; where they do not fit, an ellipsis ends them, if it can be after a word."""
    line = fit(words, width, style.size, style.weight)
    whole, _, part = line.rpartition(" ")
    return f"{whole.rstrip(' ,;:.')}…" if line != words and len(whole) > len(part) else line


def snug(text: Text) -> Text:
    """Return a text in a box that is no wider than its lines, so that it begins at the left in any script."""
    return replace(text, box=replace(text.box, width=narrowest(text.lines, text.style)))


def set_line(text: str, x: float, y: float, style: Style, anchor: Anchor = "start") -> Text:
    """Set a text on one line, in a box of just its width; `x` is where its anchor stands."""
    width = line_width(text, style)
    shift = {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
    return Text(Box(x - shift * width, y, width, style.leading), (text,), style, anchor)


def line_width(text: str, style: Style) -> float:
    """Return how wide a text is on one line of a style."""
    return text_width(text, style.size, style.weight) + len(text) * style.tracking


def narrowest(lines: Sequence[str], style: Style) -> float:
    """Return the width of the widest line."""
    return max((line_width(line, style) for line in lines), default=0.0)


def set_mark(traveller: Traveller, x: float, y: float, radius: float = 4.0) -> Mark:
    """Make the small mark of a traveller; one with a number is as large as that needs."""
    return Mark(x, y, NUMBERED if traveller.number else radius, traveller, traveller.assumed)


def set_chip(word: str, anchor: str, x: float, y: float) -> Chip:
    """Make the chip of a pain point, top left corner at x, y."""
    box = Box(x, y, max(28.0, line_width(word, CHIP) + 12), CHIP.leading)
    return Chip(anchor, box, Text(box, (word,), CHIP, "middle"))


def moved(chip: Chip, x: float, y: float) -> Chip:
    """Return a chip moved to x, y."""
    box = replace(chip.box, x=x, y=y)
    return replace(chip, box=box, text=replace(chip.text, box=box))
