"""Every rule of the program, in the order of their codes."""

from pmo_design.diagnostics.catalogue import analyse, link, load, publish, validate
from pmo_design.diagnostics.diagnostic import Rule

RULES: tuple[Rule, ...] = (*load.RULES, *validate.RULES, *link.RULES, *analyse.RULES, *publish.RULES)
RULES_BY_SLUG = {rule.slug: rule for rule in RULES}
