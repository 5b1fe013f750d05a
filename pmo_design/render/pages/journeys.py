"""The pages of the journeys: an index that sets today against tomorrow, and a page with the map of each."""

from collections.abc import Iterator
from typing import cast

from markupsafe import Markup

from pmo_design.analyse.ties import supporters
from pmo_design.link.design import Node
from pmo_design.model import Journey
from pmo_design.model.journey import Opportunity
from pmo_design.model.persona import PainPoint
from pmo_design.model.relations import IMPROVES, PARENT, REALISES, SERVES
from pmo_design.render.diagrams.journey import draw_journey
from pmo_design.render.pages.compared import comparison_pairs
from pmo_design.render.pages.comparison import comparison_facts, comparison_link
from pmo_design.render.pages.connections import appearances, total
from pmo_design.render.pages.elements import Fact, common_facts
from pmo_design.render.pages.graphs import hierarchy
from pmo_design.render.pages.journey_steps import is_verified, lines, stage_rows, support
from pmo_design.render.pages.personas import answered_by
from pmo_design.render.pages.rollups import acceptance_facts, criteria_table, rollup_of, standing_of
from pmo_design.render.pages.view import Body, View, picture_body
from pmo_design.render.pages.wording import counted, number_word, of_all, plural, sentence

STATE_WORDS = {"as-is": "as it is", "to-be": "as it shall be", "speculative": "speculation"}


def journeys_page(view: View) -> Body:
    """Show as-is and to-be side by side, then all journeys in a table, then what is part of what."""
    nodes = view.design.nodes("journey")
    if not nodes:
        return Body(view.render("nothing", title="No journey is told yet", text="The design holds none."))
    tree = hierarchy(view)
    content = view.render(
        "journeys",
        tree=tree.content,
        heading=journeys_finding(view),
        lead=_lead(view),
        pairs=[
            (
                journey_card(view, old),
                journey_card(view, new),
                comparison_link(view, new.address, f"{comparison_facts(view, old, new)}."),
            )
            for old, new in comparison_pairs(view.design)
        ],
        rows=[_journey_row(view, node) for node in nodes],
        verified=any(rollup_of(view, node.address) for node in nodes),
        parents=[
            (view.ref(node.address), [view.ref(child.address) for child in children])
            for node in nodes
            if (children := view.design.sources(node.address, PARENT))
        ],
    )
    return Body(content, tree.slots)


def journey_page(view: View) -> Body:
    """Show the map of a journey, then its steps, pains and opportunities in words."""
    node = view.node(str(view.page.address))
    part = cast(Journey, node.part)
    picture = journey_picture(view, node.address)
    groups = appearances(view, node.address)
    shown_by = rollup_of(view, node.address)
    pains = [each for each in view.design.descendants(node.address) if each.type == "pain-point"]
    opportunities = [each for each in view.design.descendants(node.address) if each.type == "opportunity"]
    content = view.render(
        "journey",
        node=node,
        part=part,
        kicker=f"Journey {view.number(node.address)}, {STATE_WORDS[part.state]}",
        picture=picture.content,
        facts=[
            *_facts(view, node, part),
            *acceptance_facts(view, shown_by, matters=part.state == "to-be"),
            *common_facts(view, node),
        ],
        criteria=criteria_table(view, shown_by),
        verified=is_verified(view, node.address),
        steps_title=_steps_title(part),
        stages=[stage_rows(view, stage) for stage in view.design.children(node.address)],
        pains=[_pain_row(view, pain) for pain in pains],
        opportunities=[_opportunity_row(view, each) for each in opportunities],
        groups=groups,
        references=sentence(counted(total(groups), "reference")),
    )
    return Body(content, picture.slots)


def journey_picture(view: View, address: str) -> Body:
    """Show the map of a journey."""
    journey = cast(Journey, view.node(address).part)
    return picture_body(view, draw_journey(view.design, journey, view.href))


def steps_table(view: View, address: str) -> Body:
    """Show the steps of a journey as a table, inside another page."""
    stages = [stage_rows(view, stage, anchors=False) for stage in view.design.children(address)]
    return Body(
        view.render(
            "steps_table",
            id=f"{address.replace(':', '-')}-steps",
            stages=stages,
            verified=is_verified(view, address),
        )
    )


def journeys_finding(view: View) -> str:
    """Say how many journeys were redesigned, and how many of them have a better low point."""
    pairs = comparison_pairs(view.design)
    if not pairs:
        return sentence(f"{counted(len(view.design.journeys), 'journey')} on record")
    better = sum(_lowest(new) > _lowest(old) for old, new in pairs)
    first = f"{counted(len(pairs), 'journey')} redesigned"
    if better == len(pairs):
        return sentence(f"{first}, {'each ' if len(pairs) > 1 else ''}with a better low point")
    return sentence(f"{first}, {number_word(better)} with a better low point")


def journey_card(view: View, node: Node) -> dict[str, object]:
    """Tell what the card of a journey shows."""
    part = cast(Journey, node.part)
    return {
        "title": view.title(node.address),
        "url": view.href(node.address),
        "number": view.number(node.address),
        "lead": view.text(part.summary or part.scenario),
        "facts": [sentence(STATE_WORDS[part.state]), *_measures(part)],
        "meta": view.refs(part.personas),
    }


def minutes_of(part: Journey) -> tuple[int, int]:
    """Return the time at work and the time waited, over all steps."""
    return (
        sum(step.duration or 0 for step in part.steps),
        sum(step.wait or 0 for step in part.steps),
    )


def _lead(view: View) -> str:
    supported = view.site.coverage["journey steps supported"]
    if not supported.total:
        return "What people go through, step by step, and how it feels."
    if supported.covered == supported.total:
        steps = of_all(supported.total, supported.total, "step")
        verb = plural(supported.total, "is", "are")
        return sentence(f"{steps} of the journeys as they shall be {verb} supported by a blueprint.")
    verb = plural(supported.covered, "is", "are")
    return sentence(
        f"{number_word(supported.covered)} of {number_word(supported.total)} steps of the journeys as they"
        f" shall be {verb} supported by a blueprint."
    )


def _lowest(node: Node) -> float:
    steps = cast(Journey, node.part).steps
    return min((float(each.level) for step in steps for each in step.emotions), default=0.0)


def _measures(part: Journey) -> Iterator[str]:
    work, wait = minutes_of(part)
    yield counted(len(part.steps), "step")
    if work:
        yield f"{View.work(work)} of work"
    if wait:
        yield f"{View.minutes(wait)} of waiting"


def _journey_row(view: View, node: Node) -> dict[str, object]:
    part = cast(Journey, node.part)
    work, wait = minutes_of(part)
    levels = [(float(each.level), at) for at, step in enumerate(part.steps) for each in step.emotions]
    low = part.steps[min(levels)[1]] if levels else None
    lowest = (
        next((each for each in view.design.descendants(node.address) if each.part is low), None)
        if low is not None
        else None
    )
    steps = [each for each in view.design.descendants(node.address) if each.type == "journey-step"]
    held = sum(bool(supporters(view.design, step)) for step in steps)
    return {
        "data": {"state": part.state},
        "cells": (
            view.number(node.address),
            view.ref(node.address),
            sentence(STATE_WORDS[part.state]),
            view.refs(part.personas),
            view.work(work),
            view.minutes(wait),
            view.ref(lowest.address) if lowest is not None else "",
            f"{held} of {len(steps)}" if part.state != "as-is" else "",
            standing_of(view, node.address),
        ),
    }


def _facts(view: View, node: Node, part: Journey) -> Iterator[Fact]:
    yield "Travelled by", view.refs(part.personas)
    if part.scenario:
        yield "Scenario", view.text(part.scenario)
    if part.trigger:
        yield "Begins when", view.text(part.trigger)
    if part.end_state:
        yield "Ends with", view.text(part.end_state)
    if part.improves:
        yield "Improves", _compared(view, part.improves, node.address)
    for better in view.design.sources(node.address, IMPROVES):
        yield "Improved by", _compared(view, better.address, better.address)
    if part.parent:
        yield "Part of", view.ref(part.parent)
    served = view.design.sources(node.address, SERVES)
    if served:
        yield "Made possible by", view.refs(each.address for each in served)


def _compared(view: View, journey: str, better: str) -> Markup:
    """Link to a journey, and to the page that compares the two."""
    link = comparison_link(view, better, "step by step")
    return Markup("{} ({})").format(view.ref(journey), link) if link else view.ref(journey)


def _steps_title(part: Journey) -> str:
    work, wait = minutes_of(part)
    words = [f"{counted(len(part.steps), 'step')} in {counted(len(part.stages), 'stage')}"]
    words += [f"{View.work(work)} of work"] if work else []
    words += [f"{View.minutes(wait)} of waiting"] if wait else []
    return sentence(", ".join(words))


def _pain_row(view: View, node: Node) -> dict[str, object]:
    part = cast(PainPoint, node.part)
    step = node.parent or node.root
    return {
        "id": view.anchor(node.address),
        "strong": part.severity == 3,
        "cells": (
            view.text(part.title),
            part.severity,
            view.ref(step),
            view.text(part.impact or part.description),
            answered_by(view, node),
        ),
    }


def _opportunity_row(view: View, node: Node) -> dict[str, object]:
    part = cast(Opportunity, node.part)
    realised = view.design.sources(node.address, REALISES)
    nothing = "dropped" if part.status == "dropped" else Markup('<span class="missing">nothing yet</span>')
    return {
        "id": view.anchor(node.address),
        "cells": (
            Markup("<strong>{}</strong><br>{}").format(view.text(part.title), view.text(part.description)),
            view.refs(part.answers),
            sentence(part.impact or ""),
            sentence(part.effort or ""),
            sentence(part.status or ""),
            view.ref(part.owner),
            lines(support(view, each) for each in realised) or nothing,
        ),
    }
