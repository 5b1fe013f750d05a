"""Labels that do not collide: at the ends of lines, at points, along the top of a chart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pmo_design.render.charts.drawing import INK_3, LINE_HEIGHT, number, text, width_of
from pmo_design.render.text import fit

_NEAR = 2.0
"""Pixels that a label may be off its line before a leader ties them."""
GAP = 8.0
"""Pixels between the end of a line and its label."""


@dataclass(frozen=True, slots=True)
class EndLabel:
    """What is written at the end of a line, which is at `x` and `y`; one of a lower rank is dropped first."""

    x: float
    y: float
    words: str
    fill: str
    bold: bool = False
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle that a text takes."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Tell whether two overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def is_cut_by(self, line: tuple[float, float, float, float]) -> bool:
        """Tell whether a straight line passes through it (Liang and Barsky 1984)."""
        x1, y1, x2, y2 = line
        enter, leave = 0.0, 1.0
        for delta, low, high in (
            (x2 - x1, self.left - x1, self.right - x1),
            (y2 - y1, self.top - y1, self.bottom - y1),
        ):
            if delta == 0:
                if low > 0 or high < 0:
                    return False
                continue
            near, far = sorted((low / delta, high / delta))
            enter, leave = max(enter, near), min(leave, far)
        return enter <= leave


Line = tuple[float, float, float, float]


def spread(wanted: Sequence[float], least: float, low: float, high: float) -> tuple[float, ...]:
    """Move places, given in order, as little as may be so that each is `least` from the next, within bounds.

    The squared moves are least (pool adjacent violators). More than fit are spread evenly.

    >>> spread((10, 12, 40), 16, 0, 100)
    (3.0, 19.0, 40.0)
    """
    if len(wanted) > 1 and (len(wanted) - 1) * least > high - low:
        step = (high - low) / (len(wanted) - 1)
        return tuple(low + step * at for at in range(len(wanted)))
    blocks: list[tuple[float, int]] = []
    for at, place in enumerate(wanted):
        mean, size = place - at * least, 1
        while blocks and blocks[-1][0] > mean:
            before, many = blocks.pop()
            mean, size = (before * many + mean * size) / (many + size), many + size
        blocks.append((mean, size))
    top = high - (len(wanted) - 1) * least
    starts = [min(max(mean, low), top) for mean, size in blocks for _ in range(size)]
    return tuple(float(start + at * least) for at, start in enumerate(starts))


def room_for(labels: Iterable[str], most: float) -> float:
    """Return how much room labels at line ends need at the right, up to a most."""
    widths = [width_of(words, bold=True) for words in labels]
    return min(max(widths) + GAP + 2, most) if widths else 0.0


def end_labels(labels: Iterable[EndLabel], x: float, right: float, top: float, bottom: float) -> str:
    """Write labels in a column at x, each as near its line's end as others let it, tied to it by a leader."""
    most = max(1, int((bottom - top) // LINE_HEIGHT) + 1)
    kept = sorted(labels, key=lambda label: -label.rank)[:most]
    placed = sorted(kept, key=lambda label: label.y)
    places = spread([label.y for label in placed], LINE_HEIGHT, top, bottom)
    drawn = ""
    for label, y in zip(placed, places, strict=True):
        if abs(y - label.y) > _NEAR or x - GAP - label.x > _NEAR:
            drawn += (
                f'<path d="M{number(label.x + 2)} {number(label.y)}L{number(x - GAP)} {number(label.y)}'
                f'L{number(x - 3)} {number(y)}" fill="none" stroke="{INK_3}" stroke-width="0.8"/>'
            )
        words = fit(label.words, right - x, 12, "bold" if label.bold else "regular")
        drawn += text(x, y + 4, words, label.fill, bold=label.bold)
    return drawn


def text_box(x: float, y: float, words: str, anchor: str = "start", bold: bool = False) -> Box:
    """Return what a text takes whose base line is at y."""
    width = width_of(words, bold)
    left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    return Box(left - 1, y - 10, left + width + 1, y + 3)


def best_place(boxes: Sequence[Box], lines: Iterable[Line], taken: Iterable[Box], frame: Box) -> int:
    """Return which of some places for a text is crossed least; of equals the first. Outside is no place."""
    lines, taken = tuple(lines), tuple(taken)

    def cost(at: int) -> tuple[int, int]:
        box = boxes[at]
        outside = (
            box.left < frame.left
            or box.right > frame.right
            or box.top < frame.top
            or box.bottom > frame.bottom
        )
        crossed = sum(box.is_cut_by(line) for line in lines) + 3 * sum(box.meets(each) for each in taken)
        return crossed + 100 * outside, at

    return min(range(len(boxes)), key=cost)
