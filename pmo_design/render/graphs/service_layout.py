"""Place the service map: Graphviz arranges, every line gets a track and ends on the row that it means."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pmo_design.model.service import Carries
from pmo_design.render.box import Box
from pmo_design.render.graphs.graphviz import Layout, Point, lay_out
from pmo_design.render.graphs.names import slug
from pmo_design.render.graphs.plate import Header, header
from pmo_design.render.graphs.routes import (
    Ranks,
    Routing,
    Wire,
    heights,
    lead,
    ranks_of,
    spread,
    straightened,
)
from pmo_design.render.graphs.service_dot import (
    END_GAP,
    FRAME_MARGIN,
    ROW_SIZE,
    Side,
    Tie,
    cluster_of,
    frames_of,
    head_height,
    home_of,
    name,
    ties_of,
    to_dot,
)
from pmo_design.render.graphs.service_story import CARRIES, ServiceStory
from pmo_design.render.graphs.service_words import SetLabel, SetParty, SetText, set_label, set_party
from pmo_design.render.text import fit

_MARGIN, _LEGEND, _NARROWEST = 24.0, 84.0, 760.0
_TIP_ROOM, _PAD, _TRACKING = 2.0, 26.0, 1.08


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of a stream, from its label to a party or row; a tip is an arrowhead: where it is and looks."""

    carries: Carries
    tail: str
    head: str
    points: tuple[Point, ...]
    tips: tuple[tuple[float, float, int], ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """The boundary of an organisation that has several parties."""

    column: int
    box: Box
    heading: SetText


@dataclass(frozen=True, slots=True)
class ServiceLayout:
    """Everything on the map, placed."""

    width: float
    height: float
    header: Header
    frames: tuple[Frame, ...]
    parties: tuple[SetParty, ...]
    labels: tuple[SetLabel, ...]
    lines: tuple[Line, ...]
    carries: tuple[Carries, ...]
    legend_y: float


def place(story: ServiceStory, kicker: str = "", note: str = "", least: float = _NARROWEST) -> ServiceLayout:
    """Place a story below its header; the widest it gets is four columns of boxes and five of labels.

    It is at least as wide as its legend needs.
    """
    ties = tuple(ties_of(story))
    heads = {party.address: head_height(party, ties) for party in story.parties}
    laid = lay_out(to_dot(story, ties, heads))
    ranks = ranks_of(laid.nodes)
    ends = _ends(story, ties, laid, ranks, heads)
    wires = _wires(ties, ends, laid, ranks)
    routing = spread(ranks, wires, _pads(story, laid, ranks))
    width = max(routing.width + 2 * _MARGIN, _NARROWEST, least)
    above = header(kicker, story.title, note, width)
    dx, dy = (width - routing.width) / 2, above.bottom
    boxes = {key: box.moved(routing.shifts[ranks.of[key]] + dx, dy) for key, box in laid.nodes.items()}
    frames = frames_of(story)
    used = {stream.carries for stream in story.streams}
    return ServiceLayout(
        width,
        dy + laid.height + _LEGEND,
        above,
        tuple(_set_frames(story, laid, boxes, dy)),
        tuple(
            set_party(party, boxes[name(party.address)], heads[party.address], party.frame in frames)
            for party in story.parties
        ),
        tuple(
            set_label(stream, boxes[f"flow-{at}"], frames.get(home_of(story, stream) or ""))
            for at, stream in enumerate(story.streams)
        ),
        tuple(
            _set_line(tie, wire, boxes, ranks, routing, (dx, dy))
            for tie, wire in zip(ties, wires, strict=True)
        ),
        tuple(carries for carries in CARRIES if carries in used),
        dy + laid.height + _LEGEND / 2,
    )


# ── lines ────────────────────────────────────────────────────────────────────────────────────


def _ends(
    story: ServiceStory, ties: Sequence[Tie], laid: Layout, ranks: Ranks, heads: Mapping[str, float]
) -> Mapping[Tie, float]:
    """Spread the ends of lines over the head of a party, or the row that they mean, in the labels' order."""
    groups: dict[tuple[str, Side], list[Tie]] = {}
    for tie in ties:
        groups.setdefault((tie.target, tie.side), []).append(tie)
    found: dict[Tie, float] = {}
    for (target, _), group in groups.items():
        party = story.place[target]
        box = laid.nodes[name(party.address)]
        aim = _aim(set_party(party, box, heads[party.address]), target)
        wanted = {tie: _wanted(tie, laid, ranks) for tie in group}
        group.sort(key=wanted.__getitem__)
        levels = even([wanted[tie] for tie in group], aim.y, aim.bottom)
        found |= dict(zip(group, levels, strict=True))
    return found


def _aim(party: SetParty, target: str) -> Box:
    return next((row.box for row in party.rows if row.row.address == target), party.head)


def _wanted(tie: Tie, laid: Layout, ranks: Ranks) -> float:
    """Return the height from which a line comes to its party."""
    passed = heights(laid, ranks, name(tie.tail), name(tie.head))
    if passed:
        return passed[0] if tie.side == "e" else passed[-1]
    return laid.nodes[name(tie.label)].middle[1]


def even(wanted: Sequence[float], top: float, bottom: float) -> list[float]:
    """Set heights between two bounds, in order, a step apart, as near as can be to where they are wanted.

    >>> even([0, 30, 31, 99], 0, 60)
    [8.0, 28.0, 40.0, 52.0]
    """
    step = min(END_GAP, (bottom - top) / (len(wanted) + 1))
    edge = min(8.0, (bottom - top) / 2, step)
    levels: list[float] = []
    for at, height in enumerate(wanted):
        floor = levels[-1] + step if levels else top + edge
        ceiling = bottom - edge - step * (len(wanted) - 1 - at)
        levels.append(max(floor, min(height, ceiling)))
    return levels


def _wires(ties: Sequence[Tie], ends: Mapping[Tie, float], laid: Layout, ranks: Ranks) -> list[Wire]:
    """Turn ties into lines with a height at each column."""
    wires = []
    for tie in ties:
        passed = heights(laid, ranks, name(tie.tail), name(tie.head))
        at_label = laid.nodes[tie.label].middle[1]
        first, last = (ends[tie], at_label) if tie.side == "e" else (at_label, ends[tie])
        wires.append(Wire(tie.index, name(tie.tail), name(tie.head), (first, *passed, last)))
    obstacles = (*laid.nodes.values(), *laid.clusters.values())
    for at, wire in enumerate(wires):
        wires[at] = straightened(wire, ranks, obstacles, wires)
    return wires


def _pads(story: ServiceStory, laid: Layout, ranks: Ranks) -> list[float]:
    """Return the room that each gap needs beside its tracks: for arrowheads and the edges of frames."""
    pads = [_PAD] * len(ranks.spans)
    for frame in frames_of(story):
        members = [ranks.of[key] for key in _members(story, frame)]
        for gap in (min(members) - 1, max(members)):
            if 0 <= gap < len(pads):
                pads[gap] += FRAME_MARGIN
    return pads


def _members(story: ServiceStory, frame: str) -> list[str]:
    """Return the names of boxes and labels that stand inside a frame."""
    parties = [name(party.address) for party in story.parties if party.frame == frame]
    labels = [f"flow-{at}" for at, stream in enumerate(story.streams) if home_of(story, stream) == frame]
    return parties + labels


def _set_line(
    tie: Tie, wire: Wire, boxes: Mapping[str, Box], ranks: Ranks, routing: Routing, shift: Point
) -> Line:
    """Draw a line from its label to its party, so that dashes of one stream fall upon each other."""
    tail, head = boxes[wire.tail], boxes[wire.head]
    room = _TIP_ROOM if tie.arrow else 0
    start, end = (tail.right + room, head.x) if tie.side == "e" else (tail.right, head.x - room)
    moved = lead(wire, ranks, routing, start - shift[0], end - shift[0])
    points = tuple((x + shift[0], y + shift[1]) for x, y in moved)
    from_label = points[::-1] if tie.side == "e" else points
    looks = -1 if tie.side == "e" else 1
    tips = ((*from_label[-1], looks),) if tie.arrow else ()
    return Line(tie.stream.carries, tie.label, slug(tie.target), from_label, tips)


# ── places ───────────────────────────────────────────────────────────────────────────────────


def _set_frames(story: ServiceStory, laid: Layout, boxes: Mapping[str, Box], top: float) -> Iterator[Frame]:
    """Set frames as high as Graphviz made them, and as wide as what they hold."""
    for frame, column in frames_of(story).items():
        members = [boxes[key] for key in _members(story, frame)]
        left = min(box.x for box in members) - FRAME_MARGIN
        right = max(box.right for box in members) + FRAME_MARGIN
        cluster = laid.clusters[cluster_of(frame)]
        box = Box(left, cluster.y + top, right - left, cluster.height)
        party = story.place[frame]
        heading = f"{party.word}: {party.title}".upper()
        lines = (fit(heading, (box.width - 2 * FRAME_MARGIN) / _TRACKING, ROW_SIZE, "bold"),)
        yield Frame(
            column,
            box,
            SetText(lines, left + FRAME_MARGIN, right - FRAME_MARGIN, (box.y + 21,), ROW_SIZE, "bold"),
        )
