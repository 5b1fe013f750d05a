"""Lay a blueprint out: from what it tells to boxes, lines of text and arrows with absolute places."""

from collections.abc import Iterator, Mapping, Sequence

from pmo_design.link import ServiceDesign
from pmo_design.model import Blueprint
from pmo_design.model.blueprint import LaneRole
from pmo_design.render.box import Box
from pmo_design.render.diagrams.blueprint.arrows import place_arrows
from pmo_design.render.diagrams.blueprint.columns import (
    MARGIN,
    RAIL_WIDTH,
    Columns,
    place_columns,
)
from pmo_design.render.diagrams.blueprint.facts import place_facts
from pmo_design.render.diagrams.blueprint.foot import place_legend, place_watched, section, used_kinds
from pmo_design.render.diagrams.blueprint.grid import Grid, Place, build_grid
from pmo_design.render.diagrams.blueprint.head import (
    BAND_AFTER,
    band_widths,
    least_width,
    place_head,
    place_phases,
    place_steps,
)
from pmo_design.render.diagrams.blueprint.heat_layers import heat_layers
from pmo_design.render.diagrams.blueprint.labels import place_labels
from pmo_design.render.diagrams.blueprint.lines import TextBlock, flush_block, measured, text_line
from pmo_design.render.diagrams.blueprint.marks import place_marks, place_roles, roles_width
from pmo_design.render.diagrams.blueprint.rows import (
    ACTOR_LEADING,
    ICON_INDENT,
    LEADING,
    NOTE_GAP,
    NOTE_INDENT,
    NOTE_LEADING,
    NOTE_SIZE,
    PADDING,
    PILL_SIZE,
    RAIL_TEXT_WIDTH,
    RAIL_TITLE_LEADING,
    RAIL_TITLE_SIZE,
    STRIP,
    TEXT_SIZE,
    TRACK_DROP,
    CellWords,
    Rows,
    cell_words,
    pill_words,
    place_rows,
    rail_height,
    rail_lines,
)
from pmo_design.render.diagrams.blueprint.shapes import (
    BlueprintLayout,
    CellBox,
    LaneBand,
    LineStrip,
    PillBox,
    Tag,
)
from pmo_design.render.diagrams.blueprint.spans import column_spans, row_spans, tags_of
from pmo_design.render.diagrams.blueprint.story import LINE_NAMES, CellStory, LaneStory, Story, SystemRun
from pmo_design.render.diagrams.blueprint.telling import tell
from pmo_design.render.diagrams.blueprint.tracks import assign_tracks
from pmo_design.render.diagrams.blueprint.wiring import Route, route_authored, route_systems
from pmo_design.render.diagrams.blueprint.wording import name_of, spoken
from pmo_design.render.text import Weight, is_rtl

_ROLE_ICONS: Mapping[LaneRole, tuple[str, ...]] = {
    "evidence": ("document",),
    "customer": ("worker", "person"),
    "frontstage": ("headset", "in-person", "phone"),
    "backstage": ("calendar", "contract", "chart", "person"),
    "support": ("database", "gear"),
}
"""Icons of the lanes of a role, in turn."""


def layout_blueprint(design: ServiceDesign, blueprint: Blueprint) -> BlueprintLayout:
    """Lay out a blueprint; the same design gives the same places."""
    return layout_story(tell(design, blueprint), design)


def layout_story(story: Story, design: ServiceDesign) -> BlueprintLayout:
    """Lay out what a blueprint tells."""
    grid, routes = _wired(story)
    tags = tags_of(story, grid)
    questions = [grid.cells[cell.address] for cell in story.cells if cell.boxed and cell.question]
    tracks = assign_tracks(routes, questions)
    columns = place_columns(story, tracks.widths, least_width(story), band_widths(story))
    labels = place_labels(routes, tracks, columns)
    words = {
        cell.address: cell_words(
            cell, _system_names(cell, design), columns.column_width, roles_width(story, cell)
        )
        for cell in story.cells
        if cell.boxed
    }
    head = place_head(story, columns)
    phases = place_phases(story, columns, head)
    bands_top = head.bottom + BAND_AFTER
    bands_bottom = phases[0].box.bottom if phases else bands_top
    step_label, steps, lanes_top = place_steps(story, columns, bands_bottom)
    rows = place_rows(story, grid, columns, words, tracks, tuple(labels.values()), lanes_top)
    cells = tuple(_cells(story, grid, columns, rows, words, tags))
    facts = tuple(place_facts(story, columns, rows.bottom))
    y = (facts[-1].box.bottom if facts else rows.bottom) + 24
    sections = []
    watched, watched_bottom = place_watched(story.marks, columns, y + 18)
    if watched:
        sections.append(section("To watch", columns, y))
        y = watched_bottom + 18
    needs = any(route.wire.kind == "needs" for route in routes)
    kinds = used_kinds(story, needs, bool(grid.pills))
    legend, legend_bottom = place_legend(kinds, story, columns, y + 18)
    if legend:
        sections.append(section("Legend", columns, y))
        y = legend_bottom
    height = y + 26
    return BlueprintLayout(
        width=columns.width,
        height=height,
        head=head,
        phases=phases,
        step_label=step_label,
        steps=steps,
        lanes=tuple(_lanes(story, grid, columns, rows)),
        strips=tuple(_strips(columns, rows)),
        cells=cells,
        pills=tuple(_pill(story, run, place, columns, rows, tags[place]) for run, place in grid.pills),
        arrows=tuple(place_arrows(routes, tracks, columns, rows, labels, tags)),
        facts=facts,
        sections=tuple(sections),
        watched=watched,
        legend=legend,
        heats=tuple(heat_layers(story, cells, bands_top)),
        columns=column_spans(story, columns),
        rows=row_spans(story, rows, (bands_top, bands_bottom, lanes_top), facts, height),
    )


def _wired(story: Story) -> tuple[Grid, tuple[Route, ...]]:
    """Return the grid and the ways of all arrows; pills span steps unless one would bar an arrow."""
    lanes = range(len(story.lanes))
    grid, authored = build_grid(story, ()), None
    for spanning in (lanes, lanes[-1:], lanes[:0]):
        grid = build_grid(story, spanning)
        authored = route_authored(story, grid)
        if authored is not None:
            break
    routes = authored or ()
    return grid, (*routes, *route_systems(story, grid, routes))


def _system_names(cell: CellStory, design: ServiceDesign) -> str:
    return ", ".join(name_of(design, system) for system in cell.systems) or cell.local.rpartition("--")[2]


def lane_icons(lanes: Sequence[LaneStory]) -> tuple[str, ...]:
    """Return the name of an icon for each lane."""
    names: list[str] = []
    for index, lane in enumerate(lanes):
        icons = _ROLE_ICONS[lane.role]
        names.append(icons[sum(other.role == lane.role for other in lanes[:index]) % len(icons)])
    return tuple(names)


def _lanes(story: Story, grid: Grid, columns: Columns, rows: Rows) -> Iterator[LaneBand]:
    icons = lane_icons(story.lanes)
    for index, lane in enumerate(story.lanes):
        top, bottom = rows.lanes[index]
        places = [rows.places[row] for row, one in enumerate(grid.rows) if one.lane == index]
        height = rail_height(lane)
        middle = (places[0].top + places[-1].bottom) / 2
        start = min(max(middle - height / 2, top + PADDING), bottom - PADDING - height)
        title_lines, actor_lines = rail_lines(lane)
        title = flush_block(
            title_lines,
            MARGIN + 46,
            start + 14,
            RAIL_TEXT_WIDTH,
            RAIL_TITLE_SIZE,
            RAIL_TITLE_LEADING,
            "bold",
        )
        below = title.y + title.height
        actor = None
        if actor_lines:
            actor = flush_block(actor_lines, MARGIN + 46, below, RAIL_TEXT_WIDTH, TEXT_SIZE, ACTOR_LEADING)
        yield LaneBand(
            address=lane.address,
            key=lane.local,
            role=lane.role,
            icon=icons[index],
            icon_at=(MARGIN + 13, start + height / 2 - 10),
            rail=Box(MARGIN, top, RAIL_WIDTH, bottom - top),
            tints=tuple(Box(left, top, right - left, bottom - top) for left, right in columns.phases),
            title=title,
            actor=actor,
            actor_address=lane.actor_address,
        )


def _strips(columns: Columns, rows: Rows) -> Iterator[LineStrip]:
    for kind, top in rows.strips:
        y = top + STRIP / 2
        start, end = MARGIN + RAIL_WIDTH, columns.phases[-1][1]
        name = LINE_NAMES[kind].upper()
        label = (
            text_line("Line of", MARGIN, top + 14, RAIL_WIDTH, 12, "italic"),
            text_line(name, MARGIN, top + 29.5, RAIL_WIDTH, 12, "bold"),
        )
        yield LineStrip(kind, Box(MARGIN, top, columns.right - MARGIN, STRIP), (start, y), (end, y), label)


def _cells(
    story: Story,
    grid: Grid,
    columns: Columns,
    rows: Rows,
    words: Mapping[str, CellWords],
    tags: Mapping[Place, Tag],
) -> Iterator[CellBox]:
    for cell in story.cells:
        if cell.boxed:
            at = grid.cells[cell.address]
            place = rows.places[at.row]
            box = Box(columns.lefts[cell.step], place.top, columns.column_width, place.height)
            yield _cell(story, cell, box, words[cell.address], tags[at])


def _cell(story: Story, cell: CellStory, box: Box, words: CellWords, tag: Tag) -> CellBox:
    x, y, width = box.x + PADDING, box.y + PADDING + 13, box.width - 2 * PADDING
    indent = ICON_INDENT if cell.icon else 0.0
    rtl = is_rtl(cell.words)
    start, room = x if rtl else x + indent, width - indent
    text = flush_block(words.text, start, y, room, TEXT_SIZE, LEADING)
    y += text.height
    question = service_level = None
    if words.question:
        weight: Weight = "bold" if words.text else "regular"
        question = flush_block(words.question, start, y, room, TEXT_SIZE, LEADING, weight)
        y += question.height
    if words.service_level:
        service_level = flush_block(
            words.service_level,
            x if is_rtl(cell.service_level or "") else x + NOTE_INDENT,
            y + NOTE_GAP - 1,
            width - NOTE_INDENT,
            NOTE_SIZE,
            NOTE_LEADING,
        )
    step, lane = story.steps[cell.step], story.lanes[cell.lane]
    marks, gear = place_marks(cell, box)
    return CellBox(
        address=cell.address,
        tag=tag,
        step=cell.step,
        name=spoken(story, f"{step.number} {lane.title}", cell),
        box=box,
        text=text,
        question=question,
        service_level=service_level,
        marks=marks,
        gear=gear,
        diamond=(box.middle[0], box.bottom + TRACK_DROP) if cell.question else None,
        icon=cell.icon,
        icon_at=(box.right - PADDING - 14 if rtl else box.x + PADDING - 2, box.y + PADDING + 0.5),
        roles=place_roles(story, cell, box),
    )


def _pill(story: Story, run: SystemRun, place: Place, columns: Columns, rows: Rows, tag: Tag) -> PillBox:
    left, width = columns.extent(place.first, place.last)
    row = rows.places[place.row]
    lines = measured(pill_words(run, columns), PILL_SIZE, "bold")
    middle = row.middle - LEADING * (len(lines) - 1) / 2 + 4.5
    text = TextBlock(left + width / 2, middle, lines, PILL_SIZE, LEADING, "bold", "middle", is_rtl(run.title))
    first, last = story.steps[run.first].number, story.steps[run.last].number
    steps = f"step {first}" if run.first == run.last else f"steps {first} to {last}"
    return PillBox(
        run.address,
        tag,
        run.first,
        run.last,
        f"System: {run.title}, {steps}",
        Box(left, row.top, width, row.height),
        text,
    )
