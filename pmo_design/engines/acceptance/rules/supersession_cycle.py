"""Records that take the place of one another in a circle."""

from collections.abc import Iterator

from pmo_design.diagnostics import Diagnostic
from pmo_design.diagnostics.catalogue.acceptance import SUPERSESSION_CYCLE
from pmo_design.engines.acceptance.rules.assessment import Assessment


def check_supersession_cycle(assessment: Assessment) -> Iterator[Diagnostic]:
    """Report every circle of records that supersede one another, at the one read first."""
    for records in assessment.all_records():
        corrected = {each.key: each.record.supersedes for each in records}
        by_key = {each.key: each for each in records}
        done: set[str] = set()
        for key in corrected:
            path: dict[str, None] = {}
            at: str | None = key
            while at in corrected and at not in done and at not in path:
                path[at] = None
                at = corrected[at]
            if at in path:
                circle = list(path)[list(path).index(at) :]
                yield SUPERSESSION_CYCLE.at(
                    by_key[circle[0]].span_of("supersedes"), circle=" → ".join((*circle, circle[0]))
                )
            done.update(path)
