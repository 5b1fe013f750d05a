"""`pmo-design check`: what it prints, and what its exit code says."""

import json
import subprocess
import sys

import pytest

EXPECTED_WARNING = "persona 'persona:fitter' takes no part in the design"


def test_a_warning_is_printed_and_is_no_fault(run, workspace):
    result = run("check", workspace)
    assert result.exit_code == 0
    assert EXPECTED_WARNING in result.stdout
    assert "persona.yaml:2:5" in result.stdout


def test_a_warning_is_a_fault_where_one_is_strict(run, workspace):
    assert run("check", "--strict", workspace).exit_code == 1


def test_an_error_is_a_fault(run, workspace):
    (workspace / "persona.yaml").write_text("kind: persona\nid: fitter\n", encoding="utf-8")
    result = run("check", workspace)
    assert result.exit_code == 1
    assert "'title' is missing in a persona" in result.stdout


def test_a_workspace_without_faults_is_clean(run, workspace):
    (workspace / "persona.yaml").unlink()
    result = run("check", "--strict", workspace)
    assert (result.exit_code, result.stdout) == (0, "no faults found\n")


@pytest.mark.parametrize("arguments", [("check", "nowhere"), ("check", "--format", "xml"), ("chekc",)])
def test_what_cannot_run_exits_with_two_and_without_a_traceback(run, arguments):
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.stderr


def test_outside_a_workspace_it_says_how_to_make_one(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run("check")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "run `pmo-design init DIR` to make one" in result.stderr


def test_within_a_workspace_its_folder_need_not_be_named(run, workspace, monkeypatch):
    (workspace / "pmo-design.toml").write_text("", encoding="utf-8")
    (workspace / "deep" / "er").mkdir(parents=True)
    monkeypatch.chdir(workspace / "deep" / "er")
    assert EXPECTED_WARNING in run("check").stdout


def test_json_holds_the_faults(run, workspace):
    result = run("check", "--format", "json", workspace)
    assert EXPECTED_WARNING in [fault["message"] for fault in json.loads(result.stdout)["diagnostics"]]


def test_sarif_holds_the_faults(run, workspace):
    (found,) = json.loads(run("check", "--format", "sarif", workspace).stdout)["runs"]
    assert [result["ruleId"] for result in found["results"]] == ["PMO409"]


def test_github_is_told_a_line_a_fault(run, workspace):
    assert run("check", "--format", "github", workspace).stdout.startswith("::warning file=")


def test_a_file_that_cannot_be_read_as_text_is_the_only_fault(run, workspace):
    (workspace / "service.yaml").write_bytes(b"kind: service\ntitle: \xff\n")
    result = run("check", "--format", "json", workspace)
    assert [fault["code"] for fault in json.loads(result.stdout)["diagnostics"]] == ["PMO116"]


def test_a_reader_who_stops_reading_sees_no_traceback(workspace):
    pains = "".join(f"  - {{id: p-{at}, title: {'x' * 100}}}\n" for at in range(3000))
    (workspace / "persona.yaml").write_text(
        f"kind: persona\nid: fitter\ntitle: Fitter\npain_points:\n{pains}", encoding="utf-8"
    )
    command = [sys.executable, "-m", "pmo_design", "check", str(workspace)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


def test_control_characters_of_a_source_do_not_reach_the_terminal(run, workspace):
    (workspace / "persona.yaml").write_text(
        'kind: persona\nid: fitter\ntitle: "\\e[2J"\nstatus: "\\e[31m\\0"\n', encoding="utf-8"
    )
    result = run("check", workspace)
    assert result.exit_code == 1
    assert "\x1b" not in result.stdout and "\0" not in result.stdout
