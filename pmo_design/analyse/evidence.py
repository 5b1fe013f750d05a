"""How well a persona is known: what was done on each rung of the ladder, and what the next one takes."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from pmo_design.model import Persona
from pmo_design.model.persona import EVIDENCE_LEVELS, EvidenceItem, EvidenceLevel, PainPoint

_METHODS: Mapping[EvidenceLevel, re.Pattern[str]] = MappingProxyType(
    {
        "confirmed": re.compile(r"confirm|sign|written|review(?:ed)? with|playback", re.IGNORECASE),
        "observed": re.compile(r"observ|shadow|site visit|watch|ride-along|time study|diary", re.IGNORECASE),
        "interviewed": re.compile(r"interview|focus group|conversation|call with|talk", re.IGNORECASE),
        "proxy": re.compile(r".", re.DOTALL),
    }
)
_STEPS: Mapping[EvidenceLevel, str] = MappingProxyType(
    {
        "assumed": "Write down who this is and what is believed of them.",
        "proxy": "Ask people who work with them, or read a log or a survey that they left traces in.",
        "interviewed": "Ask people in the role themselves, and record how many and when.",
        "observed": "Watch somebody in the role at work, and record where and for how long.",
        "confirmed": "Have the client confirm this page in writing, and record by whom and when.",
    }
)


def rung_of(persona: Persona) -> int:
    """Return how far the evidence ladder is climbed, from 0 for no evidence to 5."""
    return EVIDENCE_LEVELS.index(persona.evidence.level) + 1 if persona.evidence else 0


def next_rung(persona: Persona) -> EvidenceLevel | None:
    """Return the rung above the one reached; None at the top."""
    reached = rung_of(persona)
    return EVIDENCE_LEVELS[reached] if reached < len(EVIDENCE_LEVELS) else None


def what_it_takes(persona: Persona) -> str | None:
    """Say what it would take to climb the next rung: in the author's words, else what it is made of."""
    rung = next_rung(persona)
    if rung is None:
        return None
    authored = persona.evidence.next if persona.evidence else None
    if authored:
        return authored
    done = len(items_on(persona, rung))
    return f"{_STEPS[rung]} {_on_record(done)}"


def items_on(persona: Persona, rung: EvidenceLevel) -> tuple[EvidenceItem, ...]:
    """Return what was done that counts for a rung, by the words of its method; what names none is proxy."""
    items = persona.evidence.items if persona.evidence else ()
    return tuple(item for item in items if _rung_of_item(item) == rung)


def pains_on(persona: Persona, rung: EvidenceLevel) -> tuple[PainPoint, ...]:
    """Return the pain points that are known as well as that, and no better."""
    return tuple(pain for pain in persona.pain_points if pain.evidence == rung)


def pains_behind(persona: Persona) -> tuple[PainPoint, ...]:
    """Return the pain points that are known less well than the persona as a whole, or are not told of."""
    reached = rung_of(persona)
    return tuple(
        pain
        for pain in persona.pain_points
        if pain.evidence is None or EVIDENCE_LEVELS.index(pain.evidence) + 1 < reached
    )


def _rung_of_item(item: EvidenceItem) -> EvidenceLevel:
    return next(level for level, words in _METHODS.items() if words.search(item.method))


def _on_record(done: int) -> str:
    if not done:
        return "Nothing of the kind is on record yet."
    return f"{done} of the kind {'is' if done == 1 else 'are'} on record already."
