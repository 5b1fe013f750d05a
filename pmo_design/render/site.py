"""The site: which pages there are, what stands on them, and what stands around them."""

from collections.abc import Callable, Mapping

from markupsafe import Markup

from pmo_design.render.hand_written import HandWritten
from pmo_design.render.pages.acceptance import acceptance_page, gates_strip
from pmo_design.render.pages.blueprints import (
    blueprint_page,
    blueprint_picture,
    blueprints_page,
    cells_table,
)
from pmo_design.render.pages.checklist import checklist, checklist_page
from pmo_design.render.pages.comparison import comparison_page
from pmo_design.render.pages.criterion import criterion_page
from pmo_design.render.pages.elements import element_page
from pmo_design.render.pages.evidence import evidence_page
from pmo_design.render.pages.frame import Frame, frame
from pmo_design.render.pages.gate_report import gate_page
from pmo_design.render.pages.health import coverage_section, health_page
from pmo_design.render.pages.home import cover, home_page, key_figures, reading
from pmo_design.render.pages.how_verdicts import verdict_words, verdicts_page
from pmo_design.render.pages.index import index_of
from pmo_design.render.pages.journeys import journey_page, journey_picture, journeys_page, steps_table
from pmo_design.render.pages.page import LAYOUTS, SECTIONS, PageRef, RenderedPage, SearchEntry
from pmo_design.render.pages.personas import people_page, persona_page
from pmo_design.render.pages.plan import SERVICE_KINDS, plan_site
from pmo_design.render.pages.requirements import requirement_page, requirements_page
from pmo_design.render.pages.search import search_entries
from pmo_design.render.pages.service import service_map, service_page
from pmo_design.render.pages.sign_offs import sign_offs_page
from pmo_design.render.pages.strip import thread_strip
from pmo_design.render.pages.trace import trace_graph, trace_page
from pmo_design.render.pages.trace_matrix import trace_matrix_page
from pmo_design.render.pages.travel import travel_strip
from pmo_design.render.pages.view import Body, View, headings
from pmo_design.render.pages.whole import Site

OVERVIEWS: Mapping[str, Callable[[View], Body]] = {
    "index.md": home_page,
    "personas/index.md": people_page,
    "journeys/index.md": journeys_page,
    "blueprints/index.md": blueprints_page,
    "service/index.md": service_page,
    "acceptance/index.md": acceptance_page,
    "acceptance/verdicts.md": verdicts_page,
    "acceptance/evidence.md": evidence_page,
    "acceptance/sign-offs.md": sign_offs_page,
    "acceptance/checklist.md": checklist_page,
    "trace/index.md": trace_page,
    "trace/matrix.md": trace_matrix_page,
    "requirements/index.md": requirements_page,
    "health/index.md": health_page,
}
"""Pages that stand on their own, by URI."""

ELEMENT_PAGES: Mapping[str, Callable[[View], Body]] = {
    "persona": persona_page,
    "journey": journey_page,
    "comparison": comparison_page,
    "blueprint": blueprint_page,
    "criterion": criterion_page,
    "gate": gate_page,
    "requirement": requirement_page,
    **dict.fromkeys(SERVICE_KINDS, element_page),
}
"""Pages of elements, by the kind of the element."""

DIRECTIVES: Mapping[str, Callable[[View], Body]] = {
    "cover": cover,
    "travel": travel_strip,
    "reading": reading,
    "key-figures": key_figures,
    "thread": thread_strip,
    "coverage": coverage_section,
    "service-map": service_map,
    "trace-graph": trace_graph,
    "gates": gates_strip,
    "verdicts": verdict_words,
}
"""What a hand-written page can ask for by a name alone."""

PICTURES: Mapping[str, Callable[[View, str], Body]] = {
    "journey": journey_picture,
    "blueprint": blueprint_picture,
}
TABLES: Mapping[str, Callable[[View, str], Body]] = {"journey": steps_table, "blueprint": cells_table}


def hand_written_page(page: HandWritten) -> PageRef:
    """Return where a hand-written page stands in the site, by its front matter.

    `section` is a key of the top bar (`proposal`, if left out), `group` its heading in the section's index,
    `layout` one of `cover`, `wide` and `page`; `listed: false` keeps it out of the index.
    """
    layout = page.meta.get("layout", "")
    section = page.meta.get("section", "")
    return PageRef(
        uri=page.uri,
        title=page.title,
        section=section if section in SECTIONS else "proposal",
        layout=layout if layout in LAYOUTS else "cover" if page.uri == "index.md" else "page",
        number=page.meta.get("number"),
        group=page.meta.get("group"),
        listed=page.meta.get("listed", "true") != "false",
    )


def render_page(site: Site, uri: str) -> RenderedPage:
    """Make the body of a generated page; it depends on the design alone, never on another page."""
    page = site.page(uri)
    view = View(site, uri)
    body = _renderer(page)(view)
    return RenderedPage(page, body.content, body.slots, headings(body.content), search_entries(site, page))


def render_directive(
    site: Site, uri: str, name: str, arguments: str = ""
) -> tuple[Markup, Mapping[str, Markup]]:
    """Make what a hand-written page asks for: `picture blueprint:operation`, `key-figures`, `index persona` …

    What is not known, and what names nothing, gives nothing; `hand_written.check_page` has reported it.
    """
    body = _directive(View(site, uri), name, arguments.strip())
    return body.content, body.slots


def _renderer(page: PageRef) -> Callable[[View], Body]:
    overview = OVERVIEWS.get(page.uri)
    if overview is not None:
        return overview
    return ELEMENT_PAGES[str(page.address).partition(":")[0]]


def _directive(view: View, name: str, argument: str) -> Body:
    kind = argument.partition(":")[0]
    if name in DIRECTIVES:
        return DIRECTIVES[name](view)
    if name == "index":
        return index_of(view, argument)
    if name == "checklist":
        return checklist(view, argument or None)
    if argument not in view.design:
        return Body(Markup(""))
    if name == "picture" and kind in PICTURES:
        return PICTURES[kind](view, argument)
    if name == "table" and kind in TABLES:
        return TABLES[kind](view, argument)
    return Body(Markup(""))


__all__ = [
    "DIRECTIVES",
    "SECTIONS",
    "Frame",
    "PageRef",
    "RenderedPage",
    "SearchEntry",
    "Site",
    "frame",
    "hand_written_page",
    "plan_site",
    "render_directive",
    "render_page",
]
