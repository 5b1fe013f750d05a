"""The page of a persona: who it is, what does not reach it, how well it is known."""

from tests.render.page_examples import PERSONA, TEXTS, page_of, site_of, small_site, words_of

CHAT = "  - {id: phone, title: Telephone, type: phone}\n"
WEAK = CHAT + "  - {id: film, title: Film call, type: video, bandwidth_kbps: 1500}\n"
WATCHED = """\
kind: journey
id: watch
title: Watch the well
personas: [keeper]
state: to-be
stages:
  - id: look
    title: Look
    steps:
      - {id: first, title: Look in, touchpoints: [{title: Film of the pump, channel: film}]}
      - {id: second, title: Ring, touchpoints: [{title: A call, channel: phone}]}
"""
EVIDENCE = """\
evidence:
  level: observed
  items:
    - {method: "Interviews, an hour each", sample_size: 5}
    - {method: Shadowing, sample_size: 2}
"""


def test_a_channel_that_is_out_of_reach_names_its_touchpoints_and_the_reason() -> None:
    service = next(text for text in TEXTS.values() if CHAT in text)
    path = next(path for path, text in TEXTS.items() if text == service)
    keeper = PERSONA.replace("  site: north\n", "  site: north\n  bandwidth_kbps: 64\n")
    site = site_of(
        {
            **TEXTS,
            path: service.replace(CHAT, WEAK),
            "personas/keeper.yaml": keeper,
            "journeys/watch.yaml": WATCHED,
        }
    )

    html = page_of(site, "personas/keeper.md")
    words = words_of(html[html.index('id="channel-fit"') :])

    assert "One of two channels cannot reach this person" in words
    assert (
        "Cannot use Film call It needs 1500 kbit/s, and there are 64. Met at J3.1 (Film of the pump)."
        in words
    )
    assert "A call" not in words


def test_the_ladder_tells_what_stands_on_each_rung_and_what_the_next_one_takes() -> None:
    site = site_of({**TEXTS, "personas/keeper.yaml": PERSONA + EVIDENCE})

    html = page_of(site, "personas/keeper.md")
    words = words_of(html[html.index('id="evidence"') :])

    assert "Two items, 0 of 3 pains rest on evidence" in words
    assert "Interviewed Interviews (5) Observed Shadowing (2) Confirmed agreed by the client" in words
    assert "To reach “confirmed”: Have the client confirm this page in writing" in words
    assert "Three of three pains are known less well than the rest of this page" in words


def test_a_persona_that_nobody_was_asked_about_says_so() -> None:
    words = words_of(page_of(small_site(), "personas/keeper.md"))

    assert "everything on this page is assumed" in words
    assert "To reach “assumed”: Write down who this is" in words


def test_a_portrait_stands_in_the_place_of_the_monogram() -> None:
    portrait = PERSONA + "image: faces/keeper.png\n"
    site = site_of({**TEXTS, "personas/keeper.yaml": portrait, "site/pages/faces/keeper.png": ""})

    page, index = page_of(site, "personas/keeper.md"), page_of(site, "personas/index.md")

    assert '<img class="monogram" src="../faces/keeper.png" alt="">' in page
    assert '<img class="monogram monogram--small" src="../faces/keeper.png" alt="">' in index
    assert '<svg class="monogram"' in page_of(small_site(), "personas/keeper.md")
