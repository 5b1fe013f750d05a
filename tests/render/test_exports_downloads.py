"""Downloads: the files in which a site offers its pictures."""

import sys

import pytest

from pmo_design.render.exports.downloads import begin_downloads, downloads_by_picture, finished
from pmo_design.render.exports.offer import Download, Offer, offer_of
from pmo_design.render.picture import Picture
from pmo_design.render.site import plan_site, render_page
from pmo_design.render.views import WHOLE
from tests.render.file_examples import starter, starter_pictures

PLAIN = offer_of(("svg", "mermaid"), "A3")


def test_formats_are_offered_in_one_order():
    assert [each.name for each in offer_of(("pdf", "svg"), "A3").formats] == ["svg", "pdf"]


def test_downloads_are_known_by_the_id_of_each_picture():
    drawn = [
        kind.draw(starter(), address, WHOLE, lambda address: None) for kind, address in starter_pictures()
    ]
    assert all(isinstance(picture, Picture) for picture in drawn)
    assert [*downloads_by_picture(starter(), PLAIN)] == [picture.id for picture in drawn]


def test_a_format_is_offered_for_what_it_can_show():
    offered = downloads_by_picture(starter(), PLAIN)
    assert [file.label for file in offered["journey-borrow-a-laptop"]] == ["SVG", "Mermaid"]
    assert [file.label for file in offered["blueprint-counter-service"]] == ["SVG"]


def test_the_label_tells_the_paper():
    offered = downloads_by_picture(starter(), offer_of(("pdf",), "A1"))
    assert offered["service-map"] == (Download("PDF (A1)", "downloads/service-map.pdf", ".pdf"),)


def test_every_file_that_is_offered_is_made():
    offered = downloads_by_picture(starter(), PLAIN)
    made = finished(begin_downloads(starter(), PLAIN, processes=1))
    assert sorted(made) == sorted(file.url for files in offered.values() for file in files)


def test_the_same_files_come_out_of_any_number_of_processes(monkeypatch):
    monkeypatch.delitem(sys.modules, "typst", raising=False)
    alone, together = (
        finished(begin_downloads(starter(), PLAIN, "https://example.org/", processes=number))
        for number in (1, 3)
    )
    assert alone == together


def test_without_an_offer_nothing_is_made():
    assert finished(begin_downloads(starter(), Offer(), processes=2)) == {}


@pytest.mark.parametrize(
    ("uri", "href"),
    [
        ("blueprints/counter-service.md", '"../downloads/blueprint-counter-service.svg"'),
        ("journeys/borrow-a-laptop.md", '"../downloads/journey-borrow-a-laptop.mmd"'),
        ("service/index.md", '"../downloads/service-map.svg"'),
        ("trace/index.md", '"../downloads/trace-graph.svg"'),
    ],
)
def test_each_page_offers_the_files_of_its_picture(uri, href):
    site = plan_site(starter(), (), (), PLAIN)
    assert href in render_page(site, uri).content
    assert "downloads/" not in render_page(plan_site(starter(), ()), uri).content
