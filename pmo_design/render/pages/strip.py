"""The service in one strip: a golden thread in four small pictures, from a person to a criterion's figure."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from typing import cast

from markupsafe import Markup

from pmo_design.analyse import Thread, best_thread
from pmo_design.analyse.ties import ancestors
from pmo_design.engines.acceptance import Standing
from pmo_design.link.design import Node
from pmo_design.model import Blueprint, Criterion, Journey, Persona
from pmo_design.model.acceptance import Metric
from pmo_design.model.journey import Step
from pmo_design.model.scalars import MINUTES_PER_DAY
from pmo_design.render.charts import attainment_strip
from pmo_design.render.pages.criteria import figure, target
from pmo_design.render.pages.figures import blueprint_column, feeling_curve, target_bars
from pmo_design.render.pages.verdicts import verdict_state
from pmo_design.render.pages.view import Body, View
from pmo_design.render.pages.wording import counted, day, number_word, plural, sentence

_MOST_PAINS = 3
_MUTE = 3
_FRESH = timedelta(days=31)
"""How old a figure may be to stand for now."""

Item = dict[str, object]


def thread_strip(view: View) -> Body:
    """Show one golden thread in four small pictures: a person, a step, a cell, a criterion."""
    best = _told_best(view)
    if best is None:
        return Body(Markup(""))
    items = [item for part in _STATIONS for item in part(view, best)]
    if len(items) < 2:
        return Body(Markup(""))
    count = len(view.site.threads)
    which = f"One thread of {number_word(count)}" if count > 1 else "The only thread"
    meta = f"{which}, followed from a person to a signature"
    return Body(view.render("thread_strip", items=items, meta=meta))


def known_words(known: int, people: int) -> str:
    """Say how many personas are known from evidence."""
    if known == people:
        return "known from evidence" if people == 1 else "each known from evidence"
    return f"{number_word(known)} known from evidence"


def _person(view: View, thread: Thread) -> Iterator[Item]:
    address = _persona_of(view, thread)
    if address is None:
        return
    part = cast(Persona, view.node(address).part)
    pains = sorted(part.pain_points, key=lambda pain: -pain.severity)[:_MOST_PAINS]
    known = view.site.coverage["personas with evidence above assumed"]
    text = f"{counted(known.total, 'persona')}, {known_words(known.covered, known.total)}."
    yield {
        "label": f"Persona {view.number(address)}",
        "url": view.href(address),
        "title": view.title(address),
        "body": view.render("strip_person", part=part, mark=view.monogram(address, small=True), pains=pains),
        "text": sentence(text),
    }


def _step(view: View, thread: Thread) -> Iterator[Item]:
    if not thread.steps:
        return
    persona = _persona_of(view, thread)
    address = min(thread.steps, key=lambda each: (_level(view, each, persona) or 0, each))
    node = view.node(address)
    journey = cast(Journey, view.node(node.root).part)
    at = journey.steps.index(cast(Step, node.part))
    levels = [_feeling(step, persona) for step in journey.steps]
    title = view.title(address)
    told = f"How it feels along {view.title(node.root)}, step by step; “{title}” is marked"
    yield {
        "label": f"Journey {view.number(node.root)}, step {view.step_number(address)}",
        "url": view.href(address),
        "title": f"{view.title(node.root)}: {title}",
        "body": feeling_curve(levels, at, title, told),
        "text": sentence(f"{counted(len(view.design.journeys), 'journey')}. {_dip(view, thread)}"),
    }


def _cell(view: View, thread: Thread) -> Iterator[Item]:
    if not thread.cells:
        return
    node = view.node(thread.cells[0])
    step = next((each for each in ancestors(view.design, node) if each.type == "blueprint-step"), None)
    if step is None:
        return
    blueprint = cast(Blueprint, view.node(node.root).part)
    at = next((place for place, each in enumerate(blueprint.steps) if each is step.part), 0)
    told = f"The lanes of {view.title(node.root)} at step {view.step_number(step.address)}"
    text = f"{counted(len(view.design.blueprints), 'blueprint')}. This column answers the pain."
    yield {
        "label": f"Blueprint {view.number(node.root)}, step {view.step_number(step.address)}",
        "url": view.href(node.address),
        "title": view.title(node.address).rstrip("."),
        "body": blueprint_column(blueprint, at, told),
        "text": sentence(text),
    }


def _criterion(view: View, thread: Thread) -> Iterator[Item]:
    if not thread.criteria:
        return
    address = min(thread.criteria, key=partial(_silence, view))
    part = cast(Criterion, view.node(address).part)
    count = len(view.design.criteria)
    measured = view.site.coverage["criteria with a metric"].covered
    text = f"{counted(count, 'criterion', 'criteria')}, {number_word(measured)} with a figure to reach."
    yield {
        "label": f"Criterion {view.number(address)}",
        "url": view.href(address),
        "title": view.title(address),
        "body": _stands(view, view.site.acceptance.standings[address], part),
        "text": sentence(text),
    }


def _stands(view: View, standing: Standing, part: Criterion) -> Markup:
    """Show the figure that stands now against the target; before there is one, the target alone."""
    metric, gate = part.metric, _decided(view, part)
    if metric is None or standing.actual is None:
        return view.render(
            "strip_criterion",
            value=target(metric),
            note="",
            state=None,
            gate=sentence(f"target, {gate}" if gate else "target"),
            bars=target_bars(metric) if metric is not None else None,
        )
    return view.render(
        "strip_criterion",
        value=figure(metric, standing.actual),
        note=_taken(view, standing, metric),
        state=verdict_state(standing.verdict),
        gate=gate,
        bars=attainment_strip(standing, metric),
    )


def _taken(view: View, standing: Standing, metric: Metric) -> str:
    """Say how old the figure is and over which time it was taken: `now, over four weeks`."""
    age = view.site.acceptance.as_of - (standing.latest or date.min)
    when = "now" if age <= _FRESH or standing.latest is None else f"on {day(standing.latest)}"
    days, rest = divmod(metric.window or 0, MINUTES_PER_DAY)
    if not days or rest:
        return when
    return f"{when}, over {counted(days // 7, 'week') if days % 7 == 0 else counted(days, 'day')}"


def _decided(view: View, part: Criterion) -> str:
    gate = next((each for each in view.site.gates if each.phase and each.phase.address == part.phase), None)
    return f"decided at {gate.name}" if gate is not None else ""


_STATIONS: tuple[Callable[[View, Thread], Iterator[Item]], ...] = (_person, _step, _cell, _criterion)


def _persona_of(view: View, thread: Thread) -> str | None:
    root = thread.pain.partition("/")[0]
    node: Node = view.node(root)
    if isinstance(node.part, Journey):
        return next((each for each in node.part.personas if each in view.design), None)
    return root


def _told_best(view: View) -> Thread | None:
    """Return the thread whose criterion says most by its figures, of such the most complete and narrowest."""
    best = best_thread(view.design)
    if best is None or not best.criteria:
        return best
    return min(
        view.site.threads,
        key=lambda thread: (
            thread.gap is not None,
            min((_silence(view, each) for each in thread.criteria), default=_MUTE),
            thread is not best and thread != best,
            -thread.length,
            len(thread.steps) + len(thread.cells) + len(thread.criteria),
        ),
    )


def _silence(view: View, address: str) -> int:
    """Tell how little a criterion has to show: 0 for a figure at or near its target, 3 for none."""
    metric = cast(Criterion, view.node(address).part).metric
    standing = view.site.acceptance.standings[address]
    if metric is None or (standing.actual is None and target_bars(metric) is None):
        return _MUTE
    if standing.actual is None:
        return 2
    if standing.attainment is None or standing.verdict not in ("met", "at-risk"):
        return 1
    return 0 if (standing.attainment >= 1) == (standing.verdict == "met") else 1


def _level(view: View, address: str, persona: str | None) -> float | None:
    return _feeling(cast(Step, view.node(address).part), persona)


def _feeling(step: Step, persona: str | None) -> float | None:
    own = [each for each in step.emotions if each.persona in (persona, None)] or list(step.emotions)
    return float(own[0].level) if own else None


def _dip(view: View, thread: Thread) -> str:
    where = plural(len(thread.steps), "one step", f"{number_word(len(thread.steps))} steps")
    return f"The pain is felt at {where}."
