"""The laid-out blueprint: boxes and lines of text with absolute places, in units of the picture."""

from dataclasses import dataclass
from typing import Literal

from pmo_design.model.blueprint import LaneRole
from pmo_design.render.box import Box
from pmo_design.render.diagrams.blueprint.story import ArrowKind, LineKind, Mark
from pmo_design.render.text import Weight, fit, text_width, wrap

Anchor = Literal["start", "middle", "end"]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text with its measured width."""

    text: str
    width: float


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Lines of text; `y` is the first baseline."""

    x: float
    y: float
    lines: tuple[TextLine, ...]
    size: float
    leading: float
    weight: Weight = "regular"
    anchor: Anchor = "start"

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
    return TextBlock(
        x, y, measured(wrap(text, width, size, weight), size, weight), size, leading, weight, anchor
    )


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
    return TextBlock(
        x, y, measured((fit(text, width, size, weight),), size, weight), size, size, weight, anchor
    )


def measured(lines: tuple[str, ...], size: float, weight: Weight = "regular") -> tuple[TextLine, ...]:
    """Measure lines of text."""
    return tuple(TextLine(line, text_width(line, size, weight)) for line in lines)


@dataclass(frozen=True, slots=True)
class SheetField:
    """A field of the title block."""

    box: Box
    label: TextBlock
    value: TextBlock


@dataclass(frozen=True, slots=True)
class Head:
    """Kicker, title, summary and title block; `bottom` is where they end."""

    kicker: TextBlock
    title: TextBlock
    summary: TextBlock | None
    sheet: tuple[SheetField, ...]
    bottom: float


@dataclass(frozen=True, slots=True)
class PhaseBand:
    """A phase's band with its number and, where there is room, its goal."""

    address: str
    box: Box
    square: Box
    number: TextBlock
    title: TextBlock
    goal: TextBlock | None


@dataclass(frozen=True, slots=True)
class StepHead:
    """The heading of a column."""

    address: str
    name: str
    box: Box
    number: TextBlock
    title: TextBlock


@dataclass(frozen=True, slots=True)
class LaneBand:
    """A lane: its rail, a tint for each phase, its label."""

    address: str
    role: LaneRole
    icon: str
    icon_at: Point
    rail: Box
    tints: tuple[Box, ...]
    title: TextBlock
    actor: TextBlock | None
    actor_address: str | None


@dataclass(frozen=True, slots=True)
class LineStrip:
    """One of the three lines in its bare strip."""

    kind: LineKind
    box: Box
    start: Point
    end: Point
    label: tuple[TextBlock, ...]


@dataclass(frozen=True, slots=True)
class MarkBox:
    """A badge."""

    mark: Mark
    box: Box


@dataclass(frozen=True, slots=True)
class CellBox:
    """A cell with all that stands on it."""

    address: str
    local: str
    step: int
    name: str
    box: Box
    text: TextBlock
    question: TextBlock | None
    service_level: TextBlock | None
    marks: tuple[MarkBox, ...]
    gear: Box | None
    diamond: Point | None


@dataclass(frozen=True, slots=True)
class PillBox:
    """A system over the steps that it serves, from `step` to `last`."""

    address: str
    step: int
    last: int
    name: str
    box: Box
    text: TextBlock


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow along its corners, from the edge of a box (or diamond) to the edge of a box."""

    kind: ArrowKind
    two_way: bool
    points: tuple[Point, ...]
    label: TextBlock | None


@dataclass(frozen=True, slots=True)
class TimeCell:
    """Times of a step: elapsed, work, and the share of the longest step."""

    elapsed: TextBlock
    work: TextBlock
    bar: Box
    share: float


@dataclass(frozen=True, slots=True)
class TimeSum:
    """The bracket under a phase, drawn as lines, with the sum in its gap."""

    strokes: tuple[tuple[Point, ...], ...]
    text: TextBlock


@dataclass(frozen=True, slots=True)
class FactRow:
    """A row under the lanes: times, figures or rules of the steps."""

    icon: str
    icon_at: Point
    title: TextBlock
    note: TextBlock | None
    times: tuple[TimeCell, ...]
    sums: tuple[TimeSum, ...]
    texts: tuple[TextBlock, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class Watched:
    """An entry of the list of what to watch."""

    mark: MarkBox
    text: TextBlock
    more: TextBlock | None


@dataclass(frozen=True, slots=True)
class LegendItem:
    """A sample and what it means."""

    kind: str
    sample: Box
    text: TextBlock


@dataclass(frozen=True, slots=True)
class Section:
    """A section under the picture: its rule and its label."""

    rule: tuple[Point, Point]
    label: TextBlock


@dataclass(frozen=True, slots=True)
class BlueprintLayout:
    """The whole picture."""

    width: float
    height: float
    head: Head
    phases: tuple[PhaseBand, ...]
    step_label: TextBlock
    steps: tuple[StepHead, ...]
    lanes: tuple[LaneBand, ...]
    strips: tuple[LineStrip, ...]
    cells: tuple[CellBox, ...]
    pills: tuple[PillBox, ...]
    arrows: tuple[Arrow, ...]
    facts: tuple[FactRow, ...]
    sections: tuple[Section, ...]
    watched: tuple[Watched, ...]
    legend: tuple[LegendItem, ...]
