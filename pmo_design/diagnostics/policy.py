"""The one place where configuration and allow comments are applied to what was found."""

import difflib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pmo_design.diagnostics.catalogue import RULES_BY_SLUG
from pmo_design.diagnostics.catalogue.load import FORBIDDEN_ALLOW, UNKNOWN_ALLOW, UNUSED_ALLOW
from pmo_design.diagnostics.diagnostic import Diagnostic, Rule, Severity
from pmo_design.diagnostics.span import Span


@dataclass(frozen=True, slots=True)
class Allow:
    """An author's word that a fault is meant: the rule's slug, where it is written, the lines it covers."""

    slug: str
    span: Span
    lines: range


def is_fixed(rule: Rule) -> bool:
    """Tell whether a rule can be neither allowed nor configured.

    So it is with the errors of the load, validate and link phases: without sound sources there is no design.
    """
    return rule.severity is Severity.ERROR and rule.code[3:4] in ("1", "2", "3")


def apply_policy(
    diagnostics: Iterable[Diagnostic],
    severities: Mapping[str, Severity | None],
    allows: Sequence[Allow],
    *,
    complete: bool = True,
) -> tuple[Diagnostic, ...]:
    """Return what is to be reported, sorted by place, each fault once.

    Severities are set as configured; what is off or allowed is left out; allow comments that are of no use
    are reported. Where not all phases ran (`complete` is false), an allow is never called unused.
    """
    effective, faults = _effective(allows)
    used: set[Allow] = set()
    kept: list[Diagnostic] = []
    for diagnostic in dict.fromkeys(diagnostics):
        matching = [
            allow
            for allow in effective.get((diagnostic.span.path, diagnostic.slug), ())
            if diagnostic.span.line in allow.lines
        ]
        used.update(matching)
        if not matching:
            kept.append(diagnostic)
    if complete:
        for group in effective.values():
            faults.extend(
                UNUSED_ALLOW.at(allow.span, name=allow.slug) for allow in group if allow not in used
            )
    configured = (_configured(diagnostic, severities) for diagnostic in (*kept, *faults))
    return tuple(sorted({d: None for d in configured if d is not None}, key=_place))


def _effective(
    allows: Sequence[Allow],
) -> tuple[dict[tuple[str, str], list[Allow]], list[Diagnostic]]:
    """Group the allows that may take effect by file and rule; report the others."""
    effective: defaultdict[tuple[str, str], list[Allow]] = defaultdict(list)
    faults: list[Diagnostic] = []
    for allow in allows:
        rule = RULES_BY_SLUG.get(allow.slug)
        if rule is None:
            by_code = [slug for slug, rule in RULES_BY_SLUG.items() if rule.code == allow.slug.upper()]
            near = by_code or difflib.get_close_matches(allow.slug, RULES_BY_SLUG, n=1)
            hints = [f"did you mean '{slug}'?" for slug in near]
            faults.append(UNKNOWN_ALLOW.at(allow.span, name=allow.slug, hints=hints))
        elif is_fixed(rule):
            faults.append(FORBIDDEN_ALLOW.at(allow.span, name=allow.slug))
        else:
            effective[allow.span.path, allow.slug].append(allow)
    return effective, faults


def _configured(diagnostic: Diagnostic, severities: Mapping[str, Severity | None]) -> Diagnostic | None:
    severity = severities.get(diagnostic.slug, diagnostic.severity)
    if severity is diagnostic.severity:
        return diagnostic
    rule = RULES_BY_SLUG.get(diagnostic.slug)
    if rule is not None and is_fixed(rule):
        return diagnostic
    return None if severity is None else replace(diagnostic, severity=severity)


def _place(diagnostic: Diagnostic) -> tuple[str, int, int, str, Span, str]:
    span = diagnostic.span
    return (span.path, span.line, span.column, diagnostic.code, span, diagnostic.message)
