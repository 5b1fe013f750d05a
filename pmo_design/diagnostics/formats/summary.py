"""How many faults there are, in figures and in a sentence."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from pmo_design.diagnostics.diagnostic import Diagnostic, Severity


class Summary(NamedTuple):
    """Faults by severity, and the number of files that hold them."""

    errors: int
    warnings: int
    advice: int
    files: int


def summarise(diagnostics: Sequence[Diagnostic]) -> Summary:
    """Count the diagnostics."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    return Summary(
        counts[Severity.ERROR],
        counts[Severity.WARNING],
        counts[Severity.ADVICE],
        len({diagnostic.span.path for diagnostic in diagnostics}),
    )


def sentence(summary: Summary) -> str:
    """Say the counts: `2 errors, 1 warning in 3 files`."""
    parts = [
        _counted(summary.errors, "error", "errors"),
        _counted(summary.warnings, "warning", "warnings"),
        _counted(summary.advice, "piece of advice", "pieces of advice"),
    ]
    found = ", ".join(part for part in parts if part)
    return f"{found} in {_counted(summary.files, 'file', 'files')}" if found else "no faults found"


def _counted(count: int, one: str, many: str) -> str:
    if not count:
        return ""
    return f"{count} {one if count == 1 else many}"
