"""The register as a file to take along: a row a criterion, with all that its verdict rests on."""

import csv
from collections.abc import Iterator
from decimal import Decimal
from io import StringIO
from typing import cast

from pmo_design.engines.acceptance import Report, Standing
from pmo_design.link.design import ServiceDesign
from pmo_design.load.table import with_guard
from pmo_design.model import Criterion
from pmo_design.render.numbers import number_of

REGISTER_FILE = "acceptance/register.csv"
"""Where it lies below the site's root."""

COLUMNS = (
    "number",
    "criterion",
    "title",
    "statement",
    "priority",
    "category",
    "phase",
    "owner",
    "verdict",
    "as of",
    "reason",
    "what would change it",
    "unit",
    "baseline",
    "target",
    "actual",
    "attainment, %",
    "sample",
    "evidence",
    "newest evidence",
    "due",
)


def register_csv(design: ServiceDesign, report: Report) -> bytes:
    """Write all criteria with their verdicts as CSV; no cell of it is run by a spreadsheet."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for standing in report.standings.values():
        writer.writerow([with_guard(cell) for cell in _cells(design, report, standing)])
    return text.getvalue().encode("utf-8-sig")


def _cells(design: ServiceDesign, report: Report, standing: Standing) -> Iterator[str]:
    node = design[standing.criterion]
    part = cast(Criterion, node.part)
    metric = part.metric
    yield number_of(design, node) or ""
    yield standing.criterion.partition(":")[2]
    yield node.title
    yield part.statement
    yield part.priority
    yield part.category
    yield _title(design, part.phase)
    yield _title(design, part.owner)
    yield standing.verdict
    yield report.as_of.isoformat()
    yield standing.reason
    yield standing.change
    yield metric.unit if metric is not None else ""
    yield _figure(metric.baseline if metric is not None else None)
    yield _figure(metric.target if metric is not None else None)
    yield _figure(standing.actual)
    yield _figure(standing.attainment * 100 if standing.attainment is not None else None)
    yield str(standing.sample) if standing.sample is not None else ""
    yield str(standing.evidence)
    yield standing.latest.isoformat() if standing.latest is not None else ""
    yield standing.due.isoformat() if standing.due is not None else ""


def _title(design: ServiceDesign, address: str | None) -> str:
    node = design.get(address)
    return node.title if node is not None else ""


def _figure(value: Decimal | None) -> str:
    return f"{round(value, 4).normalize():f}" if value is not None else ""
