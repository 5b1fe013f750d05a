"""Criteria that the service is accepted by, and requirements of the tender that it answers."""

from typing import Annotated, ClassVar, Literal

from pmo_design.model.base import Element, Part
from pmo_design.model.relations import (
    ADDRESSED_BY,
    APPROVER,
    DEPENDS_ON,
    PHASE,
    SHOWN_AT,
    VERIFIES,
    WAIVED_BY,
)
from pmo_design.model.scalars import Day, Id, Minutes, Number, Percent, Text, described

Priority = Literal["must", "should", "could", "wont"]
PRIORITIES = ("must", "should", "could", "wont")
Category = Literal[
    "function",
    "performance",
    "capacity",
    "accuracy",
    "availability",
    "reliability",
    "security",
    "ease-of-use",
    "timing",
]


Direction = Literal["up", "down", "within"]
Statistic = Literal["value", "mean", "proportion", "service-level"]


class AcceptanceScenario(Part):
    """Given some state, when something happens, then something can be seen."""

    id: Id | None = described("Short name, where there are several.", None)
    title: Text | None = described("What the scenario shows.", None)
    given: tuple[Text, ...] = described("What is true before.", ())
    when: tuple[Text, ...] = described("What happens.", min_length=1)
    then: tuple[Text, ...] = described("What can be seen afterwards.", min_length=1)


class Metric(Part):
    """How a criterion is measured."""

    name: Text = described("What is counted or timed.")
    unit: Text = described("Unit of all its figures: min, d, %, count.")
    direction: Direction = described("Which way is better, or within a band.")
    statistic: Statistic = described(
        "What a measurement tells: a figure of its period, a mean or a proportion of n, or how much of n was "
        "good, which is held against an error budget.",
        "value",
    )
    baseline: Number | None = described("The figure before the service.", None)
    baseline_date: Day | None = described("Day on which the figure before the service was taken.", None)
    baseline_source: Text | None = described("Where the figure before the service comes from.", None)
    target: Number = described("The figure to reach; the lower bound of a band.")
    upper: Number | None = described("The upper bound of a band.", None)
    handover: Number | None = described(
        "The figure that will do when the phase is handed over; between it and the target it is at risk.",
        None,
    )
    stretch: Number | None = described("A figure beyond the target that is worth striving for.", None)
    margin: Number | None = described(
        "How far past the target a figure still counts as at risk, in the metric's unit.", None, ge=0
    )
    window: Minutes | None = described(
        "How far back measurements count: `28 d`; only the newest one, if left out.", None
    )
    minimum_sample: int | None = described(
        "Smallest n that can show it met: of the newest figure, or of all that is pooled.", None, ge=1
    )
    expires: Minutes | None = described(
        "How old the newest measurement may be before it proves nothing any more.", None
    )
    frequency: Text | None = described("How often it is measured.", None)
    method: Text | None = described("How it is measured.", None)
    source: Text | None = described("System or log that the figures come from.", None)
    measured_by: Text | None = described(
        "Figure that the toolkit works out itself, in the place of recorded measurements.", None
    )


class Waiver(Part):
    """Leave not to meet a criterion, until a day."""

    by: Annotated[str, WAIVED_BY] = described("Role that gave it.")
    reason: Text = described("Why.")
    until: Day = described("Last day on which it holds.")


class Criterion(Element):
    """A sentence about the service that can be found true or false."""

    node_type: ClassVar[str] = "criterion"

    number: Text | None = described("Number in the register: AC-07.", None)
    statement: Text = described("The sentence.")
    scenarios: tuple[AcceptanceScenario, ...] = described("Given, when, then.", ())
    priority: Priority = described("MoSCoW: must, should, could, wont.")
    category: Category = described("What it is about.")
    metric: Metric | None = described("How it is measured; without one it is judged by test runs.", None)
    verifies: tuple[Annotated[str, VERIFIES], ...] = described("What it shows to be true.", ())
    phase: Annotated[str, PHASE] | None = described("Phase whose gate asks for it.", None)
    due: Day | None = described("Day by which it is due; the phase's gate, if left out.", None)
    approver: Annotated[str, APPROVER] | None = described(
        "Role that accepts it; the owner answers for it.", None
    )
    shown_at: tuple[Annotated[str, SHOWN_AT], ...] = described(
        "Sites at which it has to be shown, each of them; the service as a whole, if left out.", ()
    )
    environment: Text | None = described("Where it is tested: a test system, a site, normal work.", None)
    preconditions: tuple[Text, ...] = described("What has to be there before it can be tested.", ())
    depends_on: tuple[Annotated[str, DEPENDS_ON], ...] = described("Criteria that have to be met first.", ())
    waiver: Waiver | None = described("Leave not to meet it for the time being.", None)


class Requirement(Element):
    """A clause of the client's tender."""

    node_type: ClassVar[str] = "requirement"

    number: Text = described("Number of the clause.")
    text: Text = described("The clause.")
    weight: Percent | None = described("Weight in the evaluation, in per cent.", None)
    mandatory: bool = described("Whether a bid that misses it is out.", False)
    addressed_by: tuple[Annotated[str, ADDRESSED_BY], ...] = described("What of the design meets it.", ())
