"""Phases whose days contradict their order."""

from collections.abc import Iterator
from datetime import date

from pmo_design.analyse.ties import parts
from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.analyse import GATE_ORDER
from pmo_design.link.design import ServiceDesign
from pmo_design.model.service import Phase


def check_gate_order(design: ServiceDesign) -> Iterator[Diagnostic]:
    """Report every phase that starts after its gate, or starts or ends before the phase that it follows."""
    start: tuple[date, str] | None = None
    gate: tuple[date, str] | None = None
    for node, phase in parts(design, "phase", Phase):
        if phase.starts and phase.gate and phase.gate < phase.starts:
            yield GATE_ORDER.at(
                node.span_of("gate"), problem=f"the gate {phase.gate} lies before the start {phase.starts}"
            )
        if phase.starts and start and phase.starts < start[0]:
            yield GATE_ORDER.at(
                node.span_of("starts"),
                problem=f"'{node.address}' starts before '{start[1]}', which it follows",
            )
        if phase.gate and gate and phase.gate < gate[0]:
            yield GATE_ORDER.at(
                node.span_of("gate"),
                problem=f"the gate of '{node.address}' lies before that of '{gate[1]}', which it follows",
            )
        start = (phase.starts, node.address) if phase.starts else start
        gate = (phase.gate, node.address) if phase.gate else gate
