"""Write the service map for Graphviz: measured boxes, labels as boxes in their lines, frames as clusters."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from graphviz import Digraph

from pmo_design.render.graphs.graphviz import POINTS_PER_INCH
from pmo_design.render.graphs.service_story import PROVIDER, Party, Row, ServiceStory, Stream
from pmo_design.render.text import text_width, wrap

Side = Literal["w", "e"]

WIDTH, PAD = 174.0, 12.0
LABEL_SIZE, LABEL_LINE, LABEL_PAD, MARK = 12.0, 16.0, 5.0, 20.0
ROW_SIZE, ROW_LINE, ROW_GAP, ROW_INDENT, RULE = 12.0, 15.0, 5.0, 20.0, 9.0
KICKER_LINE, END_GAP = 16.0, 13.0
FRAME_MARGIN = 14
_LABEL_WIDTH = 118.0
_TITLES: Mapping[str, tuple[float, float]] = {"organisation": (15, 20), "business-unit": (14, 18)}
_OTHER_TITLE = (13.0, 17.0)


@dataclass(frozen=True, slots=True)
class Tie:
    """One line to draw: left box, right box, which of them is the party, where arrowheads stand."""

    tail: str
    head: str
    index: int
    stream: Stream
    party: str
    target: str
    arrow: bool

    @property
    def label(self) -> str:
        """The name of the label in its stream."""
        return f"flow-{self.index}"

    @property
    def side(self) -> Side:
        """The side of the party on which the line ends."""
        return "e" if self.party == self.tail else "w"


def name(address: str) -> str:
    """Return the name of an address in DOT, where a colon would part a node from its port."""
    return address.replace(":", "/")


# ── what is tied to what ─────────────────────────────────────────────────────────────────────


def ties_of(story: ServiceStory) -> Iterator[Tie]:
    """Yield the pieces of every stream, left to right.

    Between two columns the label stands between them. Within one it stands on the side that is turned away
    from the other partner, and both ends of the line come from there.
    """
    for index, stream in enumerate(story.streams):
        label = f"flow-{index}"
        source = story.place[stream.source]
        others = [story.place[target] for target in stream.targets]
        from_left = source.column < others[0].column
        within = source.column == others[0].column
        for end, party, arrow in (
            (stream.source, source, stream.two_way),
            *((target, other, True) for target, other in zip(stream.targets, others, strict=True)),
        ):
            is_source = end == stream.source
            left = source.column > PROVIDER if within else from_left == is_source
            pair = (party.address, label) if left else (label, party.address)
            yield Tie(*pair, index, stream, party.address, end, arrow)


def frames_of(story: ServiceStory) -> Mapping[str, int]:
    """Return the organisations with more than one party, and their columns."""
    members = [party for party in story.parties if party.frame]
    return {
        str(party.frame): party.column
        for party in members
        if sum(other.frame == party.frame for other in members) > 1
    }


# ── DOT ──────────────────────────────────────────────────────────────────────────────────────


def to_dot(story: ServiceStory, ties: Sequence[Tie], heads: Mapping[str, float]) -> str:
    """Write the map for Graphviz: boxes of fixed sizes, labels as boxes of their own, frames as clusters."""
    dot = Digraph("service_map")
    dot.attr("graph", rankdir="LR", nodesep="0.2", ranksep="0.34", splines="true")
    dot.attr("node", shape="box", fixedsize="true", label="")
    dot.attr("edge", arrowhead="none", tailport="e", headport="w")
    frames = frames_of(story)
    inner = [home_of(story, stream) for stream in story.streams]
    for frame in frames:
        with dot.subgraph(name=cluster_of(frame)) as cluster:
            cluster.attr(margin=str(FRAME_MARGIN), label=" ", fontsize="14")
            _write_members(cluster, [party for party in story.parties if party.frame == frame], heads)
            _write_labels(cluster, story, [at for at, home in enumerate(inner) if home == frame])
    for party in story.parties:
        if party.frame not in frames:
            _write_box(dot, name(party.address), WIDTH, _height(party, heads[party.address]))
    _write_labels(dot, story, [at for at, home in enumerate(inner) if home not in frames])
    for tail, head in dict.fromkeys((tie.tail, tie.head) for tie in ties):
        dot.edge(name(tail), name(head))
    return str(dot.source)


def _write_members(dot: Digraph, members: Sequence[Party], heads: Mapping[str, float]) -> None:
    for party in members:
        _write_box(dot, name(party.address), WIDTH, _height(party, heads[party.address]))
    with dot.subgraph() as rank:
        rank.attr(rank="same")
        for party in members:
            rank.node(name(party.address))


def _write_labels(dot: Digraph, story: ServiceStory, indices: Iterable[int]) -> None:
    for index in indices:
        _write_box(dot, f"flow-{index}", *_label_size(story.streams[index]))


def _write_box(dot: Digraph, name_: str, width: float, height: float) -> None:
    dot.node(name_, width=_inches(width), height=_inches(height))


def home_of(story: ServiceStory, stream: Stream) -> str | None:
    """Return the organisation inside which a stream stays."""
    homes = {story.place[end].frame for end in (stream.source, *stream.targets)}
    return homes.pop() if len(homes) == 1 else None


def cluster_of(address: str) -> str:
    return f"cluster_{name(address)}"


def _inches(points: float) -> str:
    return f"{points / POINTS_PER_INCH:.4f}"


# ── sizes ────────────────────────────────────────────────────────────────────────────────────


def title_of(party: Party) -> tuple[tuple[str, ...], float, float]:
    size, line = _TITLES.get(party.kind, _OTHER_TITLE)
    return wrap(party.title, WIDTH - 2 * PAD, size, "bold"), size, line


def head_height(party: Party, ties: Iterable[Tie]) -> float:
    """Return the height that the head's words and the ends of its lines need."""
    lines, _, line = title_of(party)
    own = [tie for tie in ties if tie.target == party.address]
    busiest = max(sum(tie.side == side for tie in own) for side in ("w", "e"))
    return max(2 * PAD - 4 + KICKER_LINE + len(lines) * line, END_GAP * (busiest + 1))


def row_lines(row: Row) -> tuple[str, ...]:
    return wrap(row.title, WIDTH - 2 * PAD - ROW_INDENT, ROW_SIZE)


def rows_height(rows: Sequence[Row]) -> float:
    return sum(len(row_lines(row)) * ROW_LINE + ROW_GAP for row in rows)


def rows_by_kind(party: Party) -> tuple[tuple[Row, ...], ...]:
    kinds = (tuple(row for row in party.rows if row.kind == kind) for kind in ("site", "system"))
    return tuple(rows for rows in kinds if rows)


def _height(party: Party, head: float) -> float:
    return head + sum(RULE + rows_height(rows) for rows in rows_by_kind(party)) + (4 if party.rows else 0)


def label_lines(stream: Stream) -> tuple[str, ...]:
    return wrap(stream.label, _LABEL_WIDTH - MARK, LABEL_SIZE)


def _label_size(stream: Stream) -> tuple[float, float]:
    lines = label_lines(stream)
    widest = max((text_width(line, LABEL_SIZE) for line in lines), default=0)
    return MARK + widest + 2 * LABEL_PAD, len(lines) * LABEL_LINE + LABEL_PAD
