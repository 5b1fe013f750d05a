"""Every type of edge: what it joins, how it reads both ways, whether impact travels along it.

A relation is named after the field that holds the reference. It stands in the field's annotation, so
that an address written without its kind is completed as soon as it is read.
"""

from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

from pmo_design.model.address import ELEMENT_KINDS, PART_KINDS


@dataclass(frozen=True, slots=True, eq=False)
class Relation:
    """A type of edge; each is the one of its kind, so that edges are chosen by identity.

    `targets` are the node types that it may lead to, `kinds` the kinds that their addresses begin with.
    """

    name: str
    targets: tuple[str, ...]
    kinds: tuple[str, ...]
    reads: str
    reads_back: str
    impact: bool = True
    local: bool = False

    @property
    def default_kind(self) -> str | None:
        """The kind that may be left out, where only one is possible."""
        return self.kinds[0] if len(self.kinds) == 1 and not self.local else None

    def complete(self, text: str) -> str:
        """Put the kind in front of an address that was written without it."""
        kind = self.default_kind
        return text if kind is None or ":" in text else f"{kind}:{text}"

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            self.complete, core_schema.str_schema(strict=True, min_length=1)
        )


def _to_element(
    name: str, kinds: str | tuple[str, ...], reads: str, reads_back: str, *, impact: bool = True
) -> Relation:
    names = (kinds,) if isinstance(kinds, str) else kinds
    return Relation(name, names, names, reads, reads_back, impact)


def _to_part(
    name: str, targets: tuple[str, ...], kinds: tuple[str, ...], reads: str, reads_back: str
) -> Relation:
    return Relation(name, targets, kinds, reads, reads_back)


_PARTIES = ("organisation", "business-unit", "stakeholder", "role", "site")
_PAIN = ("pain-point",)
_ANYTHING_DESIGNED = (
    "persona",
    "goal",
    "need",
    "pain-point",
    "journey",
    "journey-stage",
    "journey-step",
    "opportunity",
    "blueprint",
    "blueprint-phase",
    "blueprint-step",
    "cell",
    "system",
    "channel",
    "site",
    "requirement",
)
_DESIGNED_KINDS = ("persona", "journey", "blueprint", "system", "channel", "site", "requirement")

OWNER = _to_element("owner", "role", "is owned by", "owns", impact=False)
AUDIENCE = _to_element("audience", "audience", "is written for", "reads", impact=False)
CLIENT = _to_element("client", "organisation", "has the client", "is the client of")
PROVIDER = _to_element("provider", "organisation", "has the provider", "provides")
PART_OF = _to_element("part_of", ("organisation", "business-unit"), "is part of", "comprises")
LEAD = _to_element("lead", "role", "is led by", "leads")
OPERATED_BY = _to_element("operated_by", ("organisation", "business-unit"), "is operated by", "operates")
SITES = _to_element("sites", "site", "is used at", "uses")
READING = Relation(
    "reading",
    (*_ANYTHING_DESIGNED, "criterion"),
    (*_DESIGNED_KINDS, "criterion"),
    "should read",
    "should be read by",
    impact=False,
)

ROLE = _to_element("role", "role", "acts as", "is the role of")
SITE = _to_element("site", "site", "works at", "is the workplace of")
TOOLS = _to_element("tools", "system", "works with", "is a tool of")
CHANNEL = _to_element("channel", "channel", "goes through", "carries")

PERSONAS = _to_element("personas", "persona", "is travelled by", "travels")
PERSONA = _to_element("persona", "persona", "tells of", "appears in")
PARENT = _to_element("parent", "journey", "is part of", "comprises")
WAS = _to_part("was", ("journey-step",), ("journey",), "takes the place of", "gives way to")
IMPROVES = _to_element("improves", "journey", "improves", "is improved by")
WITH = _to_element("with", "role", "meets", "is met in")
SYSTEM = _to_element("system", "system", "touches", "is touched in")
FEELS = _to_part("pain", _PAIN, ("persona",), "suffers from", "is felt in")
ANSWERS = _to_part("answers", _PAIN, ("persona", "journey"), "answers", "is answered by")

SERVES = _to_element("serves", "journey", "serves", "is served by")
ACTOR = _to_element("actor", ("role", "persona"), "is acted by", "acts in")
PHASE = _to_element("phase", "phase", "falls into", "holds")
LANE = Relation("lane", ("lane",), ("blueprint",), "stands in", "holds", local=True)
RESPONSIBLE = _to_element("responsible", "role", "is done by", "does")
ACCOUNTABLE = _to_element("accountable", "role", "is answered for by", "answers for")
CONSULTED = _to_element("consulted", "role", "consults", "is consulted in")
INFORMED = _to_element("informed", "role", "informs", "is informed of")
SYSTEMS = _to_element("systems", "system", "uses", "is used by")
SUPPORTS = _to_part("supports", ("journey-step",), ("journey",), "supports", "is supported by")
RESOLVES = _to_part("resolves", _PAIN, ("persona", "journey"), "resolves", "is resolved by")
REALISES = _to_part("realises", ("opportunity",), ("journey",), "realises", "is realised by")

VERIFIES = Relation("verifies", _ANYTHING_DESIGNED, _DESIGNED_KINDS, "verifies", "is verified by")
ADDRESSED_BY = Relation(
    "addressed_by",
    (*(target for target in _ANYTHING_DESIGNED if target != "requirement"), "criterion"),
    (*(kind for kind in _DESIGNED_KINDS if kind != "requirement"), "criterion"),
    "is addressed by",
    "addresses",
)
APPROVER = _to_element("approver", "role", "is accepted by", "accepts", impact=False)
SHOWN_AT = _to_element("shown_at", "site", "is shown at", "shows")
DEPENDS_ON = _to_element("depends_on", "criterion", "depends on", "is needed for")
WAIVED_BY = _to_element("by", "role", "is waived by", "waives", impact=False)
OF_CRITERION = _to_element("criterion", "criterion", "is evidence for", "is shown by")
OF_PHASE = _to_element("phase", "phase", "decides on", "is decided by")
OF_ROLE = _to_element("role", "role", "is taken by", "takes")
OF_SITE = _to_element("site", "site", "was taken at", "gave")
"""Of records: these are no edges of the graph, but are followed to what they name all the same."""

FROM_PARTY = Relation("from", _PARTIES, _PARTIES, "comes from", "gives")
TO_PARTY = Relation("to", _PARTIES, _PARTIES, "goes to", "receives")
FROM_CELL = Relation("from", ("cell",), ("blueprint",), "comes from", "starts", local=True)
TO_CELL = Relation("to", ("cell",), ("blueprint",), "goes to", "ends", local=True)

GIVES = Relation("gives", _PARTIES, _PARTIES, "gives to", "receives from")
TRIGGERS = Relation("triggers", ("cell",), ("blueprint",), "triggers", "is triggered by")
NEEDS = Relation("needs", ("cell",), ("blueprint",), "needs", "is needed by")
MENTIONS = Relation(
    "mentions", (*ELEMENT_KINDS, *PART_KINDS), ELEMENT_KINDS, "mentions", "is mentioned by", impact=False
)
CONTAINS = Relation("contains", (), (), "contains", "is part of")

RELATIONS: tuple[Relation, ...] = (
    OWNER,
    AUDIENCE,
    CLIENT,
    PROVIDER,
    PART_OF,
    LEAD,
    OPERATED_BY,
    SITES,
    READING,
    ROLE,
    SITE,
    TOOLS,
    CHANNEL,
    PERSONAS,
    PERSONA,
    PARENT,
    IMPROVES,
    WAS,
    WITH,
    SYSTEM,
    FEELS,
    ANSWERS,
    SERVES,
    ACTOR,
    PHASE,
    LANE,
    RESPONSIBLE,
    ACCOUNTABLE,
    CONSULTED,
    INFORMED,
    SYSTEMS,
    SUPPORTS,
    RESOLVES,
    REALISES,
    VERIFIES,
    ADDRESSED_BY,
    APPROVER,
    SHOWN_AT,
    DEPENDS_ON,
    WAIVED_BY,
    GIVES,
    TRIGGERS,
    NEEDS,
    MENTIONS,
    CONTAINS,
)
RELATIONS_BY_NAME = {relation.name: relation for relation in RELATIONS}
