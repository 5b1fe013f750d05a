"""The elements of one kind, as a hand-written page lists them."""

from markupsafe import Markup

from pmo_design.render.pages.blueprints import blueprint_card
from pmo_design.render.pages.journeys import journey_card
from pmo_design.render.pages.personas import people_context
from pmo_design.render.pages.rollups import criteria_table, together
from pmo_design.render.pages.view import Body, View


def index_of(view: View, kind: str) -> Body:
    """List all elements of a kind: as cards where they have a face, in a table where they are many."""
    nodes = view.design.nodes(kind)
    if not nodes:
        return Body(Markup(""))
    if kind == "persona":
        return Body(view.render("index_people", **people_context(view)))
    if kind in ("journey", "blueprint"):
        card = journey_card if kind == "journey" else blueprint_card
        return Body(view.render("index_cards", cards=[card(view, node) for node in nodes]))
    if kind == "criterion":
        criteria = criteria_table(view, together(view, (node.address for node in nodes)))
        return Body(view.render("index_criteria", criteria=criteria))
    return Body(view.render("index_links", entries=[_entry(view, node.address) for node in nodes]))


def _entry(view: View, address: str) -> dict[str, object]:
    return {"number": view.number(address), "title": view.title(address), "url": view.href(address)}
