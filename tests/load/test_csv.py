"""Tables of records from CSV: what spreadsheets write is read, and every fault is told at its very cell."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmo_design.load import Source, parse_csv
from pmo_design.load.csv import LONGEST_CELL
from pmo_design.load.encoding import decode
from pmo_design.load.table import with_guard, without_guard
from pmo_design.validate import validate_records

HEADER = "criterion,from,to,value,n,source,observer,note\n"
ROW = "ac-07,2026-05-18,2026-05-24,31,10,Tracker log,PMO lead,\n"


def read(text):
    outcome = parse_csv(Source("measurements.csv", text))
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def faults(text):
    outcome = parse_csv(Source("m.csv", text))
    tables = [outcome.value] if outcome.value is not None else []
    found = (*outcome.diagnostics, *validate_records(tables).diagnostics)
    return [(str(fault.span).removeprefix("m.csv:"), fault.slug, fault.hints[0]) for fault in found]


def told(text):
    """Return what the first faulty cell holds, cut out of the text by the fault's span."""
    outcome = parse_csv(Source("m.csv", text))
    assert outcome.value is not None
    span = validate_records([outcome.value]).diagnostics[0].span
    lines = text.split("\n")
    if span.line == span.end_line:
        return lines[span.line - 1][span.column - 1 : span.end_column - 1]
    return (span.line, span.column, span.end_line, span.end_column)


def test_a_row_is_read_by_the_names_of_the_columns():
    assert read(HEADER + ROW).rows == (
        {
            "criterion": "ac-07",
            "from": "2026-05-18",
            "to": "2026-05-24",
            "value": "31",
            "n": "10",
            "source": "Tracker log",
            "observer": "PMO lead",
        },
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_what_spreadsheets_of_other_countries_write_says_the_same(delimiter, line_end, mark):
    text = mark + (HEADER + ROW).replace(",", delimiter).replace("\n", line_end)
    assert read(text).rows == read(HEADER + ROW).rows
    assert read(text).kind == "measurement"


def test_capitals_and_blanks_in_the_names_of_columns_do_not_count():
    table = read(
        "Phase,Role,Name,Date,Decision,Open points\nroll-out,pmo-lead,R. Hale,2026-11-16,accepted,\n"
    )
    assert (table.kind, table.columns[-1]) == ("sign-off", "open_points")


def test_columns_for_readers_and_blank_rows_are_passed_over():
    table = read("# title,criterion,from,to,value,source,observer,\n\nT,ac-07,,,,,,\n , ,,,,,,\n")
    assert table.rows == ({"criterion": "ac-07"},)
    assert table.cell(0).line == 3


def test_the_place_of_a_record_is_its_file_and_line():
    table = parse_csv(Source("blueprints/acceptance/measurements.csv", HEADER + "\n" + ROW)).value
    (recorded,) = validate_records([table]).value
    assert recorded.place == "measurements.csv:3"


def test_a_bad_cell_is_shown_and_nothing_beside_it():
    assert told(HEADER + ROW.replace(",31,", ", 2x ,")) == "2x"


def test_a_bad_cell_behind_quoted_ones_is_found():
    assert told(HEADER + 'ac-07,2026-05-18,2026-05-24,"1,5",10,"Log, and ""diary""",L,\n') == '"1,5"'
    assert told(HEADER + 'ac-07,2026-05-18,2026-05-24,1,ten,"Log, and ""diary""",L,\n') == "ten"


def test_a_cell_of_several_lines_is_shown_from_its_first_to_its_last():
    text = "criterion,note,from,to,value,n,source,observer\n" + 'ac-07,"a\nb",2026-05-18,x,1,1,"S\nT",L\n'
    assert told(text) == "x"
    assert told(text.replace(",x,", ",2026-05-24,").replace(",1,1,", ',"1\n2",1,')) == (3, 26, 4, 3)


def test_the_same_rows_further_down_are_told_in_their_own_line():
    assert [place for place, *_ in faults(HEADER + ROW.replace(",31,", ",x,"))] == ["2:29"]
    assert [place for place, *_ in faults(HEADER + "\n\n" + ROW.replace(",31,", ",x,"))] == ["4:29"]


@pytest.mark.parametrize(
    ("cell", "hint"),
    [
        ("2,5", "write 2.5"),
        ("1,234", "write 1234 or 1.234, whichever is meant"),
        ("1.234,5", "write 1234.5"),
        ("12,345,678", "write 12345678"),
        ("52 min", "write 52: the unit is that of the metric"),
        ("95%", "write 95: the unit is that of the metric"),
        ("1e3", "write digits and a point: 12.5, without unit or thousands' mark"),
        ("−5", "write -5"),
        (".5", "write 0.5"),
        ("٣", "write digits and a point: 12.5, without unit or thousands' mark"),
        ("9" * 400, "write digits and a point: 12.5, without unit or thousands' mark"),
    ],
)
def test_a_figure_is_not_guessed_but_its_writer_is_told_what_to_write(cell, hint):
    assert faults(HEADER + ROW.replace(",31,", f',"{cell}",')) == [("2:29", "malformed-value", hint)]


@pytest.mark.parametrize(
    ("cell", "hint"),
    [
        ("24.05.2026", "write 2026-05-24"),
        ("24/05/2026", "write 2026-05-24"),
        ("03/04/2026", "write the year first, then month and day: 2026-…"),
        ("2026-05-24T08:00", "write 2026-05-24"),
        ("2026-02-30", "write a day that there is, as 2026-11-16"),
    ],
)
def test_a_day_has_one_way_of_writing(cell, hint):
    assert faults(HEADER + ROW.replace("2026-05-24", cell)) == [("2:18", "malformed-value", hint)]


def test_a_blank_cell_is_told_in_the_words_of_a_table():
    found = faults(HEADER + ROW.replace("Tracker log", ""))
    hint = "fill in the column `source`: system, log or count that it was taken from"
    assert found == [("2:35", "blank-cell", hint)]


def test_words_count_whatever_their_capitals_and_wrong_ones_have_a_hint():
    text = "criterion,run,tester,date,result\nac-06,RC1,Tester,2026-11-16,"
    (run,) = validate_records([read(text + "Not run\n")]).value
    assert run.record.result == "not-run"
    assert faults(text + "pass\n") == [("2:29", "unknown-value", "did you mean 'passed'?")]


def test_a_misspelt_column_is_not_missing_as_well():
    assert faults(HEADER.replace("source", "sorce") + ROW) == [
        ("1:27", "unknown-column", "did you mean 'source'?")
    ]


def test_every_fault_of_a_file_is_told_in_one_go():
    text = HEADER + "ac-07,x,2026-05-24,31\n" + ROW.replace("10", "1O") + ROW.replace(",31,", ",?,")
    assert [place for place, *_ in faults(text)] == ["2:1", "3:32", "4:29"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (HEADER + ROW + 'ac-07,"2026-05-18,2026-05-24,31\n' + ROW, "3:7"),
        (HEADER + 'ac-07,2026-05-18,2026-05-24,31,10,"Log" book,L,\n', "2:40"),
    ],
)
def test_a_wrong_quotation_mark_is_shown_where_it_stands(text, place):
    assert [(where, slug) for where, slug, _ in faults(text)] == [(place, "table-syntax")]


def test_a_cell_without_measure_is_refused():
    (fault,) = faults(HEADER + ROW + ROW.replace("Tracker log", "x" * (LONGEST_CELL + 1)))
    assert fault == ("3:1", "table-syntax", "shorten it, and say where the rest is")


def test_a_nul_byte_is_refused_at_its_place():
    outcome = decode("m.csv", (HEADER + ROW).encode() + b"ac-07\0")
    assert [str(fault.span) for fault in outcome.diagnostics] == ["m.csv:3:6"]


def test_a_control_character_is_refused_at_its_cell():
    assert [place for place, *_ in faults(HEADER + ROW.replace("PMO lead", "PMO\x07lead"))] == ["2:47"]


def test_the_day_of_writing_down_does_not_change_the_key():
    header = HEADER.replace("note", "note,recorded")
    keys = {
        validate_records([read(header + ROW.rstrip("\n") + day + "\n")]).value[0].key
        for day in (",", ",2026-05-25", ",2026-06-01")
    }
    assert len(keys) == 1


CELLS = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0"), max_size=12)


@given(rows=st.lists(st.lists(CELLS, min_size=8, max_size=8), max_size=6), data=st.data())
def test_every_cell_is_found_again_at_the_place_that_is_told_for_it(rows, data):
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator=data.draw(st.sampled_from(["\n", "\r\n"])))
    writer.writerows([HEADER.strip().split(","), *rows])
    text = out.getvalue()
    table = parse_csv(Source("m.csv", text)).value
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, row in enumerate(table.rows):
        for column, held in row.items():
            span = table.cell(number, column)
            cut = lines[span.line - 1 : span.end_line]
            cut[-1] = cut[-1][: span.end_column - 1]
            cut[0] = cut[0][span.column - 1 :]
            shown = "\n".join(cut)
            assert (shown[0], shown[-1]) == ('"', '"')
            plain = shown[1:-1].replace('""', '"').strip()
            assert without_guard(plain) == held.replace("\r\n", "\n").replace("\r", "\n")


@given(st.text())
def test_a_guard_comes_off_as_it_went_on(text):
    assert without_guard(with_guard(text)) == text
    assert not with_guard(text).startswith(("=", "@", "\t", "\r"))
