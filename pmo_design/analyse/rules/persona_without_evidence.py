"""Personas that do not say how they are known."""

from collections.abc import Iterator

from pmo_design.analyse.ties import parts
from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.analyse import PERSONA_WITHOUT_EVIDENCE
from pmo_design.link.design import ServiceDesign
from pmo_design.model import Persona


def check_persona_without_evidence(design: ServiceDesign) -> Iterator[Diagnostic]:
    """Report every persona without evidence, or with a level that nothing was done to reach."""
    for node, persona in parts(design, "persona", Persona):
        evidence = persona.evidence
        if evidence is None:
            yield PERSONA_WITHOUT_EVIDENCE.at(
                node.span,
                persona=node.address,
                lacks="does not say how it is known",
                way_out="add `evidence:` with its `level:`; `assumed` is an honest answer",
            )
        elif evidence.level != "assumed" and not evidence.items:
            yield PERSONA_WITHOUT_EVIDENCE.at(
                node.span_of("evidence", "level"),
                persona=node.address,
                lacks=f"is said to be {evidence.level}, but nothing tells by what",
                way_out="name under `items:` what was done, or set the level to `assumed`",
            )
