"""Rows put behind a CSV: what stands in it keeps every byte, and what is put there is read back the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_design.load import Source, parse_csv
from pmo_design.publish.rows import NotAppendableError, with_rows

HEADER = "criterion,from,to,value,source,observer\n"
ROW = "ac-07,2026-11-09,2026-11-15,52,Log,Analyst\n"
NEW = {
    "criterion": "ac-08",
    "from": "2026-11-16",
    "to": "2026-11-22",
    "value": "3",
    "source": "Log",
    "observer": "Analyst",
}


def appended(content, *rows, kind="measurement"):
    content = content.encode() if isinstance(content, str) else content
    return with_rows("m.csv", content, kind, rows)


def text_of(content, *rows):
    return appended(content, *rows).content.decode()


def test_a_row_stands_behind_the_others():
    after = appended(HEADER + ROW, NEW)
    assert after.content.decode() == HEADER + ROW + "ac-08,2026-11-16,2026-11-22,3,Log,Analyst\n"
    assert after.lines == (3,)


def test_a_new_file_begins_with_all_columns():
    after = appended("", NEW)
    head, row = after.content.decode().splitlines()
    assert head == "criterion,from,to,value,n,source,observer,site,id,supersedes,recorded,note"
    assert (row, after.lines) == ("ac-08,2026-11-16,2026-11-22,3,,Log,Analyst,,,,,", (2,))


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_rows_are_written_in_the_manner_of_the_file(line_end, mark, delimiter):
    before = mark + (HEADER + ROW).replace(",", delimiter).replace("\n", line_end)
    row = "ac-08,2026-11-16,2026-11-22,3,Log,Analyst\n".replace(",", delimiter).replace("\n", line_end)
    assert text_of(before, NEW) == before + row


def test_a_last_line_without_an_end_is_given_one():
    assert text_of((HEADER + ROW).rstrip("\n"), NEW).startswith(HEADER + ROW + "ac-08,")


def test_a_column_that_the_header_lacks_is_put_at_its_end_and_every_row_is_given_a_cell():
    before = HEADER + '\n"ac-07",2026-11-09,2026-11-15,52,"Log,\nday ""1""",Analyst\n' + ROW.rstrip("\n")
    after = appended(before, {**NEW, "note": "late", "n": "4"})
    assert after.content.decode() == (
        "criterion,from,to,value,source,observer,n,note\n"
        '\n"ac-07",2026-11-09,2026-11-15,52,"Log,\nday ""1""",Analyst,,\n'
        "ac-07,2026-11-09,2026-11-15,52,Log,Analyst,,\n"
        "ac-08,2026-11-16,2026-11-22,3,Log,Analyst,4,late\n"
    )
    assert after.lines == (6,)


def test_what_looks_like_a_formula_is_kept_from_being_run():
    text = text_of(HEADER, {**NEW, "source": "=HYPERLINK(1)", "observer": "@x", "value": "-3"})
    assert text.endswith("ac-08,2026-11-16,2026-11-22,-3,'=HYPERLINK(1),'@x\n")


def test_the_line_of_a_row_behind_one_of_several_lines_is_counted():
    assert appended(HEADER, {**NEW, "source": "a\nb"}, NEW).lines == (2, 4)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (HEADER + '"', "cannot be read any more"),
        (b"\xff\xfe\x00", "cannot be read any more"),
        ("a,b\n1,2\n", "holds no records of the kind measurement"),
        ("criterion,run,tester,date,result\n", "holds no records of the kind measurement"),
    ],
)
def test_a_file_of_anything_else_is_left_alone(content, reason):
    with pytest.raises(NotAppendableError, match=reason):
        appended(content, NEW)


WORDS = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), whitelist_characters="\n\t'\"=;,"),
    min_size=1,
    max_size=9,
).filter(lambda text: text.strip())
STYLES = st.tuples(
    st.sampled_from(",;\t"), st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["", "\ufeff"])
)


@given(style=STYLES, sources=st.lists(WORDS, min_size=1, max_size=4), notes=st.lists(WORDS, max_size=4))
def test_rows_are_read_back_as_they_were_and_those_before_them_stay(style, sources, notes):
    delimiter, line_end, mark = style
    content = (mark + HEADER.replace(",", delimiter).replace("\n", line_end)).encode()
    told = []
    for source in sources:
        told.append({**NEW, "source": source.strip()})
        content = with_rows("m.csv", content, "measurement", told[-1:]).content
    for note in notes:
        told.append({**NEW, "note": note.strip()})
        after = with_rows("m.csv", content, "measurement", told[-1:])
        content = after.content
    table = parse_csv(Source("m.csv", content.decode())).value
    assert [dict(row) for row in table.rows] == told
    if notes:
        assert table.cell(len(told) - 1).line == after.lines[0]
