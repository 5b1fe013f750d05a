"""Diagnostics for people: what is wrong, the line with a caret, and the way out."""

from collections.abc import Mapping, Sequence

from pmo_design.diagnostics.diagnostic import Diagnostic, Severity
from pmo_design.diagnostics.formats.display import excerpt, safe
from pmo_design.diagnostics.formats.summary import sentence, summarise
from pmo_design.diagnostics.lines import split_lines
from pmo_design.diagnostics.span import Span

_WIDTH = 100
_SEVERITY_COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.ADVICE: "1;36"}
_FRAME_COLOUR = "1;34"
_HELP_COLOUR = "1;32"


def format_text(diagnostics: Sequence[Diagnostic], texts: Mapping[str, str], *, colour: bool = False) -> str:
    """Write every diagnostic with its source lines, and a last line that counts them."""
    lines_by_path: dict[str, list[str]] = {}
    parts: list[str] = []
    for diagnostic in diagnostics:
        for span in (diagnostic.span, *(place.span for place in diagnostic.related)):
            if span.path not in lines_by_path:
                text = texts.get(span.path)
                lines_by_path[span.path] = [] if text is None else split_lines(text)
        parts.append(_paragraph(diagnostic, lines_by_path, colour))
    parts.append(sentence(summarise(diagnostics)))
    return "\n\n".join(parts)


def _paragraph(diagnostic: Diagnostic, lines_by_path: Mapping[str, list[str]], colour: bool) -> str:
    spans = [diagnostic.span, *(place.span for place in diagnostic.related)]
    margin = max(len(str(span.line)) for span in spans)
    severity_colour = _SEVERITY_COLOURS[diagnostic.severity]
    head = _paint(f"{diagnostic.severity.word}[{diagnostic.code}]", severity_colour, colour)
    name = _paint(f"{diagnostic.slug}:", "1", colour)
    rows = [
        f"{head} {name} {safe(diagnostic.message)}",
        *_source(diagnostic.span, lines_by_path, margin, severity_colour, colour),
    ]
    for place in diagnostic.related:
        rows.append(f"{' ' * margin} {_paint('=', _FRAME_COLOUR, colour)} {safe(place.message)}")
        rows += _source(place.span, lines_by_path, margin, _FRAME_COLOUR, colour)
    for hint in diagnostic.hints:
        rows.append(f"{' ' * margin} {_paint('help:', _HELP_COLOUR, colour)} {safe(hint)}")
    return "\n".join(rows)


def _source(
    span: Span, lines_by_path: Mapping[str, list[str]], margin: int, caret_colour: str, colour: bool
) -> list[str]:
    """Show where a span stands, and its first line where the text is at hand."""
    arrow = _paint("-->", _FRAME_COLOUR, colour)
    rows = [f"{' ' * margin}{arrow} {safe(str(span))}"]
    lines = lines_by_path[span.path]
    if not 1 <= span.line <= len(lines):
        return rows
    line = lines[span.line - 1]
    end = span.end_column - 1 if span.end_line == span.line else len(line.rstrip())
    shown = excerpt(line, span.column - 1, end, _WIDTH)
    bar = _paint("|", _FRAME_COLOUR, colour)
    number = _paint(str(span.line).rjust(margin), _FRAME_COLOUR, colour)
    caret = _paint("^" * shown.caret_width, caret_colour, colour)
    rows.append(f"{' ' * margin} {bar}")
    rows.append(f"{number} {bar} {shown.text}".rstrip())
    rows.append(f"{' ' * margin} {bar} {' ' * shown.caret_start}{caret}")
    return rows


def _paint(text: str, code: str, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour else text
