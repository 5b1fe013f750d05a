"""A table for a terminal: it fits, and says as much as fits."""

from hypothesis import given
from hypothesis import strategies as st

from pmo_design.diagnostics.formats.display import cut, width
from pmo_design.render.reports.paint import Terminal
from pmo_design.render.reports.table import Column, lay_out

WORDS = ("Water is clean", "漢字の試験", "x")


def _columns(*dispensable: int) -> tuple[Column, ...]:
    return (
        Column("No.", ("AC-1", "AC-2")),
        Column("Criterion", ("Calls are answered at night", "The gate opens"), flexible=True),
        *(Column(f"C{at}", ("1234567", "1"), True, dispensable=at) for at in dispensable),
    )


def test_a_table_takes_no_more_columns_than_it_needs():
    assert lay_out(_columns(1), 100) == (
        "No.   Criterion                         C1",
        "AC-1  Calls are answered at night  1234567",
        "AC-2  The gate opens                     1",
    )


def test_where_there_is_little_room_the_flexible_column_is_cut():
    assert lay_out(_columns(), 26) == (
        "No.   Criterion",
        "AC-1  Calls are answered…",
        "AC-2  The gate opens",
    )


def test_what_can_be_done_without_goes_first():
    assert lay_out(_columns(2, 1, 3), 44)[0].split() == ["No.", "Criterion", "C2", "C1"]
    assert lay_out(_columns(2, 1, 3), 36)[0].split() == ["No.", "Criterion", "C1"]


def test_a_column_with_nothing_in_it_is_left_out():
    columns = (Column("No.", ("AC-1",)), Column("Criterion", ("x",), flexible=True), Column("Age", ("",)))
    assert lay_out(columns, 80) == ("No.   Criterion", "AC-1  x")


def test_wide_characters_are_counted_as_a_terminal_shows_them():
    columns = (Column("A", ("漢字", "ab"), flexible=True), Column("B", ("1", "2")))
    assert lay_out(columns, 80) == ("A     B", "漢字  1", "ab    2")


@given(st.lists(st.text(max_size=40), min_size=1, max_size=4), st.integers(40, 200))
def test_no_line_is_wider_than_the_terminal(titles, room):
    columns = (
        Column("No.", tuple("AC-1" for _ in titles)),
        Column("Criterion", tuple(titles), flexible=True),
        Column("Verdict", tuple("Insufficient" for _ in titles), dispensable=1),
        Column("Owner", tuple(titles), dispensable=2),
    )
    assert all(width(line) <= room for line in lay_out(columns, room))


@given(st.text(max_size=60), st.integers(1, 60))
def test_what_is_cut_fits_and_says_that_it_is_cut(text, limit):
    shown = cut(text, limit)
    assert width(shown) <= limit
    assert shown.endswith("…") or width(text) <= limit


def test_text_is_broken_into_lines_that_fit():
    assert Terminal(20).wrap("Evidence from South well by 1 Dec 2026.", "  → ", "    ") == [
        "  → Evidence from",
        "    South well by 1",
        "    Dec 2026.",
    ]


def test_a_word_that_is_too_long_stands_on_a_line_of_its_own():
    assert Terminal(8).wrap("at blueprints/acceptance.csv:12 now") == [
        "at",
        "blueprints/acceptance.csv:12",
        "now",
    ]


def test_nothing_in_a_text_is_obeyed_by_the_terminal():
    assert Terminal(40).wrap("red \x1b[31m now\nnext") == ["red \\x1b[31m now next"]
