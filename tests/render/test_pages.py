"""What the generated pages say."""

import re

import pytest

from pmo_design.render.hand_written import DIRECTIVES, HandWritten
from pmo_design.render.site import hand_written_page, render_directive
from tests.render.page_examples import (
    BLUEPRINT,
    CRITERION,
    JOURNEY,
    PERSONA,
    REQUIREMENT,
    SERVICE,
    TEXTS,
    page_of,
    site_of,
    small_site,
    words_of,
)


def heading(html: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", html, re.DOTALL)
    assert found is not None
    return words_of(found[1])


@pytest.mark.parametrize(
    ("uri", "finding"),
    [
        ("personas/index.md", "One person, three pains, one left unanswered"),
        ("journeys/index.md", "One journey redesigned, with a better low point"),
        ("blueprints/index.md", "One blueprint, one step, one fail point, with a recovery"),
        ("service/index.md", "One provider serves two sites through one channel"),
        ("acceptance/index.md", "One criterion, not due yet"),
        ("requirements/index.md", "The only requirement is met by the design and shown by a criterion"),
        ("trace/index.md", "One of two pain points leads to a criterion"),
    ],
)
def test_the_heading_of_an_overview_is_its_finding(uri: str, finding: str) -> None:
    assert heading(page_of(small_site(), uri)) == finding


def test_no_text_of_an_author_reaches_a_page_as_html() -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    texts = {
        path: re.sub(
            r"((?:title|text|statement|so_that|summary|headline|region|recovery|accepted): )([A-Z][^,}\n]*)",
            lambda found: f"{found[1]}'{found[2]} {evil}'",
            text,
        )
        for path, text in TEXTS.items()
    }
    site = site_of(texts)
    for page in site.pages:
        html = page_of(site, page.uri)
        assert "<script" not in html, page.uri
        assert "<img" not in html, page.uri


def test_pains_are_ranked_by_severity() -> None:
    html = page_of(small_site(), "personas/keeper.md")
    assert html.index('id="late"') < html.index('id="wet"') < html.index('id="mild"')


def test_a_pain_tells_what_answers_it_or_that_nothing_does() -> None:
    html = page_of(small_site(), "personas/keeper.md")
    late, mild = html[html.index('id="late"') :], html[html.index('id="mild"') :]
    assert 'href="../acceptance/answered.html">AC-01</a>' in late[: late.index("</tr>")]
    assert "nothing yet" in mild[: mild.index("</tr>")]


def test_a_persona_says_where_it_appears() -> None:
    html = page_of(small_site(), "personas/keeper.md")
    appears = words_of(html[html.index('id="appears"') :])
    for words in ("J1 Call in vain", "J2 Call for help", "B1 Nights", "AC-01 Calls are answered"):
        assert words in appears


def test_an_element_tells_its_ties_both_ways_in_words() -> None:
    words = words_of(page_of(small_site(), "service/system/register.md"))
    assert "Is operated by Office" in words
    assert "Is used by B1 Nights , step 1.1" in words


def test_a_row_of_the_register_opens_the_golden_thread() -> None:
    words = words_of(page_of(small_site(), "acceptance/index.md"))
    thread = "Requirement 1.1 Somebody answers Pain P1.2 Nobody answers at night Step J2.1 Ring"
    assert "Every call at night is answered within a minute." in words
    assert thread in words or thread.replace("J2.1 Ring", "J1.1 Ring, and one more") in words
    assert "Criterion AC-01 ≤\xa060\xa0s" in words or "Criterion AC-01 ≤ 60 s" in words
    assert "Sign-off Open Start, 1 Dec 2026" in words.replace("\xa0", " ")


def test_the_checklist_leaves_room_to_tick_date_and_sign() -> None:
    html = page_of(small_site(), "acceptance/checklist.md")
    columns = [words_of(cell) for cell in re.findall(r"<th scope=\"col\"[^>]*>(.*?)</th>", html)]
    assert columns == ["Seen", "No.", "Criterion", "Target", "Owner", "Evidence", "Date", "Initials"]
    assert html.count("check__box") == 1


def test_a_journey_page_lists_what_supports_each_step() -> None:
    html = page_of(small_site(), "journeys/call.md")
    row = html[html.index('id="call-ring"') :]
    assert (
        'href="../blueprints/nights.html#answer-pick-up-keeper">B1, step 1.1</a>' in row[: row.index("</tr>")]
    )


def test_a_blueprint_page_holds_its_raci_matrix_and_recoveries() -> None:
    words = words_of(page_of(small_site(), "blueprints/nights.md"))
    assert "1.1 Answers within a minute RA" in words
    assert "Asleep" in words and "The second clerk is woken." in words


def test_a_fail_point_without_a_recovery_is_named() -> None:
    bare = BLUEPRINT.replace(", recovery: The second clerk is woken.", "")
    site = site_of({**TEXTS, "blueprints/nights.yaml": bare})
    assert heading(page_of(site, "blueprints/index.md")).endswith("one fail point, one without a recovery")
    assert "no recovery" in words_of(page_of(site, "blueprints/nights.md"))


def test_a_requirement_that_nothing_meets_says_so() -> None:
    bare = REQUIREMENT.replace('addressed_by: ["blueprint:nights/answer/pick-up/clerk"]\n', "")
    site = site_of({**TEXTS, "blueprints/r-1.yaml": bare})
    assert heading(page_of(site, "requirements/index.md")).startswith("None of one requirement is addressed")
    assert "Nothing in the design addresses it yet." in words_of(page_of(site, "requirements/r-1.md"))


def test_the_figure_before_the_service_is_drawn_where_it_is_known() -> None:
    site = site_of({**TEXTS, "blueprints/answered.yaml": CRITERION.replace("baseline: 900, ", "")})
    assert "900 baseline" not in words_of(page_of(site, "acceptance/answered.md"))
    assert "900 baseline" in words_of(page_of(small_site(), "acceptance/answered.md"))


def test_the_health_page_names_rule_and_place_of_each_fault() -> None:
    words = words_of(page_of(small_site(), "health/index.md"))
    assert "unanswered-pain-point" in words
    assert "personas/keeper.yaml:12" in words


def test_the_cover_shows_the_title_block_and_how_far_the_sites_are() -> None:
    words = words_of(page_of(small_site(), "index.md"))
    for shown in (
        "One office for two wells",
        "Prepared for Town",
        "Revision A",
        "Beyond a day trip: one of two sites.",
    ):
        assert shown in words


def test_the_cover_follows_one_thread_from_a_person_to_a_criterion() -> None:
    html = page_of(small_site(), "index.md")
    labels = [words_of(label) for label in re.findall(r'<p class="strip__label">(.*?)</p>', html)]
    assert labels == ["Persona P1", "Journey J1, step 1", "Blueprint B1, step 1.1", "Criterion AC-01"]


def test_a_reading_list_leads_to_elements_and_pages() -> None:
    html = page_of(small_site(), "index.md")
    assert '<a href="personas/keeper.html">Keeper of the well</a>' in html
    assert '<a href="acceptance/index.html">What is promised</a>' in html


def test_marks_in_a_text_become_html_and_links_lead_to_elements() -> None:
    summary = "summary: See [the *late* pain](persona:keeper/late).\nsegment: x\n"
    site = site_of(
        {**TEXTS, "journeys/call.yaml": JOURNEY.replace("state:", summary.split("segment")[0] + "state:")}
    )
    html = page_of(site, "journeys/call.md")
    assert 'See <a href="../personas/keeper.html#late">the <em>late</em> pain</a>.' in html


@pytest.mark.parametrize("name", [name for name, kinds in DIRECTIVES.items() if not kinds])
def test_a_part_of_the_cover_can_be_asked_for_by_name(name: str) -> None:
    content, _ = render_directive(small_site(), "index.md", name, "")
    assert content.strip()


@pytest.mark.parametrize("kind", DIRECTIVES["index"])
def test_an_index_lists_all_elements_of_a_kind(kind: str) -> None:
    content, _ = render_directive(small_site(), "index.md", "index", kind)
    assert {"persona": "Keeper of the well", "journey": "Call for help", "blueprint": "Nights"}.get(
        kind, "answer"
    ) in content


def test_pictures_tables_and_checklists_can_be_embedded() -> None:
    site = small_site()
    content, slots = render_directive(site, "index.md", "picture", "blueprint:nights")
    assert "data-pmo-slot" in content and any("<svg" in picture for picture in slots.values())
    assert "Rings the night line" in render_directive(site, "index.md", "table", "blueprint:nights")[0]
    assert "Call" in render_directive(site, "index.md", "table", "journey:call")[0]
    assert "Calls are answered" in render_directive(site, "index.md", "checklist", "phase:start")[0]


def test_a_directive_that_names_nothing_gives_nothing() -> None:
    assert render_directive(small_site(), "index.md", "picture", "blueprint:none") == ("", {})
    assert render_directive(small_site(), "index.md", "dance", "") == ("", {})


def test_front_matter_says_where_a_hand_written_page_stands() -> None:
    page = hand_written_page(HandWritten("price.md", "Price", {"section": "service", "listed": "false"}))
    assert (page.section, page.layout, page.listed) == ("service", "page", False)
    cover = hand_written_page(HandWritten("index.md", "Home", {"section": "nowhere"}))
    assert (cover.section, cover.layout) == ("proposal", "cover")


def test_people_of_the_client_come_first() -> None:
    clerk = PERSONA.replace("id: keeper", "id: a-clerk").replace("role: keeper", "role: clerk")
    site = site_of({**TEXTS, "personas/a-clerk.yaml": clerk})
    people = [page.address for page in site.pages if page.uri.startswith("personas/") and page.address]
    assert people == ["persona:keeper", "persona:a-clerk"]


def test_sites_without_travel_times_are_not_drawn_on_the_strip() -> None:
    site = site_of({**TEXTS, "blueprints/service.yaml": SERVICE.replace(", travel_hours: 7", "")})
    assert render_directive(site, "index.md", "travel", "")[0] == ""


def test_sites_equally_far_away_share_a_label_and_crowded_ones_go_without() -> None:
    site = (
        "  - {id: near-%d, title: Another well %d, type: well, region: R,"
        " time_zone: Australia/Perth, travel_hours: %s}\n"
    )
    crowd = "".join(site % (at, at, f"3.0{at:02}") for at in range(9)) + site % (90, 90, 2)
    service = SERVICE.replace("channels:\n", f"{crowd}channels:\n", 1)
    content, _ = render_directive(
        site_of({**TEXTS, "blueprints/service.yaml": service}), "index.md", "travel", ""
    )
    wide = content[: content.index("picture__phone")]
    assert 'North well</a>, <a href="service/site/near-90.html">Another well 90</a>' in wide
    assert "of the names have no room here." in words_of(content)


def test_a_blueprint_page_shows_what_may_fail_and_folds_what_is_long() -> None:
    html = page_of(small_site(), "blueprints/nights.md")
    assert html.index('id="fail-points"') < html.index('id="raci"') < html.index('id="cells"')
    folds = re.findall(
        r'<details class="section section--fold"([^>]*)>\s*<summary[^>]*>\s*<h2 id="([^"]+)"', html
    )
    assert dict((anchor, bool(look)) for look, anchor in folds) == {
        "criteria": True,
        "raci": True,
        "cells": False,
        "resolves": False,
        "links": False,
        "lanes": False,
        "appears": True,
    }


def test_a_picture_names_the_width_down_from_which_it_may_shrink() -> None:
    html = page_of(small_site(), "blueprints/nights.md")
    drawn = re.search(r'<svg[^>]* width="([0-9.]+)"[^>]*role="group"', html)
    assert drawn is not None
    assert f'style="--natural:{drawn[1]}px' in html


def test_a_row_of_the_register_opens_its_owner_and_what_it_answers() -> None:
    html = page_of(small_site(), "acceptance/index.md")
    detail = words_of(html[html.index('class="detail"') :])
    assert "Answers 1.1" in detail
