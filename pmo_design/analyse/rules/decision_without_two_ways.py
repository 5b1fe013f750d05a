"""Questions on which the way does not fork."""

from collections.abc import Iterator

from pmo_design.analyse.ties import parts
from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.analyse import DECISION_WITHOUT_TWO_WAYS
from pmo_design.link.design import ServiceDesign
from pmo_design.model.blueprint import Cell
from pmo_design.model.relations import NEEDS, TRIGGERS

_WAYS = ("no link that leaves it", "only one link that leaves it")


def check_decision_without_two_ways(design: ServiceDesign) -> Iterator[Diagnostic]:
    """Report every decision that fewer than two links leave."""
    for node, cell in parts(design, "cell", Cell):
        if cell.decision is None:
            continue
        ways = len(design.edges_from(node.address, TRIGGERS, NEEDS))
        if ways < len(_WAYS):
            yield DECISION_WITHOUT_TWO_WAYS.at(
                node.span_of("decision", "question"),
                question=cell.decision.question,
                ways=_WAYS[ways],
                cell=node.address,
            )
