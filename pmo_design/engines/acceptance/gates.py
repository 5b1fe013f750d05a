"""Gates of phases: what blocks them, what is at risk, who has decided."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import cast

from pmo_design.engines.acceptance.history import History
from pmo_design.engines.acceptance.report import Gate, GateState, Signature, Standing
from pmo_design.engines.acceptance.rollups import counts_of
from pmo_design.engines.acceptance.signatures import Evidence, signatures
from pmo_design.link import Node, ServiceDesign
from pmo_design.model import Criterion
from pmo_design.model.records import SignOff
from pmo_design.model.service import Phase


def gates(
    design: ServiceDesign,
    standings: Mapping[str, Standing],
    signed: History[SignOff],
    evidence: Evidence,
    as_of: date,
) -> tuple[Gate, ...]:
    """Tell how the gate of each phase stands, in the order of the phases."""
    of_phase: dict[str, list[Node]] = {}
    for node in design.nodes("criterion"):
        of_phase.setdefault(cast(Criterion, node.part).phase or "", []).append(node)
    return tuple(
        _gate(
            node,
            of_phase.get(node.address, ()),
            standings,
            signatures(design, node.address, signed.in_force.get(node.address, ()), evidence, as_of),
        )
        for node in design.nodes("phase")
    )


def _gate(
    node: Node, criteria: Sequence[Node], standings: Mapping[str, Standing], signed: tuple[Signature, ...]
) -> Gate:
    addresses = tuple(each.address for each in criteria)
    blockers = tuple(each for each in addresses if standings[each].blocks)
    conditions = tuple(
        each for each in addresses if standings[each].must and standings[each].verdict == "at-risk"
    )
    approvers = dict.fromkeys(
        approver for each in criteria if (approver := cast(Criterion, each.part).approver) is not None
    )
    have_signed = {each.role for each in signed}
    return Gate(
        node.address,
        node.title,
        cast(Phase, node.part).gate,
        _state(blockers, conditions, signed),
        addresses,
        counts_of(standings[each].verdict for each in addresses),
        blockers,
        conditions,
        signed,
        tuple(role for role in approvers if role not in have_signed),
        tuple(each.address for each in criteria if _is_signed(cast(Criterion, each.part), signed)),
    )


def _is_signed(criterion: Criterion, signed: Sequence[Signature]) -> bool:
    return any(
        not each.suspect
        and each.record.record.decision != "rejected"
        and criterion.approver in (None, each.role)
        for each in signed
    )


def _state(blockers: Sequence[str], conditions: Sequence[str], signed: Sequence[Signature]) -> GateState:
    """Tell the state of a gate: what people decided goes before what the evidence says.

    One role that rejects it keeps it shut, and one signature that has to be confirmed again makes it
    suspect. That roles which approve single criteria have not signed yet does not undo a decision: the gate
    names them.
    """
    if any(each.record.record.decision == "rejected" for each in signed):
        return "rejected"
    if any(each.suspect for each in signed):
        return "suspect"
    if signed:
        return "passed"
    if blockers:
        return "not-ready"
    return "ready-with-conditions" if conditions else "ready"
