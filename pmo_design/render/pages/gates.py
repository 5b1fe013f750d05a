"""Phases, the criteria that their gates ask for, and how each gate stands as of a day."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

from pmo_design.engines.acceptance import VERDICTS, Report, Signature, Standing, Verdict
from pmo_design.engines.acceptance import Gate as GateStanding
from pmo_design.link import Node, ServiceDesign
from pmo_design.model import Criterion
from pmo_design.model.acceptance import PRIORITIES
from pmo_design.model.service import Phase
from pmo_design.render.pages.criteria import PRIORITY_WORDS
from pmo_design.render.pages.wording import day, listed, number_word

DECIDED = frozenset(("passed", "suspect"))
"""States of a gate that was passed; `suspect` has to be confirmed again."""


@dataclass(frozen=True, slots=True)
class Gate:
    """A phase, the criteria that its gate asks for, how they stand; the phase is None for those without one.

    `number` counts the phases from 0; it is None where there is one phase only.
    """

    phase: Node | None
    criteria: tuple[Node, ...]
    standings: tuple[Standing, ...]
    told: GateStanding | None
    number: int | None
    as_of: date

    @property
    def title(self) -> str:
        return self.phase.title if self.phase is not None else "Without a gate"

    @property
    def name(self) -> str:
        """What it is called within a sentence: `gate 2`, or `the gate` where there is no other."""
        return "the gate" if self.number is None else f"gate {self.number}"

    @property
    def heading(self) -> str:
        """What it is called above its criteria: `Gate 2: Roll-out, nine sites`."""
        return (
            self.title if self.number is None or self.phase is None else f"Gate {self.number}: {self.title}"
        )

    @property
    def state(self) -> str:
        return self.told.state if self.told is not None else "not-ready"

    @property
    def is_decided(self) -> bool:
        return self.state in DECIDED

    @property
    def signatures(self) -> tuple[Signature, ...]:
        return self.told.signatures if self.told is not None else ()

    @property
    def suspects(self) -> tuple[Signature, ...]:
        """The signatures that have to be confirmed again."""
        return tuple(each for each in self.signatures if each.suspect)

    @property
    def due(self) -> date | None:
        return self.told.decision_due if self.told is not None else None

    @property
    def is_overdue(self) -> bool:
        """Whether the day of its decision has gone by without one."""
        return not self.is_decided and self.due is not None and self.due < self.as_of

    @property
    def begins(self) -> date | None:
        """The day on which its phase begins, where that is still to come."""
        starts = cast(Phase, self.phase.part).starts if self.phase is not None else None
        return starts if starts is not None and starts > self.as_of else None

    @property
    def decided_on(self) -> date | None:
        """The day of the first signature that decided it as it stands."""
        wanted = self.state == "rejected"
        return min(
            (
                each.record.record.date
                for each in self.signatures
                if (each.record.record.decision == "rejected") == wanted
            ),
            default=None,
        )

    @property
    def decision(self) -> str:
        """When it was decided, or is to be: `Passed 23 Oct 2026`, `Decision 12 Feb 2027`."""
        signed = self.decided_on
        if signed is not None and (self.is_decided or self.state == "rejected"):
            return f"{'Passed' if self.is_decided else 'Rejected'} {day(signed)}"
        if self.due is None:
            return ""
        return f"Decision {'was due ' if self.is_overdue else ''}{day(self.due)}"

    @property
    def counts(self) -> str:
        """How many of each priority: `nine must, three should`."""
        priorities = [str(cast(Criterion, node.part).priority) for node in self.criteria]
        found = ((priority, priorities.count(priority)) for priority in PRIORITIES)
        words = (
            f"{number_word(count)} {PRIORITY_WORDS[priority].lower()}" for priority, count in found if count
        )
        return listed(words)

    @property
    def verdicts(self) -> Mapping[Verdict, int]:
        """How many criteria have each verdict, worst first."""
        counts = Counter(standing.verdict for standing in self.standings)
        return {verdict: counts[verdict] for verdict in VERDICTS if counts[verdict]}

    @property
    def is_untouched(self) -> bool:
        """Whether nothing was recorded for it."""
        return not self.signatures and not any(standing.evidence for standing in self.standings)


def all_gates(design: ServiceDesign, report: Report) -> tuple[Gate, ...]:
    """Return every phase's gate in order, then what stands for the criteria without one."""
    told = {gate.phase: gate for gate in report.gates}
    by_phase: dict[str | None, list[Node]] = {}
    for node in design.nodes("criterion"):
        part = cast(Criterion, node.part)
        phase = part.phase if part.phase is not None and part.phase in design else None
        by_phase.setdefault(phase, []).append(node)
    phases = design.nodes("phase")

    def gate(phase: Node | None, number: int | None) -> Gate:
        address = phase.address if phase is not None else None
        criteria = tuple(by_phase.get(address, ()))
        standings = tuple(report.standings[node.address] for node in criteria)
        return Gate(phase, criteria, standings, told.get(address or ""), number, report.as_of)

    numbered = len(phases) > 1
    return (*(gate(phase, at if numbered else None) for at, phase in enumerate(phases)), gate(None, None))


def current_gate(gates: tuple[Gate, ...]) -> Gate | None:
    """Return the gate to be decided next: the first that has not been passed."""
    return next((gate for gate in gates if gate.phase is not None and not gate.is_decided), None)
