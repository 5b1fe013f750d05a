"""Pages rendered in several processes are those of one, and a fault is left to whoever needs the page."""

from dataclasses import replace

from pmo_design.pipeline import design_from_texts
from pmo_design.render.site import Site, plan_site, render_page
from pmo_design.render.together import render_together

SERVICE = """\
kind: service
id: pmo
title: PMO as a Service
client: division
provider: ict
currency: AUD
document: {number: P-1, revision: A, status: draft, date: 2026-11-16, classification: in confidence}
organisations: [{id: division, title: Division, type: client}, {id: ict, title: ICT, type: provider}]
"""


def site_of(personas: int) -> Site:
    texts = {
        f"{at}.yaml": f"kind: persona\nid: p-{at}\ntitle: Person {at}\nevidence: {{level: assumed}}\n"
        for at in range(personas)
    }
    return plan_site(design_from_texts({"service.yaml": SERVICE, **texts}).value, ())


def test_any_number_of_processes_renders_the_same_pages() -> None:
    site = site_of(160)
    uris = [page.uri for page in site.pages]

    alone = {uri: render_page(site, uri) for uri in uris}

    assert render_together(site, uris, 2) == alone
    assert render_together(site, uris, 3) == alone


def test_a_page_that_fails_is_left_out_with_what_its_process_had_still_to_do() -> None:
    site = site_of(160)
    uris = [page.uri for page in site.pages]
    broken = replace(site.page(uris[101]), address="nothing:there")
    pages = tuple(broken if page is site.page(uris[101]) else page for page in site.pages)

    made = render_together(Site(site.design, (), pages), uris, 2)

    assert set(uris[::2]) <= made.keys()
    assert not made.keys() & set(uris[101::2])


def test_few_pages_are_not_worth_a_process() -> None:
    site = site_of(10)

    assert render_together(site, [page.uri for page in site.pages], 2) == {}
