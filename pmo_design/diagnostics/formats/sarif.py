"""Diagnostics as SARIF 2.1.0 (OASIS), for code scanning and editors."""

import json
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from pmo_design.diagnostics.catalogue import RULES_BY_SLUG
from pmo_design.diagnostics.diagnostic import Diagnostic, Severity
from pmo_design.diagnostics.span import Span

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


def format_sarif(diagnostics: Sequence[Diagnostic], texts: Mapping[str, str]) -> str:
    """Write a log of one run, with the rules that were broken and each place relative to the workspace."""
    first_by_code = {diagnostic.code: diagnostic for diagnostic in reversed(diagnostics)}
    codes = sorted(first_by_code)
    rule_index = {code: index for index, code in enumerate(codes)}
    run = {
        "tool": {
            "driver": {"name": "pmo-design", "rules": [_rule(first_by_code[code]) for code in codes]},
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, rule_index) for diagnostic in diagnostics],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(diagnostic: Diagnostic) -> dict[str, object]:
    rule = RULES_BY_SLUG.get(diagnostic.slug)
    words = diagnostic.slug.replace("-", " ")
    described: dict[str, object] = {
        "id": diagnostic.code,
        "name": words.title().replace(" ", ""),
        "shortDescription": {"text": words},
        "defaultConfiguration": {"level": _LEVELS[rule.severity if rule else diagnostic.severity]},
    }
    if rule is not None and rule.why:
        described["fullDescription"] = {"text": rule.why}
    return described


def _result(diagnostic: Diagnostic, rule_index: Mapping[str, int]) -> dict[str, object]:
    text = "\n".join((diagnostic.message, *(f"help: {hint}" for hint in diagnostic.hints)))
    result: dict[str, object] = {
        "ruleId": diagnostic.code,
        "ruleIndex": rule_index[diagnostic.code],
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": text},
        "locations": [{"physicalLocation": _location(diagnostic.span)}],
    }
    if diagnostic.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "physicalLocation": _location(place.span),
                "message": {"text": place.message},
            }
            for number, place in enumerate(diagnostic.related, start=1)
        ]
    return result


def _location(span: Span) -> dict[str, object]:
    return {
        "artifactLocation": {"uri": quote(span.path), "uriBaseId": "%SRCROOT%"},
        "region": {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        },
    }
