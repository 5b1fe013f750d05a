"""Personas that were not looked at in time."""

from collections.abc import Iterator

from pmo_design.analyse.ties import parts
from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.analyse import REVIEW_OVERDUE
from pmo_design.link.design import ServiceDesign
from pmo_design.model import Persona


def check_review_overdue(design: ServiceDesign) -> Iterator[Diagnostic]:
    """Report every persona whose review date lies before the date of the document."""
    if design.service is None:
        return
    issued = design.service.document.date
    for node, persona in parts(design, "persona", Persona):
        if persona.review_date is not None and persona.review_date < issued:
            yield REVIEW_OVERDUE.at(
                node.span_of("review_date"), persona=node.address, review=persona.review_date, issued=issued
            )
