"""Faults as data: spans, rules, diagnostics, and the ways they are shown."""

from pmo_design.diagnostics.diagnostic import Diagnostic, Related, Rule, Severity
from pmo_design.diagnostics.outcome import Outcome
from pmo_design.diagnostics.span import Span

__all__ = ["Diagnostic", "Outcome", "Related", "Rule", "Severity", "Span"]
