"""Signatures under content that has changed since."""

from collections.abc import Iterator

from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.acceptance import SUSPECT_SIGN_OFF
from pmo_design.engines.acceptance.rules.assessment import Assessment


def check_suspect_sign_off(assessment: Assessment) -> Iterator[Diagnostic]:
    """Report every signature that counts and has to be confirmed again."""
    for gate in assessment.report.gates:
        for signature in gate.signatures:
            if signature.suspect:
                yield SUSPECT_SIGN_OFF.at(
                    signature.record.span_of("content_hash"),
                    role=signature.role,
                    title=gate.title,
                    phase=gate.phase.partition(":")[2],
                    date=signature.record.record.date,
                    changed=" ".join(signature.changed),
                )
