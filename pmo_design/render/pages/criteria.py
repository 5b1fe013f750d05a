"""How a criterion is told in a few words: what it asks for, what stands against it, when it is due."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from decimal import Decimal
from math import floor

from pmo_design.engines.acceptance import Standing
from pmo_design.engines.acceptance.runs import deciding
from pmo_design.model.acceptance import Metric
from pmo_design.model.records import Recorded, TestRun
from pmo_design.render.pages.wording import amount, day

PRIORITY_WORDS = {"must": "Must", "should": "Should", "could": "Could", "wont": "Won’t"}
_SIGNS = {"up": "≥", "down": "≤"}
_HUGE = Decimal(10) ** 15
"""From here on figures are told as recorded."""
_WORDS = {"up": "at or above", "down": "at or under"}


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


def rounded(metric: Metric, value: Decimal) -> Decimal:
    """Round a figure to one digit more than its target has, and to as many as keep it on its side of a bound.

    A figure that misses its target is never shown as the target, nor one that is not nothing as nothing: as
    in the sentences of the engine.
    """
    bounds = [
        Decimal(0),
        *(each for each in (metric.target, metric.upper, metric.handover) if each is not None),
    ]
    authored = max(0, *(-int(bound.normalize().as_tuple().exponent) for bound in bounds))
    if abs(value) >= _HUGE:
        return value
    for digits in range(authored + 1, authored + 9):
        near = round(value, digits)
        if all((near > bound, near < bound) == (value > bound, value < bound) for bound in bounds):
            break
    return short_number(near)


def short_number(value: Decimal) -> Decimal:
    """Leave out what a number does not need: `52` for 52.0."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def figure(metric: Metric, value: Decimal | None) -> str:
    """Write a measured figure with its unit."""
    return amount(rounded(metric, value), metric.unit) if value is not None else ""


def actual(standing: Standing, metric: Metric | None, asked: Collection[str] = ()) -> str:
    """Write what stands against the target: a figure, `2 of 5 sites`, `3 of 4 passed`, `due Jun 2027`.

    `asked` are the sites that each have to show it; all that have a standing, if left out. An expired figure
    is told with its month.
    """
    sites = [site for site in standing.sites if not asked or site.site in asked]
    shown = sum(site.actual is not None or (metric is None and site.latest is not None) for site in sites)
    if standing.verdict == "insufficient" and 0 < shown < len(sites):
        return f"{shown} of {len(sites)} sites"
    if metric is not None and standing.actual is not None:
        when = standing.latest if standing.verdict == "expired" else None
        return figure(metric, standing.actual) + (f", {_month(when)}" if when else "")
    if standing.runs:
        latest = latest_runs(standing)
        passed = sum(run.record.result == "passed" for run in latest)
        return f"{passed} of {len(latest)} passed"
    if standing.verdict == "not-due" and standing.due is not None:
        return f"due {_month(standing.due)} {standing.due.year}"
    return "none yet"


def latest_runs(standing: Standing) -> tuple[Recorded[TestRun], ...]:
    """Return the run that counts for each scenario, and for each site that it was run at."""
    found: dict[tuple[str | None, str | None], list[Recorded[TestRun]]] = {}
    for run in in_time(standing.runs):
        found.setdefault((run.record.scenario, run.record.site), []).append(run)
    return tuple(_deciding(runs) for runs in found.values())


def _deciding(runs: Sequence[Recorded[TestRun]]) -> Recorded[TestRun]:
    record = deciding([run.record for run in runs])
    return next(run for run in reversed(runs) if run.record == record)


def in_time(runs: Iterable[Recorded[TestRun]]) -> list[Recorded[TestRun]]:
    """Return runs in order of time, those of one day as they were written down."""
    return sorted(runs, key=lambda run: (run.record.date, run.record.recorded or run.record.date))


def met_when(metric: Metric) -> str:
    """Write a target as a phrase: `at or under 45 min`."""
    if metric.direction == "within" and metric.upper is not None:
        return f"between {amount(metric.target)} and {amount(metric.upper, metric.unit)}"
    return f"{_WORDS.get(metric.direction, 'at')} {amount(metric.target, metric.unit)}"


def due_text(standing: Standing) -> str:
    """Write when a criterion is due; nothing where no day is set."""
    return day(standing.due) if standing.due is not None else ""


def attained_per_cent(attainment: Decimal) -> int:
    """Return how much of the way to the target is gone, in whole per cent, rounded down.

    So a way that is not gone to its end is never told as gone.
    """
    return floor(attainment * 100)


def _month(when: date) -> str:
    return day(when).split("\u00a0")[1]
