"""What the rules of acceptance look at: the design, all that was recorded, and how it stands as of a day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from pmo_design.engines.acceptance.report import Report
from pmo_design.link import ServiceDesign
from pmo_design.model import Criterion
from pmo_design.model.acceptance import Metric
from pmo_design.model.figures import Figure
from pmo_design.model.records import Measurement, Record, Recorded, Records


@dataclass(frozen=True, slots=True)
class Assessment:
    """A design, what was recorded of it, figures of the toolkit, and the report that came of it."""

    design: ServiceDesign
    records: Records
    figures: Mapping[str, Figure]
    report: Report

    def criterion(self, address: str) -> Criterion:
        """Return the criterion of an address."""
        return cast(Criterion, self.design[address].part)

    def measured(self) -> Iterator[tuple[Recorded[Measurement], Metric]]:
        """Yield the measurements of criteria that have a metric, with it."""
        metrics = {node.address: cast(Criterion, node.part).metric for node in self.design.nodes("criterion")}
        for each in self.records.measurements:
            metric = metrics[each.record.criterion]
            if metric is not None:
                yield each, metric

    def all_records(self) -> Iterator[tuple[Recorded[Record], ...]]:
        """Yield the records of each kind."""
        yield self.records.measurements
        yield self.records.test_runs
        yield self.records.sign_offs
