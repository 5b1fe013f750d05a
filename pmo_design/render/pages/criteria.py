"""How a criterion is told in a row: its number, what it asks for, who answers for it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import cast

from markupsafe import Markup, escape

from pmo_design.model import Criterion
from pmo_design.model.acceptance import Metric
from pmo_design.model.service import Phase
from pmo_design.render.pages.view import View
from pmo_design.render.pages.wording import amount, day

PRIORITY_WORDS = {"must": "Must", "should": "Should", "could": "Could", "wont": "Won’t"}
_SIGNS = {"up": "≥", "down": "≤"}
_WORDS = {"up": "at or above", "down": "at or under"}


def criterion_rows(view: View, addresses: Iterable[str]) -> list[Sequence[Markup | str]]:
    """Return the cells of a short table of criteria."""
    return [_row(view, address) for address in addresses]


def target(metric: Metric | None) -> str:
    """Write a target as a sign and a figure: `≤ 45 min`; a band as `2 to 4 d`.

    Without a metric it is judged by its scenarios.
    """
    if metric is None:
        return "as told"
    if metric.direction == "within" and metric.upper is not None:
        return f"{amount(metric.target)} to {amount(metric.upper, metric.unit)}".replace(" ", "\u00a0")
    all_of_it = metric.direction == "up" and metric.unit == "%" and metric.target == 100
    if all_of_it or (metric.direction == "down" and metric.target == 0):
        return amount(metric.target, metric.unit)
    sign = _SIGNS.get(metric.direction, "=")
    return f"{sign}\u00a0{amount(metric.target, metric.unit)}"


def met_when(metric: Metric) -> str:
    """Write a target as a phrase: `at or under 45 min`."""
    if metric.direction == "within" and metric.upper is not None:
        return f"between {amount(metric.target)} and {amount(metric.upper, metric.unit)}"
    return f"{_WORDS.get(metric.direction, 'at')} {amount(metric.target, metric.unit)}"


def due(view: View, part: Criterion) -> date | None:
    """Return the day on which a criterion is due: its own, else that of its phase's gate."""
    if part.due is not None:
        return part.due
    phase = view.design.get(part.phase)
    return cast(Phase, phase.part).gate if phase is not None else None


def due_text(view: View, part: Criterion) -> str:
    """Write when a criterion is due."""
    when = due(view, part)
    return day(when) if when is not None else ""


def _row(view: View, address: str) -> Sequence[Markup | str]:
    part = cast(Criterion, view.node(address).part)
    number = escape(view.number(address) or "")
    return (
        number,
        view.ref(address),
        target(part.metric),
        PRIORITY_WORDS[part.priority],
        view.ref(part.owner),
    )
