"""A criterion and how it stands, ready to be told: what the reports for terminals and programs share."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from pmo_design.engines.acceptance import VERDICTS, Gate, Report, Rollup, Standing
from pmo_design.link import Node, ServiceDesign
from pmo_design.model import Criterion
from pmo_design.model.acceptance import PRIORITIES
from pmo_design.render.checklists.words import plain
from pmo_design.render.pages.criteria import actual, attained_per_cent, target
from pmo_design.render.verdicts import VERDICT_WORDS

SHORT = frozenset(("not-met", "expired", "insufficient", "at-risk"))
"""Verdicts of which a reader wants to know what would change them."""


@dataclass(frozen=True, slots=True)
class Told:
    """A criterion, how it stands, and the gate that asks for it."""

    node: Node
    criterion: Criterion
    standing: Standing
    gate: Gate | None

    @property
    def number(self) -> str:
        return self.criterion.number or self.criterion.id

    @property
    def target(self) -> str:
        return plain(target(self.criterion.metric)) if self.criterion.metric is not None else ""

    @property
    def actual(self) -> str:
        return plain(actual(self.standing, self.criterion.metric, self.criterion.shown_at))

    @property
    def attained(self) -> str:
        """How much of the way from the baseline to the target is gone; never rounded up to all of it."""
        share = self.standing.attainment
        return f"{attained_per_cent(share):,} %" if share is not None else ""

    @property
    def sample(self) -> str:
        """How many cases, or test runs, it rests on."""
        count = self.standing.sample if self.standing.sample is not None else len(self.standing.runs)
        return str(count) if count else ""


def tell(design: ServiceDesign, report: Report, criteria: Iterable[str]) -> tuple[Told, ...]:
    """Return criteria with how they stand: the worst first, then musts, then what is due first."""
    gates = {gate.phase: gate for gate in report.gates}
    found = []
    for address in criteria:
        node = design[address]
        criterion = cast(Criterion, node.part)
        found.append(Told(node, criterion, report.standings[address], gates.get(criterion.phase or "")))
    return tuple(sorted(found, key=_urgency))


def rollup_words(design: ServiceDesign, report: Report, rollup: Rollup) -> str:
    """Say how the criteria stand that show something to be true: `Not met: 1 not met (AC-07), 2 met …`."""
    told = tell(design, report, rollup.criteria)
    words = []
    for verdict in VERDICTS:
        numbers = [each.number for each in told if each.standing.verdict == verdict]
        if numbers:
            words.append(f"{len(numbers)} {VERDICT_WORDS[verdict].lower()} ({', '.join(numbers)})")
    return f"{VERDICT_WORDS[rollup.verdict]}: {', '.join(words)}"


def _urgency(told: Told) -> tuple[int, int, str]:
    due = told.standing.due
    return (
        VERDICTS.index(told.standing.verdict),
        PRIORITIES.index(told.criterion.priority),
        due.isoformat() if due is not None else "9999",
    )
