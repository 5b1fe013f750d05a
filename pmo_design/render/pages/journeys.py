"""The pages of the journeys: an index that sets today against tomorrow, and a page with the map of each."""

from collections.abc import Iterator
from typing import cast

from markupsafe import Markup, escape

from pmo_design.analyse.ties import supporters
from pmo_design.link.design import Node
from pmo_design.model import Journey
from pmo_design.model.journey import Emotion, Opportunity, Step
from pmo_design.model.persona import PainPoint
from pmo_design.model.relations import IMPROVES, PARENT, REALISES, SERVES
from pmo_design.render.diagrams.journey import draw_journey
from pmo_design.render.pages.connections import appearances, total
from pmo_design.render.pages.elements import Fact, common_facts
from pmo_design.render.pages.personas import answered_by
from pmo_design.render.pages.view import Body, View, picture_body
from pmo_design.render.pages.wording import amount, counted, number_word, of_all, plural, sentence

STATE_WORDS = {"as-is": "as it is", "to-be": "as it shall be", "speculative": "speculation"}


def journeys_page(view: View) -> Body:
    """Show as-is and to-be side by side, then all journeys in a table, then what is part of what."""
    nodes = view.design.nodes("journey")
    if not nodes:
        return Body(view.render("nothing", title="No journey is told yet", text="The design holds none."))
    content = view.render(
        "journeys",
        heading=journeys_finding(view),
        lead=_lead(view),
        pairs=[(journey_card(view, old), journey_card(view, new)) for old, new in _pairs(view)],
        rows=[_journey_row(view, node) for node in nodes],
        parents=[
            (view.ref(node.address), [view.ref(child.address) for child in children])
            for node in nodes
            if (children := view.design.sources(node.address, PARENT))
        ],
    )
    return Body(content)


def journey_page(view: View) -> Body:
    """Show the map of a journey, then its steps, pains and opportunities in words."""
    node = view.node(str(view.page.address))
    part = cast(Journey, node.part)
    picture = journey_picture(view, node.address)
    groups = appearances(view, node.address)
    pains = [each for each in view.design.descendants(node.address) if each.type == "pain-point"]
    opportunities = [each for each in view.design.descendants(node.address) if each.type == "opportunity"]
    content = view.render(
        "journey",
        node=node,
        part=part,
        kicker=f"Journey {view.number(node.address)}, {STATE_WORDS[part.state]}",
        picture=picture.content,
        facts=[*_facts(view, node, part), *common_facts(view, node)],
        steps_title=_steps_title(part),
        stages=[_stage(view, stage) for stage in view.design.children(node.address)],
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
    stages = [_stage(view, stage, anchors=False) for stage in view.design.children(address)]
    return Body(view.render("steps_table", id=f"{address.replace(':', '-')}-steps", stages=stages))


def journeys_finding(view: View) -> str:
    """Say how many journeys were redesigned, and how many of them have a better low point."""
    pairs = _pairs(view)
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


def _pairs(view: View) -> list[tuple[Node, Node]]:
    return [
        (old, new)
        for new in view.design.nodes("journey")
        for old in view.design.targets(new.address, IMPROVES)
    ]


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
        yield "Improves", view.ref(part.improves)
    improved = view.design.sources(node.address, IMPROVES)
    if improved:
        yield "Improved by", view.refs(each.address for each in improved)
    if part.parent:
        yield "Part of", view.ref(part.parent)
    served = view.design.sources(node.address, SERVES)
    if served:
        yield "Made possible by", view.refs(each.address for each in served)


def _steps_title(part: Journey) -> str:
    work, wait = minutes_of(part)
    words = [f"{counted(len(part.steps), 'step')} in {counted(len(part.stages), 'stage')}"]
    words += [f"{View.work(work)} of work"] if work else []
    words += [f"{View.minutes(wait)} of waiting"] if wait else []
    return sentence(", ".join(words))


def _stage(view: View, stage: Node, anchors: bool = True) -> dict[str, object]:
    goal = view.text(getattr(stage.part, "goal", None))
    title = escape(view.title(stage.address))
    if anchors:
        title = Markup('<span id="{}">{}</span>').format(view.anchor(stage.address), title)
    steps = [each for each in view.design.children(stage.address) if isinstance(each.part, Step)]
    return {"title": title, "meta": goal, "rows": [_step_row(view, step, anchors) for step in steps]}


def _step_row(view: View, node: Node, anchors: bool) -> dict[str, object]:
    step = cast(Step, node.part)
    truth = Markup("<br><em>Moment of truth: {}</em>").format(view.text(step.moment_of_truth))
    action = Markup("<br>{}").format(view.text(step.action)) if step.action else Markup("")
    title = Markup("<strong>{}</strong>").format(view.text(step.title)) if anchors else view.ref(node.address)
    time = [f"{view.work(step.duration)} work"] if step.duration else []
    time += [f"{view.minutes(step.wait)} wait"] if step.wait else []
    return {
        "id": view.anchor(node.address) if anchors else None,
        "cells": (
            view.step_number(node.address),
            title + action + (truth if step.moment_of_truth else Markup("")),
            _lines(_touchpoints(view, node, step, anchors)),
            _lines(_feelings(view, node, step)),
            _lines(_pains(view, node, step)),
            _lines(
                view.ref(each.address)
                for each in view.design.children(node.address)
                if each.type == "opportunity"
            ),
            _lines(time),
            _lines(_support(view, each) for each in supporters(view.design, node)),
        ),
    }


def _touchpoints(view: View, node: Node, step: Step, anchors: bool) -> Iterator[Markup]:
    for point in step.touchpoints:
        title = view.text(point.title)
        if point.id is not None and anchors:
            title = Markup('<span id="{}">{}</span>').format(view.anchor(f"{node.address}/{point.id}"), title)
        met = view.refs((*point.with_, *((point.system,) if point.system else ())))
        rest = Markup("; {}").format(met) if met else Markup("")
        yield Markup("{}: {}{}").format(title, view.ref(point.channel), rest)


def _feelings(view: View, node: Node, step: Step) -> Iterator[Markup]:
    several = len(cast(Journey, view.node(node.root).part).personas) > 1
    for each in step.emotions:
        who = view.short(each.persona) + " " if several and each.persona else Markup("")
        yield Markup("{}{}").format(who, feeling(each))
    for thought in step.thoughts:
        who = view.short(thought.persona) + " " if several and thought.persona else Markup("")
        yield Markup("{}<em>“{}”</em>").format(who, view.text(thought.text))


def feeling(emotion: Emotion) -> str:
    """Write a feeling as a signed level and its word: `+1.5 light`."""
    level = amount(emotion.level)
    signed = f"+{level}" if emotion.level > 0 else level.replace("-", "−")
    return f"{signed} {emotion.label}" if emotion.label else signed


def _pains(view: View, node: Node, step: Step) -> Iterator[Markup]:
    for felt in step.feels:
        yield view.ref(felt.pain)
    for pain in view.design.children(node.address):
        if pain.type == "pain-point":
            yield view.ref(pain.address)


def _support(view: View, supporter: Node) -> Markup:
    step = supporter.parent if supporter.type == "cell" and supporter.parent else supporter.address
    return view.ref(supporter.address, f"{view.number(supporter.root)}, step {view.step_number(step)}")


def _lines(entries: Iterator[Markup] | Iterator[str] | list[str]) -> Markup:
    return Markup("<br>").join(dict.fromkeys(entries))


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
            _lines(_support(view, each) for each in realised) or nothing,
        ),
    }
