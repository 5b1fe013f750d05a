"""What a persona card tells, gathered from the design."""

from dataclasses import dataclass

from pmo_design.analyse import channel_fit
from pmo_design.analyse.evidence import next_rung, rung_of, what_it_takes
from pmo_design.link import ServiceDesign
from pmo_design.model import Persona
from pmo_design.model.service import Channel
from pmo_design.render import prose
from pmo_design.render.diagrams.icons import channel_icon
from pmo_design.render.numbers import number_of

_SEVERITY = {1: "Slows", 2: "Costs rework", 3: "Stops the work"}
_UNFIT = {"cannot": "Cannot use", "partly": "Partly"}
_MOST_PAINS, _MOST_GOALS, _MOST_CHANNELS = 3, 3, 3


@dataclass(frozen=True, slots=True)
class Said:
    """One entry of the card: its words, how bad it is in a word and a note, and what it is of."""

    key: str
    address: str
    words: str
    word: str = ""
    note: str = ""
    severity: int = 0
    icon: str = ""


@dataclass(frozen=True, slots=True)
class CardStory:
    """All that the card of a persona says; `left_out` counts the entries that each part has no room for."""

    id: str
    address: str
    number: str
    title: str
    place: str
    segment: str
    quote: str
    pains: tuple[Said, ...]
    goals: tuple[Said, ...]
    channels: tuple[Said, ...]
    left_out: tuple[int, int, int]
    rung: int
    onward: str


def tell_card(design: ServiceDesign, persona: Persona) -> CardStory:
    """Gather the card: three each of the worst pains, the first goals, the channels that fall short."""
    address = f"persona:{persona.id}"
    ranked = sorted(persona.pain_points, key=lambda pain: -pain.severity)
    pains = [
        Said(
            f"pain-{pain.id}",
            f"{address}/{pain.id}",
            _plain(pain.title),
            _SEVERITY[pain.severity],
            _plain(pain.frequency),
            pain.severity,
        )
        for pain in ranked
    ]
    goals = [Said(f"goal-{goal.id}", f"{address}/{goal.id}", _plain(goal.title)) for goal in persona.goals]
    channels = [
        Said(
            f"channel-{fit.channel.partition(':')[2]}",
            fit.channel,
            _plain(design[fit.channel].title),
            _UNFIT[fit.verdict],
            _plain(fit.reason),
            icon=_icon(design, fit.channel),
        )
        for fit in sorted(channel_fit(design, address), key=lambda fit: fit.verdict)
        if fit.verdict in _UNFIT
    ]
    rung = next_rung(persona)
    return CardStory(
        id=f"persona-card-{persona.id}",
        address=address,
        number=number_of(design, design[address]) or "",
        title=_plain(persona.title),
        place=_place(design, persona),
        segment=_plain(persona.segment),
        quote=_plain(persona.quote),
        pains=tuple(pains[:_MOST_PAINS]),
        goals=tuple(goals[:_MOST_GOALS]),
        channels=tuple(channels[:_MOST_CHANNELS]),
        left_out=(
            len(pains[_MOST_PAINS:]), len(goals[_MOST_GOALS:]), len(channels[_MOST_CHANNELS:]),
        ),
        rung=rung_of(persona),
        onward=f"To reach “{rung}”: {_plain(what_it_takes(persona))}" if rung else "",
    )  # fmt: skip


def _place(design: ServiceDesign, persona: Persona) -> str:
    titles = [
        _plain(node.title)
        for address in (persona.role, persona.context.site)
        if address is not None and (node := design.get(address)) is not None
    ]
    named = [title for title in titles if title.casefold() != _plain(persona.title).casefold()]
    return ", ".join(named)


def _icon(design: ServiceDesign, address: str) -> str:
    part = design[address].part
    return channel_icon(part.type) if isinstance(part, Channel) else "channel"


def _plain(text: str | None) -> str:
    return " ".join(prose.plain(text).split()) if text else ""
