"""How verdicts are made, in plain words, each rule with an example of this workspace."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import cast

from markupsafe import Markup, escape

from pmo_design.engines.acceptance import Rollup, Standing, Verdict
from pmo_design.model import Criterion
from pmo_design.model.acceptance import Metric
from pmo_design.render.pages.budgets import burn_words, figure_of
from pmo_design.render.pages.criteria import attained_per_cent, figure, met_when
from pmo_design.render.pages.gate_words import gate_finding
from pmo_design.render.pages.gates import current_gate
from pmo_design.render.pages.register import gate_link
from pmo_design.render.pages.tallies import tally
from pmo_design.render.pages.verdicts import VERDICT_WORDS, verdict_state
from pmo_design.render.pages.view import Body, View
from pmo_design.render.pages.wording import amount, counted, day, number_word, sentence

RULES: Mapping[Verdict, str] = {
    "waived": "Somebody who may do so has excused it, with a reason, until a day that has not gone by.",
    "not-due": "Nothing was recorded, and its phase has not begun; without a phase, its day has not come.",
    "insufficient": "Nothing was recorded, or too few cases, or nothing within the window, or not yet at "
    "every site or for every scenario.",
    "expired": "There is evidence, and the newest is older than the criterion lets it be.",
    "not-met": "The figure misses the target by more than the margin allows, or a scenario failed.",
    "at-risk": "The target is missed, but the figure is within its margin or its hand-over level, or the "
    "trend reaches the target by the day it is due; or a scenario failed with a minor defect.",
    "met": "The figure reaches the target with enough cases behind it, or every scenario passed.",
}
"""Each verdict's rule, in the order in which they are tried; the first that fits counts."""

_ATTAINMENT = (
    "The share of the way from the baseline to the target that is gone, in whole per cent, rounded down. It"
    " has no value where there is no baseline, or where the target is where one began."
)
_CONFIDENCE = (
    "A share or a mean of few cases may be luck. The interval says where the true figure lies with 95 %"
    " confidence (Wilson’s for shares, Student’s t for means). A criterion may be met while it still reaches"
    " past the target; then the evidence is thin, and its row says so."
)
_SERVICE_LEVEL = (
    "What may go wrong over the window is its error budget: what the target leaves of it. At a pace of 1 it"
    " lasts just to the window’s end; at 14.4, an hour spends 2 % of a budget of 30 days."
)
_ROLLUP = (
    "Whatever criteria show to be true has the worst of their verdicts, told with the counts. There is no"
    " average, because an average hides a must."
)
_GATE = (
    "A gate is shut while one must is not met, expired, without enough evidence or not due yet. A must at"
    " risk is a condition; should and could are told, and do not shut it."
)


def verdicts_page(view: View) -> Body:
    """Explain verdicts, attainment, intervals, service levels, roll-up and gates."""
    standings = [*view.site.acceptance.standings.values()]
    content = view.render(
        "verdicts",
        rows=list(_rule_rows(view)),
        day=day(view.site.acceptance.as_of),
        explained=[
            {"cells": (name, rule, example)}
            for name, rule, example in (
                ("Attainment", _ATTAINMENT, _attainment(view, standings)),
                ("Confidence", _CONFIDENCE, _interval(view, standings)),
                ("Service level", _SERVICE_LEVEL, _level(view, standings)),
                ("Roll-up", _ROLLUP, _rollup(view)),
                ("Gate", _GATE, _gate(view)),
            )
        ],
    )
    return Body(content)


def verdict_words(view: View) -> Body:
    """Show the verdicts with their rules, inside another page."""
    return Body(view.render("verdict_words", rows=list(_rule_rows(view))))


def _rule_rows(view: View) -> Iterator[dict[str, object]]:
    standings = view.site.acceptance.standings
    for at, (verdict, rule) in enumerate(RULES.items(), start=1):
        found = next((each for each in standings.values() if each.verdict == verdict), None)
        yield {"cells": (str(at), verdict_state(verdict), rule, _example(view, found))}


def _example(view: View, standing: Standing | None) -> Markup:
    if standing is None:
        return Markup('<span class="quiet">None on this day</span>')
    return Markup('{} {}<br><span class="quiet">{}</span>').format(
        view.short(standing.criterion), view.title(standing.criterion), standing.reason
    )


def _metric(view: View, standing: Standing) -> Metric | None:
    return cast(Criterion, view.node(standing.criterion).part).metric


def _named(view: View, standing: Standing) -> Markup:
    return Markup("{} {}").format(view.short(standing.criterion), view.title(standing.criterion))


def _attainment(view: View, standings: list[Standing]) -> Markup:
    """Work out an attainment as a reader would on paper; an example from the books where there is none."""
    for standing in sorted(standings, key=lambda each: each.verdict != "at-risk"):
        metric = _metric(view, standing)
        if metric is None or metric.baseline is None:
            continue
        if standing.actual is None or standing.attainment is None:
            continue
        way = metric.target - metric.baseline
        gone = (standing.actual - metric.baseline) * (1 if way > 0 else -1)
        return Markup("{}: from {} to {} is a way of {}; at {}, {} of it are gone. {} ÷ {} = {} %.").format(
            _named(view, standing),
            amount(metric.baseline, metric.unit),
            amount(metric.target, metric.unit),
            _plain(abs(way)),
            figure(metric, standing.actual),
            _plain(gone),
            _plain(gone),
            _plain(abs(way)),
            f"{attained_per_cent(standing.attainment):,}",
        )
    return escape(
        "For example, from 20 days to 10 is a way of 10; at 12 days, 8 of it are gone: 80 %, and not met."
    )


def _interval(view: View, standings: list[Standing]) -> Markup:
    for standing in sorted(standings, key=lambda each: not each.thin):
        metric = _metric(view, standing)
        if metric is None or standing.interval is None or standing.actual is None:
            continue
        thin = " It is met on thin evidence: the interval reaches past the target." if standing.thin else ""
        return Markup(
            "{}: {} of {} cases; with 95 % confidence the true figure lies from {} to {}.{}"
        ).format(
            _named(view, standing),
            figure(metric, standing.actual),
            f"{standing.sample or 0:,}",
            figure(metric, Decimal(standing.interval.low)),
            figure(metric, Decimal(standing.interval.high)),
            thin,
        )
    return escape("For example, 8 successes in 10 tries are 80 %; the true share lies from 49.0 % to 94.3 %.")


def _level(view: View, standings: list[Standing]) -> Markup:
    for standing in standings:
        metric, budget = _metric(view, standing), standing.budget
        if metric is None or budget is None:
            continue
        return Markup("{}: {} leaves {} of {}; {} are spent, {} are left. {}.").format(
            _named(view, standing),
            sentence(met_when(metric)),
            figure_of(budget.allowed),
            f"{standing.sample or 0:,}",
            figure_of(budget.spent),
            figure_of(budget.remaining),
            burn_words(budget),
        )
    return escape("For example, 99.9 % over 30 days leaves 43.2 minutes in which the service may be down.")


def _rollup(view: View) -> Markup:
    rollups: Mapping[str, Rollup] = view.site.acceptance.rollups
    mixed = sorted(
        (
            (address, rollup)
            for address, rollup in rollups.items()
            if address in view.design and 1 < len(rollup.criteria) < 12 and len(rollup.counts) > 1
        ),
        key=lambda pair: (-len(pair[1].counts), view.order_of(pair[0])),
    )
    if not mixed:
        return Markup("")
    address, rollup = mixed[0]
    return Markup("{} is shown by {}: {}. The worst counts: {}.").format(
        view.ref(address),
        counted(len(rollup.criteria), "criterion", "criteria"),
        tally(rollup.counts),
        VERDICT_WORDS[rollup.verdict].lower(),
    )


def _gate(view: View) -> Markup:
    gate = current_gate(view.site.gates)
    if gate is None:
        return Markup("")
    blockers = gate.told.blockers if gate.told is not None else ()
    told = f" {sentence(number_word(len(blockers)))} of its musts keep it shut." if blockers else ""
    return Markup("{}: {}.{}").format(gate_link(view, gate), gate_finding(gate), told)


def _plain(value: Decimal) -> str:
    short = round(value, 4).normalize()
    return f"{short:f}".replace("-", "\u2212")
