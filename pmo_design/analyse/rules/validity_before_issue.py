"""Offers that lapsed before they were made."""

from collections.abc import Iterator

from pmo_design.analyse.ties import parts
from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.analyse import VALIDITY_BEFORE_ISSUE
from pmo_design.link.design import ServiceDesign
from pmo_design.model import Service


def check_validity_before_issue(design: ServiceDesign) -> Iterator[Diagnostic]:
    """Report a document whose last day of validity lies before its day of issue."""
    for node, service in parts(design, "service", Service):
        sheet = service.document
        if sheet.valid_to is not None and sheet.valid_to < sheet.date:
            yield VALIDITY_BEFORE_ISSUE.at(
                node.span_of("document", "valid_to"), valid_to=sheet.valid_to, issued=sheet.date
            )
