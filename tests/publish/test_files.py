"""Writing: a reader sees the old or the new, whole; never a half, never nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pmo_design.publish.files import folder_beside, overlapped_source, swap_folder, write_file


def folder(path: Path, *names: str) -> Path:
    path.mkdir(parents=True)
    for name in names:
        (path / name).write_text(path.name, encoding="utf-8")
    return path


def content(path: Path) -> dict[str, str]:
    return {file.name: file.read_text(encoding="utf-8") for file in sorted(path.iterdir())}


def test_a_file_is_written_with_the_folders_that_it_needs(tmp_path):
    write_file(tmp_path / "a" / "b c" / "ü.txt", b"new")
    assert (tmp_path / "a" / "b c" / "ü.txt").read_bytes() == b"new"
    assert (tmp_path / "a" / "b c" / "ü.txt").stat().st_mode & 0o777 == 0o644


def test_a_file_takes_the_place_of_an_old_one_and_leaves_nothing_beside_it(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"old and longer")
    write_file(tmp_path / "a.txt", b"new")
    assert content(tmp_path) == {"a.txt": "new"}


def test_what_cannot_be_written_leaves_everything_as_it_was(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"old")
    with pytest.raises(OSError):
        write_file(tmp_path / "a.txt" / "b.txt", b"new")
    (tmp_path / "folder" / "full").mkdir(parents=True)
    with pytest.raises(OSError):
        write_file(tmp_path / "folder", b"new")
    assert sorted(os.listdir(tmp_path)) == ["a.txt", "folder"]
    assert (tmp_path / "a.txt").read_bytes() == b"old"


def test_text_that_is_no_bytes_leaves_the_old_file(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"old")
    with pytest.raises(TypeError):
        write_file(tmp_path / "a.txt", "new")  # type: ignore[arg-type]
    assert content(tmp_path) == {"a.txt": "old"}


def test_a_folder_takes_the_place_of_another(tmp_path):
    site = folder(tmp_path / "site", "old.html", "both.html")
    new = folder_beside(site)
    (new / "both.html").write_text("new", encoding="utf-8")
    assert content(site) == {"both.html": "site", "old.html": "site"}
    swap_folder(new, site)
    assert content(site) == {"both.html": "new"}
    assert os.listdir(tmp_path) == ["site"]
    assert site.stat().st_mode & 0o777 == 0o755


def test_a_folder_is_put_where_there_was_none(tmp_path):
    site = tmp_path / "build" / "site"
    new = folder_beside(site)
    (new / "a.html").write_text("new", encoding="utf-8")
    swap_folder(new, site)
    assert content(site) == {"a.html": "new"}
    assert os.listdir(tmp_path / "build") == ["site"]


def test_a_folder_that_is_not_there_takes_no_place(tmp_path):
    site = folder(tmp_path / "site", "old.html")
    with pytest.raises(FileNotFoundError):
        swap_folder(tmp_path / "nowhere", site)
    assert content(site) == {"old.html": "site"}


def test_a_folder_that_cannot_be_moved_leaves_the_old_one(tmp_path):
    site = folder(tmp_path / "outer" / "site", "old.html")
    with pytest.raises(OSError):
        swap_folder(tmp_path / "outer", site)  # nothing can be moved into itself
    assert content(site) == {"old.html": "site"}
    assert os.listdir(tmp_path / "outer") == ["site"]


SWAPS = """
import sys
from pathlib import Path
from pmo_design.publish.files import folder_beside, swap_folder
site, name = Path(sys.argv[1]), sys.argv[2]
for _ in range(100):
    new = folder_beside(site)
    for page in ("a.html", "b.html"):
        (new / page).write_text(name, encoding="utf-8")
    swap_folder(new, site)
"""


def test_folders_that_are_put_there_at_once_leave_one_whole(tmp_path):
    site = tmp_path / "site"
    runs = [subprocess.Popen([sys.executable, "-c", SWAPS, str(site), name]) for name in ("one", "two")]
    assert [run.wait() for run in runs] == [0, 0]
    assert content(site) in ({page: name for page in ("a.html", "b.html")} for name in ("one", "two"))
    assert os.listdir(tmp_path) == ["site"]


@pytest.mark.parametrize(
    ("output", "source"),
    [
        ("build/site", None),
        ("public", None),
        ("sites", None),
        ("../elsewhere", None),
        (".", "."),
        ("..", "."),
        ("site", "site"),
        ("site/pages", "site"),
        ("build/../journeys/out", "journeys"),
    ],
)
def test_an_output_folder_must_not_lie_over_what_people_wrote(tmp_path, output, source):
    root = tmp_path / "workspace"
    (root / "site" / "pages").mkdir(parents=True)
    assert overlapped_source(root / output, root) == source


def test_a_link_to_a_source_folder_is_one(tmp_path):
    (tmp_path / "personas").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "personas")
    assert overlapped_source(tmp_path / "out", tmp_path) == "personas"
