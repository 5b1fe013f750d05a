"""Figures that are to be pooled, but do not tell of how many cases they are."""

from collections.abc import Iterator

from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.acceptance import CASES_MISSING
from pmo_design.engines.acceptance.actual import POOLED
from pmo_design.engines.acceptance.rules.assessment import Assessment


def check_cases_missing(assessment: Assessment) -> Iterator[Diagnostic]:
    """Report every measurement of a mean, proportion or service level without `n`."""
    for each, metric in assessment.measured():
        if metric.statistic in POOLED and each.record.n is None and each.record.value is not None:
            yield CASES_MISSING.at(each.span_of("n"), statistic=metric.statistic.replace("-", " "))
