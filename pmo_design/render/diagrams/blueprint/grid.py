"""The blueprint as rows and columns: which box stands where, before anything has a size."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from pmo_design.render.diagrams.blueprint.story import CellStory, Story, SystemRun


@dataclass(frozen=True, slots=True)
class Row:
    """A row of boxes within a lane: cells, or pills of systems."""

    lane: int
    pills: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where a box stands: one row, columns `first` to `last`."""

    row: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows from top to bottom, the place of every cell with a box and of every pill."""

    columns: int
    rows: tuple[Row, ...]
    cells: dict[str, Place]
    pills: tuple[tuple[SystemRun, Place], ...]
    taken: frozenset[tuple[int, int]]
    """Row and column of every box."""
    bridged: frozenset[tuple[int, int]]
    """Row and gutter of every pill that spans a gutter; gutter g lies left of column g."""

    def is_free(self, row: int, first: int, last: int) -> bool:
        """Whether no box stands in a row from one column to another, both included."""
        return all((row, column) not in self.taken for column in range(first, last + 1))

    def is_open(self, column: int, above: int, below: int) -> bool:
        """Whether no box stands in a column between two rows."""
        return all((row, column) not in self.taken for row in range(above + 1, below))

    def gutter_is_open(self, gutter: int, first: int, last: int) -> bool:
        """Whether no pill spans a gutter from one row to another, both included."""
        return all((row, gutter) not in self.bridged for row in range(first, last + 1))

    def place_of(self, cell: CellStory) -> Place | None:
        """Return where a cell stands; for one that only names systems, where its uppermost pill stands."""
        if cell.boxed:
            return self.cells[cell.address]
        places = [
            place
            for run, place in self.pills
            if run.lane == cell.lane and run.address in cell.systems and run.first <= cell.step <= run.last
        ]
        return min(places, key=lambda place: place.row, default=None)


def build_grid(story: Story, spanning: Collection[int]) -> Grid:
    """Give every box its row and columns.

    A pill spans the steps of its system in the lanes of `spanning`; in others each step has one of its own.
    """
    rows: list[Row] = []
    cells: dict[str, Place] = {}
    pills: list[tuple[SystemRun, Place]] = []
    for lane in range(len(story.lanes)):
        boxed = [cell for cell in story.cells if cell.lane == lane and cell.boxed]
        stacks = tuple(_stacked([run for run in story.runs if run.lane == lane], lane in spanning))
        start = len(rows)
        slots = max((cell.slot + 1 for cell in boxed), default=0 if stacks else 1)
        rows += [Row(lane, pills=False)] * slots
        cells |= {cell.address: Place(start + cell.slot, cell.step, cell.step) for cell in boxed}
        for depth, run in stacks:
            pills.append((run, Place(start + slots + depth, run.first, run.last)))
        rows += [Row(lane, pills=True)] * max((depth + 1 for depth, _ in stacks), default=0)
    places = [*cells.values(), *(place for _, place in pills)]
    return Grid(
        columns=len(story.steps),
        rows=tuple(rows),
        cells=cells,
        pills=tuple(pills),
        taken=frozenset(
            (place.row, column) for place in places for column in range(place.first, place.last + 1)
        ),
        bridged=frozenset(
            (place.row, gutter) for place in places for gutter in range(place.first + 1, place.last + 1)
        ),
    )


def _stacked(runs: Sequence[SystemRun], spanning: bool) -> Iterator[tuple[int, SystemRun]]:
    """Yield each run with its depth in the stack: those of the lane's own cells above, short ones above long.

    What a cell of the lane names thus always lies uppermost in its column, where arrows reach it.
    """
    pieces = list(runs) if spanning else [piece for run in runs for piece in _single(run)]
    floor = 0
    for of_lane in (True, False):
        ends: list[list[SystemRun]] = []
        group = [run for run in pieces if run.of_lane is of_lane]
        for run in sorted(group, key=_length):
            depth = next((depth for depth, level in enumerate(ends) if not _meets(run, level)), len(ends))
            if depth == len(ends):
                ends.append([])
            ends[depth].append(run)
            yield floor + depth, run
        floor += len(ends)


def _single(run: SystemRun) -> Iterator[SystemRun]:
    for column in range(run.first, run.last + 1):
        yield SystemRun(run.address, run.title, run.lane, column, column, run.of_lane)


def _length(run: SystemRun) -> int:
    return run.last - run.first


def _meets(run: SystemRun, others: Sequence[SystemRun]) -> bool:
    return any(run.first <= other.last and other.first <= run.last for other in others)
