"""What verdicts, results and decisions are called and how they are marked, wherever they are shown."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from pmo_design.engines.acceptance import Report, Verdict
from pmo_design.model.records import Decision

Verdicts = Mapping[str, Verdict]
"""The verdict of each criterion, by its address."""

NO_VERDICTS: Verdicts = MappingProxyType({})
"""What a picture knows that is drawn of a design alone."""

VERDICT_WORDS: Mapping[Verdict, str] = {
    "not-met": "Not met",
    "expired": "Expired",
    "insufficient": "Insufficient",
    "at-risk": "At risk",
    "not-due": "Not due yet",
    "waived": "Waived",
    "met": "Met",
}
PHRASES: Mapping[Verdict, str] = {
    "not-met": "not met",
    "expired": "expired",
    "insufficient": "without enough evidence",
    "at-risk": "at risk",
    "not-due": "not due yet",
    "waived": "waived",
    "met": "met",
}
"""What criteria of a verdict are, within a sentence."""
MARKS: Mapping[Verdict, str] = {
    "not-met": "fail",
    "expired": "expired",
    "insufficient": "insufficient",
    "at-risk": "risk",
    "not-due": "not-due",
    "waived": "waived",
    "met": "met",
}
"""Kinds of marks in `components.html.jinja`."""
DECISION_WORDS: Mapping[Decision, str] = {
    "accepted": "Accepted",
    "accepted-with-open-points": "Accepted with open points",
    "rejected": "Rejected",
}
RESULT_WORDS: Mapping[str, str] = {
    "passed": "Passed",
    "failed": "Failed",
    "blocked": "Blocked",
    "not-run": "Not run",
}
RESULT_MARKS: Mapping[str, str] = {
    "passed": "met",
    "failed": "fail",
    "blocked": "insufficient",
    "not-run": "not-due",
}

Proof = Literal["fail", "unknown", "risk", "waived", "met", "none"]
"""What criteria come to, as a picture tells it: the name of the mark and of its colour."""
_PROOFS: Mapping[Verdict, Proof] = {"met": "met", "at-risk": "risk", "not-met": "fail", "waived": "waived"}


def proof_by(verdict: Verdict | None) -> Proof:
    """Return how a picture tells a verdict; what has no evidence that counts is not known."""
    return _PROOFS.get(verdict, "unknown") if verdict is not None else "unknown"


def verdicts_of(report: Report) -> Verdicts:
    """Return the verdict of each criterion."""
    return {address: standing.verdict for address, standing in report.standings.items()}
