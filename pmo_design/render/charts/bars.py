"""Bars that stand beside a number: how much of the way is gone, how much of a budget is spent."""

from markupsafe import Markup

from pmo_design.engines.acceptance import Standing
from pmo_design.model.acceptance import Metric
from pmo_design.render.charts.drawing import FAIL, INK, INK_2, TRACK, colour_of, number, svg, text
from pmo_design.render.pages.criteria import figure
from pmo_design.render.pages.wording import amount

_WIDTH = 72
_PER_CENT = 0.5
"""Pixels that one per cent of attainment takes: the target stands at 60 of 72."""
_TARGET = 60.0
_STRIP = 300


def attainment_bar(standing: Standing) -> Markup:
    """Draw how much of the way from baseline to target is gone, the target as an upright line.

    What goes past the bar at either end ends in a tip. The caller writes the figure beside it.
    """
    return svg(_WIDTH, 16, _way(standing, _WIDTH, 16, _TARGET), kind="chart chart--bar")


def attainment_strip(standing: Standing, metric: Metric) -> Markup | None:
    """Draw the same in a column's width, baseline and target told below; None without a baseline."""
    if metric.baseline is None or standing.attainment is None:
        return None
    target = _STRIP * _TARGET / _WIDTH
    told = f"{figure(metric, metric.target)}"
    drawn = _way(standing, _STRIP, 20, target)
    drawn += text(0, 40, "Baseline") + text(0, 56, amount(metric.baseline, metric.unit), INK)
    drawn += text(target, 40, "Target", anchor="middle") + text(target, 56, told, INK, "middle", bold=True)
    return svg(_STRIP, 60, drawn, kind="chart chart--strip")


def budget_bar(standing: Standing) -> Markup:
    """Draw how much of an error budget is spent; past the upright line it is overspent."""
    budget = standing.budget
    if budget is None:
        return svg(_WIDTH, 16, _nothing(_WIDTH, 8), kind="chart chart--bar")
    share = float(budget.spent / budget.allowed) if budget.allowed else (2.0 if budget.spent else 0.0)
    colour = FAIL if share > 1 else colour_of(standing.verdict)
    return svg(_WIDTH, 16, _bar(share, _WIDTH, 16, _TARGET, colour), kind="chart chart--bar")


def _way(standing: Standing, width: float, height: float, target: float) -> str:
    if standing.attainment is None:
        return _nothing(width, height / 2)
    return _bar(float(standing.attainment), width, height, target, colour_of(standing.verdict))


def _bar(share: float, width: float, height: float, full: float, colour: str) -> str:
    """Draw a bar that is `full` long at a share of 1, with a tip where it would leave its frame."""
    top, thick = height / 2 - 3, 6.0
    end = min(max(share * full, 0.0), width)
    drawn = f'<path d="M0 {number(top)}h{number(width)}v{number(thick)}H0Z" fill="{TRACK}"/>'
    if share < 0:
        drawn += f'<path d="M6 {number(top)}v6L0 {number(top + 3)}Z" fill="{colour}"/>'
    elif share * full > width:
        drawn += f'<path d="M0 {number(top)}H{number(width - 5)}l5 3l-5 3H0Z" fill="{colour}"/>'
    elif end:
        drawn += f'<path d="M0 {number(top)}h{number(end)}v6H0Z" fill="{colour}"/>'
    return drawn + f'<path d="M{number(full)} 1v{number(height - 2)}" stroke="{INK}" stroke-width="1.6"/>'


def _nothing(width: float, y: float) -> str:
    return f'<path d="M0 {number(y)}h{number(width)}" stroke="{INK_2}" stroke-dasharray="1 3"/>'
