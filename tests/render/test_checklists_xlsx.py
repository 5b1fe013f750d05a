"""The workbook of a checklist, read back: what stands in it, what may be written there, how it looks."""

import io
import zipfile
from datetime import date, datetime
from functools import cache

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from pmo_design.render.checklists.rows import Selection
from pmo_design.render.checklists.xlsx import to_xlsx
from tests.render.checklist_examples import CHECKLIST_TEXTS, checklist_of, small_checklist


@cache
def packed() -> bytes:
    return to_xlsx(small_checklist())


def book() -> Workbook:
    return load_workbook(io.BytesIO(packed()))


def heads(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for cell in sheet[1]]


def column(sheet: Worksheet, name: str) -> list[object]:
    at = heads(sheet).index(name)
    return [row[at].value for row in sheet.iter_rows(min_row=2)]


def checks(sheet: Worksheet) -> dict[str, object]:
    """Return the checks of a sheet by the heading of their column."""
    found = {}
    for check in sheet.data_validations.dataValidation:
        (area,) = check.sqref.ranges
        found[heads(sheet)[area.min_col - 1]] = check
    return found


def test_scenarios_and_figures_stand_on_a_sheet_each_behind_one_to_start_with() -> None:
    assert book().sheetnames == ["Start here", "Test runs", "Measurements", "Lists"]
    assert column(book()["Test runs"], "criterion") == ["AC-2", "AC-2"]
    assert column(book()["Test runs"], "scenario") == ["kept", "kept"]
    assert column(book()["Test runs"], "site") == ["north", "south"]
    assert column(book()["Measurements"], "criterion") == ["AC-1", "AC-3", "AC-4"]


def test_the_columns_are_those_that_an_import_takes_and_others_begin_with_a_hash() -> None:
    runs, figures = book()["Test runs"], book()["Measurements"]
    assert [name for name in heads(runs) if not name.startswith("#")] == [
        "criterion", "scenario", "expected", "site", "result", "severity", "actual", "evidence", "date",
        "tester", "run", "environment", "note",
    ]  # fmt: skip
    assert [name for name in heads(figures) if not name.startswith("#")] == [
        "criterion", "site", "value", "n", "from", "to", "source", "observer", "note",
    ]  # fmt: skip
    assert column(figures, "source") == ["Telephone log", None, None]
    assert column(runs, "environment") == ["Tablets of the wells"] * 2


def test_the_first_sheet_says_what_it_is_as_of_which_day_and_how_it_comes_back() -> None:
    words = " ".join(str(cell.value) for row in book()["Start here"] for cell in row if cell.value)
    assert "as of 16 Nov 2026" in words
    assert "2 rows to fill in" in words and "3 rows to fill in" in words
    assert "1 criterion is measured by the toolkit itself" in words
    assert "pmo-design accept import FILE" in words


def test_results_severities_sites_and_roles_are_chosen_from_lists() -> None:
    found = checks(book()["Test runs"])
    assert found["result"].formula1 == '"passed,failed,blocked,not-run"'
    assert found["severity"].formula1 == '"critical,major,minor"'
    assert found["site"].formula1 == "Lists!$A$2:$A$3"
    assert [cell.value for cell in book()["Lists"]["A"]] == ["# sites", "north", "south"]
    assert [cell.value for cell in book()["Lists"]["B"]][:3] == ["# roles", "Keeper", "Clerk"]
    assert book()["Lists"].sheet_state == "hidden"
    assert found["result"].showErrorMessage and not found["tester"].showErrorMessage


def test_days_and_numbers_are_checked_and_shown_as_such() -> None:
    sheet = book()["Measurements"]
    found = checks(sheet)
    assert [found[name].type for name in ("from", "to", "value", "n")] == [
        "date", "custom", "decimal", "whole",
    ]  # fmt: skip
    assert found["to"].formula1 == "AND(ISNUMBER(J2),J2>=I2)"
    assert sheet["I2"].number_format == sheet["J2"].number_format == "yyyy-mm-dd"
    assert str(found["from"].sqref) == "I2:I204"


def test_a_value_is_coloured_by_its_target_and_a_result_by_what_it_says() -> None:
    sheet = book()["Measurements"]
    assert column(sheet, "# at least") == [None, 95, 2]
    assert column(sheet, "# at most") == [60, None, 4]
    assert sheet.column_dimensions["P"].hidden and sheet.column_dimensions["Q"].hidden
    rules = {
        str(area.sqref): [rule.formula[0] for rule in found]
        for area, found in sheet.conditional_formatting._cf_rules.items()
    }
    (values,) = [formulas for area, formulas in rules.items() if area.startswith("F2")]
    assert values[0] == ("AND(ISNUMBER($F2),OR(AND(ISNUMBER($P2),$F2<$P2),AND(ISNUMBER($Q2),$F2>$Q2)))")
    results = [
        rule.formula[0]
        for found in book()["Test runs"].conditional_formatting._cf_rules.values()
        for rule in found
    ]
    assert '$G2="passed"' in results and '$G2="failed"' in results
    assert 'AND($G2<>"",$K2="")' in results


def test_text_that_looks_like_a_formula_is_text_and_guarded() -> None:
    sheet = book()["Test runs"]
    title, expected = sheet["B2"], sheet["E2"]
    assert (title.value, title.data_type) == ("'=1+1 entries are kept", "s")
    assert (expected.value, expected.data_type) == (
        "'=3 entries stand in the register; Their times are right",
        "s",
    )
    for name in zipfile.ZipFile(io.BytesIO(packed())).namelist():
        if name.startswith("xl/worksheets/"):
            assert b"<f>" not in zipfile.ZipFile(io.BytesIO(packed())).read(name)


def test_text_that_looks_like_a_fault_of_a_formula_is_text_too() -> None:
    texts = CHECKLIST_TEXTS["blueprints/criteria.yaml"].replace("The level holds", "'#N/A'")
    made = to_xlsx(checklist_of({**CHECKLIST_TEXTS, "blueprints/criteria.yaml": texts}))
    title = load_workbook(io.BytesIO(made))["Measurements"]["B4"]
    assert (title.value, title.data_type) == ("#N/A", "s")


def test_the_header_stays_in_view_and_on_every_printed_page() -> None:
    for name in ("Test runs", "Measurements"):
        sheet = book()[name]
        assert sheet.freeze_panes == "C2"
        assert sheet.print_title_rows == "$1:$1"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.oddFooter.right.text == "Page &P of &N"
        assert [table.ref for table in sheet.tables.values()] == [sheet.dimensions]


def test_the_same_checklist_makes_the_same_bytes_that_tell_no_time() -> None:
    assert to_xlsx(small_checklist()) == packed()
    parts = zipfile.ZipFile(io.BytesIO(packed()))
    assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b"2000-01-01T00:00:00Z</dcterms:modified>" in parts.read("docProps/core.xml")
    assert book().properties.modified == datetime(2000, 1, 1)


def test_a_checklist_without_figures_has_no_sheet_of_them() -> None:
    of_south = checklist_of(CHECKLIST_TEXTS, Selection("site", "site:south"))
    made = load_workbook(io.BytesIO(to_xlsx(of_south)))
    assert made.sheetnames == ["Start here", "Test runs", "Lists"]
    assert column(made["Test runs"], "site") == ["south"]


def test_what_is_typed_into_the_workbook_is_read_as_it_was_meant() -> None:
    made = book()
    sheet = made["Measurements"]
    sheet["F2"], sheet["I2"] = 45.5, date(2026, 11, 2)
    again = io.BytesIO()
    made.save(again)
    sheet = load_workbook(again)["Measurements"]
    assert (sheet["F2"].value, sheet["I2"].value) == (45.5, datetime(2026, 11, 2))
