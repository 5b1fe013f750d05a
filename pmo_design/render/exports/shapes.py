"""What a picture is made of, for programs in which it can be edited: shapes with their text, connectors.

All places are in units of the picture, all colours literal.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from pmo_design.render.box import Box, Point
from pmo_design.render.exports.paths import Path, ellipse, rectangle, rounded
from pmo_design.render.text import Weight, text_width

Outline = Literal["rect", "rounded", "ellipse", "diamond", "line", "path"]
Align = Literal["left", "middle", "right"]
Head = Literal["none", "filled", "open"]
ALIGNS: tuple[Align, ...] = get_args(Align)

DESCENT = 0.213
"""How far Lato reaches below its baseline, in ems."""


@dataclass(frozen=True, slots=True)
class Paint:
    """Colours and line of a shape.

    A dash is a list of lengths; `hatched` is a fill of thin oblique lines, `double` a line of two lines.
    """

    fill: str | None = None
    stroke: str | None = None
    width: float = 1.0
    dash: tuple[float, ...] = ()
    round_ends: bool = False
    fill_opacity: float = 1.0
    stroke_opacity: float = 1.0
    hatched: bool = False
    double: bool = False


@dataclass(frozen=True, slots=True)
class Face:
    """How letters look; `spacing` is added after each of them."""

    size: float
    weight: int = 400
    italic: bool = False
    colour: str = "#000000"
    spacing: float = 0.0

    @property
    def bold(self) -> bool:
        return self.weight >= 600

    @property
    def black(self) -> bool:
        return self.weight >= 850

    def width(self, text: str) -> float:
        """Return how wide a text is on one line."""
        weight: Weight = "bold" if self.bold else "italic" if self.italic else "regular"
        return text_width(text, self.size, "black" if self.black else weight) + self.spacing * len(text)


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one look."""

    text: str
    face: Face


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; `x` is where its anchor stands, `y` its baseline."""

    x: float
    y: float
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def width(self) -> float:
        return sum(run.face.width(run.text) for run in self.runs)

    @property
    def face(self) -> Face:
        return self.runs[0].face


@dataclass(frozen=True, slots=True)
class Text:
    """Lines under one another that are aligned at one x."""

    lines: tuple[Line, ...]
    align: Align = "left"
    rtl: bool = False

    @property
    def words(self) -> str:
        return "\n".join(line.text for line in self.lines)

    @property
    def box(self) -> Box:
        """What the letters cover, from the ascenders of the first line to the descenders of the last."""
        width = max(line.width for line in self.lines)
        first, last = self.lines[0], self.lines[-1]
        top = first.y - first.face.size * (1.2 - DESCENT)
        x = first.x - ALIGNS.index(self.align) / 2 * width
        return Box(x, top, width, last.y + last.face.size * DESCENT - top)

    @property
    def blocks(self) -> tuple[tuple[Line, ...], ...]:
        """The lines in blocks of one look and one leading."""
        blocks: list[list[Line]] = []
        for line in self.lines:
            if blocks and _continues(blocks[-1], line):
                blocks[-1].append(line)
            else:
                blocks.append([line])
        return tuple(tuple(block) for block in blocks)


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape with the text inside it and whatever else moves with it.

    `kind` is empty for mere decoration. `path` is the outline of a `line` or a `path`.
    """

    id: str
    kind: str
    outline: Outline
    box: Box
    paint: Paint
    radius: float = 0.0
    path: Path = ()
    label: str = ""
    text: Text | None = None
    children: tuple["Item", ...] = ()


@dataclass(frozen=True, slots=True)
class Connector:
    """A line from one shape to another, through corners; `path` is what is drawn if there are none."""

    id: str
    kind: str
    from_id: str
    to_id: str
    points: tuple[Point, ...]
    path: Path
    paint: Paint
    heads: tuple[Head, Head]
    label: str = ""

    @property
    def ends(self) -> tuple[Point, Point]:
        """Where it begins and where it ends."""
        if self.points:
            return self.points[0], self.points[-1]
        return self.path[0].points[0], self.path[-1].points[-1]


Item = Shape | Text | Connector


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole picture; its ground is the colour behind everything."""

    width: float
    height: float
    title: str
    description: str
    ground: str | None
    items: tuple[Item, ...]

    @property
    def shapes(self) -> dict[str, Shape]:
        """Every shape that can be pointed at, by its id."""
        return {shape.id: shape for shape in _shapes(self.items) if shape.id}

    @property
    def smallest_type(self) -> float:
        """The size of the smallest letters; 12 where there are none."""
        faces = (run.face for text in _texts(self.items) for line in text.lines for run in line.runs)
        return min((face.size for face in faces), default=12.0)


def outline_of(shape: Shape) -> Path:
    """Return the outline of a shape as a path."""
    match shape.outline:
        case "rect":
            return rectangle(shape.box)
        case "rounded":
            return rounded(shape.box, shape.radius)
        case "ellipse":
            return ellipse(shape.box)
        case _:
            return shape.path


def stacked(texts: Sequence[Text]) -> tuple[Text, ...]:
    """Join texts that stand right under one another, aligned at the same x."""
    joined: list[Text] = []
    for text in texts:
        if joined and _stands_under(joined[-1], text):
            joined[-1] = Text((*joined[-1].lines, *text.lines), text.align, text.rtl)
        else:
            joined.append(text)
    return tuple(joined)


def _stands_under(above: Text, below: Text) -> bool:
    last, first = above.lines[-1], below.lines[0]
    step = first.y - last.y
    return (
        above.align == below.align
        and above.rtl == below.rtl
        and abs(first.x - last.x) < 0.6
        and 0.9 * first.face.size < step < 2.2 * max(first.face.size, last.face.size)
    )


def _continues(block: Sequence[Line], line: Line) -> bool:
    last = block[-1]
    same = {run.face for run in (*last.runs, *line.runs)} == {last.face}
    step = line.y - last.y
    return same and (len(block) == 1 or abs(step - (last.y - block[-2].y)) < 0.6)


def _shapes(items: Sequence[Item]) -> Iterator[Shape]:
    for item in items:
        if isinstance(item, Shape):
            yield item
            yield from _shapes(item.children)


def _texts(items: Sequence[Item]) -> Iterator[Text]:
    for item in items:
        if isinstance(item, Text):
            yield item
        elif isinstance(item, Shape):
            yield from (item.text,) if item.text else ()
            yield from _texts(item.children)
