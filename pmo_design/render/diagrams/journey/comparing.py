"""Draw two journeys over each other, step matched to step: what becomes of each, and how it feels."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby

from markupsafe import Markup

from pmo_design.analyse.comparison import Comparison, StepChange, Verdict, compare, improved, step_addresses
from pmo_design.link import ServiceDesign
from pmo_design.model import Journey
from pmo_design.model.scalars import show_minutes, show_work
from pmo_design.render.box import Box
from pmo_design.render.diagrams.journey.draw import draw_layout
from pmo_design.render.diagrams.journey.layout import lay_out
from pmo_design.render.diagrams.journey.people import plain
from pmo_design.render.diagrams.journey.rows import Columns, Row, anchor, figure_item, make_row, set_numbered
from pmo_design.render.diagrams.journey.shapes import (
    NOTE,
    NUMBER,
    PAD,
    ROW_PAD,
    STRONG,
    Direction,
    Item,
    Turn,
    line_width,
    set_text,
)
from pmo_design.render.diagrams.journey.story import (
    Before,
    Feeling,
    Figure,
    StepStory,
    Story,
    change_words,
    level_word,
    signed,
)
from pmo_design.render.diagrams.journey.telling import tell
from pmo_design.render.picture import Links, Picture
from pmo_design.render.templates import environment
from pmo_design.render.views import WHOLE, View

VERDICTS: dict[Verdict, tuple[Direction, str]] = {
    "better": ("up", "Better"),
    "worse": ("down", "Worse"),
    "mixed": ("mixed", "Better and worse"),
    "same": ("level", "The same"),
    "unknown": ("level", "Not known"),
    "removed": ("gone", "No longer"),
    "added": ("new", "New"),
}
"""What becomes of a step: its sign and its word."""


def draw_comparison(design: ServiceDesign, journey: Journey, links: Links, view: View = WHOLE) -> Picture:
    """Draw a journey against the one it improves; what has a page is linked to it."""
    before = improved(design, journey)
    assert before is not None, "only a journey that improves another is compared"
    comparison = compare(design, before, journey)
    story = comparison_story(design, before, journey, comparison)
    rows = [*zip(story.steps, comparison.steps, strict=True)]
    title = f"Journeys compared: {story.title}"
    description = _describe(story, comparison)
    above = (partial(_today_row, _numbered(before), rows), partial(_step_row, rows))
    layout = lay_out(story, above, (partial(_verdict_row, rows), partial(_time_row, rows)))
    table = environment().get_template("comparison-table.html.jinja")
    return Picture(
        id=story.id,
        title=title,
        description=description,
        svg=draw_layout(layout, title, description, links),
        table=Markup(
            table.render(
                story=story,
                rows=rows,
                today=_numbered(before),
                link=links,
                signed=signed,
                change_words=change_words,
                verdicts=VERDICTS,
                times=lambda change: [*times_of(change)],
            )
        ),
    )


def comparison_story(
    design: ServiceDesign, before: Journey, journey: Journey, comparison: Comparison
) -> Story:
    """Tell the newer journey with a column for every step of either, and under each how it felt before."""
    told = tell(design, journey)
    known = {step.address: step for step in told.steps}
    titles = dict(zip(step_addresses(before), before.steps, strict=True))
    people = {traveller.address: at for at, traveller in enumerate(told.travellers)}
    levels = [
        {people[each.persona]: each for each in change.feelings if each.persona in people}
        for change in comparison.steps
    ]
    steps = [
        replace(known[change.after], pains=(), ideas=(), gone=(), new=False, truth=None)
        if change.after
        else _ended(change, plain(titles[change.before[0]].title), len(people))
        for change in comparison.steps
    ]
    lines = []
    for at in range(len(people)):
        line = []
        for column, (change, felt) in enumerate(zip(comparison.steps, levels, strict=True)):
            level = felt[at].before if at in felt else None
            if change.before:
                words = " and ".join(plain(titles[old].title) for old in change.before)
                feeling = (
                    Feeling(float(level), level_word(float(level)).lower()) if level is not None else None
                )
                line.append(Before(float(column), feeling, words, kept=change.after is not None))
        lines.append(tuple(line) if any(step.feeling for step in line) else ())
    stages = []
    for stage, group in groupby(enumerate(comparison.steps), key=lambda pair: pair[1].stage):
        columns = [column for column, _ in group]
        whole = next(each for each in told.stages if each.address == stage)
        stages.append(replace(whole, columns=(columns[0], columns[-1])))
    return replace(
        told,
        id=f"comparison-{journey.id}",
        kind="Journeys compared",
        stages=tuple(stages),
        steps=tuple(steps),
        before=tuple(lines),
    )


def _ended(change: StepChange, title: str, people: int) -> StepStory:
    nothing = tuple(None for _ in range(people))
    stage = change.stage.rpartition("/")[2]
    id_ = f"no-longer-{change.before[0].rpartition('/')[2]}"
    return StepStory(
        0, stage, id_, change.before[0], title, "", (), (), nothing, (), (), None, None, None, None,
        changes=nothing, ended=True,
    )  # fmt: skip


def _numbered(before: Journey) -> dict[str, tuple[int, str]]:
    """Return number and title of each as-is step by its address."""
    return {
        address: (number, plain(step.title))
        for number, (address, step) in enumerate(
            zip(step_addresses(before), before.steps, strict=True), start=1
        )
    }


_Told = Sequence[tuple[StepStory, StepChange]]


def _today_row(
    today: dict[str, tuple[int, str]], rows: _Told, story: Story, columns: Columns, y: float, width: float
) -> Row:
    """Name the steps as they are."""
    items = []
    for (step, change), column in zip(rows, columns, strict=True):
        top = y + ROW_PAD
        name = f"{anchor(story, step)}--today"
        for at, old in enumerate(change.before):
            number, title = today[old]
            item = _titled(f"{name}-{at + 1}", step, str(number), title, column, top, old)
            items.append(replace(item, label=f"Step {number} as it is: {title}"))
            top = item.box.bottom + 6
        if not change.before:
            items.append(_noted(f"{name}-none", step, "Not there today", column, top))
    return make_row("today", "As it is", "The step today", items, y, width)


def _step_row(rows: _Told, story: Story, columns: Columns, y: float, width: float) -> Row:
    """Name the steps as they shall be."""
    items = []
    for (step, change), column in zip(rows, columns, strict=True):
        name, top = anchor(story, step), y + ROW_PAD
        if change.after is None:
            items.append(_noted(name, step, "No longer a step", column, top))
        else:
            item = _titled(name, step, str(step.number), step.title, column, top, step.address)
            items.append(replace(item, label=f"Step {step.number} as it shall be: {step.title}"))
    return make_row("step", "As it shall be", "What takes its place", items, y, width)


def _verdict_row(rows: _Told, story: Story, columns: Columns, y: float, width: float) -> Row:
    """Say what becomes of each step."""
    items = []
    for (step, change), column in zip(rows, columns, strict=True):
        direction, word = VERDICTS[change.verdict]
        text = set_text(word, column.x + PAD + 18, y + ROW_PAD, column.width - 2 * PAD - 18, STRONG)
        box = Box(column.x + PAD, y + ROW_PAD, column.width - 2 * PAD, text.box.height)
        name = f"{anchor(story, step)}--verdict"
        item = Item("verdict", name, (step.key,), (), f"{step.title}: {word}", box, (text,))
        items.append(replace(item, turn=Turn(column.x + PAD + 6, y + ROW_PAD + 9, direction)))
    return make_row("verdict", "It becomes", "By how it feels", items, y, width)


def _time_row(rows: _Told, story: Story, columns: Columns, y: float, width: float) -> Row | None:
    """Set times at work and waiting as they are beside those that they shall be."""
    items: list[Item] = []
    for (step, change), column in zip(rows, columns, strict=True):
        top = y + ROW_PAD
        for figure in times_of(change):
            name = f"{anchor(story, step)}--{figure.title.lower()}"
            items.append(figure_item(name, step, figure, column, top))
            top = items[-1].box.bottom + 6
    return make_row("time", "Time", "Today, then as it shall be", items, y, width) if items else None


def times_of(change: StepChange) -> Iterator[Figure]:
    """Yield the times of a step that are told, before and after; where no wait is told, there is none."""
    for title, pair, show, silence in (
        ("Work", change.work, show_work, "not told"),
        ("Wait", change.wait, show_minutes, "none"),
    ):
        if any(pair):
            before, after = (show(minutes) if minutes else silence for minutes in pair)
            yield Figure(title, before if change.before else "new", after if change.after else "gone")


def _titled(
    name: str, step: StepStory, number: str, title: str, column: Box, top: float, address: str
) -> Item:
    shift = max(16.0, line_width(number, NUMBER) + 8)
    head, text = set_numbered(number, title, column, top, shift)
    box = Box(column.x + PAD, top, column.width - 2 * PAD, text.box.height)
    return Item("step", name, (step.key,), (address,), title, box, (head, text))


def _noted(name: str, step: StepStory, words: str, column: Box, top: float) -> Item:
    text = set_text(words, column.x + PAD, top + 1, column.width - 2 * PAD, NOTE)
    return Item("none", name, (step.key,), (), words, text.box, (text,))


def _describe(story: Story, comparison: Comparison) -> str:
    counts = [
        f"{count} {word.lower()}"
        for verdict, (_, word) in VERDICTS.items()
        if (count := comparison.count(verdict))
    ]
    return f"{story.title}, step by step against today. Of {len(story.steps)} steps: {', '.join(counts)}."
