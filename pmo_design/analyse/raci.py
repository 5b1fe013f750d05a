"""Who does what in a blueprint: responsible, accountable, consulted, informed."""

from collections.abc import Mapping
from dataclasses import dataclass

from pmo_design.link.design import Node, ServiceDesign
from pmo_design.model.blueprint import Cell
from pmo_design.model.relations import ACCOUNTABLE, CONSULTED, INFORMED, RESPONSIBLE

_LETTERS = ((RESPONSIBLE, "R"), (ACCOUNTABLE, "A"), (CONSULTED, "C"), (INFORMED, "I"))


@dataclass(frozen=True, slots=True)
class RaciRow:
    """One cell, the step it stands in, and the letters of each role that has any: `R`, `A`, `RA` …"""

    step: str
    cell: str
    letters: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RaciMatrix:
    """Roles across, in the order of the service; cells down, in the order of the blueprint."""

    roles: tuple[str, ...]
    rows: tuple[RaciRow, ...]


def raci(design: ServiceDesign, blueprint: str) -> RaciMatrix:
    """Return who does what in a blueprint: a row for each cell that says what is done or names a role."""
    rows = tuple(
        row
        for phase in design.children(blueprint)
        for step in design.children(phase.address)
        for cell in design.children(step.address)
        if isinstance(cell.part, Cell) and (row := _row(design, step, cell)) is not None
    )
    named = {role for row in rows for role in row.letters}
    roles = tuple(role.address for role in design.nodes("role") if role.address in named)
    return RaciMatrix(roles, rows)


def _row(design: ServiceDesign, step: Node, cell: Node) -> RaciRow | None:
    letters: dict[str, str] = {}
    for relation, letter in _LETTERS:
        for role in design.targets(cell.address, relation):
            letters[role.address] = letters.get(role.address, "") + letter
    return RaciRow(step.address, cell.address, letters) if letters else None
