"""Rules of the pages: what hand-written Markdown may name (9xx)."""

from pmo_design.diagnostics.diagnostic import Rule, Severity

UNKNOWN_ADDRESS_IN_PAGE = Rule(
    "PMO901",
    "unknown-address-in-page",
    Severity.ERROR,
    message="page names '{address}', which no element has",
    hint="run `pmo-design show KIND:` to list the addresses of a kind",
    why="A link to an element that does not exist would be dead on the site.",
)
UNKNOWN_DIRECTIVE = Rule(
    "PMO902",
    "unknown-directive",
    Severity.ERROR,
    message="unknown directive '{name}'",
    hint="the directives are: {known}",
    why="A page names the picture or table it embeds with a directive; a misspelt one would leave a hole.",
)
DEAD_LINK_IN_PAGE = Rule(
    "PMO903",
    "dead-link-in-page",
    Severity.ERROR,
    message="link to '{target}', which is no page of the site",
    hint="link to a file beside this one, or to an element by its address",
    why="A reader who follows a dead link loses trust in the rest.",
)
UNKNOWN_PAGE_OR_FILE = Rule(
    "PMO904",
    "unknown-page-or-file",
    Severity.ERROR,
    message="'{field}' names '{path}', which is no {wanted} of the site",
    hint="name it by its path below site/pages, or take the field out",
    why="A logo or a page to read that is not there would leave a hole on the cover of the proposal.",
)

UNKNOWN_PAGE_SETTING = Rule(
    "PMO905",
    "unknown-page-setting",
    Severity.ERROR,
    message="'{value}' is no {setting} of the site",
    hint="choose one of {known}",
    why="The head of a page says in which section it stands and how it is laid out. With a misspelt word it "
    "would stand somewhere else, and nobody would be told.",
)
BRAND_COLOUR_CONTRAST = Rule(
    "PMO906",
    "brand-colour-contrast",
    Severity.WARNING,
    message="{field} '{given}' reaches {reached} on {ground}; the site uses '{used}' ({now})",
    hint="name a {way} tone of the brand as {field}, or allow this, where the corrected one will do",
    why="Text needs a contrast of 4.5 : 1 with its ground to be read by everybody (WCAG 2.2, 1.4.3). The "
    "site and the pictures use the nearest lightness of the same hue that reaches it.",
)

RULES = (
    UNKNOWN_ADDRESS_IN_PAGE,
    UNKNOWN_DIRECTIVE,
    DEAD_LINK_IN_PAGE,
    UNKNOWN_PAGE_OR_FILE,
    UNKNOWN_PAGE_SETTING,
    BRAND_COLOUR_CONTRAST,
)
