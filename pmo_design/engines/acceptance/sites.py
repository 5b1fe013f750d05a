"""Judge a criterion at each site, and say whether it is shown at all sites where it has to be."""

from collections.abc import Mapping
from dataclasses import replace

from pmo_design.engines.acceptance.finding import Finding, worse
from pmo_design.engines.acceptance.report import VERDICTS
from pmo_design.engines.acceptance.wording import counted, listed

SHOWN = frozenset(("met", "at-risk", "not-met"))
"""Verdicts that rest on evidence that counts."""


def shown_everywhere(
    whole: Finding,
    at_sites: Mapping[str, Finding],
    titles: Mapping[str, str],
    shown_at: tuple[str, ...],
    by_due: str,
) -> Finding:
    """Hold a finding on the whole against those of the sites at which the criterion has to be shown.

    While one of them has nothing that counts, it is `insufficient`; when all have, it stands as the worst
    of them does, for it has to be shown at each. Other sites make a figure but no verdict.
    """
    asked = [site for site in shown_at if site in at_sites]
    if not asked or whole.verdict == "expired":
        return whole
    missing = [site for site in asked if at_sites[site].verdict not in SHOWN]
    failing = [site for site in asked if at_sites[site].verdict == "not-met"]
    if missing:
        but = (
            f" It misses the target at {listed(titles.get(site, site) for site in failing)}."
            if failing
            else ""
        )
        return replace(
            whole,
            verdict="insufficient",
            thin=False,
            reason=f"Shown at {len(asked) - len(missing)} of {counted(len(asked), 'site')}; "
            f"nothing that counts from {listed(titles.get(site, site) for site in missing)}.{but}",
            change=f"Evidence from {listed(titles.get(site, site) for site in missing)}{by_due}.",
        )
    worst = min(asked, key=lambda site: VERDICTS.index(at_sites[site].verdict))
    found = at_sites[worst]
    there = replace(
        found,
        reason=f"{titles.get(worst, worst)}: {found.reason}",
        change=f"{titles.get(worst, worst)}: {found.change}",
    )
    judged = worse(whole, there)
    return judged if judged.verdict == "met" else replace(judged, thin=False)
