"""The steps of a journey in words: stage by stage, a row a step."""

from collections.abc import Iterator
from typing import cast

from markupsafe import Markup, escape

from pmo_design.analyse.ties import supporters
from pmo_design.link.design import Node
from pmo_design.model import Journey
from pmo_design.model.journey import Emotion, Step
from pmo_design.render.pages.rollups import rollup_of, standing_of
from pmo_design.render.pages.view import View
from pmo_design.render.pages.wording import amount


def is_verified(view: View, journey: str) -> bool:
    """Tell whether criteria show any step of a journey to go well, so that a table needs a column for it."""
    return any(
        node.type == "journey-step" and rollup_of(view, node.address)
        for node in view.design.descendants(journey)
    )


def stage_rows(view: View, stage: Node, anchors: bool = True) -> dict[str, object]:
    """Tell a stage and its steps; inside another page they have no anchors, and are linked instead."""
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
            lines(_touchpoints(view, node, step, anchors)),
            lines(_feelings(view, node, step)),
            lines(_pains(view, node, step)),
            lines(
                view.ref(each.address)
                for each in view.design.children(node.address)
                if each.type == "opportunity"
            ),
            lines(time),
            lines(support(view, each) for each in supporters(view.design, node)),
            standing_of(view, node.address),
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


def support(view: View, supporter: Node) -> Markup:
    """Link to a step or cell of a blueprint by the number of its step."""
    step = supporter.parent if supporter.type == "cell" and supporter.parent else supporter.address
    return view.ref(supporter.address, f"{view.number(supporter.root)}, step {view.step_number(step)}")


def lines(entries: Iterator[Markup] | Iterator[str] | list[str]) -> Markup:
    """Set entries below one another, without repeats."""
    return Markup("<br>").join(dict.fromkeys(entries))
