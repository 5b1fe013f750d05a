"""A picture of a page, made to stand alone."""

from xml.etree import ElementTree as ET

import pytest

from pmo_design.render.exports.drawing import palette_of
from pmo_design.render.exports.resolve import resolve, with_colours, without_directions, write
from pmo_design.render.tokens import SCHEMES
from pmo_design.render.views import WHOLE
from tests.render.file_examples import picture, starter, starter_pictures

LIGHT = {"ink": "#111111", "accent": "#0B5E6B"}


def resolved(body="", style="", root="", site_url=None):
    return resolve(str(picture(body, style=style, root=root).svg), LIGHT, site_url=site_url)


def test_colours_come_from_the_palette_and_otherwise_from_the_fallback():
    tree = resolved('<rect fill="var(--ink, #000000)" stroke="var(--other, #222222)"/>')
    assert tree.find("rect").attrib == {"fill": "#111111", "stroke": "#222222"}


def test_a_fallback_may_be_a_colour_of_the_palette_itself():
    twice = "fill:var(--mine, var(--ink, #000000))"
    assert with_colours(twice, LIGHT) == "fill:#111111"
    assert with_colours(twice, {}) == "fill:#000000"


def test_remarks_and_characters_that_xml_cannot_hold_are_left_out():
    tree = resolved("<text>a\x08b</text>", style="/* ink */.p{fill:#111111}")
    assert tree.find("text").text == "ab"
    assert tree.find("style").text == "\n.p{fill:#111111}\n"


def test_rules_of_a_pointer_a_keyboard_and_a_medium_are_left_out():
    style = (
        ".p text{fill:var(--ink, #000000);cursor:pointer}.p a:hover text{text-decoration:underline}"
        ".p a:focus-visible{outline:2px}@media print{.p{color:red}.p text{color:red}}"
        ".p a,.p a:hover{stroke:none}"
    )
    assert resolved(style=style).find("style").text == "\n.p text{fill:#111111}\n.p a{stroke:none}\n"


def test_what_cannot_be_seen_is_told_as_none():
    assert "fill:none" in resolved(style=".hit{fill:transparent}").find("style").text


def test_a_link_within_the_site_becomes_a_group_with_its_id_and_name():
    tree = resolved('<a id="cell" href="x.html#y" aria-label="Lend" tabindex="0"><rect/></a>')
    assert tree.find("a") is None
    assert tree.find("g").attrib == {"id": "cell", "aria-label": "Lend"}


def test_an_absolute_link_stays_where_the_site_is_published():
    body = '<a href="https://example.org/x.html"><rect/></a>'
    assert (
        resolved(body, site_url="https://example.org/").find("a").get("href") == "https://example.org/x.html"
    )
    assert resolved(body).find("a") is None


def test_parts_for_a_choice_that_was_not_made_are_left_out():
    body = '<g data-heat-of="pain" display="none"><rect/></g><g data-heat-of="wait"><circle/></g>'
    assert resolved(body).find("g") is None
    (kept,) = resolved(body, root='data-heat="pain"').findall("g")
    assert kept.attrib == {"data-heat-of": "pain"}


def test_a_rule_that_hides_parts_until_they_are_chosen_goes_with_them():
    style = '.p [data-heat-of]{display:none}.p[data-heat="pain"] .cell{fill:#AAAAAA}'
    assert resolved(style=style).find("style").text == '\n.p[data-heat="pain"] .cell{fill:#AAAAAA}\n'


def test_no_script_stays():
    assert resolved("<g><script>alert(1)</script></g>").find(".//script") is None


def test_what_is_written_can_be_read_as_svg():
    root = ET.fromstring(write(resolved("<text>&lt;é 漢字&gt;</text>")))
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.find("{http://www.w3.org/2000/svg}text").text == "<é 漢字>"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_nothing_of_a_page_is_left_in_any_picture(scheme):
    design = starter()
    for kind, address in starter_pictures():
        drawn = kind.draw(design, address, WHOLE, lambda address: f"x.html#{address}")
        text = write(resolve(str(drawn.svg), palette_of(design, scheme)))
        for trace in ("var(", "light-dark(", "color-mix(", ":hover", "@media", "<a ", "<script", "x.html"):
            assert trace not in text, (kind.name, trace)


def test_schemes_differ_in_colours_alone():
    kind, address = starter_pictures()[0]
    drawn = str(kind.draw(starter(), address, WHOLE, lambda address: None).svg)
    light, dark = (resolve(drawn, palette_of(starter(), scheme)) for scheme in ("light", "dark"))
    assert [element.tag for element in light.iter()] == [element.tag for element in dark.iter()]
    assert light.find("style").text != dark.find("style").text


def test_text_from_right_to_left_is_set_by_its_right_edge_where_no_direction_is_known():
    tree = resolved(
        '<text x="90" direction="rtl"><tspan x="90" y="5">של</tspan></text>'
        '<text x="10" direction="rtl" text-anchor="end">של</text><text x="5">ab</text>'
    )
    first, second, third = without_directions(tree).findall("text")
    assert (first.get("text-anchor"), first.find("tspan").get("text-anchor")) == ("end", "end")
    assert second.attrib == {"x": "10", "text-anchor": "start"}
    assert third.attrib == {"x": "5"}
