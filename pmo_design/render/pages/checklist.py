"""Checklists: the criteria as a list to tick, date and sign."""

from collections.abc import Iterable
from typing import cast

from markupsafe import Markup

from pmo_design.link.design import Node
from pmo_design.model import Criterion
from pmo_design.render.pages.criteria import target
from pmo_design.render.pages.gates import gates_of
from pmo_design.render.pages.view import Body, View
from pmo_design.render.pages.wording import counted, sentence


def checklist_page(view: View) -> Body:
    """Show the criteria as a list to tick, date and sign on paper."""
    return Body(
        view.render(
            "checklist",
            heading=_checklist_finding(view),
            lead="To print, and to sign gate by gate: what was seen, on which day, by whom.",
            tables=[(gate, checklist_rows(view, gate.criteria)) for gate in gates_of(view)],
        )
    )


def checklist(view: View, phase: str | None = None) -> Body:
    """Show the checklist of one gate, or of all, inside another page."""
    gates = [gate for gate in gates_of(view) if phase is None or (gate.phase and gate.phase.address == phase)]
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


def _checklist_finding(view: View) -> str:
    count = len(view.design.criteria)
    return sentence(f"{counted(count, 'criterion', 'criteria')} to sign off")
