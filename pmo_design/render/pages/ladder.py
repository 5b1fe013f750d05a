"""The evidence ladder of a persona's page: what stands on each rung, and what the next one takes."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from pmo_design.analyse.evidence import items_on, next_rung, pains_behind, pains_on, rung_of, what_it_takes
from pmo_design.model import Persona
from pmo_design.model.persona import EVIDENCE_LEVELS, EvidenceLevel
from pmo_design.render.pages.view import View
from pmo_design.render.pages.wording import counted, listed, number_word, plural, sentence

_MEANS: dict[EvidenceLevel, str] = {
    "assumed": "from experience, not asked",
    "proxy": "told by people who know them",
    "interviewed": "told by themselves",
    "observed": "seen at work",
    "confirmed": "agreed by the client, in writing",
}


@dataclass(frozen=True, slots=True)
class Ladder:
    """How far it is climbed, what stands on each rung, and what is told of the way on, a paragraph each."""

    rung: int
    rungs: tuple[dict[str, str], ...]
    onward: tuple[Markup, ...]
    meta: str


def ladder(view: View, persona: Persona) -> Ladder:
    """Tell how well a persona is known, for which share of its pains, and what it takes to know it better."""
    return Ladder(
        rung_of(persona),
        tuple({"word": sentence(level), "note": _note(persona, level)} for level in EVIDENCE_LEVELS),
        tuple(_onward(view, persona)),
        _meta(persona),
    )


def _note(persona: Persona, level: EvidenceLevel) -> str:
    done = items_on(persona, level)
    told = "; ".join(_of_item(item.method, item.sample_size) for item in done[:2])
    more = f" and {len(done) - 2} more" if len(done) > 2 else ""
    pains = len(pains_on(persona, level))
    total = len(persona.pain_points)
    share = f"{pains} of {total} {plural(total, 'pain')}" if pains else ""
    return ". ".join(words for words in (sentence(told + more) if told else _MEANS[level], share) if words)


def _of_item(method: str, sample_size: int | None) -> str:
    short = method.partition(",")[0]
    return f"{short} ({sample_size})" if sample_size else short


def _onward(view: View, persona: Persona) -> Iterator[Markup]:
    rung, way = next_rung(persona), what_it_takes(persona)
    if rung is not None and way is not None:
        yield Markup("To reach “{}”: {}").format(rung, view.text(way))
    behind = pains_behind(persona)
    if behind and rung_of(persona):
        verb = "is" if len(behind) == 1 else "are"
        titles = Markup(listed([f"“{view.text(pain.title)}”" for pain in behind]))
        whole = f"{number_word(len(behind))} of {counted(len(persona.pain_points), 'pain')}"
        yield Markup("{} {} known less well than the rest of this page: {}.").format(
            sentence(whole), verb, titles
        )


def _meta(persona: Persona) -> str:
    done = len(persona.evidence.items) if persona.evidence else 0
    pains = len(persona.pain_points)
    known = sum(pain.evidence not in (None, "assumed") for pain in persona.pain_points)
    share = f"{known} of {pains} {plural(pains, 'pain rests', 'pains rest')} on evidence" if pains else ""
    return ", ".join(words for words in (sentence(counted(done, "item")), share) if words)
