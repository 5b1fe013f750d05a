"""Steps that are over before their work is done."""

from collections.abc import Iterator

from pmo_design.analyse.ties import parts
from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.analyse import ELAPSED_TOO_SHORT
from pmo_design.link.design import ServiceDesign
from pmo_design.model.blueprint import BlueprintStep, Cell
from pmo_design.model.scalars import show_minutes


def check_elapsed_too_short(design: ServiceDesign) -> Iterator[Diagnostic]:
    """Report every step whose stated time is less than one of its cells works and waits."""
    for node, step in parts(design, "blueprint-step", BlueprintStep):
        if step.elapsed is None:
            continue
        longest = max(step.cells, key=_minutes)
        if _minutes(longest) > step.elapsed:
            yield ELAPSED_TOO_SHORT.at(
                node.span_of("elapsed"),
                elapsed=show_minutes(step.elapsed),
                cell=longest.display_name,
                needed=show_minutes(_minutes(longest)),
            )


def _minutes(cell: Cell) -> int:
    return (cell.duration or 0) + (cell.wait or 0)
