"""Pain points that the service leaves alone without saying so."""

from collections.abc import Iterator

from pmo_design.analyse.ties import answering_opportunities, resolving_cells, wants_answer
from pmo_design.diagnostics import Diagnostic, Related
from pmo_design.diagnostics.catalogue.analyse import UNANSWERED_PAIN_POINT
from pmo_design.link.design import ServiceDesign


def check_unanswered_pain_point(design: ServiceDesign) -> Iterator[Diagnostic]:
    """Report every pain point that no cell resolves, itself or through an opportunity."""
    for pain in design.nodes("pain-point"):
        if not wants_answer(design, pain) or resolving_cells(design, pain):
            continue
        ideas = [
            Related(f"'{idea.address}' would answer it, but no cell realises it", idea.span)
            for idea in answering_opportunities(design, pain)
        ]
        yield UNANSWERED_PAIN_POINT.at(pain.span, related=ideas, pain=pain.address)
