"""How what the design promises stands, told wherever it is named: a mark, a word, the criteria behind it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import cast

from markupsafe import Markup, escape

from pmo_design.engines.acceptance import VERDICTS, Rollup, SiteStanding, Standing
from pmo_design.engines.acceptance.rollups import rollup
from pmo_design.model import Criterion
from pmo_design.render.pages.criteria import PRIORITY_WORDS, actual, figure, target
from pmo_design.render.pages.verdicts import VERDICT_WORDS, verdict_mark, verdict_state
from pmo_design.render.pages.view import View
from pmo_design.render.pages.wording import counted, day, sentence

NOT_VERIFIED = Markup('<span class="missing">not verified</span>')
_MOST_NAMED = 3


def rollup_of(view: View, address: str | None) -> Rollup | None:
    """Return what the criteria come to that show an element or a part of it to be as promised."""
    return view.site.acceptance.rollups.get(address) if address is not None else None


def together(view: View, criteria: Iterable[str]) -> Rollup | None:
    """Return what some criteria come to; None of none."""
    found = tuple(criteria)
    return rollup(found, view.site.acceptance.standings) if found else None


def standing_of(view: View, address: str) -> Markup:
    """Tell in a table's cell how something stands; nothing where no criterion verifies it."""
    return stands(view, rollup_of(view, address))


def stands(view: View, rollup: Rollup | None, limit: int = _MOST_NAMED) -> Markup:
    """Tell the worst verdict, how many criteria are met, and their numbers, worst first."""
    if rollup is None:
        return Markup("")
    tally = Markup(' <span class="tally">{}</span>').format(_tally(rollup))
    named = view.refs(worst_first(view, rollup.criteria), short=True, limit=limit)
    return Markup('<span class="stands">{}{}</span> {}').format(
        verdict_state(rollup.verdict), tally if len(rollup.criteria) > 1 else "", named
    )


def verdict_ref(view: View, criterion: str) -> Markup:
    """Name a criterion with its verdict's mark before it, which is read aloud as a word."""
    verdict = view.site.verdicts[criterion]
    return Markup('<span class="stands">{}{}</span>').format(
        verdict_mark(verdict, VERDICT_WORDS[verdict]), view.ref(criterion)
    )


def worst_first(view: View, criteria: Iterable[str]) -> list[str]:
    """Return criteria by their verdicts, worst first, those of one verdict in reading order."""
    return sorted(criteria, key=lambda each: (VERDICTS.index(view.site.verdicts[each]), view.order_of(each)))


def acceptance_facts(
    view: View, rollup: Rollup | None, url: str = "#criteria", matters: bool = False
) -> Iterator[tuple[str, Markup]]:
    """Tell at the head of a page how its element stands, with a link to the criteria.

    Where no criterion verifies it, that is said only where it matters.
    """
    if rollup is not None:
        words = "its only criterion" if len(rollup.criteria) == 1 else _tally(rollup)
        told = Markup('<span class="stands">{}</span> <a href="{}">{}</a>')
        yield "Acceptance", told.format(verdict_state(rollup.verdict), url, words)
    elif matters and view.design.criteria:
        yield "Acceptance", NOT_VERIFIED


def criteria_table(view: View, rollup: Rollup | None, site: str | None = None) -> dict[str, object] | None:
    """Return a short table of criteria, worst first, and what to say of it; None where there is none.

    At a site, a criterion that was judged there is told as it stands there.
    """
    if rollup is None:
        return None
    count = counted(len(rollup.criteria), "criterion", "criteria")
    standings = view.site.acceptance.standings
    rows = [(_at(standings[each], site), each) for each in worst_first(view, rollup.criteria)]
    rows.sort(key=lambda row: VERDICTS.index(row[0].verdict))
    return {
        "rows": [{"cells": _cells(view, address, standing)} for standing, address in rows],
        "meta": sentence(f"{count}, as of {day(view.site.acceptance.as_of)}"),
    }


def _tally(rollup: Rollup) -> str:
    words = f"{rollup.counts.get('met', 0)} of {len(rollup.criteria)}"
    return words if rollup.verdict == "met" else f"{words} met"


def _at(standing: Standing, site: str | None) -> Standing | SiteStanding:
    """Return how a criterion stands at a site where it was judged there; a waiver holds at every site."""
    found = next((each for each in standing.sites if each.site == site), None)
    if found is None:
        return standing
    return replace(found, verdict="waived") if standing.verdict == "waived" else found


def _cells(view: View, address: str, standing: Standing | SiteStanding) -> tuple[object, ...]:
    part = cast(Criterion, view.node(address).part)
    told = actual(standing, part.metric, part.shown_at) if isinstance(standing, Standing) else ""
    if isinstance(standing, SiteStanding) and part.metric is not None:
        told = figure(part.metric, standing.actual)
    return (
        escape(view.number(address) or ""),
        view.ref(address),
        verdict_state(standing.verdict),
        target(part.metric),
        told,
        PRIORITY_WORDS[part.priority],
        view.ref(part.owner),
    )
