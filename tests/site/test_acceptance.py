"""The dashboard of acceptance in a browser: filtered, sorted, opened, taken along."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.xdist_group("site")


def shown(page: Page) -> list[str]:
    """Return the verdicts of the rows that are shown."""
    return page.locator("#register > tbody > tr[data-verdict]:visible").evaluate_all(
        "rows => rows.map(row => row.dataset.verdict)"
    )


@pytest.fixture
def page(browser: Browser, served_site: str) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{served_site}acceptance/index.html")
    yield page
    page.close()


def test_a_filter_by_verdict_shows_its_rows_and_hides_gates_without_any(page: Page) -> None:
    all_rows = shown(page)
    for verdict in ("not-met", "expired"):
        page.locator(f'.filter[data-filter-for="register"] [data-filter-value="{verdict}"]').click()
    wanted = [each for each in all_rows if each in ("not-met", "expired")]
    assert shown(page) == wanted and wanted
    expect(page.locator(".filter__count")).to_have_text(f"{len(wanted)} of {len(all_rows)} shown")
    with_rows = page.locator("#register > tbody:visible:has(> tr[data-verdict]:visible)").count()
    assert page.locator("#register > tbody:visible").count() == with_rows


def test_a_mark_of_a_gate_opens_its_row_and_a_heading_sorts_within_gates(page: Page) -> None:
    page.locator('.gate__marks a[href$="#ac-11"]').click()
    expect(page.locator("#ac-11 + .detail")).to_be_visible()
    page.locator("#register th", has_text="Verdict").get_by_role("button").click()
    first = page.locator("#register > tbody").first.locator("> tr[data-verdict]").first
    expect(first).to_have_attribute("data-verdict", "not-met")
    expect(page.locator("#ac-11 + .detail")).to_be_visible()


def test_the_register_can_be_taken_along(page: Page, built_site: Path) -> None:
    rows = len(shown(page))
    with page.expect_download() as download:
        page.get_by_role("link", name="Download as CSV").click()
    assert download.value.suggested_filename == "register.csv"
    text = (built_site / "acceptance" / "register.csv").read_text(encoding="utf-8-sig")
    assert text.startswith("number,criterion,title,") and len(text.splitlines()) > rows
