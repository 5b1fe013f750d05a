"""Draw a blueprint: the wide picture as SVG, with its phone form and its table beside it."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from math import hypot

from markupsafe import Markup

from pmo_design.link import ServiceDesign
from pmo_design.model import Blueprint
from pmo_design.render.diagrams.blueprint.heat import wait_level
from pmo_design.render.diagrams.blueprint.layout import layout_story
from pmo_design.render.diagrams.blueprint.phone import phone_blueprint
from pmo_design.render.diagrams.blueprint.shapes import (
    Arrow,
    BlueprintLayout,
    ColumnSpan,
    PillBox,
    Point,
    RowSpan,
)
from pmo_design.render.diagrams.blueprint.spans import RAIL
from pmo_design.render.diagrams.blueprint.story import Story
from pmo_design.render.diagrams.blueprint.table import blueprint_table
from pmo_design.render.diagrams.blueprint.telling import tell
from pmo_design.render.diagrams.blueprint.view import choices_of, narrow
from pmo_design.render.diagrams.icons import icon
from pmo_design.render.picture import Links, Picture
from pmo_design.render.templates import environment
from pmo_design.render.verdicts import NO_VERDICTS, Verdicts
from pmo_design.render.views import WHOLE, View

_STOP, _RADIUS = 2.0, 6.0
_HEAD_LENGTH = {"triggers": 8.5, "needs": 6.0}
_HEAD_HALF = {"triggers": 4.0, "needs": 4.0}


@dataclass(frozen=True, slots=True)
class Stroke:
    """An arrow as path data: its line, and a head for each end that has one."""

    line: str
    heads: tuple[str, ...]


def draw_blueprint(
    design: ServiceDesign,
    blueprint: Blueprint,
    links: Links,
    view: View = WHOLE,
    verdicts: Verdicts = NO_VERDICTS,
) -> Picture:
    """Draw a blueprint in all its forms, or what a view leaves of it.

    Whatever has a page of its own is a link to it; with verdicts, cells tell what their criteria come to.
    """
    whole = tell(design, blueprint, verdicts)
    story = narrow(whole, view, design) if view else whole
    layout = layout_story(story, design)
    description = describe(story)
    cells = {cell.address: cell for cell in story.cells}
    svg = (
        environment()
        .get_template("blueprint.svg.jinja")
        .render(
            id=story.id,
            title=f"{story.kicker}: {story.title}",
            description=description,
            layout=layout,
            strokes=[(arrow, stroke(arrow)) for arrow in layout.arrows],
            cells_of=[
                [cell for cell in layout.cells if cell.step == index] for index in range(len(story.steps))
            ],
            pills_of=[
                [(place, pill) for place, pill in enumerate(layout.pills) if pill.step == index]
                for index in range(len(story.steps))
            ],
            anchors=_anchors(story, layout),
            columns=_json(_column(span) for span in layout.columns),
            rows=_json(_row(span) for span in layout.rows),
            rail=RAIL,
            rail_bottom=layout.rows[-1].top,
            head_top=layout.rows[0].bottom,
            steps_bottom=next(row.bottom for row in layout.rows if row.kind == "steps"),
            unique=lambda words: tuple(dict.fromkeys(words)),
            heats={cell.tag.id: cells[cell.address].heat for cell in layout.cells},
            heat=story.heat,
            wait_level=partial(wait_level, longest=story.longest_wait),
            href=links,
            icon=_icon,
            n=number,
        )
    )
    return Picture(
        id=story.id,
        title=story.title,
        description=description,
        svg=Markup(svg),
        table=blueprint_table(story, design, links),
        phone=phone_blueprint(story, design, links),
        choices=choices_of(whole, design),
    )


def _column(span: ColumnSpan) -> dict[str, object]:
    return {
        "key": span.key,
        "title": span.title,
        "phase": span.phase,
        "personas": [persona.partition(":")[2] for persona in span.personas],
        "systems": [system.partition(":")[2] for system in span.systems],
        "x": [round(span.left, 1), round(span.right, 1)],
    }


def _row(span: RowSpan) -> dict[str, object]:
    return {
        "key": span.key,
        "title": span.title,
        "kind": span.kind,
        "y": [round(span.top, 1), round(span.bottom, 1)],
    }


def _json(values: Iterable[dict[str, object]]) -> str:
    return json.dumps(list(values), ensure_ascii=False, separators=(",", ":"))


def describe(story: Story) -> str:
    """Say in a sentence or two what the picture shows."""
    marks = story.marks
    parts = [
        _counted(sum(mark.kind == kind for mark in marks), name)
        for kind, name in (("fail", "fail point"), ("wait", "wait point"), ("moment", "moment of truth"))
    ]
    phases = "; ".join(
        f"{phase.title}: {', '.join(step.title for step in story.steps[phase.first : phase.last + 1])}"
        for phase in story.phases
    )
    watched = ", ".join(part for part in parts if part)
    shape = f"{_counted(len(story.steps), 'step')} in {_counted(len(story.lanes), 'lane')}"
    return f"{shape}{f', with {watched}' if watched else ''}. {phases}."


def _counted(count: int, name: str) -> str:
    if count == 1:
        return f"1 {name}"
    plural = "moments of truth" if name == "moment of truth" else f"{name}s"
    return f"{count} {plural}" if count else ""


def stroke(arrow: Arrow) -> Stroke:
    """Return the path of an arrow: round corners, stopping short of what it points at."""
    points = list(arrow.points)
    length, half = _HEAD_LENGTH[arrow.kind], _HEAD_HALF[arrow.kind]
    filled = arrow.kind == "triggers"
    heads = [_head(points[-2], points[-1], length, half, filled)]
    points[-1] = _towards(points[-1], points[-2], _STOP + (length - 1 if filled else 0.5))
    if arrow.two_way:
        heads.append(_head(points[1], points[0], length, half, filled))
        points[0] = _towards(points[0], points[1], _STOP + (length - 1 if filled else 0.5))
    return Stroke(_rounded(points), tuple(heads))


def number(value: float) -> str:
    """Write a coordinate with one decimal at most."""
    return f"{value:.1f}".removesuffix(".0")


def _icon(name: str, x: float, y: float, size: float = 20) -> Markup:
    return Markup(icon(name, x, y, size))


def _anchors(story: Story, layout: BlueprintLayout) -> dict[int, list[str]]:
    """Return, by the place of a pill, the ids of cells that have no box but are shown by that pill."""
    anchors: dict[int, list[str]] = {}
    for cell in story.cells:
        if not cell.boxed:
            place = next(
                (place for place, pill in enumerate(layout.pills) if _shows(pill, cell.systems, cell.step)),
                None,
            )
            if place is not None:
                anchors.setdefault(place, []).append(cell.local)
    return anchors


def _shows(pill: PillBox, systems: Sequence[str], step: int) -> bool:
    return pill.address in systems and pill.step <= step <= pill.last


def _rounded(points: Sequence[Point]) -> str:
    path = [f"M{number(points[0][0])} {number(points[0][1])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(_RADIUS, _distance(before, corner) / 2, _distance(corner, after) / 2)
        start, end = _towards(corner, before, radius), _towards(corner, after, radius)
        path.append(
            f"L{number(start[0])} {number(start[1])}"
            f"Q{number(corner[0])} {number(corner[1])} {number(end[0])} {number(end[1])}"
        )
    path.append(f"L{number(points[-1][0])} {number(points[-1][1])}")
    return "".join(path)


def _head(before: Point, end: Point, length: float, half: float, filled: bool) -> str:
    tip = _towards(end, before, _STOP)
    base = _towards(tip, before, length)
    along = ((tip[0] - base[0]) / length, (tip[1] - base[1]) / length)
    one = (base[0] - along[1] * half, base[1] + along[0] * half)
    two = (base[0] + along[1] * half, base[1] - along[0] * half)
    corners = "L".join(f"{number(x)} {number(y)}" for x, y in (one, tip, two))
    return f"M{corners}{'Z' if filled else ''}"


def _distance(one: Point, two: Point) -> float:
    return hypot(two[0] - one[0], two[1] - one[1])


def _towards(start: Point, end: Point, way: float) -> Point:
    whole = _distance(start, end)
    if not whole:
        return start
    share = way / whole
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
