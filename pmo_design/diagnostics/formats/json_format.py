"""Diagnostics as JSON, for programs."""

import json
from collections.abc import Mapping, Sequence

from pmo_design.diagnostics.diagnostic import Diagnostic
from pmo_design.diagnostics.formats.summary import summarise
from pmo_design.diagnostics.span import Span

# Raised when a member changes its meaning or goes; new members do not count.
FORMAT_VERSION = 1


def format_json(diagnostics: Sequence[Diagnostic], texts: Mapping[str, str]) -> str:
    """Write one object: the version of this format, the summary, and every diagnostic.

    Lines and columns count from 1, columns in code points, ends are exclusive.
    """
    return json.dumps(
        {
            "version": FORMAT_VERSION,
            "summary": summarise(diagnostics)._asdict(),
            "diagnostics": [_diagnostic(diagnostic) for diagnostic in diagnostics],
        },
        indent=2,
    )


def _diagnostic(diagnostic: Diagnostic) -> dict[str, object]:
    return {
        "code": diagnostic.code,
        "slug": diagnostic.slug,
        "severity": diagnostic.severity.word,
        "message": diagnostic.message,
        **_place(diagnostic.span),
        "related": [{"message": place.message, **_place(place.span)} for place in diagnostic.related],
        "hints": list(diagnostic.hints),
    }


def _place(span: Span) -> dict[str, object]:
    return span._asdict()
