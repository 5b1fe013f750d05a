"""Lay out the opportunities of a journey map: cards that span the columns they answer, and arrows to them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pmo_design.render.box import Box
from pmo_design.render.diagrams.journey.curve import number
from pmo_design.render.diagrams.journey.rows import Columns, Row, anchor, make_row
from pmo_design.render.diagrams.journey.shapes import (
    BODY,
    IDEA,
    NOTE,
    PAD,
    ROW_PAD,
    Chip,
    Item,
    Text,
    moved,
    set_chip,
    set_line,
    set_text,
)
from pmo_design.render.diagrams.journey.story import Idea, StepStory, Story

_LEFT, _RIGHT, _BOTTOM = 14.0, 10.0, 14.0
_STACK_GAP = 22.0
_LONGEST_LINE = 520.0


@dataclass(frozen=True, slots=True)
class Arrow:
    """A thin arrow from a pain point to the card that answers it."""

    path: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class _Card:
    idea: Idea
    step: StepStory
    level: int
    item: Item


def opportunity_row(
    story: Story, columns: Columns, pains: Row | None, y: float, width: float
) -> tuple[Row | None, tuple[Arrow, ...]]:
    """Stack the cards so that none covers another, and lead an arrow to each from its pain points."""
    told = [(idea, step) for step in story.steps for idea in step.ideas]
    if not told:
        return None, ()
    cards: list[_Card] = []
    top = y + ROW_PAD
    anchors = _pain_anchors(story)
    for level, layer in enumerate(_layers([idea for idea, _ in told])):
        step_of = {id(idea): step for idea, step in told}
        drawn = [_draw_card(story, idea, step_of[id(idea)], columns, top, anchors) for idea in layer]
        height = max(item.box.height for item in drawn)
        for idea, item in zip(layer, drawn, strict=True):
            grown = replace(item, box=replace(item.box, height=height))
            cards.append(_Card(idea, step_of[id(idea)], level, grown))
        top += height + _STACK_GAP
    cards.sort(key=lambda card: card.idea.number)
    items = [card.item for card in cards]
    note = "Answer to a pain" if pains else "What would help"
    row = make_row("opportunity", "Opportunities", note, items, y, width)
    return row, tuple(_arrows(story, columns, cards, pains)) if pains else ()


def _pain_anchors(story: Story) -> Mapping[int, str]:
    """Return for each pain its first place in the picture."""
    found: dict[int, str] = {}
    for step in story.steps:
        for pain in step.pains:
            found.setdefault(pain.number, f"{anchor(story, step)}--pain-{pain.number}")
    return found


def _layers(ideas: Sequence[Idea]) -> list[list[Idea]]:
    """Stack ideas, the narrow ones on top, so that those of a layer share no column."""
    layers: list[list[Idea]] = []
    for idea in sorted(ideas, key=lambda each: (each.columns[1] - each.columns[0], each.number)):
        free = (
            layer
            for layer in layers
            if all(idea.columns[1] < o.columns[0] or o.columns[1] < idea.columns[0] for o in layer)
        )
        layer = next(free, None)
        if layer is None:
            layers.append([idea])
        else:
            layer.append(idea)
    return layers


def _draw_card(
    story: Story, idea: Idea, step: StepStory, columns: Columns, top: float, anchors: Mapping[int, str]
) -> Item:
    left = columns[idea.columns[0]].x + PAD
    right = columns[idea.columns[1]].right - PAD
    name = set_line(f"O{idea.number}", left + _LEFT, top + 11, IDEA)
    chips = tuple(_flow_chips(idea, anchors, name.box.right + 10, left + _LEFT, right - _RIGHT, top + 7))
    y = max([name.box.bottom, *(chip.box.bottom + 4 for chip in chips)])
    room = min(right - left - _LEFT - _RIGHT, _LONGEST_LINE)
    texts: list[Text] = [name]
    for words, style in (
        (idea.title, BODY),
        (f"Answers {'; '.join(idea.elsewhere)}" if idea.elsewhere else "", NOTE),
        (idea.note, NOTE),
    ):
        if words:
            texts.append(set_text(words, left + _LEFT, y, room, style))
            y = texts[-1].box.bottom + 4
    answered = ", ".join([*(f"P{pain}" for pain in idea.answers), *idea.elsewhere])
    return Item(
        kind="opportunity",
        anchor=f"{anchor(story, step)}--opportunity-{idea.number}",
        addresses=(idea.address,),
        label=f"Opportunity O{idea.number}: {idea.title}" + (f" Answers {answered}." if answered else ""),
        box=Box(left, top, right - left, y - 4 + _BOTTOM - top),
        texts=tuple(texts),
        chips=chips,
        card=True,
    )


def _flow_chips(
    idea: Idea, anchors: Mapping[int, str], first_left: float, left: float, right: float, top: float
) -> Iterator[Chip]:
    """Set the chips of the answered pains flush right beside the name, and below it where they are many."""
    line: list[Chip] = []
    used = 0.0
    for chip in (set_chip(pain, 0, 0, anchors.get(pain)) for pain in idea.answers):
        if line and used + 6 + chip.box.width > right - first_left:
            yield from _flush_right(line, right, top)
            line, used, top, first_left = [], 0.0, top + chip.box.height + 5, left
        used += chip.box.width + (6 if line else 0)
        line.append(chip)
    yield from _flush_right(line, right, top)


def _flush_right(line: Sequence[Chip], right: float, top: float) -> Iterator[Chip]:
    x = right - sum(chip.box.width for chip in line) - 6 * (len(line) - 1)
    for chip in line:
        yield moved(chip, x, top)
        x += chip.box.width + 6


def _arrows(story: Story, columns: Columns, cards: Sequence[_Card], pains: Row) -> Iterator[Arrow]:
    items = {item.anchor: item for item in pains.items}
    tracks: dict[int, int] = {}
    for card in cards:
        for pain in card.idea.answers:
            column = _nearest_column(story, card, pain)
            step = story.steps[column]
            item = items[f"{anchor(story, step)}--pain-{pain}"]
            above = [other.item.box for other in cards if other.level < card.level]
            last = step.pains[-1].number == pain
            points = _route(item, columns[column], card.item.box, above, last, tracks.get(column, 0))
            if points:
                if len(points) > 2:
                    tracks[column] = tracks.get(column, 0) + 1
                yield Arrow("M" + "L".join(f"{number(x)} {number(y)}" for x, y in points), tuple(points))


def _nearest_column(story: Story, card: _Card, pain: int) -> int:
    felt = [at for at, step in enumerate(story.steps) if any(each.number == pain for each in step.pains)]
    own = card.step.number - 1
    return min(felt, key=lambda at: (abs(at - own), at))


def _route(
    item: Item, column: Box, card: Box, above: Sequence[Box], last: bool, track: int
) -> list[tuple[float, float]]:
    """Lead straight down if nothing is in the way, else down the gutter at the left; nowhere if blocked."""
    x = column.x + PAD + _LEFT
    end = (x, card.y - 2)
    if last and not _blocked(x, above):
        return [(x, item.box.bottom + 5), end]
    gutter = column.x + 3 - 2 * (track % 3)
    if _blocked(gutter, above):
        return []
    chip = item.chips[0].box
    turn = card.y - 10
    return [(chip.x - 1, chip.middle[1]), (gutter, chip.middle[1]), (gutter, turn), (x, turn), end]


def _blocked(x: float, boxes: Sequence[Box]) -> bool:
    return any(box.x - 2 < x < box.right + 2 for box in boxes)
