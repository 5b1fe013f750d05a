"""Two journeys over each other: the picture of a comparison, its table, its page and the ways to it."""

import json
import re
from html import unescape
from xml.etree import ElementTree

import pytest

from pmo_design.analyse.comparison import compare
from pmo_design.render.diagrams.journey import draw_comparison
from pmo_design.render.diagrams.journey.comparing import comparison_story
from pmo_design.render.pages.comparison import comparison_finding
from pmo_design.render.picture import Picture
from pmo_design.render.pictures import PICTURES
from pmo_design.render.site import Site
from tests.analyse.comparison_example import BETTER, PERSONA, SERVICE, TODAY, journeys
from tests.render.page_examples import page_of, site_of, workspace_site

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def picture() -> Picture:
    design, _, better = journeys()
    return draw_comparison(design, better, lambda address: f"page.html#{address}")


@pytest.fixture(scope="module")
def site() -> Site:
    return site_of({"s.yaml": SERVICE, "p.yaml": PERSONA, "t.yaml": TODAY, "b.yaml": BETTER})


def words_of(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html))).strip()


def test_each_row_of_the_comparison_has_a_column_with_both_names(picture: Picture) -> None:
    root = ElementTree.fromstring(picture.svg)
    columns = json.loads(root.attrib["data-columns"])
    assert [column["title"] for column in columns] == ["Ask once", "Chase", "Hear first", "Tell", "Check"]
    labels = [node.attrib["aria-label"] for node in root.iter() if "aria-label" in node.attrib]
    assert "Step 2 as it is: Fill it" in labels and "Step 1 as it shall be: Ask once" in labels
    assert "Not there today" in labels and "No longer a step" in labels
    assert [label for label in labels if label.endswith((": Better", ": No longer", ": New"))] == [
        "Ask once: Better",
        "Chase: No longer",
        "Check: New",
    ]
    assert picture.id == root.attrib["id"] == "comparison-better"


def test_a_removed_step_is_no_gap_in_what_is_known() -> None:
    design, today, better = journeys()
    story = comparison_story(design, today, better, compare(design, today, better))
    assert [step.ended for step in story.steps] == [False, True, False, False, False]
    assert [(was.place, was.feeling and was.feeling.level, was.kept) for was in story.before[0]] == [
        (0, -1.5, True),
        (1, -1.5, False),
        (2, 0, True),
        (3, 0.5, True),
    ]
    picture = draw_comparison(design, better, lambda address: None)
    (line,) = re.findall(r'<g class="jm-line [^"]*jm-d0"[^>]*>(.*?)</g>', picture.svg)
    assert re.findall(r'data-step="([^"]+)"', line)[:3] == ["ask/ask", "ask/no-longer-chase", "hear/hear"]
    assert "No evidence" not in picture.svg.partition('id="comparison-better-foot"')[0]


def test_times_stand_beside_what_they_were(picture: Picture) -> None:
    labels = re.findall(r'aria-label="([^"]+)"', picture.svg)
    assert "Ask once: Work, today 50\u00a0min, target 5\u00a0min" in labels
    assert "Ask once: Wait, today 1\u00a0h, target none" in labels
    assert "Chase: Wait, today 2\u00a0d, target gone" in labels
    assert "Check: Wait, today new, target 1\u00a0h" in labels


def test_the_table_tells_all_that_is_drawn(picture: Picture) -> None:
    rows = [words_of(row) for row in re.findall(r"<tr>(.*?)</tr>", picture.table, re.DOTALL)[1:]]
    assert rows == [
        "1 Find a form 2 Fill it 1 Ask once \u22121.5, then +1: feels 2.5 better than today"
        " Work: 50 min, then 5 min Wait: 1 h, then none Better",
        "3 Chase No longer a step \u22121.5 Wait: 2 d, then gone No longer",
        "4 Hear of it 2 Hear first 0, then 0: feels as it does today The same",
        "5 Tell 3 Tell +0.5, then 0: feels 0.5 worse than today Worse",
        "Not there today 4 Check +1 Wait: new, then 1 h New",
    ]


def test_there_is_a_comparison_of_each_journey_that_improves_another() -> None:
    kind = next(kind for kind in PICTURES if kind.name == "comparison")
    design, _, _ = journeys()
    assert kind.addresses(design) == ("journey:better",)


def test_the_heading_is_the_finding() -> None:
    comparison = compare(*journeys())
    assert comparison_finding(comparison, (2940, 60)) == (
        "One of three steps that stay feels better; one feels worse; one is gone; one is new;"
        " waiting falls from 2\u00a0d to 1\u00a0h"
    )
    assert comparison_finding(comparison, (60, 2880)).endswith("waiting rises from 1\u00a0h to 2\u00a0d")
    assert comparison_finding(comparison, (60, 60)).endswith("waiting stays at 1\u00a0h")


def test_the_page_sets_each_step_beside_the_one_that_takes_its_place(site: Site) -> None:
    words = words_of(page_of(site, "journeys/better-compared.md"))
    assert "1 Find a form 2 Fill it 1 Ask once Better P1 \u22121.5, then +1: +2.5" in words
    assert "Call instead of Mail" in words
    assert "Slow answered" in words and "Told late still felt, less, not answered" in words
    assert "3 Chase no longer a step No longer" in words
    assert "not there today 4 Check New" in words
    assert "1 of 2 pains of today answered" in words


def test_both_journeys_and_the_overview_lead_to_the_comparison(site: Site) -> None:
    assert '/better-compared.html"' in page_of(site, "journeys/better.md")
    assert '/better-compared.html"' in page_of(site, "journeys/today.md")
    assert '/better-compared.html"' in page_of(site, "journeys/index.md")


def test_the_workspace_compares_its_six_pairs() -> None:
    uris = [page.uri for page in workspace_site().pages if page.uri.endswith("-compared.md")]
    assert len(uris) == 6
    words = words_of(page_of(workspace_site(), "journeys/run-the-week-compared.md"))
    assert (
        "All six steps that stay feel better; two are new; waiting falls from 1\u00a0d to 4\u00a0h"
        in words.replace("1 d to 4 h", "1\u00a0d to 4\u00a0h")
    )
