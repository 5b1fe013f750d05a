"""A report in Cucumber's JSON to tests: a scenario is one, its steps tell what came out.

The shape is the one that Cucumber for Java, Ruby and JavaScript, behave and others write: a list of features,
each with `elements`, each of them with `steps`.
"""

import json
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from json.decoder import JSONDecodeError, JSONObject  # type: ignore[attr-defined]
from json.scanner import py_make_scanner  # type: ignore[attr-defined]
from typing import Any

from pmo_design.diagnostics import Outcome, Span
from pmo_design.load.document import Source
from pmo_design.load.evidence.evidence import FORMATS, Named, Tested, not_readable
from pmo_design.load.evidence.tags import shortened

_PLACE = "\0place"
_GRAVITY = ("passed", "not-run", "blocked", "failed")
_RESULTS: Mapping[str, str] = {
    "passed": "passed",
    "failed": "failed",
    "ambiguous": "failed",
    "error": "failed",
    "undefined": "not-run",
    "pending": "not-run",
    "skipped": "not-run",
    "untested": "not-run",
    "unused": "not-run",
    "unknown": "not-run",
}


def read_cucumber(source: Source) -> Outcome[tuple[Tested, ...] | None]:
    """Read every scenario of a report; nothing of one that is broken."""
    try:
        told = _PlacedDecoder().decode(source.text)
    except JSONDecodeError as error:
        span = Span(source.path, error.lineno, error.colno, error.lineno, error.colno + 1)
        return not_readable(span, f"the JSON is broken: {error.msg}", "let the test runner write it again")
    except (RecursionError, ValueError):
        return not_readable(
            Span(source.path), "the JSON is nested too deeply", "let the test runner write it again"
        )
    features = told if isinstance(told, list) else [told]
    if not all(isinstance(each, dict) and isinstance(each.get("elements", []), list) for each in features):
        return _no_report(source)
    if features and not any("elements" in each or each.get("keyword") == "Feature" for each in features):
        return _no_report(source)
    return Outcome(tuple(_Report(source).tests(features)))


def _no_report(source: Source) -> Outcome[Any]:
    return not_readable(
        Span(source.path),
        "it is JSON, but no report of Cucumber",
        f"evidence is taken from {FORMATS}; let Cucumber write `json`, or JUnit's XML",
    )


class _PlacedDecoder(json.JSONDecoder):
    """Reads JSON, and keeps of each object where it begins."""

    def __init__(self) -> None:
        super().__init__()
        self.parse_object = self._placed
        self.scan_once = py_make_scanner(self)

    def _placed(self, text_and_end: tuple[str, int], *rest: Any) -> tuple[dict[str, Any], int]:
        value, end = JSONObject(text_and_end, *rest)
        return {**value, _PLACE: text_and_end[1] - 1}, end


class _Report:
    """Finds the line of each scenario, and tells what came out."""

    def __init__(self, source: Source) -> None:
        self._path = source.path
        self._starts = [0, *(at + 1 for at, letter in enumerate(source.text) if letter == "\n")]

    def tests(self, features: Sequence[dict[str, Any]]) -> Iterator[Tested]:
        for feature in features:
            before: list[str] = []
            for element in feature.get("elements", []):
                if not isinstance(element, dict):
                    continue
                results = [*before, *_results(element)]
                if element.get("type") == "background":
                    before = list(_results(element))
                    continue
                yield self._test(feature, element, results)

    def _test(self, feature: dict[str, Any], element: dict[str, Any], results: Sequence[str]) -> Tested:
        place = self._span(element[_PLACE])
        worst = max(results, key=_GRAVITY.index, default="not-run")
        started = element.get("start_timestamp") or element.get("start_time")
        tags = (*_tags(feature), *_tags(element))
        return Tested(
            _text(element.get("name")),
            place,
            worst,
            suite=_text(feature.get("name")),
            started=started if isinstance(started, str) else "",
            message=_message(element) if worst == "failed" else "",
            tags=tuple(Named(tag.removeprefix("@"), place) for tag in tags),
        )

    def _span(self, offset: int) -> Span:
        line = bisect(self._starts, offset)
        column = offset - self._starts[line - 1] + 1
        return Span(self._path, line, column, line, column + 1)


def _steps(element: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield what has a result: hooks before and after, and the steps between them with their own."""
    for key in ("before", "steps", "after"):
        for step in element.get(key) or ():
            if isinstance(step, dict):
                yield step
                yield from _steps({"before": step.get("before"), "after": step.get("after")})


def _results(element: dict[str, Any]) -> Iterator[str]:
    for step in _steps(element):
        result = step.get("result")
        told = result.get("status") if isinstance(result, dict) else None
        yield _RESULTS.get(str(told).casefold(), "not-run")


def _message(element: dict[str, Any]) -> str:
    """Return the step that failed and why."""
    for step in _steps(element):
        result = step.get("result")
        if isinstance(result, dict) and _RESULTS.get(str(result.get("status")).casefold()) == "failed":
            reason = result.get("error_message") or ""
            if isinstance(reason, list):
                reason = " ".join(map(str, reason))
            return shortened(": ".join(filter(None, (_text(step.get("name")), str(reason)))))
    return ""


def _tags(holder: dict[str, Any]) -> Iterator[str]:
    """Yield tags, which are objects with a name in most reports and plain words in others."""
    for tag in holder.get("tags") or ():
        yield _text(tag.get("name") if isinstance(tag, dict) else tag)


def _text(told: object) -> str:
    return shortened(told) if isinstance(told, str) else ""
