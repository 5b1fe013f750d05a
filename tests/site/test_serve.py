"""The preview shows a saved file at once, the report while there is a fault, and recovers."""

import re
import subprocess
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.command import COMMAND


class Preview:
    """A running preview, asked as a browser asks it."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            [COMMAND, "serve", "--port", "0"], cwd=folder, stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        found = re.match(r"(http://\S+/)", self.process.stdout.readline())
        assert found is not None
        self.url = found[1]
        self.epoch = "0"

    def get(self, path: str) -> str:
        with urllib.request.urlopen(self.url + path, timeout=60) as response:
            text: str = response.read().decode()
        found = re.search(r"livereload\((\d+),", text)
        self.epoch = found[1] if found else self.epoch
        return text

    def wait_for_change(self) -> None:
        """Wait as the page's script does: the server answers when there is something new."""
        with urllib.request.urlopen(f"{self.url}livereload/{self.epoch}/1", timeout=60) as response:
            assert response.read().decode() != self.epoch


@pytest.fixture
def preview(loan_desk: Path) -> Iterator[Preview]:
    running = Preview(loan_desk)
    yield running
    running.process.terminate()
    running.process.wait()


def test_a_saved_file_shows_and_a_fault_shows_its_report_until_it_is_mended(
    preview: Preview, loan_desk: Path
) -> None:
    persona = loan_desk / "personas" / "evening-student.yaml"
    good = persona.read_text(encoding="utf-8")
    assert "Evening student" in preview.get("personas/evening-student.html")

    persona.write_text(good.replace("title: Evening student", "title: Night student"), encoding="utf-8")
    preview.wait_for_change()
    assert "Night student" in preview.get("personas/evening-student.html")

    persona.write_text(good.replace("kind: persona", "kind: personna"), encoding="utf-8")
    preview.wait_for_change()
    report = preview.get("personas/evening-student.html")
    assert "unknown kind &#39;personna&#39;" in report
    assert "did you mean &#39;persona&#39;?" in report

    persona.write_text(good, encoding="utf-8")
    preview.wait_for_change()
    assert "Evening student" in preview.get("personas/evening-student.html")


def test_the_preview_rests_when_nobody_edits(preview: Preview, loan_desk: Path) -> None:
    preview.get("index.html")
    path = loan_desk / "personas" / "evening-student.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    preview.wait_for_change()
    preview.get("index.html")

    with pytest.raises(TimeoutError):
        urllib.request.urlopen(f"{preview.url}livereload/{preview.epoch}/2", timeout=1.5)


def test_a_new_page_and_the_search_index_are_there_when_they_are_asked_for(
    preview: Preview, loan_desk: Path
) -> None:
    assert "Night porter" not in preview.get("assets/search.js")
    preview.get("index.html")
    (loan_desk / "personas" / "porter.yaml").write_text(
        "kind: persona\nid: porter\ntitle: Night porter\nevidence: {level: assumed}\n", encoding="utf-8"
    )
    preview.wait_for_change()

    assert "Night porter" in preview.get("personas/porter.html")
    assert "Night porter" in preview.get("assets/search.js")
