"""How high rows, corridors and lanes are, and where they stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pmo_design.render.diagrams.blueprint.columns import Columns
from pmo_design.render.diagrams.blueprint.grid import Grid
from pmo_design.render.diagrams.blueprint.labels import Label
from pmo_design.render.diagrams.blueprint.story import CellStory, LaneStory, LineKind, Story, SystemRun
from pmo_design.render.diagrams.blueprint.tracks import Tracks
from pmo_design.render.text import is_rtl, text_width, wrap

TEXT_SIZE, LEADING, PADDING = 13.0, 17.0, 10.0
NOTE_SIZE, NOTE_LEADING, NOTE_INDENT, NOTE_GAP = 12.0, 16.0, 16.0, 3.0
PILL_SIZE, PILL_PADDING = 13.0, 14.0
RAIL_TEXT_WIDTH = 122.0
RAIL_TITLE_SIZE, RAIL_TITLE_LEADING, ACTOR_LEADING = 14.0, 18.0, 18.0
PAD, LANE_GAP, STRIP = 14.0, 4.0, 36.0
TRACK_DROP, LEVEL_STEP, CORRIDOR = 20.0, 18.0, 44.0
ICON_INDENT = 20.0
BADGES, _BADGE_SPACE = 20.0, 8.0
_ROW_GAP, _PILL_GAP = 20.0, 10.0
_LABEL_SPACE = 8.0
"""Space under a label, so that it stands nearer to its own arrow than to the next one."""
_PORT_STEP, _LEAST_PORT_STEP, _PORT_MARGIN = 19.0, 8.0, 7.0


@dataclass(frozen=True, slots=True)
class CellWords:
    """A cell's texts as lines."""

    text: tuple[str, ...]
    question: tuple[str, ...]
    service_level: tuple[str, ...]
    badges: float = 0.0
    """How high a row the badges of roles need of their own; nothing where they fit beside the last line."""

    @property
    def height(self) -> float:
        notes = NOTE_GAP + NOTE_LEADING * len(self.service_level) if self.service_level else 0.0
        lines = max(len(self.text) + len(self.question), 1)
        return LEADING * lines + notes + self.badges + 2 * PADDING


@dataclass(frozen=True, slots=True)
class RowPlace:
    """Top and height of a row's boxes, the step between ports, and the tracks of its corridor."""

    top: float
    height: float
    port_step: float
    levels: tuple[float, ...]

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def middle(self) -> float:
        return self.top + self.height / 2

    def port(self, offset: float) -> float:
        """Return the height of a port on the side of a box."""
        return self.middle + offset * self.port_step


@dataclass(frozen=True, slots=True)
class Rows:
    """Places of rows, lanes and lines; `bottom` is the end of the last lane."""

    places: tuple[RowPlace, ...]
    lanes: tuple[tuple[float, float], ...]
    strips: tuple[tuple[LineKind, float], ...]
    bottom: float


def cell_words(cell: CellStory, systems: str, column_width: float, badges: float) -> CellWords:
    """Wrap what stands in a cell; `systems` stands in for a text that is missing.

    `badges` is how wide the badges of its roles are, which stand at its lower right.
    """
    width = column_width - 2 * PADDING
    room = width - (ICON_INDENT if cell.icon else 0.0)
    text = cell.text or ("" if cell.question else systems)
    words = CellWords(
        wrap(text, room, TEXT_SIZE) if text else (),
        wrap(cell.question, room, TEXT_SIZE, "bold" if cell.text else "regular") if cell.question else (),
        wrap(cell.service_level, width - NOTE_INDENT, NOTE_SIZE) if cell.service_level else (),
    )
    return replace(words, badges=BADGES) if badges and not _fits_beside(words, badges, room) else words


def _fits_beside(words: CellWords, badges: float, width: float) -> bool:
    """Whether badges have room beside the last line of a cell."""
    lines = (*words.text, *words.question, *words.service_level)
    if not lines or is_rtl(lines[-1]):
        return False
    if words.service_level:
        return NOTE_INDENT + text_width(lines[-1], NOTE_SIZE) + _BADGE_SPACE + badges <= width
    return text_width(lines[-1], TEXT_SIZE, "bold") + _BADGE_SPACE + badges <= width


def pill_words(run: SystemRun, columns: Columns) -> tuple[str, ...]:
    """Wrap the name of a system to its pill."""
    width = columns.extent(run.first, run.last)[1] - 2 * PILL_PADDING
    return wrap(run.title, width, PILL_SIZE, "bold")


def place_rows(
    story: Story,
    grid: Grid,
    columns: Columns,
    words: Mapping[str, CellWords],
    tracks: Tracks,
    labels: Sequence[Label],
    top: float,
) -> Rows:
    """Stack rows into lanes, with the strips of the lines and the bare paper between them."""
    heights = _row_heights(grid, columns, words, tracks)
    drops = [_corridor(row, tracks, labels) for row in range(len(grid.rows))]
    places: list[RowPlace] = []
    lanes: list[tuple[float, float]] = []
    strips: list[tuple[LineKind, float]] = []
    y = top
    for index, lane in enumerate(story.lanes):
        for line in lane.lines_above:
            strips.append((line, y))
            y += STRIP
        if index and not lane.lines_above:
            y += LANE_GAP
        lane_top = y
        rows = [row for row, one in enumerate(grid.rows) if one.lane == index]
        y += PAD
        for row in rows:
            levels, depth = drops[row]
            reach = tracks.reach.get(row, 0.0)
            step = min(_PORT_STEP, (heights[row] / 2 - _PORT_MARGIN) / reach) if reach else 0.0
            bottom = y + heights[row]
            places.append(RowPlace(y, heights[row], step, tuple(bottom + drop for drop in levels)))
            is_last = row == rows[-1]
            gap = PAD if is_last else _PILL_GAP if grid.rows[row].pills else _ROW_GAP
            y = bottom + max(gap, depth)
        y = max(y, lane_top + rail_height(lane) + 2 * PADDING)
        lanes.append((lane_top, y))
    return Rows(tuple(places), tuple(lanes), tuple(strips), y)


def rail_lines(lane: LaneStory) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Wrap a lane's title and actor to its rail."""
    return (
        wrap(lane.title, RAIL_TEXT_WIDTH, RAIL_TITLE_SIZE, "bold"),
        wrap(lane.actor, RAIL_TEXT_WIDTH, TEXT_SIZE) if lane.actor else (),
    )


def rail_height(lane: LaneStory) -> float:
    """Return how high a lane's label is."""
    title, actor = rail_lines(lane)
    return RAIL_TITLE_LEADING * len(title) + ACTOR_LEADING * len(actor)


def _row_heights(grid: Grid, columns: Columns, words: Mapping[str, CellWords], tracks: Tracks) -> list[float]:
    """Return a height for each row: of a lane's cells the highest, of pills that of their most lines."""
    least = LEADING + 2 * PADDING
    of_lane: dict[int, float] = {}
    of_pills: dict[int, int] = {}
    for address, place in grid.cells.items():
        lane = grid.rows[place.row].lane
        of_lane[lane] = max(of_lane.get(lane, least), words[address].height, _for_ports(place.row, tracks))
    for run, place in grid.pills:
        of_pills[place.row] = max(of_pills.get(place.row, 1), len(pill_words(run, columns)))
    return [
        max(15 + LEADING * of_pills.get(index, 1), _for_ports(index, tracks))
        if row.pills
        else of_lane.get(row.lane, least)
        for index, row in enumerate(grid.rows)
    ]


def _for_ports(row: int, tracks: Tracks) -> float:
    return 2 * (_PORT_MARGIN + _LEAST_PORT_STEP * tracks.reach.get(row, 0.0))


def _corridor(row: int, tracks: Tracks, labels: Sequence[Label]) -> tuple[tuple[float, ...], float]:
    """Return how far below a row each track of its corridor runs, and how high the corridor is."""
    depth = tracks.depths.get(row, 0)
    if not depth:
        return (), 0.0
    drops: list[float] = []
    drop = TRACK_DROP
    room = 0.0
    for level in range(depth):
        drops.append(drop)
        here = [label.height for label in labels if label.row == row and label.level == level]
        room = max(CORRIDOR - TRACK_DROP, 8 + max(here, default=0.0))
        drop += max(LEVEL_STEP, room + _LABEL_SPACE if here else 0.0)
    return tuple(drops), drops[-1] + room
