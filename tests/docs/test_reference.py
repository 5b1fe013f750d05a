"""The reference is written from the code, leaves nothing out, and no link of the manual leads nowhere."""

import importlib.util
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import click

from pmo_design.cli.commands import COMMANDS, root
from pmo_design.diagnostics.catalogue import RULES
from pmo_design.model import AUTHORED_KINDS, RELATIONS, Part
from pmo_design.model.records import RECORD_KINDS

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
MANUAL = (ROOT / "README.md", *sorted(DOCS.rglob("*.md")))
LINK = re.compile(r"\]\(([^)\s]+)\)")
FENCE = re.compile(r"^(`{3,}|~{3,})[^\n]*\n.*?^\1`*[ \t]*$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
HEADING = re.compile(r"^#{1,6} (.+?)\s*$", re.MULTILINE)


def test_the_reference_is_what_the_code_says() -> None:
    stale = [path for path, text in _generator().reference().items() if _written(path) != text]

    assert stale == [], "run `make reference`"


def test_every_rule_has_its_section() -> None:
    headings = HEADING.findall(_written("reference/rules.md"))

    assert [rule.code for rule in RULES if f"{rule.code} {rule.slug}" not in headings] == []


def test_every_command_and_option_is_told() -> None:
    told = _sections(_written("reference/commands.md"), "## pmo-design ")

    with click.Context(root) as context:
        commands = dict(_commands(root, context))
    missing = [
        f"{name} {option}"
        for name, command in commands.items()
        for option in _options(command)
        if not re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", told.get(name, ""))
    ]
    assert missing == []
    assert list(told) == list(commands)
    assert set(COMMANDS) < set(told)
    assert "accept status" in told


def test_every_kind_and_field_is_told() -> None:
    text = _written("reference/fields.md")
    kinds = _sections(text, "## kind: ")

    assert list(kinds) == list(AUTHORED_KINDS)
    assert [
        f"{model.__name__}.{key}" for model, key in _fields() if f"`{key}`" not in _table(text, model)
    ] == []


def test_every_column_of_a_record_is_told() -> None:
    told = _sections(_written("reference/fields.md"), "## Columns of a ")

    assert list(told) == list(RECORD_KINDS)
    assert [
        f"{kind}.{info.alias or name}"
        for kind, model in RECORD_KINDS.items()
        for name, info in model.model_fields.items()
        if f"`{info.alias or name}`" not in told[kind]
    ] == []


def test_every_relation_is_told() -> None:
    relations = _sections(_written("reference/fields.md"), "## ")["Relations"]

    assert [relation.name for relation in RELATIONS if f"| `{relation.name}` |" not in relations] == []


def test_every_link_of_the_manual_leads_somewhere() -> None:
    dead = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in MANUAL
        for target in LINK.findall(_prose(page))
        if not _leads_somewhere(page, target)
    ]

    assert dead == []


@cache
def _generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate_reference", DOCS / "generate.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _written(path: str) -> str:
    file = DOCS / path
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def _sections(text: str, begin: str) -> dict[str, str]:
    """Return what stands below each heading that begins so, by the rest of the heading."""
    found = re.split(rf"^{re.escape(begin)}(.+)$", text, flags=re.MULTILINE)
    level = begin.split()[0]
    bodies = [re.split(rf"^{level} ", body, maxsplit=1, flags=re.MULTILINE)[0] for body in found[2::2]]
    return dict(zip(found[1::2], bodies, strict=True))


def _commands(
    group: click.Group, context: click.Context, before: str = ""
) -> Iterator[tuple[str, click.Command]]:
    """Yield every command by the words that call it; those of a group follow it."""
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield f"{before}{name}", command
        if isinstance(command, click.Group):
            yield from _commands(command, context, f"{before}{name} ")


def _options(command: click.Command) -> Iterator[str]:
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            yield from parameter.opts


def _fields() -> Iterator[tuple[type[Part], str]]:
    seen: dict[type[Part], None] = {}

    def walk(model: type[Part]) -> None:
        seen.setdefault(model)
        for info in model.model_fields.values():
            for part in _part_types(info.annotation):
                if part not in seen:
                    walk(part)

    for authored in AUTHORED_KINDS.values():
        walk(authored)
    for model in seen:
        for name, info in model.model_fields.items():
            yield model, info.alias or name


def _part_types(annotation: object) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _part_types(argument)


def _table(text: str, model: type[Part]) -> str:
    """Return what the reference says of a model, below the one heading that is its own."""
    for kind, authored in AUTHORED_KINDS.items():
        if authored is model:
            return re.split(r"^### ", _sections(text, "## kind: ")[kind], flags=re.MULTILINE)[0]
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).capitalize()
    told = _sections(text, "### ")
    (heading,) = (heading for heading in told if heading.startswith(f"{words} (of a "))
    return told[heading]


def _prose(page: Path) -> str:
    return CODE.sub("", FENCE.sub("", page.read_text(encoding="utf-8")))


def _leads_somewhere(page: Path, target: str) -> bool:
    if target.startswith(("https://", "http://", "mailto:")):
        return True
    path, _, anchor = target.partition("#")
    file = (page.parent / path).resolve() if path else page
    if not file.exists() or not file.is_relative_to(ROOT):
        return False
    return not anchor or (file.suffix == ".md" and anchor in _anchors(file))


@cache
def _anchors(file: Path) -> frozenset[str]:
    """Return the anchors of a file's headings, as code hosts make them."""
    anchors: dict[str, None] = {}
    for heading in HEADING.findall(FENCE.sub("", file.read_text(encoding="utf-8"))):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "")
        slug = re.sub(r"[^\w\- ]", "", plain.lower()).replace(" ", "-")
        anchor, count = slug, 0
        while anchor in anchors:
            count += 1
            anchor = f"{slug}-{count}"
        anchors[anchor] = None
    return frozenset(anchors)
