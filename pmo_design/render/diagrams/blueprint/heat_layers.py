"""Draw heat as bars at the left edge of the cells: the higher the hotter, each with its figure."""

from collections.abc import Iterator, Mapping

from pmo_design.model.scalars import show_minutes
from pmo_design.render.box import Box
from pmo_design.render.diagrams.blueprint.columns import MARGIN
from pmo_design.render.diagrams.blueprint.heat import HEATS, LEVELS, wait_level
from pmo_design.render.diagrams.blueprint.lines import text_line
from pmo_design.render.diagrams.blueprint.shapes import CellBox, HeatLayer, HeatMark, HeatSample
from pmo_design.render.diagrams.blueprint.story import CellStory, HeatKind, Story
from pmo_design.render.text import text_width

_TITLES: Mapping[HeatKind, str] = {
    "pain": "Pain it answers",
    "wait": "Waits",
    "criteria": "Criteria that verify it",
}
_WIDTH, _LEAST_FILL, _SIZE = 10.0, 14.0, 10.5
_SAMPLE_GAP = 3.0


def heat_layers(story: Story, cells: tuple[CellBox, ...], top: float) -> Iterator[HeatLayer]:
    """Yield the marks of each kind of heat, with a legend of its own in the corner over the rail."""
    told = {cell.address: cell for cell in story.cells}
    longest = story.longest_wait
    for kind in HEATS:
        marks = [_mark(kind, box, told[box.address], longest) for box in cells]
        if any(mark is not None for mark in marks):
            yield HeatLayer(
                kind,
                text_line(_TITLES[kind], MARGIN, top + 11.5, 172, 12, "bold"),
                tuple(_samples(kind, longest, top + 18)),
                tuple(mark for mark in marks if mark is not None),
            )


def _mark(kind: HeatKind, box: CellBox, cell: CellStory, longest: int) -> HeatMark | None:
    if kind == "criteria":
        count = cell.heat.criteria
        return _bar(box, "" if count else "bp-heat-none", LEVELS, str(min(count, 9)))
    level = cell.heat.pain if kind == "pain" else wait_level(cell.heat.wait, longest)
    return _bar(box, "", level, str(level)) if level else None


def _bar(box: CellBox, classes: str, level: int, figure: str) -> HeatMark:
    place = box.box
    height = max(place.height * level / LEVELS, _LEAST_FILL)
    bar = Box(place.x - 4, place.bottom - height, _WIDTH, height)
    label = text_line(figure, bar.middle[0], bar.bottom - 3.2, _WIDTH, _SIZE, "bold", "middle")
    return HeatMark(box.tag, classes, bar, label)


def _samples(kind: HeatKind, longest: int, y: float) -> Iterator[HeatSample]:
    words: tuple[tuple[str, str, int], ...]
    if kind == "pain":
        words = (("1", "slows", 1), ("2", "rework", 2), ("3", "stops", 3))
    elif kind == "wait":
        thirds = [show_minutes(round(longest * third / LEVELS)) for third in (1, 2, 3)]
        words = tuple((str(level), f"to {third}", level) for level, third in enumerate(thirds, start=1))
    else:
        words = (("0", "none", 0), ("n", "that many", 3))
    x = MARGIN
    for figure, meaning, level in words:
        height = 9.0 + 3 * (level or LEVELS)
        bar = Box(x, y + 18 - height, _WIDTH, height)
        label = text_line(figure, bar.middle[0], bar.bottom - 2, _WIDTH, _SIZE, "bold", "middle")
        text = text_line(meaning, x + _WIDTH + _SAMPLE_GAP, y + 14, 120, 12)
        yield HeatSample("" if level else "bp-heat-none", bar, label, text)
        x += _WIDTH + _SAMPLE_GAP + text_width(meaning, 12) + 9
