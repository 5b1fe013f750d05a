"""A line the size of a word: where a figure came from, and where it is."""

from markupsafe import Markup

from pmo_design.engines.acceptance import Standing
from pmo_design.model.acceptance import Metric
from pmo_design.render.charts.axes import Days, Scale
from pmo_design.render.charts.drawing import INK_2, INK_3, LINE, colour_of, line_path, number, svg
from pmo_design.render.charts.series import series_of
from pmo_design.render.pages.criteria import figure

_WIDTH, _HEIGHT = 72, 20
_INSET = 3.5
_KIND = "chart chart--spark"


def sparkline(standing: Standing, metric: Metric | None) -> Markup:
    """Draw the figures over time, the last one in its verdict's colour, the target dotted.

    Where there are fewer than two there is a dotted line, which is passed over when read aloud.
    """
    newest = standing.history[-1].record.to if standing.history else None
    if metric is None or newest is None:
        return _nothing()
    series = series_of(standing, metric, newest)
    points = series.whole
    if len(points) < 2 or series.judged is None:
        return _nothing()
    values = [*(point.value for point in points), series.judged.value, float(metric.target)]
    days = Days(points[0].day, max(points[-1].day, series.judged.day), _INSET, _WIDTH - _INSET)
    scale = Scale(min(values), max(values), _HEIGHT - _INSET, _INSET)
    target = scale.at(float(metric.target))
    x, y = days.at(series.judged.day), scale.at(series.judged.value)
    line = line_path([(days.at(point.day), scale.at(point.value)) for point in points])
    first = standing.history[0].record.value
    return svg(
        _WIDTH,
        _HEIGHT,
        f'<path d="M0 {number(target)}h{_WIDTH}" stroke="{INK_3}" stroke-dasharray="1 2"/>'
        f'<path d="{line}" fill="none" stroke="{INK_2}" stroke-width="1.2" stroke-linejoin="round"/>'
        f'<circle cx="{number(x)}" cy="{number(y)}" r="3" fill="{colour_of(standing.verdict)}"/>',
        f"From {figure(metric, first)} to {figure(metric, standing.actual)}",
        kind=_KIND,
    )


def _nothing() -> Markup:
    path = f'<path d="M0 {_HEIGHT // 2}h{_WIDTH}" stroke="{LINE}" stroke-dasharray="1 3"/>'
    return svg(_WIDTH, _HEIGHT, path, kind=_KIND)
