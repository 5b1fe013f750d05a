"""The sheet on which a phase is signed off, read back from its PDF."""

import io

import pytest
from pypdf import PdfReader

from pmo_design.engines.acceptance.content import seal
from pmo_design.render.checklists.pdf import to_pdf
from pmo_design.render.checklists.rows import Selection
from pmo_design.render.checklists.unwritable import NotWritableError
from tests.render.checklist_examples import CHECKLIST_TEXTS, checklist_of, small_checklist

START = Selection("phase", "phase:start")
MEASUREMENTS = """\
criterion,from,to,value,n,source,observer
AC-1,2026-11-01,2026-11-14,52,12,Telephone log,Clerk
"""
SIGNED = """\
phase,role,name,date,decision,open_points
start,keeper,R. Hale,2026-11-15,accepted-with-open-points,2026-12-20 The mast is live
"""


def read(packed: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(packed))


def words(packed: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in read(packed).pages).split())


def test_the_sheet_tells_how_each_criterion_stands_on_which_evidence() -> None:
    told = words(to_pdf(checklist_of({**CHECKLIST_TEXTS, "measurements.csv": MEASUREMENTS}, START)))
    assert "AC-1 Calls are answered Must Met ≤ 60 s 52 s 14 Nov 2026" in told
    assert "AC-2 =1+1 entries are kept" in told and "Not due yet" in told
    assert "Forms are right" not in told
    assert "Not ready to be signed. The decision is due on 1 Dec 2026." in told


def test_the_sheet_carries_the_title_block_and_the_hash_of_what_is_signed() -> None:
    checklist = checklist_of(CHECKLIST_TEXTS, START)
    told = words(to_pdf(checklist))
    for words_of_block in (
        "Document W-1",
        "Revision A",
        "Client Town",
        "Provider Office",
        "Issued 16 Nov 2026",
    ):
        assert words_of_block in told
    assert f"content hash {seal(checklist.design, 'phase:start').split()[0]}." in told
    assert "pmo-design accept sign start" in told
    assert "Page 1 of 1" in told


def test_there_is_room_to_decide_and_sign_for_those_who_have_not_yet() -> None:
    told = words(to_pdf(checklist_of(CHECKLIST_TEXTS, START)))
    assert told.count("Accepted Accepted with open points Rejected") == 2
    assert "Keeper Role Name Date Signature" in told


def test_signatures_and_their_open_points_stand_on_it() -> None:
    told = words(to_pdf(checklist_of({**CHECKLIST_TEXTS, "sign-offs.csv": SIGNED}, START)))
    assert "Keeper R. Hale 15 Nov 2026 Accepted with open points" in told
    assert "The mast is live named by R. Hale 20 Dec 2026" in told


def test_each_phase_begins_a_sheet_of_its_own_on_a4() -> None:
    pages = read(to_pdf(small_checklist())).pages
    assert len(pages) == 2
    assert "Start" in pages[0].extract_text() and "Later" in pages[1].extract_text()
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages} == {(595, 842)}


def test_a_checklist_by_anything_but_phases_is_nothing_to_sign() -> None:
    with pytest.raises(NotWritableError, match="drawn up for a phase: choose it with --phase"):
        to_pdf(checklist_of(CHECKLIST_TEXTS, Selection("owner")))


def test_the_same_checklist_makes_the_same_bytes() -> None:
    assert to_pdf(checklist_of(CHECKLIST_TEXTS, START)) == to_pdf(checklist_of(CHECKLIST_TEXTS, START))
