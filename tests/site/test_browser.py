"""The built site in a real browser: accessible, whole at every width, searchable from a disk."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect

pytestmark = pytest.mark.xdist_group("site")

PAGES = (
    "index.html",
    "approach.html",
    "personas/index.html",
    "personas/site-project-manager.html",
    "journeys/index.html",
    "journeys/raise-a-change.html",
    "blueprints/index.html",
    "blueprints/operation.html",
    "service/index.html",
    "service/role/pmo-lead.html",
    "acceptance/index.html",
    "acceptance/ac-07.html",
    "acceptance/checklist.html",
    "acceptance/evidence.html",
    "acceptance/gates/pilot.html",
    "acceptance/sign-offs.html",
    "acceptance/verdicts.html",
    "requirements/index.html",
    "requirements/r-01.html",
    "trace/index.html",
    "trace/matrix.html",
    "health/index.html",
    "404.html",
)
DESK: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
Theme = Literal["light", "dark"]
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


@contextmanager
def window(browser: Browser, size: ViewportSize, theme: Theme) -> Iterator[Page]:
    """A window of a size, for a reader who likes it light or dark."""
    context = browser.new_context(viewport=size, color_scheme=theme, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def violations(page: Page, url: str) -> list[str]:
    """Return what axe finds on a page, and whether it is wider than its window."""
    page.goto(url)
    found = [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in Axe().run(page, options=WCAG).response["violations"]
        for node in violation["nodes"]
    ]
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [*found, *([f"wider than its window by {wider}"] if wider else [])]


@pytest.mark.parametrize("url", PAGES)
def test_a_page_keeps_wcag_2_2_aa_at_a_desk_by_day(browser: Browser, served_site: str, url: str) -> None:
    with window(browser, DESK, "light") as page:
        assert violations(page, served_site + url) == []


@pytest.mark.parametrize("url", PAGES)
def test_a_page_keeps_wcag_2_2_aa_on_a_phone_by_night(browser: Browser, served_site: str, url: str) -> None:
    with window(browser, PHONE, "dark") as page:
        assert violations(page, served_site + url) == []


@pytest.mark.sweep
@pytest.mark.parametrize(("size", "theme"), [(DESK, "dark"), (PHONE, "light")], ids=["desk", "phone"])
def test_every_page_keeps_wcag_2_2_aa(
    browser: Browser, built_site: Path, served_site: str, size: ViewportSize, theme: Theme
) -> None:
    urls = sorted(path.relative_to(built_site).as_posix() for path in built_site.rglob("*.html"))

    with window(browser, size, theme) as page:
        assert {url: found for url in urls if (found := violations(page, served_site + url))} == {}


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
    page.get_by_role("option").filter(has_text="persona").first.click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Site project manager")
    assert page.url.startswith("file:")


def test_a_cell_of_a_picture_leads_to_its_page(page: Page, served_site: str) -> None:
    page.goto(served_site + "blueprints/operation.html")
    cell = page.locator("svg a[href]").first
    cell.focus()
    page.keyboard.press("Enter")
    page.wait_for_load_state()

    assert page.url.startswith(served_site)
    assert "404" not in page.title()


def test_a_reader_keeps_the_chosen_theme(page: Page, served_site: str) -> None:
    page.goto(served_site)
    before = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    page.get_by_role("button", name="Dark").click()
    page.goto(served_site + "personas/index.html")

    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") != before


def test_the_register_filters_and_tells_how_many_are_left(page: Page, served_site: str) -> None:
    page.goto(served_site + "requirements/index.html")
    rows = page.locator("tbody tr:visible")
    everything = rows.count()
    page.get_by_role("searchbox").or_(page.locator(".filter input")).last.fill("revenue")

    expect(rows).not_to_have_count(everything)
    assert rows.count() > 0


def test_text_is_shown_in_the_font_that_was_measured(page: Page, served_site: str) -> None:
    page.goto(served_site + "blueprints/operation.html")

    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('14px Lato'))") is True
    overflowing = page.evaluate(
        """() => [...document.querySelectorAll('svg text')].filter(text => {
            const box = text.getBBox();
            return box.width > 0 && box.x + box.width > text.ownerSVGElement.viewBox.baseVal.width;
        }).length"""
    )
    assert overflowing == 0
