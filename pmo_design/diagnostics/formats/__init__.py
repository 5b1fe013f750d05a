"""The ways in which diagnostics are shown: for people, for programs, for code review."""

from collections.abc import Callable, Mapping, Sequence

from pmo_design.diagnostics.diagnostic import Diagnostic
from pmo_design.diagnostics.formats.github import format_github
from pmo_design.diagnostics.formats.json_format import format_json
from pmo_design.diagnostics.formats.sarif import format_sarif
from pmo_design.diagnostics.formats.text import format_text

__all__ = ["FORMATS", "format_github", "format_json", "format_sarif", "format_text"]

# Each takes the diagnostics in the order to be shown, and the sources' texts by path.
FORMATS: Mapping[str, Callable[[Sequence[Diagnostic], Mapping[str, str]], str]] = {
    "text": format_text,
    "json": format_json,
    "sarif": format_sarif,
    "github": format_github,
}
