"""Nothing on a blueprint leaves its box, lies on another thing, or is crossed: whatever the model says."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings

from pmo_design.model import Blueprint
from pmo_design.render.box import Box
from pmo_design.render.diagrams.blueprint import BlueprintLayout, layout_blueprint
from pmo_design.render.diagrams.blueprint.lines import TextBlock
from pmo_design.render.diagrams.blueprint.shapes import Arrow, CellBox
from tests.render.blueprint_models import NOTHING, blueprints

_QUICK = settings(max_examples=40, suppress_health_check=list(HealthCheck))
_LONG = settings(max_examples=100, suppress_health_check=list(HealthCheck))


def _promised(service_level: str) -> Blueprint:
    """One cell with a promise, and the badges of two roles at its lower right."""
    cell = {
        "lane": "a",
        "text": "Answers.",
        "responsible": ("role:field-engineer", "role:site-ict-engineer"),
        "service_level": service_level,
    }
    steps = ({"id": "s", "title": "S", "cells": (cell,)},)
    return Blueprint.model_validate(
        {
            "id": "promised",
            "title": "Promised",
            "lanes": ({"id": "a", "role": "frontstage", "actor": "role:clerk"},),
            "phases": ({"id": "p", "title": "P", "steps": steps},),
        }
    )


@_QUICK
@example(_promised("Within one shift"))
@example(_promised("Soon"))
@given(blueprints())
def test_everything_on_a_blueprint_has_a_place_of_its_own(blueprint: Blueprint) -> None:
    _check(blueprint)


@pytest.mark.sweep
@_LONG
@given(blueprints(most_steps=40, most_lanes=12, most_links=50))
def test_everything_on_a_large_blueprint_has_a_place_of_its_own(blueprint: Blueprint) -> None:
    _check(blueprint)


def _check(blueprint: Blueprint) -> None:
    layout = layout_blueprint(NOTHING, blueprint)
    page = Box(0, 0, layout.width, layout.height)
    for text, box in _texts(layout, page):
        assert _within(text.box, box), (text, box)
    for one, other in combinations(_solid(layout), 2):
        assert not one.overlaps(other), (one, other)
    for cell in layout.cells:
        for one, other in combinations(_on(cell), 2):
            assert not one.overlaps(other), (cell, one, other)
    for arrow in layout.arrows:
        _check_arrow(arrow, layout)
    for row in layout.facts:
        blocks = [block.box for text in row.texts for block in text.blocks]
        blocks += [block.box for time in row.times for block in (time.elapsed, time.work)]
        for one, other in combinations([*blocks, *(total.text.box for total in row.sums)], 2):
            assert not one.overlaps(other), (row.key, one, other)
    foot = [block.box for entry in layout.watched for block in (entry.text, entry.more) if block]
    foot += [entry.mark.box for entry in layout.watched]
    foot += [box for item in layout.legend for box in (item.text.box, item.sample)]
    for one, other in combinations(foot, 2):
        assert not one.overlaps(other), (one, other)


def _texts(layout: BlueprintLayout, page: Box) -> Iterator[tuple[TextBlock, Box]]:
    """Yield every text with the box that it must stay in."""
    head = layout.head
    for text in (head.kicker, head.title, head.summary, head.shown):
        if text:
            yield text, Box(0, 0, head.sheet[0].box.x if head.sheet else page.width, head.bottom + 6)
    for field in head.sheet:
        yield field.value, field.box
        yield field.label, field.box
    for band in layout.phases:
        yield band.number, band.square
        yield (
            band.title,
            Box(band.square.right, band.box.y, band.box.right - band.square.right, band.box.height),
        )
        if band.goal:
            yield band.goal, Box(band.title.box.right, band.box.y, page.width, band.box.height)
    for step, column in zip(layout.steps, layout.columns, strict=True):
        strip = Box(column.left, step.box.y, column.right - column.left, step.box.height)
        yield step.number, strip
        yield step.title, strip
    for lane in layout.lanes:
        for text in (lane.title, lane.actor):
            if text:
                yield text, lane.rail
    for cell in layout.cells:
        for text in (cell.text, cell.question, cell.service_level):
            if text and text.lines:
                yield text, cell.box
        for role in cell.roles:
            yield role.letters, role.box
    for pill in layout.pills:
        yield pill.text, pill.box
    for row in layout.facts:
        for text in (row.title, row.note, *(block for one in row.texts for block in one.blocks)):
            if text:
                yield text, row.box
    for arrow in layout.arrows:
        if arrow.label:
            yield arrow.label, page
    for entry in layout.watched:
        yield entry.text, page
        if entry.more:
            yield entry.more, page
    for item in layout.legend:
        yield item.text, page
    for layer in layout.heats:
        yield layer.title, Box(0, 0, 216, page.height)
        for sample in layer.samples:
            yield sample.text, Box(0, 0, 216, page.height)


def _solid(layout: BlueprintLayout) -> list[Box]:
    """Return all that may lie on nothing else: cells, pills, bands, headings, rails, labels of arrows."""
    boxes = [cell.box for cell in layout.cells] + [pill.box for pill in layout.pills]
    boxes += [arrow.label.box for arrow in layout.arrows if arrow.label]
    boxes += [text.box for step in layout.steps for text in (step.number, step.title)]
    return boxes + [band.box for band in layout.phases] + [lane.rail for lane in layout.lanes]


def _on(cell: CellBox) -> list[Box]:
    """Return what stands on a cell: its texts, icon, badges."""
    texts = [line for text in (cell.text, cell.question, cell.service_level) if text for line in _lines(text)]
    badges = [mark.box for mark in cell.marks] + ([cell.gear] if cell.gear else [])
    icon = [Box(*cell.icon_at, 16, 16)] if cell.icon else []
    return texts + badges + [role.box for role in cell.roles] + icon


def _lines(block: TextBlock) -> Iterator[Box]:
    for place, line in enumerate(block.lines):
        yield replace(block, y=block.y + place * block.leading, lines=(line,)).box


def _check_arrow(arrow: Arrow, layout: BlueprintLayout) -> None:
    boxes = [cell.box for cell in layout.cells] + [pill.box for pill in layout.pills]
    texts = [other.label.box for other in layout.arrows if other.label]
    for one, other in pairwise(arrow.points):
        piece = _piece(one, other)
        for box in (*boxes, *texts):
            assert not piece.overlaps(box, -0.05), (arrow, box)
    ends = {cell.tag.id: cell.box for cell in layout.cells} | {pill.tag.id: pill.box for pill in layout.pills}
    diamonds = {cell.tag.id: cell.diamond for cell in layout.cells if cell.diamond}
    assert _on_edge(arrow.points[-1], ends[arrow.target.id]), arrow
    if arrow.from_diamond:
        x, y = diamonds[arrow.source.id]
        corner = (arrow.points[0][0] - x, arrow.points[0][1] - y)
        assert any(corner == pytest.approx(each) for each in ((-10.6, 0), (10.6, 0), (0, 10.6))), arrow
    else:
        assert _on_edge(arrow.points[0], ends[arrow.source.id]), arrow


def _piece(one: tuple[float, float], other: tuple[float, float]) -> Box:
    x, y = min(one[0], other[0]), min(one[1], other[1])
    return Box(x - 0.02, y - 0.02, abs(one[0] - other[0]) + 0.04, abs(one[1] - other[1]) + 0.04)


def _on_edge(point: tuple[float, float], box: Box) -> bool:
    x, y = point
    upright = min(abs(x - box.x), abs(x - box.right)) < 0.01 and box.y <= y <= box.bottom
    level = min(abs(y - box.y), abs(y - box.bottom)) < 0.01 and box.x <= x <= box.right
    return upright or level


def _within(inner: Box, outer: Box) -> bool:
    slack = 0.01
    return (
        inner.x >= outer.x - slack
        and inner.right <= outer.right + slack
        and inner.y >= outer.y - slack
        and inner.bottom <= outer.bottom + slack
    )
