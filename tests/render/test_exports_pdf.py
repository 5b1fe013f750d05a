"""PDF: true paper, vectors, text that is text."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from pmo_design.render.exports import MissingEngineError, make
from pmo_design.render.exports.drawing import draw
from pmo_design.render.exports.paper import MILLIMETRE
from tests.render.file_examples import of_format, picture, request, starter_pictures

LINES = "".join(f'<text x="10" y="{40 + 40 * at}" font-size="12">Line {at}</text>' for at in range(40))


def pdf_of(drawn, **asked):
    return PdfReader(BytesIO(make(of_format("pdf"), drawn, request(**asked))))


def size_mm(page):
    return tuple(round(float(side) / MILLIMETRE) for side in (page.mediabox.width, page.mediabox.height))


@pytest.mark.parametrize(
    ("paper", "portrait", "size"),
    [
        ("A4", False, (297, 210)),
        ("A4", True, (210, 297)),
        ("A3", False, (420, 297)),
        ("A1", False, (841, 594)),
        ("A0", True, (841, 1189)),
    ],
)
def test_pages_have_the_size_of_the_paper(paper, portrait, size):
    pages = pdf_of(picture("<rect/>"), paper=paper, portrait=portrait).pages
    assert [size_mm(page) for page in pages] == [size]


def test_text_is_text_in_the_font_that_was_measured():
    (page,) = pdf_of(picture('<text y="20" font-family="Lato">Lend a laptop</text>')).pages
    assert "Lend a laptop" in page.extract_text()
    assert [font for font in _fonts(page) if not font.endswith(("Lato-Regular", "Lato-Bold"))] == []


def test_nothing_is_a_picture_of_pixels():
    kind, address = starter_pictures()[0]
    asked = request(address=address)
    reader = PdfReader(BytesIO(make(of_format("pdf"), draw(kind, asked), asked)))
    assert [page.images for page in reader.pages if len(page.images)] == []


def test_the_document_is_named_after_the_picture():
    told = pdf_of(picture("<rect/>")).metadata
    assert (told.title, told.subject, told.author) == ("Lending", "How a laptop is lent.", "Campus IT")


def test_a_footer_tells_title_document_and_revision():
    (page,) = pdf_of(picture("<rect/>")).pages
    assert page.extract_text() == "Lending LD-01, revision A"


def test_a_long_title_leaves_room_for_the_rest_of_the_footer():
    (page,) = pdf_of(replace(picture("<rect/>"), title="Lending " * 60)).pages
    foot = page.extract_text()
    assert foot.startswith("Lending Lending") and "… LD-01, revision A" in foot
    assert len(foot.splitlines()) == 1


def test_a_picture_too_large_for_a_page_lies_on_several_and_each_tells_which():
    pages = pdf_of(picture(LINES, 600, 1700), paper="A4").pages
    told = [page.extract_text() for page in pages]
    assert [f"Sheet {at} of 2" in text for at, text in enumerate(told, 1)] == [True, True]


def test_a_sheet_holds_the_text_that_is_seen_on_it_and_no_other():
    first, last = (page.extract_text() for page in pdf_of(picture(LINES, 600, 1700), paper="A4").pages)
    assert ("Line 0" in first, "Line 39" in first) == (True, False)
    assert ("Line 0" in last, "Line 39" in last) == (False, True)


def test_the_same_picture_gives_the_same_bytes():
    kind, address = starter_pictures()[0]
    asked = request(address=address, paper="A4")
    first, second = (make(of_format("pdf"), draw(kind, asked), asked) for _ in range(2))
    assert first == second


def test_paper_stays_white_but_for_the_dark_scheme():
    ground = picture('<rect width="400" height="200" fill="var(--paper, #123456)"/>')
    assert b"0.984" not in _content(pdf_of(ground))
    assert b"0.07" in _content(pdf_of(ground, scheme="dark"))


def test_what_is_linked_leads_to_the_published_site():
    body = '<a href="https://example.org/x.html"><rect x="10" y="10" width="90" height="40"/></a>'
    (page,) = pdf_of(picture(body), site_url="https://example.org/").pages
    (link,) = (note.get_object() for note in page["/Annots"])
    assert link["/A"]["/URI"] == "https://example.org/x.html"
    assert "/Annots" not in pdf_of(picture(body)).pages[0]


@pytest.mark.parametrize("title", ['#set "x" \\ $y$ */ [', "合同 网络", "عقد الخدمة", "<b>&amp;"])
def test_no_title_is_taken_for_a_command(title):
    body = picture("<rect/>")
    named = type(body)("p", title, title, body.svg, body.table)
    assert pdf_of(named).metadata.title == title


def test_without_its_engine_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    with pytest.raises(MissingEngineError) as told:
        pdf_of(picture("<rect/>"))
    assert str(told.value) == "PDF needs typst, which is not installed: pip install 'pmo-design[pdf]'"


def _content(reader):
    page = reader.pages[0]
    found = page.get_contents().get_data()
    for form in page["/Resources"].get("/XObject", {}).values():
        found += form.get_object().get_data()
    return found


def _fonts(page):
    found = []
    stack = [page["/Resources"]]
    while stack:
        resources = stack.pop().get_object()
        found += [str(font.get_object()["/BaseFont"]) for font in resources.get("/Font", {}).values()]
        forms = (form.get_object() for form in resources.get("/XObject", {}).values())
        stack += [form["/Resources"] for form in forms if "/Resources" in form]
    return found
