"""The pages of the blueprints: an index, and a page with the swimlane picture and all its cells in words."""

from collections.abc import Iterable, Iterator
from typing import cast

from markupsafe import Markup, escape

from pmo_design.analyse import raci
from pmo_design.link.design import Node
from pmo_design.model import Blueprint
from pmo_design.model.blueprint import Cell, Lane
from pmo_design.model.relations import ACTOR, LANE, NEEDS, REALISES, RESOLVES, TRIGGERS
from pmo_design.render.diagrams.blueprint import draw_blueprint
from pmo_design.render.pages.cells import LANE_WORDS, is_verified, lane_title, steps_of
from pmo_design.render.pages.connections import appearances, total
from pmo_design.render.pages.elements import Fact, common_facts
from pmo_design.render.pages.graphs import dependencies
from pmo_design.render.pages.rollups import acceptance_facts, criteria_table, rollup_of, standing_of
from pmo_design.render.pages.view import Body, View, picture_body
from pmo_design.render.pages.wording import counted, number_word, sentence

_STATE_WORDS = {"as-is": "as it is", "to-be": "as it shall be"}


def blueprints_page(view: View) -> Body:
    """Show all blueprints as cards, and what each of them takes on."""
    nodes = view.design.nodes("blueprint")
    if not nodes:
        return Body(view.render("nothing", title="No blueprint is drawn yet", text="The design holds none."))
    content = view.render(
        "blueprints",
        heading=blueprints_finding(view),
        lead=_lead(view),
        cards=[blueprint_card(view, node) for node in nodes],
        rows=[_blueprint_row(view, node) for node in nodes],
        verified=any(rollup_of(view, node.address) for node in nodes),
    )
    return Body(content)


def blueprint_page(view: View) -> Body:
    """Show the picture of a blueprint, then its cells, who does what, where it may fail, what it resolves."""
    node = view.node(str(view.page.address))
    part = cast(Blueprint, node.part)
    picture = blueprint_picture(view, node.address)
    waiting = dependencies(view, node.address)
    groups = appearances(view, node.address)
    cells = _cells_of(view, node.address)
    shown_by = rollup_of(view, node.address)
    content = view.render(
        "blueprint",
        node=node,
        part=part,
        kicker=f"Service blueprint {view.number(node.address)}, {_STATE_WORDS[part.state]}",
        picture=picture.content,
        waiting=waiting.content,
        facts=[
            *_facts(view, part),
            *acceptance_facts(view, shown_by, matters=part.state == "to-be"),
            *common_facts(view, node),
        ],
        criteria=criteria_table(view, shown_by),
        verified=is_verified(view, node.address),
        steps_title=_steps_title(view, part),
        steps=[*steps_of(view, node.address)],
        raci=_raci(view, node.address),
        fails=[_fail_row(view, cell) for cell in cells if cast(Cell, cell.part).fail_point],
        unrecovered=sum(_unrecovered(cell) for cell in cells),
        links=[*_links(view, cells)],
        resolved=_resolved(view, cells),
        lanes=[_lane_row(view, lane) for lane in view.design.children(node.address) if lane.type == "lane"],
        groups=groups,
        references=sentence(counted(total(groups), "reference")),
    )
    return Body(content, {**picture.slots, **waiting.slots})


def blueprint_picture(view: View, address: str) -> Body:
    """Show the swimlanes of a blueprint."""
    blueprint = cast(Blueprint, view.node(address).part)
    return picture_body(view, draw_blueprint(view.design, blueprint, view.href, verdicts=view.site.verdicts))


def cells_table(view: View, address: str) -> Body:
    """Show the cells of a blueprint as a table, inside another page."""
    steps = [*steps_of(view, address, anchors=False)]
    return Body(
        view.render(
            "cells_table",
            id=f"{address.replace(':', '-')}-cells",
            steps=steps,
            verified=is_verified(view, address),
        )
    )


def blueprints_finding(view: View) -> str:
    """Say how many blueprints, over how many steps, and how many may fail without a recovery."""
    cells = [cast(Cell, node.part) for node in view.design.nodes("cell")]
    fails = sum(cell.fail_point is not None for cell in cells)
    bare = sum(cell.fail_point is not None and not cell.fail_point.recovery for cell in cells)
    steps = len(view.design.nodes("blueprint-step"))
    first = f"{counted(len(view.design.blueprints), 'blueprint')}, {counted(steps, 'step')}"
    if not fails:
        return sentence(first)
    if not bare:
        each = "each " if fails > 1 else ""
        return sentence(f"{first}, {counted(fails, 'fail point')}, {each}with a recovery")
    return sentence(f"{first}, {counted(fails, 'fail point')}, {number_word(bare)} without a recovery")


def blueprint_card(view: View, node: Node) -> dict[str, object]:
    """Tell what the card of a blueprint shows."""
    part = cast(Blueprint, node.part)
    return {
        "title": view.title(node.address),
        "url": view.href(node.address),
        "number": view.number(node.address),
        "lead": view.text(part.summary),
        "facts": [
            sentence(_STATE_WORDS[part.state]),
            counted(len(part.phases), "phase"),
            counted(len(part.steps), "step"),
            counted(len(part.lanes), "lane"),
        ],
    }


def _lead(view: View) -> str:
    figure = view.site.coverage["cells with an accountable role"]
    if not figure.total:
        return "Who does what, seen and unseen, so that a journey goes well."
    if figure.covered == figure.total:
        return f"Every one of {figure.total} pieces of work has a role that answers for it."
    return f"{figure.covered} of {figure.total} pieces of work have a role that answers for them."


def _blueprint_row(view: View, node: Node) -> dict[str, object]:
    part = cast(Blueprint, node.part)
    cells = _cells_of(view, node.address)
    systems = dict.fromkeys(system for cell in cells for system in cast(Cell, cell.part).systems)
    resolved = {edge.target for cell in cells for edge in view.design.edges_from(cell.address, RESOLVES)}
    fails = sum(cast(Cell, cell.part).fail_point is not None for cell in cells)
    return {
        "cells": (
            view.number(node.address),
            view.ref(node.address),
            view.refs(part.serves),
            view.refs(systems, limit=6),
            len(part.steps),
            len(cells),
            len(resolved),
            fails,
            standing_of(view, node.address),
        )
    }


def _facts(view: View, part: Blueprint) -> Iterator[Fact]:
    if part.serves:
        yield "Makes possible", view.refs(part.serves)
    work = sum(step.work_minutes for step in part.steps)
    elapsed = sum(step.elapsed_minutes for step in part.steps)
    if work:
        yield "Work", escape(view.work(work))
    if elapsed:
        yield "Elapsed", escape(f"{view.minutes(elapsed)}, step after step")


def _steps_title(view: View, part: Blueprint) -> str:
    cells = sum(len(step.cells) for step in part.steps)
    return sentence(f"{counted(len(part.steps), 'step')}, {counted(cells, 'cell')}")


def _raci(view: View, blueprint: str) -> dict[str, object]:
    matrix = raci(view.design, blueprint)
    return {
        "roles": [view.ref(role) for role in matrix.roles],
        "rows": [
            {
                "cells": (
                    view.step_number(row.step),
                    view.ref(row.cell),
                    *(row.letters.get(role, "") for role in matrix.roles),
                )
            }
            for row in matrix.rows
        ],
    }


def _fail_row(view: View, cell: Node) -> dict[str, object]:
    fail = cast(Cell, cell.part).fail_point
    assert fail is not None
    return {
        "cells": (
            view.step_number(cell.parent or cell.address),
            view.text(fail.title),
            view.ref(cell.address),
            view.text(fail.recovery) or Markup('<span class="missing">no recovery</span>'),
        )
    }


def _unrecovered(cell: Node) -> bool:
    fail = cast(Cell, cell.part).fail_point
    return fail is not None and not fail.recovery


def _links(view: View, cells: Iterable[Node]) -> Iterator[dict[str, object]]:
    for cell in cells:
        for edge in view.design.edges_from(cell.address, TRIGGERS, NEEDS):
            start, end = cell.parent or cell.address, view.node(edge.target).parent or edge.target
            yield {
                "cells": (
                    view.step_number(start),
                    view.ref(cell.address),
                    edge.relation.reads,
                    view.step_number(end),
                    view.ref(edge.target),
                    view.text(edge.label),
                )
            }


def _resolved(view: View, cells: Iterable[Node]) -> list[dict[str, object]]:
    found: dict[tuple[str, str], list[str]] = {}
    for cell in cells:
        for edge in view.design.edges_from(cell.address, RESOLVES, REALISES):
            found.setdefault((edge.target, edge.relation.reads), []).append(cell.address)
    return [
        {"cells": (sentence(verb), view.place(target), Markup("; ").join(view.ref(each) for each in by))}
        for (target, verb), by in found.items()
    ]


def _lane_row(view: View, node: Node) -> dict[str, object]:
    lane = cast(Lane, node.part)
    actor = next(iter(view.design.targets(node.address, ACTOR)), None)
    cells = len(view.design.sources(node.address, LANE))
    return {
        "id": view.anchor(node.address),
        "cells": (
            lane_title(view, node),
            LANE_WORDS[lane.role],
            view.ref(actor.address) if actor is not None else "",
            cells,
        ),
    }


def _cells_of(view: View, blueprint: str) -> list[Node]:
    return [node for node in view.design.descendants(blueprint) if node.type == "cell"]
