"""Draw which step of a blueprint waits for which: phases side by side, the longest chain in bold."""

from collections.abc import Iterator

from pmo_design.link import ServiceDesign
from pmo_design.model.scalars import show_minutes
from pmo_design.render.box import Box
from pmo_design.render.graphs.arrowheads import head
from pmo_design.render.graphs.dependency_layout import (
    BAND_LINE,
    BAND_SIZE,
    DependencyLayout,
    place_dependencies,
)
from pmo_design.render.graphs.dependency_story import Dependency, DependencyStory, Step, tell_dependencies
from pmo_design.render.graphs.names import number_of, slug
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
    rectangle,
    right_of,
)
from pmo_design.render.graphs.told import End, Told, write_ties
from pmo_design.render.picture import Links, Picture
from pmo_design.render.text import wrap

_TITLE = "Step dependency"
_NARROWEST, _LEGEND = 560.0, 64.0
_PAD, _NUMBER_LINE, _TITLE_SIZE, _TITLE_LINE, _TIME_LINE = 10.0, 15.0, 13.0, 17.0, 16.0
STEP_WIDTH = 176.0
_WORDS = {"triggers": "triggers", "needs": "needs"}


def has_dependencies(design: ServiceDesign, address: str) -> bool:
    """Tell whether any step of a blueprint is joined to another."""
    return bool(tell_dependencies(design, address).dependencies)


def step_dependency(design: ServiceDesign, address: str, links: Links) -> Picture:
    """Draw the steps of a blueprint and what they wait for; its table tells every arrow between two steps."""
    story = tell_dependencies(design, address)
    description = describe(story)
    id_ = f"dependencies-{address.partition(':')[2]}"
    title = f"{_TITLE}: {story.title}"
    plate = _plate(story, f"{_TITLE}, blueprint {number_of(design, address)}", description)
    ties = [_told(story, each) for each in story.dependencies]
    table, phone = write_ties(id_, title, ties, "", links)
    return Picture(
        id_,
        title,
        description,
        draw_plate(plate, id_, "dependencies", title, description, links),
        table,
        phone,
    )


def describe(story: DependencyStory) -> str:
    """Name the longest chain, and say what is not drawn."""
    sentences = []
    if story.chain:
        sentences.append(f"Longest chain: {_links(story)}; {show_minutes(story.chain_minutes)}.")
    if story.inside:
        arrows = "1 arrow" if story.inside == 1 else f"{story.inside} arrows"
        sentences.append(f"Not drawn: {arrows} between the cells of one step.")
    return " ".join(sentences) or "Which step waits for which."


def _links(story: DependencyStory) -> str:
    """Name the steps of the longest chain; of three or more in a row the first and the last."""
    runs: list[list[int]] = []
    for at in story.chain:
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    names = (
        f"{story.steps[run[0]].number} to {story.steps[run[-1]].number}"
        if len(run) > 2
        else ", ".join(story.steps[at].number for at in run)
        for run in runs
    )
    return ", ".join(names)


def _plate(story: DependencyStory, kicker: str, note: str) -> Plate:
    sizes = [_height(step) for step in story.steps]
    needed = place_dependencies(story, sizes, 0).width + 2 * MARGIN
    width = max(needed, right_of(_legend(story, 0)), _NARROWEST)
    above = header(kicker, story.title, note, width)
    layout = place_dependencies(story, sizes, above.bottom)
    return Plate(
        width,
        layout.bottom + _LEGEND,
        above,
        tuple(_grounds(layout)),
        tuple(_connectors(story, layout)),
        tuple(_step(step, layout.boxes[at], at in story.chain) for at, step in enumerate(story.steps)),
        tuple(_bands(story, layout)),
        _legend(story, layout.bottom + 34),
    )


def _height(step: Step) -> float:
    lines = wrap(step.title, STEP_WIDTH - 2 * _PAD, _TITLE_SIZE, "bold")
    time = _TIME_LINE if step.elapsed_minutes else 0
    return 2 * _PAD - 2 + _NUMBER_LINE + _TITLE_LINE * len(lines) + time


def _step(step: Step, box: Box, in_chain: bool) -> Thing:
    room = Box(box.x + _PAD, box.y, box.width - 2 * _PAD, box.height)
    top = box.y + _PAD - 1
    title = lines_of(step.title, room, top + _NUMBER_LINE, _TITLE_SIZE, _TITLE_LINE, "bold")
    words = [Words(step.number, room.x, room.right, top + 12, 12, "number", True), *title]
    time = f"{show_minutes(step.elapsed_minutes)} elapsed" if step.elapsed_minutes else ""
    if time:
        words.append(Words(time, room.x, room.right, title[-1].y + _TIME_LINE, 12, "note"))
    spoken = f"{step.number} {step.title}" + (f", {time}" if time else "")
    look = "chain" if in_chain else "box"
    return Thing(slug(step.address), step.address, spoken, box, tuple(words), look)


def _grounds(layout: DependencyLayout) -> Iterator[Ground]:
    for band in layout.bands:
        yield Ground(rectangle(band), "phase")
        yield Ground(rectangle(Box(band.x, band.y, 36, band.height)), "accent")


def _bands(story: DependencyStory, layout: DependencyLayout) -> Iterator[Words]:
    for at, (title, band) in enumerate(zip(story.phases, layout.bands, strict=True)):
        count = str(at + 1)
        x = band.x + 18 - 3.8 * len(count)
        yield Words(count, x, x, band.middle[1] + 5, 14, "reverse", True)
        room = Box(band.x + 46, band.y, band.width - 54, band.height)
        lines = lines_of(title, room, 0, BAND_SIZE, BAND_LINE, "bold")
        top = band.y + (band.height - BAND_LINE * len(lines)) / 2
        yield from lines_of(title, room, top, BAND_SIZE, BAND_LINE, "bold")


def _connectors(story: DependencyStory, layout: DependencyLayout) -> Iterator[Connector]:
    links = set(zip(story.chain, story.chain[1:], strict=False))
    for each, points in zip(story.dependencies, layout.ways, strict=True):
        chained = each.kind == "triggers" and (each.source, each.target) in links
        look = "chain" if chained else "back" if each.back and each.kind == "triggers" else each.kind
        heads = [head(each.kind, points[-1], _from(points[-2], points[-1]))]
        if each.two_way:
            heads.append(head(each.kind, points[0], _from(points[1], points[0])))
        yield Connector(
            each.kind,
            slug(story.steps[each.source].address),
            slug(story.steps[each.target].address),
            "both" if each.two_way else "end",
            corners(points),
            tuple(heads),
            look,
        )


def _from(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    return other[0] - one[0], other[1] - one[1]


def _legend(story: DependencyStory, y: float) -> Legend:
    chained = set(zip(story.chain, story.chain[1:], strict=False))
    used = {
        each.kind
        for each in story.dependencies
        if each.kind == "needs" or not (each.back or (each.source, each.target) in chained)
    }
    back = any(each.back and each.kind == "triggers" for each in story.dependencies)
    kinds = [("chain", "Longest chain")] if story.chain else []
    kinds += [(kind, kind.capitalize()) for kind in ("triggers", "needs") if kind in used]
    kinds += [("back", "Back to an earlier step")] if back else []
    starts = in_a_row([(text, 52.0) for _, text in kinds], MARGIN, 13, 26)
    grounds, heads, words = [], [], []
    for (look, text), x in zip(kinds, starts, strict=True):
        grounds.append(Ground(f"M{number(x)} {number(y)}L{number(x + 36)} {number(y)}", look))
        heads.append((look, head("needs" if look == "needs" else "triggers", (x + 44, y), (1, 0))))
        words.append(Words(text, x + 52, x + 52, y + 4.5, 13))
    return Legend(tuple(grounds), tuple(words), (), tuple(heads))


def _told(story: DependencyStory, each: Dependency) -> Told:
    source, target = story.steps[each.source], story.steps[each.target]
    words = f"{_WORDS[each.kind]}, both ways" if each.two_way else _WORDS[each.kind]
    return Told(
        End(f"{source.number} {source.title}", source.address, each.source),
        words,
        End(f"{target.number} {target.title}", target.address, each.target),
    )
