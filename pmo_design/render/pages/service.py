"""The page of the service as a whole: who takes part, what flows, where, through what, in which phases."""

from collections.abc import Callable, Sequence
from typing import cast

from markupsafe import Markup

from pmo_design.link.design import Node
from pmo_design.model.service import Channel, Service, Stakeholder
from pmo_design.model.service import Phase as ServicePhase
from pmo_design.model.service import Site as Place
from pmo_design.model.service import System as Tool
from pmo_design.render.graphs import service_map as draw_service_map
from pmo_design.render.numbers import side_of
from pmo_design.render.pages.elements import common_facts
from pmo_design.render.pages.graphs import contracts
from pmo_design.render.pages.rollups import acceptance_facts, rollup_of, standing_of
from pmo_design.render.pages.view import Body, View, picture_body
from pmo_design.render.pages.wording import KINDS, amount, counted, day, hours, sentence

Cells = Sequence[object]

_COLUMNS: dict[str, tuple[tuple[str, str, int | None], ...]] = {
    "organisation": (
        ("Organisation", "head", 220),
        ("Part it plays", "text", 120),
        ("What it does", "muted", None),
    ),
    "business-unit": (
        ("Business unit", "head", 220),
        ("Part of", "text", 170),
        ("Led by", "text", 170),
        ("What it does", "muted", None),
    ),
    "site": (
        ("Site", "head", 150),
        ("Kind", "text", 124),
        ("Region", "text", None),
        ("Travel", "number", 64),
        ("Connection", "number", 110),
        ("People", "text", 170),
    ),
    "system": (("System", "head", 210), ("Operated by", "text", 170), ("What it does", "muted", None)),
    "channel": (
        ("Channel", "head", 210),
        ("Kind", "text", 84),
        ("Answered", "text", 180),
        ("Needs", "text", 110),
        ("What it is for", "muted", None),
    ),
    "role": (("Role", "head", 190), ("Part of", "text", 180), ("What it does", "muted", None)),
    "stakeholder": (
        ("Stakeholder", "head", 170),
        ("Part of", "text", 160),
        ("Influence", "text", 84),
        ("Interest", "muted", None),
    ),
    "phase": (
        ("Phase", "head", 190),
        ("Starts", "text", 100),
        ("Gate", "text", 100),
        ("What happens", "muted", None),
    ),
    "audience": (("Audience", "head", 190), ("What they want", "muted", None)),
}
_ORDER = (
    "site",
    "organisation",
    "business-unit",
    "stakeholder",
    "role",
    "system",
    "channel",
    "phase",
    "audience",
)
_HEADINGS: dict[str, tuple[str, str]] = {
    "site": ("site to serve", "sites to serve"),
    "organisation": ("organisation takes part", "organisations take part"),
    "business-unit": ("business unit shares the work", "business units share the work"),
    "stakeholder": ("stakeholder has a say", "stakeholders have a say"),
    "role": ("role to fill", "roles to fill"),
    "system": ("system", "systems"),
    "channel": ("way to reach each other", "ways to reach each other"),
    "phase": ("phase, ended by a gate", "phases, each ended by a gate"),
    "audience": ("group of readers", "groups of readers"),
}


def service_page(view: View) -> Body:
    """Show the service: its map, its flows, and a table of each kind of thing it is made of."""
    service = view.design.service
    if service is None:
        text = "A file of the kind `service` says who delivers what to whom."
        return Body(view.render("nothing", title="The service is not described yet", text=text))
    picture = service_map(view)
    agreed = contracts(view)
    node = view.design.nodes("service")[0]
    tables = [_table(view, kind) for kind in _ORDER if view.design.nodes(kind)]
    flows = [_flow(view, service, at) for at in range(len(service.flows))]
    content = view.render(
        "service",
        heading=service_finding(view),
        lead=view.text(service.summary),
        kicker=service.title,
        graph=picture.content,
        contracts=agreed.content,
        facts=[
            ("Client", view.ref(service.client)),
            ("Provider", view.ref(service.provider)),
            ("Currency", service.currency),
            *acceptance_facts(view, rollup_of(view, node.address), view.to("acceptance/index.md")),
            *common_facts(view, node),
        ],
        flows=flows,
        flows_title=_flows_title(len(flows)),
        tables=tables,
        entries=[
            *({"title": table["title"], "url": f"#{table['anchor']}"} for table in tables),
            *([{"title": _flows_title(len(flows)), "url": "#flows"}] if flows else []),
        ],
    )
    return Body(content, {**picture.slots, **agreed.slots})


def service_map(view: View) -> Body:
    """Show the map of parties and flows; nothing where no service is described."""
    if view.design.service is None:
        return Body(Markup(""))
    return picture_body(view, draw_service_map(view.design, view.href))


def service_finding(view: View) -> str:
    """Say how many units serve how many sites through how many channels."""
    design = view.design
    units = [node for node in design.nodes("business-unit") if side_of(design, node.address) == "provider"]
    sites, channels = len(design.nodes("site")), len(design.nodes("channel"))
    who = counted(len(units), "business unit") if units else "One provider"
    verb = "serves" if len(units) <= 1 else "serve"
    where = counted(sites, "site") if sites else "its client"
    how = f" through {counted(channels, 'channel')}" if channels else ""
    return sentence(f"{who} {verb} {where}{how}")


def _flows_title(count: int) -> str:
    return sentence(f"{counted(count, 'flow')} between the parties")


def _flow(view: View, service: Service, at: int) -> dict[str, object]:
    flow = service.flows[at]
    way = "both ways" if flow.direction == "two-way" else ""
    return {
        "data": {"carries": flow.carries},
        "cells": (
            view.ref(flow.from_),
            view.ref(flow.to),
            sentence(flow.carries),
            view.text(flow.label),
            way,
        ),
    }


def _table(view: View, kind: str) -> dict[str, object]:
    nodes = view.design.nodes(kind)
    one, several = _HEADINGS[kind]
    columns = _COLUMNS[kind]
    if any(rollup_of(view, node.address) for node in nodes):
        columns = (*columns, ("Acceptance", "text", 150))
    return {
        "kind": kind,
        "title": sentence(counted(len(nodes), one, several)),
        "anchor": KINDS[kind][1].replace(" ", "-") + "-list",
        "columns": [
            {"label": label, "kind": look, "width": width, "named": look in ("text", "number")}
            for label, look, width in columns
        ],
        "rows": [
            {
                "cells": (
                    view.ref(node.address),
                    *_CELLS[kind](view, node),
                    standing_of(view, node.address),
                )
            }
            for node in nodes
        ],
    }


def _summary(view: View, node: Node) -> Markup:
    return view.text(getattr(node.part, "summary", None))


def _organisation(view: View, node: Node) -> Cells:
    return sentence(str(getattr(node.part, "type", ""))), _summary(view, node)


def _unit(view: View, node: Node) -> Cells:
    part = node.part
    return (
        view.ref(getattr(part, "part_of", None)),
        view.ref(getattr(part, "lead", None)),
        _summary(view, node),
    )


def _site(view: View, node: Node) -> Cells:
    part = cast(Place, node.part)
    people = [each.address for each in view.design.sources(node.address) if each.type == "persona"]
    return (
        sentence(part.type),
        part.region,
        amount(part.travel_hours, "h") if part.travel_hours is not None else "",
        amount(part.bandwidth_kbps, "kbit/s") if part.bandwidth_kbps is not None else "",
        view.refs(people),
    )


def _system(view: View, node: Node) -> Cells:
    part = cast(Tool, node.part)
    legacy = Markup(" <em>Goes away with the service.</em>") if part.legacy else Markup("")
    return view.ref(part.operated_by), _summary(view, node) + legacy


def _channel(view: View, node: Node) -> Cells:
    part = cast(Channel, node.part)
    needs = amount(part.bandwidth_kbps, "kbit/s") if part.bandwidth_kbps else ""
    return (
        sentence(part.type).replace("-", " "),
        hours(part.hours) if part.hours else "always",
        "works offline" if part.works_offline else needs,
        _summary(view, node),
    )


def _role(view: View, node: Node) -> Cells:
    return view.ref(getattr(node.part, "part_of", None)), _summary(view, node)


def _stakeholder(view: View, node: Node) -> Cells:
    part = cast(Stakeholder, node.part)
    return view.ref(part.part_of), sentence(part.influence or ""), view.text(part.interest or part.summary)


def _phase(view: View, node: Node) -> Cells:
    part = cast(ServicePhase, node.part)
    return (
        day(part.starts) if part.starts else "",
        day(part.gate) if part.gate else "",
        _summary(view, node),
    )


def _audience(view: View, node: Node) -> Cells:
    return (_summary(view, node),)


_CELLS: dict[str, Callable[[View, Node], Cells]] = {
    "organisation": _organisation,
    "business-unit": _unit,
    "site": _site,
    "system": _system,
    "channel": _channel,
    "role": _role,
    "stakeholder": _stakeholder,
    "phase": _phase,
    "audience": _audience,
}
