"""The words of headings: counted things, shares, days and amounts."""

from datetime import date
from decimal import Decimal

from pmo_design.model.acceptance import Metric
from pmo_design.model.service import Hours
from pmo_design.render.pages.criteria import met_when, target
from pmo_design.render.pages.wording import amount, counted, day, hours, listed, number_word, of_all, sentence

WEEK = Hours.model_validate({"start": "05:40", "end": "15:40", "days": ("mon", "tue", "wed", "thu", "fri")})
ALWAYS = Hours.model_validate({"start": "00:00", "end": "24:00"})


def test_numbers_are_words_up_to_twelve() -> None:
    assert [number_word(count) for count in (0, 1, 12, 13, 2557)] == ["no", "one", "twelve", "13", "2,557"]


def test_counted_things_agree_with_their_number() -> None:
    assert counted(1, "pain") == "one pain"
    assert counted(2, "criterion", "criteria") == "two criteria"
    assert counted(0, "step") == "no steps"


def test_shares_are_said_as_people_say_them() -> None:
    assert of_all(1, 1, "site") == "the only site"
    assert of_all(2, 2, "site") == "both sites"
    assert of_all(9, 9, "site") == "all nine sites"
    assert of_all(5, 9, "site") == "five of nine sites"
    assert of_all(0, 9, "site") == "none of nine sites"


def test_lists_end_with_and() -> None:
    assert [listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_sentences_begin_with_a_capital_and_keep_the_rest() -> None:
    assert sentence("one PMO lead") == "One PMO lead"


def test_days_are_written_without_a_locale() -> None:
    assert day(date(2026, 11, 6)) == "6\u00a0Nov\u00a02026"


def test_amounts_part_thousands_and_leave_out_mere_counts() -> None:
    assert amount(Decimal("20000"), "kbit/s") == "20,000\u00a0kbit/s"
    assert amount(Decimal("31"), "count") == "31"


def test_working_hours_are_told_with_their_days() -> None:
    assert hours(WEEK) == "05:40–15:40, Mon to Fri"
    assert hours(ALWAYS) == "00:00–24:00, every day"


def test_a_target_is_written_as_a_sign_and_as_a_phrase() -> None:
    faster = Metric(name="Time", unit="min", direction="down", target=Decimal(20))
    within = Metric(name="Use", unit="%", direction="within", target=Decimal(60), upper=Decimal(90))
    all_of_it = Metric(name="Share", unit="%", direction="up", target=Decimal(100))
    assert target(faster) == "≤\u00a020\u00a0min"
    assert met_when(faster) == "at or under 20\u00a0min"
    assert target(within) == "60\u00a0to\u00a090\u00a0%"
    assert target(all_of_it) == "100\u00a0%"
    assert target(None) == "as told"
