"""Whether a persona can use a channel: by connection, and by the hours of both, each in its own zone."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, cast

from pmo_design.analyse.shift_hours import WEEKDAYS, in_zone, overlap
from pmo_design.analyse.ties import state_of
from pmo_design.diagnostics import Span
from pmo_design.link.design import Node, ServiceDesign
from pmo_design.model import Persona
from pmo_design.model.journey import Step
from pmo_design.model.relations import CHANNEL, PERSONAS
from pmo_design.model.scalars import MINUTES_PER_HOUR
from pmo_design.model.service import Channel, Hours, Site

Verdict = Literal["works", "partly", "cannot", "unknown"]
VERDICTS: tuple[Verdict, ...] = ("works", "partly", "unknown", "cannot")
"""From the best to the worst: a channel is as good as the worst that is said of it."""

_NEEDS_CONNECTION = ("portal", "app", "email", "video", "chat")
_KEEPS_MESSAGES = ("email", "sms", "paper")


@dataclass(frozen=True, slots=True)
class ChannelFit:
    """How a channel serves a persona, in a word and a sentence, and the journey steps where they meet."""

    persona: str
    channel: str
    verdict: Verdict
    reason: str
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Touch:
    """A touchpoint: its step and place there, its channel, who goes through it, the journey's state."""

    step: Node
    channel: Node
    personas: tuple[Node, ...]
    state: str | None
    index: int

    @property
    def span(self) -> Span:
        """Where its channel is named."""
        return self.step.span_of("touchpoints", self.index, "channel")


def channel_fit(design: ServiceDesign, persona: str) -> tuple[ChannelFit, ...]:
    """Judge every channel of a persona's journeys and preferences, in the order in which they meet them."""
    node = design[persona]
    steps: dict[str, dict[str, None]] = {}
    for journey in design.sources(persona, PERSONAS):
        for touch in _touches_of(design, journey):
            steps.setdefault(touch.channel.address, {})[touch.step.address] = None
    for channel in design.targets(persona, CHANNEL):
        steps.setdefault(channel.address, {})
    return tuple(fit_of(design, node, design[channel], tuple(found)) for channel, found in steps.items())


def touches(design: ServiceDesign) -> Iterator[Touch]:
    """Yield all touchpoints whose channel is known, journey by journey."""
    for journey in design.nodes("journey"):
        yield from _touches_of(design, journey)


def fit_of(design: ServiceDesign, persona: Node, channel: Node, steps: tuple[str, ...] = ()) -> ChannelFit:
    """Judge one channel for one persona; the reason tells all that speaks against it."""
    context = cast(Persona, persona.part).context
    site_node = design.get(context.site)
    site = cast(Site, site_node.part) if site_node is not None and site_node.type == "site" else None
    way = cast(Channel, channel.part)
    found = (
        _by_connection(way, _bandwidth(context.bandwidth_kbps, site)),
        _by_hours(design, way, context.shift, site),
    )
    verdict = max((each[0] for each in found), key=VERDICTS.index)
    reasons = [reason for each, reason in found if each == verdict and reason]
    return ChannelFit(persona.address, channel.address, verdict, "; ".join(reasons), steps)


def _touches_of(design: ServiceDesign, journey: Node) -> Iterator[Touch]:
    personas, state = design.targets(journey.address, PERSONAS), state_of(design, journey)
    for stage in design.children(journey.address):
        for step in design.children(stage.address):
            if not isinstance(step.part, Step):
                continue
            for index, touchpoint in enumerate(step.part.touchpoints):
                channel = design.get(touchpoint.channel)
                if channel is not None and channel.type == "channel":
                    yield Touch(step, channel, personas, state, index)


def _bandwidth(own: int | None, site: Site | None) -> int | None:
    if own is not None or site is None:
        return own
    return site.bandwidth_kbps


def _by_connection(channel: Channel, available: int | None) -> tuple[Verdict, str]:
    if channel.works_offline:
        return "works", "works without a connection"
    needed = channel.bandwidth_kbps
    if needed == 0 and channel.type not in _NEEDS_CONNECTION:
        return "works", "needs no data connection"
    if available is None:
        return "unknown", "nothing is known of the connection"
    if available == 0:
        return "cannot", "it needs a connection, and there is none"
    if available < needed:
        return "cannot", f"it needs {needed} kbit/s, and there are {available}"
    if needed == 0:
        return "works", "there is a connection"
    return "works", f"needs {needed} kbit/s, and there are {available}"


def _by_hours(
    design: ServiceDesign, channel: Channel, shift: Hours | None, site: Site | None
) -> tuple[Verdict, str]:
    hours = channel.hours
    if hours is None or design.service is None:
        return "works", ""
    if shift is None:
        return "unknown", "nothing is known of the shift"
    day = design.service.document.date
    zone = channel.time_zone or (site.time_zone if site else "UTC")
    own_zone = site.time_zone if site else zone
    there = in_zone(hours, zone, own_zone, day)
    answered = _told(there) + (" at their site" if own_zone != zone else "")
    met = overlap(shift, own_zone, hours, zone, day)
    if met.minutes == met.of_minutes:
        return "works", ""
    if met.minutes > 0:
        share = met.minutes * 100 // met.of_minutes
        return "partly", f"answered for {share} % of their shift: {answered}, shift {_told(shift)}"
    if channel.type in _KEEPS_MESSAGES:
        return "partly", f"answered {answered}, never in their shift, {_told(shift)}; messages wait"
    return "cannot", f"it is answered {answered}, and their shift is {_told(shift)}"


def _told(hours: Hours) -> str:
    """Write hours in few words: `06:00-18:00 mon-fri`, with dashes between."""
    span = f"{_clock(hours.start)}\u2013{_clock(hours.end)}"
    return f"{span} {_told_days(hours)}" if hours.days else span


def _told_days(hours: Hours) -> str:
    """Write days in few words: three or more in a row as the first and the last."""
    places = sorted({WEEKDAYS.index(day) for day in hours.days})
    first, last = WEEKDAYS[places[0]], WEEKDAYS[places[-1]]
    if len(places) > 2 and places[-1] - places[0] == len(places) - 1:
        return f"{first}\u2013{last}"
    return ", ".join(WEEKDAYS[place] for place in places)


def _clock(minutes: int) -> str:
    return f"{minutes // MINUTES_PER_HOUR:02}:{minutes % MINUTES_PER_HOUR:02}"
