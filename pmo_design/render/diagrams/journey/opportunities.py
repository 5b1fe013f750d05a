"""Lay out the opportunities of a journey map: cards that span the columns they answer, and arrows to them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pmo_design.render.box import Box
from pmo_design.render.diagrams.journey.curve import number
from pmo_design.render.diagrams.journey.pains import pain_anchor
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
from pmo_design.render.diagrams.journey.story import Idea, Story

_LEFT, _RIGHT, _BOTTOM = 14.0, 10.0, 14.0
_STACK_GAP = 22.0
_LONGEST_LINE = 520.0


@dataclass(frozen=True, slots=True)
class Arrow:
    """A thin arrow from a pain point to the card that answers it, by their ids in the picture."""

    source: str
    target: str
    steps: tuple[str, ...]
    path: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class _Card:
    idea: Idea
    column: int
    felt: Mapping[str, int]
    level: int = 0
    item: Item | None = None

    @property
    def span(self) -> tuple[int, int]:
        """The columns it stands under: its own and, for each pain, the nearest where that is felt."""
        columns = (self.column, *self.felt.values())
        return min(columns), max(columns)

    @property
    def box(self) -> Box:
        return self.item.box if self.item else Box(0, 0, 0, 0)


def opportunity_row(
    story: Story, columns: Columns, pains: Row | None, y: float, width: float
) -> tuple[Row | None, tuple[Arrow, ...]]:
    """Stack the cards so that none covers another, and lead an arrow to each from its pain points."""
    told = [
        _Card(idea, column, {pain: _nearest(story, pain, column) for pain in idea.answers})
        for column, step in enumerate(story.steps)
        for idea in step.ideas
    ]
    if not told:
        return None, ()
    cards: list[_Card] = []
    top = y + ROW_PAD
    for level, layer in enumerate(_layers(told)):
        drawn = [_draw_card(story, card, columns, top) for card in layer]
        height = max(item.box.height for item in drawn)
        for card, item in zip(layer, drawn, strict=True):
            grown = replace(item, box=replace(item.box, height=height))
            cards.append(replace(card, level=level, item=grown))
        top += height + _STACK_GAP
    cards.sort(key=lambda card: card.idea.number)
    items = [card.item for card in cards if card.item]
    note = "Answer to a pain" if pains else "What would help"
    row = make_row("opportunity", "Opportunities", note, items, y, width)
    return row, tuple(_arrows(story, columns, cards, pains)) if pains else ()


def _nearest(story: Story, pain: str, column: int) -> int:
    felt = [at for at, step in enumerate(story.steps) if any(each.number == pain for each in step.pains)]
    return min(felt, key=lambda at: (abs(at - column), at))


def _layers(cards: Sequence[_Card]) -> list[list[_Card]]:
    """Stack cards, the narrow ones on top, so that those of a layer share no column."""
    layers: list[list[_Card]] = []
    for card in sorted(cards, key=lambda each: (each.span[1] - each.span[0], each.idea.number)):
        free = (
            layer
            for layer in layers
            if all(card.span[1] < other.span[0] or other.span[1] < card.span[0] for other in layer)
        )
        layer = next(free, None)
        if layer is None:
            layers.append([card])
        else:
            layer.append(card)
    return layers


def _draw_card(story: Story, card: _Card, columns: Columns, top: float) -> Item:
    idea, step = card.idea, story.steps[card.column]
    first, last = card.span
    anchor_ = f"{anchor(story, step)}--opportunity-{idea.number}"
    left, right = columns[first].x + PAD, columns[last].right - PAD
    name = set_line(f"O{idea.number}", left + _LEFT, top + 11, IDEA)
    chips = tuple(_flow_chips(idea, anchor_, name.box.right + 10, left + _LEFT, right - _RIGHT, top + 7))
    y = max([name.box.bottom, *(chip.box.bottom + 4 for chip in chips)])
    room = min(right - left - _LEFT - _RIGHT, _LONGEST_LINE)
    texts: list[Text] = [name]
    for words, style in (
        (idea.title, BODY),
        (f"Answers {'; '.join(idea.elsewhere)}" if idea.elsewhere else "", NOTE),
        (idea.note, NOTE),
    ):
        if words:
            text = set_text(words, left + _LEFT, y, room, style)
            flush = replace(text.box, x=right - _RIGHT - room)
            texts.append(replace(text, box=flush) if text.rtl else text)
            y = text.box.bottom + 4
    answered = ", ".join([*idea.answers, *idea.elsewhere])
    return Item(
        kind="opportunity",
        anchor=anchor_,
        steps=tuple(step.key for step in story.steps[first : last + 1]),
        addresses=(idea.address,),
        label=f"Opportunity O{idea.number}: {idea.title}" + (f" Answers {answered}." if answered else ""),
        box=Box(left, top, right - left, y - 4 + _BOTTOM - top),
        texts=tuple(texts),
        chips=chips,
        card=True,
    )


def _flow_chips(
    idea: Idea, anchor_: str, first_left: float, left: float, right: float, top: float
) -> Iterator[Chip]:
    """Set the chips of the answered pains flush right beside the name, and below it where they are many."""
    line: list[Chip] = []
    used = 0.0
    chips = (set_chip(pain, f"{anchor_}--answers-{at}", 0, 0) for at, pain in enumerate(idea.answers, 1))
    for chip in chips:
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
        for pain, column in card.felt.items():
            step = story.steps[column]
            at = next(place for place, each in enumerate(step.pains, start=1) if each.number == pain)
            item = items[pain_anchor(story, step, at)]
            above = [other.box for other in cards if other.level < card.level]
            last = at == len(step.pains)
            points = _route(item, columns[column], card.box, above, last, tracks.get(column, 0))
            if points and card.item:
                if len(points) > 2:
                    tracks[column] = tracks.get(column, 0) + 1
                path = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)
                yield Arrow(item.anchor, card.item.anchor, (step.key,), path, tuple(points))


def _route(
    item: Item, column: Box, card: Box, above: Sequence[Box], last: bool, track: int
) -> list[tuple[float, float]]:
    """Lead straight down if nothing is in the way, else down the gutter at the left; nowhere if blocked."""
    x = column.x + PAD + _LEFT
    end = (x, card.y - 2)
    if last and not _blocked(x, above):
        return [(x, item.box.bottom + 5), end]
    gutter = column.x + 2 - 2 * (track % 3)
    if _blocked(gutter, above):
        return []
    chip = item.chips[0].box
    turn = card.y - 10
    return [(chip.x - 1, chip.middle[1]), (gutter, chip.middle[1]), (gutter, turn), (x, turn), end]


def _blocked(x: float, boxes: Sequence[Box]) -> bool:
    return any(box.x - 2 < x < box.right + 2 for box in boxes)
