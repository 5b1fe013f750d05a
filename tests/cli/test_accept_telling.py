"""`pmo-design accept status`, `gate` and `checklist`, as their callers run them."""

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from gherkin.parser import Parser

from tests.render.report_examples import TEXTS


@pytest.fixture
def well(tmp_path: Path) -> Path:
    """A workspace with criteria and records."""
    return written(tmp_path / "well", TEXTS)


def written(folder: Path, texts: dict[str, str]) -> Path:
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def test_the_status_tells_of_every_criterion_the_worst_first(run, well):
    result = run("accept", "status", "--path", well)
    assert result.exit_code == 0
    assert result.stdout.startswith("As of 16 Nov 2026 0 of 6 criteria are met: 1 not met,")
    lines = [line.split() for line in result.stdout.splitlines()]
    numbers = [word for line in lines for word in line[:2] if word.startswith(("AC-", "ac-"))]
    assert numbers[0] == "AC-1"
    assert sorted(dict.fromkeys(numbers)) == ["AC-1", "AC-2", "AC-3", "AC-4", "AC-5", "ac-6"]
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize(
    ("chosen", "numbers"),
    [
        (("--phase", "run"), ["AC-4"]),
        (("--phase", "0", "--owner", "clerk"), ["AC-1"]),
        (("--owner", "Keeper"), ["AC-2", "AC-5"]),
        (("--site", "site:south"), ["AC-5"]),
        (("--verdict", "waived", "--verdict", "not-met"), ["AC-1", "AC-3"]),
        (("--phase", "run", "--verdict", "met"), []),
        (("ac-1",), ["AC-1"]),
        (("AC-1",), ["AC-1"]),
        (("criterion:ac-1",), ["AC-1"]),
    ],
)
def test_the_status_can_be_narrowed(run, well, chosen, numbers):
    result = run("accept", "status", *chosen, "--format", "json", "--path", well)
    assert result.exit_code == 0
    assert sorted(each["number"] for each in json.loads(result.stdout)["criteria"]) == numbers


def test_one_criterion_is_told_in_full(run, well):
    text = run("accept", "status", "AC-1", "--path", well).stdout
    assert text.startswith("AC-1 Calls are answered\nNot met as of 16 Nov 2026 (must, Start)\n")
    assert "corrects 2026-11-14: 70 s" in text


def test_the_day_is_asked_for_and_later_records_are_told_of(run, well):
    text = run("accept", "status", "--as-of", "2026-10-15", "--path", well).stdout
    assert text.startswith("As of 15 Oct 2026 ")
    assert " newer than 15 Oct 2026, the newest of 14 Nov 2026, and left out;" in " ".join(text.split())


def test_junit_counts_what_fails(run, well):
    result = run("accept", "status", "--format", "junit", "--path", well)
    root = ET.fromstring(result.stdout)
    failed = [case.attrib["name"] for case in root.iter("testcase") if case.find("failure") is not None]
    assert result.exit_code == 0
    assert (root.attrib["tests"], root.attrib["failures"]) == ("6", str(len(failed)))
    assert "AC-1 Calls are answered" in failed


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (("status", "--phase", "strat"), "no phase 'strat'; did you mean 'start'?"),
        (("status", "--phase", "7"), "no phase '7'; there is start, run"),
        (("status", "--owner", "clark"), "no owner 'clark'; did you mean 'clerk'?"),
        (("status", "--site", "west"), "no site 'west'; there is north, south"),
        (("status", "AC-11"), "no criterion 'AC-11'; did you mean 'AC-1'?"),
        (("status", "AC-1", "--phase", "run"), "name a criterion, or choose several"),
        (("gate", "stop"), "no phase 'stop'; there is start, run"),
        (("checklist", "--journey", "cal"), "no journey 'cal'; did you mean 'call'?"),
        (("checklist", "--site", "north", "--by", "owner"), "choose one of --phase, --site,"),
        (("checklist", "--format", "openslo", "--phase", "start"), "no criterion of this checklist is a"),
        (("checklist", "--format", "xlsx"), "Excel is no text to read: name a file by --output"),
        (("checklist", "-o", "list.txt"), "'list.txt' does not tell the format: end it in .md,"),
        (("checklist", "--format", "csv", "-o", "list.md"), "'list.md' is no name for CSV: end it in .csv"),
    ],
)
def test_what_is_not_there_is_met_with_what_is_near(run, well, asked, answer):
    result = run("accept", *asked, "--path", well)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"pmo-design: {answer}")
    assert result.stdout == ""


def test_a_gate_that_a_must_keeps_shut_exits_with_one(run, well):
    result = run("accept", "gate", "start", "--path", well)
    assert result.exit_code == 1
    assert "  AC-1  not met  Calls are answered\n" in result.stdout
    assert "Signed\n  12 Nov 2026: accepted with open points by R. Hale, Keeper" in result.stdout
    assert "overdue since 14 Nov 2026: The light is mended" in result.stdout


def test_a_gate_without_a_must_in_the_way_exits_with_nought(run, tmp_path):
    criteria = TEXTS["blueprints/acceptance/criteria.yaml"]
    only_the_waived = criteria.replace(
        "priority: must\n    category: timing", "priority: could\n    category: timing"
    )
    only_the_waived = only_the_waived.replace(
        "priority: must\n    category: accuracy", "priority: could\n    category: accuracy"
    )
    well = written(tmp_path, {**TEXTS, "blueprints/acceptance/criteria.yaml": only_the_waived})
    assert run("accept", "gate", "start", "--path", well).exit_code == 0
    told = json.loads(run("accept", "gate", "start", "--format", "json", "--path", well).stdout)
    assert (told["gate"]["open"], told["gate"]["blockers"]) == (True, [])


def test_a_signature_that_is_to_be_confirmed_shuts_a_gate_only_under_strict(run, tmp_path):
    unsealed = TEXTS["blueprints/acceptance/sign-offs.csv"].replace(
        "open_points\n", "open_points,content_hash\n"
    )
    sealed = unsealed.rstrip("\n") + ",000000000000 ac-3=00000000.00000000\n"
    well = written(
        tmp_path,
        {
            **{path: text for path, text in TEXTS.items() if not path.endswith("criteria.yaml")},
            "blueprints/acceptance/criteria.yaml": ONE_CRITERION,
            "blueprints/acceptance/measurements.csv": "criterion,from,to,value,source,observer\n",
            "blueprints/acceptance/test-runs.csv": "criterion,run,tester,date,result\n",
            "blueprints/acceptance/sign-offs.csv": sealed,
        },
    )
    assert run("accept", "gate", "start", "--path", well).exit_code == 0
    strict = run("accept", "gate", "start", "--strict", "--path", well)
    assert strict.exit_code == 1
    assert "to be confirmed again" in " ".join(strict.stdout.split())


def test_a_gate_that_was_rejected_is_shut(run, tmp_path):
    rejected = TEXTS["blueprints/acceptance/sign-offs.csv"].replace("accepted-with-open-points", "rejected")
    well = written(
        tmp_path,
        {
            **{path: text for path, text in TEXTS.items() if not path.endswith("criteria.yaml")},
            "blueprints/acceptance/criteria.yaml": ONE_CRITERION,
            "blueprints/acceptance/measurements.csv": "criterion,from,to,value,source,observer\n",
            "blueprints/acceptance/test-runs.csv": "criterion,run,tester,date,result\n",
            "blueprints/acceptance/sign-offs.csv": rejected,
        },
    )
    result = run("accept", "gate", "start", "--path", well)
    assert (result.exit_code, result.stdout.splitlines()[0]) == (1, "Gate 0 was rejected on 12 Nov 2026.")


ONE_CRITERION = """\
kind: criterion
id: ac-3
number: AC-3
title: Rain stays out
statement: No rain comes in.
priority: must
category: reliability
phase: start
waiver: {by: keeper, reason: The roof is ordered., until: 2026-12-31}
"""


def test_a_gate_is_told_as_junit(run, well):
    root = ET.fromstring(run("accept", "gate", "1", "--format", "junit", "--path", well).stdout)
    assert [case.attrib["name"] for case in root.iter("testcase")] == ["AC-4 The line is up"]


def test_a_checklist_is_markdown_on_standard_output(run, well):
    result = run("accept", "checklist", "--journey", "call", "--path", well)
    assert result.exit_code == 0
    assert result.stdout.startswith("# Acceptance checklist: Call for help\n")
    assert "- [ ] **AC-1 Calls are answered** (Not met, must, due 1 Dec 2026, Clerk)\n" in result.stdout


def test_the_suffix_tells_the_format(run, well, tmp_path):
    target = tmp_path / "start.feature"
    result = run("accept", "checklist", "--phase", "start", "-o", target, "--path", well)
    assert (result.exit_code, result.stdout) == (0, f"wrote {target}\n")
    assert (
        Parser().parse(target.read_text(encoding="utf-8"))["feature"]["name"] == "Acceptance checklist: Start"
    )


def test_a_csv_that_was_filled_in_is_taken_back(run, well, tmp_path):
    target = tmp_path / "list.csv"
    run("accept", "checklist", "--phase", "start", "-o", target, "--path", well)
    rows = [*csv.DictReader(io.StringIO(target.read_text(encoding="utf-8-sig"), newline=""))]
    figure = next(row for row in rows if row["criterion"] == "AC-1")
    figure |= {"from": "2026-11-15", "to": "2026-11-16", "value": "55", "n": "30", "observer": "Clerk"}
    night = next(row for row in rows if row["scenario"] == "by-night")
    night |= {"run": "R-2", "tester": "=Keeper", "date": "2026-11-15", "result": "passed"}
    filled = io.StringIO(newline="")
    writer = csv.DictWriter(filled, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    target.write_text(filled.getvalue(), encoding="utf-8")

    taken = run("accept", "import", target, "--path", well)
    assert (taken.exit_code, taken.stderr) == (0, "")
    told = json.loads(run("accept", "status", "--phase", "start", "--format", "json", "--path", well).stdout)
    verdicts = {each["number"]: each["verdict"] for each in told["criteria"]}
    assert (verdicts["AC-1"], verdicts["AC-2"]) == ("met", "met")


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("blueprints/acceptance/measurements.csv", "is a file of the workspace's own: choose another name"),
        (
            "blueprints/list.csv",
            "would be read as a part of the workspace: write it below build/, or outside",
        ),
        ("levels.yaml", "would be read as a part of the workspace: write it below build/, or outside"),
        ("nowhere/list.md", "there is no folder "),
    ],
)
def test_a_checklist_is_never_written_where_it_does_harm(run, well, name, answer):
    before = {path: path.read_bytes() for path in well.rglob("*") if path.is_file()}
    result = run("accept", "checklist", "-o", well / name, "--path", well)
    assert result.exit_code == 2
    assert answer in result.stderr
    assert {path: path.read_bytes() for path in well.rglob("*") if path.is_file()} == before


def test_a_checklist_can_be_written_below_build(run, well):
    (well / "build").mkdir()
    assert run("accept", "checklist", "-o", well / "build" / "list.csv", "--path", well).exit_code == 0
    assert run("check", well).exit_code == 0


def test_a_workspace_without_criteria_has_no_checklist(run, workspace):
    result = run("accept", "checklist", "--path", workspace)
    assert (result.exit_code, result.stderr) == (2, "pmo-design: there is no criterion yet\n")


def test_a_workspace_with_errors_is_told_of_them(run, well):
    (well / "broken.yaml").write_text("kind: persona\n", encoding="utf-8")
    result = run("accept", "status", "--path", well)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "error[PMO" in result.stderr
