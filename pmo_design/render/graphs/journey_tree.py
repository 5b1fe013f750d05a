"""Draw how journeys hang together: today's, the one that replaces it, what that is part of."""

import itertools
from collections.abc import Iterator, Mapping, Sequence

from pmo_design.link import ServiceDesign
from pmo_design.model.relations import IMPROVES, PARENT
from pmo_design.render.box import Box
from pmo_design.render.graphs.arrowheads import head
from pmo_design.render.graphs.columns import set_columns
from pmo_design.render.graphs.journey_story import Card, TreeStory, tell_tree
from pmo_design.render.graphs.layers import apart
from pmo_design.render.graphs.names import slug, title_of
from pmo_design.render.graphs.paths import corners, number
from pmo_design.render.graphs.plate import (
    MARGIN,
    Connector,
    Ground,
    Legend,
    Plate,
    Thing,
    Words,
    draw_plate,
    header,
    in_a_row,
    lines_of,
    right_of,
)
from pmo_design.render.graphs.told import End, Told, write_ties
from pmo_design.render.graphs.tracks import Trunk
from pmo_design.render.picture import Links, Picture
from pmo_design.render.text import text_width, wrap

_ID, _NAME, _TITLE = "journey-hierarchy", "journeys", "Journey hierarchy"
_WIDTH, _PAD, _GAP, _BETWEEN, _HEAD_ROOM, _LEGEND = 272.0, 10.0, 72.0, 14.0, 40.0, 64.0
_NUMBER_LINE, _SIZE, _LINE, _CHIP, _CHIP_GAP = 15.0, 13.0, 17.0, 18.0, 5.0
_NARROWEST = 640.0
_STATES: Mapping[str, tuple[str, str]] = {
    "as-is": ("today", "As it is"),
    "to-be": ("box", "As it shall be"),
    "speculative": ("guess", "Speculation"),
}


def has_hierarchy(design: ServiceDesign) -> bool:
    """Tell whether any journey is part of another, or replaces one."""
    return any(design.targets(node.address, PARENT, IMPROVES) for node in design.nodes("journey"))


def journey_hierarchy(design: ServiceDesign, links: Links) -> Picture:
    """Draw all journeys of a design; the table tells which is part of which, and which replaces which."""
    story = tell_tree(design)
    description = describe(story)
    heading = next((title_of(design, node.address) for node in design.nodes("service")), "Journeys")
    plate = _plate(story, heading, description)
    order = {card.address: at for at, card in enumerate(story.cards)}
    cards = {card.address: card for card in story.cards}

    def end(address: str) -> End:
        return End(_name(cards[address]), address, order[address])

    ties = [Told(end(old), "is improved by", end(new)) for old, new in story.improves]
    ties += [Told(end(child), PARENT.reads, end(parent)) for child, parent in story.parents]
    table, phone = write_ties(_ID, _TITLE, ties, "", links)
    svg = draw_plate(plate, _ID, _NAME, _TITLE, description, links)
    return Picture(_ID, _TITLE, description, svg, table, phone)


def describe(story: TreeStory) -> str:
    """Count journeys, those that are replaced, and those that are part of another."""
    pairs, parts = len(story.improves), len(story.parents)
    words = [f"{len(story.cards)} journeys"]
    if pairs:
        words.append(f"{pairs} of today {'is' if pairs == 1 else 'are'} redesigned")
    if parts:
        words.append(f"{parts} {'is' if parts == 1 else 'are'} part of a larger one")
    left = f" Not drawn: {story.left_out} more, to journeys of today." if story.left_out else ""
    return ", ".join(words) + "." + left


# ── where it stands ──────────────────────────────────────────────────────────────────────────


def _plate(story: TreeStory, heading: str, note: str) -> Plate:
    columns = sorted({card.column for card in story.cards})
    trunks = _trunks(story, columns, {card.address: card.row for card in story.cards})
    needed = set_columns([_WIDTH] * len(columns), trunks, _GAP).width + 2 * MARGIN
    width = max(needed, right_of(_legend(story, 0)), _NARROWEST)
    above = header(_TITLE, heading, note, width)
    top = above.bottom + _HEAD_ROOM
    boxes = _boxes(story, columns, top)
    middles = {address: box.middle[1] for address, box in boxes.items()}
    placed = set_columns([_WIDTH] * len(columns), _trunks(story, columns, middles), _GAP)
    lefts = {column: MARGIN + left for column, left in zip(columns, placed.lefts, strict=True)}
    boxes = {card.address: boxes[card.address].moved(lefts[card.column], 0) for card in story.cards}
    bottom = max((box.bottom for box in boxes.values()), default=top)
    words, grounds = [], []
    for column in columns:
        x, y = lefts[column], above.bottom + 8
        title = "Today" if column == 0 else "As it shall be" if column == 1 else "Part of"
        words.append(Words(title.upper(), x, x + _WIDTH, y, 12, "kicker", True, True))
        grounds.append(Ground(f"M{number(x)} {number(y + 9)}L{number(x + _WIDTH)} {number(y + 9)}", "rule"))
    tracks = {
        (columns[gap], stream): MARGIN + x for (gap, stream), x in placed.tracks.items() if gap < len(columns)
    }
    return Plate(
        width,
        bottom + _LEGEND,
        above,
        tuple(grounds),
        tuple(_connectors(story, boxes, tracks)),
        tuple(_thing(card, boxes[card.address]) for card in story.cards),
        tuple(words),
        _legend(story, bottom + 34),
    )


def _boxes(story: TreeStory, columns: Sequence[int], top: float) -> dict[str, Box]:
    """Set cards into rows as high as they need; cards of a column stay apart."""
    tallest = max((_height(card) for card in story.cards), default=0) + _BETWEEN
    boxes: dict[str, Box] = {}
    for column in columns:
        own = sorted((card for card in story.cards if card.column == column), key=lambda card: card.row)
        wanted = [tallest * card.row for card in own]
        heights = [_height(card) for card in own]
        steps = [(one + other) / 2 + _BETWEEN for one, other in itertools.pairwise(heights)]
        for card, middle, height in zip(own, apart(wanted, steps), heights, strict=True):
            boxes[card.address] = Box(0, middle - height / 2, _WIDTH, height)
    highest = min((box.y for box in boxes.values()), default=0)
    return {address: box.moved(0, top - highest) for address, box in boxes.items()}


def _trunks(story: TreeStory, columns: Sequence[int], levels: Mapping[str, float]) -> dict[int, list[Trunk]]:
    """Return a track a parent, for all its parts together, and one a journey of today that is replaced."""
    place = {card.address: columns.index(card.column) for card in story.cards}
    numbers = {card.address: at for at, card in enumerate(story.cards)}
    found: dict[int, list[Trunk]] = {}
    for parent in dict.fromkeys(parent for _, parent in story.parents):
        children = [child for child, other in story.parents if other == parent]
        left = tuple(sorted(levels[child] for child in children))
        found.setdefault(place[parent] - 1, []).append(Trunk(numbers[parent], left, (levels[parent],)))
    for old in dict.fromkeys(old for old, _ in story.improves):
        news = tuple(sorted(levels[new] for other, new in story.improves if other == old))
        found.setdefault(place[old], []).append(Trunk(-1 - numbers[old], (levels[old],), news))
    return found


def _connectors(
    story: TreeStory, boxes: Mapping[str, Box], tracks: Mapping[tuple[int, int], float]
) -> Iterator[Connector]:
    numbers = {card.address: at for at, card in enumerate(story.cards)}
    columns = sorted({card.column for card in story.cards})
    column = {card.address: card.column for card in story.cards}
    for child, parent in story.parents:
        before = columns[columns.index(column[parent]) - 1]
        track = tracks.get((before, numbers[parent]))
        yield _connector("parent", child, parent, boxes, track, 0.0)
    for old, new in story.improves:
        yield _connector("improves", old, new, boxes, tracks.get((column[old], -1 - numbers[old])), 2.0)


def _connector(
    kind: str, tail: str, end: str, boxes: Mapping[str, Box], track: float | None, room: float
) -> Connector:
    one, other = boxes[tail], boxes[end]
    start, stop = (one.right, one.middle[1]), (other.x - room, other.middle[1])
    bent = track is not None and abs(start[1] - stop[1]) > 0.5
    between = ((track, start[1]), (track, stop[1])) if bent and track is not None else ()
    points = (start, *between, stop) if between else (start, (stop[0], start[1]))
    heads = (head(kind, points[-1], (1, 0)),) if room else ()
    return Connector(kind, slug(tail), slug(end), "end" if heads else "none", corners(points), heads)


# ── what it looks like ───────────────────────────────────────────────────────────────────────


def _name(card: Card) -> str:
    return f"{card.number} {card.title}".strip()


def _height(card: Card) -> float:
    lines = len(wrap(card.title, _WIDTH - 2 * _PAD, _SIZE, "bold"))
    return 2 * _PAD - 2 + _NUMBER_LINE + _LINE * lines + (_CHIP + 5) * len(_chip_rows(card))


def _chip_rows(card: Card) -> list[list[tuple[tuple[str, str, str], float]]]:
    """Set the marks of people into rows, each mark with its width."""
    rows: list[list[tuple[tuple[str, str, str], float]]] = []
    left = 0.0
    for person in card.people:
        width = text_width(person[1], 12, "bold") + 12
        if not rows or left < width:
            rows.append([])
            left = _WIDTH - 2 * _PAD
        rows[-1].append((person, width))
        left -= width + _CHIP_GAP
    return rows


def _thing(card: Card, box: Box) -> Thing:
    room = Box(box.x + _PAD, box.y, box.width - 2 * _PAD, box.height)
    top = box.y + _PAD - 1
    look, state = _STATES[card.state]
    title = lines_of(card.title, room, top + _NUMBER_LINE, _SIZE, _LINE, "bold")
    words = (
        Words(card.number, room.x, room.right, top + 12, 12, "number", True),
        *title,
    )
    y = top + _NUMBER_LINE + _LINE * len(title) + 5
    badges = []
    for row in _chip_rows(card):
        x = room.x
        for (address, mark, name), width in row:
            chip = Box(x, y, width, _CHIP)
            text = Words(mark, x + 6, x + width - 6, y + 13, 12, "body", True)
            key = f"{slug(card.address)}-{slug(address)}"
            badges.append(Thing(key, address, name, chip, (text,), "chip", "badge", 9))
            x += width + _CHIP_GAP
        y += _CHIP + 5
    people = ", ".join(name for _, _, name in card.people)
    spoken = f"{_name(card)}, {state.lower()}" + (f"; travelled by {people}" if people else "")
    return Thing(slug(card.address), card.address, spoken, box, words, look, "card", 2, (), tuple(badges))


def _legend(story: TreeStory, y: float) -> Legend:
    """Explain the states of cards and the two kinds of line, as far as they are used."""
    states = {card.state for card in story.cards}
    signs = [(look, text) for state, (look, text) in _STATES.items() if state in states]
    signs += [("improves", "Is improved by")] if story.improves else []
    signs += [("parent", "Is part of")] if story.parents else []
    signs += [("chip", "Who travels it")] if any(card.people for card in story.cards) else []
    grounds, heads, words, things = [], [], [], []
    starts = in_a_row([(text, 52.0) for _, text in signs], MARGIN, 13, 26)
    for (look, text), x in zip(signs, starts, strict=True):
        words.append(Words(text, x + 52, x + 52, y + 4.5, 13))
        if look in ("improves", "parent"):
            grounds.append(Ground(f"M{number(x)} {number(y)}L{number(x + 40)} {number(y)}", look))
        else:
            box = Box(x + 4, y - 9, 36, 18)
            things.append(Thing("", None, text, box, (), look, "box", 9 if look == "chip" else 2))
        if look == "improves":
            heads.append((look, head(look, (x + 42, y), (1, 0))))
    return Legend(tuple(grounds), tuple(words), tuple(things), tuple(heads))
