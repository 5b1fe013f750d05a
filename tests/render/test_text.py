"""Text measured with Lato, broken into lines, and shortened."""

import runpy
import unicodedata
from itertools import pairwise
from pathlib import Path

import font_lato
import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from pmo_design.render.text import Weight, fit, is_rtl, text_width, wrap

ROOT = Path(__file__).parents[2]

SENTENCES = (
    "Checks the scope, dates and acceptance criteria.",
    "Is the change within the agreed tolerance?",
    "Walks the deliverables with the site; certifies hours for each business unit.",
    "From a site\u2019s first call to a settled account: eight steps, who acts, what the site never sees.",
    "AVAILABILITY of the PMO, 18 Dec 2023: 99.5 % (target ≥ 98 %), To Yard 7, Wave “Two”.",
    "Final flow of office staff offline: five flights, fifty files.",
    "W. T. Vail, AWAY; Ta. Ty, VAT / LTV \u2013 P.A.",
)
WEIGHTS: tuple[Weight, ...] = ("regular", "bold", "italic", "black")

words = st.text(
    st.one_of(
        st.characters(min_codepoint=0x21, max_codepoint=0x17F, exclude_categories=("Cc", "Cf", "Zs")),
        st.sampled_from("-/.項目變更が、ー」「क्षि👩🏽🇦🇺مرحبا́"),
    ),
    min_size=1,
    max_size=24,
)
texts = st.lists(words, max_size=12).map(" ".join)
widths = st.floats(min_value=30, max_value=600)


def test_a_width_is_the_sum_of_the_advances_of_the_font() -> None:
    # Lato Regular, 2000 units to the em: A 1360, V 1360.
    assert text_width("AV", 20) == 27.2


def test_every_weight_has_widths_of_its_own() -> None:
    # Of f and i together: regular 1186, bold 1243, italic 1092, black 1294.
    assert [text_width("fi", 2000, weight) for weight in WEIGHTS] == [1186, 1243, 1092, 1294]


def test_figures_are_all_equally_wide() -> None:
    assert {text_width(figure, 100) for figure in "0123456789"} == {58.0}


def test_no_text_has_no_width_and_no_lines() -> None:
    assert text_width("", 14) == 0
    assert wrap(" \n ", 100, 14) == ()
    assert fit("", 100, 14) == ""


@pytest.mark.parametrize(
    ("text", "ems"),
    [
        ("項目", 2.0),
        ("한", 1.0),
        ("🙂", 1.25),
        ("\u0301", 0.0),
        ("\u00ad", 0.0),
        ("م", 0.62),
        ("क", 0.62),
        ("→", 1.0),
        ("ж", 0.7),
    ],
)
def test_characters_that_the_font_lacks_get_a_wide_estimate(text: str, ems: float) -> None:
    assert text_width(text, 100) == ems * 100


def test_the_widths_in_the_package_are_those_of_the_font() -> None:
    measured = runpy.run_path(str(ROOT / "docs" / "measure_font.py"))["measure_font"]()
    assert (ROOT / "pmo_design" / "render" / "lato_widths.py").read_text(encoding="utf-8") == measured


@pytest.mark.parametrize("weight", WEIGHTS)
def test_kerned_text_is_never_wider_than_measured_by_more_than_half_a_percent(weight: Weight) -> None:
    font = TTFont(Path(font_lato.__file__).parent / "files" / f"Lato-{weight.title()}.ttf")
    glyphs = font.getBestCmap()
    kerning = pair_kerning(font)
    for sentence in SENTENCES:
        names = [glyphs[ord(char)] for char in sentence]
        kerned = sum(font["hmtx"][name][0] for name in names)
        kerned += sum(kerning.get(pair, 0) for pair in pairwise(names))
        assert kerned <= text_width(sentence, 2000, weight) * 1.005


def pair_kerning(font: TTFont) -> dict[tuple[str, str], int]:
    kerning: dict[tuple[str, str], int] = {}
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            for first, pairs in zip(table.Coverage.glyphs, table.PairSet, strict=True):
                for pair in pairs.PairValueRecord:
                    advance = pair.Value1.XAdvance if pair.Value1 else 0
                    kerning.setdefault((first, pair.SecondGlyph), advance)
    assert kerning
    return kerning


def test_lines_are_even_rather_than_full() -> None:
    assert wrap("Describes the project and the skills it lacks.", 116, 13) == (
        "Describes the",
        "project and the",
        "skills it lacks.",
    )


def test_a_short_word_does_not_stand_alone_on_the_last_line() -> None:
    # "across business" fills the second line better, but would leave "units." alone.
    assert wrap("Matches skills across business units.", 110, 14) == (
        "Matches",
        "skills across",
        "business units.",
    )


def test_a_lone_last_word_is_better_than_one_more_line() -> None:
    assert wrap("acceptance of it", text_width("acceptance", 14), 14) == ("acceptance", "of it")
    assert wrap("acceptance it", text_width("acceptance", 14), 14) == ("acceptance", "it")


def test_a_text_fits_its_own_width_on_one_line() -> None:
    text = "Is the change within the agreed tolerance?"
    assert wrap(text, text_width(text, 13.7), 13.7) == (text,)
    assert fit(text, text_width(text, 13.7), 13.7) == text


def test_no_break_spaces_hold() -> None:
    assert wrap("takes 9\u00a0d", text_width("takes 9", 14), 14) == ("takes", "9\u00a0d")
    assert wrap("takes 9\u202fd", text_width("takes 9", 14), 14) == ("takes", "9\u202fd")


def test_a_hyphenated_word_stays_whole_where_it_fits() -> None:
    assert wrap("please re-plan", text_width("please re-", 14), 14) == ("please", "re-plan")


def test_a_latin_word_wider_than_the_line_is_broken_with_a_hyphen() -> None:
    assert wrap("Electroencephalographically", 80, 14) == ("Electroence-", "phalographi-", "cally")


def test_a_long_address_is_broken_after_its_marks() -> None:
    assert wrap("https://portal.example.org/changes/brief.html", 90, 14) == (
        "https://portal.",
        "example.org/",
        "changes/brief.",
        "html",
    )


def test_a_soft_hyphen_shows_only_where_the_word_is_broken() -> None:
    assert wrap("commis\u00adsioning", 60, 14) == ("commis-", "sioning")


def test_a_word_without_room_for_a_hyphen_is_broken_without() -> None:
    assert wrap("mmm", text_width("m", 14), 14) == ("m", "m", "m")


def test_chinese_breaks_between_characters_but_not_before_a_full_stop() -> None:
    assert wrap("項目經理收到。", 60, 10) == ("項目經", "理收到。")
    assert wrap("項目經理「收到」", 50, 10) == ("項目經理", "「收到」")
    assert wrap("項目經理。", 40, 10) == ("項目", "經理。")


def test_korean_breaks_at_spaces() -> None:
    assert wrap("변경을 통지합니다", 60, 10) == ("변경을", "통지합니다")


def test_what_is_one_character_to_a_reader_is_never_broken() -> None:
    assert wrap("e\u0301e\u0301", 9, 14) == ("e\u0301", "e\u0301")
    assert wrap("🇦🇺🇳🇿", 40, 14) == ("🇦🇺", "🇳🇿")
    assert wrap("👩🏽\u200d🔧👍", 35, 14) == ("👩🏽\u200d🔧", "👍")


def test_a_shortened_text_ends_in_an_ellipsis_and_not_in_a_loose_comma() -> None:
    assert fit("Checks the scope, dates", text_width("Checks the scope, …", 14), 14) == "Checks the scope…"
    assert fit("Checks", 3, 14) == ""


@given(texts, widths, st.sampled_from(WEIGHTS))
def test_every_line_fits(text: str, width: float, weight: Weight) -> None:
    for line in wrap(text, width, 14, weight):
        assert text_width(line, 14, weight) <= width or clusters_at_most(line) == 1


def clusters_at_most(line: str) -> int:
    """Count the characters that are neither marks nor joined; only such a line may be too wide."""
    return sum(not unicodedata.category(char).startswith(("M", "C")) for char in line)


@given(texts)
def test_wide_enough_lines_give_back_the_words(text: str) -> None:
    assert " ".join(wrap(text, 100_000, 14)) == text


@given(texts, widths)
def test_no_character_is_lost_or_made_but_hyphens(text: str, width: float) -> None:
    def letters(value: str) -> str:
        return "".join(value.split()).replace("-", "")

    assert letters("".join(wrap(text, width, 14))) == letters(text)


@given(texts, widths, st.floats(min_value=0, max_value=200))
def test_more_room_never_takes_more_lines(text: str, width: float, more: float) -> None:
    plain = "".join(char for char in text if char in " " or char.isascii())
    longest = max((text_width(word, 14) for word in plain.split()), default=0)
    room = max(width, longest)
    assert len(wrap(plain, room + more, 14)) <= len(wrap(plain, room, 14))


@given(texts, st.floats(min_value=0, max_value=600))
def test_a_shortened_text_is_never_too_wide(text: str, width: float) -> None:
    assert text_width(fit(text, width, 14), 14) <= width


@given(texts, texts)
def test_the_width_of_two_texts_is_the_sum_of_theirs(first: str, second: str) -> None:
    assert text_width(first + second, 2000) == text_width(first, 2000) + text_width(second, 2000)


@pytest.mark.parametrize(
    ("text", "rtl"),
    [
        ("يطلب الدعم", True),
        ("1.2 שלום", True),
        ("Asks يطلب", False),
        ("現場", False),
        ("हस्ताक्षर", False),
        ("12 %", False),
        ("", False),
    ],
)
def test_the_first_strong_character_says_which_way_a_text_runs(text: str, rtl: bool) -> None:
    assert is_rtl(text) is rtl


def test_slim_letters_of_arabic_take_less_room_than_broad_ones() -> None:
    assert text_width("\u0627\u0644", 100) == 90
    assert text_width("\u0633\u0635", 100) == 124
