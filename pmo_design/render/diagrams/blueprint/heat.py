"""Heat: how much a cell hurts, how long it waits, what the criteria that verify it say."""

from collections.abc import Iterator, Mapping
from math import ceil
from typing import cast

from pmo_design.engines.acceptance import worst
from pmo_design.link import ServiceDesign
from pmo_design.link.design import Node
from pmo_design.model.blueprint import BlueprintStep, Cell
from pmo_design.model.journey import Step
from pmo_design.model.persona import PainPoint
from pmo_design.model.relations import RESOLVES, VERIFIES
from pmo_design.render.diagrams.blueprint.story import CellHeat, HeatKind
from pmo_design.render.verdicts import NO_VERDICTS, Proof, Verdicts, proof_by

HEATS: Mapping[HeatKind, str] = {"pain": "Pain", "wait": "Wait", "criteria": "Criteria"}
LEVELS = 3


def heat_of(
    design: ServiceDesign, address: str, cell: Cell, step: BlueprintStep, verdicts: Verdicts = NO_VERDICTS
) -> CellHeat:
    """Return the heat of a cell."""
    criteria = criteria_of(design, address, cell)
    known = tuple(verdicts[each] for each in criteria if each in verdicts)
    return CellHeat(
        pain_of(design, address, cell),
        wait_of(cell, step),
        len(criteria),
        worst(known) if known else None,
        known.count("met"),
    )


def pain_of(design: ServiceDesign, address: str, cell: Cell) -> int:
    """Return the worst severity, 0 to 3, of the pains that a cell resolves, or that are felt at a journey
    step which the cell itself supports; a pain felt counts as heavy as the step says."""
    resolved = [cast(PainPoint, pain.part).severity for pain in design.targets(address, RESOLVES)]
    supported = [node for target in cell.supports if (node := design.get(target)) is not None]
    felt = [severity for node in supported for severity in _felt(design, node)]
    return max((*resolved, *felt), default=0)


def _felt(design: ServiceDesign, node: Node) -> Iterator[int]:
    if not isinstance(step := node.part, Step):
        return
    yield from (pain.severity for pain in step.pain_points)
    for felt in step.feels:
        pain = design.get(felt.pain)
        if felt.severity is not None:
            yield felt.severity
        elif pain is not None:
            yield cast(PainPoint, pain.part).severity


def wait_of(cell: Cell, step: BlueprintStep) -> int:
    """Return the minutes that a cell waits; where no cell of its step says, those in which nobody works."""
    if any(other.wait is not None for other in step.cells):
        return cell.wait or 0
    return max(step.elapsed_minutes - step.work_minutes, 0)


def criteria_of(design: ServiceDesign, address: str, cell: Cell) -> tuple[str, ...]:
    """Return the criteria that verify a cell: by itself, through its step, or through a system it uses."""
    node = design.get(address)
    if node is None:
        return ()
    verified = (address, node.parent or address, *cell.systems)
    return tuple(dict.fromkeys(edge.source for each in verified for edge in design.edges_to(each, VERIFIES)))


def wait_level(wait: int, longest: int) -> int:
    """Return the third of the longest wait that a wait reaches into, 1 to 3; 0 for none."""
    return ceil(LEVELS * wait / longest) if longest else 0


def proof_of(heat: CellHeat) -> Proof:
    """Return what the criteria of a cell come to."""
    return proof_by(heat.verdict) if heat.criteria else "none"
