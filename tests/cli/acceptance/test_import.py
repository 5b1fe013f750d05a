"""`pmo-design accept import`: files of people and of test runners turn criteria green, or are refused."""

import json
import subprocess
import sys

import openpyxl
import pytest

from pmo_design.pipeline import load_design

TEST_RUNS = "blueprints/acceptance/test-runs.csv"
MEASUREMENTS = "blueprints/acceptance/measurements.csv"
TESTS = """\
import pytest


def test_ac_06_mast_without_link():
    assert True


def test_the_link_is_back(record_property):
    record_property("criterion", "AC-06")
    record_property("scenario", "link-is-back")


@pytest.mark.parametrize("person", ["visitor", "colleague"])
def test_ac_08_another_person(person):
    assert person


def test_of_something_else():
    assert True
"""


@pytest.fixture
def junit(tmp_path):
    """The report of a run of pytest."""
    (tmp_path / "test_tracker.py").write_text(TESTS, encoding="utf-8")
    report = tmp_path / "junit.xml"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", "/dev/null"]
    subprocess.run(
        [*command, f"--junitxml={report}", "test_tracker.py"], cwd=tmp_path, check=True, capture_output=True
    )
    return report


def table(design, path):
    return (design / path).read_text(encoding="utf-8").splitlines()


def test_a_run_of_pytest_turns_criteria_green(run, design, junit):
    result = run("accept", "import", junit, "--as-of", "today", "--path", design)
    assert result.exit_code == 0
    assert "3 records taken from JUnit XML" in result.stdout
    assert f"{TEST_RUNS}:2 to 4" in result.stdout
    assert "1 test names no criterion" in result.stdout
    assert "AC-06 insufficient → met" in result.stdout
    assert "AC-08 insufficient → met" in result.stdout
    assert run("check", design).exit_code == 0


def test_a_file_that_is_taken_twice_does_no_harm(run, design, junit):
    run("accept", "import", junit, "--path", design)
    before = table(design, TEST_RUNS)
    result = run("accept", "import", junit, junit, "--path", design)
    assert (result.exit_code, table(design, TEST_RUNS)) == (0, before)
    assert "0 records taken" in result.stdout
    assert "3 records were there already" in result.stdout


def test_a_trial_writes_nothing_and_tells_what_would_follow(run, design, junit):
    result = run("accept", "import", "--dry-run", "--as-of", "today", junit, "--path", design)
    assert "3 records would be taken" in result.stdout
    assert "AC-06 insufficient → met" in result.stdout
    assert not (design / "blueprints").exists()


def test_a_test_that_names_an_unknown_criterion_keeps_the_whole_file_out(run, design, tmp_path):
    report = tmp_path / "junit.xml"
    cases = '<testcase name="test_ac_08"/>\n<testcase name="opens [AC-9]"/>'
    report.write_text(f'<testsuite timestamp="2026-11-10T08:00:00">\n{cases}</testsuite>', encoding="utf-8")
    result = run("accept", "import", report, "--path", design)
    assert result.exit_code == 1
    assert "'criterion' names 'AC-9', which does not exist" in result.stderr
    assert "junit.xml:3:1" in result.stderr
    assert f"nothing was taken from {report}" in result.stderr
    assert not (design / "blueprints").exists()


def test_a_report_of_cucumber_turns_a_criterion_red(run, design, tmp_path):
    steps = [{"name": "a link is shared", "result": {"status": "failed", "error_message": "it opened"}}]
    scenario = {
        "type": "scenario",
        "name": "Another person",
        "tags": [{"name": "@AC-08"}],
        "start_timestamp": "2026-11-10T08:00:00Z",
        "steps": steps,
    }
    report = tmp_path / "cucumber.json"
    report.write_text(json.dumps([{"keyword": "Feature", "elements": [scenario]}]), encoding="utf-8")
    result = run("accept", "import", report, "--path", design)
    assert "AC-08 insufficient → not met" in result.stdout
    assert "another-person" in table(design, TEST_RUNS)[1]
    assert "a link is shared: it opened" in table(design, TEST_RUNS)[1]


def test_a_csv_with_a_bad_row_is_told_by_row_and_column_and_nothing_of_it_is_taken(run, design, tmp_path):
    file = tmp_path / "figures.csv"
    header = "criterion,from,to,value,source,observer\n"
    sound = "AC-07,2026-11-09,2026-11-15,19,Log,Analyst\n"
    file.write_text(header + sound + sound.replace(",19,", ',"19,5",'), encoding="utf-8")
    result = run("accept", "import", file, "--path", design)
    assert result.exit_code == 1
    assert "figures.csv:3:29" in result.stderr
    assert "write 19.5" in result.stderr
    assert not (design / "blueprints").exists()


def test_a_sound_file_is_taken_although_another_has_a_fault(run, design, tmp_path):
    header = "criterion,from,to,value,source,observer\n"
    (tmp_path / "a.csv").write_text(header + "AC-77,2026-11-09,2026-11-15,19,Log,Analyst\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text(header + "AC-07,2026-11-09,2026-11-15,19,Log,Analyst\n", encoding="utf-8")
    result = run("accept", "import", tmp_path / "a.csv", tmp_path / "b.csv", "--path", design)
    assert result.exit_code == 1
    assert "AC-07 insufficient → met" in result.stdout
    assert len(table(design, MEASUREMENTS)) == 2


def test_a_workbook_is_taken_and_its_faults_name_their_cells(run, design, tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Measurements"
    book.create_sheet("Notes").append(["How to fill this in"])
    book.active.append(["# title", "criterion", "from", "to", "value", "source", "observer"])
    book.active.append(["Status", "AC-07", "2026-11-09", "2026-11-15", "19 min", "Log", "Analyst"])
    book.active.append(["Other", "AC-06", None, None, None, None, None])
    book.save(tmp_path / "list.xlsx")
    result = run("accept", "import", tmp_path / "list.xlsx", "--path", design)
    assert result.exit_code == 1
    assert "Measurements!E2: 'value': '19 min' is not a number" in result.stderr
    book.active["E2"] = 19
    book.save(tmp_path / "list.xlsx")
    result = run("accept", "import", tmp_path / "list.xlsx", "--path", design)
    assert "AC-07 insufficient → met" in result.stdout
    assert "1 row not filled in" in result.stdout
    assert "sheet 'Notes' holds no records" in result.stdout


def test_a_record_whose_id_another_has_is_refused(run, design, tmp_path):
    file = tmp_path / "figures.csv"
    header = "criterion,from,to,value,source,observer,id\n"
    file.write_text(header + "AC-07,2026-11-09,2026-11-15,25,Log,Analyst,week-46\n", encoding="utf-8")
    assert run("accept", "import", file, "--path", design).exit_code == 0
    file.write_text(header + "AC-07,2026-11-09,2026-11-15,19,Log,Analyst,week-46\n", encoding="utf-8")
    result = run("accept", "import", file, "--path", design)
    assert result.exit_code == 1
    assert "record-exists" in result.stderr
    assert "figures.csv:2:44" in result.stderr


def test_the_same_figure_written_otherwise_is_the_same_record(run, design, tmp_path):
    file = tmp_path / "figures.csv"
    header = "criterion,from,to,value,source,observer\n"
    for criterion, value in (("AC-07", "19"), ("ac-07", "19.0"), ("criterion:ac-07", "+19")):
        file.write_text(f"{header}{criterion},2026-11-09,2026-11-15,{value},Log,Analyst\n", encoding="utf-8")
        run("accept", "import", file, "--path", design)
    assert len(table(design, MEASUREMENTS)) == 2


def test_blank_cells_of_a_checklist_can_be_given_for_all_rows(run, design, tmp_path):
    file = tmp_path / "list.csv"
    file.write_text(
        "criterion,scenario,run,tester,date,result\nAC-08,another-person,,,,passed\n", encoding="utf-8"
    )
    told = ("--run", "RC1", "--tester", "R. Hale", "--date", "2026-11-12")
    result = run("accept", "import", file, *told, "--path", design)
    assert "AC-08 insufficient → met" in result.stdout
    assert table(design, TEST_RUNS)[1].startswith("AC-08,another-person,RC1,R. Hale,2026-11-12,,,,passed")


def test_records_may_go_into_several_files_of_one_import(run, design, tmp_path):
    file = tmp_path / "list.csv"
    file.write_text(
        "criterion,scenario,from,to,value,source,observer,run,tester,date,result\n"
        "AC-07,,2026-11-09,2026-11-15,19,Log,Analyst,,,,\n"
        "AC-08,another-person,,,,,,RC1,Tester,2026-11-12,passed\n",
        encoding="utf-8",
    )
    result = run("accept", "import", file, "--path", design)
    assert f"  {MEASUREMENTS}:2\n  {TEST_RUNS}:2\n" in result.stdout
    assert load_design(design).diagnostics == ()


def test_a_file_that_is_not_there_is_told(run, design):
    result = run("accept", "import", "nowhere.csv", "--path", design)
    assert result.exit_code == 1
    assert "there is no such file" in result.stderr


def test_a_sign_off_is_not_imported_since_nothing_would_seal_it(run, design, tmp_path):
    file = tmp_path / "signed.csv"
    file.write_text(
        "phase,role,name,date,decision\npilot,pmo-lead,R. Hale,2026-11-16,accepted\n", encoding="utf-8"
    )
    figures = tmp_path / "figures.csv"
    figures.write_text(
        "criterion,from,to,value,source,observer\nAC-07,2026-11-09,2026-11-10,19,Log,PMO lead\n",
        encoding="utf-8",
    )
    result = run("accept", "import", file, figures, "--path", design)
    assert result.exit_code == 1
    assert "holds sign-offs: give each with `pmo-design accept sign`" in result.stderr
    assert f"nothing was taken from {file}" in result.stderr
    assert not (design / "blueprints/acceptance/sign-offs.csv").exists()
    assert len(table(design, MEASUREMENTS)) == 2
