"""Where everything stands on a persona card: A5, landscape, and taller where its words want more room."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pmo_design.model.persona import EVIDENCE_LEVELS
from pmo_design.render.box import Box
from pmo_design.render.diagrams.persona.story import CardStory, Said
from pmo_design.render.text import Weight, is_rtl, wrap

WIDTH, HEIGHT, MARGIN, GAP = 840.0, 592.0, 40.0, 32.0
MONOGRAM, TRIANGLES, ICON = 88.0, 34.0, 16.0
_SHARES = (0.42, 0.29, 0.29)
_HEADINGS = ("Pains, worst first", "Goals", "Hard to reach by")
_NOTHING = ("No pain is on record", "No goal is on record", "Every channel is within reach")


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set; `name` is its class on the card."""

    name: str
    size: float
    leading: float
    weight: Weight = "regular"


KICKER = Style("kicker", 12, 16, "bold")
TITLE = Style("title", 28, 33, "bold")
PLACE = Style("place", 14, 20)
QUOTE = Style("quote", 20, 28)
HEADING = Style("heading", 12, 16, "bold")
WORDS = Style("words", 14, 19)
STRONG = Style("strong", 14, 19, "bold")
NOTE = Style("note", 12, 16)
RUNG = Style("rung", 12, 16)
REACHED = Style("reached", 12, 16, "bold")


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of text in a box that holds them; what runs from right to left stands at its right edge.

    A `snug` line stands at the left of its box in any script.
    """

    box: Box
    lines: tuple[str, ...]
    style: Style
    snug: bool = False

    @property
    def rtl(self) -> bool:
        return is_rtl(" ".join(self.lines))

    @property
    def x(self) -> float:
        return self.box.right if self.rtl and not self.snug else self.box.x

    @property
    def baselines(self) -> tuple[float, ...]:
        first = self.box.y + self.style.leading / 2 + self.style.size * 0.35
        return tuple(first + at * self.style.leading for at in range(len(self.lines)))


@dataclass(frozen=True, slots=True)
class Entry:
    """A pain, goal or channel: its box, its texts, and where its triangles or icon stand."""

    said: Said
    box: Box
    texts: tuple[Text, ...]
    sign: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rung:
    """A rung of the evidence ladder, reached or not."""

    box: Box
    text: Text
    reached: bool


@dataclass(frozen=True, slots=True)
class CardLayout:
    """A card, placed."""

    story: CardStory
    height: float
    monogram: Box
    head: tuple[Text, ...]
    quote: Text | None
    rule: float
    parts: tuple[tuple[Text, float, float], ...]
    entries: tuple[tuple[Entry, ...], ...]
    notes: tuple[Text, ...]
    rungs: tuple[Rung, ...]
    onward: Text | None

    @property
    def texts(self) -> Iterator[Text]:
        """Every text of the card."""
        yield from self.head
        yield from (heading for heading, _, _ in self.parts)
        yield from (text for part in self.entries for entry in part for text in entry.texts)
        yield from self.notes
        yield from (rung.text for rung in self.rungs)
        yield from (text for text in (self.quote, self.onward) if text is not None)


def lay_out_card(story: CardStory) -> CardLayout:
    """Place everything from the top; the ladder stands at the foot."""
    monogram = Box(MARGIN, MARGIN, MONOGRAM, MONOGRAM)
    head = tuple(_head(story, MARGIN + MONOGRAM + 24))
    y = max(monogram.bottom, head[-1].box.bottom) + 16
    quote = _set(f"“{story.quote}”", MARGIN, y, WIDTH - 2 * MARGIN, QUOTE) if story.quote else None
    rule = quote.box.bottom + 16 if quote else y
    parts, entries, notes = _columns(story, rule + 14)
    ends = [entry.box.bottom for part in entries for entry in part] + [note.box.bottom for note in notes]
    onward = _set(story.onward, MARGIN, 0, WIDTH - 2 * MARGIN, NOTE) if story.onward else None
    foot = 30 + (6 + onward.box.height if onward else 0) + 32
    height = max(HEIGHT, max([*ends, rule]) + 24 + foot)
    top = height - foot
    return CardLayout(
        story=story,
        height=height,
        monogram=monogram,
        head=head,
        quote=quote,
        rule=rule,
        parts=parts,
        entries=entries,
        notes=notes,
        rungs=tuple(_rungs(story, top)),
        onward=_set(story.onward, MARGIN, top + 36, WIDTH - 2 * MARGIN, NOTE) if onward else None,
    )


def _head(story: CardStory, x: float) -> Iterator[Text]:
    width = WIDTH - MARGIN - x
    y = MARGIN - 3
    told = (
        (f"Persona {story.number}".strip(), KICKER),
        (story.title, TITLE),
        (story.place, PLACE),
        (story.segment, NOTE),
    )
    for words, style in told:
        if words:
            text = _set(words, x, y, width, style)
            yield replace(text, snug=len(text.lines) == 1)
            y = text.box.bottom + 3


def _columns(
    story: CardStory, y: float
) -> tuple[tuple[tuple[Text, float, float], ...], tuple[tuple[Entry, ...], ...], tuple[Text, ...]]:
    room = WIDTH - 2 * MARGIN - 2 * GAP
    x = MARGIN
    parts: list[tuple[Text, float, float]] = []
    columns: list[tuple[Entry, ...]] = []
    notes: list[Text] = []
    told = zip((story.pains, story.goals, story.channels), _SHARES, strict=True)
    for at, (said, share) in enumerate(told):
        width = share * room
        heading = _set(_HEADINGS[at], x, y, width, HEADING)
        parts.append((heading, x, x + width))
        entries = tuple(_entries(said, x, heading.box.bottom + 13, width))
        columns.append(entries)
        bottom = entries[-1].box.bottom if entries else heading.box.bottom
        more = f"and {story.left_out[at]} more" if story.left_out[at] else "" if said else _NOTHING[at]
        if more:
            notes.append(_set(more, x, bottom + 10, width, NOTE))
        x += width + GAP
    return tuple(parts), tuple(columns), tuple(notes)


def _entries(said: Sequence[Said], x: float, y: float, width: float) -> Iterator[Entry]:
    for each in said:
        indent = TRIANGLES + 10 if each.severity else ICON + 10 if each.icon else 0
        words = _set(each.words, x + indent, y, width - indent, STRONG if each.severity == 3 else WORDS)
        texts = [words]
        note = ", ".join(word for word in (each.word, _lowered(each)) if word)
        if note:
            texts.append(_set(note, x + indent, words.box.bottom + 2, width - indent, NOTE))
        box = Box(x, y, width, texts[-1].box.bottom - y)
        yield Entry(each, box, tuple(texts), (x, y + WORDS.leading / 2))
        y = box.bottom + 12


def _lowered(said: Said) -> str:
    """Return an entry's note as it stands after a word: not capital where it is not a name."""
    note = said.note
    return note[:1].lower() + note[1:] if said.word and note[1:2].islower() else note


def _rungs(story: CardStory, y: float) -> Iterator[Rung]:
    width = (WIDTH - 2 * MARGIN) / len(EVIDENCE_LEVELS)
    for at, level in enumerate(EVIDENCE_LEVELS):
        x = MARGIN + at * width
        here = at + 1 == story.rung
        text = _set(level.capitalize(), x, y + 10, width - 12, REACHED if here else RUNG)
        yield Rung(Box(x, y, width, 4), text, at < story.rung)


def _set(words: str, x: float, y: float, width: float, style: Style) -> Text:
    lines = wrap(words, width, style.size, style.weight)
    return Text(Box(x, y, width, len(lines) * style.leading), lines, style)
