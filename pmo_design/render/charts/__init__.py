"""Charts: a criterion's figures over time, and the small pictures that stand beside a word or a number."""

from pmo_design.render.charts.bars import attainment_bar, attainment_strip, budget_bar
from pmo_design.render.charts.counts import counts_bar
from pmo_design.render.charts.history import history, history_chart
from pmo_design.render.charts.sparkline import sparkline

__all__ = [
    "attainment_bar",
    "attainment_strip",
    "budget_bar",
    "counts_bar",
    "history",
    "history_chart",
    "sparkline",
]
