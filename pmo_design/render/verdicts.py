"""What pages and pictures know of a verdict: its word, its mark, its colour; a picture needs no report."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from pmo_design.engines.acceptance import Report, Verdict

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

Proof = Literal["fail", "unknown", "risk", "waived", "met", "none"]
"""What criteria come to, as a picture tells it: the name of the mark and of its colour."""
_PROOFS: Mapping[Verdict, Proof] = {"met": "met", "at-risk": "risk", "not-met": "fail", "waived": "waived"}


def proof_by(verdict: Verdict | None) -> Proof:
    """Return how a picture tells a verdict; what has no evidence that counts is not known."""
    return _PROOFS.get(verdict, "unknown") if verdict is not None else "unknown"


def verdicts_of(report: Report) -> Verdicts:
    """Return the verdict of each criterion."""
    return {address: standing.verdict for address, standing in report.standings.items()}
