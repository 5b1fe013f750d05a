"""What is written at single figures of a chart: the one before the service, and the one that counts."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from markupsafe import escape

from pmo_design.model.acceptance import Metric
from pmo_design.render.charts.drawing import INK, number, width_of
from pmo_design.render.charts.labels import Box, Line, best_place, text_box
from pmo_design.render.charts.plot import Plot
from pmo_design.render.charts.series import Point, Series, worst_site
from pmo_design.render.pages.criteria import rounded
from pmo_design.render.pages.wording import amount


def point_labels(series: Series, plot: Plot, metric: Metric, upright: Sequence[Line], phone: bool) -> str:
    """Write the figure before the service and the one that counts, where they cross least."""
    lines = [
        *upright,
        *plot.segments(series.whole),
        *(each for points in _worst_line(series, metric) for each in plot.segments(points)),
        *((plot.days.start, y, plot.days.end, y) for y in map(plot.values.at, series.bounds.targets)),
        *_of_judged(series, plot),
    ]
    taken: list[Box] = []
    drawn = ""
    for point, tail in _labelled(series, phone):
        told = amount(rounded(metric, Decimal(repr(point.value))))
        words = f"{told} {tail}".rstrip()
        x, y = plot.at(point)
        places = [*_places(x, y, width_of(words, bold=True), plot)]
        boxes = [text_box(px, py, words, bold=True) for px, py in places]
        best = best_place(boxes, lines, taken, plot.frame)
        taken.append(boxes[best])
        px, py = places[best]
        drawn += (
            f'<text x="{number(px)}" y="{number(py)}" fill="{INK}">'
            f'<tspan font-weight="700">{escape(told)}</tspan>{escape(f" {tail}" if tail else "")}</text>'
        )
    return drawn


def _worst_line(series: Series, metric: Metric) -> Iterator[Sequence[Point]]:
    worst = worst_site(series, metric)
    return (points for site, points in series.sites if worst is not None and site == worst[0])


def _of_judged(series: Series, plot: Plot) -> Iterator[Line]:
    """Return the straight lines that stand at the figure that counts."""
    if series.judged is None:
        return
    x, y = plot.at(series.judged)
    if series.interval is not None:
        low, high = (plot.values.at(value) for value in series.interval)
        yield x, low, x, high
    if series.pooled_since is not None:
        yield plot.days.at(series.pooled_since), y, x, y
    if series.forecast is not None:
        yield (x, y, *plot.at(series.forecast))


def _labelled(series: Series, phone: bool) -> Iterator[tuple[Point, str]]:
    if series.judged is not None:
        yield series.judged, ""
    if series.baseline is not None:
        yield series.baseline, "" if phone else "baseline"


def _places(x: float, y: float, width: float, plot: Plot) -> Iterator[tuple[float, float]]:
    """Return where the text of a point may begin: above, below, aside of that, beside it, farther off."""
    left = min(max(x - width / 2, plot.days.start + 1), plot.days.end + 4 - width)
    for dy in (-9.0, 19.0):
        yield left, y + dy
    for dy in (-9.0, 19.0):
        yield from ((max(x + 6 - width, plot.days.start + 1), y + dy), (x - 6, y + dy))
    yield x + 9, y + 4
    yield x - 9 - width, y + 4
    for dy in (-22.0, 32.0):
        yield left, y + dy
