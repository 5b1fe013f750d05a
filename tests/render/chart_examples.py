"""Measurements and standings told by hand, charts of them, and what is needed to read a chart in tests."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations
from typing import Any
from xml.etree.ElementTree import Element, fromstring

from pmo_design.diagnostics import Span
from pmo_design.engines.acceptance import Standing, Verdict
from pmo_design.model.acceptance import Metric
from pmo_design.model.records import Measurement, Recorded
from pmo_design.render.charts.line_chart import draw_history
from pmo_design.render.charts.moments import Moment
from pmo_design.render.charts.series import series_of
from pmo_design.render.charts.telling import finding
from pmo_design.render.text import text_width

AS_OF = date(2026, 11, 16)
MINUTES = {"name": "Time for the report", "unit": "min", "direction": "down", "target": "45"}
PHASES = (
    Moment(date(2026, 9, 7), ("Pilot starts", "Pilot")),
    Moment(date(2026, 10, 23), ("Pilot ends", "Pilot")),
    Moment(date(2026, 10, 26), ("Roll-out starts", "Roll-out")),
)


@dataclass(frozen=True, slots=True)
class Table:
    """A table that a record may stand in."""

    path: str = "blueprints/acceptance/measurements.csv"

    def cell(self, row: int, column: str | None = None) -> Span:
        return Span(self.path, row + 1)


def metric(**fields: Any) -> Metric:
    numbers = {"baseline", "target", "upper", "handover", "stretch", "margin"}
    told = {name: Decimal(value) if name in numbers else value for name, value in (MINUTES | fields).items()}
    return Metric.model_validate(told)


def measured(
    to: date, value: str | None, *, days: int = 7, row: int = 1, **fields: Any
) -> Recorded[Measurement]:
    """Return a record of the days up to one."""
    told = {"criterion": "criterion:ac-07", "source": "Tracker log", "observer": "PMO analyst"} | fields
    if value is not None:
        told["value"] = value
    begin = to - timedelta(days=days - 1)
    record = Measurement.model_validate(told | {"from": begin, "to": to, "n": str(fields.get("n", 10))})
    return Recorded(record, f"m{row}", Table(), row)


def weekly(*values: str, last: date = date(2026, 11, 15), **fields: Any) -> tuple[Recorded[Measurement], ...]:
    """Return a record a week, the last one of the week up to a day."""
    return tuple(
        measured(last - timedelta(days=7 * (len(values) - 1 - at)), value, row=at + 1, **fields)
        for at, value in enumerate(values)
    )


def standing(
    history: Sequence[Recorded[Measurement]], verdict: Verdict = "at-risk", **fields: Any
) -> Standing:
    """Return how a criterion stands on its newest figure."""
    newest = history[-1].record if history else None
    told: dict[str, Any] = {
        "actual": newest.value if newest else None,
        "latest": newest.to if newest else None,
        "counted": tuple(history[-1:]),
        "history": tuple(history),
    }
    return Standing("criterion:ac-07", verdict, "A reason.", **(told | fields))


def chart(of: Standing, by: Metric, phone: bool = False, moments: Sequence[Moment] = PHASES) -> Element:
    """Draw a chart and read it as XML."""
    series = series_of(of, by, AS_OF)
    said = finding(of, by, series, name_of)
    return fromstring(str(draw_history(series, by, of.verdict, moments, name_of, said, phone)))


def said_of(of: Standing, by: Metric) -> str:
    return finding(of, by, series_of(of, by, AS_OF), name_of)


def name_of(address: str) -> str:
    return {"site:gulf": "Mine, Gulf", "site:cape": "Mine, Cape"}.get(address, address)


def texts(svg: Element) -> list[str]:
    return ["".join(each.itertext()) for each in svg.iter("text")]


def text_boxes(svg: Element) -> list[tuple[str, float, float, float, float]]:
    """Return what each text takes: its words, left, top, right, bottom."""
    found = []
    for each in svg.iter("text"):
        words = "".join(each.itertext())
        bold = each.get("font-weight") == "700" or each.find("tspan") is not None
        width = text_width(words, 12, "bold" if bold else "regular")
        x, y = float(each.get("x", "")), float(each.get("y", ""))
        left = x - {"start": 0.0, "middle": width / 2, "end": width}[each.get("text-anchor", "start")]
        found.append((words, left, y - 9, left + width, y + 2))
    return found


def overlapping(svg: Element) -> list[tuple[str, str]]:
    """Return the pairs of texts that lie on one another."""
    return [
        (a[0], b[0])
        for a, b in combinations(text_boxes(svg), 2)
        if a[1] < b[3] and b[1] < a[3] and a[2] < b[4] and b[2] < a[4]
    ]


def corners(svg: Element) -> list[tuple[float, float]]:
    """Return every place that a line or a mark of a chart comes to."""
    found: list[tuple[float, float]] = []
    for circle in svg.iter("circle"):
        x, y, r = (float(circle.get(name, "")) for name in ("cx", "cy", "r"))
        found += [(x - r, y - r), (x + r, y + r)]
    for path in svg.iter("path"):
        found += _places(path.get("d", ""))
    return found


def _places(d: str) -> list[tuple[float, float]]:
    x = y = 0.0
    found = []
    for command, told in re.findall(r"([MLHVhvlZ])([^MLHVhvlZ]*)", d):
        numbers = [float(each) for each in told.split()]
        if command in "ML":
            x, y = numbers
        elif command == "l":
            x, y = x + numbers[0], y + numbers[1]
        elif command in "Hh":
            x = numbers[0] + (x if command == "h" else 0)
        elif command in "Vv":
            y = numbers[0] + (y if command == "v" else 0)
        found.append((x, y))
    return found
