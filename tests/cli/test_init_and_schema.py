"""`pmo-design init` and `schema`: a workspace to begin with, and what editors check it by."""

import json

from pmo_design.cli.commands import COMMANDS, root
from pmo_design.model.schema import json_schema
from pmo_design.pipeline import load_design


def test_a_new_workspace_checks_clean(run, tmp_path):
    folder = tmp_path / "my désk"
    assert run("init", folder).exit_code == 0
    assert load_design(folder).diagnostics == ()
    assert (folder / ".gitignore").read_text(encoding="utf-8") == "/build/\n"
    assert run("check", "--strict", folder).exit_code == 0


def test_every_file_of_a_new_workspace_names_a_schema_that_is_there(run, tmp_path):
    run("init", tmp_path / "desk")
    files = sorted((tmp_path / "desk").glob("*/**/*.yaml"))
    assert len(files) == 6
    for file in files:
        head = file.read_text(encoding="utf-8").split("\n", 1)[0]
        assert head.startswith("# yaml-language-server: $schema=")
        assert json.loads((file.parent / head.partition("=")[2]).read_text(encoding="utf-8")) == json_schema()


def test_a_folder_that_holds_something_is_left_alone(run, tmp_path):
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    result = run("init", tmp_path)
    assert result.exit_code == 2
    assert "is not empty" in result.stderr
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


def test_an_empty_folder_is_filled(run, tmp_path):
    assert run("init", tmp_path).exit_code == 0


def test_a_file_is_no_folder(run, tmp_path):
    (tmp_path / "a").write_text("", encoding="utf-8")
    assert run("init", tmp_path / "a").exit_code == 2


def test_the_schema_is_printed(run):
    assert json.loads(run("schema").stdout) == json_schema()


def test_the_schema_is_written_to_a_file(run, tmp_path):
    path = tmp_path / "new folder" / "s.json"
    result = run("schema", "--output", path)
    assert (result.exit_code, result.stdout) == (0, "")
    assert json.loads(path.read_text(encoding="utf-8")) == json_schema()


def test_every_command_that_is_told_of_can_be_called(run):
    told = run("--help").stdout
    for name, help_ in COMMANDS.items():
        assert f"  {name} " in told and help_.split()[0] in told
        assert root.get_command(None, name).name == name  # type: ignore[attr-defined]
        assert run(name, "--help").exit_code == 0
