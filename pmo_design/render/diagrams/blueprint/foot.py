"""The foot of the picture: what to watch, and what the signs mean."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from pmo_design.render.box import Box
from pmo_design.render.diagrams.blueprint.columns import MARGIN, RAIL_WIDTH, Columns
from pmo_design.render.diagrams.blueprint.lines import TextBlock, text_block, text_line
from pmo_design.render.diagrams.blueprint.shapes import LegendItem, MarkBox, RoleBox, Section, Watched
from pmo_design.render.diagrams.blueprint.story import LINE_NAMES, CellStory, Mark, Story
from pmo_design.render.text import text_width

_START = MARGIN + RAIL_WIDTH + 18
_COLUMN_GAP = 32.0
ROLE_HEIGHT, _ROLE_SIZE = 17.0, 12.0
_ENTRY_INDENT, _ENTRY_LEADING, _ENTRY_GAP = 40.0, 18.0, 10.0
_LEGEND_GAP, _LEAST_LEGEND_GAP, _LEGEND_STEP, _SAMPLE_GAP = 26.0, 13.0, 30.0, 9.0

Places = tuple[tuple[str, ...], tuple[str, ...]]
"""Names of steps and of lanes."""

LEGEND: Mapping[str, tuple[str, float]] = {
    "triggers": ("Triggers", 32.0),
    "needs": ("Needs", 32.0),
    "two-way": ("Both ways", 32.0),
    "decision": ("Decision", 21.0),
    "moment": ("Moment of truth", 22.0),
    "fail": ("Fail point", 24.0),
    "wait": ("Wait point", 30.0),
    "automated": ("Runs by itself", 20.0),
    "service-level": ("Service level", 14.0),
    "system": ("System", 36.0),
    **{kind: (name, 34.0) for kind, name in LINE_NAMES.items()},
    "done": ("Done by this role", 24.0),
    "answered": ("Answered for by this role", 24.0),
}
"""What each sign means, and how wide its sample is; in the order of the legend."""


def badge(mark: Mark, x: float, y: float) -> MarkBox:
    """Return a badge whose left edge is at `x` and whose middle is at `y`."""
    if mark.kind == "moment":
        return MarkBox(mark, Box(x, y - 11, 22, 22))
    least, padding = (26.0, 7.0) if mark.kind == "fail" else (30.0, 8.0)
    padding -= 2 * max(len(mark.name) - 2, 0)
    width = max(least, text_width(mark.name, 12, "bold") + 2 * padding)
    return MarkBox(mark, Box(x, y - 10, width, 20))


def role_badge(role: str, letters: str, answers: bool, x: float, y: float) -> RoleBox:
    """Return the badge of a role with its upper left corner at a place."""
    box = Box(x, y, role_width(letters), ROLE_HEIGHT)
    return RoleBox(
        role, answers, box, text_line(letters, box.middle[0], y + 12.8, 80, _ROLE_SIZE, "bold", "middle")
    )


def role_width(letters: str) -> float:
    """Return how wide the badge of a role is."""
    return max(text_width(letters, _ROLE_SIZE, "bold") + 9, ROLE_HEIGHT + 3)


def place_watched(marks: Sequence[Mark], columns: Columns, top: float) -> tuple[tuple[Watched, ...], float]:
    """Set the list in up to three columns of about equal height; return it with its end."""
    count = 3 if columns.right - _START > 900 else 2
    width = (columns.right - _START - _COLUMN_GAP * (count - 1)) / count
    indent = max([_ENTRY_INDENT, *(badge(mark, 0, 9).box.width + 10 for mark in marks)])
    entries = [_entry(mark, width, indent) for mark in marks]
    heights = [_entry_height(entry) for entry in entries]
    placed: list[Watched] = []
    bottom = top
    for column, part in enumerate(_balanced(heights, count)):
        y = top
        for index in part:
            placed.append(_moved(entries[index], _START + column * (width + _COLUMN_GAP), y))
            y += heights[index]
        bottom = max(bottom, y)
    return tuple(placed), bottom - _ENTRY_GAP


def _entry(mark: Mark, width: float, indent: float) -> Watched:
    sign = badge(mark, 0, 9)
    text = text_block(f"{mark.step} {mark.text}", indent, 13.5, width - indent, 13, _ENTRY_LEADING)
    more = None
    if mark.more:
        more = text_block(mark.more, indent, 13.5 + text.height, width - indent, 12, _ENTRY_LEADING)
    return Watched(sign, text, more)


def _entry_height(entry: Watched) -> float:
    return entry.text.height + (entry.more.height if entry.more else 0) + _ENTRY_GAP


def _moved(entry: Watched, x: float, y: float) -> Watched:
    box = entry.mark.box
    return Watched(
        MarkBox(entry.mark.mark, Box(x, y + box.y, box.width, box.height)),
        _shifted(entry.text, x, y),
        _shifted(entry.more, x, y) if entry.more else None,
    )


def _shifted(block: TextBlock, x: float, y: float) -> TextBlock:
    return replace(block, x=block.x + x, y=block.y + y)


def _balanced(heights: Sequence[float], count: int) -> Iterator[range]:
    """Part a list into so many stretches that the highest is as low as can be."""
    low, high = max(heights, default=0.0), sum(heights)
    for _ in range(30):
        limit = (low + high) / 2
        low, high = (low, limit) if len(list(_filled(heights, limit))) <= count else (limit, high)
    return _filled(heights, high)


def _filled(heights: Sequence[float], limit: float) -> Iterator[range]:
    start, used = 0, 0.0
    for index, height in enumerate(heights):
        if index > start and used + height > limit:
            yield range(start, index)
            start, used = index, 0.0
        used += height
    if start < len(heights):
        yield range(start, len(heights))


def place_legend(
    kinds: Sequence[str], story: Story, columns: Columns, top: float
) -> tuple[tuple[LegendItem, ...], float]:
    """Set what is used in one line, or as many as it needs, the roles last; return it with its end."""
    samples = [
        (kind, *LEGEND[kind], "AB" if kind in ("done", "answered") else "", _users(kind, story))
        for kind in kinds
    ]
    roles = story.roles_shown
    samples += [
        ("role", role.title, role_width(role.letters), role.letters, _bearers(role.address, story))
        for role in roles
    ]
    people = [kind for kind in ("done", "answered", "role") if any(kind == one[0] for one in samples)]
    room = columns.right - _START
    widths = [sample + _SAMPLE_GAP + text_width(name, 13) for _, name, sample, *_ in samples]
    signs = [width for width, one in zip(widths, samples, strict=True) if one[0] not in people]
    spare = (room - sum(signs)) / max(len(signs) - 1, 1)
    gap = min(spare, _LEGEND_GAP) if spare >= _LEAST_LEGEND_GAP else _LEGEND_GAP
    items: list[LegendItem] = []
    x, y = _START, top
    for (kind, name, sample, letters, places), width in zip(samples, widths, strict=True):
        starts_roles = bool(roles) and kind == people[0]
        if x > _START and (starts_roles or x + width > columns.right + 0.01):
            x, y = _START, y + _LEGEND_STEP
        text = text_line(name, x + sample + _SAMPLE_GAP, y + 13.5, room - sample - _SAMPLE_GAP, 13)
        items.append(LegendItem(kind, Box(x, y, sample, 18), text, letters, *places))
        x += width + gap
    return tuple(items), y + 18


def section(name: str, columns: Columns, top: float) -> Section:
    """Return the rule above a part of the foot, and its label."""
    label = text_line(name.upper(), MARGIN, top + 31, RAIL_WIDTH, 12, "bold")
    return Section(((MARGIN, top), (columns.right, top)), label)


def used_kinds(story: Story, needs: bool, systems: bool) -> tuple[str, ...]:
    """Return the signs that a picture uses, in the order of the legend."""
    arrows, cells = story.arrows, tuple(story.cells)
    used = {
        "triggers": any(arrow.kind == "triggers" for arrow in arrows),
        "needs": needs,
        "two-way": any(arrow.two_way for arrow in arrows),
        "system": systems,
    }
    used |= {sign: True for cell in cells for sign in _signs(cell)}
    used |= {line: True for lane in story.lanes for line in lane.lines_above}
    return tuple(kind for kind in LEGEND if used.get(kind))


def _signs(cell: CellStory) -> Iterator[str]:
    """Yield the signs that a cell bears."""
    borne = {
        "decision": cell.question,
        "automated": cell.automated,
        "service-level": cell.service_level,
        "done": cell.boxed and cell.doers,
        "answered": cell.boxed and cell.answerer,
    }
    yield from (sign for sign, is_borne in borne.items() if is_borne)
    yield from (mark.kind for mark in cell.marks)


def _users(kind: str, story: Story) -> Places:
    """Return the steps and lanes that use a sign, or the row of a line; nothing of what joins several."""
    if kind in LINE_NAMES:
        return (), (f"line-{kind}",)
    if kind == "system":
        steps = {at for run in story.runs for at in range(run.first, run.last + 1)}
        return _named(steps, {run.lane for run in story.runs}, story)
    cells = [cell for cell in story.cells if kind in _signs(cell)]
    return _named({cell.step for cell in cells}, {cell.lane for cell in cells}, story)


def _bearers(role: str, story: Story) -> Places:
    """Return the steps and lanes in which a role has a badge."""
    cells = [cell for cell in story.cells if role in (*cell.doers, cell.answerer)]
    return _named({cell.step for cell in cells}, {cell.lane for cell in cells}, story)


def _named(steps: Collection[int], lanes: Collection[int], story: Story) -> Places:
    keys = tuple(step.key for at, step in enumerate(story.steps) if at in steps)
    return keys, tuple(lane.local for at, lane in enumerate(story.lanes) if at in lanes)
