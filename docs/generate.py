"""Write the reference from the code: fields, rules, commands, directives, and the JSON Schema."""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

import click
from pydantic.fields import FieldInfo

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pmo_design.cli.commands import COMMANDS, root  # noqa: E402
from pmo_design.diagnostics import Rule  # noqa: E402
from pmo_design.diagnostics.catalogue import RULES  # noqa: E402
from pmo_design.model import AUTHORED_KINDS, RELATIONS, Part, Relation  # noqa: E402
from pmo_design.model.schema import SCHEMA_ID, json_schema  # noqa: E402

GENERATED = "<!-- Written by docs/generate.py from the code; `make reference` writes it anew. -->\n"
TYPES: Mapping[str, str] = {
    "str": "text",
    "int": "whole number",
    "bool": "true or false",
    "Decimal": "number",
    "date": "day",
}
CHAPTERS = {"1": "Files", "2": "Fields", "3": "References", "4": "Analysis", "9": "Pages"}


def reference() -> dict[str, str]:
    """Return every generated file by its path below `docs/`."""
    return {
        "reference/fields.md": fields(),
        "reference/rules.md": rules(),
        "reference/commands.md": commands(),
        f"schema/{SCHEMA_ID}": json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n",
    }


def fields() -> str:
    """Tell every field of every kind, and every relation."""
    lines = [
        GENERATED,
        "# Fields",
        "",
        "A file holds one element, or a list of elements of one kind under `items:`. It begins with `kind:`. "
        "A field in bold is required. A field that leads to something says to what; the kind may be left out "
        "of an address where only one is possible.",
        "",
    ]
    for kind, model in AUTHORED_KINDS.items():
        lines += [f"## kind: {kind}", "", *_model(model), ""]
        for part in _parts_of(model):
            lines += [f"### {_title(part)} (of a {kind})", "", *_model(part), ""]
    lines += ["## Relations", "", "| relation | leads to | reads | and back |", "| --- | --- | --- | --- |"]
    lines += [
        f"| `{relation.name}` | {', '.join(relation.targets) or 'any part'} "
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
    """Tell every command as its own help does."""
    lines = [GENERATED, "# Commands", "", "Exit codes: 0 clean, 1 faults found, 2 could not run.", ""]
    for name in COMMANDS:
        with click.Context(root, info_name="pmo-design") as parent:
            command = root.get_command(parent, name)
            assert command is not None
            with click.Context(command, info_name=name, parent=parent, terminal_width=100) as context:
                lines += [f"## pmo-design {name}", "", "```text", command.get_help(context), "```", ""]
    return "\n".join(lines)


def _model(model: type[Part]) -> Iterator[str]:
    yield (model.__doc__ or "").strip().split("\n\n")[0]
    yield ""
    yield "| field | holds | |"
    yield "| --- | --- | --- |"
    for name, info in model.model_fields.items():
        key = info.alias or name
        shown = f"**`{key}`**" if info.is_required() else f"`{key}`"
        yield f"| {shown} | {_holds(info)} | {info.description or ''} |"


def _holds(info: FieldInfo) -> str:
    relation = next((mark for mark in info.metadata if isinstance(mark, Relation)), None)
    if relation is not None:
        return _a(' or '.join(relation.targets))
    text = _type(info.annotation)
    bounds = [
        f"{word} {getattr(mark, attribute)}"
        for mark in info.metadata
        for attribute, word in (("ge", "from"), ("le", "to"))
        if hasattr(mark, attribute)
    ]
    return f"{text}, {' '.join(bounds)}" if bounds else text


def _type(annotation: Any) -> str:
    if annotation is type(None):
        return ""
    if get_origin(annotation) is Annotated:
        base, *marks = get_args(annotation)
        relation = next((mark for mark in marks if isinstance(mark, Relation)), None)
        if relation is not None:
            return _a(' or '.join(relation.targets))
        return _named(marks) or _type(base)
    if get_origin(annotation) is Literal:
        return ", ".join(f"`{value}`" for value in get_args(annotation))
    if get_origin(annotation) is tuple:
        return f"list of {_type(get_args(annotation)[0])}"
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return f"[{_title(annotation).lower()}](#{_anchor(annotation)})"
    if arguments := get_args(annotation):
        return " or ".join(filter(None, map(_type, arguments)))
    return TYPES.get(annotation.__name__, annotation.__name__)


def _a(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def _named(marks: list[Any]) -> str | None:
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


def _anchor(part: type[Part]) -> str:
    for kind, model in AUTHORED_KINDS.items():
        if part in _parts_of(model):
            return f"{_title(part).lower().replace(' ', '-')}-of-a-{kind}"
    return ""


def _rule(rule: Rule) -> Iterator[str]:
    yield f"### {rule.code} {rule.slug}"
    yield ""
    yield f"{rule.severity.word.capitalize()}. {rule.why}"
    folder = ROOT / "tests" / "cases" / f"{rule.code}-{rule.slug}"
    expected = (folder / "expected.txt").read_text(encoding="utf-8").splitlines()
    line = next(line for line in expected if f" {rule.code} " in line)
    place, _, message = line.partition(f" {rule.code} {rule.slug}: ")
    name = place.rsplit(":", 2)[0]
    yield ""
    yield from _example(folder / name)
    yield ""
    yield f"`{place}`: {message}"


def _example(path: Path) -> Iterator[str]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return
    lines = text.splitlines()
    if not all(character.isprintable() or character in "\n\t" for character in text) or len(lines) > 60:
        return
    fence = "````" if "```" in text else "```"
    yield f"{fence}{'markdown' if path.suffix == '.md' else 'toml' if path.suffix == '.toml' else 'yaml'}"
    yield from lines
    yield fence


def main() -> None:
    """Write the reference."""
    for path, text in reference().items():
        target = ROOT / "docs" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
