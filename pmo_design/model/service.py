"""The service: who delivers it to whom, where, through what, and for which readers."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from pmo_design.model.base import Element, Part
from pmo_design.model.relations import (
    CLIENT,
    FROM_PARTY,
    GIVES,
    LEAD,
    OPERATED_BY,
    PART_OF,
    PROVIDER,
    READING,
    SITES,
    TO_PARTY,
    Relation,
)
from pmo_design.model.scalars import Clock, Colour, Day, Text, TravelHours, described

Carries = Literal["value", "money", "information", "contract"]
Direction = Literal["one-way", "two-way"]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
ChannelType = Literal[
    "in-person", "portal", "app", "email", "phone", "video", "chat", "sms", "radio", "paper", "screen"
]


class Hours(Part):
    """A stretch of the day, over midnight where the end is before the start."""

    start: Clock = described("First minute, as 06:00.")
    end: Clock = described("Last minute, as 18:00; 24:00 for midnight.")
    days: tuple[Weekday, ...] = described("Days of the week; all seven, if left out.", ())


class Organisation(Element):
    """A legal body that takes part in the service."""

    node_type: ClassVar[str] = "organisation"

    type: Literal["client", "provider", "supplier", "regulator", "partner", "community"] = described(
        "What it is to the service."
    )


class BusinessUnit(Element):
    """A part of an organisation that keeps accounts of its own."""

    node_type: ClassVar[str] = "business-unit"

    part_of: Annotated[str, PART_OF] | None = described("Organisation or larger unit it belongs to.", None)
    lead: Annotated[str, LEAD] | None = described("Role that leads it.", None)


class Site(Element):
    """A place where the service is received."""

    node_type: ClassVar[str] = "site"

    type: Text = described("Kind of place: smelter, refinery, mine, port …")
    region: Text = described("Region, for holidays and travel.")
    time_zone: Text = described("IANA name, as Australia/Brisbane.")
    travel_hours: TravelHours | None = described("Hours from door to door, from the project office.", None)
    bandwidth_kbps: int | None = described("Connection in normal work, in kbit/s.", None, ge=0)
    connectivity: Text | None = described("What the connection is like, in words.", None)
    part_of: Annotated[str, PART_OF] | None = described("Organisation or unit it belongs to.", None)


class Channel(Element):
    """A way in which the service and a person reach each other."""

    node_type: ClassVar[str] = "channel"

    type: ChannelType = described("Kind of channel; it chooses the icon.")
    hours: Hours | None = described("When it is answered; always, if left out.", None)
    time_zone: Text | None = described(
        "Time zone of the hours, as an IANA name; the site's own, if left out.", None
    )
    bandwidth_kbps: int = described("Connection it needs to work, in kbit/s.", 0, ge=0)
    works_offline: bool = described("Whether it can be used without a connection.", False)
    accessibility: Text | None = described("Notes on who can and cannot use it.", None)


class System(Element):
    """A tool or register that the service runs on."""

    node_type: ClassVar[str] = "system"

    operated_by: Annotated[str, OPERATED_BY] | None = described("Unit or organisation that runs it.", None)
    sites: tuple[Annotated[str, SITES], ...] = described("Sites where it is used; all, if left out.", ())
    legacy: bool = described("Whether it is there today and goes away with the service.", False)


class Role(Element):
    """A part that somebody plays, with duties that can be named."""

    node_type: ClassVar[str] = "role"

    part_of: Annotated[str, PART_OF] | None = described("Organisation or unit it belongs to.", None)


class Stakeholder(Element):
    """Somebody who has a say, or a stake, without acting in the service."""

    node_type: ClassVar[str] = "stakeholder"

    part_of: Annotated[str, PART_OF] | None = described("Organisation or unit it belongs to.", None)
    interest: Text | None = described("What it wants from the service.", None)
    influence: Literal["low", "medium", "high"] | None = described("How much it can change.", None)


class Reading(Part):
    """One entry of an audience's reading list."""

    to: Annotated[str, READING] | None = described("Element to read.", None)
    page: Text | None = described("Page to read instead, by its path: acceptance/index.md.", None)
    title: Text | None = described("What the entry says; the element's title, if left out.", None)
    minutes: int = described("Time it takes.", ge=1, le=600)

    @model_validator(mode="after")
    def _names_something(self) -> Self:
        if self.to is None and self.page is None:
            raise PydanticCustomError("nothing_to_read", "names neither an element nor a page")
        return self


class Audience(Element):
    """A group of readers, and what they should read first."""

    node_type: ClassVar[str] = "audience"

    reading: tuple[Reading, ...] = described("What to read first, in order.", ())


class Phase(Element):
    """A phase of the service's life, ended by a gate."""

    node_type: ClassVar[str] = "phase"

    starts: Day | None = described("First day.", None)
    gate: Day | None = described("Day of the decision that ends it.", None)


class Flow(Part):
    """What one party gives to another."""

    joins: ClassVar[bool] = True
    relation: ClassVar[Relation] = GIVES

    from_: Annotated[str, FROM_PARTY] = described("Party that gives.", alias="from")
    to: Annotated[str, TO_PARTY] = described("Party that receives.")
    carries: Carries = described("What flows.")
    label: Text = described("What it is, in a few words.")
    direction: Direction = described("Whether it flows back as well.", "one-way")


class DocumentSheet(Part):
    """What stands in the title block of the proposal."""

    number: Text = described("Document number.")
    revision: Text = described("Revision, as a letter or number.")
    status: Text = described("Issue status: for evaluation, for review …")
    date: Day = described("Day of issue.")
    as_of: Day | None = described("Day that figures are told as of; the day of issue, if left out.", None)
    valid_to: Day | None = described("Last day the offer stands.", None)
    replaces: Text | None = described("What it replaces.", None)
    classification: Text = described("Who may see it.")
    kicker: Text | None = described("Line above the headline of the cover.", None)
    headline: Text | None = described("Headline of the cover.", None)
    lead: Text | None = described("Paragraph under the headline.", None)
    notice: Text | None = described("Line under every page, such as that figures are illustrative.", None)


class Font(Part):
    """The typeface of a brand, by files that lie below site/pages: WOFF2, WOFF, TTF or OTF."""

    family: Annotated[str, "font family"] = described(
        "Name of the family: letters, digits, spaces and hyphens.", pattern=r"^[A-Za-z0-9][A-Za-z0-9 -]*$"
    )
    regular: Text = described("File of the regular weight.")
    bold: Text | None = described("File of the bold weight; browsers thicken the regular one without.", None)
    italic: Text | None = described("File of the italic.", None)

    @property
    def faces(self) -> tuple[tuple[int, str, str], ...]:
        """Weight, style and path of each file."""
        files = ((400, "normal", self.regular), (700, "normal", self.bold), (400, "italic", self.italic))
        return tuple((weight, style, path) for weight, style, path in files if path is not None)


class Brand(Part):
    """Whose proposal it looks like."""

    name: Text | None = described("Name in the top bar; the provider's title, if left out.", None)
    accent: Colour | None = described("Accent colour on light paper, as #0B5E6B.", None)
    accent_dark: Colour | None = described(
        "Accent colour on dark paper; made from `accent`, if left out.", None
    )
    logo: Text | None = described("Logo, by its path below site/pages: an SVG or PNG.", None)
    font: Font | None = described("Typeface of headings and text; pictures stay in Lato.", None)


class Service(Element):
    """The service that a workspace designs; there is one in a workspace."""

    node_type: ClassVar[str] = "service"

    client: Annotated[str, CLIENT] = described("Organisation that receives the service.")
    provider: Annotated[str, PROVIDER] = described("Organisation that delivers it.")
    currency: Annotated[str, "ISO 4217"] = described(
        "Currency of all amounts, as a code of three letters: AUD.", pattern=r"^[A-Z]{3}$"
    )
    document: DocumentSheet = described("Title block of the proposal.")
    brand: Brand = described("Name, colours, logo and font.", Brand())
    organisations: tuple[Organisation, ...] = described("Legal bodies that take part.", min_length=1)
    business_units: tuple[BusinessUnit, ...] = described("Units that share the work and the revenue.", ())
    sites: tuple[Site, ...] = described("Places where the service is received.", ())
    channels: tuple[Channel, ...] = described("Ways to reach each other.", ())
    systems: tuple[System, ...] = described("Tools and registers.", ())
    roles: tuple[Role, ...] = described("Parts that people play.", ())
    stakeholders: tuple[Stakeholder, ...] = described("Others with a stake.", ())
    flows: tuple[Flow, ...] = described("Who gives what to whom.", ())
    audiences: tuple[Audience, ...] = described("Readers of the proposal.", ())
    phases: tuple[Phase, ...] = described("Phases of the service's life.", ())
