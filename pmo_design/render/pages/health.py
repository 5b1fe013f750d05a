"""The page of the design's health: every fault with its place, and how much is covered."""

from collections.abc import Iterable

from markupsafe import Markup

from pmo_design.analyse import Figure
from pmo_design.diagnostics import Diagnostic, Severity
from pmo_design.render.pages.view import Body, View
from pmo_design.render.pages.wording import counted, listed, sentence

_STATES = {Severity.ERROR: "fail", Severity.WARNING: "risk", Severity.ADVICE: "insufficient"}
_MOST_GAPS = 6


def health_page(view: View) -> Body:
    """Show all diagnostics in a table that filters, and the coverage figures."""
    report = view.site.report
    content = view.render(
        "health",
        heading=health_finding(report),
        lead=_lead(view),
        rows=[_row(diagnostic) for diagnostic in report],
        severities=_severities(report),
        slugs=[
            {"value": slug, "label": f"{code} {slug}"}
            for code, slug in sorted({(each.code, each.slug) for each in report})
        ],
        figures=coverage_rows(view),
    )
    return Body(content)


def coverage_section(view: View) -> Body:
    """Show the coverage figures inside another page."""
    return Body(view.render("coverage", figures=coverage_rows(view)))


def health_finding(report: tuple[Diagnostic, ...]) -> str:
    """Say how many faults of which gravity were found."""
    words = [
        counted(count, severity.word, "advice" if severity is Severity.ADVICE else None)
        for severity in sorted(Severity, reverse=True)
        if (count := sum(each.severity is severity for each in report))
    ]
    return sentence(listed(words)) if words else "No fault was found in the design"


def coverage_rows(view: View) -> list[dict[str, object]]:
    """Return a row a figure of the design's coverage, then of what was shown and signed."""
    acceptance = view.site.traceability.coverage if view.design.criteria else ()
    return figure_rows(view, (*view.site.coverage.figures, *acceptance))


def figure_rows(view: View, figures: Iterable[Figure]) -> list[dict[str, object]]:
    """Return a row a figure: what is counted, how many of how many, what is missing."""
    return [
        {
            "cells": (
                sentence(figure.name),
                Markup("<strong>{}</strong> of {}").format(figure.covered, figure.total),
                f"{figure.percent}\u00a0%" if figure.percent is not None else "",
                _bar(figure),
                view.refs(figure.gaps, limit=_MOST_GAPS) or ("none" if figure.total else "nothing to cover"),
            )
        }
        for figure in figures
    ]


def _bar(figure: Figure) -> Markup:
    share = figure.percent or 0
    return Markup(
        '<svg class="share" width="120" height="10" aria-hidden="true">'
        '<rect width="120" height="6" y="2" fill="var(--track, #E4E1DA)"/>'
        '<rect width="{}" height="6" y="2" fill="var(--accent, #0B5E6B)"/></svg>'
    ).format(round(share * 1.2))


def _lead(view: View) -> str:
    open_figures = [figure for figure in view.site.coverage.figures if figure.gaps]
    elements = counted(len(view.design), "element")
    ties = counted(len(view.design.edges), "reference")
    if not open_figures:
        return f"{sentence(elements)} tied by {ties}; nothing that should be covered is left open."
    gaps = counted(sum(len(figure.gaps) for figure in open_figures), "gap")
    return (
        f"{sentence(elements)} tied by {ties}; {gaps} in {counted(len(open_figures), 'figure')} of coverage."
    )


def _row(diagnostic: Diagnostic) -> dict[str, object]:
    span = diagnostic.span
    return {
        "data": {"severity": diagnostic.severity.word, "rule": diagnostic.slug},
        "cells": (
            _STATES[diagnostic.severity],
            diagnostic.severity.word,
            diagnostic.code,
            diagnostic.slug,
            diagnostic.message,
            diagnostic.hints,
            f"{span.path}:{span.line}",
        ),
    }


def _severities(report: tuple[Diagnostic, ...]) -> list[dict[str, object]]:
    return [
        {"value": severity.word, "label": severity.word, "count": count, "state": _STATES[severity]}
        for severity in sorted(Severity, reverse=True)
        if (count := sum(each.severity is severity for each in report))
    ]
