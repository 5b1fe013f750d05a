"""What comes out of a printer: whole pages of A4, and no colour that is missed in black and white."""

import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

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

    states = page.locator("#fit-table .state").all()

    assert {state.inner_text().strip() for state in states} == {"Works", "Partly", "Cannot use"}
    assert all(state.locator("svg.mark").count() == 1 for state in states)
    page.close()


@pytest.mark.parametrize(
    ("uri", "heading", "before"),
    [
        ("journeys/run-the-week.html", "Where this journey appears", "Draw every report from one entry"),
        ("blueprints/operation.html", "Where this blueprint appears", "Customer actions"),
    ],
)
def test_a_section_begins_below_the_table_before_it(
    uri: str, heading: str, before: str, browser: Browser, built_site: Path
) -> None:
    """A table that runs over sheets is not written over: its last row stands clear of the next heading."""
    lines = _lines(_pdf(browser, built_site / uri))
    sheet, height = next((sheet, y) for sheet, y, text in lines if heading in text)
    row = min(y for other, y, text in lines if other == sheet and before in text)

    assert row - height > 20


def _lines(pdf: bytes) -> list[tuple[int, float, str]]:
    """Return each line of text with its sheet and how far it stands above the sheet's foot, in points."""
    found: list[tuple[int, float, str]] = []
    for sheet, page in enumerate(PdfReader(io.BytesIO(pdf)).pages):

        def visit(text: str, cm: list[float], tm: list[float], *rest: object, sheet: int = sheet) -> None:
            if text.strip():
                found.append((sheet, tm[5] * cm[3] + cm[5], text))

        page.extract_text(visitor_text=visit)
    return found


def _printed(browser: Browser, path: Path, styles: str = "") -> list[tuple[float, float]]:
    """Return the size of each printed page, in points."""
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", _pdf(browser, path, styles))
    return [(round(float(width), 2), round(float(height), 2)) for width, height in boxes]


def _pdf(browser: Browser, path: Path, styles: str = "") -> bytes:
    page = browser.new_page()
    page.goto(path.as_uri())
    if styles:
        page.add_style_tag(content=styles)
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    page.close()
    return pdf
