"""Place steps: a column a phase, arrows straight down to the next step and on tracks to all others."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pmo_design.render.box import Box
from pmo_design.render.graphs.columns import Columns, set_columns
from pmo_design.render.graphs.dependency_story import Dependency, DependencyStory
from pmo_design.render.graphs.graphviz import Point
from pmo_design.render.graphs.plate import MARGIN
from pmo_design.render.graphs.tracks import STEP, Trunk
from pmo_design.render.text import wrap

BAND_SIZE, BAND_LINE = 14.0, 19.0
_WIDTH, _BAND, _BELOW_BAND, _BETWEEN, _GAP, _TIP = 176.0, 36.0, 24.0, 32.0, 44.0, 2.0
_STEPS_A_COLUMN, _END = 8, 13.0


@dataclass(frozen=True, slots=True)
class DependencyLayout:
    """Where every step is, the band of each phase, and the corners of each dependency, source first."""

    width: float
    bottom: float
    boxes: tuple[Box, ...]
    bands: tuple[Box, ...]
    ways: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, slots=True)
class _Grid:
    """The column of each step, and its box before columns are moved apart: x is 0."""

    columns: tuple[int, ...]
    boxes: tuple[Box, ...]

    def members(self, column: int) -> list[int]:
        return [at for at, each in enumerate(self.columns) if each == column]

    def follows(self, one: int, other: int) -> bool:
        """Tell whether two steps stand one right below the other."""
        return other == one + 1 and self.columns[one] == self.columns[other]


def place_dependencies(story: DependencyStory, heights: Sequence[float], top: float) -> DependencyLayout:
    """Place a story below a height; a phase of many steps takes several columns."""
    columns, phases = _columns(story)
    bands = [_band(title, len(phases[at])) for at, title in enumerate(story.phases)]
    band_height = max(bands, default=_BAND)
    grid = _grid(columns, heights, top + band_height + _BELOW_BAND)
    levels = _levels(story.dependencies, grid)
    count = max(columns, default=-1) + 1
    trunks = _trunks(story.dependencies, grid, levels)
    placed = set_columns([_WIDTH] * count, trunks, _GAP)
    boxes = tuple(
        box.moved(MARGIN + placed.lefts[column], 0) for box, column in zip(grid.boxes, columns, strict=True)
    )
    lefts = [MARGIN + left for left in placed.lefts]
    return DependencyLayout(
        placed.width,
        max([box.bottom for box in boxes] + [level for way in levels for level in way], default=top) + STEP,
        boxes,
        tuple(
            Box(lefts[own[0]], top, lefts[own[-1]] + _WIDTH - lefts[own[0]], band_height) for own in phases
        ),
        tuple(
            tuple(_way(at, each, grid, boxes, levels[at], placed, _aside(each, story.dependencies)))
            for at, each in enumerate(story.dependencies)
        ),
    )


def _columns(story: DependencyStory) -> tuple[list[int], list[list[int]]]:
    """Return the column of each step, and the columns of each phase."""
    columns: list[int] = []
    phases: list[list[int]] = []
    taken = 0
    for phase in range(len(story.phases)):
        own = sum(step.phase == phase for step in story.steps)
        parts = -(-own // _STEPS_A_COLUMN)
        columns += [taken + at * parts // own for at in range(own)]
        phases.append([*range(taken, taken + parts)])
        taken += parts
    return columns, phases


def _band(title: str, columns: int) -> float:
    room = columns * (_WIDTH + _GAP) - _GAP - 54
    return max(_BAND, BAND_LINE * len(wrap(title, room, BAND_SIZE, "bold")) + 16)


def _grid(columns: Sequence[int], heights: Sequence[float], top: float) -> _Grid:
    boxes = []
    floor: dict[int, float] = {}
    for column, height in zip(columns, heights, strict=True):
        y = floor.get(column, top)
        boxes.append(Box(0, y, _WIDTH, height))
        floor[column] = y + height + _BETWEEN
    return _Grid(tuple(columns), tuple(boxes))


# ── heights ──────────────────────────────────────────────────────────────────────────────────


def _levels(dependencies: Sequence[Dependency], grid: _Grid) -> list[tuple[float, ...]]:
    """Return the height of each dependency at its source, in the columns that it passes, at its target."""
    passing = _passing(dependencies, grid)
    sides: dict[tuple[int, bool], list[tuple[float, int, bool]]] = {}
    for at, each in enumerate(dependencies):
        if _straight(each, grid):
            continue
        for own, other, is_source in ((each.source, each.target, True), (each.target, each.source, False)):
            right = grid.columns[own] <= grid.columns[other]
            through = passing[at]
            nearest = (through[0] if is_source else through[-1]) if through else grid.boxes[other].middle[1]
            sides.setdefault((own, right), []).append((nearest, at, is_source))
    found: dict[tuple[int, bool], float] = {}
    for (own, _), ends in sides.items():
        ends.sort()
        box = grid.boxes[own]
        step = min(_END, (box.height - 12) / max(len(ends), 1))
        middle = box.middle[1] - step * (len(ends) - 1) / 2
        for place, (_, at, is_source) in enumerate(ends):
            found[at, is_source] = middle + step * place
    return [
        () if _straight(each, grid) else (found[at, True], *passing[at], found[at, False])
        for at, each in enumerate(dependencies)
    ]


def _straight(each: Dependency, grid: _Grid) -> bool:
    return grid.follows(each.source, each.target)


def _passing(dependencies: Sequence[Dependency], grid: _Grid) -> list[list[float]]:
    """Return at which heights each dependency passes the columns between its ends, in its own direction."""
    taken: dict[int, list[float]] = {}
    found: list[list[float]] = []
    for each in dependencies:
        first, last = grid.columns[each.source], grid.columns[each.target]
        between = range(first + 1, last) if first < last else range(first - 1, last, -1)
        level = grid.boxes[each.source].middle[1]
        own = []
        for column in between:
            level = _free(level, column, grid, taken.setdefault(column, []))
            own.append(level)
        found.append(own)
    return found


def _free(wanted: float, column: int, grid: _Grid, taken: list[float]) -> float:
    """Return the free height nearest to the one wanted: between steps, above the first, below the last."""
    boxes = [grid.boxes[at] for at in grid.members(column)]
    spans = [(boxes[0].y - _BELOW_BAND + 6, boxes[0].y - 6)]
    spans += [(one.bottom + 5, other.y - 13) for one, other in itertools.pairwise(boxes)]
    places = [low + STEP * at for low, high in spans for at in range(int((high - low) / STEP) + 1)]
    places += [boxes[-1].bottom + STEP * (at + 2) for at in range(len(taken) + 1)]
    free = [place for place in places if all(abs(place - other) >= STEP for other in taken)]
    best = min(free, key=lambda place: abs(place - wanted))
    taken.append(best)
    return best


# ── ways ─────────────────────────────────────────────────────────────────────────────────────


def _trunks(
    dependencies: Sequence[Dependency], grid: _Grid, levels: Sequence[tuple[float, ...]]
) -> Mapping[int, list[Trunk]]:
    """Return what needs a track in each gap."""
    found: dict[int, list[Trunk]] = {}
    for at, each in enumerate(dependencies):
        one, other = grid.columns[each.source], grid.columns[each.target]
        if one == other and levels[at]:
            found.setdefault(one, []).append(Trunk(at, tuple(sorted(levels[at])), ()))
            continue
        ordered = levels[at] if one < other else levels[at][::-1]
        for gap, (left, right) in enumerate(itertools.pairwise(ordered), start=min(one, other)):
            found.setdefault(gap, []).append(Trunk(at, (left,), (right,)))
    return found


def _way(
    at: int,
    each: Dependency,
    grid: _Grid,
    boxes: Sequence[Box],
    levels: tuple[float, ...],
    placed: Columns,
    aside: float,
) -> Iterator[Point]:
    """Yield the corners of a dependency from its source to its target, with room for heads."""
    source, target = boxes[each.source], boxes[each.target]
    back = _TIP if each.two_way else 0.0
    if not levels:
        x = source.middle[0] + aside
        yield x, source.bottom + back
        yield x, target.y - _TIP
        return
    one, other = grid.columns[each.source], grid.columns[each.target]
    rightwards = one <= other
    start = source.right + back if rightwards else source.x - back
    end = target.x - _TIP if one < other else target.right + _TIP
    yield start, levels[0]
    gaps = [one] if one == other else range(one, other) if one < other else range(one - 1, other - 1, -1)
    for gap, (here, there) in zip(gaps, itertools.pairwise(levels), strict=True):
        track = placed.tracks.get((gap, at))
        if track is not None and here != there:
            yield MARGIN + track, here
            yield MARGIN + track, there
    yield end, levels[-1]


def _aside(each: Dependency, others: Sequence[Dependency]) -> float:
    """Return how far from the middle an arrow straight down stands: two of them stand beside each other."""
    pair = [other.kind for other in others if (other.source, other.target) == (each.source, each.target)]
    return 0.0 if len(pair) < 2 else -14.0 if each.kind == "triggers" else 14.0
