"""What comes out of a printer: whole pages of A4, and no colour that is missed in black and white."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.xdist_group("site")

A4 = (594.96, 841.92)


def test_a_persona_of_much_content_prints_on_three_pages_of_a4(browser: Browser, built_site: Path) -> None:
    pages = _printed(browser, built_site / "personas" / "site-project-manager.html")

    assert pages == [A4, A4, A4]


def test_a_persona_of_little_content_prints_on_two_pages(browser: Browser, built_site: Path) -> None:
    """The target's content: without the profile, the stories and the list of what was done."""
    extra = "section:has(#profile), section:has(#scenarios), section:has(#evidence) .table { display: none }"

    pages = _printed(browser, built_site / "personas" / "operations-lead.html", extra)

    assert pages == [A4, A4]


def test_black_and_white_takes_no_state_away(browser: Browser, built_site: Path) -> None:
    page = browser.new_page()
    page.goto((built_site / "personas" / "site-ict-engineer.html").as_uri())

    states = page.locator(".state").all()

    assert {state.inner_text().strip() for state in states} == {"Works", "Partly", "Cannot use"}
    assert all(state.locator("svg.mark").count() == 1 for state in states)
    page.close()


def _printed(browser: Browser, path: Path, styles: str = "") -> list[tuple[float, float]]:
    """Return the size of each printed page, in points."""
    page = browser.new_page()
    page.goto(path.as_uri())
    if styles:
        page.add_style_tag(content=styles)
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    page.close()
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    return [(round(float(width), 2), round(float(height), 2)) for width, height in boxes]
