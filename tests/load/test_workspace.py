import os

import pytest

from pmo_design.load import Config, find_workspace, load, read_workspace


def write(root, *paths, content=b"kind: persona\n"):
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)


def read(root, *exclude):
    return [source.path for source in read_workspace(root, Config(exclude=exclude)).value]


def faults(root):
    return [(d.slug, tuple(d.span[:3]), d.message) for d in read_workspace(root, Config()).diagnostics]


def test_every_yaml_file_is_read_in_the_order_of_the_paths(tmp_path):
    write(tmp_path, "b.yml", "a/z.yaml", "a/b/c.YAML", "a.yaml", "notes.md", "personas/site/manager.yaml")
    assert read(tmp_path) == ["a.yaml", "a/b/c.YAML", "a/z.yaml", "b.yml", "personas/site/manager.yaml"]


def test_hidden_names_and_what_tools_leave_behind_are_left_out(tmp_path):
    write(tmp_path, ".github/ci.yml", ".pre-commit-config.yaml", "build/a.yaml", "dist/a.yaml", "site/a.yaml")
    write(tmp_path, "x/node_modules/a.yaml", "x/__pycache__/a.yaml", "mkdocs.yml", "kept.yaml")
    write(tmp_path, "env/pyvenv.cfg", "env/lib/a.yaml")
    assert read(tmp_path) == ["kept.yaml"]


def test_excluded_folders_are_left_out(tmp_path):
    write(tmp_path, "tests/a.yaml", "x/tests/a.yaml", "x/old/a.yaml", "x/older/a.yaml")
    assert read(tmp_path, "tests", "x/old") == ["x/older/a.yaml", "x/tests/a.yaml"]


def test_links_are_followed_within_the_workspace_only_and_never_twice(tmp_path):
    root = tmp_path / "workspace"
    write(tmp_path, "outside/a.yaml")
    write(root, "real/a.yaml", "build/b.yaml")
    os.symlink(tmp_path / "outside", root / "leaves")
    os.symlink(tmp_path / "outside/a.yaml", root / "leaves.yaml")
    os.symlink(root, root / "real/loop")
    os.symlink(root / "real", root / "again")
    os.symlink(root / "real/a.yaml", root / "again.yaml")
    os.symlink(root / "build/b.yaml", root / "linked.yaml")
    assert read(root) == ["linked.yaml", "real/a.yaml"]


def test_a_link_that_leads_nowhere_is_reported(tmp_path):
    os.symlink(tmp_path / "gone.yaml", tmp_path / "a.yaml")
    assert faults(tmp_path) == [
        ("unreadable-file", ("a.yaml", 1, 1), "the file cannot be read: there is no such file")
    ]


def test_a_byte_order_mark_of_utf_8_is_accepted(tmp_path):
    write(tmp_path, "a.yaml", content=b"\xef\xbb\xbfa: 1\r\n")
    (source,) = read_workspace(tmp_path, Config()).value
    assert source.text == "a: 1\r\n"


@pytest.mark.parametrize(
    ("content", "place", "reason"),
    [
        ("é: 1\n".encode("utf-16"), (1, 1), "it is UTF-16"),
        (b"\xfe\xff\x00a", (1, 1), "it is UTF-16"),
        ("a: é\nb: ü caf".encode() + b"\xe9\n", (2, 9), "byte 0xE9 begins no character"),
        (b"a: 1\nb: \x00", (2, 4), "it holds a NUL byte"),
        (b"a: \xed\xa0\x80", (1, 4), "byte 0xED begins no character"),
        (b"a: \xc3", (1, 4), "byte 0xC3 begins no character"),
    ],
)
def test_files_that_are_not_utf_8_are_reported_with_the_offending_place(tmp_path, content, place, reason):
    write(tmp_path, "a.yaml", content=content)
    assert faults(tmp_path) == [
        ("wrong-encoding", ("a.yaml", *place), f"the file is not UTF-8 text: {reason}")
    ]


def test_a_file_of_more_than_5_megabytes_is_not_read(tmp_path):
    write(tmp_path, "a.yaml", content=b"#" * 5_000_001)
    assert faults(tmp_path) == [
        ("file-too-large", ("a.yaml", 1, 1), "the file has 5,000,001 bytes; the limit is 5,000,000")
    ]


def test_a_pipe_with_the_name_of_a_source_does_not_stop_the_program(tmp_path):
    os.mkfifo(tmp_path / "a.yaml")
    assert read(tmp_path) == []


def test_a_root_that_does_not_exist_is_reported(tmp_path):
    assert [fault[0] for fault in faults(tmp_path / "gone")] == ["unreadable-file"]


def test_the_nearest_folder_with_a_configuration_or_a_site_with_models_is_the_workspace(tmp_path):
    write(tmp_path, "one/pmo-design.toml", "one/a/b/c.yaml")
    write(tmp_path, "two/mkdocs.yml", "two/journeys/a.yaml", "three/mkdocs.yml", "three/docs/a.md")
    assert find_workspace(tmp_path / "one/a/b") == tmp_path / "one"
    assert find_workspace(tmp_path / "two/journeys") == tmp_path / "two"
    assert find_workspace(tmp_path / "three/docs") is None


def test_all_documents_are_loaded_and_the_faults_of_the_others_reported(tmp_path):
    write(tmp_path, "a.yaml", "c.yaml")
    write(tmp_path, "b.yaml", content=b"a: [\n")
    outcome = load(read_workspace(tmp_path, Config()).value)
    assert [document.source.path for document in outcome.value] == ["a.yaml", "c.yaml"]
    assert [str(fault.span) for fault in outcome.diagnostics] == ["b.yaml:1:1"]
