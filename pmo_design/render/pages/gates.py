"""Phases and the criteria that their gates ask for."""

from dataclasses import dataclass
from typing import cast

from pmo_design.link.design import Node
from pmo_design.model import Criterion
from pmo_design.model.acceptance import PRIORITIES
from pmo_design.model.service import Phase
from pmo_design.render.pages.criteria import PRIORITY_WORDS
from pmo_design.render.pages.view import View
from pmo_design.render.pages.wording import day, listed, number_word


@dataclass(frozen=True, slots=True)
class Gate:
    """A phase and the criteria that its gate asks for; the phase is None for those without one."""

    phase: Node | None
    criteria: tuple[Node, ...]

    @property
    def title(self) -> str:
        return self.phase.title if self.phase is not None else "Without a gate"

    @property
    def decision(self) -> str:
        gate = cast(Phase, self.phase.part).gate if self.phase is not None else None
        return f"Decision {day(gate)}" if gate is not None else ""

    @property
    def counts(self) -> str:
        """How many of each priority: `nine must, three should`."""
        priorities = [str(cast(Criterion, node.part).priority) for node in self.criteria]
        found = ((priority, priorities.count(priority)) for priority in PRIORITIES)
        words = (
            f"{number_word(count)} {PRIORITY_WORDS[priority].lower()}" for priority, count in found if count
        )
        return listed(words)


def gates_of(view: View) -> tuple[Gate, ...]:
    """Return the phases that ask for criteria, in order, then the criteria without one."""
    by_phase: dict[str | None, list[Node]] = {}
    for node in view.design.nodes("criterion"):
        part = cast(Criterion, node.part)
        phase = part.phase if part.phase is not None and part.phase in view.design else None
        by_phase.setdefault(phase, []).append(node)
    gates = [
        Gate(phase, tuple(by_phase[phase.address]))
        for phase in view.design.nodes("phase")
        if phase.address in by_phase
    ]
    return (*gates, Gate(None, tuple(by_phase[None]))) if None in by_phase else tuple(gates)
