"""Diagnostics as workflow commands of GitHub Actions, which show them beside the changed lines."""

from collections.abc import Mapping, Sequence

from pmo_design.diagnostics.diagnostic import Diagnostic, Severity
from pmo_design.diagnostics.formats.display import safe

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def format_github(diagnostics: Sequence[Diagnostic], texts: Mapping[str, str]) -> str:
    """Write a line for each diagnostic; nothing where there is none."""
    return "\n".join(_command(diagnostic) for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    properties = {"file": span.path, "line": span.line, "col": span.column, "endLine": span.end_line}
    if span.line == span.end_line:  # a column of the end is understood on the same line only
        properties["endColumn"] = span.end_column
    properties["title"] = f"{diagnostic.code} {diagnostic.slug}"
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    lines = [
        diagnostic.message,
        *(f"{place.span}: {place.message}" for place in diagnostic.related),
        *(f"help: {hint}" for hint in diagnostic.hints),
    ]
    text = "\n".join(safe(line) for part in lines for line in part.split("\n"))
    return f"::{_COMMANDS[diagnostic.severity]} {listed}::{_message(text)}"


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
