"""The plan of the site: which pages there are, where everything stands, what stands around a page."""

import re
from posixpath import dirname, join, normpath

import pytest

from pmo_design.pipeline import design_from_texts
from pmo_design.render.pages.page import PageRef, relative
from pmo_design.render.pages.register_file import REGISTER_FILE
from pmo_design.render.site import frame, plan_site, render_page
from tests.render.page_examples import (
    CRITERION,
    PERSONA,
    TEXTS,
    ids_in,
    page_of,
    pages_of_workspace,
    site_of,
    small_site,
    workspace_site,
)


def test_every_address_of_a_design_has_a_url_whose_anchor_stands_on_its_page() -> None:
    site, pages = workspace_site(), pages_of_workspace()
    anchors = {url: set(ids_in(html)) for url, html in pages.items()}
    for node in site.design:
        url, _, anchor = (site.url_of(node.address) or "nowhere").partition("#")
        assert url in pages, node.address
        assert not anchor or anchor in anchors[url], node.address


def test_no_page_holds_an_id_twice() -> None:
    for url, html in pages_of_workspace().items():
        ids = ids_in(html)
        assert sorted(ids) == sorted(set(ids)), url


def test_every_link_within_the_site_leads_somewhere() -> None:
    pages = pages_of_workspace()
    anchors = {url: set(ids_in(html)) for url, html in pages.items()}
    for url, html in pages.items():
        for href in re.findall(r'\shref="([^"]+)"', html):
            if href.startswith(("http", "mailto:")):
                continue
            path, _, anchor = href.partition("#")
            target = normpath(join(dirname(url), path)) if path else url
            if target == REGISTER_FILE:
                continue
            assert target in pages, (url, href)
            assert not anchor or anchor in anchors[target], (url, href)


def test_a_part_stands_at_an_anchor_made_of_its_ids() -> None:
    site = small_site()
    assert site.url_of("persona:keeper") == "personas/keeper.html"
    assert site.url_of("persona:keeper/late") == "personas/keeper.html#late"
    assert site.url_of("journey:call/call/ring") == "journeys/call.html#call-ring"
    assert (
        site.url_of("blueprint:nights/answer/pick-up/clerk") == "blueprints/nights.html#answer-pick-up-clerk"
    )
    assert site.url_of("site:north") == "service/site/north.html"
    assert site.url_of("persona:nobody") is None


def test_links_are_relative_to_the_page_that_holds_them() -> None:
    site = small_site()
    assert site.href("persona:keeper/late", "journeys/call.md") == "../personas/keeper.html#late"
    assert site.href("persona:keeper/late", "personas/keeper.md") == "#late"
    assert site.href("persona:keeper", "index.md") == "personas/keeper.html"
    assert relative("index.html", "personas/keeper.html") == "../index.html"
    assert relative("index.html", "index.html") == "index.html"


def test_a_part_named_like_a_section_gets_an_anchor_of_its_own() -> None:
    site = site_of({**TEXTS, "personas/keeper.yaml": PERSONA.replace("id: sleep", "id: pains")})
    assert site.url_of("persona:keeper/pains") == "personas/keeper.html#pains-2"
    assert 'id="pains-2"' in page_of(site, "personas/keeper.md")


def test_parts_whose_ids_join_to_the_same_words_keep_apart() -> None:
    step = "\n      - id: ring\n        title: Ring\n"
    journey = (
        "kind: journey\nid: j\ntitle: J\npersonas: [keeper]\nstate: to-be\nstages:\n"
        "  - id: a\n    title: A\n    steps:" + step.replace("ring", "b-c") + "\n"
        "  - id: a-b\n    title: B\n    steps:" + step.replace("ring", "c")
    )
    site = site_of({**TEXTS, "journeys/j.yaml": journey})
    assert site.url_of("journey:j/a/b-c") == "journeys/j.html#a-b-c"
    assert site.url_of("journey:j/a-b/c") == "journeys/j.html#a-b-c-2"


def test_a_criterion_named_like_an_overview_leaves_the_overview_its_page() -> None:
    site = site_of({**TEXTS, "blueprints/answered.yaml": CRITERION.replace("id: answered", "id: checklist")})
    assert site.page("acceptance/checklist.md").address is None
    assert site.url_of("criterion:checklist") == "acceptance/checklist-2.html"


def test_a_hand_written_page_stands_for_the_generated_one_and_keeps_its_element() -> None:
    own = PageRef("personas/keeper.md", "About the keeper", "people")
    site = site_of(TEXTS, (own,))
    pages = [page for page in site.pages if page.uri == own.uri]
    assert [(page.title, page.address) for page in pages] == [("About the keeper", "persona:keeper")]


def test_other_hand_written_pages_follow_the_cover_in_their_section() -> None:
    site = site_of(TEXTS, (PageRef("price.md", "Price", "proposal"),))
    assert [page.uri for page in site.pages[:3]] == ["index.md", "price.md", "personas/index.md"]


def test_pages_know_the_file_they_come_from() -> None:
    assert small_site().page("personas/keeper.md").source == "personas/keeper.yaml"
    assert small_site().page("service/site/north.md").source == "blueprints/service.yaml"


def test_elements_are_numbered_as_people_call_them() -> None:
    site = small_site()
    numbers = {page.address: page.number for page in site.pages if page.number}
    assert numbers == {
        "persona:keeper": "P1",
        "journey:call-today": "J1",
        "journey:call": "J2",
        "blueprint:nights": "B1",
        "criterion:answered": "AC-01",
        "requirement:r-1": "1.1",
    }


def test_a_frame_tells_where_the_page_stands() -> None:
    site = small_site()
    page = site.page("journeys/call.md")
    around = frame(site, page, (("Steps", "steps"),))
    assert [crumb.title for crumb in around.breadcrumbs] == ["Proposal", "Journeys", "J2 Call for help"]
    assert [crumb.url for crumb in around.breadcrumbs] == [
        "../index.html",
        "../journeys/index.html",
        "call.html",
    ]
    assert [section.title for section in around.sections if section.active] == ["Journeys"]
    assert around.previous is not None and around.previous.title == "J1 Call in vain"
    assert around.next is None
    assert around.contents[0].anchor == "steps"


def test_a_footer_counts_sheets_and_dates_the_document() -> None:
    site = small_site()
    facts = {fact.label: fact.value for fact in frame(site, site.pages[-1]).footer}
    assert facts["Issued"] == "16\u00a0Nov\u00a02026"
    assert facts["Sheet"] == f"{len(site.pages)} of {len(site.pages)}"


def test_a_long_section_index_shows_the_overviews_and_the_pages_own_group() -> None:
    site = workspace_site()
    groups = frame(site, site.page("service/site/mine-gulf.md")).index
    assert [group.title for group in groups] == [None, "Sites"]
    assert [entry.title for entry in groups[0].entries] == ["Service"]


def test_the_same_design_gives_the_same_pages() -> None:
    first, second = site_of(TEXTS), site_of(TEXTS)
    assert first.model_build == second.model_build
    for page in first.pages:
        assert page_of(first, page.uri) == page_of(second, page.uri)


def test_a_change_of_the_model_changes_the_number_of_its_build() -> None:
    changed = site_of({**TEXTS, "personas/keeper.yaml": PERSONA.replace("severity: 1", "severity: 2")})
    assert changed.model_build != small_site().model_build


def test_search_finds_a_pain_point_where_it_is_told() -> None:
    entries = render_page(small_site(), "personas/keeper.md").search
    found = {entry.title: (entry.url, entry.kind, entry.section) for entry in entries}
    assert found["P1 Keeper of the well"] == ("personas/keeper.html", "Persona", "People")
    assert found["Nobody answers at night"] == (
        "personas/keeper.html#late",
        "Pain point",
        "P1 Keeper of the well",
    )


def test_a_workspace_without_a_service_still_has_all_its_overviews() -> None:
    site = plan_site(design_from_texts({}).value, ())
    for page in site.pages:
        assert "<h1" in page_of(site, page.uri), page.uri


@pytest.mark.parametrize("uri", ["index.md", "service/index.md"])
def test_an_overview_without_a_service_says_what_makes_it(uri: str) -> None:
    assert "The service is not described yet" in page_of(plan_site(design_from_texts({}).value, ()), uri)
