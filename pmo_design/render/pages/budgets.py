"""Error budgets of service levels: what may go wrong, what went wrong, and how fast the rest is spent."""

from decimal import Decimal
from typing import cast

from pmo_design.engines.acceptance import Budget, Standing
from pmo_design.model import Criterion
from pmo_design.render.charts import budget_bar
from pmo_design.render.pages.criteria import target
from pmo_design.render.pages.verdicts import verdict_state
from pmo_design.render.pages.view import View
from pmo_design.render.pages.wording import amount, counted


def budget_rows(view: View) -> list[dict[str, object]]:
    """Return a row for each service level that was measured, the fastest spent first."""
    levels = [each for each in view.site.acceptance.standings.values() if each.budget is not None]
    levels.sort(key=lambda each: (-_share(cast(Budget, each.budget)), view.order_of(each.criterion)))
    return [_row(view, each, cast(Budget, each.budget)) for each in levels]


def burn_words(budget: Budget) -> str:
    """Say how fast a budget is spent: at once its pace it lasts just to the end of the window."""
    if not budget.allowed:
        return "Nothing may go wrong"
    if budget.rate is None:
        return "Nothing was counted"
    if not budget.spent:
        return "Nothing is spent"
    word = "All spent" if budget.remaining < 0 else "Too fast" if budget.rate > 1 else "Lasts"
    told = f"{word}, at {_times(budget.rate)} its pace"
    if budget.recent_rate is None or budget.recent_days is None:
        return told
    return f"{told}; {_times(budget.recent_rate)} over the last {counted(budget.recent_days, 'day')}"


def figure_of(value: Decimal) -> str:
    """Write a part of a budget with at most one digit behind the point; overspent is negative."""
    rounded = round(value, 1)
    short = rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded
    return amount(short).replace("-", "\u2212")


def _row(view: View, standing: Standing, budget: Budget) -> dict[str, object]:
    part = cast(Criterion, view.node(standing.criterion).part)
    return {
        "cells": (
            view.number(standing.criterion),
            view.ref(standing.criterion),
            verdict_state(standing.verdict),
            target(part.metric),
            figure_of(budget.allowed),
            figure_of(budget.spent),
            figure_of(budget.remaining),
            budget_bar(standing),
            burn_words(budget),
        )
    }


def _share(budget: Budget) -> Decimal:
    if not budget.allowed:
        return Decimal("Infinity") if budget.spent else Decimal(0)
    return budget.spent / budget.allowed


def _times(rate: Decimal) -> str:
    rounded = round(rate, 1) if rate >= 1 else round(rate, 2)
    return f"{rounded.normalize():f} times"
