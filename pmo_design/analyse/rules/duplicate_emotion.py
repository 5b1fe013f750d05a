"""Two emotions of one persona at one step."""

from collections.abc import Iterator

from pmo_design.analyse.feelings import feelings
from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.analyse import DUPLICATE_EMOTION
from pmo_design.link.design import ServiceDesign


def check_duplicate_emotion(design: ServiceDesign) -> Iterator[Diagnostic]:
    """Report every emotion after the first that a persona has at a step."""
    seen: set[tuple[str, str]] = set()
    for feeling in feelings(design):
        persona = feeling.owner
        if persona is None or feeling.field != "emotions":
            continue
        if (feeling.step.address, persona) in seen:
            yield DUPLICATE_EMOTION.at(feeling.span(), persona=persona)
        seen.add((feeling.step.address, persona))
