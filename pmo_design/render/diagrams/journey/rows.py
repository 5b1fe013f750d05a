"""Lay out the rows of a journey map: each places its items in the columns and tells how high it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pmo_design.render.box import Box
from pmo_design.render.diagrams.journey.shapes import (
    BODY,
    BOLD,
    FIGURE,
    MARGIN,
    MARK_ROOM,
    NOTE,
    NOTE_WIDE,
    NUMBER,
    PAD,
    RAIL,
    ROW_PAD,
    SPEECH,
    STRONG,
    TARGET,
    Anchor,
    Direction,
    Icon,
    Item,
    Style,
    Text,
    Turn,
    line_width,
    set_line,
    set_mark,
    set_text,
    snug,
)
from pmo_design.render.diagrams.journey.story import Figure, StepStory, Story, change_words, signed
from pmo_design.render.text import is_rtl

Columns = Sequence[Box]

_LONGEST_REASON = 720.0


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its label in the rail; a `strong` one has a darker rule below, a `joined` one none."""

    name: str
    box: Box
    label: tuple[Text, ...]
    items: tuple[Item, ...] = ()
    strong: bool = False
    joined: bool = False


def row_label(title: str, note: str, y: float) -> tuple[Text, ...]:
    """Set the name of a row, and what it holds, in the rail."""
    name = set_text(title, MARGIN, y, RAIL - 2 * PAD, STRONG)
    return (name, set_text(note, MARGIN, name.box.bottom, RAIL - 2 * PAD, NOTE_WIDE)) if note else (name,)


def make_row(
    name: str, title: str, note: str, items: Sequence[Item], y: float, width: float, *, strong: bool = False
) -> Row:
    """Close a row around its items and its label."""
    label = row_label(title, note, y + ROW_PAD)
    bottom = max(label[-1].box.bottom, *(item.box.bottom for item in items), y)
    return Row(name, Box(MARGIN, y, width, bottom + ROW_PAD - y), label, tuple(items), strong)


def step_row(story: Story, columns: Columns, y: float, width: float) -> Row:
    """Number and name every step."""
    shift = max(16.0, line_width(str(len(columns)), NUMBER) + 8)
    items = []
    for step, column in zip(story.steps, columns, strict=True):
        number, title = set_numbered(str(step.number), step.title, column, y + ROW_PAD, shift)
        box = Box(column.x + PAD, y + ROW_PAD, column.width - 2 * PAD, title.box.height)
        label = f"Step {step.number}: {step.title}"
        items.append(
            Item("step", anchor(story, step), (step.key,), (step.address,), label, box, (number, title))
        )
    return make_row("step", "Step", "", items, y, width)


def set_numbered(number: str, title: str, column: Box, top: float, shift: float) -> tuple[Text, Text]:
    """Set a number and a title side by side, in the order in which the title is read."""
    left, room = column.x + PAD, column.width - 2 * PAD
    if is_rtl(title):
        head = set_line(number, left + room, top, NUMBER, "end")
        return head, set_text(title, left, top, room - shift, STRONG)
    return set_line(number, left, top, NUMBER), set_text(title, left + shift, top, room - shift, STRONG)


def action_row(story: Story, columns: Columns, y: float, width: float) -> Row | None:
    """Say what is done in each step."""
    items = []
    for step, column in zip(story.steps, columns, strict=True):
        if step.action:
            text = set_text(step.action, column.x + PAD, y + ROW_PAD, column.width - 2 * PAD, BODY)
            items.append(_told("action", f"{anchor(story, step)}--action", step, text))
    return make_row("action", "Action", "What they do", items, y, width) if items else None


def thought_row(story: Story, columns: Columns, y: float, width: float) -> Row | None:
    """Quote what is thought, each thought after the mark of the persona who thinks it."""
    items = []
    for step, column in zip(story.steps, columns, strict=True):
        top = y + ROW_PAD
        for at, said in enumerate(step.thoughts, start=1):
            who = story.travellers[said.traveller] if said.traveller is not None else None
            rtl = is_rtl(said.text)
            indent = MARK_ROOM if who else 0.0
            left = column.x + PAD + (0.0 if rtl else indent)
            quoted = f"\N{LEFT SINGLE QUOTATION MARK}{said.text}\N{RIGHT SINGLE QUOTATION MARK}"
            text = set_text(quoted, left, top, column.width - 2 * PAD - indent, SPEECH)
            item = _told("thought", f"{anchor(story, step)}--thought-{at}", step, text)
            if who:
                x = column.right - PAD - 6 if rtl else column.x + PAD + 6
                mark = set_mark(who, x, top + SPEECH.leading / 2)
                box = Box(column.x + PAD - 2, top, column.width - 2 * PAD + 2, text.box.height)
                label = f"{who.title}: {text.words}"
                item = replace(item, marks=(mark,), traveller=who, box=box, label=label)
            items.append(item)
            top = text.box.bottom + PAD
    return make_row("thought", "Thoughts", "What they say", items, y, width) if items else None


def touchpoint_row(story: Story, columns: Columns, y: float, width: float) -> Row | None:
    """Show where the service is met: a channel's icon, the touchpoint, the channel."""
    items = []
    for step, column in zip(story.steps, columns, strict=True):
        top = y + ROW_PAD
        for at, touch in enumerate(step.touches, start=1):
            rtl, room = is_rtl(touch.title), column.width - 2 * PAD - 26
            left = column.x + PAD + (0 if rtl else 26)
            title = set_text(touch.title, left, top, room, BOLD)
            side: Anchor = "end" if rtl else "start"
            channel = set_text(touch.channel, left, title.box.bottom, room, NOTE_WIDE, side)
            box = Box(column.x + PAD, top, column.width - 2 * PAD, channel.box.bottom - top)
            people = f" with {', '.join(touch.people)}" if touch.people else ""
            label = f"Touchpoint of step {step.number}: {touch.title}, {touch.channel}{people}"
            x = column.right - PAD - 18 if rtl else column.x + PAD - 2
            place = Icon(touch.icon, x, min(top + 8, box.middle[1] - 10))
            name = f"{anchor(story, step)}--touchpoint-{at}"
            item = Item("touchpoint", name, (step.key,), touch.addresses, label, box, (title, channel))
            items.append(replace(item, icon=place))
            top = channel.box.bottom + PAD
    return make_row("touchpoint", "Touchpoint", "And its channel", items, y, width) if items else None


def change_row(story: Story, columns: Columns, y: float, width: float) -> Row | None:
    """Say how much better each step feels than as it is, which steps are new, and which end."""
    if not story.compared:
        return None
    items = []
    figures = [signed(change) for step in story.steps for change in step.changes if change is not None]
    room = max([line_width(figure, STRONG) for figure in figures] + [24])
    for step, column in zip(story.steps, columns, strict=True):
        here = [*_turns(story, step, column, y + ROW_PAD, room)]
        top = max([y + ROW_PAD, *(item.box.bottom + 2 for item in here)])
        told = ["New step"] if step.new else []
        told += [f"No longer: {title}" for title in step.gone]
        for at, words in enumerate(told, start=1):
            text = set_text(words, column.x + PAD, top, column.width - 2 * PAD, NOTE)
            here.append(_told("change", f"{anchor(story, step)}--change-{at}", step, text))
            top = text.box.bottom + 4
        items += here
    return make_row("change", "Change", "Against today", items, y, width) if items else None


def _turns(story: Story, step: StepStory, column: Box, y: float, room: float) -> Iterator[Item]:
    several = len(story.travellers) > 1
    widest = max(set_mark(who, 0, 0).radius for who in story.travellers)
    lead = 2 * widest + 8 if several else 0.0
    width = lead + 16 + room
    x, top = column.x + PAD, y
    for who, change in zip(story.travellers, step.changes, strict=True):
        if change is None:
            continue
        if x > column.x + PAD and x + width > column.right - 4:
            x, top = column.x + PAD, top + 20
        text = set_line(signed(change), x + lead + 16, top, STRONG)
        direction: Direction = "up" if change > 0 else "down" if change < 0 else "level"
        yield Item(
            kind="change",
            anchor=f"{anchor(story, step)}--change-of-{who.key}",
            steps=(step.key,),
            addresses=(),
            label=f"{who.title}, step {step.number}: {change_words(change)}",
            box=Box(x, top, text.box.right - x, text.box.height),
            texts=(text,),
            traveller=who,
            marks=(set_mark(who, x + 2 + widest, top + 9),) if several else (),
            turn=Turn(x + lead + 6, top + 9, direction),
        )
        x += width + 12


def metric_row(story: Story, columns: Columns, y: float, width: float) -> Row | None:
    """Set each figure today beside the one to reach."""
    items = []
    for step, column in zip(story.steps, columns, strict=True):
        if step.figure:
            items.append(
                figure_item(f"{anchor(story, step)}--metric", step, step.figure, column, y + ROW_PAD)
            )
    return make_row("metric", "Metrics", "Today, then target", items, y, width) if items else None


def figure_item(name: str, step: StepStory, figure: Figure, column: Box, top: float) -> Item:
    """Set a figure beside the one it becomes, with an arrow between."""
    left, room = column.x + PAD, column.width - 2 * PAD
    title = set_text(figure.title, left, top, room, NOTE)
    below = title.box.bottom
    today_width = line_width(figure.today, FIGURE)
    if today_width + 40 + line_width(figure.target, TARGET) <= room:
        today = set_line(figure.today, left, below, FIGURE)
        arrow = (today.box.right + 10, today.box.middle[1])
        target = set_line(figure.target, arrow[0] + 29, below, TARGET)
    else:
        today = set_text(figure.today, left, below, room, FIGURE)
        arrow = (left, today.box.bottom + FIGURE.leading / 2)
        target = set_text(figure.target, left + 29, today.box.bottom, room - 29, TARGET)
    box = Box(left, top, room, target.box.bottom - top)
    label = f"{step.title}: {figure.title}, today {figure.today}, target {figure.target}"
    return Item("metric", name, (step.key,), (), label, box, (title, today, target), arrow=arrow)


def time_row(story: Story, columns: Columns, y: float, width: float) -> Row | None:
    """Tell how long each step takes, at work and waiting."""
    items = []
    for step, column in zip(story.steps, columns, strict=True):
        told = [
            (words, style)
            for words, style in (
                (f"{step.work} work" if step.work else "", FIGURE),
                (f"{step.wait} wait" if step.wait else "", FIGURE),
            )
            if words
        ]
        texts = tuple(_stacked(told, column.x + PAD, y + ROW_PAD, column.width - 2 * PAD))
        if texts:
            box = Box(column.x + PAD, y + ROW_PAD, column.width - 2 * PAD, texts[-1].box.bottom - y - ROW_PAD)
            label = f"Time of step {step.number}: " + ", ".join(text.words for text in texts)
            items.append(Item("time", f"{anchor(story, step)}--time", (step.key,), (), label, box, texts))
    return make_row("time", "Time", "At work, waiting", items, y, width) if items else None


def moment_row(story: Story, columns: Columns, y: float, width: float) -> Row | None:
    """Give the reason of every moment of truth."""
    items: list[Item] = []
    left, top = columns[0].x + PAD, y + ROW_PAD
    room = min(columns[-1].right - left - PAD - 32, _LONGEST_REASON)
    for step in story.steps:
        if step.truth:
            title = snug(set_text(f"{step.number}  {step.title}", left + 32, top, room, BOLD))
            reason = snug(set_text(step.truth, left + 32, title.box.bottom, room, BODY))
            box = Box(left, top, room + 32, reason.box.bottom - top)
            label = f"Moment of truth, step {step.number}: {step.truth}"
            name = f"{anchor(story, step)}--moment"
            items.append(Item("moment", name, (step.key,), (), label, box, (title, reason)))
            top = reason.box.bottom + PAD
    return make_row("moment", "Moment of truth", "Why it decides", items, y, width) if items else None


def _stacked(told: Sequence[tuple[str, Style]], x: float, y: float, width: float) -> Iterator[Text]:
    for words, style in told:
        text = set_text(words, x, y, width, style)
        yield text
        y = text.box.bottom


def _told(kind: str, name: str, step: StepStory, text: Text) -> Item:
    return Item(kind, name, (step.key,), (), text.words, text.box, (text,))


def anchor(story: Story, step: StepStory) -> str:
    """Return the id of a step in the picture."""
    return f"{story.id}--{step.stage}--{step.id}"
