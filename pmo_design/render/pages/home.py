"""The cover of the proposal, part by part, so that a hand-written cover can use the same parts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from markupsafe import Markup

from pmo_design.model.service import Audience, Service
from pmo_design.render.numbers import side_of
from pmo_design.render.pages.elements import reading_entries
from pmo_design.render.pages.strip import known_words, thread_strip
from pmo_design.render.pages.travel import travel_strip
from pmo_design.render.pages.view import Body, View
from pmo_design.render.pages.wording import counted, day, listed, number_word, plural


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
        text = f"{plural(people, 'persona')}, {known_words(known, people)}"
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
        text = f"acceptance {plural(criteria, 'criterion', 'criteria')}{_met(view)}"
        yield KeyFigure(str(criteria), text, view.to("acceptance/index.md"), "Acceptance")
    units = sum(side_of(design, node.address) == "provider" for node in design.nodes("business-unit"))
    if units:
        text = f"business {plural(units, 'unit')} {plural(units, 'shares', 'share')} the work"
        yield KeyFigure(
            str(units), text, view.to("service/index.md", "business-units-list"), "Business units"
        )


def _met(view: View) -> str:
    """Say how many criteria are met; before anything is recorded, over how many gates they stand."""
    standings = view.site.acceptance.standings.values()
    if any(each.evidence for each in standings):
        return f", {number_word(sum(each.verdict == 'met' for each in standings))} met"
    gates = len({part.phase for part in view.design.criteria if part.phase})
    return f" over {counted(gates, 'gate')}" if gates else ""


def _from_model(view: View) -> str:
    service = view.design.service
    return (
        f"From the model, revision {service.document.revision}" if service is not None else "From the model"
    )
