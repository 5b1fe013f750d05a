"""Shares that are less than nothing or more than all."""

from collections.abc import Iterator

from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.acceptance import SHARE_OUT_OF_RANGE
from pmo_design.engines.acceptance.actual import SHARES
from pmo_design.engines.acceptance.rules.assessment import Assessment


def check_share_out_of_range(assessment: Assessment) -> Iterator[Diagnostic]:
    """Report every figure of a proportion or service level that is no per cent of a whole."""
    for each, metric in assessment.measured():
        value = each.record.value
        if metric.statistic in SHARES and value is not None and not 0 <= value <= 100:
            yield SHARE_OUT_OF_RANGE.at(
                each.span_of("value"), value=f"{value:f}", statistic=metric.statistic.replace("-", " ")
            )
