"""Counts of verdicts as one bar."""

from collections.abc import Mapping

from markupsafe import Markup

from pmo_design.engines.acceptance import VERDICTS, Verdict
from pmo_design.render.charts.drawing import PAPER, colour_of, number, svg
from pmo_design.render.pages.verdicts import VERDICT_WORDS
from pmo_design.render.pages.wording import listed

_WIDTH, _HEIGHT = 160, 8


def counts_bar(counts: Mapping[Verdict, int]) -> Markup:
    """Draw the shares of verdicts as one bar, worst first."""
    total = sum(counts.values())
    drawn, x = "", 0.0
    for verdict in VERDICTS:
        width = _WIDTH * counts.get(verdict, 0) / total if total else 0.0
        if width:
            drawn += (
                f'<path d="M{number(x)} 0h{number(width)}v{_HEIGHT}H{number(x)}Z"'
                f' fill="{colour_of(verdict)}" stroke="{PAPER}"/>'
            )
        x += width
    return svg(_WIDTH, _HEIGHT, drawn, told(counts), kind="chart chart--counts")


def told(counts: Mapping[Verdict, int]) -> str:
    """Write counts as words: `2 not met, 1 at risk and 5 met`; `no criterion` for none."""
    found = [
        f"{counts[verdict]} {VERDICT_WORDS[verdict].lower()}" for verdict in VERDICTS if counts.get(verdict)
    ]
    return listed(found) if found else "no criterion"
