"""The words of checklists and reports: targets, figures, days; as on the pages, with plain spaces."""

from datetime import date
from decimal import Decimal

from pmo_design.engines.acceptance import SiteStanding, Standing
from pmo_design.model.acceptance import Metric
from pmo_design.render.pages.criteria import actual, figure, target
from pmo_design.render.pages.wording import amount, day


def target_words(metric: Metric | None) -> str:
    """Write what has to be reached: `≤ 45 min`, or that scenarios tell it."""
    return plain(target(metric))


def figure_words(value: Decimal, unit: str) -> str:
    """Write a figure as it was recorded, with its unit."""
    return plain(amount(value, unit))


def actual_words(standing: Standing, there: SiteStanding | None, metric: Metric | None) -> str:
    """Write what was reached, as a whole or at a site; nothing where nothing counts."""
    if there is None:
        return plain(actual(standing, metric)) if standing.actual is not None or standing.runs else ""
    return plain(figure(metric, there.actual)) if metric is not None else ""


def day_words(value: date | None) -> str:
    """Write a day; nothing where there is none."""
    return plain(day(value)) if value is not None else ""


def plain(text: str) -> str:
    """Return a text with ordinary spaces in the place of those that do not break."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")
