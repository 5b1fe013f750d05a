"""What acceptance has to say as of a day: verdicts, gates, signatures, and what they rest on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from pmo_design.engines.acceptance.intervals import Interval
from pmo_design.model.figures import Figure
from pmo_design.model.records import Measurement, Recorded, SignOff, TestRun

Verdict = Literal["not-met", "expired", "insufficient", "at-risk", "not-due", "waived", "met"]
VERDICTS: tuple[Verdict, ...] = (
    "not-met",
    "expired",
    "insufficient",
    "at-risk",
    "not-due",
    "waived",
    "met",
)
"""Worst first: what fails, what is not shown, what is near, what can wait, what is excused, what is met."""

BLOCKING: frozenset[Verdict] = frozenset(("not-met", "expired", "insufficient", "not-due"))
"""Verdicts with which a must keeps its gate shut: without proof there is no acceptance."""


@dataclass(frozen=True, slots=True)
class Budget:
    """A service level's error budget over its window, in the unit that n counts: minutes, events.

    `allowed` is what may go wrong in all, `spent` what went wrong, `rate` how many times too fast it is spent
    (1 spends it just by the window's end; None where nothing was counted, or nothing may go wrong).
    `recent_rate` is the same over the last `recent_days`, None where measurements are too far apart to tell.
    """

    target: Decimal
    allowed: Decimal
    spent: Decimal
    rate: Decimal | None
    recent_rate: Decimal | None = None
    recent_days: int | None = None

    @property
    def remaining(self) -> Decimal:
        """What is left; negative where too much went wrong."""
        return self.allowed - self.spent


@dataclass(frozen=True, slots=True)
class SiteStanding:
    """How a criterion stands at one site."""

    site: str
    verdict: Verdict
    actual: Decimal | None
    sample: int | None
    latest: date | None
    reason: str
    change: str = ""
    attainment: Decimal | None = None
    interval: Interval | None = None
    budget: Budget | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How a criterion stands as of a day, why, and what would change that.

    `reason` and `change` are sentences without addresses. `actual` is in the metric's unit, `attainment` a
    share (0.8 of the way from baseline to target), `interval` where the true figure lies with 95 %
    confidence, `thin` whether that interval reaches over the target although the figure meets it. `counted`
    are the measurements that the figure is made of, `history` all in force, `superseded` those that a later
    one corrects, `withdrawals` records that took back another and put nothing in its place. `reaches` is
    the day on which the trend meets the target, `runs` the test runs in force, `waiting_for` the criteria
    that it depends on and that are not met, `current` whether evidence was found that is in its window and
    not too old.
    """

    criterion: str
    verdict: Verdict
    reason: str
    change: str = ""
    must: bool = False
    actual: Decimal | None = None
    attainment: Decimal | None = None
    interval: Interval | None = None
    thin: bool = False
    sample: int | None = None
    latest: date | None = None
    due: date | None = None
    reaches: date | None = None
    budget: Budget | None = None
    figure: Figure | None = None
    sites: tuple[SiteStanding, ...] = ()
    counted: tuple[Recorded[Measurement], ...] = ()
    history: tuple[Recorded[Measurement], ...] = ()
    runs: tuple[Recorded[TestRun], ...] = ()
    superseded: tuple[Recorded[Measurement] | Recorded[TestRun], ...] = ()
    withdrawals: tuple[Recorded[Measurement], ...] = ()
    waiting_for: tuple[str, ...] = ()
    current: bool = False

    @property
    def blocks(self) -> bool:
        """Whether it keeps its gate shut."""
        return self.must and self.verdict in BLOCKING

    @property
    def evidence(self) -> int:
        """How many records it rests on."""
        return len(self.history) + len(self.runs)


@dataclass(frozen=True, slots=True)
class Signature:
    """A sign-off as of a day; `changed` tells, a sentence each, what is not any more what was signed."""

    record: Recorded[SignOff]
    phase: str
    role: str
    changed: tuple[str, ...] = ()
    overdue: tuple[str, ...] = ()

    @property
    def suspect(self) -> bool:
        """Whether it has to be confirmed again."""
        return bool(self.changed)


GateState = Literal["passed", "rejected", "suspect", "ready", "ready-with-conditions", "not-ready"]


@dataclass(frozen=True, slots=True)
class Gate:
    """How a phase's gate stands: the criteria it asks for, what blocks it, who has signed.

    `passed`: accepted, and what was signed is unchanged; `suspect`: accepted, and changed since. Without a
    signature it is `ready` where every must is met or waived, `ready-with-conditions` where one is at risk.
    `awaited` are the roles that approve one of its criteria and have not decided yet,
    `signed` the criteria that a signature which holds accepts: that of their approver, where they name one.
    """

    phase: str
    title: str
    decision_due: date | None
    state: GateState
    criteria: tuple[str, ...]
    counts: Mapping[Verdict, int]
    blockers: tuple[str, ...]
    conditions: tuple[str, ...]
    signatures: tuple[Signature, ...]
    awaited: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether one may pass: no must blocks it."""
        return not self.blockers


@dataclass(frozen=True, slots=True)
class Rollup:
    """The verdicts of criteria that show something to be true: the worst, the worst must, counts."""

    verdict: Verdict
    worst_must: Verdict | None
    counts: Mapping[Verdict, int]
    criteria: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """How the service is accepted as of a day.

    `standings` are by criterion in reading order, `gates` in the order of the phases, `rollups` by the
    address of whatever a criterion shows to be true: a pain point, a step, a cell, a journey, a blueprint,
    a system, a requirement, a phase, the service. `later` counts the records after the day, which are left
    out, `newest` is the day of the newest of all, `keys` names those up to the day, superseded ones
    included. `requirements` are all that the design has, whether a criterion shows them to be met or not.
    """

    as_of: date
    standings: Mapping[str, Standing] = field(default_factory=dict)
    gates: tuple[Gate, ...] = ()
    rollups: Mapping[str, Rollup] = field(default_factory=dict)
    later: int = 0
    newest: date | None = None
    keys: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()

    def figures(self) -> tuple[Figure, ...]:
        """Return acceptance in figures: the share of each verdict, how far evidence and signatures reach."""
        all_ = tuple(self.standings.values())
        musts = tuple(standing for standing in all_ if standing.must)
        signed = {criterion for gate in self.gates for criterion in gate.signed}
        shown = [each for each in self.requirements if each in self.rollups]
        return (
            *(
                _share(
                    verdict,
                    f"Criteria with the verdict {verdict.replace('-', ' ')}",
                    verdicts.count(verdict),
                    all_,
                )
                for verdicts in ([standing.verdict for standing in all_],)
                for verdict in VERDICTS
            ),
            _share("musts_met", "Musts that are met", sum(each.verdict == "met" for each in musts), musts),
            _share("criteria_with_evidence", "Criteria with evidence", sum(map(_has_evidence, all_)), all_),
            _share(
                "criteria_with_current_evidence",
                "Criteria with evidence in their window",
                sum(each.current for each in all_),
                all_,
            ),
            _share("criteria_signed", "Criteria that were signed", len(signed), all_),
            _share(
                "requirements_met",
                "Requirements whose criteria are all met or waived",
                sum(self.rollups[each].verdict in ("met", "waived") for each in shown),
                self.requirements,
            ),
        )


def _share(name: str, title: str, covered: int, of: Sequence[object]) -> Figure:
    value = Decimal(100 * covered) / len(of) if of else None
    return Figure(f"acceptance.{name.replace('-', '_')}", title, value, "%", len(of))


def _has_evidence(standing: Standing) -> bool:
    return standing.evidence > 0 or standing.figure is not None


def worst(verdicts: "tuple[Verdict, ...]") -> Verdict:
    """Return the worst of some verdicts; of none, `insufficient`."""
    return min(verdicts, key=VERDICTS.index, default="insufficient")
