"""The cells of a blueprint in words: who does what, with what, in which time, and what for."""

from collections.abc import Iterable, Iterator
from typing import cast

from markupsafe import Markup, escape

from pmo_design.link.design import Node
from pmo_design.model.blueprint import BlueprintStep, Cell, Lane
from pmo_design.model.relations import ACTOR, LANE
from pmo_design.render.diagrams.blueprint.heat import criteria_of
from pmo_design.render.pages.rollups import stands, together
from pmo_design.render.pages.view import View

LANE_WORDS = {
    "evidence": "Physical evidence",
    "customer": "Customer actions",
    "frontstage": "Frontstage",
    "backstage": "Backstage",
    "support": "Support",
}


def is_verified(view: View, blueprint: str) -> bool:
    """Tell whether criteria show any cell of a blueprint to work, so that a table needs a column for it."""
    return any(
        isinstance(node.part, Cell) and criteria_of(view.design, node.address, node.part)
        for node in view.design.descendants(blueprint)
    )


def steps_of(view: View, blueprint: str, anchors: bool = True) -> Iterator[dict[str, object]]:
    for phase in view.design.children(blueprint):
        if phase.type != "blueprint-phase":
            continue
        first = True
        for step in view.design.children(phase.address):
            yield _step(view, phase if first else None, step, anchors)
            first = False


def _step(view: View, phase: Node | None, step: Node, anchors: bool) -> dict[str, object]:
    part = cast(BlueprintStep, step.part)
    words = f"{view.step_number(step.address)} {view.title(step.address)}"
    title = (
        Markup('<span id="{}">{}</span>').format(view.anchor(step.address), words)
        if anchors
        else escape(words)
    )
    if phase is not None and anchors:
        title = Markup('<span id="{}"></span>').format(view.anchor(phase.address)) + title
    told = [f"{view.minutes(part.elapsed_minutes)} elapsed"] if part.elapsed_minutes else []
    told += [f"{view.work(part.work_minutes)} of work"] if part.work_minutes else []
    meta = escape(", ".join(told))
    if part.supports:
        meta += Markup("{} supports {}").format(";" if told else "", view.refs(part.supports, short=True))
    if part.policy:
        meta += Markup("; policy: {}").format(view.text(part.policy))
    cells = [each for each in view.design.children(step.address) if isinstance(each.part, Cell)]
    return {"title": title, "meta": meta, "rows": [_cell_row(view, cell, anchors) for cell in cells]}


def _cell_row(view: View, node: Node, anchors: bool) -> dict[str, object]:
    cell = cast(Cell, node.part)
    return {
        "id": view.anchor(node.address) if anchors else None,
        "cells": (
            _lane_name(view, node),
            _lines(_said(view, cell)),
            _lines(_people(view, cell)),
            _lines(_means(view, cell)),
            _lines(_time(view, cell)),
            _lines(_answers(view, node)),
            stands(view, together(view, criteria_of(view.design, node.address, cell))),
        ),
    }


def _lane_name(view: View, cell: Node) -> Markup:
    lane = next(iter(view.design.targets(cell.address, LANE)), None)
    return view.ref(lane.address, lane_title(view, lane)) if lane is not None else Markup("")


def lane_title(view: View, node: Node) -> str:
    """Name a lane: by its own title, else by who acts in it, else by its role."""
    lane = cast(Lane, node.part)
    if lane.title:
        return view.plain(lane.title)
    actor = next(iter(view.design.targets(node.address, ACTOR)), None)
    return view.title(actor.address) if actor is not None else LANE_WORDS[lane.role]


def _said(view: View, cell: Cell) -> Iterator[Markup]:
    if cell.text:
        yield Markup("<strong>{}</strong>").format(view.text(cell.text))
    if cell.decision:
        yield Markup("Decision: {}").format(view.text(cell.decision.question))
    for label, text in (
        ("Evidence", cell.evidence),
        ("Policy", cell.policy),
        ("Promise", cell.service_level),
        ("Moment of truth", cell.moment_of_truth),
        ("Waits for", cell.wait_point.title if cell.wait_point else None),
    ):
        if text:
            yield Markup("{}: {}").format(label, view.text(text))


def _people(view: View, cell: Cell) -> Iterator[Markup]:
    if cell.automated:
        yield Markup("Runs by itself")
    answering = (cell.accountable,) if cell.accountable else ()
    for label, roles in (
        ("Does", cell.responsible),
        ("Answers", answering),
        ("Asked", cell.consulted),
        ("Told", cell.informed),
    ):
        if roles:
            yield Markup("{}: {}").format(label, view.refs(roles))


def _means(view: View, cell: Cell) -> Iterator[Markup]:
    if cell.systems:
        yield view.refs(cell.systems)
    if cell.channel:
        yield Markup("By {}").format(view.ref(cell.channel))


def _time(view: View, cell: Cell) -> Iterator[Markup]:
    if cell.duration:
        yield escape(f"{view.work(cell.duration)} work")
    if cell.wait:
        yield escape(f"{view.minutes(cell.wait)} wait")


def _answers(view: View, cell: Node) -> Iterator[Markup]:
    part = cast(Cell, cell.part)
    for label, addresses, short in (
        ("Supports", part.supports, True),
        ("Resolves", part.resolves, False),
        ("Realises", part.realises, False),
    ):
        if addresses:
            yield Markup("{} {}").format(label, view.refs(addresses, short=short))


def _lines(entries: Iterable[Markup]) -> Markup:
    return Markup("<br>").join(entries)
