"""Test runs of a criterion: the newest of each scenario in full, earlier and corrected ones as rows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeGuard

from markupsafe import Markup, escape

from pmo_design.engines.acceptance import Standing
from pmo_design.model import Criterion
from pmo_design.model.acceptance import AcceptanceScenario
from pmo_design.model.records import Recorded, Result, TestRun
from pmo_design.render.pages.criteria import in_time
from pmo_design.render.pages.elements import Fact
from pmo_design.render.pages.verdicts import state
from pmo_design.render.pages.view import View
from pmo_design.render.pages.wording import day, sentence
from pmo_design.render.verdicts import RESULT_MARKS, RESULT_WORDS

Run = Recorded[TestRun]


@dataclass(frozen=True, slots=True)
class LatestRun:
    """The newest run of a scenario, at one site where it was run at several."""

    state: Markup
    facts: Sequence[Fact]


@dataclass(frozen=True, slots=True)
class ScenarioRuns:
    """A scenario: what it says, how its newest runs came out, and the runs before."""

    title: str | None
    clauses: Sequence[Fact]
    latest: Sequence[LatestRun]
    earlier: Sequence[Sequence[Markup | str]]


def scenario_runs(view: View, part: Criterion, standing: Standing) -> list[ScenarioRuns]:
    """Return the scenarios of a criterion with their runs; runs of the whole stand with each, else alone."""
    runs = [*in_time(standing.runs)]
    gone = [each for each in standing.superseded if _is_run(each)]
    found = [
        _scenario(
            view,
            scenario.title,
            _clauses(view, scenario),
            _of(runs, scenario),
            _of(gone, scenario),
        )
        for scenario in part.scenarios
    ]
    known = {scenario.id for scenario in part.scenarios}
    others = [run for run in runs if run.record.scenario not in known and (run.record.scenario or not found)]
    if others:
        found.append(
            _scenario(view, None, (), others, [run for run in gone if run.record.scenario not in known])
        )
    return found


def result_state(result: Result) -> Markup:
    """Return the result of a run as a mark and a word."""
    return state(RESULT_MARKS[result], RESULT_WORDS[result])


def _of(runs: Iterable[Run], scenario: AcceptanceScenario) -> list[Run]:
    return [run for run in runs if run.record.scenario in (scenario.id, None)]


def _scenario(
    view: View, title: str | None, clauses: Sequence[Fact], runs: Sequence[Run], gone: Sequence[Run]
) -> ScenarioRuns:
    newest = {run.record.site: run for run in runs}
    latest = list(newest.values())
    earlier = [(run, False) for run in runs if run not in latest] + [(run, True) for run in gone]
    earlier.sort(key=lambda pair: pair[0].record.date, reverse=True)
    return ScenarioRuns(
        title,
        clauses,
        [LatestRun(result_state(run.record.result), [*_facts(view, run)]) for run in latest],
        [_row(view, run, struck) for run, struck in earlier],
    )


def _clauses(view: View, scenario: AcceptanceScenario) -> list[Fact]:
    """Return given, when and then, a row a clause."""
    found: list[Fact] = []
    for word, texts in (("Given", scenario.given), ("When", scenario.when), ("Then", scenario.then)):
        found += [(word if at == 0 else "and", view.text(text)) for at, text in enumerate(texts)]
    return found


def _facts(view: View, run: Run) -> Iterator[Fact]:
    record = run.record
    yield "Run", escape(f"{record.run}, {day(record.date)}")
    if record.site:
        yield "Site", view.ref(record.site)
    yield "Tester", escape(record.tester)
    told = (
        ("Where", record.environment),
        ("Expected", record.expected),
        ("Seen", record.actual),
        ("Defect", sentence(record.severity) if record.severity else None),
        ("Evidence", record.evidence),
        ("Note", record.note),
    )
    yield from ((label, escape(value)) for label, value in told if value)
    yield "Recorded in", Markup('<span class="history__place">{}</span>').format(run.place)


def _row(view: View, run: Run, struck: bool) -> Sequence[Markup | str]:
    record = run.record
    seen = escape(record.actual or "")
    if record.severity:
        seen += Markup('<span class="history__note">{} defect</span>').format(sentence(record.severity))
    if struck:
        seen = Markup('<del>{}</del><span class="history__note">Corrected by a later record</span>').format(
            seen
        )
    return (
        day(record.date),
        result_state(record.result),
        escape(record.run),
        view.ref(record.site),
        seen,
        escape(record.tester),
        Markup('<span class="history__place">{}</span>').format(run.place),
    )


def _is_run(each: Recorded[TestRun] | object) -> TypeGuard[Run]:
    return isinstance(each, Recorded) and isinstance(each.record, TestRun)
