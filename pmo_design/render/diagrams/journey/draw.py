"""Draw a journey in all its forms: a wide picture, a telling for the phone, a table."""

import json
from collections.abc import Iterator
from itertools import pairwise

from markupsafe import Markup

from pmo_design.link import ServiceDesign
from pmo_design.model import Journey
from pmo_design.render.diagrams.icons import icon
from pmo_design.render.diagrams.journey.choosing import choices_of, narrowed
from pmo_design.render.diagrams.journey.curve import number
from pmo_design.render.diagrams.journey.frame import LegendEntry
from pmo_design.render.diagrams.journey.layout import JourneyLayout, lay_out
from pmo_design.render.diagrams.journey.phone import draw_phone
from pmo_design.render.diagrams.journey.shapes import MARGIN, NUMBERED, RAIL, Mark
from pmo_design.render.diagrams.journey.story import Story, signed
from pmo_design.render.diagrams.journey.table import draw_table
from pmo_design.render.diagrams.journey.telling import tell
from pmo_design.render.diagrams.monogram import monogram
from pmo_design.render.picture import Links, Picture
from pmo_design.render.templates import environment
from pmo_design.render.views import WHOLE, View

HEADS = ("step", "today")
"""The rows that name the steps: they stay with the bands."""

_RAIL_END = MARGIN + RAIL - 2


def draw_journey(design: ServiceDesign, journey: Journey, links: Links, view: View = WHOLE) -> Picture:
    """Draw the map of a journey, or what a view leaves of it; what has a page is linked to it."""
    whole = tell(design, journey)
    story = narrowed(whole, view)
    title = f"Journey map: {story.title}"
    description = describe(story)
    return Picture(
        id=story.id,
        title=title,
        description=description,
        svg=draw_layout(lay_out(story), title, description, links),
        table=draw_table(story, links),
        phone=draw_phone(story, links),
        choices=choices_of(whole),
    )


def describe(story: Story) -> str:
    """Tell in a few sentences what the picture shows."""
    stages = ", ".join(stage.title for stage in story.stages)
    people = " and ".join(traveller.title for traveller in story.travellers)
    sentences = [
        f"The {story.state} journey of {people} in {_count(len(story.steps), 'step')} and"
        f" {_count(len(story.stages), 'stage')}: {stages}."
    ]
    if story.speculative:
        sentences.append("It is speculation: nothing of it has been observed yet.")
    sentences += _feelings(story)
    pains = {pain.number for step in story.steps for pain in step.pains}
    if pains or story.ideas:
        sentences.append(
            f"{_count(len(pains), 'pain point')}, {_count(len(story.ideas), 'opportunity', 'opportunities')}."
        )
    sentences += [f"Moment of truth: step {step.number}, {step.title}." for step in story.steps if step.truth]
    return " ".join(sentences)


def _feelings(story: Story) -> Iterator[str]:
    for at, traveller in enumerate(story.travellers):
        rated = [(step, felt) for step in story.steps if (felt := step.feelings[at])]
        if not rated:
            yield f"How {traveller.title} feels is not known."
            continue
        low = min(rated, key=lambda pair: pair[1].level)
        high = max(rated, key=lambda pair: pair[1].level)
        yield (
            f"{traveller.title} feels worst at step {low[0].number} ({signed(low[1].level)}) and best at"
            f" step {high[0].number} ({signed(high[1].level)})."
        )
        changes = [
            change for step in story.steps if step.changes and (change := step.changes[at]) is not None
        ]
        if changes:
            better, worse = sum(each > 0 for each in changes), sum(each < 0 for each in changes)
            steps = "is one step" if len(changes) == 1 else f"are {len(changes)} steps"
            yield (
                f"There {steps} to set against today for {traveller.title}: {better} better, {worse} worse,"
                f" {len(changes) - better - worse} the same."
            )


def _count(number_of: int, one: str, many: str = "") -> str:
    return f"{number_of} {one if number_of == 1 else many or one + 's'}"


def draw_layout(layout: JourneyLayout, title: str, description: str, links: Links) -> Markup:
    """Write a layout as a whole SVG."""

    def link(addresses: tuple[str, ...]) -> str | None:
        return next((url for address in addresses if (url := links(address)) is not None), None)

    top = layout.strip.box.y if layout.strip else layout.bands[0].box.y
    return Markup(
        environment()
        .get_template("journey.svg.jinja")
        .render(
            layout=layout,
            title=title,
            description=description,
            link=link,
            n=number,
            rail=_RAIL_END,
            head=(top, max(row.box.bottom for row in layout.rows if row.name in HEADS)),
            columns=json.dumps([*_columns(layout)], ensure_ascii=False, separators=(",", ":")),
            rows=json.dumps([*_rows(layout)], ensure_ascii=False, separators=(",", ":")),
            rules=[*_rules(layout)],
            icon=lambda name, x, y: Markup(icon(name, x, y)),
            monogram=lambda address, initials, size: Markup(monogram(address, initials, size)),
            entry_mark=lambda entry: _entry_mark(entry, layout.story),
        )
    )


def _columns(layout: JourneyLayout) -> Iterator[dict[str, object]]:
    """Tell of each step where its column stands; the columns tile the width of all without a gap."""
    boxes, story = layout.columns, layout.story
    borders = [boxes[0].x, *((left.right + right.x) / 2 for left, right in pairwise(boxes)), boxes[-1].right]
    for step, edges in zip(story.steps, pairwise(borders), strict=True):
        people = [who.key for who, felt in zip(story.travellers, step.feelings, strict=True) if felt]
        yield {
            "key": step.key,
            "title": step.title,
            "phase": step.stage,
            "personas": people,
            "x": [round(edge, 2) for edge in edges],
        }


def _rows(layout: JourneyLayout) -> Iterator[dict[str, object]]:
    """Tell of each row where it stands; the rows tile the height without a gap."""
    top = layout.bands[0].box.y
    told = [("heading", "Heading", "head", 0.0), ("stages", "Stages", "phases", top)]
    rows = [(row.name, row.label[0].words, row.box.y) for row in layout.rows]
    rows.append(("emotion", "Emotion", layout.emotion.box.y))
    for name, title, y in sorted(rows, key=lambda row: row[2]):
        told.append((name, title, "steps" if name in HEADS else "facts", y))
    told.append(("legend", "Legend", "foot", layout.rule))
    edges = [*(y for _, _, _, y in told), layout.height]
    for (key, title, kind, _), span in zip(told, pairwise(edges), strict=True):
        yield {"key": key, "title": title, "kind": kind, "y": [round(edge, 2) for edge in span]}


def _rules(layout: JourneyLayout) -> Iterator[tuple[float, bool]]:
    """Yield the y of each line between rows, and whether it is a strong one."""
    for row in layout.rows:
        if not row.joined and row.box.bottom != layout.rule:
            yield row.box.bottom, row.strong
    if layout.emotion.box.bottom != layout.rule:
        yield layout.emotion.box.bottom, not layout.story.compared
    yield layout.rule, True


def _entry_mark(entry: LegendEntry, story: Story) -> Mark:
    x, y = entry.box.middle
    before, who = entry.sign == "before", entry.traveller
    assert who is not None
    radius = NUMBERED if who.number else 3.5 if before else 5.5
    return Mark(x, y, radius, who, before or who.assumed or story.speculative, before)
