"""A checklist as Markdown: a task list, which code hosts show with boxes."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from pmo_design.engines.acceptance import VERDICTS, Verdict
from pmo_design.render.checklists.rows import Checklist, ChecklistRow, Group
from pmo_design.render.checklists.words import day_words
from pmo_design.render.pages.wording import plural
from pmo_design.render.verdicts import VERDICT_WORDS

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&#])")
_LIST_START = re.compile(r"^([-+=]|\d+[.)])")


def to_md(checklist: Checklist) -> bytes:
    """Write a task a criterion, ticked where it is met; below it a task a scenario, a figure, a site."""
    report = checklist.report
    lines = [
        f"# {_text(checklist.title)}",
        "",
        f"As of {day_words(report.as_of)}. {_counts(checklist, checklist.rows)} "
        "A box is ticked where the criterion is met, the scenario has passed, the figure reaches its target.",
    ]
    for group in checklist.groups:
        counts = _counts(checklist, group.rows)
        lines += ["", f"## {_text(group.title)}", "", counts, "", *_tasks(checklist, group)]
    return ("\n".join(lines) + "\n").encode()


def _standing(checklist: Checklist, rows: Sequence[ChecklistRow]) -> tuple[Verdict, str, str]:
    """Return how a criterion stands, why, and what would change it; in a list by site, at the site."""
    if checklist.selection.by == "site":
        worst = min(rows, key=lambda row: VERDICTS.index(row.verdict))
        return worst.verdict, worst.reason, worst.change
    standing = checklist.report.standings[rows[0].criterion]
    return standing.verdict, standing.reason, standing.change


def _counts(checklist: Checklist, rows: Iterable[ChecklistRow]) -> str:
    by_criterion: dict[str, list[ChecklistRow]] = {}
    for row in rows:
        by_criterion.setdefault(row.criterion, []).append(row)
    counts = Counter(_standing(checklist, each)[0] for each in by_criterion.values())
    words = ", ".join(f"{counts[each]} {VERDICT_WORDS[each].lower()}" for each in VERDICTS if counts[each])
    return f"{counts.total()} {plural(counts.total(), 'criterion', 'criteria')}: {words}."


def _tasks(checklist: Checklist, group: Group) -> Iterator[str]:
    for _, of_criterion in groupby(group.rows, key=lambda row: row.criterion):
        rows = [*of_criterion]
        yield from _criterion(rows[0], *_standing(checklist, rows))
        for row in rows:
            yield from _scenario(row) if row.kind == "test-run" else _figure(row)


def _criterion(row: ChecklistRow, verdict: Verdict, reason: str, change: str) -> Iterator[str]:
    met = verdict == "met"
    due = f"due {day_words(row.due)}" if row.due is not None else ""
    facts = ", ".join(filter(None, (VERDICT_WORDS[verdict], row.priority, due, row.owner_title)))
    yield f"- {_box(met)} **{_text(row.number)} {_text(row.title)}** ({_text(facts)})"
    yield f"  - {_text(row.statement)}"
    if row.preconditions:
        yield f"  - Before: {_text('; '.join(row.preconditions))}"
    if row.environment:
        yield f"  - Where: {_text(row.environment)}"
    if not met and reason:
        yield f"  - Why: {_text(reason)}"
    if not met and change:
        yield f"  - What would change it: {_text(change)}"


def _figure(row: ChecklistRow) -> Iterator[str]:
    actual = f", now {row.actual}" if row.actual else ""
    words = f"{row.metric}{_at(row)}: {row.target}{actual}"
    yield f"  - {_box(row.verdict == 'met')} {_text(words)}"
    yield from _evidence(row)


def _scenario(row: ChecklistRow) -> Iterator[str]:
    result = f": {row.result.replace('-', ' ')}" if row.result is not None else ""
    title = row.scenario_title or "Looked at, and found true"
    yield f"  - {_box(row.result == 'passed')} {_text(f'{title}{_at(row)}{result}')}"
    for word, clauses in (("Given", row.given), ("When", row.when), ("Then", row.then)):
        for at, clause in enumerate(clauses):
            yield f"    - {'and' if at else f'**{word}**'} {_text(clause)}"
    yield from _evidence(row)


def _evidence(row: ChecklistRow) -> Iterator[str]:
    if row.latest is not None:
        latest = row.latest
        facts = ", ".join(filter(None, (latest.said, latest.source, latest.by)))
        yield f"    - Evidence: {day_words(latest.day)}, {_text(facts)} (`{latest.place}`)"


def _at(row: ChecklistRow) -> str:
    return f" at {row.site_title}" if row.site is not None else ""


def _box(ticked: bool) -> str:
    return "[x]" if ticked else "[ ]"


def _text(text: str) -> str:
    """Write text on one line so that nothing in it is taken for Markdown."""
    return _LIST_START.sub(
        lambda found: f"{found[0][:-1]}\\{found[0][-1]}", _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    )
