"""The built site in a real browser: accessible, whole at every width, searchable from a disk."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.xdist_group("site")

PAGES = (
    "",
    "approach/",
    "personas/",
    "personas/site-project-manager/",
    "journeys/",
    "journeys/raise-a-change/",
    "blueprints/",
    "blueprints/operation/",
    "service/",
    "service/role/pmo-lead/",
    "acceptance/",
    "acceptance/ac-07/",
    "acceptance/checklist/",
    "requirements/",
    "requirements/r-01/",
    "trace/",
    "health/",
    "404.html",
)
DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page; any fault in a script fails the test."""
    context = browser.new_context(viewport=DESK, reduced_motion="reduce")
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert faults == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("url", PAGES, ids=lambda url: url.strip("/") or "home")
def test_a_page_has_no_violation_of_wcag_2_2_aa_and_fits_its_window(
    browser: Browser, served_site: str, url: str, size: dict[str, int], theme: str
) -> None:
    context = browser.new_context(viewport=size, color_scheme=theme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(served_site + url)

    violations = [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in Axe().run(page, options=WCAG).response["violations"]
        for node in violation["nodes"]
    ]
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    context.close()

    assert violations == []
    assert overflow == 0


def test_no_request_leaves_the_site(page: Page, served_site: str) -> None:
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    for url in PAGES:
        page.goto(served_site + url)

    assert [url for url in requested if not url.startswith((served_site, "data:"))] == []
    assert len(requested) > len(PAGES)


def test_search_finds_a_persona_from_a_disk(page: Page, built_site: Path) -> None:
    page.goto((built_site / "index.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("site project man")

    first = page.get_by_role("option").first
    expect(first).to_contain_text("Site project manager")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Site project manager")
    assert page.url.startswith("file:")


def test_a_cell_of_a_picture_leads_to_its_page(page: Page, served_site: str) -> None:
    page.goto(served_site + "blueprints/operation/")
    cell = page.locator("svg a[href]").first
    cell.focus()
    page.keyboard.press("Enter")
    page.wait_for_load_state()

    assert page.url.startswith(served_site)
    assert "404" not in page.title()


def test_a_reader_keeps_the_chosen_theme(page: Page, served_site: str) -> None:
    page.goto(served_site)
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Dark").click()
    page.goto(served_site + "personas/")

    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before


def test_the_register_filters_and_tells_how_many_are_left(page: Page, served_site: str) -> None:
    page.goto(served_site + "requirements/")
    rows = page.locator("tbody tr:visible")
    everything = rows.count()
    page.get_by_role("searchbox").or_(page.locator(".filter input")).last.fill("revenue")

    expect(rows).not_to_have_count(everything)
    assert rows.count() > 0


def test_text_is_shown_in_the_font_that_was_measured(page: Page, served_site: str) -> None:
    page.goto(served_site + "blueprints/operation/")

    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('14px Lato'))") is True
    overflowing = page.evaluate(
        """() => [...document.querySelectorAll('svg text')].filter(text => {
            const box = text.getBBox();
            return box.width > 0 && box.x + box.width > text.ownerSVGElement.viewBox.baseVal.width;
        }).length"""
    )
    assert overflowing == 0
