"""Set the words of the service map into the boxes of its parties, rows and labels."""

from dataclasses import dataclass

from pmo_design.render.box import Box
from pmo_design.render.graphs.service_dot import (
    KICKER_LINE,
    LABEL_LINE,
    LABEL_PAD,
    LABEL_SIZE,
    MARK,
    PAD,
    ROW_GAP,
    ROW_INDENT,
    ROW_LINE,
    ROW_SIZE,
    RULE,
    label_lines,
    row_lines,
    rows_by_kind,
    rows_height,
    title_of,
)
from pmo_design.render.graphs.service_story import Party, Row, Stream
from pmo_design.render.text import Weight


@dataclass(frozen=True, slots=True)
class SetText:
    """Lines of text with the baseline of each; what runs from right to left ends at the right edge."""

    lines: tuple[str, ...]
    x: float
    right: float
    baselines: tuple[float, ...]
    size: float
    weight: Weight = "regular"


@dataclass(frozen=True, slots=True)
class SetRow:
    """A site or system in its place."""

    row: Row
    box: Box
    text: SetText


@dataclass(frozen=True, slots=True)
class SetParty:
    """A party's box: its head with kicker and title, a rule where rows follow, the rows."""

    party: Party
    box: Box
    head: Box
    kicker: SetText
    title: SetText
    rules: tuple[float, ...]
    rows: tuple[SetRow, ...]


@dataclass(frozen=True, slots=True)
class SetLabel:
    """What a stream carries, standing in its line; `inside` is the column of the frame around it."""

    stream: Stream
    box: Box
    text: SetText
    inside: int | None


def set_party(party: Party, box: Box, head_height: float, framed: bool = False) -> SetParty:
    lines, size, line = title_of(party)
    x = box.x + PAD
    top = box.y + (head_height - KICKER_LINE - len(lines) * line) / 2
    title = SetText(
        lines,
        x,
        box.right - PAD,
        tuple(top + KICKER_LINE + line * (at + 0.75) for at in range(len(lines))),
        size,
        "bold",
    )
    rules, rows = [], []
    y = box.y + head_height
    for of_kind in rows_by_kind(party):
        rules.append(y)
        y += RULE - 1
        for row in of_kind:
            rows.append(_set_row(row, Box(box.x, y, box.width, rows_height((row,)))))
            y = rows[-1].box.bottom
        y += 1
    word = "As a whole" if framed and party.kind == "organisation" else party.word
    kicker = SetText((word,), x, box.right - PAD, (top + 12,), 12)
    head = Box(box.x, box.y, box.width, head_height)
    return SetParty(party, box, head, kicker, title, tuple(rules), tuple(rows))


def _set_row(row: Row, box: Box) -> SetRow:
    lines = row_lines(row)
    baselines = tuple(box.y + ROW_GAP / 2 + ROW_LINE * (at + 0.75) for at in range(len(lines)))
    return SetRow(row, box, SetText(lines, box.x + PAD + ROW_INDENT, box.right - PAD, baselines, ROW_SIZE))


def set_label(stream: Stream, box: Box, inside: int | None) -> SetLabel:
    lines = label_lines(stream)
    top = box.y + (box.height - len(lines) * LABEL_LINE) / 2
    baselines = tuple(top + LABEL_LINE * (at + 0.76) for at in range(len(lines)))
    text = SetText(lines, box.x + LABEL_PAD + MARK, box.right - LABEL_PAD, baselines, LABEL_SIZE)
    return SetLabel(stream, box, text, inside)
