"""Lines for a terminal: as wide as it is; colour is an addition to words, never in their place."""

from collections.abc import Mapping
from dataclasses import dataclass

from pmo_design.diagnostics.formats.display import safe, width
from pmo_design.engines.acceptance import Verdict

_CODES: Mapping[str, str] = {
    "not-met": "1;31",
    "expired": "31",
    "insufficient": "33",
    "at-risk": "1;33",
    "waived": "36",
    "met": "32",
    "strong": "1",
    "faint": "2",
}


@dataclass(frozen=True, slots=True)
class Terminal:
    """What a report is written for: how many columns there are, and whether colour is wanted."""

    columns: int = 100
    colour: bool = False

    def paint(self, text: str, style: "Verdict | str") -> str:
        """Put a text into the colour of a verdict, or make it strong or faint."""
        code = _CODES.get(style)
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and code is not None and text else text

    def wrap(self, text: str, indent: str = "", then: str | None = None) -> list[str]:
        """Break a text into lines that fit; the first begins with `indent`, the others with `then`."""
        lines: list[str] = []
        line = indent
        for word in map(safe, text.split()):
            if line.strip() and width(line) + 1 + width(word) > self.columns:
                lines.append(line)
                line = indent if then is None else then
            line += word if not line or line.endswith(" ") else f" {word}"
        return [*lines, line] if line.strip() else lines
