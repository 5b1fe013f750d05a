"""Writing: a reader sees the old or the new, whole; never a half, never nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pmo_design.publish.files import SITE_MARK, folder_beside, reason_to_refuse, swap_folder, write_file


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
    site = folder(tmp_path / "site", "old.html", "both.html", SITE_MARK)
    new = folder_beside(site)
    (new / "both.html").write_text("new", encoding="utf-8")
    assert content(site) == {SITE_MARK: "site", "both.html": "site", "old.html": "site"}
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
    site = folder(tmp_path / "site", "old.html", SITE_MARK)
    with pytest.raises(FileNotFoundError):
        swap_folder(tmp_path / "nowhere", site)
    assert content(site) == {"old.html": "site", SITE_MARK: "site"}


def test_a_folder_that_cannot_be_moved_leaves_the_old_one(tmp_path):
    site = folder(tmp_path / "outer" / "site", "old.html", SITE_MARK)
    with pytest.raises(OSError, match="Invalid argument"):
        swap_folder(tmp_path / "outer", site)  # nothing can be moved into itself
    assert content(site) == {"old.html": "site", SITE_MARK: "site"}
    assert os.listdir(tmp_path / "outer") == ["site"]


SWAPS = """
import sys
from pathlib import Path
from pmo_design.publish.files import SITE_MARK, folder_beside, swap_folder
site, name = Path(sys.argv[1]), sys.argv[2]
for _ in range(100):
    new = folder_beside(site)
    for page in ("a.html", "b.html", SITE_MARK):
        (new / page).write_text(name, encoding="utf-8")
    swap_folder(new, site)
"""


def test_folders_that_are_put_there_at_once_leave_one_whole(tmp_path):
    site = tmp_path / "site"
    runs = [subprocess.Popen([sys.executable, "-c", SWAPS, str(site), name]) for name in ("one", "two")]
    assert [run.wait() for run in runs] == [0, 0]
    assert content(site) in (
        {page: name for page in ("a.html", "b.html", SITE_MARK)} for name in ("one", "two")
    )
    assert os.listdir(tmp_path) == ["site"]


@pytest.mark.parametrize(
    ("output", "reason"),
    [
        ("build/site", None),
        ("sites", None),
        ("../elsewhere", None),
        (".", "holds the workspace itself"),
        ("..", "holds the workspace itself"),
        ("site", "lies over the source folder 'site'"),
        ("site/pages", "lies over the source folder 'site'"),
        ("build/../journeys/out", "lies over the source folder 'journeys'"),
    ],
)
def test_an_output_folder_must_not_lie_over_what_people_wrote(
    tmp_path: Path, output: str, reason: str | None
) -> None:
    root = tmp_path / "workspace"
    (root / "site" / "pages").mkdir(parents=True)

    assert reason_to_refuse(root / output, root) == reason


def test_a_link_to_a_source_folder_is_one(tmp_path: Path) -> None:
    (tmp_path / "personas").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "personas")

    assert reason_to_refuse(tmp_path / "out", tmp_path) == "lies over the source folder 'personas'"


def test_a_folder_of_somebody_is_no_output_folder(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    assert reason_to_refuse(home, tmp_path / "workspace") is None
    (home / ".profile").write_text("mine")

    assert reason_to_refuse(home, tmp_path / "workspace") == "is not empty, and no build has made it"
    assert reason_to_refuse(home / ".profile", tmp_path / "workspace") is not None


def test_a_folder_that_a_build_made_is_an_output_folder(tmp_path: Path) -> None:
    site = tmp_path / "site of a build"
    site.mkdir()
    (site / SITE_MARK).touch()
    (site / "index.html").touch()

    assert reason_to_refuse(site, tmp_path / "workspace") is None


def test_a_folder_of_somebody_is_never_swapped(tmp_path: Path) -> None:
    home, new = tmp_path / "home", tmp_path / "new"
    home.mkdir()
    new.mkdir()
    (home / "letter").write_text("mine")

    with pytest.raises(FileExistsError, match="no build has made it"):
        swap_folder(new, home)

    assert (home / "letter").read_text() == "mine"
