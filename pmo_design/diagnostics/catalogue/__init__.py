"""Every rule of the program, in the order of their codes."""

from pmo_design.diagnostics.catalogue import acceptance, analyse, link, load, publish, records, validate
from pmo_design.diagnostics.diagnostic import Rule

RULES: tuple[Rule, ...] = (
    *load.RULES,
    *records.RULES,
    *validate.RULES,
    *link.RULES,
    *analyse.RULES,
    *acceptance.RULES,
    *publish.RULES,
)
RULES_BY_SLUG = {rule.slug: rule for rule in RULES}
