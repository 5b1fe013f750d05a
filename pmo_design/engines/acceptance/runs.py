"""Judge a criterion by its test runs: the newest one in force of each scenario, at each site."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from pmo_design.engines.acceptance.finding import Finding
from pmo_design.engines.acceptance.history import written_on
from pmo_design.engines.acceptance.report import Verdict
from pmo_design.engines.acceptance.wording import counted, listed
from pmo_design.model.acceptance import AcceptanceScenario, Criterion
from pmo_design.model.records import Recorded, TestRun

Runs = Sequence[Recorded[TestRun]]
Latest = dict[tuple[str | None, str | None], TestRun]

_NUMBER = re.compile("[0-9]{1,18}")


def by_runs(criterion: Criterion, runs: Runs, by_due: str = "", whole: bool = True) -> Finding:
    """Judge the runs of a criterion, in order of time and not empty.

    A run without a scenario tried the criterion as a whole: it counts for each scenario that has not been
    tried later. Where runs name sites, the newest of each site counts. One that failed makes it `not-met`,
    unless the defect is minor; else one that was blocked or not run, or a scenario that was never tried,
    makes it `insufficient`; else minor defects make it `at-risk`. A criterion with a metric does not ask
    for a run of every scenario: for it, runs can only make things worse. Nor does a site at which it does not
    have to be shown, where `whole` is false: it is told what was seen there.
    """
    latest = newest_runs(criterion, runs)
    newest = max(each.record.date for each in runs)
    failed = {key: run for key, run in latest.items() if run.result == "failed"}
    grave = {key: run for key, run in failed.items() if run.severity != "minor"}
    if grave:
        return _failed(criterion, "not-met", grave, newest, by_due)
    open_ = [key for key, run in latest.items() if run.result in ("blocked", "not-run")]
    tried = {scenario for scenario, _ in latest}
    asked = asked_for(criterion) if whole and criterion.metric is None else ()
    untried = [each for each in asked if each not in tried]
    if open_ or untried:
        return _insufficient(criterion, latest, open_, untried, newest, by_due)
    if failed:
        return _failed(criterion, "at-risk", failed, newest, by_due)
    return Finding("met", _passed(criterion, latest), latest=newest, current=True)


def newest_runs(criterion: Criterion, runs: Runs) -> Latest:
    """Return the run that counts for each scenario and site, in the order of scenarios.

    It is the newest; of those of one day that were written down on one day, runs whose names differ by a
    number alone follow one another (`Round 1`, `Round 2`), and of others the worst counts: nothing tells
    which of them was the last.
    """
    found: dict[tuple[str | None, str | None], list[TestRun]] = {}
    scenarios = asked_for(criterion)
    for each in runs:
        run = each.record
        for scenario in scenarios if run.scenario is None else (run.scenario,):
            found.setdefault((scenario, run.site), []).append(run)
    order = {scenario: at for at, scenario in enumerate(scenarios)}
    keys = sorted(found, key=lambda key: (order.get(key[0], len(order)), key[0] or "", key[1] or ""))
    return {key: deciding(found[key]) for key in keys}


def deciding(runs: Sequence[TestRun]) -> TestRun:
    """Return the run that counts of one scenario and site: the newest, of those as new the worst."""
    return min(_newest(runs), key=_goodness)


def _newest(runs: Sequence[TestRun]) -> Iterable[TestRun]:
    """Return the newest runs: one, unless several of one day have names of their own."""
    last = max((run.date, written_on(run)) for run in runs)
    of_day = [run for run in runs if (run.date, written_on(run)) == last]
    newest: dict[str, list[TestRun]] = {}
    for run in of_day:
        alike = newest.setdefault(_NUMBER.sub("#", run.run.casefold()), [])
        if alike and _numbers(run) > _numbers(alike[0]):
            alike.clear()
        if not alike or _numbers(run) == _numbers(alike[0]):
            alike.append(run)
    return [run for alike in newest.values() for run in alike]


def _numbers(run: TestRun) -> list[int]:
    return [int(number) for number in _NUMBER.findall(run.run)]


def _goodness(run: TestRun) -> int:
    """Return how good a result is for a verdict, 0 for the worst: a grave defect."""
    if run.result == "failed":
        return 2 if run.severity == "minor" else 0
    return 3 if run.result == "passed" else 1


def asked_for(criterion: Criterion) -> tuple[str | None, ...]:
    """Return the ids of a criterion's scenarios; None stands for one without, and for none at all."""
    return tuple(dict.fromkeys(scenario.id for scenario in criterion.scenarios)) or (None,)


def scenario_title(criterion: Criterion, id_: str | None) -> str:
    """Return what a scenario is called in a sentence."""
    found: AcceptanceScenario | None = next((s for s in criterion.scenarios if s.id == id_), None)
    name = (found.title if found is not None else None) or id_
    return f"“{name}”" if name else "the test"


def _failed(criterion: Criterion, verdict: Verdict, failed: Latest, newest: date, by_due: str) -> Finding:
    ids = list(dict.fromkeys(scenario for scenario, _ in failed))
    minor = ", with minor defects alone" if verdict == "at-risk" else ""
    return Finding(
        verdict,
        f"{_of_scenarios(criterion, ids)} failed{minor}.",
        f"A run of {listed(scenario_title(criterion, id_) for id_ in ids)} that passes{by_due}.",
        latest=newest,
        current=True,
    )


def _insufficient(
    criterion: Criterion,
    latest: Latest,
    open_: Sequence[tuple[str | None, str | None]],
    untried: Sequence[str | None],
    newest: date,
    by_due: str,
) -> Finding:
    blocked = list(dict.fromkeys(key[0] for key in open_ if latest[key].result == "blocked"))
    waiting = [*dict.fromkeys(key[0] for key in open_ if latest[key].result == "not-run"), *untried]
    told = []
    if blocked:
        told.append(f"{_of_scenarios(criterion, blocked)} {'was' if len(blocked) == 1 else 'were'} blocked")
    if waiting:
        told.append(f"{_of_scenarios(criterion, waiting)} {'was' if len(waiting) == 1 else 'were'} not run")
    wanted = dict.fromkeys([*blocked, *waiting])
    return Finding(
        "insufficient",
        f"{'; '.join(told)}.",
        f"A run of {listed(scenario_title(criterion, each) for each in wanted)}{by_due}.",
        latest=newest,
        current=True,
    )


def _passed(criterion: Criterion, latest: Latest) -> str:
    sites = {site for _, site in latest if site is not None}
    where = f" at {counted(len(sites), 'site')}" if sites else ""
    scenarios = {scenario for scenario, _ in latest}
    if len(scenarios) > 1:
        return f"All {len(scenarios)} scenarios passed{where}."
    return f"{_sentence(scenario_title(criterion, next(iter(scenarios))))} passed{where}."


def _of_scenarios(criterion: Criterion, ids: Iterable[str | None]) -> str:
    return _sentence(listed(scenario_title(criterion, id_) for id_ in dict.fromkeys(ids)))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
