"""Gather from the design who travels a journey, and how well they are known."""

import re

from pmo_design.link import ServiceDesign
from pmo_design.model import Journey, Persona
from pmo_design.model.persona import EVIDENCE_LEVELS, Evidence
from pmo_design.render import prose
from pmo_design.render.diagrams.journey.story import Traveller

_LONGEST_EVIDENCE = 28
_SPACE = re.compile(r"[ \t\r\n]+")


def travellers(design: ServiceDesign, journey: Journey) -> tuple[Traveller, ...]:
    """Return who travels: the personas of the journey, then others whose thoughts or feelings it tells."""
    thinking = (said.persona for step in journey.steps for said in step.thoughts)
    feeling = (felt.persona for step in journey.steps for felt in step.emotions)
    spoken = (persona for persona in (*thinking, *feeling) if persona)
    addresses = tuple(dict.fromkeys((*journey.personas, *spoken)))
    return tuple(_traveller(design, address, index) for index, address in enumerate(addresses))


def plain(text: str) -> str:
    """Return a text field without its inline Markdown, on one line."""
    return _SPACE.sub(" ", prose.plain(text)).strip() or text.strip()


def title_of(design: ServiceDesign, address: str | None) -> str:
    """Return the title of an element, or what stands in its address where there is none."""
    node = design.get(address)
    return plain(node.title) if node else (address or "").partition(":")[2]


def _traveller(design: ServiceDesign, address: str, index: int) -> Traveller:
    node = design.get(address)
    persona = node.part if node is not None and isinstance(node.part, Persona) else None
    title = title_of(design, address)
    if persona is None:
        return Traveller(address, title, "", 0.0, "No evidence", index)
    role = title_of(design, persona.role) if persona.role else ""
    site = title_of(design, persona.context.site) if persona.context.site else ""
    places = [place for place in (role, site) if place and place.casefold() != title.casefold()]
    place = ", ".join(places) or plain(persona.segment or "")
    return Traveller(address, title, place, *_evidence(persona.evidence), index)


def _evidence(evidence: Evidence | None) -> tuple[float, str]:
    if evidence is None:
        return 0.0, "No evidence"
    done = [_lowered(plain(item.method).partition(",")[0]) for item in evidence.items]
    done = [
        f"{method}\N{NO-BREAK SPACE}({item.sample_size})" if item.sample_size else method
        for method, item in zip(done, evidence.items, strict=True)
    ]
    shown = max(
        (n for n in range(1, len(done) + 1) if len(", ".join(done[:n])) <= _LONGEST_EVIDENCE), default=1
    )
    rest = f" and {len(done) - shown} more" if len(done) > shown else ""
    items = ", ".join(done[:shown]) + rest
    climbed = EVIDENCE_LEVELS.index(evidence.level) / (len(EVIDENCE_LEVELS) - 1)
    return climbed, evidence.level.capitalize() + (f": {items}" if items else "")


def _lowered(text: str) -> str:
    return text[0].lower() + text[1:] if len(text) > 1 and text[1].islower() else text
