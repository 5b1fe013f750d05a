"""A checklist as one file: all that it needs is inside."""

import re
from functools import cache

from pmo_design.render.checklists.html import to_html
from pmo_design.render.checklists.rows import Selection
from tests.render.checklist_examples import CHECKLIST_TEXTS, checklist_of, small_checklist
from tests.render.page_examples import ids_in, words_of


@cache
def page() -> str:
    return to_html(small_checklist()).decode()


def test_the_file_asks_for_nothing_outside_itself() -> None:
    assert re.findall(r"\b(?:src|href)=[\"'](?!#)", page()) == []
    assert [url for url in re.findall(r"url\(([^)]*)\)", page()) if "data:" not in url] == []
    assert "@import" not in page() and "fetch(" not in page()


def test_every_scenario_and_figure_is_a_row_but_what_the_toolkit_measures() -> None:
    assert re.findall(r'data-key="([^"]+)"', page()) == [
        "answered", "offline/kept/north", "offline/kept/south", "share", "band",
    ]  # fmt: skip
    assert "Criteria with a metric: worked out by the toolkit itself, nothing to fill in." in words_of(page())


def test_without_a_script_the_printable_list_is_what_there_is() -> None:
    live = re.findall(r"<div[^>]*data-live[^>]*>", page())
    assert len(live) == 3 and all(tag.endswith("data-live hidden>") for tag in live)
    assert page().count('data-of="box"') == 5


def test_a_choice_is_offered_where_there_is_something_to_choose() -> None:
    choices = dict(re.findall(r'data-by="(\w+)">\s*<option value="">([^<]+)<', page()))
    assert choices == {
        "group": "All phases",
        "site": "All sites",
        "owner": "All owners",
    }
    by_owner = to_html(checklist_of(CHECKLIST_TEXTS, Selection("owner"))).decode()
    assert re.findall(r'data-by="(\w+)"', by_owner) == ["group", "site"]


def test_no_two_things_share_an_id_though_a_criterion_stands_under_several_headings() -> None:
    by_site = to_html(checklist_of(CHECKLIST_TEXTS, Selection("site"))).decode()
    body = by_site[by_site.index("<body") :]
    assert len(ids_in(body)) == len(set(ids_in(body)))


def test_what_an_author_wrote_stays_text() -> None:
    evil = CHECKLIST_TEXTS["blueprints/criteria.yaml"].replace(
        "Calls are answered", "</script><script>alert(1)</script>"
    )
    html = to_html(checklist_of({**CHECKLIST_TEXTS, "blueprints/criteria.yaml": evil})).decode()
    assert html.count("<script>") == 2
    assert "<script>alert(1)" not in html


def test_the_printed_sheets_name_the_document() -> None:
    assert 'style="--page-box-left:&#34;W-1, revision A, 16 Nov 2026&#34;"' in page()


def test_the_same_checklist_makes_the_same_bytes() -> None:
    assert to_html(small_checklist()) == page().encode()
