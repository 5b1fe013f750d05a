"""Place the graph of threads: a column a kind, its lines as Graphviz draws them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

from graphviz import Digraph

from pmo_design.render.box import Box
from pmo_design.render.graphs.graphviz import POINTS_PER_INCH, Point, lay_out
from pmo_design.render.graphs.layers import Slot, place_layers
from pmo_design.render.graphs.routes import on_curve
from pmo_design.render.graphs.trace_story import Shown, TraceStory
from pmo_design.render.graphs.trace_ties import Tie
from pmo_design.render.text import wrap

TITLE_SIZE, DETAIL_SIZE = 12.5, 11.5
_LINE, _PAD = 15.0, 8.0
_NEAR_WIDTH, _NEAR_GAP = 1048.0, 26.0
_WIDTH, _MARGIN, _HEADER, _FOOT = 1352.0, 24.0, 70.0, 28.0
_BROAD, _GAP_LEAST, _GAP_MOST = 176.0, 40.0, 110.0
_HEADING_SIZE, _TRACKING = 12.0, 1.1
_NARROWEST, _BETWEEN = 480.0, 14.0
_COUNT_WIDTH, _COUNT_HEIGHT, _SAMPLES = 18.0, 14.0, 24


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
    tail: int
    head: int
    points: tuple[Point, ...]
    count: Point | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class TraceLayout:
    """Everything in the graph, placed."""

    width: float
    height: float
    column_width: float
    headings: tuple[tuple[tuple[str, ...], float], ...]
    rule_y: float
    boxes: tuple[SetBox, ...]
    lines: tuple[SetLine, ...]
    note_y: float


def place(story: TraceStory) -> TraceLayout:
    """Place a story; eight columns are 1400 wide, around an element 1100, since its page is narrower.

    Graphviz is asked for all but the surroundings of an element.
    """
    width = column_width(len(story.headings), story.near)
    found = _near(story, width) if story.near else _laid(story, width)
    chosen = {shown.key for shown in story.boxes if shown.chosen}
    order = {shown.key: at for at, shown in enumerate(story.boxes)}
    lines = [
        SetLine(
            tie,
            order[tie.left],
            order[tie.right],
            tuple((x + _MARGIN, y + _HEADER) for x, y in found.curves[tie.left, tie.right]),
            _shifted(found.counts.get((tie.left, tie.right))),
            bool({tie.left, tie.right} & chosen),
        )
        for tie in story.lines
    ]
    boxes = [_set_box(shown, found.boxes[shown.key].moved(_MARGIN, _HEADER)) for shown in story.boxes]
    headings = [
        (wrap(words.upper(), width / _TRACKING, _HEADING_SIZE, "bold"), found.columns[column] + _MARGIN)
        for column, words in sorted(story.headings.items())
    ]
    bottom = _HEADER + found.height
    total = max(found.width + 2 * _MARGIN, _NARROWEST)
    return TraceLayout(
        total,
        bottom + _FOOT,
        width,
        tuple(headings),
        _HEADER - 22,
        tuple(boxes),
        tuple(lines),
        bottom + _FOOT,
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """Where boxes, columns and curves are, by their keys, before margins and headings."""

    width: float
    height: float
    boxes: Mapping[str, Box]
    columns: Mapping[int, float]
    curves: Mapping[tuple[str, str], tuple[Point, ...]]
    counts: Mapping[tuple[str, str], Point]


def _shifted(point: Point | None) -> Point | None:
    return (point[0] + _MARGIN, point[1] + _HEADER) if point is not None else None


def _laid(story: TraceStory, width: float) -> _Found:
    laid = lay_out(to_dot(story, width))
    names = {shown.key: f"box-{at}" for at, shown in enumerate(story.boxes)}
    pairs = {(tie.left, tie.right): (names[tie.left], names[tie.right]) for tie in story.lines}
    boxes = {key: laid.nodes[name] for key, name in names.items()}
    curves = {pair: laid.edges[named] for pair, named in pairs.items()}
    wanted = {pair: laid.labels[named] for pair, named in pairs.items() if named in laid.labels}
    return _Found(
        laid.width,
        laid.height,
        boxes,
        {column: laid.nodes[f"column-{column}"].x for column in story.headings},
        curves,
        _counts(wanted, curves, [*boxes.values()]),
    )


def _counts(
    wanted: Mapping[tuple[str, str], Point],
    curves: Mapping[tuple[str, str], tuple[Point, ...]],
    boxes: Sequence[Box],
) -> dict[tuple[str, str], Point]:
    """Set each count on its own line, where nothing else stands, as near as can be to where it was wanted."""
    taken = [*boxes]
    found = {}
    for pair, (x, y) in wanted.items():
        places = sorted(_along(curves[pair]), key=lambda place: hypot(place[0] - x, place[1] - y))
        free = (place for place in places if not any(_count_box(place).overlaps(box, 0) for box in taken))
        found[pair] = next(free, places[0])
        taken.append(_count_box(found[pair]))
    return found


def _count_box(place: Point) -> Box:
    return Box(place[0] - _COUNT_WIDTH / 2, place[1] - _COUNT_HEIGHT / 2, _COUNT_WIDTH, _COUNT_HEIGHT)


def _along(curve: Sequence[Point]) -> Iterator[Point]:
    """Yield points all along a chain of cubic curves."""
    for at in range(0, len(curve) - 3, 3):
        for step in range(_SAMPLES + 1):
            yield on_curve(curve[at : at + 4], step / _SAMPLES)


def _near(story: TraceStory, width: float) -> _Found:
    """Place the surroundings of an element, of which a site has hundreds, without starting a program."""
    columns = sorted(story.headings)
    gap = _gap(len(columns), width, near=True)
    lefts = {column: at * (width + gap) for at, column in enumerate(columns)}
    sizes = {shown.key: _height(shown, width) for shown in story.boxes}
    lines = [*dict.fromkeys((tie.left, tie.right) for tie in story.lines)]
    slots = [Slot(shown.key, shown.column, sizes[shown.key]) for shown in story.boxes]
    layers = place_layers(slots, lines, _BETWEEN)
    boxes = {
        shown.key: Box(
            lefts[shown.column], layers.middles[shown.key] - sizes[shown.key] / 2, width, sizes[shown.key]
        )
        for shown in story.boxes
    }
    curves = {}
    for tail, head in lines:
        levels = (layers.middles[tail], *layers.passing[tail, head], layers.middles[head])
        curves[tail, head] = tuple(_wave(boxes[tail].right, levels, width, gap))
    total = len(columns) * (width + gap) - gap
    return _Found(total, layers.height, boxes, lefts, curves, {})


def _wave(x: float, levels: Sequence[float], width: float, gap: float) -> Iterator[Point]:
    """Lead a curve from one height to the next in each gap, and level through the columns between."""
    yield x, levels[0]
    for at, (here, there) in enumerate(pairwise(levels), start=1):
        yield x + gap / 2, here
        yield x + gap / 2, there
        yield x + gap, there
        if at < len(levels) - 1:
            yield from ((x + gap + width * share, there) for share in (1 / 3, 2 / 3, 1))
        x += gap + width


def column_width(columns: int, near: bool = False) -> float:
    """Return how wide boxes are: narrower where there are many columns.

    >>> column_width(3), column_width(8)
    (176.0, 134.0)
    """
    width, gap = (_NEAR_WIDTH, _NEAR_GAP) if near else (_WIDTH, _GAP_LEAST)
    return min(_BROAD, (width - gap * (columns - 1)) / columns)


def to_dot(story: TraceStory, width: float) -> str:
    """Write the graph for Graphviz; an unseen box at the head of each column keeps the columns apart."""
    columns = sorted(story.headings)
    gap = _gap(len(columns), width)
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


def _gap(columns: int, width: float, near: bool = False) -> float:
    whole, least = (_NEAR_WIDTH, _NEAR_GAP) if near else (_WIDTH, _GAP_LEAST)
    return max(least, min((whole - width * columns) / max(columns - 1, 1), _GAP_MOST))


def _inches(points: float) -> str:
    return f"{points / POINTS_PER_INCH:.4f}"


def _texts(shown: Shown, width: float) -> list[tuple[str, str]]:
    """Return the lines of a box with their classes: number, title, detail."""
    room = width - 2 * _PAD - 2
    weight = "tg-strong" if shown.detail else "tg-body"
    lines = wrap(shown.title, room, TITLE_SIZE, "bold" if shown.detail else "regular")
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
