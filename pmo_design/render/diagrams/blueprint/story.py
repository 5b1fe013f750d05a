"""What a blueprint tells, in words and in order, before anything is measured or placed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pmo_design.engines.acceptance import Verdict
from pmo_design.model.blueprint import LaneRole

MarkKind = Literal["moment", "fail", "wait"]
ArrowKind = Literal["triggers", "needs"]
LineKind = Literal["interaction", "visibility", "internal"]
HeatKind = Literal["pain", "wait", "criteria"]
Detail = Literal["full", "steps", "phases"]

LINE_NAMES: Mapping[LineKind, str] = {
    "interaction": "Interaction",
    "visibility": "Visibility",
    "internal": "Internal interaction",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment of truth (★), a fail point (F1 …) or a wait point (W1 …), and what is to be watched there.

    `step` is the number of its step, `lane` the name of its lane within the picture.
    """

    kind: MarkKind
    name: str
    step: str
    lane: str
    text: str
    more: str | None = None


@dataclass(frozen=True, slots=True)
class LaneStory:
    """A row: its label, who acts in it, and the lines that lie above it."""

    address: str
    local: str
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
class CellHeat:
    """How much a cell hurts (severity 0 to 3), waits (minutes), and how many criteria verify it.

    `verdict` is the worst of those criteria, and `met` how many are met; None where no verdicts are known.
    """

    pain: int
    wait: int
    criteria: int
    verdict: Verdict | None = None
    met: int = 0


@dataclass(frozen=True, slots=True)
class CellStory:
    """What happens in a lane at a step; `slot` counts cells that share both.

    `doers` are roles besides the lane's own that do it; `answerer` one that answers for it, where the lane
    does not let expect it.
    """

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
    heat: CellHeat
    icon: str | None
    doers: tuple[str, ...]
    answerer: str | None

    @property
    def words(self) -> str:
        """Text and question as one."""
        return " ".join(filter(None, (self.text, self.question)))


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a step: what is counted, and how much of it there is and shall be."""

    title: str
    amounts: str

    @property
    def words(self) -> str:
        """Both as one, the amounts not to be parted: Invoice lines sent back: 29 to 2 %."""
        amounts = self.amounts.replace(" ", "\N{NO-BREAK SPACE}")
        return f"{self.title}: {amounts}" if amounts else self.title


@dataclass(frozen=True, slots=True)
class StepStory:
    """A column: its heading, its cells, and what holds for all of them.

    `key` names it within the picture: phase/step. `personas` and `systems` are those that it concerns.
    """

    address: str
    key: str
    number: str
    title: str
    phase: int
    cells: tuple[CellStory, ...]
    elapsed: int
    work: int
    policies: tuple[str, ...]
    metric: Figure | None
    personas: tuple[str, ...]
    systems: tuple[str, ...]


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
class RoleStory:
    """A role that has a badge on some cell: its letters and its title."""

    address: str
    letters: str
    title: str


@dataclass(frozen=True, slots=True)
class Story:
    """All that a blueprint tells; of a view of it, `shown` says what that leaves.

    `longest_wait` of a cell and `longest_step` (its elapsed time) are minutes, of the whole in every view.
    """

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
    roles: tuple[RoleStory, ...]
    longest_wait: int
    longest_step: int
    detail: Detail = "full"
    heat: HeatKind | None = None
    shown: str | None = None

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
    def roles_shown(self) -> tuple[RoleStory, ...]:
        """The roles whose badges are on its cells."""
        shown = {role for cell in self.cells for role in (*cell.doers, cell.answerer)}
        return tuple(role for role in self.roles if role.address in shown)

    def letters_of(self, role: str) -> str:
        """The letters on a role's badge."""
        return next(one.letters for one in self.roles if one.address == role)

    @property
    def is_timed(self) -> bool:
        return any(step.elapsed or step.work for step in self.steps)
