"""Place the graph of threads: a column a kind, its lines as Graphviz draws them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graphviz import Digraph

from pmo_design.render.box import Box
from pmo_design.render.graphs.graphviz import POINTS_PER_INCH, Point, lay_out
from pmo_design.render.graphs.trace_story import Shown, TraceStory
from pmo_design.render.graphs.trace_ties import Tie
from pmo_design.render.text import fit, wrap

TITLE_SIZE, DETAIL_SIZE = 12.5, 11.5
_LINE, _PAD, _LINES_AT_MOST = 15.0, 8.0, 2
_WIDTH, _MARGIN, _HEADER, _FOOT = 1352.0, 24.0, 70.0, 28.0
_BROAD, _GAP_LEAST, _GAP_MOST = 176.0, 40.0, 110.0
_NARROWEST = 480.0


@dataclass(frozen=True, slots=True)
class SetBox:
    """A box with its lines of text, each with its baseline and class."""

    shown: Shown
    box: Box
    lines: tuple[tuple[str, float, str], ...]


@dataclass(frozen=True, slots=True)
class SetLine:
    """A tie as a curve, with its count and where it stands."""

    tie: Tie
    points: tuple[Point, ...]
    count: Point | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class TraceLayout:
    """Everything in the graph, placed."""

    width: float
    height: float
    column_width: float
    headings: tuple[tuple[str, float], ...]
    rule_y: float
    boxes: tuple[SetBox, ...]
    lines: tuple[SetLine, ...]
    note_y: float


def place(story: TraceStory) -> TraceLayout:
    """Place a story; eight columns are 1400 wide."""
    width = column_width(len(story.headings))
    laid = lay_out(to_dot(story, width))
    dx = _MARGIN
    boxes = tuple(
        _set_box(shown, laid.nodes[f"box-{at}"].moved(dx, _HEADER)) for at, shown in enumerate(story.boxes)
    )
    names = {shown.key: f"box-{at}" for at, shown in enumerate(story.boxes)}
    chosen = {shown.key for shown in story.boxes if shown.chosen}
    lines = []
    for tie in story.lines:
        pair = names[tie.left], names[tie.right]
        points = tuple((x + dx, y + _HEADER) for x, y in laid.edges[pair])
        at = laid.labels.get(pair)
        count = (at[0] + dx, at[1] + _HEADER) if at is not None else None
        lines.append(SetLine(tie, points, count, bool({tie.left, tie.right} & chosen)))
    headings = tuple(
        (words, laid.nodes[f"column-{column}"].x + dx) for column, words in sorted(story.headings.items())
    )
    bottom = _HEADER + laid.height
    total = max(laid.width + 2 * _MARGIN, _NARROWEST)
    return TraceLayout(
        total, bottom + _FOOT, width, headings, _HEADER - 22, boxes, tuple(lines), bottom + _FOOT
    )


def column_width(columns: int) -> float:
    """Return how wide boxes are: narrower where there are many columns.

    >>> column_width(3), column_width(8)
    (176.0, 134.0)
    """
    return min(_BROAD, (_WIDTH - _GAP_LEAST * (columns - 1)) / columns)


def to_dot(story: TraceStory, width: float) -> str:
    """Write the graph for Graphviz; an unseen box at the head of each column keeps the columns apart."""
    columns = sorted(story.headings)
    gap = (_WIDTH - width * len(columns)) / max(len(columns) - 1, 1)
    gap = max(_GAP_LEAST, min(gap, _GAP_MOST))
    dot = Digraph("threads")
    dot.attr("graph", rankdir="LR", nodesep="0.14", ranksep=_inches(gap), splines="true")
    dot.attr("node", shape="box", fixedsize="true", label="", width=_inches(width))
    dot.attr("edge", arrowhead="none", fontsize="11")
    for column in columns:
        with dot.subgraph() as rank:
            rank.attr(rank="same")
            rank.node(f"column-{column}", height=_inches(1))
            for at, shown in enumerate(story.boxes):
                if shown.column == column:
                    rank.node(f"box-{at}", height=_inches(_height(shown, width)))
    for left, right in pairwise(columns):
        dot.edge(f"column-{left}", f"column-{right}", style="invis")
    names: Mapping[str, str] = {shown.key: f"box-{at}" for at, shown in enumerate(story.boxes)}
    for tie in story.lines:
        words = {"label": str(tie.count)} if story.counted else {}
        dot.edge(f"{names[tie.left]}:e", f"{names[tie.right]}:w", **words)
    return str(dot.source)


def _inches(points: float) -> str:
    return f"{points / POINTS_PER_INCH:.4f}"


def _texts(shown: Shown, width: float) -> list[tuple[str, str]]:
    """Return the lines of a box with their classes: number, at most two lines of title, detail."""
    room = width - 2 * _PAD - 2
    lines: Sequence[str] = wrap(shown.title, room, TITLE_SIZE, "bold" if shown.detail else "regular")
    weight = "tg-strong" if shown.detail else "tg-body"
    if len(lines) > _LINES_AT_MOST:
        rest = " ".join(lines[_LINES_AT_MOST - 1 :])
        last = fit(rest, room, TITLE_SIZE, "bold" if shown.detail else "regular")
        lines = [*lines[: _LINES_AT_MOST - 1], last]
    texts = [(shown.number, "tg-number")] if shown.number else []
    texts += [(line, weight) for line in lines]
    return texts + [(line, "tg-detail") for line in wrap(shown.detail, room, DETAIL_SIZE)]


def _height(shown: Shown, width: float) -> float:
    return 2 * _PAD - 2 + _LINE * len(_texts(shown, width))


def _set_box(shown: Shown, box: Box) -> SetBox:
    texts = _texts(shown, box.width)
    top = box.y + (box.height - _LINE * len(texts)) / 2
    return SetBox(
        shown, box, tuple((text, top + _LINE * (at + 0.76), kind) for at, (text, kind) in enumerate(texts))
    )
