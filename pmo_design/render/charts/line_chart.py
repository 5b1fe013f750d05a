"""Draw figures over time against what they are held to: bands, lines, marks, labels that do not collide."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from markupsafe import Markup, escape

from pmo_design.engines.acceptance import Verdict
from pmo_design.model.acceptance import Metric
from pmo_design.render.charts.axes import (
    Days,
    Scale,
    day_ticks,
    round_ticks,
    tick_texts,
    time_axis,
    value_axis,
)
from pmo_design.render.charts.drawing import (
    INK,
    INK_2,
    INK_3,
    LINE,
    LINE_HEIGHT,
    MET,
    MET_SOFT,
    PAPER,
    RISK,
    RISK_SOFT,
    colour_of,
    number,
    svg,
    width_of,
)
from pmo_design.render.charts.labels import (
    GAP,
    EndLabel,
    end_labels,
    room_for,
)
from pmo_design.render.charts.moments import Moment, draw_moments, place_moments
from pmo_design.render.charts.plot import Plot
from pmo_design.render.charts.point_labels import point_labels
from pmo_design.render.charts.series import Point, Series, worst_site
from pmo_design.render.pages.criteria import figure, rounded, short_number
from pmo_design.render.pages.wording import amount, day

_WIDE, _PHONE = 600, 350
_BASE = 232.0
"""Where the axis of time stands."""
_STRIP, _BELOW_STRIP = 2.0, 40.0
"""Top of the names of phases; top of the figures."""
_MARK_ROOM = 7.0
"""Pixels that a figure needs to get a mark of its own."""
_SIGNS = {"up": "≥ ", "down": "≤ "}


def draw_history(
    series: Series,
    metric: Metric,
    verdict: Verdict,
    moments: Sequence[Moment],
    name_of: Callable[[str], str],
    said: str,
    phone: bool,
) -> Markup:
    """Draw a criterion's figures over time, for a width of 600 or, on a phone, of 350."""
    width = _PHONE if phone else _WIDE
    ticks, values = _value_scale(series)
    left = max(width_of(label) for label in tick_texts(ticks)) + 9
    ends = [*_ends(series, metric, name_of, phone)]
    right = width - room_for((end.words for end in ends), width * 0.3)
    plot = Plot(Days(series.first, series.last, left, right), values, width)
    placed = place_moments(moments, plot.days, width)
    days = day_ticks(plot.days)
    upright = [(each.x, _STRIP, each.x, _BASE) for each in placed]
    drawn = (
        _bands(series, plot),
        value_axis(values, ticks, left, right, _BASE),
        draw_moments(placed, _STRIP, _BASE),
        _bounds(series, plot),
        time_axis(plot.days, _BASE, days),
        _lines(series, plot, metric),
        _corrected(series, plot),
        _judged(series, plot, colour_of(verdict)),
        point_labels(series, plot, metric, upright, phone),
        end_labels([_placed(end, plot) for end in ends], right + GAP, width, _BELOW_STRIP, _BASE),
    )
    height = _BASE + 26 + (LINE_HEIGHT if any(tick.below for tick in days) else 0)
    return svg(width, int(height), "".join(drawn), said, kind="chart chart--history")


@dataclass(frozen=True, slots=True)
class _End:
    """What is to be written at the right of a chart, and the figure that it tells of."""

    words: str
    value: float
    fill: str
    bold: bool = False
    rank: int = 0
    of: Point | None = None


def _value_scale(series: Series) -> tuple[tuple[Decimal, ...], Scale]:
    """Choose the figures that a chart spans: from zero where that costs little, up to the largest."""
    figures = series.figures()
    low, high = min(figures), max(figures)
    if 0 <= low <= high / 2:
        low = 0.0
    ticks = round_ticks(low, high)
    step = float(ticks[1] - ticks[0])
    if len(ticks) > 3 and float(ticks[-1]) - high > 0.25 * step:
        ticks = ticks[:-1]
    return ticks, Scale(float(ticks[0]), max(high, float(ticks[-1])), _BASE, _BELOW_STRIP)


def _ends(series: Series, metric: Metric, name_of: Callable[[str], str], phone: bool) -> Iterator[_End]:
    bounds = series.bounds
    if bounds.stretch is not None and metric.stretch is not None:
        yield _End(_named("Stretch", "", metric.stretch, phone), bounds.stretch, MET)
    if bounds.tolerance is not None:
        yield _End(
            _named("Tolerance", "", Decimal(repr(bounds.tolerance)), phone), bounds.tolerance, RISK, rank=1
        )
    if len(bounds.targets) == 2 and metric.upper is not None:
        yield _End(_named("Target", "≤ ", metric.upper, phone), bounds.targets[1], MET, True, 3)
        yield _End(_named("Target", "≥ ", metric.target, phone), bounds.targets[0], MET, True, 3)
    else:
        sign = _SIGNS.get(metric.direction, "")
        yield _End(_named("Target", sign, metric.target, phone), bounds.targets[0], MET, True, 3)
    worst = worst_site(series, metric)
    if worst is not None:
        site, point = worst
        told = amount(rounded(metric, Decimal(repr(point.value))))
        yield _End(f"{name_of(site)} {told}", point.value, INK, rank=2, of=point)


def _named(name: str, sign: str, value: Decimal, phone: bool) -> str:
    told = f"{sign}{amount(short_number(value))}".replace(" ", "\u00a0")
    return told if phone else f"{name} {told}"


def _placed(end: _End, plot: Plot) -> EndLabel:
    x = plot.days.at(end.of.day) if end.of is not None else plot.days.end
    return EndLabel(x, plot.values.at(end.value), end.words, end.fill, end.bold, end.rank)


def _bands(series: Series, plot: Plot) -> str:
    """Draw where the target is met, and where it nearly is, as soft bands."""
    low, high = series.bounds.good
    good = (plot.values.low if low is None else low, plot.values.high if high is None else high)
    bands = [(good, MET_SOFT), *((near, RISK_SOFT) for near in series.bounds.near)]
    drawn = ""
    for (least, most), fill in bands:
        top, bottom = plot.values.at(most), plot.values.at(least)
        if bottom - top > 0.05:
            drawn += (
                f'<path d="M{number(plot.days.start)} {number(top)}H{number(plot.days.end)}'
                f'V{number(bottom)}H{number(plot.days.start)}Z" fill="{fill}"/>'
            )
    return drawn


def _bounds(series: Series, plot: Plot) -> str:
    """Draw the target as a line, two of a band, and what is worth striving for as a dotted one."""

    def level(value: float) -> str:
        return f"M{number(plot.days.start)} {number(plot.values.at(value))}H{number(plot.days.end)}"

    drawn = ""
    if series.bounds.stretch is not None:
        path = level(series.bounds.stretch)
        drawn += f'<path d="{path}" stroke="{MET}" stroke-dasharray="1 3" stroke-linecap="round"/>'
    path = "".join(level(value) for value in series.bounds.targets)
    return f'{drawn}<path d="{path}" fill="none" stroke="{MET}" stroke-width="1.6"/>'


def _lines(series: Series, plot: Plot, metric: Metric) -> str:
    """Draw what was measured: sites thin, the worst of them darker; the whole in ink, dotted over gaps."""
    worst = worst_site(series, metric)
    drawn = ""
    for site, points in series.sites:
        stroke = INK_2 if worst is not None and site == worst[0] else LINE
        drawn += f'<path d="{plot.line(points)}" fill="none" stroke="{stroke}"/>' if len(points) > 1 else ""
        x, y = plot.at(points[-1])
        drawn += f'<circle cx="{number(x)}" cy="{number(y)}" r="1.8" fill="{stroke}"/>'
    solid, dotted = "", ""
    for before, after in pairwise(series.whole):
        if after.day in series.gaps:
            dotted += plot.line((before, after))
        else:
            solid += plot.line((before, after))
    if series.baseline is not None and series.whole and series.baseline.day < series.whole[0].day:
        dotted += plot.line((series.baseline, series.whole[0]))
    if not series.whole:
        level = series.baseline.value if series.baseline is not None else _middle(plot)
        dotted += plot.line((Point(series.first, level), Point(series.last, level)))
    elif series.silent_until is not None:
        last = series.whole[-1]
        dotted += plot.line((last, Point(series.silent_until, last.value)))
    if dotted:
        drawn += (
            f'<path d="{dotted}" fill="none" stroke="{INK_3}" stroke-width="1.4" stroke-dasharray="0.1 4"'
            ' stroke-linecap="round"/>'
        )
    if solid:
        drawn += f'<path d="{solid}" fill="none" stroke="{INK}" stroke-width="1.8" stroke-linejoin="round"/>'
    if series.forecast is not None and series.judged is not None:
        path = plot.line((series.judged, series.forecast))
        drawn += f'<path d="{path}" fill="none" stroke="{INK_2}" stroke-width="1.4" stroke-dasharray="4 3"/>'
    return drawn + _marks(series, plot, metric)


def _middle(plot: Plot) -> float:
    return (plot.values.low + plot.values.high) / 2


def _marks(series: Series, plot: Plot, metric: Metric) -> str:
    """Draw a hollow mark a figure, as long as there is room for them; each tells its day and figure."""
    shown = [*([series.baseline] if series.baseline is not None else []), *series.whole]
    room = (plot.days.end - plot.days.start) / max(len(series.whole), 1)
    if room < _MARK_ROOM:
        shown = shown[:1]
    drawn = ""
    for point in dict.fromkeys(shown):
        x, y = plot.at(point)
        said = f"{day(point.day)}: {figure(metric, Decimal(repr(point.value)))}"
        drawn += f'<circle cx="{number(x)}" cy="{number(y)}" r="2.5"><title>{escape(said)}</title></circle>'
    return f'<g fill="{PAPER}" stroke="{INK}" stroke-width="1.4">{drawn}</g>' if drawn else ""


def _corrected(series: Series, plot: Plot) -> str:
    """Draw what a later record corrects: hollow, struck through."""
    drawn = ""
    for point in series.corrected:
        x, y = plot.at(point)
        drawn += (
            f'<circle cx="{number(x)}" cy="{number(y)}" r="3"/>'
            f'<path d="M{number(x - 6)} {number(y + 6)}L{number(x + 6)} {number(y - 6)}"/>'
        )
    return f'<g fill="{PAPER}" stroke="{INK_3}" stroke-width="1.3">{drawn}</g>' if drawn else ""


def _judged(series: Series, plot: Plot, colour: str) -> str:
    """Draw the figure that counts in its verdict's colour, how far it may be off, and of which days it is."""
    if series.judged is None:
        return ""
    x, y = plot.at(series.judged)
    drawn = ""
    if series.interval is not None:
        low, high = (plot.values.at(value) for value in series.interval)
        caps = f"M{number(x - 4)} {number(low)}h8M{number(x - 4)} {number(high)}h8"
        drawn += (
            f'<path d="{caps}M{number(x)} {number(low)}V{number(high)}" stroke="{INK_2}" stroke-width="1.2"/>'
        )
    if series.pooled_since is not None:
        start = plot.days.at(series.pooled_since)
        drawn += (
            f'<path d="M{number(start)} {number(y - 4)}v8M{number(start)} {number(y)}H{number(x)}"'
            f' stroke="{colour}" stroke-width="1.6"/>'
        )
    return f'{drawn}<circle cx="{number(x)}" cy="{number(y)}" r="4.5" fill="{colour}"/>'
