"""The blueprint as SVG, as a phone form and as tables: what a reader, a keyboard and a screen reader get."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from pmo_design.link import ServiceDesign
from pmo_design.model import Blueprint
from pmo_design.pipeline import design_from_texts
from pmo_design.render.diagrams.blueprint import draw_blueprint, layout_blueprint
from pmo_design.render.picture import Picture

_HERE = Path(__file__).parent
_SVG = "{http://www.w3.org/2000/svg}"


def _page(address: str) -> str:
    return f"../elements/{address.replace(':', '-').replace('/', '-')}/"


@pytest.fixture(scope="module")
def design() -> ServiceDesign:
    texts = {
        "service.yaml": (_HERE / "blueprint_example_service.yaml").read_text(encoding="utf-8"),
        "blueprint.yaml": (_HERE / "blueprint_example.yaml").read_text(encoding="utf-8"),
    }
    return design_from_texts(texts).value


@pytest.fixture(scope="module")
def picture(design: ServiceDesign) -> Picture:
    return draw_blueprint(design, design.blueprints[0], _page)


def _small(**changes: object) -> Blueprint:
    fields: dict[str, object] = {
        "id": "small",
        "title": "A & B <small>",
        "lanes": ({"id": "site", "role": "customer"},),
        "phases": (
            {
                "id": "p",
                "title": "P",
                "steps": ({"id": "s", "title": "S", "cells": ({"lane": "site", "text": "T"},)},),
            },
        ),
    }
    return Blueprint.model_validate(fields | changes)


def test_the_svg_is_one_well_formed_element_named_by_its_title_and_description(picture: Picture) -> None:
    root = ET.fromstring(picture.svg)
    assert root.tag == f"{_SVG}svg"
    assert root.get("role") == "group"
    assert root.get("aria-labelledby") == "blueprint-remote-pmo-title blueprint-remote-pmo-desc"
    assert (
        root.findtext(f"{_SVG}title")
        == "Service blueprint, to-be: PMO as a Service for remote aluminium sites"
    )
    assert root.find(f".//{_SVG}script") is None


def test_every_cell_is_a_link_with_a_stable_id(picture: Picture) -> None:
    cells = [link for link in ET.fromstring(picture.svg).iter(f"{_SVG}a") if link.get("class") == "bp-cell"]
    assert len(cells) == 34
    assert cells[1].get("id") == "blueprint-remote-pmo-cell-mobilise--ask--site"
    assert cells[1].get("href") == "../elements/blueprint-remote-pmo-mobilise-ask-site/"
    assert (
        cells[1].get("aria-label") == "1.1 Customer actions: Describes the project and the skills it lacks."
    )


def test_cells_that_only_name_systems_are_found_at_their_pill(picture: Picture) -> None:
    ids = [element.get("id") for element in ET.fromstring(picture.svg).iter() if element.get("id")]
    assert "blueprint-remote-pmo-cell-deliver--change--systems" in ids
    assert len(ids) == len(set(ids))


def test_links_follow_the_steps_each_from_top_to_bottom(picture: Picture) -> None:
    labels = [
        link.get("aria-label")
        for link in ET.fromstring(picture.svg).iter(f"{_SVG}a")
        if link.get("aria-label")
    ]
    assert labels[:6] == [
        "Step 1.1: Ask for support",
        "1.1 Physical evidence: Request form on the site portal.",
        "1.1 Customer actions: Describes the project and the skills it lacks.",
        "1.1 Frontstage: Calls back within one shift and opens a record.",
        "System: Service desk, step 1.1",
        "Step 1.2: Agree the scope",
    ]


def test_marks_are_read_out_with_their_cell(picture: Picture) -> None:
    assert (
        "1.2 Backstage: Matches skills across business units. Fail point: Skills register out of date;"
        in picture.svg
    )


def test_without_a_page_a_cell_is_no_link(design: ServiceDesign) -> None:
    svg = draw_blueprint(design, design.blueprints[0], lambda address: None).svg
    assert "<a " not in svg
    assert svg.count('class="bp-cell"') == 34


def test_every_colour_is_a_token_with_a_light_fallback(picture: Picture) -> None:
    colours = re.findall(r"(?<!, )#[0-9A-Fa-f]{6}", picture.svg)
    assert colours == []
    assert "var(--ink, #1B2430)" in picture.svg


def test_authored_text_is_escaped() -> None:
    picture = draw_blueprint(ServiceDesign((), ()), _small(), lambda address: None)
    assert "A &amp; B &lt;small&gt;" in picture.svg
    for markup in (picture.svg, picture.table, picture.phone):
        assert "<small>" not in str(markup)


def test_one_step_in_one_lane_makes_a_picture() -> None:
    picture = draw_blueprint(ServiceDesign((), ()), _small(), lambda address: None)
    assert ET.fromstring(picture.svg).get("width") == "1000"
    assert picture.description == "1 step in 1 lane. P: S."
    assert "bp-tabs" not in str(picture.phone)


def test_a_customer_lane_is_named_by_its_role_where_it_has_no_title() -> None:
    assert "Customer actions" in draw_blueprint(ServiceDesign((), ()), _small(), lambda address: None).svg


def test_the_table_has_a_row_a_step_and_a_column_a_lane(picture: Picture) -> None:
    first = str(picture.table).partition("</table>")[0]
    assert re.findall(r'<th scope="col"[^>]*>([^<]+)', first) == [
        "Step",
        "Physical evidence",
        "Customer actions",
        "Frontstage",
        "Backstage",
        "Backstage",
        "Support",
        "Elapsed",
        "Work",
    ]
    assert first.count('<th scope="row"') == 8
    assert first.count('<th scope="rowgroup"') == 3


def test_the_tables_tell_every_arrow_and_every_mark(picture: Picture) -> None:
    table = str(picture.table)
    assert (
        'scope="row" class="is-head">2.3 Get a decision, PMO coordinator</th><td>triggers</td>'
        "<td>2.2 Raise a change, PMO coordinator</td><td>No: re-scope</td>"
    ) in table
    assert 'class="is-head">1.3</th><td>Wait point W1</td>' in table


def test_the_phone_form_holds_every_phase_and_tabs_that_are_links(picture: Picture) -> None:
    phone = str(picture.phone)
    assert re.findall(r'<section class="bp-phone__phase" id="([^"]+)"', phone) == [
        "blueprint-remote-pmo-phone-mobilise",
        "blueprint-remote-pmo-phone-deliver",
        "blueprint-remote-pmo-phone-account",
    ]
    tabs = phone.partition('<nav class="bp-tabs"')[2].partition("</nav>")[0]
    assert tabs.count('href="#blueprint-remote-pmo-phone-') == 3


def test_arrows_become_references_on_a_phone(picture: Picture) -> None:
    words = re.sub(r"<[^>]+>", "", str(picture.phone))
    for reference in (
        "Yes: 2.3 Contract manager",
        "No: re-scope: back to 2.2",
        "2.3 Decision",
        "2.1 Track the week",
    ):
        assert reference in words


def test_the_same_design_gives_the_same_bytes(design: ServiceDesign, picture: Picture) -> None:
    assert draw_blueprint(design, design.blueprints[0], _page) == picture


def test_a_labelled_arrow_beside_another_keeps_its_label_on_its_own_side() -> None:
    lanes = ({"id": "site", "role": "customer"}, {"id": "desk", "role": "frontstage"})
    cells = ({"lane": "site", "text": "Asks"}, {"lane": "desk", "text": "Answers"})
    phases = ({"id": "p", "title": "P", "steps": ({"id": "s", "title": "S", "cells": cells},)},)
    links = (
        {"from": "p/s/site", "to": "p/s/desk", "label": "Request"},
        {"from": "p/s/desk", "to": "p/s/site"},
    )
    layout = layout_blueprint(ServiceDesign((), ()), _small(lanes=lanes, phases=phases, links=links))
    request, answer = layout.arrows
    assert request.label
    assert answer.points[0][0] < request.points[0][0] < request.label.x
