"""Downloads of a built site: every file is there, and a format that cannot be made stops the build."""

from pathlib import Path

import pytest

from tests.site.command import run

pytestmark = pytest.mark.xdist_group("site")


def offer(workspace: Path, formats: str) -> None:
    (workspace / "pmo-design.toml").write_text(f"[downloads]\nformats = {formats}\n", encoding="utf-8")


def test_a_new_workspace_offers_what_needs_no_extra_and_is_soon_made(loan_desk: Path) -> None:
    assert run("build", cwd=loan_desk).returncode == 0
    made = sorted(path.name for path in (loan_desk / "build" / "site" / "downloads").iterdir())
    assert {path.rpartition(".")[2] for path in made} == {"svg", "mmd"}
    assert "blueprint-counter-service.svg" in made


def test_every_format_is_made_the_same_in_two_builds(loan_desk: Path) -> None:
    offer(loan_desk, '["svg", "png", "pdf", "pptx", "drawio", "mermaid"]')
    for output in ("one", "two"):
        assert run("build", "--output", output, cwd=loan_desk).returncode == 0
    one, two = (
        {path.name: path.read_bytes() for path in (loan_desk / output / "downloads").iterdir()}
        for output in ("one", "two")
    )
    assert {Path(name).suffix for name in one} == {".svg", ".png", ".pdf", ".pptx", ".drawio", ".mmd"}
    assert one == two


def test_a_format_whose_engine_is_missing_stops_the_build(loan_desk: Path, tmp_path: Path) -> None:
    offer(loan_desk, '["pdf"]')
    (tmp_path / "without").mkdir()
    (tmp_path / "without" / "sitecustomize.py").write_text("import sys\nsys.modules['typst'] = None\n")
    result = run("build", cwd=loan_desk, PYTHONPATH=str(tmp_path / "without"))
    assert result.returncode != 0
    assert (
        "pmo-design.toml offers downloads as PDF: PDF needs typst, which is not installed: "
        "pip install 'pmo-design[pdf]'"
    ) in result.stderr
    assert not (loan_desk / "build" / "site").exists()


def test_no_download_is_offered_where_none_is_wanted(loan_desk: Path) -> None:
    offer(loan_desk, "[]")
    assert run("build", cwd=loan_desk).returncode == 0
    assert not (loan_desk / "build" / "site" / "downloads").exists()
