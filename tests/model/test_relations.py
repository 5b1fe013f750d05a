"""The table of relations: each is used, each field that refers to something uses one of them."""

from collections.abc import Iterator
from typing import get_args

import pytest

from pmo_design.link.fields import fields_of
from pmo_design.model import AUTHORED_KINDS, ELEMENT_KINDS, PART_KINDS, RELATIONS, Part
from pmo_design.model.relations import (
    CONTAINS,
    GIVES,
    LANE,
    MENTIONS,
    NEEDS,
    OWNER,
    RESOLVES,
    TRIGGERS,
    VERIFIES,
)


def parts_in(annotation) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for argument in get_args(annotation):
        yield from parts_in(argument)


def all_parts() -> set[type[Part]]:
    """Every class that the authored kinds are made of."""
    found: set[type[Part]] = set()
    waiting: list[type[Part]] = list(AUTHORED_KINDS.values())
    while waiting:
        part = waiting.pop()
        if part not in found:
            found.add(part)
            for info in part.model_fields.values():
                waiting.extend(parts_in(info.annotation))
    return found


PARTS = sorted(all_parts(), key=lambda part: part.__name__)
JOINTS = {part.__name__ for part in PARTS if hasattr(part, "relation")}


def used_relations() -> set:
    return {
        field.relation
        for part in PARTS
        if part.__name__ not in JOINTS
        for field in fields_of(part)
        if field.relation is not None
    }


def test_every_field_that_refers_to_something_uses_a_relation_of_the_table():
    assert used_relations() <= set(RELATIONS)


def test_every_relation_of_the_table_is_used():
    assert set(RELATIONS) - used_relations() == {GIVES, TRIGGERS, NEEDS, MENTIONS, CONTAINS}
    assert {"Flow", "Link"} == JOINTS


def test_no_two_relations_have_one_name():
    assert len({relation.name for relation in RELATIONS}) == len(RELATIONS)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_every_field_says_what_it_is_for(part):
    assert [name for name, info in part.model_fields.items() if not info.description] == []


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.__name__)
def test_every_part_is_frozen_and_refuses_unknown_fields(part):
    assert (part.model_config["frozen"], part.model_config["extra"]) == (True, "forbid")


def test_every_type_of_node_is_one_of_the_kinds():
    assert {part.node_type for part in PARTS if part.node_type} == {*ELEMENT_KINDS, *PART_KINDS}
    assert {part.node_type for part in PARTS if part.is_element} == set(ELEMENT_KINDS)


def test_the_kind_is_completed_where_only_one_is_possible():
    assert OWNER.complete("pmo-lead") == "role:pmo-lead"
    assert OWNER.complete("system:register") == "system:register"
    assert RESOLVES.complete("fitter/late") == "fitter/late"
    assert VERIFIES.complete("repair") == "repair"
    assert LANE.complete("desk") == "desk"


def test_a_relation_leads_to_kinds_that_there_are():
    for relation in RELATIONS:
        assert set(relation.targets) <= {*ELEMENT_KINDS, *PART_KINDS}
        assert set(relation.kinds) <= set(ELEMENT_KINDS)
