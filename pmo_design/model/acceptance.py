"""Criteria that the service is accepted by, and requirements of the tender that it answers."""

from typing import Annotated, ClassVar, Literal

from pmo_design.model.base import Element, Part
from pmo_design.model.relations import ADDRESSED_BY, PHASE, VERIFIES
from pmo_design.model.scalars import Day, Id, Number, Percent, Text, described

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
    direction: Literal["up", "down", "within"] = described("Which way is better, or within a band.")
    baseline: Number | None = described("The figure before the service.", None)
    target: Number = described("The figure to reach; the lower bound of a band.")
    upper: Number | None = described("The upper bound of a band.", None)
    method: Text | None = described("How it is measured, from which source.", None)


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


class Requirement(Element):
    """A clause of the client's tender."""

    node_type: ClassVar[str] = "requirement"

    number: Text = described("Number of the clause.")
    text: Text = described("The clause.")
    weight: Percent | None = described("Weight in the evaluation, in per cent.", None)
    mandatory: bool = described("Whether a bid that misses it is out.", False)
    addressed_by: tuple[Annotated[str, ADDRESSED_BY], ...] = described("What of the design meets it.", ())
