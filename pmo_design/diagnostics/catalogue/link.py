"""Rules of the references: what may point at what (3xx)."""

from pmo_design.diagnostics.diagnostic import Rule, Severity

UNKNOWN_REFERENCE = Rule(
    "PMO301",
    "unknown-reference",
    Severity.ERROR,
    message="'{field}' names '{address}', which does not exist",
    why="Every reference is a promise that the thing it names exists; figures and pages are built on it.",
)
WRONG_KIND_OF_REFERENCE = Rule(
    "PMO302",
    "wrong-kind-of-reference",
    Severity.ERROR,
    message="'{field}' names '{address}', which is a {actual}",
    hint="it takes a {wanted}",
    why="The field says what the edge means, and so what it may lead to: a cell is answered for by a role, "
    "not by a system.",
)
DUPLICATE_ID = Rule(
    "PMO303",
    "duplicate-id",
    Severity.ERROR,
    message="'{address}' exists already",
    hint="give one of the two another id",
    why="An address names one thing. The first in the order of the files keeps it.",
)
PARENT_CYCLE = Rule(
    "PMO304",
    "parent-cycle",
    Severity.ERROR,
    message="'{field}' leads back to where it began: {way}",
    hint="take one of these references out",
    why="Nothing can be part of itself, directly or by way of others.",
)
REFERENCE_WITHOUT_KIND = Rule(
    "PMO305",
    "reference-without-kind",
    Severity.ERROR,
    message="'{field}' names '{address}' without saying its kind",
    hint="write it as {examples}",
    why="Where a field can lead to several kinds of element, an id alone does not tell which is meant.",
)
NO_SERVICE = Rule(
    "PMO306",
    "no-service",
    Severity.ERROR,
    message="no file of kind 'service' in the workspace",
    hint="write one (`pmo-design init` shows a small one): it names client, provider, sites, roles, systems",
    why="The service holds what all the others point at, and the title block of the proposal.",
)
SEVERAL_SERVICES = Rule(
    "PMO307",
    "several-services",
    Severity.ERROR,
    message="a second service, '{address}'",
    hint="keep one file of kind 'service' in a workspace",
    why="A workspace designs one service; another one belongs in a workspace of its own.",
)
UNKNOWN_MENTION = Rule(
    "PMO308",
    "unknown-mention",
    Severity.ERROR,
    message="the text of '{field}' links to '{address}', which does not exist",
    why="Text may link to elements by their address; a dead one would be a dead link on the site.",
)
WAS_OF_ANOTHER_JOURNEY = Rule(
    "PMO309",
    "was-of-another-journey",
    Severity.ERROR,
    message="'{field}' names '{address}', which is no step of a journey that '{journey}' improves",
    why="A step takes the place of one in the journey that its own journey improves: elsewhere there is "
    "nothing to set it against, and the comparison would be silent about it.",
)

RULES: tuple[Rule, ...] = (
    UNKNOWN_REFERENCE,
    WRONG_KIND_OF_REFERENCE,
    DUPLICATE_ID,
    PARENT_CYCLE,
    REFERENCE_WITHOUT_KIND,
    NO_SERVICE,
    SEVERAL_SERVICES,
    UNKNOWN_MENTION,
    WAS_OF_ANOTHER_JOURNEY,
)
