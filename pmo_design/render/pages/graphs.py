"""Show graphs on pages: the surroundings of one element, contracts, the hierarchy of journeys, steps."""

from markupsafe import Markup

from pmo_design.render.graphs import (
    contract_structure,
    has_contracts,
    has_dependencies,
    has_hierarchy,
    has_trace,
    journey_hierarchy,
    step_dependency,
    trace_around,
)
from pmo_design.render.pages.view import Body, View, picture_body

_NOTHING = Body(Markup(""))
_MOST_OFFERING = 200
"""Pages whose graphs can be chosen in several depths; beyond that, drawing them all takes seconds."""


def thread_around(view: View, address: str) -> Body:
    """Show what an element is tied to on the golden thread; nothing where it is tied to none.

    Where a site has very many such pages, each shows one depth.
    """
    if not has_trace(view.design, address):
        return _NOTHING
    pages = len(view.design.criteria) + len(view.design.requirements)
    picture = trace_around(
        view.design, address, view.href, offers=pages <= _MOST_OFFERING, verdicts=view.site.verdicts
    )
    return picture_body(view, picture)


def contracts(view: View) -> Body:
    """Show who has agreed what with whom; nothing where no agreement is named."""
    service = view.design.service
    if service is None or not has_contracts(view.design):
        return _NOTHING
    return picture_body(view, contract_structure(view.design, service, view.href))


def hierarchy(view: View) -> Body:
    """Show how the journeys hang together; nothing where none is part of another or replaces one."""
    if not has_hierarchy(view.design):
        return _NOTHING
    return picture_body(view, journey_hierarchy(view.design, view.href))


def dependencies(view: View, blueprint: str) -> Body:
    """Show which step of a blueprint waits for which; nothing where no two are joined."""
    if not has_dependencies(view.design, blueprint):
        return _NOTHING
    return picture_body(view, step_dependency(view.design, blueprint, view.href))
