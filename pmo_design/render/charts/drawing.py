"""What all charts are drawn with: colours by name with what they are on light paper, lines, text, a frame."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup, escape

from pmo_design.engines.acceptance import Verdict
from pmo_design.render.text import Weight, text_width

INK, INK_2, INK_3 = "var(--ink, #1B2430)", "var(--ink-2, #4A5563)", "var(--ink-3, #5F6874)"
HAIR, LINE, TRACK = "var(--hairline, #E4E1DA)", "var(--line, #B9B5AB)", "var(--track, #E4E1DA)"
PAPER = "var(--paper, #FBFAF7)"
MET, RISK, FAIL, UNKNOWN = (
    "var(--met, #17713F)",
    "var(--risk, #965800)",
    "var(--fail, #B3261E)",
    "var(--unknown, #56606B)",
)
MET_SOFT, RISK_SOFT = "var(--met-soft, #E4F0E8)", "var(--risk-soft, #F6EDDC)"
COLOURS: Mapping[Verdict, str] = {"met": MET, "at-risk": RISK, "not-met": FAIL}
"""What a verdict is drawn in; grey where nothing is shown to be so."""

SIZE = 12.0
"""Size of type in all charts."""
LINE_HEIGHT = 15.0
"""How far apart lines of text stand."""


def colour_of(verdict: Verdict) -> str:
    """Return the colour of a verdict; grey for those that rest on no evidence."""
    return COLOURS.get(verdict, UNKNOWN)


def number(value: float) -> str:
    """Write a coordinate, to a tenth of a pixel.

    >>> number(12.04), number(12.25), number(-0.04)
    ('12', '12.2', '0')
    """
    told = f"{value:.1f}".removesuffix(".0")
    return "0" if told == "-0" else told


def svg(width: int, height: int, drawn: str, told: str | None = None, kind: str = "chart") -> Markup:
    """Frame a drawing; `told` is read aloud in its place, without it the drawing is passed over."""
    role = f'role="img" aria-label="{escape(told)}"' if told else 'aria-hidden="true"'
    return Markup(
        f'<svg class="{kind}" viewBox="0 0 {width} {height}" width="{width}" height="{height}" {role}'
        f' font-size="{number(SIZE)}">{drawn}</svg>'
    )


def text(x: float, y: float, words: str, fill: str = INK_2, anchor: str = "start", bold: bool = False) -> str:
    """Write one line of text; y is its base line."""
    look = "" if anchor == "start" else f' text-anchor="{anchor}"'
    look += ' font-weight="700"' if bold else ""
    return f'<text x="{number(x)}" y="{number(y)}" fill="{fill}"{look}>{escape(words)}</text>'


def line_path(points: Sequence[tuple[float, float]]) -> str:
    """Return the path of a line through some places."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)


def width_of(words: str, bold: bool = False) -> float:
    """Return how wide a text of a chart is."""
    weight: Weight = "bold" if bold else "regular"
    return text_width(words, SIZE, weight)
