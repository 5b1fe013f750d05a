"""How a criterion is judged, as facts: what is measured, when it is met, what the verdict rests on."""

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from markupsafe import Markup, escape

from pmo_design.engines.acceptance import VERDICTS, SiteStanding, Standing
from pmo_design.model import Criterion
from pmo_design.model.acceptance import Metric
from pmo_design.model.scalars import show_minutes
from pmo_design.render.charts import budget_bar
from pmo_design.render.pages.criteria import due_text, figure, met_when, short_number
from pmo_design.render.pages.elements import Fact
from pmo_design.render.pages.verdicts import verdict_state
from pmo_design.render.pages.view import View
from pmo_design.render.pages.wording import amount, counted, day, sentence

_MOST_SITES = 2


def why(standing: Standing) -> Iterator[Fact]:
    """Tell why a criterion has its verdict, and what would change that."""
    yield "Why", escape(standing.reason)
    if standing.change:
        yield "Next", escape(standing.change)


def judged(view: View, part: Criterion, standing: Standing) -> Iterator[Fact]:
    """Tell what decides on the verdict of a criterion, and what it rests on now."""
    metric = part.metric
    if metric is None:
        yield "Judged by", escape("Its scenarios, run as tests" if part.scenarios else "Inspection")
    else:
        yield "Measure", view.text(metric.method or metric.name)
        yield "Met when", escape(_met_when(part, metric))
        yield "At risk", escape(sentence(_near(metric)))
        yield from _rests_on(standing, metric)
    yield from _held_by(view, standing, metric)
    if part.depends_on:
        yield "Depends on", _depends_on(view, part)
    if part.waiver is not None:
        yield "Waived", _waived(view, part)


def rules(view: View, part: Criterion, standing: Standing) -> Iterator[Fact]:
    """Tell the rest of what was agreed on: from where, how often, where, by whom."""
    metric = part.metric
    if metric is not None:
        if metric.baseline is not None:
            yield "Baseline", escape(_baseline(metric))
        if metric.stretch is not None:
            yield "Stretch", escape(amount(metric.stretch, metric.unit))
        yield from _told(view, ("Frequency", metric.frequency), ("Source", metric.source))
        if metric.expires is not None:
            yield (
                "Proves nothing",
                escape(f"Once the newest figure is older than {show_minutes(metric.expires)}"),
            )
    yield "Category", escape(sentence(part.category).replace("-", " "))
    if part.phase:
        yield "Gate", view.ref(part.phase)
    if standing.due is not None:
        yield "Due", escape(due_text(standing))
    if part.shown_at:
        yield "Shown at", view.refs(part.shown_at)
    if part.environment:
        yield "Environment", view.text(part.environment)
    if part.preconditions:
        yield "Before it is tested", Markup("; ").join(view.texts(part.preconditions))
    if part.approver:
        yield "Accepted by", view.ref(part.approver)


def interval_told(standing: Standing, metric: Metric) -> str:
    """Write where the true figure lies: `between 49 and 94 %, with 95 % confidence`; nothing if not known."""
    interval = standing.interval
    if interval is None:
        return ""
    digits = max(0, -int(metric.target.as_tuple().exponent))
    if interval.high - interval.low < 5 * 10**-digits:
        digits += 1
    grain = Decimal(1).scaleb(-digits)
    low = short_number(Decimal(repr(interval.low)).quantize(grain, ROUND_FLOOR))
    high = short_number(Decimal(repr(interval.high)).quantize(grain, ROUND_CEILING))
    return f"between {amount(low)} and {amount(high, metric.unit)}, with 95\u00a0% confidence"


def _met_when(part: Criterion, metric: Metric) -> str:
    told = met_when(metric)
    window = show_minutes(metric.window) if metric.window is not None else None
    if metric.statistic == "value":
        told += f", newest figure of {window}" if window else ", newest figure"
    else:
        told += f", all of {window} together" if window else ", newest period"
    if part.shown_at:
        told += (
            f", at {'every one of ' if len(part.shown_at) > 1 else ''}{counted(len(part.shown_at), 'site')}"
        )
    return sentence(told)


def _near(metric: Metric) -> str:
    """Say when a missed target is at risk only."""
    ways = []
    unit = metric.unit
    if metric.direction == "within":
        if metric.margin:
            ways.append(f"up to {amount(metric.margin, unit)} outside the band")
    elif metric.handover is not None:
        word = "up to" if metric.direction == "down" else "down to"
        ways.append(f"{word} {amount(metric.handover, unit)}, which will do at hand-over")
    if metric.direction != "within" and metric.margin:
        ways.append(f"within {amount(metric.margin, unit)} of the target")
    ways.append("the trend meets the target by the day due")
    return "; or ".join(ways)


def _rests_on(standing: Standing, metric: Metric) -> Iterator[Fact]:
    sample = f"{standing.sample:,}" if standing.sample is not None else "none told"
    needed = f", at least {metric.minimum_sample:,} needed" if metric.minimum_sample else ""
    if standing.figure is not None:
        yield "Measured by", escape(f"The toolkit: {standing.figure.title}")
    if standing.sample is not None or needed:
        yield "Sample", escape(f"{sample}{needed}")
    told = interval_told(standing, metric)
    if told:
        reach = "; it reaches past the target" if standing.thin else ""
        yield "True figure", escape(f"{sentence(told)}{reach}")
    budget = standing.budget
    if budget is not None:
        left = short_number(round(budget.remaining, 2))
        allowed = short_number(round(budget.allowed, 2))
        words = f"{amount(left)} left of {amount(allowed)}"
        if budget.rate is not None:
            words += f"; burn rate {short_number(round(budget.rate, 2))}"
        yield (
            "Error budget",
            Markup('<span class="beside">{} <span>{}</span></span>').format(budget_bar(standing), words),
        )


def _held_by(view: View, standing: Standing, metric: Metric | None) -> Iterator[Fact]:
    """Name the sites that keep it from being met, worst first, with what was noted there."""
    behind = [site for site in standing.sites if site.verdict not in ("met", "waived", "not-due")]
    if not behind or len(standing.sites) < 2 or standing.verdict == "met":
        return
    behind.sort(key=lambda site: VERDICTS.index(site.verdict))
    told = [_site_told(view, standing, site, metric) for site in behind[:_MOST_SITES]]
    if len(behind) > _MOST_SITES:
        told.append(Markup("{} more").format(len(behind) - _MOST_SITES))
    yield "Held back by", Markup("; ").join(told)


def _site_told(view: View, standing: Standing, site: SiteStanding, metric: Metric | None) -> Markup:
    if site.latest is None:
        return Markup("{}, nothing shown yet").format(view.ref(site.site))
    at = f" at {figure(metric, site.actual)}" if metric is not None and site.actual is not None else ""
    notes = [each.record.note for each in standing.history if each.record.site == site.site]
    note = notes[-1].removesuffix(".") if notes and notes[-1] else ""
    return Markup("{}{}{}").format(view.ref(site.site), at, f": {note}" if note else "")


def _depends_on(view: View, part: Criterion) -> Markup:
    standings = view.site.acceptance.standings
    lines = [
        Markup('<span class="beside">{} {}</span>').format(
            view.ref(each, view.number(each)), verdict_state(standings[each].verdict)
        )
        for each in part.depends_on
        if each in standings
    ]
    return Markup(" ").join(lines)


def _waived(view: View, part: Criterion) -> Markup:
    waiver = part.waiver
    if waiver is None:
        return Markup("")
    return Markup("By {} until {}: {}").format(
        view.ref(waiver.by), day(waiver.until), view.text(waiver.reason)
    )


def _baseline(metric: Metric) -> str:
    told = figure(metric, metric.baseline)
    if metric.baseline_date is not None:
        told += f", {day(metric.baseline_date)}"
    return f"{told}: {metric.baseline_source}" if metric.baseline_source else told


def _told(view: View, *facts: tuple[str, str | None]) -> Iterator[Fact]:
    return ((label, view.text(value)) for label, value in facts if value)
