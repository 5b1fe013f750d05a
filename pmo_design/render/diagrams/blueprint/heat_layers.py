"""Draw heat as bars at the left edge of the cells: the higher the hotter, or in the colour of a verdict."""

from collections.abc import Iterator, Mapping

from pmo_design.model.scalars import show_minutes
from pmo_design.render.box import Box
from pmo_design.render.diagrams.blueprint.columns import MARGIN
from pmo_design.render.diagrams.blueprint.heat import HEATS, LEVELS, proof_of, wait_level
from pmo_design.render.diagrams.blueprint.lines import text_line
from pmo_design.render.diagrams.blueprint.shapes import CellBox, HeatLayer, HeatMark, HeatSample, HeatSign
from pmo_design.render.diagrams.blueprint.story import CellStory, HeatKind, Story
from pmo_design.render.text import text_width
from pmo_design.render.verdicts import Proof

_TITLES: Mapping[HeatKind, str] = {
    "pain": "Pain it answers",
    "wait": "Waits",
    "criteria": "Verdict",
}
_PROOF_WORDS: Mapping[Proof, str] = {
    "met": "Met",
    "risk": "At risk",
    "fail": "Not met",
    "unknown": "Not known",
    "waived": "Waived",
    "none": "No criterion",
}
_WIDTH, _LEAST_FILL, _SIZE = 10.0, 14.0, 10.5
_SAMPLE_GAP = 3.0
_SIGN, _SIGN_GAP, _SIGN_BEFORE, _SIGN_LINE, _LEGEND = 14.0, 4.0, 8.0, 18.0, 176.0


def heat_layers(story: Story, cells: tuple[CellBox, ...], top: float) -> Iterator[HeatLayer]:
    """Yield the marks of each kind of heat, with a legend of its own in the corner over the rail."""
    told = {cell.address: cell for cell in story.cells}
    for kind in HEATS:
        marks = [_mark(kind, box, told[box.address], story.longest_wait) for box in cells]
        if any(mark is not None for mark in marks):
            yield HeatLayer(
                kind,
                text_line(_TITLES[kind], MARGIN, top + 11.5, 172, 12, "bold"),
                tuple(_legend(kind, story, cells, top)),
                tuple(mark for mark in marks if mark is not None),
            )


def _mark(kind: HeatKind, box: CellBox, cell: CellStory, longest: int) -> HeatMark | None:
    if kind == "criteria":
        return _proof(box, proof_of(cell.heat))
    level = cell.heat.pain if kind == "pain" else wait_level(cell.heat.wait, longest)
    return _bar(box, level, str(level)) if level else None


def _proof(box: CellBox, proof: Proof) -> HeatMark:
    """Draw a bar as high as its cell in the colour of a verdict, and the verdict's mark at its foot."""
    bar = Box(box.box.x - 4, box.box.y, _WIDTH, box.box.height)
    sign = HeatSign(proof, bar.middle[0] - _SIGN / 2, bar.bottom - _SIGN - 1)
    return HeatMark(box.tag, f"proof-{proof}", bar, None, sign if proof != "none" else None)


def _bar(box: CellBox, level: int, figure: str) -> HeatMark:
    place = box.box
    height = max(place.height * level / LEVELS, _LEAST_FILL)
    bar = Box(place.x - 4, place.bottom - height, _WIDTH, height)
    label = text_line(figure, bar.middle[0], bar.bottom - 3.2, _WIDTH, _SIZE, "bold", "middle")
    return HeatMark(box.tag, "", bar, label)


def _legend(kind: HeatKind, story: Story, cells: tuple[CellBox, ...], y: float) -> Iterator[HeatSample]:
    if kind == "criteria":
        shown = {box.address for box in cells}
        yield from _proof_samples([proof_of(cell.heat) for cell in story.cells if cell.address in shown], y)
    else:
        yield from _samples(kind, story.longest_wait, y + 18)


def _proof_samples(proofs: list[Proof], y: float) -> Iterator[HeatSample]:
    """Yield the marks that are used, behind the title and in the lines below it."""
    x = MARGIN + text_width(_TITLES["criteria"], 12, "bold") + 2 * _SIGN_BEFORE
    line = y
    for proof in (proof for proof in _PROOF_WORDS if proof in proofs):
        words = _PROOF_WORDS[proof]
        wide = _SIGN + _SIGN_GAP + text_width(words, 12)
        if x + wide > MARGIN + _LEGEND:
            x, line = MARGIN, line + _SIGN_LINE
        text = text_line(words, x + _SIGN + _SIGN_GAP, line + 11.5, _LEGEND, 12)
        if proof == "none":
            yield HeatSample("proof-none", Box(x + 2, line, _WIDTH, _SIGN), None, text)
        else:
            yield HeatSample("", None, None, text, HeatSign(proof, x, line))
        x += wide + _SIGN_BEFORE


def _samples(kind: HeatKind, longest: int, y: float) -> Iterator[HeatSample]:
    words: tuple[tuple[str, str, int], ...]
    if kind == "pain":
        words = (("1", "slows", 1), ("2", "rework", 2), ("3", "stops", 3))
    else:
        thirds = [show_minutes(round(longest * third / LEVELS)) for third in (1, 2, 3)]
        words = tuple((str(level), f"to {third}", level) for level, third in enumerate(thirds, start=1))
    x = MARGIN
    for figure, meaning, level in words:
        height = 9.0 + 3 * level
        bar = Box(x, y + 18 - height, _WIDTH, height)
        label = text_line(figure, bar.middle[0], bar.bottom - 2, _WIDTH, _SIZE, "bold", "middle")
        text = text_line(meaning, x + _WIDTH + _SAMPLE_GAP, y + 14, 120, 12)
        yield HeatSample("", bar, label, text)
        x += _WIDTH + _SAMPLE_GAP + text_width(meaning, 12) + 9
