"""The evidence register: every measurement and test run, in force or superseded, newest first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import cast

from markupsafe import Markup, escape

from pmo_design.engines.acceptance import Standing
from pmo_design.model import Criterion
from pmo_design.model.records import Measurement, Recorded, TestRun
from pmo_design.render.pages.criteria import figure
from pmo_design.render.pages.verdicts import state
from pmo_design.render.pages.view import Body, View
from pmo_design.render.pages.wording import counted, day, number_word, plural, sentence
from pmo_design.render.verdicts import RESULT_MARKS, RESULT_WORDS

MOST_SHOWN = 500
"""Records on the page; older ones are counted, and stand in the workspace's tables."""

_KINDS = {"measurement": "Measurement", "test-run": "Test run"}

Evidence = Recorded[Measurement] | Recorded[TestRun]


@dataclass(frozen=True, slots=True)
class Item:
    """One record of evidence, and the one that took its place."""

    criterion: str
    recorded: Evidence
    superseded: bool = False
    by: Evidence | None = None

    @property
    def kind(self) -> str:
        return "measurement" if isinstance(self.recorded.record, Measurement) else "test-run"

    @property
    def withdraws(self) -> bool:
        """Whether it takes back another record and puts nothing in its place."""
        record = self.recorded.record
        return isinstance(record, Measurement) and record.value is None

    @property
    def day(self) -> date:
        record = self.recorded.record
        return record.to if isinstance(record, Measurement) else record.date


def evidence_page(view: View) -> Body:
    """Show every record of evidence as of the day, the newest first; a correction beside what it corrects."""
    items = all_items(view)
    report = view.site.acceptance
    if not items:
        return Body(
            view.render(
                "nothing",
                title="No evidence is recorded yet",
                text="Measurements and test runs will stand here as they are recorded, the newest first, "
                "each with the place of its row.",
            )
        )
    shown = items[:MOST_SHOWN]
    content = view.render(
        "evidence",
        heading=evidence_finding(items),
        lead=_lead(view, items),
        day=day(report.as_of),
        rows=[_row(view, item) for item in shown],
        kinds=[
            {"value": kind, "label": label.lower() + "s", "count": count}
            for kind, label in _KINDS.items()
            if (count := sum(item.kind == kind for item in shown))
        ],
        results=_results(shown),
        criteria=_options(view, (item.criterion for item in shown), numbered=True),
        sites=_options(view, (item.recorded.record.site for item in shown if item.recorded.record.site)),
        left_out=_left_out(view, len(items) - len(shown)),
    )
    return Body(content)


def evidence_finding(items: Iterable[Item]) -> str:
    """Say how many measurements and test runs there are, and how many were corrected."""
    found = [*items]
    measured = sum(item.kind == "measurement" for item in found)
    tested = len(found) - measured
    told = [
        counted(count, noun) for count, noun in ((measured, "measurement"), (tested, "test run")) if count
    ]
    corrected = sum(item.superseded for item in found)
    ending = f", {counted(corrected, 'correction')} among them" if corrected else ""
    return sentence(" and ".join(told)) + ending


def all_items(view: View) -> list[Item]:
    """Return all records of evidence, the newest first; those of one day in the order of the criteria."""
    items = [item for standing in view.site.acceptance.standings.values() for item in items_of(standing)]
    return sorted(items, key=lambda item: item.day, reverse=True)


def items_of(standing: Standing) -> list[Item]:
    """Return the records of one criterion, the newest first; a correction before what it corrects."""
    in_force: tuple[Evidence, ...] = (*standing.history, *standing.withdrawals, *standing.runs)
    successors = {
        each.record.supersedes: each
        for each in (*in_force, *standing.superseded)
        if each.record.supersedes is not None
    }
    items = [
        *(Item(standing.criterion, each) for each in in_force),
        *(
            Item(standing.criterion, each, superseded=True, by=successors.get(each.key))
            for each in standing.superseded
        ),
    ]
    return sorted(items, key=lambda item: (-item.day.toordinal(), item.superseded))


def told_value(view: View, item: Item) -> Markup:
    """Tell what a record says: a figure with its n, or a result with what was seen."""
    record = item.recorded.record
    if isinstance(record, TestRun):
        return state(RESULT_MARKS[record.result], RESULT_WORDS[record.result])
    if record.value is None:
        return Markup('<span class="quiet">no figure</span>')
    metric = cast(Criterion, view.node(item.criterion).part).metric
    told = figure(metric, record.value) if metric is not None else f"{record.value}"
    of = Markup(' <span class="quiet">of {}</span>').format(f"{record.n:,}") if record.n is not None else ""
    return Markup("<strong>{}</strong>{}").format(told, of)


def told_day(item: Item) -> str:
    """Tell when a record was taken: a day, or the days of its period."""
    record = item.recorded.record
    if isinstance(record, Measurement) and record.from_ != record.to:
        begin = _begin(record.from_, record.to)
        to = "\u00a0to\u00a0" if begin.isdigit() else " to "
        return f"{begin}{to}{day(record.to)}"
    return day(item.day)


def _begin(begin: date, end: date) -> str:
    """Write a first day without what it shares with the last: `9`, `26 Oct`, `30 Dec 2026`."""
    parts = day(begin).split("\u00a0")
    shared = 3 if begin.year != end.year else 2 if begin.month != end.month else 1
    return "\u00a0".join(parts[:shared])


def told_source(view: View, item: Item) -> Markup:
    """Tell where a record comes from and who took it."""
    record = item.recorded.record
    if isinstance(record, TestRun):
        scenario = record.scenario.replace("-", " ") if record.scenario else ""
        told = ", ".join(filter(None, (record.run, scenario, record.environment)))
        return Markup("{}; {}").format(told, _who(view, record.tester))
    return Markup("{}; {}").format(record.source, _who(view, record.observer))


def place_of(item: Item) -> Markup:
    """Return the file and line of a record's row; the whole path is told to a pointer."""
    return Markup('<code class="place" title="{}">{}</code>').format(
        item.recorded.origin.path, item.recorded.place
    )


def _row(view: View, item: Item) -> dict[str, object]:
    record = item.recorded.record
    value, when = told_value(view, item), escape(told_day(item))
    source = told_source(view, item)
    if item.superseded:
        value, when = Markup("<s>{}</s>").format(value), Markup("<s>{}</s>").format(when)
        source = Markup("{}{}").format(_instead(view, item), source)
    elif record.supersedes:
        verb = "Withdraws" if item.withdraws else "Corrects"
        source = Markup("{} {}. {}").format(verb, record.supersedes, source)
    notes = (record.actual, record.note) if isinstance(record, TestRun) else (record.note,)
    for note in filter(None, notes):
        source = Markup('{} <span class="quiet">{}</span>').format(source, note)
    return {
        "data": {
            "criterion": item.criterion,
            "kind": item.kind,
            "site": record.site or "",
            "result": _result(item),
        },
        "cells": (
            when,
            view.number(item.criterion),
            view.ref(item.criterion),
            value,
            view.ref(record.site),
            source,
            place_of(item),
        ),
    }


def _instead(view: View, item: Item) -> Markup:
    if item.by is None:
        return Markup("Superseded. ")
    successor = Item(item.criterion, item.by)
    told = told_value(view, successor)
    return Markup("Superseded by {} in {}. ").format(told, place_of(successor))


def _result(item: Item) -> str:
    if item.superseded:
        return "superseded"
    record = item.recorded.record
    return record.result if isinstance(record, TestRun) else "figure"


def _results(items: Iterable[Item]) -> list[dict[str, object]]:
    found = [_result(item) for item in items]
    labels = {**RESULT_WORDS, "superseded": "Superseded"}
    return [
        {
            "value": value,
            "label": label.lower(),
            "count": found.count(value),
            "mark": state_mark(value),
        }
        for value, label in labels.items()
        if value in found
    ]


def state_mark(result: str) -> Markup:
    """Return the mark of a result; nothing for what has none."""
    kind = RESULT_MARKS.get(result)
    return Markup(str(state(kind, "")).replace("<span></span>", "")) if kind else Markup("")


def _options(view: View, addresses: Iterable[str], *, numbered: bool = False) -> list[dict[str, str]]:
    found = sorted(set(addresses), key=view.order_of)
    return [
        {
            "value": address,
            "label": f"{view.number(address)} {view.title(address)}" if numbered else view.title(address),
        }
        for address in found
    ]


def _who(view: View, told: str) -> Markup:
    return view.ref(told) if told in view.design else escape(told)


def _lead(view: View, items: list[Item]) -> str:
    report = view.site.acceptance
    covered = len({item.criterion for item in items if not item.superseded})
    newest = day(items[0].day)
    every = counted(len(report.standings), "criterion", "criteria")
    return (
        f"They tell of {number_word(covered)} of {every}; the newest is of {newest}."
        " Nothing is edited: a correction takes the place of a row, and both stay."
    )


def _left_out(view: View, count: int) -> str:
    report = view.site.acceptance
    told = []
    if count > 0:
        told.append(
            f"The {MOST_SHOWN} newest records are shown; {count:,} older"
            f" {plural(count, 'one stands', 'ones stand')} in the workspace’s tables alone."
        )
    if report.later and report.newest is not None:
        told.append(
            f"{report.later:,} {plural(report.later, 'record is', 'records are')} newer than"
            f" {day(report.as_of)}, up to {day(report.newest)}, and not counted."
        )
    return " ".join(told)


def newest_of(standing: Standing) -> Iterator[Item]:
    """Yield the newest record in force of a criterion, if there is one."""
    yield from [item for item in items_of(standing) if not item.superseded and not item.withdraws][:1]
