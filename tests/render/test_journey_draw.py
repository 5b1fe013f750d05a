"""The journey map as a picture, a table and a telling for the phone."""

import re
from collections import Counter
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from pmo_design.render.diagrams.journey import draw_journey
from pmo_design.render.picture import Picture
from tests.render.journey_examples import PERSONAS, SERVICE, design_with, example

SVG = "{http://www.w3.org/2000/svg}"
HARD = """
kind: journey
id: hard
title: "<script>alert(1)</script> & **bold** `code`"
state: speculative
personas: [manager]
stages:
  - id: only
    title: Only & last
    steps:
      - id: one
        title: "Ask \\"why\\" <b>"
        emotions: [{ level: -1.5, label: "<i>cross</i>" }]
        pain_points: [{ id: p, title: "A ]]> B", severity: 1 }]
        touchpoints: [{ title: "<a href='x'>", channel: phone }]
"""


def everything_linked(address: str) -> str:
    return "page.html#" + address.replace(":", "-").replace("/", "-")


@pytest.fixture(scope="module")
def picture() -> Picture:
    return draw_journey(*example(), everything_linked)


def hrefs(svg: str) -> list[str]:
    return [link.attrib["href"] for link in ElementTree.fromstring(svg).iter(f"{SVG}a")]


def test_every_stage_and_step_leads_to_its_page(picture: Picture) -> None:
    links = hrefs(picture.svg)
    steps: tuple[str, ...] = (
        "notice-see",
        "notice-find",
        "raise-describe",
        "raise-send",
        "decide-wait",
        "decide-answer",
    )
    steps += ("decide-hear", "adapt-plan", "adapt-status")
    for part in ("notice", "raise", "decide", "adapt", *steps):
        assert f"page.html#journey-change-{part}" in links


def test_touchpoints_pains_opportunities_and_personas_are_links(picture: Picture) -> None:
    links = hrefs(picture.svg)
    assert links.count("page.html#channel-portal") == 2
    assert "page.html#journey-today-notice-find-forms" in links
    assert "page.html#journey-change-raise-describe-page" in links
    assert "page.html#persona-ict-lead" in links


def test_what_has_no_page_is_no_link() -> None:
    picture = draw_journey(*example(), lambda address: None)
    assert hrefs(picture.svg) == []
    assert "<a " not in picture.table
    assert picture.phone is not None and "<a " not in picture.phone


def test_ids_are_stable_begin_with_the_pictures_and_occur_once(picture: Picture) -> None:
    ids = [node.attrib["id"] for node in ElementTree.fromstring(picture.svg).iter() if "id" in node.attrib]
    assert picture.id == "journey-change"
    assert all(each.startswith("journey-change") for each in ids)
    assert max(Counter(ids).values()) == 1
    assert {"journey-change--decide--hear", "journey-change--decide--wait--pain-1"} <= set(ids)


def test_the_picture_has_a_title_a_description_and_a_name_for_every_link(picture: Picture) -> None:
    root = ElementTree.fromstring(picture.svg)
    assert root.attrib["role"] == "group"
    named_by = root.attrib["aria-labelledby"].split()
    texts = {node.attrib["id"]: node.text for node in root if "id" in node.attrib}
    assert [texts[each] for each in named_by] == [picture.title, picture.description]
    assert picture.title == "Journey map: Raise a change on a remote site"
    assert (
        "Site project manager feels worst at step 1 (\u22120.5) and best at step 7 (+2)."
        in picture.description
    )
    assert all(link.attrib["aria-label"] for link in root.iter(f"{SVG}a"))


def test_every_point_of_a_curve_says_whose_it_is_and_how_it_feels(picture: Picture) -> None:
    said = [node.text for node in ElementTree.fromstring(picture.svg).iter(f"{SVG}title")]
    assert "Site project manager, step 7 Hear the decision: +2, confident; as it is: \u22121" in said
    assert "Site ICT lead, as it is, Re-plan the crew: \u22122, stuck" in said
    assert "No evidence of how it feels: Site ICT lead, step 5" in said


def test_colours_are_tokens_with_a_light_fallback_and_there_is_no_script(picture: Picture) -> None:
    uses = re.findall(r"var\(--[\w-]+(.)", picture.svg)
    assert uses and set(uses) == {","}
    assert "<script" not in picture.svg


def test_drawing_twice_gives_the_same_bytes(picture: Picture) -> None:
    assert draw_journey(*example(), everything_linked) == picture


def test_nothing_an_author_writes_gets_through_as_markup() -> None:
    picture = draw_journey(
        *design_with({"s.yaml": SERVICE, **PERSONAS, "h.yaml": HARD}, "hard"), everything_linked
    )
    assert ElementTree.fromstring(picture.svg).tag == f"{SVG}svg"
    for form in (picture.svg, picture.table, picture.phone):
        assert form is not None
        assert "<script" not in form and "<i>" not in form and "<b>" not in form and "**" not in form


class _Tags(HTMLParser):
    """Counts the tags of a piece of HTML and checks that they close."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.counts: Counter[str] = Counter()
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.counts[tag] += 1
        if tag != "br":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.counts[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_table_has_a_row_a_step_and_a_column_for_all_that_is_used(picture: Picture) -> None:
    tags = _Tags(picture.table)
    assert tags.open == []
    # a heading row, four stages, nine steps
    assert tags.counts["tr"] == 14
    heads = re.findall(r'<th scope="col">([^<]*)</th>', picture.table)
    assert heads == [
        "Step",
        "Thoughts",
        "Touchpoints",
        "Feeling: Site project manager",
        "Feeling: Site ICT lead",
        "Pain points",
        "Opportunities",
        "Moment of truth",
        "Metric",
    ]
    assert "No evidence" in picture.table
    assert "As-is: \u22122, stuck (Wait for a reply)" in picture.table
    assert "Change: +2.5, feels 2.5 better than today" in picture.table


def test_the_phone_has_a_section_a_stage_and_a_block_a_step(picture: Picture) -> None:
    assert picture.phone is not None
    tags = _Tags(picture.phone)
    assert tags.open == []
    assert tags.counts["section"] == 4
    assert tags.counts["article"] == 9
