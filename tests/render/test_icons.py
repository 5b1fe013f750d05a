"""The family of line icons."""

import re
import xml.etree.ElementTree as ElementTree
from typing import get_args

import pytest

from pmo_design.model.service import ChannelType
from pmo_design.render.diagrams.icons import ICONS, channel_icon, evidence_icon, icon

SVG = "<svg xmlns='http://www.w3.org/2000/svg'>{}</svg>"


def test_an_icon_is_a_decoration_in_the_colour_of_the_text() -> None:
    assert icon("clock", 12, 40.5) == (
        '<g class="icon" data-icon="clock" transform="translate(12 40.5)" fill="none"'
        ' stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"'
        ' aria-hidden="true">'
        '<circle cx="10" cy="10" r="7.25"/><path d="M10 5.75v4.5l2.75 1.75"/></g>'
    )


def test_a_smaller_icon_is_scaled_from_its_corner() -> None:
    assert 'transform="translate(0 8) scale(0.8)"' in icon("star", 0, 8, 16)


@pytest.mark.parametrize("name", sorted(ICONS))
def test_every_icon_is_drawn_with_nothing_but_lines_of_the_family(name: str) -> None:
    drawing = ElementTree.fromstring(SVG.format(ICONS[name]))
    shapes = {"path": {"d"}, "circle": {"cx", "cy", "r"}, "ellipse": {"cx", "cy", "rx", "ry"}}
    shapes["rect"] = {"x", "y", "width", "height", "rx"}
    assert len(drawing) > 0
    for shape in drawing:
        assert set(shape.attrib) == shapes[shape.tag.rpartition("}")[2]]


@pytest.mark.parametrize("name", sorted(ICONS))
def test_every_icon_starts_its_strokes_inside_the_box(name: str) -> None:
    starts = re.findall(r"M(-?[\d.]+) (-?[\d.]+)", ICONS[name])
    assert all(0.75 <= float(value) <= 19.25 for start in starts for value in start)


def test_every_type_of_channel_has_an_icon_of_its_own() -> None:
    names = [channel_icon(channel_type) for channel_type in get_args(ChannelType)]
    assert names == list(get_args(ChannelType))
    assert set(names) <= set(ICONS)


def test_an_unknown_type_of_channel_gets_the_common_icon() -> None:
    assert channel_icon("carrier-pigeon") == "channel"
    assert channel_icon("shield") == "channel"


@pytest.mark.parametrize(
    ("evidence", "name"),
    [
        ("Request form on the site portal", "form"),
        ("Roster and induction cards", "calendar"),
        ("Induction cards", "card"),
        ("Decision letter", "letter"),
        ("Quarterly statement", "statement"),
        ("Status page, all sites in one view", "screen"),
        ("One-page scope, signed", "document"),
        ("Change note with site photos", "photo"),
        ("Acceptance certificate, test by test", "certificate"),
        ("Gate report of two pages", "report"),
        ("Wishes heard and met, on one page.", "document"),
        ("12 pages with a photo", "photo"),
        ("Pages of the portal", "screen"),
        ("Board, screen and tablet at two sites", "board"),
        ("Register of 31 projects", "list"),
        ("A mail that names a person", "email"),
        ("", "document"),
    ],
)
def test_evidence_gets_the_icon_of_the_first_kind_it_names(evidence: str, name: str) -> None:
    assert evidence_icon(evidence) == name
    assert name in ICONS
