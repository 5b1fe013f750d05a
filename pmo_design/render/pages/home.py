"""The cover of the proposal, part by part, so that a hand-written cover can use the same parts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import cast

from markupsafe import Markup

from pmo_design.analyse import Thread, best_thread
from pmo_design.analyse.ties import ancestors
from pmo_design.link.design import Node
from pmo_design.model import Blueprint, Criterion, Journey, Persona
from pmo_design.model.journey import Step
from pmo_design.model.service import Audience, Service
from pmo_design.render.numbers import side_of
from pmo_design.render.pages.criteria import target
from pmo_design.render.pages.elements import reading_entries
from pmo_design.render.pages.figures import blueprint_column, feeling_curve, target_bars
from pmo_design.render.pages.travel import travel_strip
from pmo_design.render.pages.view import Body, View
from pmo_design.render.pages.wording import counted, day, listed, number_word, plural, sentence

_MOST_PAINS = 3


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number of the design, what it counts, and where it comes from."""

    value: str
    text: str
    url: str
    link: str
    unit: str | None = None


def home_page(view: View) -> Body:
    """Show the generated cover: all parts, in their order."""
    if view.design.service is None:
        text = "A file of the kind `service` makes this page: with its title block, sites and readers."
        return Body(view.render("nothing", title="The service is not described yet", text=text))
    parts = (cover, travel_strip, reading, key_figures, thread_strip)
    bodies = [part(view) for part in parts]
    slots = {key: value for body in bodies for key, value in body.slots.items()}
    return Body(Markup("\n").join(body.content for body in bodies), slots)


def cover(view: View) -> Body:
    """Show headline, lead and title block."""
    service = view.design.service
    if service is None:
        return Body(Markup(""))
    sheet = service.document
    content = view.render(
        "cover",
        title=sheet.headline or service.title,
        lead=view.text(sheet.lead or service.summary),
        kicker=sheet.kicker,
        cells=[*_title_block(view, service)],
    )
    return Body(content)


def reading(view: View) -> Body:
    """Show what each audience should read first."""
    paths = []
    for node in view.design.nodes("audience"):
        audience = cast(Audience, node.part)
        minutes = sum(entry.minutes for entry in audience.reading)
        if audience.reading:
            paths.append((view.ref(node.address), f"{minutes} minutes", reading_entries(view, audience)))
    return Body(view.render("reading", paths=paths) if paths else Markup(""))


def key_figures(view: View) -> Body:
    """Show the numbers of the design, each with the page that it comes from."""
    return Body(view.render("key_figures", figures=[*_key_figures(view)], meta=_from_model(view)))


def thread_strip(view: View) -> Body:
    """Show one golden thread in four small pictures: a person, a step, a cell, a criterion."""
    best = best_thread(view.design)
    if best is None:
        return Body(Markup(""))
    items = [item for part in _STATIONS for item in part(view, best)]
    if len(items) < 2:
        return Body(Markup(""))
    count = len(view.site.threads)
    which = f"One thread of {number_word(count)}" if count > 1 else "The only thread"
    meta = f"{which}, followed from a person to a signature"
    return Body(view.render("thread_strip", items=items, meta=meta))


def _title_block(view: View, service: Service) -> Iterator[dict[str, object]]:
    sheet = service.document
    yield {"label": "Prepared for", "value": view.ref(service.client), "note": "the client"}
    yield {"label": "Prepared by", "value": view.ref(service.provider), "note": "the bidder"}
    yield {"label": "Revision", "value": sheet.revision, "span": 1, "large": True}
    replaces = f"replaces {sheet.replaces}" if sheet.replaces else None
    yield {"label": "Status", "value": sheet.status, "note": replaces, "span": 2}
    yield {"label": "Date", "value": day(sheet.date), "span": 1, "plain": True}
    valid = day(sheet.valid_to) if sheet.valid_to else "until withdrawn"
    yield {"label": "Valid to", "value": valid, "span": 2, "plain": True}
    readers = [view.title(node.address) for node in view.design.nodes("audience")]
    if readers:
        yield {"label": "Audience", "value": listed(readers), "plain": True}
    yield {"label": "Document", "value": sheet.number, "span": 1, "plain": True}
    yield {"label": "Classification", "value": sheet.classification, "span": 2, "plain": True}


def _key_figures(view: View) -> Iterator[KeyFigure]:
    design = view.design
    sites = len(design.nodes("site"))
    if sites:
        text = f"{plural(sites, 'site')} to serve"
        yield KeyFigure(str(sites), text, view.to("service/index.md", "sites-list"), "Sites")
    people = len(design.personas)
    if people:
        known = view.site.coverage["personas with evidence above assumed"].covered
        text = f"{plural(people, 'persona')}, {_known(known, people)}"
        yield KeyFigure(str(people), text, view.to("personas/index.md"), "People")
    journeys = len(design.journeys)
    if journeys:
        redesigned = sum(journey.improves is not None for journey in design.journeys)
        steps = len(design.nodes("journey-step"))
        told = f"{number_word(redesigned)} redesigned" if redesigned else counted(steps, "step")
        text = f"{plural(journeys, 'journey')}, {told}"
        yield KeyFigure(str(journeys), text, view.to("journeys/index.md"), "Journeys")
    traced = view.site.coverage["requirements traced to a criterion"]
    if traced.total:
        yield KeyFigure(
            str(traced.covered),
            f"{plural(traced.total, 'requirement')} traced to a criterion",
            view.to("requirements/index.md"),
            "Requirements",
            f"/{traced.total}",
        )
    criteria = len(design.criteria)
    if criteria:
        gates = len({part.phase for part in design.criteria if part.phase})
        over = f" over {counted(gates, 'gate')}" if gates else ""
        text = f"acceptance {plural(criteria, 'criterion', 'criteria')}{over}"
        yield KeyFigure(str(criteria), text, view.to("acceptance/index.md"), "Acceptance")
    units = sum(side_of(design, node.address) == "provider" for node in design.nodes("business-unit"))
    if units:
        text = f"business {plural(units, 'unit')} {plural(units, 'shares', 'share')} the work"
        yield KeyFigure(
            str(units), text, view.to("service/index.md", "business-units-list"), "Business units"
        )


def _from_model(view: View) -> str:
    service = view.design.service
    return (
        f"From the model, revision {service.document.revision}" if service is not None else "From the model"
    )


# ── the stations of the strip ────────────────────────────────────────────────────────────────────

Item = dict[str, object]


def _person(view: View, thread: Thread) -> Iterator[Item]:
    address = _persona_of(view, thread)
    if address is None:
        return
    part = cast(Persona, view.node(address).part)
    pains = sorted(part.pain_points, key=lambda pain: -pain.severity)[:_MOST_PAINS]
    known = view.site.coverage["personas with evidence above assumed"]
    text = f"{counted(known.total, 'persona')}, {_known(known.covered, known.total)}."
    yield {
        "label": f"Persona {view.number(address)}",
        "url": view.href(address),
        "title": view.title(address),
        "body": view.render("strip_person", part=part, mark=view.monogram(address, small=True), pains=pains),
        "text": sentence(text),
    }


def _known(known: int, people: int) -> str:
    if known == people:
        return "known from evidence" if people == 1 else "each known from evidence"
    return f"{number_word(known)} known from evidence"


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
    address = next((each for each in thread.criteria if _has_bars(view, each)), thread.criteria[0])
    part = cast(Criterion, view.node(address).part)
    gate = f", decided at the gate of {view.title(part.phase)}" if part.phase else ""
    count = len(view.design.criteria)
    measured = view.site.coverage["criteria with a metric"].covered
    text = f"{counted(count, 'criterion', 'criteria')}, {number_word(measured)} with a figure to reach."
    yield {
        "label": f"Criterion {view.number(address)}",
        "url": view.href(address),
        "title": view.title(address),
        "body": view.render(
            "strip_criterion",
            value=target(part.metric),
            gate=f"target{gate}",
            bars=target_bars(part.metric) if part.metric is not None else None,
        ),
        "text": sentence(text),
    }


_STATIONS: tuple[Callable[[View, Thread], Iterator[Item]], ...] = (_person, _step, _cell, _criterion)


def _persona_of(view: View, thread: Thread) -> str | None:
    root = thread.pain.partition("/")[0]
    node: Node = view.node(root)
    if isinstance(node.part, Journey):
        return next((each for each in node.part.personas if each in view.design), None)
    return root


def _has_bars(view: View, address: str) -> bool:
    metric = cast(Criterion, view.node(address).part).metric
    return metric is not None and target_bars(metric) is not None


def _level(view: View, address: str, persona: str | None) -> float | None:
    return _feeling(cast(Step, view.node(address).part), persona)


def _feeling(step: Step, persona: str | None) -> float | None:
    own = [each for each in step.emotions if each.persona in (persona, None)] or list(step.emotions)
    return float(own[0].level) if own else None


def _dip(view: View, thread: Thread) -> str:
    where = plural(len(thread.steps), "one step", f"{number_word(len(thread.steps))} steps")
    return f"The pain is felt at {where}."
