"""Writing down: no line is lost with several writers at once, nor torn when one is killed."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from pmo_design.load import Source, parse_csv
from pmo_design.publish import records
from pmo_design.publish.records import BusyError, NotAppendableError, append_rows, recording

PATH = "blueprints/acceptance/measurements.csv"
WRITER = """
import sys
from pathlib import Path
from pmo_design.publish.records import append_rows, recording
root, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for number in range(count):
    row = {"criterion": "ac-07", "from": "2026-11-09", "to": "2026-11-15", "value": str(number),
           "source": "Log, of\\n" + name, "observer": "Analyst", "id": f"{name}-{number}"}
    with recording(root):
        append_rows(root, "blueprints/acceptance/measurements.csv", "measurement", [row])
    print(row["id"], flush=True)
"""


def row(value):
    return {
        "criterion": "ac-07",
        "from": "2026-11-09",
        "to": "2026-11-15",
        "value": str(value),
        "source": "Log",
        "observer": "Analyst",
        "id": f"r-{value}",
    }


def ids_in(root):
    text = (root / PATH).read_text(encoding="utf-8")
    outcome = parse_csv(Source(PATH, text))
    assert outcome.diagnostics == ()
    assert text.endswith("\n")
    return [each["id"] for each in outcome.value.rows]


def writer(root, name, count):
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(root), name, str(count)], stdout=subprocess.PIPE, text=True
    )


def record(root, *rows):
    with recording(root):
        return append_rows(root, PATH, "measurement", rows)


def test_a_file_and_its_folders_are_made_as_needed(tmp_path):
    assert record(tmp_path, row(1), row(2)) == (2, 3)
    assert ids_in(tmp_path) == ["r-1", "r-2"]
    assert (tmp_path / ".pmo-design" / ".gitignore").read_text() == "*\n"
    assert [path.name for path in (tmp_path / PATH).parent.iterdir()] == ["measurements.csv"]


def test_a_file_keeps_its_rights_and_a_link_stays_a_link(tmp_path):
    record(tmp_path, row(1))
    real = tmp_path / "kept.csv"
    (tmp_path / PATH).rename(real)
    real.chmod(0o600)
    (tmp_path / PATH).symlink_to(real)
    record(tmp_path, row(2))
    assert (tmp_path / PATH).is_symlink()
    assert oct(real.stat().st_mode & 0o777) == "0o600"
    assert ids_in(tmp_path) == ["r-1", "r-2"]


def test_what_a_killed_writer_left_beside_the_file_is_cleared_away(tmp_path):
    record(tmp_path, row(1))
    left = (tmp_path / PATH).with_name(".measurements.csv.abc.new")
    left.write_text("half a", encoding="utf-8")
    record(tmp_path, row(2))
    assert not left.exists()


def test_a_change_of_somebody_else_between_reading_and_writing_is_kept(tmp_path, monkeypatch):
    record(tmp_path, row(1))
    file, flush = tmp_path / PATH, os.fsync
    changes = ["by hand"]

    def save_in_an_editor(handle):
        if changes:
            file.write_text(file.read_text().replace("Log", changes.pop()), encoding="utf-8")
        flush(handle)

    monkeypatch.setattr(records.os, "fsync", save_in_an_editor)
    record(tmp_path, row(2))
    assert ids_in(tmp_path) == ["r-1", "r-2"]
    assert "by hand" in file.read_text()


def test_a_file_that_never_comes_to_rest_is_left_alone(tmp_path, monkeypatch):
    record(tmp_path, row(1))
    file, flush = tmp_path / PATH, os.fsync

    def keep_changing(handle):
        with file.open("a", encoding="utf-8") as stream:
            stream.write("ac-07,2026-11-09,2026-11-15,1,,Log,Analyst,,,,,\n")
        flush(handle)

    monkeypatch.setattr(records.os, "fsync", keep_changing)
    with pytest.raises(NotAppendableError, match="changes all the time"):
        record(tmp_path, row(2))
    assert [path.name for path in file.parent.iterdir()] == ["measurements.csv"]


def test_where_the_disk_is_full_the_file_stays_as_it_was(tmp_path, monkeypatch):
    record(tmp_path, row(1))
    before = (tmp_path / PATH).read_bytes()

    def no_space(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(records.os, "fsync", no_space)
    with pytest.raises(OSError, match="No space left"):
        record(tmp_path, row(2))
    assert (tmp_path / PATH).read_bytes() == before
    assert [path.name for path in (tmp_path / PATH).parent.iterdir()] == ["measurements.csv"]


def test_who_waits_too_long_is_told_so(tmp_path):
    refused = []

    def try_to_record():
        try:
            with recording(tmp_path, patience_seconds=0.1):
                pass
        except BusyError as error:
            refused.append(str(error))

    with recording(tmp_path):
        other = threading.Thread(target=try_to_record)
        other.start()
        other.join()
    assert len(refused) == 1
    assert "somebody else has been recording here" in refused[0]


@pytest.mark.sweep
def test_no_line_is_lost_with_eight_writers_at_once(tmp_path):
    writers = [writer(tmp_path, name, 40) for name in "abcdefgh"]
    confirmed = [line for each in writers for line in each.communicate()[0].split()]
    assert len(confirmed) == 320
    assert sorted(ids_in(tmp_path)) == sorted(confirmed)


def test_no_line_is_lost_with_four_writers_at_once(tmp_path):
    writers = [writer(tmp_path, name, 5) for name in "abcd"]
    confirmed = [line for each in writers for line in each.communicate()[0].split()]
    assert len(confirmed) == 20
    assert sorted(ids_in(tmp_path)) == sorted(confirmed)


def killed_while_writing(root: Path, rounds: int, writes_before: int) -> None:
    """Kill a writer again and again while another writes; all that was confirmed has to be there."""
    steady = writer(root, "steady", rounds * 10)
    confirmed = []
    for number in range(rounds):
        victim = writer(root, f"victim{number}", 10_000)
        for _ in range(number % writes_before + 1):
            confirmed.append(victim.stdout.readline().strip())
        os.kill(victim.pid, signal.SIGKILL)
        confirmed += victim.stdout.read().split()
        victim.wait()
        ids_in(root)
    confirmed += steady.communicate()[0].split()
    there = ids_in(root)
    assert len(there) == len(set(there))
    assert set(confirmed) <= set(there)
    assert len(set(there) - set(confirmed)) <= rounds  # written, and killed before it could say so


def test_a_writer_that_is_killed_loses_nothing_and_tears_no_row(tmp_path):
    killed_while_writing(tmp_path, 2, 2)


@pytest.mark.sweep
def test_many_writers_that_are_killed_lose_nothing_and_tear_no_row(tmp_path):
    killed_while_writing(tmp_path, 60, 7)
