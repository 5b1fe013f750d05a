"""`pmo-design draw`: pictures as files, and one clear line for whatever cannot be drawn."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from pmo_design.load.config import DOWNLOAD_FORMATS, DOWNLOAD_PAPERS
from pmo_design.render.exports import FORMATS, PAPERS
from tests.render.page_examples import TEXTS

JOURNEY = """\
kind: journey
id: lend
title: Lend a tool
state: as-is
personas: [fitter]
stages:
  - id: ask
    title: Ask
    steps: [{id: ring, title: Ring the desk}]
"""


@pytest.fixture
def desk(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with a journey, and this folder beside it."""
    (workspace / "lend.yaml").write_text(JOURNEY, encoding="utf-8")
    beside = workspace.parent / "beside"
    beside.mkdir()
    monkeypatch.chdir(beside)
    return workspace


@pytest.fixture
def draw(run, desk):
    """Draw in that workspace."""
    return lambda *arguments: run("draw", *arguments, "--path", desk)


def refusal(result) -> str:
    """Return the one line with which a command that could not run ends."""
    assert (result.exit_code, result.stdout) == (2, "")
    (line,) = result.stderr.splitlines()
    return line.removeprefix("pmo-design: ")


def test_without_a_name_the_file_is_named_after_the_picture(draw):
    result = draw("journey:lend")
    assert (result.exit_code, result.stdout) == (0, "drew journey-lend.svg\n")
    assert ET.parse("journey-lend.svg").getroot().get("id") == "journey-lend"


@pytest.mark.parametrize(
    ("name", "begin"),
    [
        ("a.svg", b"<?xml"),
        ("a.PNG", b"\x89PNG"),
        ("a.pdf", b"%PDF-"),
        ("a.pptx", b"PK\x03\x04"),
        ("a.drawio", b"<"),
        ("a.mmd", b""),
    ],
)
def test_the_suffix_tells_the_format(draw, name, begin):
    assert draw("journey:lend", "-o", name).exit_code == 0
    assert Path(name).read_bytes().startswith(begin)
    assert os.listdir() == [name]


def test_a_dash_writes_to_standard_output_and_nothing_else(draw):
    result = draw("journey:lend", "--format", "png", "-o", "-")
    assert result.stdout_bytes.startswith(b"\x89PNG")
    assert result.stdout_bytes.endswith(b"IEND\xaeB`\x82")
    assert os.listdir() == []


def test_the_second_picture_of_an_element_is_asked_for_by_its_name(draw):
    assert draw("service:pmo").stdout == "drew service-map.svg\n"
    assert draw("service:pmo", "--picture", "trace").stdout == "drew trace-graph.svg\n"


def test_what_can_be_drawn_is_listed_with_its_choices(draw):
    listed = draw()
    assert (listed.exit_code, listed.stdout) == (draw("--list").exit_code, draw("--list").stdout)
    assert "journey:lend  journey  Lend a tool\n" in listed.stdout
    assert "service:pmo  service-map  PMO as a Service\n" in listed.stdout
    assert draw("journey:lend", "--list").stdout.startswith("journey:lend  journey  Lend a tool\n")


def test_a_workspace_with_nothing_in_it_says_so(run, tmp_path):
    (tmp_path / "service.yaml").write_text("", encoding="utf-8")
    (tmp_path / "pmo-design.toml").write_text('exclude = ["x"]\n', encoding="utf-8")
    assert run("draw", "--path", tmp_path).exit_code == 1


def test_a_design_with_errors_is_not_drawn(run, desk):
    (desk / "broken.yaml").write_text("kind: persona\n", encoding="utf-8")
    result = run("draw", "journey:lend", "--path", desk)
    assert (result.exit_code, result.stdout, os.listdir()) == (1, "", [])
    assert "'id' is missing in a persona" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (
            ["journey:lent"],
            "no element has the address 'journey:lent'; did you mean journey:lend?",
        ),
        (
            ["journey:lend/ask/ring"],
            "there is no picture of a journey-step: draw journey:lend, which it is a part of",
        ),
        (
            ["service:pmo", "--picture", "trase"],
            "no picture 'trase' of service:pmo; did you mean 'trace'?",
        ),
        (["journey:lend", "--format", "pfd"], "no format 'pfd'; did you mean 'pdf'?"),
        (["journey:lend", "--paper", "B5"], "no paper 'B5'; there is A4, A3, A1, A0"),
        (["journey:lend", "--scheme", "drak"], "no scheme 'drak'; did you mean 'dark'?"),
        (["journey:lend", "--paper", "A4"], "--paper means nothing for SVG: it is for PDF and PowerPoint"),
        (["journey:lend", "-o", "a.pdf", "--scale", "2"], "--scale means nothing for PDF: it is for PNG"),
        (
            ["journey:lend", "-o", "a.doc"],
            "'a.doc' does not tell the format: end it in .svg, .png, .pdf, .pptx, .drawio, .mmd",
        ),
        (
            ["journey:lend", "--format", "svg", "-o", "README.md"],
            "'README.md' is no name for SVG: end it in .svg",
        ),
        (["journey:lend", "-o", "not/there/a.svg"], "there is no folder not/there"),
        (
            ["service:pmo", "--format", "mermaid"],
            "Mermaid holds pictures of the kind journey, not service-map",
        ),
        (
            ["journey:lend", "--site-url", "example.org"],
            "--site-url wants an address that begins with https:// or http://",
        ),
    ],
)
def test_a_slip_is_told_in_one_line(draw, arguments, line):
    assert refusal(draw(*arguments)).startswith(line)
    assert os.listdir() == []


def test_a_wrong_view_is_told_with_what_there_is(draw):
    assert refusal(draw("journey:lend", "--view", "stag=ask")).startswith("this picture has no view 'stag'")


def test_an_engine_that_is_not_installed_is_named_with_its_extra(draw, monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    assert (
        refusal(draw("journey:lend", "-o", "a.pdf"))
        == "PDF needs typst, which is not installed: pip install 'pmo-design[pdf]'"
    )


def test_a_folder_is_no_file(draw):
    Path("pictures.svg").mkdir()
    assert (
        refusal(draw("journey:lend", "-o", "pictures.svg")) == "pictures.svg is a folder: name a file in it"
    )


def test_a_file_that_cannot_be_written_is_told(draw):
    assert refusal(draw("journey:lend", "-o", "/proc/a.svg")).startswith("cannot write /proc/a.svg: ")


def test_the_logo_is_not_overwritten(draw, desk):
    pages = desk / "site" / "pages"
    pages.mkdir(parents=True)
    (pages / "logo.svg").write_text("<svg/>", encoding="utf-8")
    service = desk / "service.yaml"
    service.write_text(f"{service.read_text(encoding='utf-8')}brand: {{logo: logo.svg}}\n", encoding="utf-8")
    assert refusal(draw("journey:lend", "-o", str(pages / "logo.svg"))).endswith(
        "logo.svg is a picture that the workspace names as its own: choose another name"
    )
    assert (pages / "logo.svg").read_text(encoding="utf-8") == "<svg/>"


def test_a_picture_replaces_the_one_before_it(draw):
    for _ in range(2):
        assert draw("journey:lend", "-o", "a.svg").exit_code == 0
    assert os.listdir() == ["a.svg"]


def drawing(desk: Path) -> subprocess.Popen[bytes]:
    """Begin to draw the journey as `a.png` in a process of its own."""
    program = [sys.executable, "-m", "pmo_design", "draw", "journey:lend", "-o", "a.png"]
    return subprocess.Popen([*program, "--path", desk], stdout=subprocess.DEVNULL)


def test_two_that_draw_the_same_file_at_once_leave_one_whole_file(draw, desk):
    assert draw("journey:lend", "-o", "a.png").exit_code == 0
    alone = Path("a.png").read_bytes()
    assert [process.wait() for process in [drawing(desk), drawing(desk)]] == [0, 0]
    assert (os.listdir(), Path("a.png").read_bytes()) == (["a.png"], alone)


def test_a_drawing_that_is_killed_half_way_leaves_nothing_under_the_name_of_its_file(desk):
    """It is stopped where its bytes lie on the disk, but not yet under their name."""
    stop = "import os; os.replace = lambda *names: os.kill(os.getpid(), 9)"
    program = f"{stop}; from pmo_design.cli import main; main()"
    arguments = ["draw", "journey:lend", "-o", "a.png", "--path", desk]
    killed = subprocess.run([sys.executable, "-c", program, *arguments], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert not Path("a.png").exists()
    (beside,) = os.listdir()
    assert beside.startswith(".a.png.")


def test_what_mermaid_cannot_hold_is_told(draw):
    result = draw("journey:lend", "-o", "a.mmd")
    assert result.exit_code == 0
    assert all(line.startswith("Mermaid cannot hold this: ") for line in result.stderr.splitlines())


def test_the_setting_of_downloads_knows_every_format_and_paper():
    assert tuple(each.name for each in FORMATS) == DOWNLOAD_FORMATS
    assert PAPERS == DOWNLOAD_PAPERS


def test_what_to_draw_has_to_be_named(draw):
    assert refusal(draw("-o", "a.svg")).startswith("name what to draw by its address")


def test_heat_by_criteria_shows_the_verdict_of_what_was_recorded(run, tmp_path):
    for path, text in TEXTS.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    (tmp_path / "measurements.csv").write_text(
        "criterion,from,to,value,n,source,observer\nanswered,2026-11-10,2026-11-10,300,30,Log,Clerk\n",
        encoding="utf-8",
    )
    drawn = run("draw", "blueprint:nights", "--view", "heat=criteria", "-o", "-", "--path", tmp_path)
    told = [each.get("data-heat-criteria") for each in ET.fromstring(drawn.stdout).iter()]
    assert [state for state in told if state] == ["none", "not-met"]
