"""Touchpoints that leave a persona no channel but one that they avoid."""

from collections.abc import Iterator
from typing import cast

from pmo_design.analyse.channel_fit import Touch, touches
from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.analyse import AVOIDED_CHANNEL
from pmo_design.link.design import Node, ServiceDesign
from pmo_design.model import Persona


def check_avoided_channel(design: ServiceDesign) -> Iterator[Diagnostic]:
    """Report every touchpoint of a to-be journey on an avoided channel, where the step offers no other."""
    by_step: dict[str, list[Touch]] = {}
    for touch in touches(design):
        if touch.state == "to-be":
            by_step.setdefault(touch.step.address, []).append(touch)
    for at_step in by_step.values():
        for persona in at_step[0].personas:
            avoided = _avoided(persona)
            if all(touch.channel.address in avoided for touch in at_step):
                for touch in at_step:
                    yield AVOIDED_CHANNEL.at(
                        touch.span, persona=persona.address, channel=touch.channel.address
                    )


def _avoided(persona: Node) -> set[str]:
    preferences = cast(Persona, persona.part).channel_preferences
    return {each.channel for each in preferences if each.preference == "avoided"}
