"""Acceptance: criteria held against what was recorded, as of a day."""

from pmo_design.engines.acceptance.assessing import Inputs, run
from pmo_design.engines.acceptance.intervals import Interval
from pmo_design.engines.acceptance.report import (
    BLOCKING,
    VERDICTS,
    Budget,
    Gate,
    GateState,
    Report,
    Rollup,
    Signature,
    SiteStanding,
    Standing,
    Verdict,
    worst,
)
from pmo_design.engines.acceptance.traceability import Traceability, Trail, traceability

__all__ = [
    "BLOCKING",
    "VERDICTS",
    "Budget",
    "Gate",
    "GateState",
    "Inputs",
    "Interval",
    "Report",
    "Rollup",
    "Signature",
    "SiteStanding",
    "Standing",
    "Traceability",
    "Trail",
    "Verdict",
    "run",
    "traceability",
    "worst",
]
