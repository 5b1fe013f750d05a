"""Text with a place: lines of measured width, set flush with the side at which they begin."""

from dataclasses import dataclass, replace
from typing import Literal

from pmo_design.render.box import Box
from pmo_design.render.text import Weight, fit, is_rtl, text_width, wrap

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text with its measured width."""

    text: str
    width: float


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Lines of text; `y` is the first baseline.

    The anchor says what `x` is, whichever way the text runs: "start" its left edge, "end" its right one.
    """

    x: float
    y: float
    lines: tuple[TextLine, ...]
    size: float
    leading: float
    weight: Weight = "regular"
    anchor: Anchor = "start"
    rtl: bool = False

    @property
    def width(self) -> float:
        return max((line.width for line in self.lines), default=0.0)

    @property
    def height(self) -> float:
        return self.leading * len(self.lines)

    @property
    def box(self) -> Box:
        """What the letters cover, from ascenders to descenders."""
        x = self.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor] * self.width
        return Box(
            x, self.y - 0.8 * self.size, self.width, self.size + self.leading * max(len(self.lines) - 1, 0)
        )


def text_block(
    text: str,
    x: float,
    y: float,
    width: float,
    size: float,
    leading: float,
    weight: Weight = "regular",
    anchor: Anchor = "start",
) -> TextBlock:
    """Wrap a text to a width; its first baseline is at `y`."""
    lines = measured(wrap(text, width, size, weight), size, weight)
    return TextBlock(x, y, lines, size, leading, weight, anchor, is_rtl(text))


def flush_block(
    lines: tuple[str, ...],
    x: float,
    y: float,
    width: float,
    size: float,
    leading: float,
    weight: Weight = "regular",
) -> TextBlock:
    """Set wrapped lines flush with the side at which they begin: right-to-left text at the right."""
    rtl = is_rtl(" ".join(lines))
    block = TextBlock(x, y, measured(lines, size, weight), size, leading, weight, rtl=rtl)
    return replace(block, x=x + width, anchor="end") if rtl else block


def text_line(
    text: str,
    x: float,
    y: float,
    width: float,
    size: float,
    weight: Weight = "regular",
    anchor: Anchor = "start",
) -> TextBlock:
    """Set a text on one line, shortened where it has no room."""
    line = measured((fit(text, width, size, weight),), size, weight)
    return TextBlock(x, y, line, size, size, weight, anchor, is_rtl(text))


def measured(lines: tuple[str, ...], size: float, weight: Weight = "regular") -> tuple[TextLine, ...]:
    """Measure lines of text."""
    return tuple(TextLine(line, text_width(line, size, weight)) for line in lines)
