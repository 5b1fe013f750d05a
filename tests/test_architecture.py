"""What no module does, told by its syntax tree: read, write, print, ask the clock, start programs."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "pmo_design"
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))
FRONT_ENDS = ("cli/", "mkdocs_plugin.py", "__main__.py")

READING = {
    "open",
    "io.open",
    "os.open",
    "os.scandir",
    ".read_text",
    ".read_bytes",
    ".open",
    ".rglob",
    ".iterdir",
}
WRITING = {
    ".write_text",
    ".write_bytes",
    ".mkdir",
    ".touch",
    ".unlink",
    "os.replace",
    "os.mkdir",
    "os.makedirs",
}
MOVING = {"shutil.rmtree", "shutil.copy", "shutil.move", "tempfile.mkdtemp", "tempfile.mkstemp"}
PRINTING = {"print", "sys.stdout", "sys.stderr", "click.echo", "logging.getLogger", "warnings.warn"}
SURROUNDINGS = {
    "os.environ",
    "os.getenv",
    "os.getcwd",
    "Path.cwd",
    "Path.home",
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    "date.today",
    "time.time",
    "time.monotonic",
    "time.perf_counter",
    "locale.getlocale",
    "random.random",
    "uuid.uuid4",
}
PROGRAMS = {"subprocess.run", "subprocess.Popen", "subprocess.check_output", "os.system", "os.popen"}


def names_in(module: str) -> Iterator[str]:
    """Yield what a module uses: `a.b` and `.b` for an attribute, `a` for a call."""
    for node in ast.walk(ast.parse((PACKAGE / module).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute):
            yield f".{node.attr}"
            if isinstance(node.value, ast.Name):
                yield f"{node.value.id}.{node.attr}"
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def users_of(names: set[str], *allowed: str) -> list[str]:
    """Return the modules that use one of the names without being allowed to, and which."""
    return [
        f"{module}: {', '.join(sorted(used))}"
        for module in MODULES
        if not module.startswith(allowed) and (used := names & set(names_in(module)))
    ]


def test_there_are_modules_to_look_at():
    assert {"pipeline.py", "cli/init.py", "model/base.py", "link/linking.py"} <= set(MODULES)


def test_nothing_but_load_reads_a_file():
    own_files = (  # these read what the package itself brings along
        "cli/init.py",
        "publish/assets.py",
        "publish/records.py",  # opens a folder to make its list safe on the disk
        "render/tokens.py",
        "render/checklists/html.py",
        "render/checklists/pdf.py",
        "render/exports/pdf.py",
        "render/exports/svg.py",
    )
    assert users_of(READING, "load/", *own_files) == []


def test_nothing_but_publish_writes_a_file():
    assert users_of(WRITING | MOVING, "publish/", "cli/build.py", "cli/serve.py") == []


def test_nothing_but_a_front_end_prints():
    assert users_of(PRINTING, *FRONT_ENDS) == []


def test_nothing_below_the_front_ends_asks_the_clock_or_the_environment():
    assert users_of(SURROUNDINGS, *FRONT_ENDS) == []


def test_programs_are_started_in_one_module_of_render_and_in_publish():
    assert users_of(PROGRAMS, "render/graphs/graphviz.py", "publish/") == []


@pytest.mark.parametrize("module", MODULES)
def test_a_module_opens_with_one_sentence_that_says_what_it_is_for(module):
    text = ast.get_docstring(ast.parse((PACKAGE / module).read_text(encoding="utf-8")))
    assert text is not None
    first = text.split("\n")[0]
    assert first.endswith((".", ":", "…")) and not first[0].islower()
