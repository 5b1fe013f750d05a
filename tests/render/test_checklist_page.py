"""The checklist's page: something to fill in, or, where that would be too much, something to print."""

import re

from tests.render.checklist_examples import CHECKLIST_TEXTS, CRITERIA
from tests.render.page_examples import page_of, site_of, words_of

MANY = "kind: criterion\nitems:\n" + "".join(
    f"  - {{id: c-{at}, title: T {at}, statement: S., priority: must, category: function, owner: clerk,"
    " phase: start, verifies: [system:register]}\n"
    for at in range(501)
)


def test_each_gate_has_its_rows_to_fill_in_and_the_same_to_print() -> None:
    html = page_of(site_of(CHECKLIST_TEXTS), "acceptance/checklist.md")
    assert "<h1>Five criteria to check off</h1>" in html
    assert re.findall(r'<h2 id="([^"]+)">(\w+)<', html) == [
        ("checklist-1", "Start"),
        ("checklist-2", "Later"),
    ]
    assert html.count('class="entry entry--test-run"') == 2
    assert html.count('class="entry entry--measurement"') == 3
    assert html.count("data-paper=") == 5
    assert 'href="../acceptance/offline.html"' in html


def test_a_row_knows_its_record_beforehand() -> None:
    html = page_of(site_of(CHECKLIST_TEXTS), "acceptance/checklist.md")
    (columns,) = re.findall(r'data-key="offline/kept/north"[^>]*data-columns="([^"]+)"', html)
    assert columns.replace("&#34;", '"') == (
        '{"criterion": "AC-2", "environment": "Tablets of the wells", '
        '"expected": "=3 entries stand in the register; Their times are right", '
        '"scenario": "kept", "site": "north"}'
    )


def test_more_rows_than_a_phone_can_open_are_a_list_to_print() -> None:
    texts = {**CHECKLIST_TEXTS, "blueprints/criteria.yaml": MANY}
    html = page_of(site_of(texts), "acceptance/checklist.md")
    assert "<form" not in html
    assert html.count("check__box") == 501
    assert "pmo-design accept checklist --phase PHASE" in words_of(html)


def test_a_design_whose_criteria_have_no_phase_is_filled_in_all_the_same() -> None:
    texts = {**CHECKLIST_TEXTS, "blueprints/criteria.yaml": re.sub(r"    phase: \w+\n", "", CRITERIA)}
    html = page_of(site_of(texts), "acceptance/checklist.md")
    assert "Without a phase" in words_of(html)
    assert html.count('class="entry ') == 5


def test_a_design_without_criteria_has_nothing_to_check_off() -> None:
    texts = {path: text for path, text in CHECKLIST_TEXTS.items() if path != "blueprints/criteria.yaml"}
    html = page_of(site_of(texts), "acceptance/checklist.md")
    assert "<form" not in html
    assert "There is nothing to check off yet" in words_of(html)
