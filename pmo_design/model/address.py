"""Addresses: how one element names another."""

from typing import NamedTuple

ELEMENT_KINDS = (
    "service",
    "organisation",
    "business-unit",
    "site",
    "channel",
    "system",
    "role",
    "stakeholder",
    "audience",
    "phase",
    "persona",
    "journey",
    "blueprint",
    "criterion",
    "requirement",
)
"""What `kind:` may stand in front of an address; those before `persona` live in the service's file."""

SERVICE_KINDS = ELEMENT_KINDS[: ELEMENT_KINDS.index("persona")]
"""Kinds of which the service's file holds all."""

PART_KINDS = (
    "goal",
    "need",
    "pain-point",
    "scenario",
    "journey-stage",
    "journey-step",
    "touchpoint",
    "opportunity",
    "lane",
    "blueprint-phase",
    "blueprint-step",
    "cell",
)
"""What has an address inside an element."""


class Address(NamedTuple):
    """`kind:id` or `kind:id/part/part`, taken apart."""

    kind: str
    id: str
    parts: tuple[str, ...]

    @property
    def root(self) -> str:
        return f"{self.kind}:{self.id}"

    def __str__(self) -> str:
        return "/".join((self.root, *self.parts))


def parse_address(text: str) -> Address | None:
    """Take an address apart; None if the text has not the form of one."""
    kind, colon, rest = text.partition(":")
    first, *parts = rest.split("/")
    if not colon or kind not in ELEMENT_KINDS or not first or not all(parts):
        return None
    return Address(kind, first, tuple(parts))


def root_of(address: str) -> str:
    """Return the element that an address stands in: `persona:a/b` → `persona:a`."""
    return address.partition("/")[0]


def kind_of(address: str) -> str:
    """Return the kind that an address begins with."""
    return address.partition(":")[0]


def local_address(root: str, text: str) -> str:
    """Complete an address told from inside its element: `phase/step` → `blueprint:b/phase/step`."""
    return text if ":" in text else f"{root}/{text}"
