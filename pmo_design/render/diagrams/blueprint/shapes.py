"""The laid-out blueprint: boxes and lines of text with absolute places, in units of the picture."""

from dataclasses import dataclass
from typing import Literal

from pmo_design.model.blueprint import LaneRole
from pmo_design.render.box import Box
from pmo_design.render.diagrams.blueprint.lines import TextBlock
from pmo_design.render.diagrams.blueprint.story import ArrowKind, HeatKind, LineKind, Mark
from pmo_design.render.verdicts import Proof

Point = tuple[float, float]
RowKind = Literal["head", "phases", "steps", "lane", "line", "facts", "sums", "foot"]


@dataclass(frozen=True, slots=True)
class Tag:
    """What a thing is called within its picture, the steps that it stands in, and its lane or row."""

    id: str
    steps: tuple[str, ...]
    row: str


@dataclass(frozen=True, slots=True)
class ColumnSpan:
    """The column of a step, and whom and what it concerns; columns tile the picture."""

    key: str
    title: str
    phase: str
    personas: tuple[str, ...]
    systems: tuple[str, ...]
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class RowSpan:
    """A row of the picture, of lanes or of anything else; rows tile the picture."""

    key: str
    title: str
    kind: RowKind
    top: float
    bottom: float


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
    shown: TextBlock | None
    summary: TextBlock | None
    sheet: tuple[SheetField, ...]
    bottom: float


@dataclass(frozen=True, slots=True)
class PhaseBand:
    """A phase's band with its number and, where there is room, its goal."""

    address: str
    tag: Tag
    box: Box
    square: Box
    number: TextBlock
    title: TextBlock
    goal: TextBlock | None


@dataclass(frozen=True, slots=True)
class StepHead:
    """The heading of a column."""

    address: str
    tag: Tag
    name: str
    box: Box
    number: TextBlock
    title: TextBlock


@dataclass(frozen=True, slots=True)
class LaneBand:
    """A lane: its rail, a tint for each phase, its label."""

    address: str
    key: str
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
class RoleBox:
    """The badge of a role, at the lower right of a cell; one that answers for it looks filled."""

    role: str
    answers: bool
    box: Box
    letters: TextBlock


@dataclass(frozen=True, slots=True)
class CellBox:
    """A cell with all that stands on it."""

    address: str
    tag: Tag
    step: int
    name: str
    box: Box
    text: TextBlock
    question: TextBlock | None
    service_level: TextBlock | None
    marks: tuple[MarkBox, ...]
    gear: Box | None
    diamond: Point | None
    icon: str | None
    icon_at: Point
    roles: tuple[RoleBox, ...]


@dataclass(frozen=True, slots=True)
class PillBox:
    """A system over the steps that it serves, from `step` to `last`."""

    address: str
    tag: Tag
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
    source: Tag
    target: Tag
    from_diamond: bool = False


@dataclass(frozen=True, slots=True)
class TimeCell:
    """Times of a step: elapsed, work, and the share of the longest step."""

    step: str
    elapsed: TextBlock
    work: TextBlock
    bar: Box
    share: float


@dataclass(frozen=True, slots=True)
class TimeSum:
    """The bracket under a phase, drawn as lines, with the sum in its gap."""

    steps: tuple[str, ...]
    strokes: tuple[tuple[Point, ...], ...]
    text: TextBlock


@dataclass(frozen=True, slots=True)
class FactText:
    """What a row says of a step."""

    step: str
    blocks: tuple[TextBlock, ...]


@dataclass(frozen=True, slots=True)
class FactRow:
    """A row under the lanes: times, figures or rules of the steps."""

    key: str
    icon: str
    icon_at: Point
    title: TextBlock
    note: TextBlock | None
    times: tuple[TimeCell, ...]
    sums: tuple[TimeSum, ...]
    texts: tuple[FactText, ...]
    box: Box
    spans: tuple[RowSpan, ...]


@dataclass(frozen=True, slots=True)
class Watched:
    """An entry of the list of what to watch."""

    mark: MarkBox
    text: TextBlock
    more: TextBlock | None


@dataclass(frozen=True, slots=True)
class LegendItem:
    """A sample and what it means; of a role, its letters. It belongs to the steps and lanes that use it."""

    kind: str
    sample: Box
    text: TextBlock
    letters: str = ""
    steps: tuple[str, ...] = ()
    lanes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HeatSign:
    """The mark of what a cell's criteria come to, 14 wide, by its top left corner."""

    proof: Proof
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class HeatMark:
    """A bar at the left edge of a cell, with its figure the higher the hotter, or with a mark."""

    cell: Tag
    classes: str
    bar: Box
    figure: TextBlock | None
    sign: HeatSign | None = None


@dataclass(frozen=True, slots=True)
class HeatSample:
    """A bar of a legend, or a mark, and what it means."""

    classes: str
    bar: Box | None
    figure: TextBlock | None
    text: TextBlock
    sign: HeatSign | None = None


@dataclass(frozen=True, slots=True)
class HeatLayer:
    """All marks of a kind of heat, with its legend."""

    kind: HeatKind
    title: TextBlock
    samples: tuple[HeatSample, ...]
    marks: tuple[HeatMark, ...]


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
    heats: tuple[HeatLayer, ...]
    columns: tuple[ColumnSpan, ...]
    rows: tuple[RowSpan, ...]
