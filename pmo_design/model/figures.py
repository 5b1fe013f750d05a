"""Figures that the toolkit works out itself, by which criteria can be measured."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Figure:
    """A named figure as of a day: `tracking.schedule_performance_index`.

    `value` is None where it is undefined; `n` tells how many cases it is made of, where they can be counted.
    """

    name: str
    title: str
    value: Decimal | None
    unit: str
    n: int | None = None
