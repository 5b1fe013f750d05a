"""Bytes of a file to text, or to the fault that keeps them from being text."""

import codecs

from pmo_design.diagnostics import Diagnostic, Outcome, Span
from pmo_design.diagnostics.catalogue import load as rules
from pmo_design.diagnostics.lines import split_lines
from pmo_design.load.document import Source

_FOREIGN_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def decode(path: str, content: bytes) -> Outcome[Source | None]:
    """Read bytes as UTF-8, with or without a byte order mark; say where they are something else."""
    for mark, name in _FOREIGN_MARKS:
        if content.startswith(mark):
            fault = rules.WRONG_ENCODING.at(Span(path), reason=f"it is {name}")
            return Outcome(None, (fault,))
    content = content.removeprefix(codecs.BOM_UTF8)
    if b"\0" in content:
        return Outcome(None, (_fault(path, content, content.index(b"\0"), "it holds a NUL byte"),))
    try:
        return Outcome(Source(path, content.decode("utf-8")))
    except UnicodeDecodeError as error:
        reason = f"byte 0x{content[error.start]:02X} begins no character"
        return Outcome(None, (_fault(path, content, error.start, reason),))


def refusal(path: str, error: OSError) -> Diagnostic:
    """Report a file that the system does not let us read."""
    reasons = {
        FileNotFoundError: "there is no such file",
        PermissionError: "permission denied",
        IsADirectoryError: "it is a folder",
    }
    return rules.UNREADABLE_FILE.at(
        Span(path), reason=reasons.get(type(error), error.strerror or "system error")
    )


def _fault(path: str, content: bytes, index: int, reason: str) -> Diagnostic:
    """Place a fault at a byte; the bytes before it are sound text."""
    lines = split_lines(content[:index].decode("utf-8", "replace"))
    line, column = len(lines), len(lines[-1]) + 1
    return rules.WRONG_ENCODING.at(Span(path, line, column, line, column + 1), reason=reason)
