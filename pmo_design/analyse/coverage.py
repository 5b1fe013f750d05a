"""How much of the design is covered, in figures, and where its gaps are."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import cast

from pmo_design.analyse.matrix import traced_requirements
from pmo_design.analyse.ties import (
    needs_accountable,
    realising_cells,
    resolving_cells,
    state_of,
    supporters,
    wants_answer,
    wants_cell,
)
from pmo_design.link.design import Node, ServiceDesign
from pmo_design.model import Criterion, Persona, Requirement
from pmo_design.model.blueprint import Cell
from pmo_design.model.figures import Figure as NamedFigure


@dataclass(frozen=True, slots=True)
class Figure:
    """So many of so many; `gaps` are the addresses of those that are not covered."""

    name: str
    covered: int
    total: int
    gaps: tuple[str, ...]

    @property
    def percent(self) -> int | None:
        """The share covered, rounded down, so that 100 means all; None where there is nothing to cover."""
        return self.covered * 100 // self.total if self.total else None


@dataclass(frozen=True, slots=True)
class Coverage:
    """All figures, in the order of the golden thread."""

    figures: tuple[Figure, ...]

    def __getitem__(self, name: str) -> Figure:
        return next(figure for figure in self.figures if figure.name == name)


def coverage(design: ServiceDesign) -> Coverage:
    """Count what is covered; what need not be (accepted, dropped, speculative, as-is) is left out."""
    traced = traced_requirements(design)
    return Coverage(
        (
            _figure(
                "personas with evidence above assumed",
                design.nodes("persona"),
                lambda node: _is_known(cast(Persona, node.part)),
            ),
            _figure(
                "pain points resolved",
                (pain for pain in design.nodes("pain-point") if wants_answer(design, pain)),
                lambda pain: bool(resolving_cells(design, pain)),
            ),
            _figure(
                "opportunities realised",
                (node for node in design.nodes("opportunity") if wants_cell(design, node)),
                lambda node: bool(realising_cells(design, node)),
            ),
            _figure(
                "journey steps supported",
                (step for step in design.nodes("journey-step") if state_of(design, step) == "to-be"),
                lambda step: bool(supporters(design, step)),
            ),
            _figure(
                "cells with an accountable role",
                (cell for cell in design.nodes("cell") if _is_work(design, cell)),
                lambda cell: cast(Cell, cell.part).accountable is not None,
            ),
            _figure(
                "criteria with a metric",
                design.nodes("criterion"),
                lambda node: cast(Criterion, node.part).metric is not None,
            ),
            _figure(
                "requirements addressed",
                design.nodes("requirement"),
                lambda node: bool(cast(Requirement, node.part).addressed_by),
            ),
            _figure(
                "requirements traced to a criterion",
                design.nodes("requirement"),
                lambda node: node.address in traced,
            ),
        )
    )


def _figure(name: str, nodes: Iterable[Node], is_covered: Callable[[Node], bool]) -> Figure:
    counted = tuple(nodes)
    gaps = tuple(node.address for node in counted if not is_covered(node))
    return Figure(name, len(counted) - len(gaps), len(counted), gaps)


def _is_known(persona: Persona) -> bool:
    evidence = persona.evidence
    return evidence is not None and evidence.level != "assumed" and bool(evidence.items)


def _is_work(design: ServiceDesign, cell: Node) -> bool:
    return state_of(design, cell) == "to-be" and needs_accountable(design, cell)


def design_figures(design: ServiceDesign) -> tuple[NamedFigure, ...]:
    """Return the coverage in % as figures to measure criteria by: `design.criteria_with_a_metric`."""
    return tuple(
        NamedFigure(
            f"design.{figure.name.replace(' ', '_').replace('-', '_')}",
            figure.name[:1].upper() + figure.name[1:],
            Decimal(100 * figure.covered) / figure.total if figure.total else None,
            "%",
            figure.total,
        )
        for figure in coverage(design).figures
    )
