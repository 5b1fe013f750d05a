"""A small picture with all that exports know of: things, a badge, connectors, an icon, decoration."""

import re

PALETTE = {"ink": "#111111", "paper": "#FAFAFA", "accent": "#0B5E6B"}

STYLE = """
.s text{fill:var(--ink, #1B2430)} .s .b{font-weight:700}
.paper{fill:var(--paper, #FBFAF7)} .box{fill:var(--surface, #FFFFFF);stroke:var(--line, #B9B5AB)}
.accent{color:var(--accent, #000000)} .badge{fill:var(--accent, #000000)}
.line{fill:none;stroke:var(--ink, #1B2430);stroke-width:2} .head{fill:var(--ink, #1B2430)}
.s a:hover .box{stroke:#FF0000} @media print{.box{stroke:#00FF00}}
.s [data-heat-of]{display:none} .s[data-heat="pain"] [data-heat-of="pain"]{display:inline}
"""


def picture(inside: str, more: str = "") -> str:
    """Return a picture of 400 by 200 around some elements."""
    return (
        f'<svg class="s" id="p" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200" {more}>'
        f"<title>Blueprint: Loan desk</title><desc>Two cells.</desc><style>{STYLE}</style>"
        f'<rect class="paper" width="400" height="200"/>{inside}</svg>'
    )


def cell(id_: str, x: float, y: float, lines: tuple[str, ...], more: str = "") -> str:
    """Return a cell of 100 by 60."""
    words = "".join(
        f'<tspan x="{x + 10}" y="{y + 20 + 17 * at}">{line}</tspan>' for at, line in enumerate(lines)
    )
    return (
        f'<a id="{id_}" data-shape="cell" aria-label="Cell {id_}" href="x.html">'
        f'<rect class="box" x="{x}" y="{y}" width="100" height="60" rx="2"/>'
        f'<text font-size="13">{words}</text>{more}</a>'
    )


def arrow(way: str, head: str, start: str = "one", end: str = "two", kind: str = "triggers") -> str:
    """Return a connector with one head."""
    return (
        f'<g data-connector="{kind}" data-from="{start}" data-to="{end}" data-ends="end">'
        f'<path class="line" d="{way}"/><path class="head" d="{head}"/></g>'
    )


BADGE = (
    '<g data-shape="badge"><circle class="badge" cx="100" cy="20" r="10"/>'
    '<text class="b" font-size="12" text-anchor="middle" x="100" y="24">F1</text></g>'
)
ICON = (
    '<g class="accent"><g data-icon="dot" transform="translate(20 170) scale(.5)" fill="none"'
    ' stroke="currentColor" stroke-width="2"><rect width="20" height="20"/><path d="M0 0h20"/></g></g>'
)

LOAN_DESK = picture(
    '<text class="b" font-size="28" x="10" y="15">Loan desk</text>'
    + arrow("M110 50L242 50", "M241 46L250 50L241 54Z")
    + cell("one", 10, 20, ("Asks for", "a loan"), BADGE)
    + cell("two", 252, 20, ("Lends",))
    + arrow(
        "M302 80L302 134Q302 140 296 140L66 140Q60 140 60 134L60 84",
        "M56 90L60 82L64 90",
        "two",
        "one",
        "needs",
    )
    + ICON
)


def kept(text: str) -> str:
    """Return what of a text a picture holds: characters that XML knows, white space as SVG shows it."""
    known = "".join(
        char
        for char in text
        if char in "\t\n\r" or " " <= char <= "\ud7ff" or "\ue000" <= char <= "\ufffd" or char >= "\U00010000"
    )
    return re.sub("[\t\n\r ]+", " ", known).strip(" ")
