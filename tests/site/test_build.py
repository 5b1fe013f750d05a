"""A build makes the same bytes from the same design, is whole or not at all, and touches nothing else."""

import hashlib
import os
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from tests.site.command import COMMAND, MKDOCS, ROOT, run


def tree(folder: Path) -> dict[str, str]:
    """The content of every file below a folder, as a hash."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.xdist_group("site")
def test_two_builds_are_the_same_bytes_whatever_seed_zone_and_locale(
    built_site: Path, tmp_path: Path
) -> None:
    again = tmp_path / "again"
    result = run(
        "build",
        str(ROOT),
        "--output",
        str(again),
        PYTHONHASHSEED="4711",
        TZ="Pacific/Auckland",
        LC_ALL="C",
        LANG="C",
        PYTHONUTF8="0",
    )

    assert result.returncode == 0, result.stderr
    assert tree(again) == tree(built_site)


def test_plain_mkdocs_builds_the_same_site(loan_desk: Path) -> None:
    assert run("build", cwd=loan_desk).returncode == 0
    ours = tree(loan_desk / "build" / "site")
    shutil.rmtree(loan_desk / "build")

    subprocess.run([MKDOCS, "build", "--quiet"], cwd=loan_desk, check=True)

    assert tree(loan_desk / "build" / "site") == ours


def test_a_fault_stops_the_build_with_the_report_and_leaves_the_last_good_site(loan_desk: Path) -> None:
    assert run("build", cwd=loan_desk).returncode == 0
    before = tree(loan_desk / "build")
    persona = loan_desk / "personas" / "evening-student.yaml"
    persona.write_text(persona.read_text(encoding="utf-8").replace("role: student", "role: studnet"))

    result = run("build", cwd=loan_desk)

    assert result.returncode == 1
    assert "error[PMO301] unknown-reference: 'role' names 'role:studnet'" in result.stderr
    assert "--> personas/evening-student.yaml:6:7" in result.stderr
    assert "Traceback" not in result.stderr
    assert tree(loan_desk / "build") == before


def test_plain_mkdocs_stops_at_a_fault_as_well(loan_desk: Path) -> None:
    assert run("build", cwd=loan_desk).returncode == 0
    before = tree(loan_desk / "build")
    (loan_desk / "personas" / "second.yaml").write_text("kind: persona\nid: second\n")

    result = subprocess.run([MKDOCS, "build"], cwd=loan_desk, capture_output=True, text=True, check=False)

    assert result.returncode == 1
    assert "missing-field: 'title' is missing in a persona" in result.stderr
    assert "Traceback" not in result.stderr
    assert tree(loan_desk / "build") == before


@pytest.mark.parametrize("output", [".", "..", "site", "personas", "site/pages/out"])
def test_an_output_folder_over_sources_is_refused(loan_desk: Path, output: str) -> None:
    before = tree(loan_desk.parent)

    result = run("build", "--output", output, cwd=loan_desk)

    assert result.returncode == 2
    assert "a build would replace it: choose another" in result.stderr
    assert tree(loan_desk.parent) == before


@pytest.mark.parametrize("command", [[COMMAND, "build", "--output"], [MKDOCS, "build", "--site-dir"]])
def test_a_folder_that_is_somebodys_is_never_replaced(
    loan_desk: Path, tmp_path: Path, command: list[str]
) -> None:
    home = tmp_path / "home"
    (home / ".config").mkdir(parents=True)
    (home / ".config" / "keys").write_text("precious", encoding="utf-8")
    (home / "letter.txt").write_text("precious", encoding="utf-8")
    before = tree(home)

    result = subprocess.run([*command, home], cwd=loan_desk, capture_output=True, text=True, check=False)

    assert result.returncode in (1, 2)
    assert "is not empty, and no build has made it" in result.stderr
    assert tree(home) == before


def test_mkdocs_itself_may_not_write_over_sources(loan_desk: Path) -> None:
    before = tree(loan_desk)

    result = subprocess.run(
        [MKDOCS, "build", "--site-dir", "personas"],
        cwd=loan_desk,
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 1
    assert "lies over the source folder 'personas'" in result.stderr
    assert tree(loan_desk) == before


def test_two_builds_at_once_leave_one_whole_site(loan_desk: Path) -> None:
    builds = [
        subprocess.Popen([COMMAND, "build"], cwd=loan_desk, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    assert [build.wait() for build in builds] == [0, 0]
    together = tree(loan_desk / "build" / "site")

    assert run("build", cwd=loan_desk).returncode == 0
    assert tree(loan_desk / "build" / "site") == together
    assert [path.name for path in (loan_desk / "build").iterdir()] == ["site"]


def test_a_build_that_is_killed_leaves_the_last_good_site(loan_desk: Path) -> None:
    assert run("build", cwd=loan_desk).returncode == 0
    before = tree(loan_desk / "build" / "site")
    build = subprocess.Popen([COMMAND, "build"], cwd=loan_desk, stdout=subprocess.DEVNULL)
    while not any(path.name.startswith(".site.") for path in (loan_desk / "build").iterdir()):
        assert build.poll() is None, "the build ended before it could be killed"
    os.kill(build.pid, signal.SIGKILL)
    build.wait()

    assert tree(loan_desk / "build" / "site") == before
    assert run("build", cwd=loan_desk).returncode == 0
    assert tree(loan_desk / "build" / "site") == before


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs", "material"])
def test_the_pages_can_be_read_under_other_themes(loan_desk: Path, theme: str) -> None:
    config = loan_desk / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("name: pmo-design", f"name: {theme}"))

    result = run("build", cwd=loan_desk)

    assert result.returncode == 0, result.stderr
    persona = (loan_desk / "build/site/personas/evening-student.html").read_text(encoding="utf-8")
    journey = (loan_desk / "build/site/journeys/borrow-a-laptop.html").read_text(encoding="utf-8")
    assert "No laptop left in the evening" in persona
    assert "<svg" in journey
    assert "assets/tokens.css" in journey
    assert "data-pmo-slot" not in persona + journey


def test_a_design_without_anything_but_a_service_makes_a_site(loan_desk: Path) -> None:
    for folder in ("personas", "journeys", "blueprints/acceptance"):
        shutil.rmtree(loan_desk / folder)
    (loan_desk / "blueprints" / "counter-service.yaml").unlink()
    (loan_desk / "site" / "pages" / "approach.md").unlink()
    service = loan_desk / "blueprints" / "service.yaml"
    text = service.read_text(encoding="utf-8")
    service.write_text(text[: text.index("audiences:")] + text[text.index("phases:") :])

    result = run("build", cwd=loan_desk)

    assert result.returncode == 0, result.stderr
    assert (loan_desk / "build" / "site" / "index.html").is_file()


def test_a_site_can_be_built_as_of_another_day(loan_desk: Path) -> None:
    result = run("build", "--as-of", "2026-01-20", cwd=loan_desk)

    page = (loan_desk / "build" / "site" / "acceptance" / "index.html").read_text(encoding="utf-8")
    assert result.returncode == 0, result.stderr
    assert "Measured to 20\u00a0Jan\u00a02026" in page
    assert "Two criteria, none is due yet" in page


def test_a_day_of_the_configuration_that_is_none_stops_the_build(loan_desk: Path) -> None:
    config = loan_desk / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("- pmo-design", "- pmo-design:\n      as_of: soon"), encoding="utf-8")

    result = run("build", cwd=loan_desk)

    assert result.returncode == 1
    assert "as_of: 'soon' is no day; write it in quotes, as '2026-11-16'" in result.stderr
