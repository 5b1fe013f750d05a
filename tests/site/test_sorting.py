"""Tables that are sorted, filtered and printed in a real browser: a small one, then the trace matrix."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

import pmo_design.theme
from pmo_design.render.templates import environment
from tests.render.acceptance_examples import ONE_PHASE, accepted_site, criterion, measured
from tests.render.page_examples import page_of

pytestmark = pytest.mark.xdist_group("site")

ASSETS = Path(pmo_design.theme.__file__).parent / "assets"
COLUMNS = [{"label": "Name", "kind": "name"}, {"label": "Long", "kind": "number"}, {"label": "State"}]
ROWS = [
    {"cells": ["site 10", "9 min", "met"], "sort": {2: 6}, "data": {"kind": "a"}, "detail": "opens ten"},
    {"cells": ["Site 2", "", "failed"], "sort": {2: 0}, "data": {"kind": "b"}},
    {"cells": ["site 1", "110 min", "at risk"], "sort": {2: 3}, "data": {"kind": "a"}},
]
HEADINGS = "Requirement Pain point Step Criterion Verdict Latest evidence Sign-off"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page with the site's styles; any fault in a script fails the test."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    page.close()
    assert faults == []


def show(page: Page, body: str, layout: str = "page") -> None:
    """Show a page's body as the theme does."""
    style = "".join((ASSETS / name).read_text(encoding="utf-8") for name in ("tokens.css", "site.css"))
    scripts = "".join(
        f"<script>{(ASSETS / name).read_text(encoding='utf-8')}</script>"
        for name in ("site.js", "sorting.js")
    )
    page.set_content(
        f'<html class="js layout-{layout}"><style>{style}</style><body>'
        f'<main class="main"><div class="content">{body}</div></main>{scripts}</body></html>'
    )


def small_table(**more: object) -> str:
    made = environment().get_template("components.html.jinja").module
    bar = made.filter_bar(  # type: ignore[attr-defined]
        "t",
        "rows",
        selects=[{"name": "kind", "label": "Kind", "all": "All", "options": [{"value": "a", "label": "A"}]}],
    )
    return f"{bar}{made.data_table('t', COLUMNS, **({'rows': ROWS} | more))}"  # type: ignore[attr-defined]


def names(page: Page) -> list[str]:
    """Return the first cells of the rows that are seen."""
    rows = page.locator("#t tbody tr:not(.detail):not(.group) > :first-child:visible")
    return [text.strip() for text in rows.all_inner_texts()]


def test_a_column_sorts_up_down_and_back_to_the_order_of_its_author(page: Page) -> None:
    show(page, small_table(sortable=True))
    head = page.get_by_role("columnheader", name="Name")
    button = head.get_by_role("button")
    seen = [(names(page), head.get_attribute("aria-sort"))]
    for key in ("Enter", "Space", "Enter"):
        button.press(key)
        seen.append((names(page), head.get_attribute("aria-sort")))
    assert seen == [
        (["site 10", "Site 2", "site 1"], None),
        (["site 1", "Site 2", "site 10"], "ascending"),
        (["site 10", "Site 2", "site 1"], "descending"),
        (["site 10", "Site 2", "site 1"], None),
    ]


def test_what_has_no_value_comes_last_both_ways_and_a_row_keeps_what_it_opens(page: Page) -> None:
    show(page, small_table(sortable=True))
    button = page.get_by_role("columnheader", name="Long").get_by_role("button")
    button.click()
    assert names(page) == ["site 10", "site 1", "Site 2"]
    assert page.locator("#t tbody tr").nth(1).get_attribute("class") == "detail folded"
    button.click()
    assert names(page) == ["site 1", "site 10", "Site 2"]
    assert page.locator("#t tbody tr").nth(2).get_attribute("class") == "detail folded"


def test_a_cell_is_sorted_by_what_its_row_says_and_one_column_at_a_time(page: Page) -> None:
    show(page, small_table(sortable=True))
    page.get_by_role("columnheader", name="Name").get_by_role("button").click()
    page.get_by_role("columnheader", name="State").get_by_role("button").click()
    assert names(page) == ["Site 2", "site 1", "site 10"]
    assert page.locator("[aria-sort]").all_inner_texts() == ["State"]


def test_rows_stay_within_their_group_and_filters_go_on_working(page: Page) -> None:
    groups = [{"title": "One", "rows": ROWS[:2]}, {"title": "Two", "rows": ROWS[2:]}]
    show(page, small_table(rows=(), groups=groups, sortable=True))
    page.get_by_role("columnheader", name="State").get_by_role("button").click()
    assert names(page) == ["Site 2", "site 10", "site 1"]
    page.get_by_label("Kind").select_option("a")
    assert names(page) == ["site 10", "site 1"]
    expect(page.locator(".filter__count")).to_have_text("2 of 3 rows shown")


def test_a_table_that_does_not_ask_has_no_buttons(page: Page) -> None:
    show(page, small_table())
    assert page.locator("#t thead button").count() == 0


def test_on_a_phone_a_list_sorts_instead_of_the_headings(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    show(page, small_table(sortable=True))
    assert page.locator("#t thead .sort").first.is_hidden()
    page.get_by_label("Order").select_option(label="Name, reversed")
    assert names(page) == ["site 10", "Site 2", "site 1"]
    page.get_by_label("Order").select_option(label="Name")
    assert names(page) == ["site 1", "Site 2", "site 10"]


def test_the_trace_matrix_is_filtered_by_gap_and_verdict_and_sorted_by_evidence(page: Page) -> None:
    site = accepted_site(
        criterion("slow"),
        criterion("fast"),
        criterion("silent"),
        service=ONE_PHASE,
        measurements=measured("slow", 600, "2026-11-12") + measured("fast", 30, "2026-11-10"),
    )
    show(page, page_of(site, "trace/matrix.md"), "wide")

    def shown() -> list[str]:
        return [text.split("\n")[-1] for text in page.locator("#chains tbody th:visible").all_inner_texts()]

    assert shown() == ["Call slow", "Call fast", "Call silent"]
    page.get_by_role("columnheader", name="Latest evidence").get_by_role("button").click()
    assert shown() == ["Call fast", "Call slow", "Call silent"]
    page.get_by_role("columnheader", name="Verdict").get_by_role("button").click()
    assert shown() == ["Call slow", "Call silent", "Call fast"]
    page.get_by_label("Gap").select_option(label="No evidence")
    assert shown() == ["Call silent"]
    page.get_by_label("Gap").select_option("")
    page.get_by_role("button", name="1 not met").click()
    assert shown() == ["Call slow"]
    page.get_by_role("button", name="1 not met").click()
    page.get_by_label("Find").fill("fast")
    assert shown() == ["Call fast"]
    expect(page.locator(".filter__count")).to_have_text("1 of 3 chains shown")


@pytest.mark.parametrize("paper", ["A3", "A4"])
def test_the_trace_matrix_prints_with_its_headings_on_each_sheet_and_nothing_cut(
    paper: str, page: Page
) -> None:
    site = accepted_site(*(criterion(f"c{at:02}") for at in range(60)), service=ONE_PHASE)
    show(page, page_of(site, "trace/matrix.md"), "wide")
    pdf = page.pdf(format=paper, landscape=True)
    sheets = [" ".join(sheet.extract_text().split()) for sheet in PdfReader(io.BytesIO(pdf)).pages]
    with_rows = [sheet for sheet in sheets if "Call c" in sheet]
    assert len(with_rows) > 1
    assert all(HEADINGS in sheet for sheet in with_rows)
    assert sum(sheet.count("not signed") for sheet in sheets) == 60
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1000, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
