"""The register of acceptance: all criteria by gate."""

from typing import cast

from pmo_design.link.design import Node
from pmo_design.model import Criterion
from pmo_design.model.acceptance import PRIORITIES
from pmo_design.render.pages.criteria import PRIORITY_WORDS, target
from pmo_design.render.pages.criterion import criterion_detail
from pmo_design.render.pages.gates import Gate, gates_of
from pmo_design.render.pages.view import Body, View
from pmo_design.render.pages.wording import amount, counted, number_word, plural, sentence

_MOST_PAGED = 400
"""Criteria whose rows open in the register; beyond that, a row leads to its page."""


def register_page(view: View) -> Body:
    """Show all criteria by gate; each row opens what it says, how it is judged and what it is for."""
    gates = gates_of(view)
    if not view.design.criteria:
        return Body(
            view.render("nothing", title="No criterion is written yet", text="The design holds none.")
        )
    opens = len(view.design.criteria) <= _MOST_PAGED
    owners = dict.fromkeys(part.owner for part in view.design.criteria if part.owner)
    categories = dict.fromkeys(part.category for part in view.design.criteria)
    content = view.render(
        "acceptance",
        heading=register_finding(view),
        lead=_register_lead(view),
        gates=gates,
        groups=[_group(view, gate, opens) for gate in gates],
        priorities=[
            {"value": key, "label": PRIORITY_WORDS[key].lower(), "count": count}
            for key in PRIORITIES
            if (count := sum(part.priority == key for part in view.design.criteria))
        ],
        phases=[
            {"value": gate.phase.address, "label": gate.title} for gate in gates if gate.phase is not None
        ],
        categories=[
            {"value": each, "label": sentence(each).replace("-", " ")} for each in sorted(categories)
        ],
        owners=[{"value": owner, "label": view.title(owner)} for owner in owners],
    )
    return Body(content)


def register_finding(view: View) -> str:
    """Say over how many gates the criteria stand, and how many have a measure."""
    gates = sum(gate.phase is not None for gate in gates_of(view))
    measured = view.site.coverage["criteria with a metric"]
    count = counted(measured.total, "criterion", "criteria")
    over = f"{count} over {counted(gates, 'gate')}" if gates else count
    if measured.covered == measured.total:
        return sentence(f"{over}, {'each' if measured.total > 1 else 'and it is'} measured")
    return sentence(f"{over}, {number_word(measured.covered)} of them measured")


def _group(view: View, gate: Gate, opens: bool) -> dict[str, object]:
    title = view.ref(gate.phase.address) if gate.phase is not None else gate.title
    return {
        "title": title,
        "meta": gate.decision,
        "rows": [_register_row(view, node, opens) for node in gate.criteria],
    }


def _register_row(view: View, node: Node, opens: bool) -> dict[str, object]:
    part = cast(Criterion, node.part)
    metric = part.metric
    today = amount(metric.baseline, metric.unit) if metric and metric.baseline is not None else ""
    return {
        "id": node.address.partition(":")[2],
        "data": {
            "priority": part.priority,
            "category": part.category,
            "owner": part.owner or "",
            "phase": part.phase or "",
        },
        "cells": (
            view.number(node.address),
            view.ref(node.address),
            PRIORITY_WORDS[part.priority],
            today,
            target(metric),
            view.refs(view.site.requirements_of_criterion.get(node.address, ()), short=True, limit=2),
            view.ref(part.owner),
        ),
        "detail": criterion_detail(view, node) if opens else None,
    }


def _register_lead(view: View) -> str:
    criteria = view.design.criteria
    untold = sum(part.metric is not None and part.metric.baseline is None for part in criteria)
    needed = sum(part.priority == "must" for part in criteria)
    verb = plural(needed, "has", "have")
    words = f"{sentence(number_word(needed))} {verb} to be met for the service to be accepted."
    if untold:
        words += (
            f" {sentence(number_word(untold))} still {plural(untold, 'lacks', 'lack')} a figure for today."
        )
    return words
