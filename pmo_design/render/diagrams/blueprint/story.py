"""What a blueprint tells, in words and in order, before anything is measured or placed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pmo_design.model.blueprint import LaneRole

MarkKind = Literal["moment", "fail", "wait"]
ArrowKind = Literal["triggers", "needs"]
LineKind = Literal["interaction", "visibility", "internal"]

LINE_NAMES: Mapping[LineKind, str] = {
    "interaction": "Interaction",
    "visibility": "Visibility",
    "internal": "Internal interaction",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment of truth (★), a fail point (F1 …) or a wait point (W1 …), and what is to be watched there."""

    kind: MarkKind
    name: str
    step: str
    text: str
    more: str | None = None


@dataclass(frozen=True, slots=True)
class LaneStory:
    """A row: its label, who acts in it, and the lines that lie above it."""

    address: str
    role: LaneRole
    title: str
    actor: str | None
    actor_address: str | None
    lines_above: tuple[LineKind, ...]

    @property
    def who(self) -> str:
        """Who or what acts in it, as a reference names it."""
        return self.actor or self.title


@dataclass(frozen=True, slots=True)
class CellStory:
    """What happens in a lane at a step; `slot` counts cells that share both."""

    address: str
    local: str
    step: int
    lane: int
    slot: int
    text: str | None
    question: str | None
    systems: tuple[str, ...]
    marks: tuple[Mark, ...]
    service_level: str | None
    automated: bool
    evidence: str | None
    policy: str | None
    boxed: bool

    @property
    def words(self) -> str:
        """Text and question as one."""
        return " ".join(filter(None, (self.text, self.question)))


@dataclass(frozen=True, slots=True)
class StepStory:
    """A column: its heading, its cells, and what holds for all of them."""

    address: str
    number: str
    title: str
    phase: int
    cells: tuple[CellStory, ...]
    elapsed: int
    work: int
    policies: tuple[str, ...]
    metric: str | None


@dataclass(frozen=True, slots=True)
class PhaseStory:
    """A group of columns from `first` to `last`, both included."""

    address: str
    local: str
    number: int
    title: str
    goal: str | None
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class SystemRun:
    """A system that serves adjacent steps, from `first` to `last`, shown in a support lane."""

    address: str
    title: str
    lane: int
    first: int
    last: int
    of_lane: bool
    """Whether cells of the lane itself name it."""


@dataclass(frozen=True, slots=True)
class ArrowStory:
    """An authored arrow between two cells."""

    source: CellStory
    target: CellStory
    kind: ArrowKind
    two_way: bool
    label: str | None


@dataclass(frozen=True, slots=True)
class Story:
    """All that a blueprint tells."""

    id: str
    address: str
    title: str
    kicker: str
    summary: str | None
    sheet: tuple[tuple[str, str], ...]
    lanes: tuple[LaneStory, ...]
    phases: tuple[PhaseStory, ...]
    steps: tuple[StepStory, ...]
    runs: tuple[SystemRun, ...]
    arrows: tuple[ArrowStory, ...]

    @property
    def cells(self) -> Iterator[CellStory]:
        """All cells, step by step, in each from top to bottom."""
        return (cell for step in self.steps for cell in step.cells)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """All that is to be watched: where it may fail, where it waits, where it counts."""
        marks = [mark for cell in self.cells for mark in cell.marks]
        return tuple(mark for kind in ("fail", "wait", "moment") for mark in marks if mark.kind == kind)

    @property
    def is_timed(self) -> bool:
        return any(step.elapsed or step.work for step in self.steps)
