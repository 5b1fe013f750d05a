"""Write the reference from the code: fields, rules, commands, and the JSON Schema."""

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

import click
from pydantic.fields import FieldInfo

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pmo_design.cli.commands import root  # noqa: E402
from pmo_design.diagnostics import Rule  # noqa: E402
from pmo_design.diagnostics.catalogue import RULES  # noqa: E402
from pmo_design.model import AUTHORED_KINDS, RELATIONS, Part, Relation  # noqa: E402
from pmo_design.model.base import Element  # noqa: E402
from pmo_design.model.records import RECORD_KINDS  # noqa: E402
from pmo_design.model.schema import SCHEMA_ID, json_schema  # noqa: E402

GENERATED = "<!-- Written by docs/generate.py from the code; `make reference` writes it anew. -->\n"
TYPES: Mapping[str, str] = {
    "str": "text",
    "int": "whole number",
    "bool": "true or false",
    "Decimal": "number",
    "date": "day",
    "OpenPoint": "day and text",
}
WITHOUT_CASE = ("PMO110", "PMO118", "PMO147", "PMO148", "PMO149")
"""Rules on monstrous files, and on files that are imported: tests that make such files show them."""
FEW = 6
"""Kinds that are worth listing in a field's row."""
CASES = ROOT / "tests" / "cases"
CHAPTERS = {"1": "Files", "2": "Fields", "3": "References", "4": "Analysis", "8": "Acceptance", "9": "Pages"}


class MissingCase(Exception):  # noqa: N818 - said to whoever writes a rule
    """A rule without a folder under `tests/cases/` that shows it."""


def reference() -> dict[str, str]:
    """Return every generated file by its path below `docs/`."""
    return {
        "reference/fields.md": fields(),
        "reference/rules.md": rules(),
        "reference/commands.md": commands(),
        f"schema/{SCHEMA_ID}": json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n",
    }


def fields() -> str:
    """Tell every field of every kind, every column of every record, and every relation."""
    lines = [
        GENERATED,
        "# Fields",
        "",
        "A file holds one element, or a list of elements of one kind under `items:`. It begins with `kind:`. "
        "A field in bold is required. A field that leads to something says to what; the kind may be left out "
        "of an address where only one is possible. A part that several kinds share is told at the first.",
        "",
    ]
    for kind, model in AUTHORED_KINDS.items():
        lines += [f"## kind: {kind}", "", *_model(model, model.model_fields), ""]
        for part in _parts_of(model):
            if _home_of(part) == kind:
                lines += [f"### {_heading(part)}", "", *_part(part), ""]
    for kind, model in RECORD_KINDS.items():
        lines += [f"## Columns of a {kind}", "", *_model(model, model.model_fields, "column"), ""]
    lines += ["## Relations", "", "| relation | leads to | reads | and back |", "| --- | --- | --- | --- |"]
    lines += [
        f"| `{relation.name}` | {_or(relation.targets) if relation.targets else 'any part'} "
        f"| {relation.reads} | {relation.reads_back} |"
        for relation in RELATIONS
    ]
    return "\n".join(lines) + "\n"


def rules() -> str:
    """Tell every rule: what it finds, why it matters, the way out, and an example."""
    lines = [
        GENERATED,
        "# Rules",
        "",
        "Every fault that `pmo-design check` can find. A severity is changed in `pmo-design.toml`; a single "
        "place is allowed by a comment `# pmo: allow SLUG`. Faults of files and references can be neither "
        "allowed nor switched off.",
        "",
        "| code | slug | severity |",
        "| --- | --- | --- |",
    ]
    lines += [
        f"| [{rule.code}](#{rule.code.lower()}-{rule.slug}) | `{rule.slug}` | {rule.severity.word} |"
        for rule in RULES
    ]
    chapter = ""
    for rule in RULES:
        if rule.code[3] != chapter:
            chapter = rule.code[3]
            lines += ["", f"## {CHAPTERS[chapter]} ({chapter}xx)"]
        lines += ["", *_rule(rule)]
    return "\n".join(lines) + "\n"


def commands() -> str:
    """Tell every command as its own help does; those of a group follow it."""
    lines = [GENERATED, "# Commands", "", "Exit codes: 0 clean, 1 faults found, 2 could not run.", ""]
    with click.Context(root, info_name="pmo-design", **root.context_settings) as context:
        lines += _commands(root, context)
    return "\n".join(lines)


def _commands(group: click.Group, context: click.Context) -> Iterator[str]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        with click.Context(command, info_name=name, parent=context, terminal_width=100) as own:
            yield from (f"## {own.command_path}", "", "```text", command.get_help(own), "```", "")
            if isinstance(command, click.Group):
                yield from _commands(command, own)


def _part(part: type[Part]) -> Iterator[str]:
    if not issubclass(part, Element):
        yield from _model(part, part.model_fields)
        return
    yield from _model(part, [name for name in part.model_fields if name not in Element.model_fields])
    shared = ", ".join(f"`{name}`" for name in Element.model_fields if name not in ("id", "title"))
    yield ""
    yield f"It is an element of its own: **`id`** and **`title`** are required, and it may have {shared}."


def _model(model: type[Part], names: Iterable[str], what: str = "field") -> Iterator[str]:
    yield (model.__doc__ or "").strip().split("\n\n")[0]
    yield ""
    yield f"| {what} | holds | |"
    yield "| --- | --- | --- |"
    for name in names:
        info = model.model_fields[name]
        key = info.alias or name
        shown = f"**`{key}`**" if info.is_required() else f"`{key}`"
        yield f"| {shown} | {_holds(info)} | {info.description or ''} |"


def _holds(info: FieldInfo) -> str:
    text = _marked(info.annotation, info.metadata)
    bounds = [
        f"{word} {getattr(mark, attribute)}"
        for mark in info.metadata
        for attribute, word in (("ge", "from"), ("le", "to"))
        if hasattr(mark, attribute)
    ]
    return f"{text}, {' '.join(bounds)}" if bounds else text


def _marked(base: Any, marks: Sequence[Any]) -> str:
    relation = next((mark for mark in marks if isinstance(mark, Relation)), None)
    if relation is not None:
        return f"address of {_one_of(relation)}"
    return _named(marks) or _type(base)


def _type(annotation: Any) -> str:
    if annotation is type(None):
        return ""
    if get_origin(annotation) is Annotated:
        base, *marks = get_args(annotation)
        return _marked(base, marks)
    if get_origin(annotation) is Literal:
        return ", ".join(f"`{value}`" for value in get_args(annotation))
    if get_origin(annotation) is tuple:
        return f"list: {_type(get_args(annotation)[0])}"
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return f"[{_title(annotation).lower()}](#{_anchor(annotation)})"
    if arguments := get_args(annotation):
        return " or ".join(filter(None, map(_type, arguments)))
    return TYPES.get(annotation.__name__, annotation.__name__)


def _one_of(relation: Relation) -> str:
    """Name what a relation leads to; where that is nearly everything, the table of relations tells."""
    if len(relation.targets) > FEW:
        return f"[a part of the design](#relations) (`{relation.name}`)"
    words = _or(relation.targets)
    return f"an {words}" if words[0] in "aeiou" else f"a {words}"


def _or(words: Sequence[str]) -> str:
    *most, last = [word.replace("-", " ") for word in words]
    return f"{', '.join(most)} or {last}" if most else last


def _named(marks: Sequence[Any]) -> str | None:
    for mark in marks:
        schema = getattr(mark, "json_schema", None) or {}
        pattern = schema.get("pattern", "") if isinstance(schema, dict) else ""
        if "min|h|d|w" in pattern:
            return "length of time (`45 min`, `6 h`, `3 d`, `2 w`)"
        if r"2[0-4]" in pattern:
            return "time of day (`05:40`)"
        if r"\d{4}" in pattern:
            return "day (`2026-11-16`)"
        if getattr(mark, "pattern", "") and str(mark.pattern).startswith("^#"):
            return "colour (`#0B5E6B`)"
        if getattr(mark, "pattern", "") and str(mark.pattern).startswith("^[a-z0-9]"):
            return "id"
    return None


def _parts_of(model: type[Part]) -> list[type[Part]]:
    found: list[type[Part]] = []

    def walk(current: type[Part]) -> None:
        for info in current.model_fields.values():
            for part in _part_types(info.annotation):
                if part not in found:
                    found.append(part)
                    walk(part)

    walk(model)
    return found


def _part_types(annotation: Any) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for argument in get_args(annotation):
        yield from _part_types(argument)


def _title(model: type[Part]) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__).capitalize()


def _home_of(part: type[Part]) -> str:
    """Return the first kind that a part belongs to: there it is told."""
    return next(kind for kind, model in AUTHORED_KINDS.items() if part in _parts_of(model))


def _heading(part: type[Part]) -> str:
    return f"{_title(part)} (of a {_home_of(part)})"


def _anchor(part: type[Part]) -> str:
    return f"{_title(part).lower().replace(' ', '-')}-of-a-{_home_of(part)}"


def _rule(rule: Rule) -> Iterator[str]:
    yield f"### {rule.code} {rule.slug}"
    yield ""
    yield f"{rule.severity.word.capitalize()}. {rule.why}"
    if rule.code in WITHOUT_CASE:
        return
    folder, line = _case(rule)
    place, _, message = line.partition(f" {rule.code} {rule.slug}: ")
    name = place.rsplit(":", 2)[0]
    yield from _example(folder / name)
    yield ""
    yield f"`{place}`: {message}"


def _case(rule: Rule) -> tuple[Path, str]:
    """Return the folder of a rule's case, and what is said there of the fault."""
    folder = CASES / f"{rule.code}-{rule.slug}"
    expected = folder / "expected.txt"
    said = expected.read_text(encoding="utf-8").splitlines() if expected.is_file() else []
    line = next((line for line in said if f" {rule.code} {rule.slug}: " in line), None)
    if line is None:
        raise MissingCase(f"rule {rule.code} has no example: {expected.relative_to(ROOT)} does not show it")
    return folder, line


def _example(path: Path) -> Iterator[str]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return
    lines = text.splitlines()
    if not all(character.isprintable() or character in "\n\t" for character in text) or len(lines) > 60:
        return
    fence = "````" if "```" in text else "```"
    yield ""
    yield f"{fence}{'markdown' if path.suffix == '.md' else 'toml' if path.suffix == '.toml' else 'yaml'}"
    yield from lines
    yield fence


def main() -> None:
    """Write the reference; a rule without an example ends it, with its name."""
    try:
        files = reference()
    except MissingCase as missing:
        sys.exit(str(missing))
    for path, text in files.items():
        target = ROOT / "docs" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
