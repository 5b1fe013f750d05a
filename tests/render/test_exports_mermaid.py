import re

from hypothesis import example, given
from hypothesis import strategies as st
from markupsafe import Markup

from pmo_design.pipeline import design_from_texts
from pmo_design.render.exports.mermaid import escaped, losses, to_mermaid
from pmo_design.render.exports.request import Request
from pmo_design.render.picture import Picture
from pmo_design.render.views import View

BORROWER = "kind: persona\nid: borrower\ntitle: Borrower, at the desk\nevidence: {level: assumed}\n"
CLERK = "kind: persona\nid: clerk\ntitle: Clerk\nevidence: {level: assumed}\n"
JOURNEY = """
kind: journey
id: borrow
title: "Borrow: a tool"
state: to-be
personas: [borrower, clerk]
stages:
  - id: ask
    title: Ask
    steps:
      - id: describe
        title: Describe it
        action: Says what it is for.
        emotions:
          - {persona: borrower, level: 1.5}
      - id: choose
        title: "Section; choose"
        emotions:
          - {persona: borrower, level: -2}
          - {persona: clerk, level: 1}
  - id: take
    title: Take
    steps:
      - id: sign
        title: Sign
"""
PICTURE = Picture("borrow", "Borrow", "A journey.", Markup("<svg/>"), Markup(""))


def request(view: View | None = None) -> Request:
    texts = {"personas/b.yaml": BORROWER, "personas/c.yaml": CLERK, "journeys/borrow.yaml": JOURNEY}
    return Request(design_from_texts(texts).value, "journey:borrow", {}, view or {})


def diagram(view: View | None = None) -> list[str]:
    lines = to_mermaid(PICTURE, request(view)).decode().splitlines()
    return [line for line in lines if not line.startswith("%%")]


def test_a_journey_is_sections_of_tasks_with_score_and_actors():
    assert diagram() == [
        "journey",
        "    title Borrow#58; a tool",
        "    section Ask",
        "        Describe it: 4: Borrower#44; at the desk",
        "        #83;ection#59; choose: 3: Borrower#44; at the desk, Clerk",
        "    section Take",
        "        Sign: 3: Borrower#44; at the desk, Clerk",
    ]


def test_what_mermaid_cannot_hold_is_told_in_sentences():
    assert losses(PICTURE, request()) == (
        "Mermaid holds one whole score a step, 1 to 5: 1 rating between two levels was rounded;"
        " 1 step with ratings that differ has their mean, rounded.",
        "Mermaid wants a score for every step: without a rating, and written as 3, is 'Sign'.",
        "Mermaid has no place for actions (1).",
    )


def test_the_file_tells_it_too():
    lines = to_mermaid(PICTURE, request()).decode().splitlines()
    assert [line[3:] for line in lines if line.startswith("%% ")] == list(losses(PICTURE, request()))


def test_a_view_leaves_out_stages_and_people():
    assert diagram({"stage": ("take",), "persona": ("clerk",)}) == [
        "journey",
        "    title Borrow#58; a tool",
        "    section Take",
        "        Sign: 3: Clerk",
    ]


def test_a_view_that_names_nothing_leaves_all():
    assert diagram({"stage": ("gone",)}) == diagram()


@given(st.text(max_size=80))
@example('%%{init}%% <b>&amp; #35; "q": x; {y}\r\n\u2028\x85 title')
@example("accDescr { x }")
def test_a_text_has_nothing_that_mermaid_would_read_and_can_be_read_back(text: str):
    written = escaped(text)
    without_codes = re.sub(r"#\d+;", "", written)
    assert not re.search(r'[#:;%<>{}&"\n\r\x00-\x1f]', without_codes)
    assert not re.match(r"(?i)journey|title|section|accTitle|accDescr", written)
    read = re.sub(r"#(\d+);", lambda found: chr(int(found[1])), written)
    blank = "".join(
        " " if ord(char) < 32 or 127 <= ord(char) < 160 or "\ud800" <= char <= "\udfff" else char
        for char in text
    )
    assert read == " ".join(blank.split())
