"""Tell in words what a graph draws: as a table, and by element for a phone."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pmo_design.render.picture import Links
from pmo_design.render.templates import environment


@dataclass(frozen=True, slots=True)
class End:
    """One end of a tie, as the table names it."""

    name: str
    address: str | None
    order: int


@dataclass(frozen=True, slots=True)
class Told:
    """A tie as the table tells it."""

    left: End
    words: str
    right: End
    count: int = 1


def write_ties(
    id_: str, title: str, ties: Sequence[Told], left_out: str, links: Links, counted: bool = False
) -> tuple[Markup, Markup]:
    """Return the table of ties, and what is shown instead of the picture on a phone."""
    ordered = sorted(ties, key=lambda told: told.left.order)
    table, phone = (
        Markup(
            environment()
            .get_template(template)
            .render(id=id_, title=title, ties=ordered, counted=counted, left_out=left_out, link=links)
        )
        for template in ("graph-ties.html.jinja", "graph-ties-phone.html.jinja")
    )
    return table, phone
