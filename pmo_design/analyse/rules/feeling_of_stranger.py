"""Feelings and thoughts of personas who are not in the journey."""

from collections.abc import Iterator

from pmo_design.analyse.feelings import feelings
from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.analyse import FEELING_OF_STRANGER
from pmo_design.link.design import ServiceDesign


def check_feeling_of_stranger(design: ServiceDesign) -> Iterator[Diagnostic]:
    """Report every emotion or thought of a persona that its journey does not list."""
    for feeling in feelings(design):
        if feeling.persona is not None and feeling.persona not in feeling.journey.personas:
            yield FEELING_OF_STRANGER.at(
                feeling.span("persona"),
                persona=feeling.persona,
                part=feeling.word,
                known=", ".join(feeling.journey.personas),
            )
