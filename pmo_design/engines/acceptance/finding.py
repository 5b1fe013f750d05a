"""What was found of a criterion in one scope, the whole service or a site: a verdict and what it rests on."""

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from pmo_design.engines.acceptance.actual import Actual
from pmo_design.engines.acceptance.report import VERDICTS, Verdict


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict with its reason, what would change it, and the figure that it rests on.

    `current` tells whether evidence was found that is in its window and not too old.
    """

    verdict: Verdict
    reason: str
    change: str = ""
    actual: Actual | None = None
    attainment: Fraction | None = None
    thin: bool = False
    latest: date | None = None
    reaches: date | None = None
    current: bool = False


def worse(finding: Finding, other: Finding) -> Finding:
    """Return a finding with the verdict and the words of another, if that is worse; its figures stay."""
    if VERDICTS.index(other.verdict) >= VERDICTS.index(finding.verdict):
        return finding
    return replace(finding, verdict=other.verdict, reason=other.reason, change=other.change)
