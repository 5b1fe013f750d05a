"""Tests to test runs: which criterion and scenario each shows, and what came out for it as a whole."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from pmo_design.diagnostics import Span
from pmo_design.load.columns import columns_of
from pmo_design.load.evidence.evidence import Evidence, Named, Tested
from pmo_design.load.evidence.tags import parts_in, plain
from pmo_design.load.table import Row, Table

_GRAVITY = ("passed", "not-run", "blocked", "failed")
_EXPLICIT = re.compile(r"criterion[:=](.+)", re.IGNORECASE)
_OF_TAG = re.compile(r"(scenario|site)[:=](.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Known:
    """A criterion that tests can name: its id, its number, the titles of its scenarios by their ids."""

    id: str
    number: str | None = None
    scenarios: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Matched:
    """Test runs, a row for each criterion, scenario and site, and how many tests name no criterion."""

    table: Table | None
    unnamed: int


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a test shows."""

    criterion: str
    scenario: str
    site: str


def test_runs(evidence: Evidence, known: Sequence[Known], defaults: Mapping[str, str]) -> Matched:
    """Make test runs of tests; where several show the same, the worst result counts.

    Runs of a criterion as a whole come first: what is known of one scenario counts more, and comes later.

    A test names its criterion by a property, by a tag or, where it has neither, by a known number or id in
    its name. What no criterion has for its name is kept as it was told, to be found out where it stands.
    """
    names = _Names(known)
    found: dict[_Shown, list[Tested]] = {}
    unnamed = 0
    for test in evidence.tests:
        shown = dict.fromkeys(names.shown_by(test))
        unnamed += not shown
        for each in shown:
            found.setdefault(each, []).append(test)
    rows: list[Row] = []
    places: list[Span] = []
    for each, tests in sorted(found.items(), key=lambda one: bool(one[0].scenario)):
        worst = max(tests, key=lambda test: _GRAVITY.index(test.result))
        rows.append(_row(evidence, each, tests, worst, defaults))
        places.append(names.place_of(worst, each.criterion))
    if not rows:
        return Matched(None, unnamed)
    table = Table(
        evidence.path, "test-run", columns_of("test-run"), tuple(rows), lambda row, _column: places[row]
    )
    return Matched(table, unnamed)


test_runs.__test__ = False  # type: ignore[attr-defined]  # pytest would take it for a test


class _Names:
    """The names that tests can give: looked up by their plain form."""

    def __init__(self, known: Sequence[Known]) -> None:
        self._ids = {plain(name): each.id for each in known for name in (each.id, each.number) if name}
        self._in_names = frozenset(name for name in self._ids if "-" in name or any(map(str.isdigit, name)))
        self._scenarios = {each.id: _plain_names(each.scenarios) for each in known}
        self._shapes = {re.sub(r"\d+", "0", name) for name in self._ids if any(map(str.isdigit, name))}

    def shown_by(self, test: Tested) -> Iterator[_Shown]:
        """Yield what a test shows: by its properties; else by its tags; else by its name."""
        named = [self._id_of(each.word) for each in test.criteria]
        named = named or [word for tag in test.tags for word in self._named_by(tag)]
        for criterion in named or self._in_text(test.name) or self._in_text(test.group):
            yield _Shown(criterion, self._scenario(test, criterion), _of_tag(test, "site") or test.site or "")

    def place_of(self, test: Tested, criterion: str) -> Span:
        """Return where a test says that it shows a criterion."""
        places = (each.place for each in test.criteria if self._id_of(each.word) == criterion)
        return next(places, test.place)

    def _id_of(self, word: str) -> str:
        local = word.removeprefix("criterion:")
        return self._ids.get(plain(local), local)

    def _named_by(self, tag: Named) -> Iterator[str]:
        """Yield what a tag names; one in the shape of a number does, whether there is such a one or not."""
        if explicit := _EXPLICIT.fullmatch(tag.word):
            yield self._id_of(explicit[1])
        elif (word := plain(tag.word)) in self._ids or re.sub(r"\d+", "0", word) in self._shapes:
            yield self._ids.get(word, tag.word)

    def _in_text(self, text: str) -> list[str]:
        return [self._ids[name] for name in parts_in(plain(text), self._in_names)]

    def _scenario(self, test: Tested, criterion: str) -> str:
        """Return the scenario that a test names, or whose id or title stands in its name; none, if blank."""
        names = self._scenarios.get(criterion, {})
        if told := _of_tag(test, "scenario") or test.scenario:
            return names.get(plain(told), plain(told))
        return next((names[name] for name in parts_in(plain(test.name), names.keys())), "")


def _plain_names(titles: Mapping[str, str]) -> Mapping[str, str]:
    """Return ids by all plain names that lead to them: the id itself, and the title."""
    return {plain(name): id_ for id_, title in titles.items() for name in (id_, title) if plain(name)}


def _of_tag(test: Tested, what: str) -> str:
    """Return what a tag like `@scenario:silent-project` says."""
    found = (_OF_TAG.fullmatch(tag.word) for tag in test.tags)
    return next((each[2] for each in found if each and each[1].casefold() == what), "")


def _row(
    evidence: Evidence, shown: _Shown, tests: Sequence[Tested], worst: Tested, defaults: Mapping[str, str]
) -> Row:
    """Write down what came out of some tests that show the same."""
    days = [test.day for test in tests if test.day is not None]
    named = {
        "criterion": shown.criterion,
        "scenario": shown.scenario,
        "run": defaults.get("run") or _run(evidence, worst),
        "tester": defaults.get("tester") or (worst.suite if worst.suite == "pytest" else evidence.form),
        "date": max(days).isoformat() if days else defaults.get("date") or evidence.written.isoformat(),
        "environment": defaults.get("environment", ""),
        "actual": worst.message,
        "result": worst.result,
        "evidence": _evidence(evidence, tests, worst),
        "site": shown.site,
    }
    return {column: text for column, text in named.items() if text}


def _run(evidence: Evidence, test: Tested) -> str:
    """Name a run by its suite and the minute in which it began; by the file, where it has neither."""
    started = test.started[:16].replace("T", " ")
    return " ".join(filter(None, (test.suite, started))) or PurePosixPath(evidence.path).stem


def _evidence(evidence: Evidence, tests: Sequence[Tested], worst: Tested) -> str:
    file = PurePosixPath(evidence.path).name
    return f"{file}: {worst.name}" if len(tests) == 1 else f"{file}: {len(tests)} tests, {worst.name} first"
