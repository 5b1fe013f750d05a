"""Personas: who the service is for, what they need, what hurts, and how we know."""

from typing import Annotated, ClassVar, Literal

from pmo_design.model.base import Element, Part
from pmo_design.model.relations import CHANNEL, ROLE, SITE, TOOLS
from pmo_design.model.scalars import Day, Id, Text, described
from pmo_design.model.service import Hours

EvidenceLevel = Literal["assumed", "proxy", "interviewed", "observed", "confirmed"]
EVIDENCE_LEVELS: tuple[EvidenceLevel, ...] = ("assumed", "proxy", "interviewed", "observed", "confirmed")


class Context(Part):
    """Where, when and with what a persona works."""

    site: Annotated[str, SITE] | None = described("Site where the persona works.", None)
    situation: Text | None = described("The place and its demands, in words.", None)
    shift: Hours | None = described("Working hours, in the site's time.", None)
    device: Text | None = described("What they hold or sit at.", None)
    connectivity: Text | None = described("The connection they have, in words.", None)
    bandwidth_kbps: int | None = described(
        "Connection at the place of work, in kbit/s; the site's, if left out; 0 for none.", None, ge=0
    )
    languages: tuple[Text, ...] = described("Languages they work in.", ())


class Goal(Part):
    """Something the persona wants to reach."""

    node_type: ClassVar[str] = "goal"

    id: Id = described("Short name for addresses.")
    title: Text = described("The goal, as a sentence.")


class Need(Part):
    """`I need … so that …`."""

    node_type: ClassVar[str] = "need"

    id: Id = described("Short name for addresses.")
    need: Text = described("What follows “I need”.")
    so_that: Text = described("What follows “so that”.")

    @property
    def display_name(self) -> str:
        return self.need


class PainPoint(Part):
    """Something that hurts today."""

    node_type: ClassVar[str] = "pain-point"

    id: Id = described("Short name for addresses.")
    title: Text = described("The pain in a few words.")
    description: Text | None = described("What happens.", None)
    severity: int = described("1 slows, 2 costs rework, 3 stops the work.", 2, ge=1, le=3)
    impact: Text | None = described("What it costs.", None)
    frequency: Text | None = described("How often it happens.", None)
    workaround: Text | None = described("What people do about it today.", None)
    evidence: EvidenceLevel | None = described("How well it is known.", None)
    accepted: Text | None = described("Why the service leaves it unanswered.", None)


class ChannelPreference(Part):
    """How a persona feels about a channel."""

    channel: Annotated[str, CHANNEL] = described("The channel.")
    preference: Literal["preferred", "accepted", "avoided"] = described("How they feel about it.")
    reason: Text | None = described("Why.", None)


class Scenario(Part):
    """A day or a moment told as a story."""

    node_type: ClassVar[str] = "scenario"

    id: Id = described("Short name for addresses.")
    title: Text = described("What the story is called.")
    text: Text = described("The story.")


class EvidenceItem(Part):
    """One thing that was done to know the persona."""

    method: Text = described("Interview, observation, survey, support log …")
    sample_size: int | None = described("How many people or events.", None, ge=1)
    date: Day | None = described("When.", None)
    source: Text | None = described("Where the notes are.", None)
    note: Text | None = described("What it showed.", None)


class Evidence(Part):
    """How well the persona is known."""

    level: EvidenceLevel = described("The rung reached: assumed, proxy, interviewed, observed, confirmed.")
    items: tuple[EvidenceItem, ...] = described("What was done to know it.", ())
    next: Text | None = described("What it would take to climb the next rung.", None)


class Persona(Element):
    """Somebody the service is for, or who delivers it."""

    node_type: ClassVar[str] = "persona"

    name: Text | None = described("An invented given name, where one is used.", None)
    role: Annotated[str, ROLE] | None = described("Role in the service.", None)
    segment: Text | None = described("Group of people it stands for.", None)
    quote: Text | None = described("A sentence in their own words.", None)
    quote_source: Text | None = described("Where the quote comes from.", None)
    image: Text | None = described(
        "Portrait, by its path below site/pages; a monogram is drawn, if left out.", None
    )
    biography: Text | None = described("A short life at work.", None)
    context: Context = described("Where, when and with what they work.", Context())
    goals: tuple[Goal, ...] = described("What they want to reach.", ())
    needs: tuple[Need, ...] = described("I need … so that …", ())
    responsibilities: tuple[Text, ...] = described("What they answer for.", ())
    pain_points: tuple[PainPoint, ...] = described("What hurts today.", ())
    motivations: tuple[Text, ...] = described("What drives them.", ())
    tools: tuple[Annotated[str, TOOLS], ...] = described("Systems they work with.", ())
    channel_preferences: tuple[ChannelPreference, ...] = described("Channels they like or avoid.", ())
    skills: tuple[Text, ...] = described("What they are good at.", ())
    accessibility: tuple[Text, ...] = described("What they need to be able to use a channel.", ())
    scenarios: tuple[Scenario, ...] = described("Moments told as stories.", ())
    evidence: Evidence | None = described("How well the persona is known.", None)
    review_date: Day | None = described("When it should be looked at again.", None)
