"""Touchpoints that their persona cannot reach."""

from collections.abc import Iterator

from pmo_design.analyse.channel_fit import fit_of, touches
from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.analyse import UNUSABLE_CHANNEL
from pmo_design.link.design import ServiceDesign


def check_unusable_channel(design: ServiceDesign) -> Iterator[Diagnostic]:
    """Report every touchpoint of a to-be journey whose channel one of the journey's personas cannot use."""
    for touch in touches(design):
        if touch.state != "to-be":
            continue
        for persona in touch.personas:
            fit = fit_of(design, persona, touch.channel)
            if fit.verdict == "cannot":
                yield UNUSABLE_CHANNEL.at(
                    touch.span, persona=persona.address, channel=touch.channel.address, reason=fit.reason
                )
