"""Lay out what stands around the rows of a journey map: heading, persona cards, stage bands, legend."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pmo_design.render.box import Box
from pmo_design.render.diagrams.journey.rows import Columns
from pmo_design.render.diagrams.journey.shapes import (
    BODY,
    GOAL,
    KICKER,
    MARGIN,
    NOTE,
    PAD,
    RAIL,
    SEVERITY_WIDTH,
    SHEET,
    STAGE,
    STRONG,
    TITLE,
    Mark,
    Text,
    line_width,
    set_line,
    set_mark,
    set_text,
    snug,
)
from pmo_design.render.diagrams.journey.story import SEVERITY_WORDS, Story, Traveller
from pmo_design.render.diagrams.monogram import initials_of

_CARD_WIDTH, _CARD_HEIGHT, _MONOGRAM = 300.0, 80.0, 56.0
_HEADING_ROOM = 460.0
_BAND_TOP, _BAND_HEIGHT = 140.0, 36.0
_LEGEND_LINE, _LEGEND_GAP = 32.0, 24.0


@dataclass(frozen=True, slots=True)
class PersonaCard:
    """Who travels: monogram, mark, place, and how well they are known."""

    traveller: Traveller
    initials: str
    box: Box
    monogram: Box
    texts: tuple[Text, ...]
    mark: Mark
    swatch: Box


@dataclass(frozen=True, slots=True)
class Heading:
    """Kicker, title, the line of the sheet, and the persona cards."""

    texts: tuple[Text, ...]
    cards: tuple[PersonaCard, ...]
    bottom: float


@dataclass(frozen=True, slots=True)
class StageBand:
    """The band of a stage with its number; the goal where there is room."""

    key: str
    steps: tuple[str, ...]
    address: str
    anchor: str
    label: str
    box: Box
    square: Box
    number: Text
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A sign and what it means: whose line, how severe a pain, which of the other signs."""

    sign: str
    box: Box
    text: Text
    traveller: Traveller | None = None
    severity: int = 0


def heading(story: Story, width: float) -> Heading:
    """Set the heading at the left and the cards at the right, or below it where they have no room."""
    per_row = int((width - _HEADING_ROOM) // _CARD_WIDTH)
    people = story.travellers
    beside = per_row >= min(len(people), 2)
    per_row = min(len(people), per_row if beside else max(int(width // _CARD_WIDTH), 1))
    room = width - per_row * _CARD_WIDTH - 40 if beside else width
    against = story.improves and story.compared
    kicker = f"{story.kind}, " + (f"as-is against {story.state}" if against else story.state)
    texts = [snug(set_text(kicker.upper(), MARGIN, 36.5, room, KICKER))]
    texts.append(snug(set_text(story.title, MARGIN, texts[-1].box.bottom + 1.5, room, TITLE)))
    texts += _sheet(story, texts[-1].box.bottom + 5, room)
    below = texts[-1].box.bottom
    left = MARGIN + width - per_row * _CARD_WIDTH if beside else MARGIN
    cards = tuple(_cards(people, per_row, left, 36.0 if beside else below + 20))
    bottom = max([below, *(card.box.bottom for card in cards)])
    return Heading(tuple(texts), cards, bottom)


def _sheet(story: Story, y: float, room: float) -> Iterator[Text]:
    """Set the service and the sheet side by side, below each other where they do not fit on a line."""
    left, top = MARGIN, y
    if story.service:
        service = snug(set_text(story.service, MARGIN, y, room, STRONG))
        yield service
        beside = MARGIN + line_width(story.service, STRONG) + 8
        if beside + line_width(story.sheet, SHEET) <= MARGIN + room:
            left, top = beside, y - 1
        else:
            top = service.box.bottom
    if story.sheet:
        yield snug(set_text(story.sheet, left, top, MARGIN + room - left, SHEET))


def _cards(people: Sequence[Traveller], per_row: int, left: float, top: float) -> Iterator[PersonaCard]:
    for start in range(0, len(people), per_row):
        row = [
            _card(person, left + at * _CARD_WIDTH, top)
            for at, person in enumerate(people[start : start + per_row])
        ]
        height = max(_CARD_HEIGHT, *(card.texts[-1].box.bottom + 12 - top for card in row))
        yield from (replace(card, box=replace(card.box, height=height)) for card in row)
        top += height


def _card(person: Traveller, x: float, y: float) -> PersonaCard:
    left, room = x + 12 + _MONOGRAM + 14, _CARD_WIDTH - 12 - _MONOGRAM - 14 - 12
    title = snug(set_text(person.title, left, y + 11, room - 26, STRONG))
    texts = [title]
    if person.place:
        texts.append(snug(set_text(person.place, left, title.box.bottom, room, GOAL, most_lines=2)))
    swatch = Box(left, texts[-1].box.bottom + 8, 24, 12)
    texts.append(snug(set_text(person.evidence, left + 32, swatch.y - 2, room - 32, NOTE, most_lines=2)))
    mark = set_mark(person, 0, y + 20, 5)
    return PersonaCard(
        traveller=person,
        initials=initials_of(person.title),
        box=Box(x, y, _CARD_WIDTH, _CARD_HEIGHT),
        monogram=Box(x + 12, y + 12, _MONOGRAM, _MONOGRAM),
        texts=tuple(texts),
        mark=replace(mark, x=left + line_width(title.lines[0], STRONG) + 9 + mark.radius),
        swatch=swatch,
    )


def stage_bands(story: Story, columns: Columns, top: float) -> tuple[StageBand, ...]:
    """Set a band above the columns of each stage; all are as high as the longest title asks for."""
    boxes = [(columns[stage.columns[0]].x, columns[stage.columns[1]].right) for stage in story.stages]
    square = max(_BAND_HEIGHT, line_width(str(len(boxes)), STAGE) + 16)
    titles = [
        set_text(stage.title, left + square + 12, top, right - left - square - 12 - PAD, STAGE)
        for stage, (left, right) in zip(story.stages, boxes, strict=True)
    ]
    height = max(_BAND_HEIGHT, *(title.box.height + 16 for title in titles))
    bands = []
    for stage, (left, right), title in zip(story.stages, boxes, titles, strict=True):
        number = set_line(
            str(stage.number), left + square / 2, top + (height - STAGE.leading) / 2, STAGE, "middle"
        )
        name = set_text(
            stage.title,
            title.box.x,
            top + (height - title.box.height) / 2,
            title.box.width,
            STAGE,
        )
        texts = [snug(name)]
        if stage.goal and len(title.lines) == 1:
            width = line_width(stage.goal, GOAL)
            used = title.box.x + line_width(stage.title, STAGE) + 24
            if used + width <= right - 12:
                goal = set_line(stage.goal, right - 12, top + (height - GOAL.leading) / 2, GOAL, "end")
                name = set_line(stage.title, title.box.x, name.box.y, STAGE)
                texts = [name, goal]
        bands.append(
            StageBand(
                key=stage.id,
                steps=tuple(step.key for step in story.steps[stage.columns[0] : stage.columns[1] + 1]),
                address=stage.address,
                anchor=f"{story.id}--{stage.id}",
                label=f"Stage {stage.number}: {stage.title}",
                box=Box(left, top, right - left, height),
                square=Box(left, top, square, height),
                number=number,
                texts=tuple(texts),
            )
        )
    return tuple(bands)


def band_top(head: Heading) -> float:
    """Return where the stage bands begin."""
    return max(_BAND_TOP, head.bottom + 24)


def legend(story: Story, y: float, width: float, *, curves: bool, gaps: bool) -> tuple[LegendEntry, ...]:
    """Explain the signs that are used, on one line where they have room, else in as many as they need."""
    signs = [*_signs(story, curves=curves, gaps=gaps)]
    return _legend_lines(signs, MARGIN + RAIL + PAD, MARGIN + width, y)


def _legend_lines(signs: Sequence["_Sign"], left: float, right: float, y: float) -> tuple[LegendEntry, ...]:
    x = left
    entries = []
    for sign in signs:
        text = snug(set_text(sign.words, 0, 0, right - left - sign.width - PAD, BODY))
        if x > left and x + sign.width + PAD + text.box.width > right:
            x, y = left, y + _LEGEND_LINE
        box = Box(x, y, sign.width, _LEGEND_LINE)
        place = replace(text.box, x=x + sign.width + PAD, y=y + (_LEGEND_LINE - BODY.leading) / 2)
        entries.append(LegendEntry(sign.name, box, replace(text, box=place), sign.traveller, sign.severity))
        x = place.right + _LEGEND_GAP
        y += text.box.height - BODY.leading
    return tuple(entries)


@dataclass(frozen=True, slots=True)
class _Sign:
    name: str
    width: float
    words: str
    traveller: Traveller | None = None
    severity: int = 0


def _signs(story: Story, *, curves: bool, gaps: bool) -> Iterator[_Sign]:
    if curves:
        for at, person in enumerate(story.travellers):
            if any(step.feelings[at] for step in story.steps):
                yield _Sign("line", 44.0, person.title, person)
        if story.compared:
            first = next(at for at, line in enumerate(story.before) if line)
            yield _Sign("before", 40.0, "As it is today", story.travellers[first])
            yield _Sign("turns", 24.0, "Better, worse")
        if any(person.number for person in story.travellers):
            yield _Sign("numbered", 18.0, "From the sixth persona on, told apart by number")
    if any(step.truth for step in story.steps):
        yield _Sign("star", 22.0, "Moment of truth")
    if gaps or story.speculative or any(person.known < 1 for person in story.travellers):
        yield _Sign("hatch", 30.0, "Assumed or no evidence")
    used = {pain.severity for step in story.steps for pain in step.pains}
    for severity, word in enumerate(SEVERITY_WORDS, start=1):
        if severity in used:
            yield _Sign("severity", SEVERITY_WIDTH, word, severity=severity)
