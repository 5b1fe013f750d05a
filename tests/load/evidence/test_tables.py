"""Evidence in tables: CSV and workbooks, registers and filled-in checklists; each fault names its cell."""

import io
import sys
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from pmo_design.load.evidence import at_cells, parse_evidence, with_defaults
from pmo_design.validate import validate_records

MEASURED = ("criterion", "from", "to", "value", "n", "source", "observer")
CHECKLIST = "# title,criterion,scenario,from,to,value,n,source,observer,run,tester,date,result,note\n"
WRITTEN = date(2026, 11, 20)


def workbook(**sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    return book


def saved(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(content, path="evidence.xlsx"):
    content = content.encode() if isinstance(content, str) else content
    outcome = parse_evidence(path, content, WRITTEN)
    assert outcome.value is not None, outcome.diagnostics
    return outcome.value


def refused(content, path="evidence.xlsx"):
    outcome = parse_evidence(path, content, WRITTEN)
    assert outcome.value is None
    return [(str(fault.span), fault.slug, fault.message) for fault in outcome.diagnostics]


def test_a_checklist_gives_a_record_for_each_row_that_was_filled_in():
    evidence = read(
        CHECKLIST
        + "Status,ac-07,,2026-11-09,2026-11-15,52,10,Log,Analyst,,,,,\n"
        + "Mast,ac-06,mast,,,,,,,RC1,Tester,2026-11-15,Passed,\n"
        + "Other,ac-08,,,,,,Log,,,,,,\n",
        "list.csv",
    )
    assert [(table.kind, len(table.rows)) for table in evidence.tables] == [
        ("measurement", 1),
        ("test-run", 1),
    ]
    assert (evidence.blank, evidence.form) == (1, "CSV")
    assert [str(table.cell(0, "criterion")) for table in evidence.tables] == ["list.csv:2:8", "list.csv:3:6"]


def test_a_row_with_a_value_and_a_result_is_a_fault():
    outcome = parse_evidence("list.csv", (CHECKLIST + "S,ac-07,,,,52,,,,,,,passed,\n").encode(), WRITTEN)
    assert [(str(fault.span), fault.slug) for fault in outcome.diagnostics] == [
        ("list.csv:2:12", "value-and-result")
    ]


def test_a_measurement_without_a_value_that_supersedes_another_withdraws_it():
    evidence = read(",".join((*MEASURED, "supersedes")) + "\nac-07,,,,,,,abc\nac-07,,,,,,,\n", "m.csv")
    assert (len(evidence.tables[0].rows), evidence.blank) == (1, 1)


def test_what_a_file_leaves_open_can_be_given():
    (table,) = read("criterion,run,tester,date,result\nac-06,,,,passed\nac-06,RC2,,,failed\n", "t.csv").tables
    filled = with_defaults(table, {"run": "RC1", "tester": "CI", "date": "2026-11-16", "observer": "x"})
    assert [row["run"] for row in filled.rows] == ["RC1", "RC2"]
    assert "observer" not in filled.rows[0]


def test_a_table_of_something_else_is_refused():
    ((place, slug, message),) = refused(b"a,b\n1,2\n", "x.csv")
    assert (place, slug) == ("x.csv:1:1", "unreadable-evidence")
    assert "no table in it has the columns of a record" in message


def test_a_workbook_gives_days_and_numbers_as_its_readers_see_them():
    book = workbook(
        Measurements=[
            MEASURED,
            ("ac-07", date(2026, 11, 9), datetime(2026, 11, 15, 17, 30), 52.1, 118.0, "Log", "Analyst"),
            ("ac-07", "2026-11-16", "2026-11-22", 0.1 + 0.2, 10, "'=log", "Analyst"),
            ("ac-07", date(2026, 11, 23), date(2026, 11, 29), 0.95, 10, "Log", "Analyst"),
            ("ac-07", date(2026, 11, 23), date(2026, 11, 29), 1234567, 10, "Log", "Analyst"),
        ]
    )
    book["Measurements"]["D4"].number_format = "0.0%"
    (table,) = read(saved(book)).tables
    assert [row["value"] for row in table.rows] == ["52.1", "0.3", "95", "1234567"]
    assert (table.rows[0]["from"], table.rows[0]["to"], table.rows[0]["n"]) == (
        "2026-11-09",
        "2026-11-15",
        "118",
    )
    assert table.rows[1]["source"] == "=log"


def test_values_are_read_and_never_formulas():
    book = workbook(M=[MEASURED, ("ac-07", "2026-11-09", "2026-11-15", "=1+1", 3, "Log", "Analyst")])
    evidence = read(saved(book))
    assert (evidence.tables, evidence.blank) == ((), 1)


def test_sheets_that_hold_no_records_are_told_and_a_title_above_the_header_is_passed_over():
    book = workbook(
        Notes=[("Please fill in",)],
        Runs=[
            ("Checklist of the pilot",),
            (),
            ("criterion", "run", "tester", "date", "result"),
            (),
            ("ac-06",),
        ],
    )
    book["Runs"].append(("ac-06", "RC1", "Tester", date(2026, 11, 15), "passed"))
    book.create_sheet("Lists").sheet_state = "hidden"
    evidence = read(saved(book))
    assert (evidence.ignored, evidence.blank) == (("Notes",), 1)
    assert str(evidence.tables[0].cell(0, "result")) == "evidence.xlsx!Runs:6:5"


def test_a_fault_in_a_workbook_names_sheet_and_cell():
    rows = [MEASURED, *[("ac-07", "2026-11-09", "2026-11-15", 1, 1, "Log", "Analyst")] * 5]
    rows.append(("ac-07", "9/11/2026", "2026-11-15", 1, 1, "Log", "Analyst"))
    evidence = read(saved(workbook(Measurements=rows)))
    (fault,) = at_cells(validate_records(evidence.tables).diagnostics, evidence)
    assert fault.message == "Measurements!B7: 'from': '9/11/2026' is not a date"
    assert str(fault.span) == "evidence.xlsx:7:2"


def test_an_unknown_column_in_a_workbook_names_its_cell():
    ((place, _, message),) = refused(saved(workbook(M=[(*MEASURED, "sorce")])))
    assert (place, message) == (
        "evidence.xlsx:1:8",
        "M!H1: a table of the kind measurement has no column 'sorce'",
    )


def zipped(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def test_a_workbook_that_would_swell_beyond_measure_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", "")
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            for _ in range(201):
                part.write(b" " * 1_000_000)
    ((_, slug, message),) = refused(out.getvalue())
    assert slug == "unreadable-evidence"
    assert "unpacked, it would take more than 200 MB" in message


def test_a_sheet_that_claims_to_reach_to_the_last_cell_is_read_as_far_as_it_goes():
    content = saved(workbook(M=[MEASURED, ("ac-07", "2026-11-09", "2026-11-15", 1, 1, "Log", "Analyst")]))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            part = old.read(info)
            new.writestr(info, part.replace(b'ref="A1:G2"', b'ref="A1:XFD1048576"'))
    assert len(read(out.getvalue()).tables[0].rows) == 1


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"PK\x03\x04 and then nothing", "the workbook is broken, or was not saved to its end"),
        (zipped(readme="x"), "it is a ZIP file, but no Excel workbook (.xlsx)"),
        (zipped(**{"[Content_Types].xml": "<a"}), "the workbook is broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "it is a workbook of old Excel or a locked one"),
    ],
)
def test_a_file_that_is_no_workbook_is_refused(content, problem):
    assert problem in refused(content)[0][2]


def test_entities_in_a_workbook_are_refused():
    content = saved(workbook(M=[MEASURED]))
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            new.writestr(info, bomb if "sheet1" in info.filename else old.read(info))
    assert refused(out.getvalue())[0][1] == "unreadable-evidence"


def test_without_the_extra_it_says_what_to_install(monkeypatch):
    content = saved(workbook(M=[MEASURED]))
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    (fault,) = parse_evidence("e.xlsx", content, WRITTEN).diagnostics
    assert fault.message.endswith("reading XLSX needs openpyxl, which is not installed")
    assert "pip install 'pmo-design[xlsx]'" in fault.hints[0]
