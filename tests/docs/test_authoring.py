"""The authoring guide: its examples are one sound workspace, and leave out nothing that can be written."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pmo_design.diagnostics import Outcome
from pmo_design.diagnostics.formats import format_text
from pmo_design.link import ServiceDesign
from pmo_design.model import AUTHORED_KINDS, Part
from pmo_design.model.base import Element
from pmo_design.pipeline import design_from_texts
from pmo_design.render.hand_written import DIRECTIVES

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "authoring.md"
EXAMPLE = re.compile(
    r"^<!-- file: (\S+) -->\n```(?:yaml|markdown|svg|csv)\n(.*?)^```$", re.MULTILINE | re.DOTALL
)

NOT_TEXT = (
    "site/pages/fonts/atkinson-bold.woff2",
    "site/pages/fonts/atkinson-italic.woff2",
    "site/pages/fonts/atkinson-regular.woff2",
    "site/pages/portraits/night-nurse.jpg",
)
"""Files that the examples name and that a guide cannot hold."""


def test_the_examples_check_clean_as_one_workspace() -> None:
    outcome = _checked()

    assert format_text(outcome.diagnostics, _examples()) == "no faults found"


def test_every_example_is_read() -> None:
    assert [path for path in _examples() if path.endswith(".md")] == ["site/pages/approach.md"]
    assert GUIDE.read_text(encoding="utf-8").count("<!-- file: ") == len(_examples())


def test_the_examples_use_every_field_of_every_kind() -> None:
    used = {field for part in _all_parts(_checked().value) for field in _fields_used(part)}

    assert sorted(_all_fields() - used) == []


def test_every_example_begins_with_the_line_that_editors_read() -> None:
    yaml = {path: text for path, text in _examples().items() if path.endswith(".yaml")}

    assert [
        path for path, text in yaml.items() if not text.startswith("# yaml-language-server: $schema=../")
    ] == []


def test_every_directive_is_told() -> None:
    text = GUIDE.read_text(encoding="utf-8")

    assert [name for name in DIRECTIVES if f"<!-- pmo: {name}" not in text] == []


@cache
def _examples() -> dict[str, str]:
    return dict(EXAMPLE.findall(GUIDE.read_text(encoding="utf-8")))


@cache
def _checked() -> Outcome[ServiceDesign]:
    return design_from_texts({**dict.fromkeys(NOT_TEXT, ""), **_examples()})


def _all_parts(design: ServiceDesign) -> Iterator[Part]:
    for kind in AUTHORED_KINDS:
        for node in design.nodes(kind):
            yield from _walk(node.part)


def _walk(part: Part) -> Iterator[Part]:
    yield part
    for name in type(part).model_fields:
        value = getattr(part, name)
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Part):
                yield from _walk(inner)


def _fields_used(part: Part) -> Iterator[tuple[str, str]]:
    for name in part.model_fields_set:
        yield _holder(type(part), name), name


def _all_fields() -> set[tuple[str, str]]:
    models: dict[type[Part], None] = {}

    def walk(model: type[Part]) -> None:
        models.setdefault(model)
        for info in model.model_fields.values():
            for part in _part_types(info.annotation):
                if part not in models:
                    walk(part)

    for authored in AUTHORED_KINDS.values():
        walk(authored)
    return {(_holder(model, name), name) for model in models for name in model.model_fields}


def _part_types(annotation: object) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _part_types(argument)


def _holder(model: type[Part], name: str) -> str:
    """Return the model that a field counts for: what all elements share counts once for listed ones."""
    is_shared = name in Element.model_fields and model not in AUTHORED_KINDS.values()
    return Element.__name__ if is_shared and issubclass(model, Element) else model.__name__
