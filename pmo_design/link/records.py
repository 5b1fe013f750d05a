"""Records are tied to the design: what each names is followed, by address, id or number."""

import re
from collections.abc import Hashable, Iterable, Mapping, Set
from dataclasses import replace
from difflib import get_close_matches

from pmo_design.diagnostics import Diagnostic, Outcome
from pmo_design.diagnostics.catalogue.link import UNKNOWN_REFERENCE
from pmo_design.diagnostics.catalogue.records import RECORD_EXISTS
from pmo_design.link.design import ServiceDesign
from pmo_design.link.fields import Field, fields_of
from pmo_design.model import Part
from pmo_design.model.records import Recorded, Records

_LEADING_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")


def link_records(
    design: ServiceDesign, recorded: Iterable[Recorded[Part]], lost_ids: Set[str] | None = frozenset()
) -> Outcome[Records]:
    """Follow what records name; one that names nothing in the design is left out and reported.

    `lost_ids` are the ids told in files that could not be read, None where it is not known what they told: a
    record of one of them is left out in silence.
    """
    numbers = numbers_of(design)
    hints: dict[str, str] = {}
    found: list[Recorded[Part]] = []
    faults: list[Diagnostic] = []
    for each in recorded:
        changes: dict[str, str] = {}
        sound = True
        for field in fields_of(type(each.record)):
            told: str | None = getattr(each.record, field.attribute)
            if field.relation is None or told is None or told in design:
                continue
            address = numbers.get(told.partition(":")[2].casefold())
            if address is not None and design[address].type in field.relation.targets:
                changes[field.attribute] = address
                continue
            sound = False
            if lost_ids is not None and told.partition(":")[2] not in lost_ids:
                if told not in hints:
                    hints[told] = _way_out(design, field, told, numbers)
                local = told.removeprefix(f"{field.relation.default_kind}:")
                faults.append(
                    UNKNOWN_REFERENCE.at(
                        each.span_of(field.key), hints=[hints[told]], field=field.key, address=local
                    )
                )
        if sound:
            found.append(replace(each, record=each.record.model_copy(update=changes)) if changes else each)
    return Outcome(Records.of(found), tuple(faults))


def numbers_of(design: ServiceDesign) -> Mapping[str, str]:
    """Return the addresses of criteria by id and by number, in small letters: `ac-07`."""
    found = {node.part.local_id or "": node.address for node in design.nodes("criterion")}
    for node in design.nodes("criterion"):
        number = getattr(node.part, "number", None)
        if number is not None:
            found[number.casefold()] = node.address
    return found


def near_names(told: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return the name that is meant by one that is not known, if there is such a one; zeros count little.

    >>> near_names("AC-7", ["ac-70", "ac-07"])
    ('ac-07',)
    """
    known = tuple(names)
    plain = _LEADING_ZEROS.sub("", told.casefold())
    alike = [name for name in known if _LEADING_ZEROS.sub("", name) == plain]
    return tuple(alike[:1] or get_close_matches(told.casefold(), known, n=1))


def identity(each: Recorded[Part]) -> Hashable:
    """Return what a record tells: two that are alike in it are one, whenever each was written down."""
    told = each.record.model_dump(exclude={"id", "recorded"})
    return (type(each.record), *told.values())


def new_among(there: Records, told: Iterable[Recorded[Part]]) -> tuple[Records, int, tuple[Diagnostic, ...]]:
    """Return what is not recorded yet, and how many are; report what takes the id of another record.

    The same figures under another id of their own are another record.
    """
    known = {identity(each) for each in there}
    keys = {(type(each.record), each.key) for each in there}
    new: list[Recorded[Part]] = []
    faults: list[Diagnostic] = []
    count = 0
    for each in told:
        is_taken = (type(each.record), each.key) in keys
        if identity(each) in known and (is_taken or getattr(each.record, "id", None) is None):
            count += 1
            continue
        if is_taken:
            faults.append(RECORD_EXISTS.at(each.span_of("id"), key=each.key))
        known.add(identity(each))
        keys.add((type(each.record), each.key))
        new.append(each)
    return Records.of(new), count, tuple(faults)


def _way_out(design: ServiceDesign, field: Field, told: str, numbers: Mapping[str, str]) -> str:
    """Say which element may be meant, by the number where it has one, since that is what people write."""
    assert field.relation is not None
    targets = field.relation.targets
    near = [address for address in design.near(told) if design[address].type in targets]
    if "criterion" in targets:
        near = [*(numbers[name] for name in near_names(told.partition(":")[2], numbers)), *near]
    words = [getattr(design[each].part, "number", None) or each.partition(":")[2] for each in near]
    told_apart = list(dict.fromkeys(words))[:3]
    if told_apart:
        return f"did you mean {' or '.join(repr(word) for word in told_apart)}?"
    return f"`pmo-design show {told.partition(':')[0]}:` lists what there is"
