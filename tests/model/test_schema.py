"""The schema for editors says of a file what the check says of it."""

from decimal import Decimal
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from pmo_design.load import TABLE_SUFFIX, Config, Source, parse, read_config, read_workspace
from pmo_design.model.schema import json_schema

ROOT = Path(__file__).parents[2]
STARTER = ROOT / "pmo_design" / "cli" / "starter"
SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
OWN = read_workspace(ROOT, read_config(ROOT).value).value
FILES = (*read_workspace(STARTER, Config()).value, *OWN)
SOURCES = tuple(source for source in FILES if not source.path.endswith(TABLE_SUFFIX))


def plain(value):
    """Return a value as JSON has it."""
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    return float(value) if isinstance(value, Decimal) else value


def faults(text: str) -> int:
    document = parse(Source("a.yaml", text)).value
    assert document is not None
    return len(list(VALIDATOR.iter_errors(plain(document.value))))


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.path)
def test_a_file_that_checks_clean_fits_the_schema(source):
    assert faults(source.text) == 0


def test_there_are_files_of_every_kind_to_hold_against_the_schema():
    kinds = {source.text.split("kind: ", 1)[1].split("\n", 1)[0] for source in SOURCES}
    assert kinds == {"service", "persona", "journey", "blueprint", "criterion", "requirement"}


@pytest.mark.parametrize(
    "text",
    [
        "kind: persona\nid: fitter\ntitle: Fitter\ngoal: []\n",
        "kind: persona\nid: fitter\ntitle: Fitter\ngoals: [{id: a, titel: A}]\n",
        "kind: persona\nid: Fitter\ntitle: Fitter\n",
        "kind: persona\nid: fitter\n",
        "kind: persona\nid: fitter\ntitle: ''\n",
        "kind: persona\nid: fitter\ntitle: Fitter\nevidence: {level: sure}\n",
        "kind: persona\nid: fitter\ntitle: Fitter\npain_points: [{id: a, title: A, severity: 4}]\n",
        "kind: persona\nid: fitter\ntitle: Fitter\nreview_date: 16 May\n",
        "kind: persona\nid: fitter\ntitle: Fitter\ncontext: {shift: {start: '6:00', end: '18:00'}}\n",
        "kind: requirement\nid: r\ntitle: T\nnumber: '1'\ntext: X\nweight: 101\n",
        "kind: persona\nitems: [{id: fitter, title: Fitter}]\nid: crew\n",
        "kind: personna\nid: fitter\ntitle: Fitter\n",
        "id: fitter\ntitle: Fitter\n",
    ],
)
def test_what_the_check_refuses_does_not_fit_the_schema(text):
    assert faults(text) > 0


@pytest.mark.parametrize(
    "text",
    [
        "kind: persona\nid: fitter\ntitle: Fitter\n",
        "kind: persona\nitems: [{id: fitter, title: Fitter}]\n",
        "kind: requirement\nid: r\ntitle: T\nnumber: '1'\ntext: X\nweight: 12.5\n",
        "kind: persona\nid: a\ntitle: A\ncontext: {shift: {start: '06:00', end: '24:00'}}\n",
    ],
)
def test_what_the_check_takes_fits_the_schema(text):
    assert faults(text) == 0


def test_every_property_is_described_for_whoever_points_at_it():
    assert [
        f"{name}.{key}"
        for name, definition in SCHEMA["$defs"].items()
        for key, value in definition.get("properties", {}).items()
        if not value.get("description")
    ] == []
