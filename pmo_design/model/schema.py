"""The model as JSON Schema, for editors."""

from typing import Any

from pydantic.json_schema import models_json_schema

from pmo_design.model import AUTHORED_KINDS

SCHEMA_ID = "pmo-design.schema.json"


def json_schema() -> dict[str, Any]:
    """Return one schema for all files: a choice by `kind`, each an element or a list under `items`."""
    models = [(model, "validation") for model in AUTHORED_KINDS.values()]
    _, whole = models_json_schema(models, ref_template="#/$defs/{model}")  # type: ignore[arg-type]
    definitions: dict[str, Any] = whole["$defs"]
    choices: list[dict[str, str]] = []
    for kind, model in AUTHORED_KINDS.items():
        element = definitions[model.__name__]
        single = f"{model.__name__}File"
        definitions[single] = {
            **element,
            "title": f"A {kind}",
            "properties": {"kind": _kind(kind, model.__doc__), **element["properties"]},
            "required": ["kind", *element.get("required", [])],
        }
        several = f"{model.__name__}List"
        definitions[several] = {
            "title": f"A list of the kind {kind}",
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "kind": _kind(kind, model.__doc__),
                "items": {
                    "description": "Elements, one a list entry.",
                    "type": "array",
                    "items": {"$ref": f"#/$defs/{model.__name__}"},
                },
            },
            "required": ["kind", "items"],
        }
        choices += [{"$ref": f"#/$defs/{single}"}, {"$ref": f"#/$defs/{several}"}]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A file of a pmo-design workspace",
        "oneOf": choices,
        "$defs": definitions,
    }


def _kind(kind: str, description: str | None) -> dict[str, str]:
    return {"const": kind, "description": (description or "").strip()}
