"""Figures that are pooled although their periods overlap."""

from collections.abc import Iterator

from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.acceptance import OVERLAPPING_MEASUREMENTS
from pmo_design.diagnostics.diagnostic import Related
from pmo_design.engines.acceptance.actual import POOLED
from pmo_design.engines.acceptance.rules.assessment import Assessment
from pmo_design.model.records import Measurement, Recorded


def check_overlapping_measurements(assessment: Assessment) -> Iterator[Diagnostic]:
    """Report pooled measurements of one site, or of the whole, whose periods share days.

    Only those in force count, and only those of one source: two logs may each hold cases of their own.
    """
    for node in assessment.design.nodes("criterion"):
        metric = assessment.criterion(node.address).metric
        standing = assessment.report.standings.get(node.address)
        if metric is None or metric.statistic not in POOLED or standing is None:
            continue
        last: dict[tuple[str | None, str], Recorded[Measurement]] = {}
        for each in sorted(standing.history, key=lambda m: (m.record.from_, m.record.to)):
            scope = (each.record.site, each.record.source)
            earlier = last.get(scope)
            if earlier is not None and each.record.from_ <= earlier.record.to:
                yield OVERLAPPING_MEASUREMENTS.at(
                    each.span_of("from"),
                    related=[Related("the other one", earlier.span)],
                    first=max(each.record.from_, earlier.record.from_),
                    last=min(each.record.to, earlier.record.to),
                )
            if earlier is None or each.record.to > earlier.record.to:
                last[scope] = each
