"""A criterion's figures over time: a chart for a wide screen and one for a phone, its words, its figures."""

from typing import cast

from markupsafe import Markup

from pmo_design.engines.acceptance import Standing
from pmo_design.link import Node
from pmo_design.model import Criterion
from pmo_design.model.acceptance import Metric
from pmo_design.model.service import Phase
from pmo_design.render.charts.line_chart import draw_history
from pmo_design.render.charts.moments import phase_moments
from pmo_design.render.charts.series import Series, series_of
from pmo_design.render.charts.telling import chart_title, figure_rows, finding
from pmo_design.render.pages.view import View

_MOST_ROWS = 30
"""Figures that are told of a criterion on another page than its own."""


def history_chart(view: View, node: Node, standing: Standing, phone: bool = False) -> Markup:
    """Draw a criterion's figures over time, 600 pixels wide or 350 for a phone; nothing without a metric."""
    part = cast(Criterion, node.part)
    if part.metric is None:
        return Markup("")
    series = _series(view, part, part.metric, standing)
    moments = phase_moments(view.design, part.due)
    said = finding(standing, part.metric, series, view.title)
    return draw_history(series, part.metric, standing.verdict, moments, view.title, said, phone)


def history(view: View, node: Node, standing: Standing) -> Markup:
    """Show the chart for both widths, what it says, and every figure of it in a table below.

    On another page than the criterion's own the table has the newest, and leads to all.
    """
    part = cast(Criterion, node.part)
    if part.metric is None:
        return Markup("")
    series = _series(view, part, part.metric, standing)
    figures = figure_rows(view, standing, part.metric)
    shown = figures if view.page.address == node.address else figures[:_MOST_ROWS]
    return view.render(
        "history",
        id=f"{node.address.partition(':')[2]}-figures",
        title=chart_title(part.metric),
        wide=history_chart(view, node, standing),
        phone=history_chart(view, node, standing, phone=True),
        said=finding(standing, part.metric, series, view.title),
        figures=shown,
        all_of_them=view.ref(node.address, f"All {len(figures):,}") if len(shown) < len(figures) else None,
        sites=bool(series.sites),
    )


def _series(view: View, part: Criterion, metric: Metric, standing: Standing) -> Series:
    phase = view.design.get(part.phase)
    starts = cast(Phase, phase.part).starts if phase is not None else None
    return series_of(standing, metric, view.site.acceptance.as_of, starts)
