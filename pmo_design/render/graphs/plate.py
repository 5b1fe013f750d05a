"""A drawn graph: grounds, connectors, things and words in their places, written as SVG by one template."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from pmo_design.render.box import Box
from pmo_design.render.diagrams.icons import icon
from pmo_design.render.graphs.paths import number
from pmo_design.render.picture import Links
from pmo_design.render.templates import environment
from pmo_design.render.text import Weight, is_rtl, text_width, wrap

MARGIN = 24.0
_HEADING_SIZE, _HEADING_LINE, _NOTE_SIZE, _NOTE_LINE = 24.0, 30.0, 14.0, 20.0
_FIRST_HEADING, _TO_NOTES, _BELOW = 62.0, 23.0, 27.0


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text between two edges; text that runs from right to left stands at the right one."""

    text: str
    x: float
    right: float
    y: float
    size: float = 12.0
    look: str = "body"
    strong: bool = False
    spaced: bool = False


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above a picture: its name, what it is of, a note; `bottom` is where the picture begins."""

    kicker: str
    heading: tuple[Words, ...]
    notes: tuple[Words, ...]
    bottom: float


@dataclass(frozen=True, slots=True)
class Ground:
    """A path that nobody can point at: a band, a frame, a sample of a line."""

    d: str
    look: str


@dataclass(frozen=True, slots=True)
class Sign:
    """An icon: its name, its top left corner, its size."""

    name: str
    x: float
    y: float
    size: float = 16.0


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that has an outline and words, and leads to a page where it has an address."""

    key: str
    address: str | None
    spoken: str
    box: Box
    words: tuple[Words, ...]
    look: str = "box"
    shape: str = "box"
    radius: float = 2.0
    signs: tuple[Sign, ...] = ()
    badges: tuple["Thing", ...] = ()


@dataclass(frozen=True, slots=True)
class Connector:
    """A line between two things, by their keys; `look` is its class, `ends` where it has heads."""

    kind: str
    tail: str
    head: str
    ends: str
    d: str
    heads: tuple[str, ...]
    look: str = ""


@dataclass(frozen=True, slots=True)
class Legend:
    """The signs that a picture uses, and what each of them means."""

    grounds: tuple[Ground, ...] = ()
    words: tuple[Words, ...] = ()
    things: tuple[Thing, ...] = ()
    heads: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Plate:
    """Everything of a picture, placed."""

    width: float
    height: float
    header: Header
    grounds: tuple[Ground, ...]
    connectors: tuple[Connector, ...]
    things: tuple[Thing, ...]
    words: tuple[Words, ...] = ()
    legend: Legend = Legend()


def header(kicker: str, heading: str, note: str, width: float) -> Header:
    """Set the words above a picture of some width."""
    right = width - MARGIN
    room = right - MARGIN
    y = _FIRST_HEADING
    lines = []
    for line in wrap(heading, room, _HEADING_SIZE, "bold") or ("",):
        lines.append(Words(line, MARGIN, right, y, _HEADING_SIZE, "body", True))
        y += _HEADING_LINE
    y += _TO_NOTES - _HEADING_LINE
    notes = []
    for line in wrap(note, room, _NOTE_SIZE) or ("",):
        notes.append(Words(line, MARGIN, right, y, _NOTE_SIZE, "note"))
        y += _NOTE_LINE
    return Header(kicker.upper(), tuple(lines), tuple(notes), y - _NOTE_LINE + _BELOW)


def draw_plate(plate: Plate, id_: str, name: str, title: str, description: str, links: Links) -> Markup:
    """Write a plate as SVG; `name` is the name of the kind of picture."""
    return Markup(
        environment()
        .get_template("graph-plate.svg.jinja")
        .render(
            id=id_,
            name=name,
            plate=plate,
            title=title,
            description=description,
            link=lambda address: links(address) if address is not None else None,
            n=number,
            rtl=is_rtl,
            icon=lambda sign: Markup(icon(sign.name, sign.x, sign.y, sign.size)),
        )
    )


def lines_of(
    text: str, box: Box, top: float, size: float, line: float, weight: Weight = "regular", look: str = "body"
) -> tuple[Words, ...]:
    """Set a text into a box from a height downwards, a line below a line.

    `box` is the room that the words have, without padding.
    """
    return tuple(
        Words(words, box.x, box.right, top + line * (at + 0.76), size, look, weight == "bold")
        for at, words in enumerate(wrap(text, box.width, size, weight))
    )


def rectangle(box: Box) -> str:
    """Write a rectangle as a path.

    >>> rectangle(Box(1, 2, 30, 40))
    'M1 2L31 2L31 42L1 42Z'
    """
    left, top, right, bottom = (number(each) for each in (box.x, box.y, box.right, box.bottom))
    return f"M{left} {top}L{right} {top}L{right} {bottom}L{left} {bottom}Z"


def right_of(legend: Legend) -> float:
    """Return how wide a picture must be for its legend."""
    return max((each.x + text_width(each.text, each.size) for each in legend.words), default=0.0) + MARGIN


def in_a_row(texts: Sequence[tuple[str, float]], x: float, size: float, gap: float) -> Iterator[float]:
    """Yield where each entry of a legend begins: a sign of some width, then its text, then a gap."""
    for text, sign in texts:
        yield x
        x += sign + text_width(text, size) + gap
