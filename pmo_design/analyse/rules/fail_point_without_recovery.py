"""Fail points that leave people alone with the failure."""

from collections.abc import Iterator

from pmo_design.analyse.ties import parts, state_of
from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.analyse import FAIL_POINT_WITHOUT_RECOVERY
from pmo_design.link.design import ServiceDesign
from pmo_design.model.blueprint import Cell


def check_fail_point_without_recovery(design: ServiceDesign) -> Iterator[Diagnostic]:
    """Report every fail point of a to-be blueprint that tells no recovery."""
    for node, cell in parts(design, "cell", Cell):
        fail_point = cell.fail_point
        if fail_point and fail_point.recovery is None and state_of(design, node) == "to-be":
            yield FAIL_POINT_WITHOUT_RECOVERY.at(node.span_of("fail_point", "title"), title=fail_point.title)
