"""Checklists: the criteria as a list to fill in on a screen, or to tick, date and sign on paper."""

from collections.abc import Iterable
from typing import cast

from markupsafe import Markup

from pmo_design.link.design import Node
from pmo_design.model import Criterion
from pmo_design.render.checklists.rows import Selection
from pmo_design.render.checklists.rows import checklist as drawn_up
from pmo_design.render.checklists.ticks import Wording, ticks_of
from pmo_design.render.pages.criteria import target
from pmo_design.render.pages.view import Body, View
from pmo_design.render.pages.wording import counted, sentence

_LEAD = (
    "Fill it in where the work is seen: ticks stay on this device, without a connection too. "
    "Export what was seen as evidence, or print the list and sign it."
)
_LONG_LEAD = (
    "To print, and to sign gate by gate. To fill it in on a screen, take one part at a time: "
    "pmo-design accept checklist --phase PHASE --output checklist.html"
)
_MOST_ROWS = 500
"""Rows that a page offers to fill in; beyond that it would be slow to open on a phone."""


def checklist_page(view: View) -> Body:
    """Show the criteria gate by gate, each with its scenarios and its figure to fill in."""
    drawn = drawn_up(view.design, view.site.acceptance, Selection("phase"))
    if not drawn.rows:
        text = "The design holds no criterion."
        return Body(view.render("nothing", title="There is nothing to check off yet", text=text))
    heading = sentence(f"{counted(len(drawn.criteria), 'criterion', 'criteria')} to check off")
    if len(drawn.rows) > _MOST_ROWS:
        tables = [(gate, checklist_rows(view, gate.criteria)) for gate in view.site.gates]
        return Body(view.render("checklist_printable", heading=heading, lead=_LONG_LEAD, tables=tables))
    ticks = ticks_of(drawn, Wording(view.text, view.ref))
    return Body(view.render("checklist", heading=heading, lead=_LEAD, list=ticks))


def checklist(view: View, phase: str | None = None) -> Body:
    """Show the checklist of one gate, or of all, inside another page."""
    gates = [
        gate for gate in view.site.gates if phase is None or (gate.phase and gate.phase.address == phase)
    ]
    tables = [(gate, checklist_rows(view, gate.criteria)) for gate in gates]
    return Body(view.render("checklist_tables", tables=tables))


def checklist_rows(view: View, criteria: Iterable[Node]) -> list[dict[str, object]]:
    """Return the rows of a checklist: a box, the sentence, its target, and room to write."""
    box = Markup('<span class="check__box"></span>')
    rows: list[dict[str, object]] = []
    for node in criteria:
        part = cast(Criterion, node.part)
        words = Markup("{}<br>{}").format(view.ref(node.address), view.text(part.statement))
        number, owner = view.number(node.address), view.ref(part.owner)
        rows.append({"cells": (box, number, words, target(part.metric), owner, "", "", "")})
    return rows
