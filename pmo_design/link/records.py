"""Records are tied to the design: what each names is followed, by address, id or number."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import replace
from typing import TypeVar, cast

from pmo_design.diagnostics import Diagnostic, Outcome
from pmo_design.diagnostics.catalogue.link import UNKNOWN_REFERENCE
from pmo_design.link.design import ServiceDesign
from pmo_design.link.fields import Field, fields_of
from pmo_design.model import Part
from pmo_design.model.records import Measurement, Recorded, Records, SignOff, TestRun

R = TypeVar("R", bound=Part)


def link_records(
    design: ServiceDesign, recorded: Iterable[Recorded[Part]], lost_ids: Set[str] | None = frozenset()
) -> Outcome[Records]:
    """Follow what records name; one that names nothing in the design is left out and reported.

    `lost_ids` are the ids told in files that could not be read, None where it is not known what they told: a
    record of one of them is left out in silence.
    """
    numbers = _numbers(design)
    found: list[Recorded[Part]] = []
    faults: list[Diagnostic] = []
    for each in recorded:
        changes: dict[str, str] = {}
        sound = True
        for field in fields_of(type(each.record)):
            told = getattr(each.record, field.attribute)
            if field.relation is None or told is None or told in design:
                continue
            address = numbers.get(str(told).partition(":")[2].casefold())
            if address is not None and design[address].type in field.relation.targets:
                changes[field.attribute] = address
                continue
            sound = False
            if lost_ids is not None and str(told).partition(":")[2] not in lost_ids:
                faults.append(_unknown(design, each, field, str(told)))
        if sound:
            found.append(replace(each, record=each.record.model_copy(update=changes)) if changes else each)
    return Outcome(Records(_of(Measurement, found), _of(TestRun, found), _of(SignOff, found)), tuple(faults))


def _numbers(design: ServiceDesign) -> Mapping[str, str]:
    """Return the addresses of elements by number and by id, in small letters: `ac-07`."""
    found = {node.part.local_id or "": node.address for node in design.nodes("criterion")}
    for node in design.nodes("criterion"):
        number = getattr(node.part, "number", None)
        if number is not None:
            found[number.casefold()] = node.address
    return found


def _unknown(design: ServiceDesign, each: Recorded[Part], field: Field, told: str) -> Diagnostic:
    near = [address for address in design.near(told) if design[address].type in field.relation.targets]  # type: ignore[union-attr]
    hint = (
        f"did you mean {' or '.join(repr(address) for address in near)}?"
        if near
        else "`pmo-design show` lists"
    )
    return UNKNOWN_REFERENCE.at(each.span_of(field.key), hints=[hint], field=field.key, address=told)


def _of(kind: type[R], records: Iterable[Recorded[Part]]) -> tuple[Recorded[R], ...]:
    return tuple(cast(Recorded[R], each) for each in records if isinstance(each.record, kind))
