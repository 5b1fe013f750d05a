"""Feelings and thoughts that could be anybody's."""

from collections.abc import Iterator

from pmo_design.analyse.feelings import feelings
from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.analyse import AMBIGUOUS_FEELING
from pmo_design.link.design import ServiceDesign


def check_ambiguous_feeling(design: ServiceDesign) -> Iterator[Diagnostic]:
    """Report every emotion or thought without a persona, in journeys of several."""
    for feeling in feelings(design):
        personas = feeling.journey.personas
        if feeling.persona is None and len(personas) > 1:
            yield AMBIGUOUS_FEELING.at(
                feeling.span(), part=feeling.word, count=len(personas), known=", ".join(personas)
            )
