"""`pmo-design accept record`: what is written, what is told, what is refused."""

import csv
from datetime import date

import pytest

from pmo_design.publish.records import recording

MEASUREMENTS = "blueprints/acceptance/measurements.csv"
TEST_RUNS = "blueprints/acceptance/test-runs.csv"
TODAY = date.today().isoformat()


def rows(design, path):
    with (design / path).open(encoding="utf-8", newline="") as stream:
        return [{key: text for key, text in row.items() if text} for row in csv.DictReader(stream)]


def test_a_measurement_is_written_down_with_what_the_criterion_tells(run, design):
    result = run(
        "accept", "record", "AC-07", "--value", 52, "--n", 118, "--to", "2026-11-15", "--path", design
    )
    assert result.exit_code == 0
    assert rows(design, MEASUREMENTS) == [
        {
            "criterion": "ac-07",
            "from": "2026-11-15",
            "to": "2026-11-15",
            "value": "52",
            "n": "118",
            "source": "Tracker log",
            "observer": "PMO lead",
            "recorded": TODAY,
        }
    ]
    assert f"in {MEASUREMENTS}:2\n" in result.stdout
    assert "  criterion ac-07, from 2026-11-15, to 2026-11-15, source Tracker log, " in result.stdout
    assert "AC-07 insufficient → not met as of 16 Nov 2026: " in result.stdout


def test_a_test_run_is_written_down_and_changes_the_verdict(run, design):
    for scenario in ("mast-without-link", "link-is-back"):
        result = run(
            *("accept", "record", "criterion:ac-06", "--scenario", scenario, "--result", "passed"),
            *("--run", "2026-11-RC1", "--date", "2026-11-16", "--path", design),
        )
    assert [row["scenario"] for row in rows(design, TEST_RUNS)] == ["mast-without-link", "link-is-back"]
    assert rows(design, TEST_RUNS)[0]["tester"] == "PMO lead"
    assert "AC-06 insufficient → met" in result.stdout


def test_the_key_that_is_told_is_the_key_that_supersedes_and_withdraws(run, design):
    first = run("accept", "record", "ac-07", "--value", 52, "--to", "2026-11-15", "--path", design)
    key = first.stdout.split()[3]
    corrected = run(
        *("accept", "record", "ac-07", "--value", 19, "--to", "2026-11-15", "--supersedes", key),
        *("--note", "=a slip", "--path", design),
    )
    assert "not met → met" in corrected.stdout
    second = corrected.stdout.split()[3]
    withdrawn = run("accept", "record", "AC-07", "--withdraw", "--supersedes", second, "--path", design)
    assert "met → insufficient" in withdrawn.stdout
    assert [row.get("value") for row in rows(design, MEASUREMENTS)] == ["52", "19", None]
    assert rows(design, MEASUREMENTS)[1]["note"] == "'=a slip"
    assert run("check", design).exit_code == 0


def test_the_same_record_is_written_once(run, design):
    told = ("accept", "record", "AC-07", "--value", 52, "--to", "2026-11-15", "--path", design)
    run(*told)
    assert "recorded already" in run(*told).stdout
    assert len(rows(design, MEASUREMENTS)) == 1


def test_a_record_goes_behind_those_of_its_kind_wherever_they_stand(run, design):
    text = "from;to;criterion;value;source;observer\r\n2026-11-01;2026-11-07;ac-07;60;Log;PMO lead\r\n"
    (design / "figures.csv").write_text(text, encoding="utf-8", newline="")
    run("accept", "record", "AC-07", "--value", 52, "--to", "2026-11-15", "--path", design)
    assert (design / "figures.csv").read_bytes().decode() == (
        "from;to;criterion;value;source;observer;recorded\r\n"
        "2026-11-01;2026-11-07;ac-07;60;Log;PMO lead;\r\n"
        f"2026-11-15;2026-11-15;ac-07;52;Tracker log;PMO lead;{TODAY}\r\n"
    )
    assert not (design / MEASUREMENTS).exists()


def test_a_record_newer_than_the_document_is_told_not_to_count(run, design):
    result = run("accept", "record", "AC-07", "--value", 19, "--to", "2026-11-20", "--path", design)
    assert "1 record is newer than 16 Nov 2026" in result.stdout
    result = run(
        *("accept", "record", "AC-07", "--value", 18, "--to", "2026-11-21"),
        *("--as-of", "2026-11-21", "--path", design),
    )
    assert "as of 21 Nov 2026" in result.stdout


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--value", "2,5"), "write 2.5"),
        (("--value", "52", "--site", "moon"), "'site' names 'moon', which does not exist"),
        (("--value", "52", "--supersedes", "!"), "'supersedes'"),
        (("--result", "pass"), "did you mean 'passed'?"),
    ],
)
def test_a_fault_is_told_as_a_check_tells_it_and_nothing_is_written(run, design, options, said):
    result = run("accept", "record", "AC-07", *options, "--path", design)
    assert result.exit_code == 1
    assert said in result.stderr
    assert "nothing was recorded" in result.stderr
    assert not (design / "blueprints").exists()


def test_a_figure_for_a_criterion_without_a_metric_is_refused(run, design):
    result = run("accept", "record", "AC-06", "--value", 1, "--source", "Log", "--path", design)
    assert result.exit_code == 1
    assert "record-without-metric" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("AC-7", "--value", "1"), "did you mean 'AC-07'?"),
        (("AC-07",), "--value for a measurement, --result for a test run"),
        (("AC-07", "--value", "1", "--result", "passed"), "record one at a time"),
        (("AC-07", "--n", "1"), "say what was measured"),
        (("AC-07", "--withdraw"), "wants the key of a measurement"),
        (("AC-07", "--withdraw", "--supersedes", "none"), "no measurement has the key 'none'"),
        (("AC-07", "--value", "1", "--to", "yesterday"), "is no day"),
    ],
)
def test_what_cannot_be_meant_exits_with_two(run, design, arguments, said):
    result = run("accept", "record", *arguments, "--path", design)
    assert result.exit_code == 2
    assert said in result.stderr


def test_in_a_workspace_with_faults_nothing_is_recorded(run, design):
    (design / "figures.csv").write_text(
        "criterion,from,to,value,source,observer\nac-07,x\n", encoding="utf-8"
    )
    result = run("accept", "record", "AC-07", "--value", 52, "--path", design)
    assert result.exit_code == 1
    assert "figures.csv:2:1" in result.stderr


def test_a_folder_that_cannot_be_written_to_is_told(run, design):
    (design / ".pmo-design").write_text("no folder", encoding="utf-8")
    result = run("accept", "record", "AC-07", "--value", 52, "--path", design)
    assert result.exit_code == 2
    assert "cannot write .pmo-design: " in result.stderr
    assert "nothing was recorded" in result.stderr


def test_a_lock_that_is_held_is_waited_for_and_then_told(run, design, monkeypatch):
    monkeypatch.setattr(recording, "__defaults__", None)
    monkeypatch.setattr(recording.__wrapped__, "__defaults__", (0.05,))
    with recording(design):
        result = run("accept", "record", "AC-07", "--value", 52, "--path", design)
    assert result.exit_code == 2
    assert "somebody else has been recording here" in result.stderr


def test_what_is_announced_is_what_a_check_tells_afterwards(run, design):
    said = []
    for result in ("failed", "passed"):
        told = ("--scenario", "another-person", "--result", result, "--date", "2026-11-10")
        said.append(run("accept", "record", "AC-08", *told, "--path", design).stdout)
        status = run("accept", "status", "AC-08", "--path", design).stdout
        assert "AC-08 insufficient → not met" in said[0]
        assert "not met" in status.casefold()
    assert "AC-08 not met as of 16 Nov 2026" in said[1]


def test_the_same_figure_under_another_id_of_its_own_is_another_record(run, design):
    for name in ("morning", "evening"):
        told = ("--value", 19, "--to", "2026-11-10", "--id", name)
        result = run("accept", "record", "AC-07", *told, "--path", design)
        assert f"recorded the measurement {name} in" in result.stdout
