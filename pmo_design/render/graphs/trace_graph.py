"""Draw the golden thread as a graph: from those who suffer to what proves that it is answered."""

from dataclasses import replace
from itertools import accumulate

from markupsafe import Markup

from pmo_design.link import ServiceDesign
from pmo_design.render.graphs.graphviz import GraphvizError
from pmo_design.render.graphs.names import number_of, slug, title_of
from pmo_design.render.graphs.notice import notice
from pmo_design.render.graphs.paths import number, path
from pmo_design.render.graphs.told import End, Told, write_ties
from pmo_design.render.graphs.trace_layout import place
from pmo_design.render.graphs.trace_story import Shown, TraceStory, rings_around, tell, threads_of
from pmo_design.render.picture import Links, Picture, Variant
from pmo_design.render.templates import environment
from pmo_design.render.text import is_rtl, wrap
from pmo_design.render.verdicts import MARKS, NO_VERDICTS, VERDICT_WORDS, Verdicts
from pmo_design.render.views import WHOLE, Choice, View

DEPTH = "depth"
_ID, _TITLE = "trace-graph", "Golden thread"
_DEEPEST, _READS_WELL = 3, 24
_NOTE_LINE, _NOTE_SIZE, _NOTE_EDGE = 18.0, 12.5, 48.0
_NOTE_WIDTH = 900.0


def trace_graph(design: ServiceDesign, links: Links, verdicts: Verdicts = NO_VERDICTS) -> Picture:
    """Draw the threads of a design: whole, or in outline where there are many."""
    story = tell(design, None, 0)
    svg = _svg(story, _ID, _TITLE, links, verdicts)
    return _picture(design, story, _ID, _TITLE, svg, links, verdicts)


def trace_around(
    design: ServiceDesign,
    address: str,
    links: Links,
    view: View = WHOLE,
    offers: bool = True,
    verdicts: Verdicts = NO_VERDICTS,
) -> Picture:
    """Draw what is tied to an element or its parts, as deep as the view says; criteria bear their verdicts.

    By itself it is drawn as deep as can be read; the other depths are variants, unless it offers none.
    """
    depths = depths_of(design, address)
    depth = int(view.get(DEPTH, (str(depths[0]),))[0])
    id_ = f"trace-{slug(address.partition(':')[2])}"
    title = f"{_TITLE}: {_called(design, address)}"
    story = tell(design, address, depth)
    svg = _svg(story, id_, title, links, verdicts)
    choices = trace_choices(design, address) if offers and len(depths) > 1 else ()
    others = [other for other in depths if other != depth] if choices and DEPTH not in view else []
    variants = tuple(
        Variant(
            {DEPTH: str(other)}, _svg(tell(design, address, other), f"{id_}-{other}", title, links, verdicts)
        )
        for other in others
    )
    return _picture(design, story, id_, title, svg, links, verdicts, choices, variants)


def trace_choices(design: ServiceDesign, address: str) -> tuple[Choice, ...]:
    """Return the depths in which the surroundings of an element can be drawn, also where there is but one."""
    depths = depths_of(design, address)
    values = tuple((str(depth), f"{depth} step{'s' if depth > 1 else ''}") for depth in depths)
    return (Choice(DEPTH, "Depth", values, default=True),)


def has_trace(design: ServiceDesign, address: str) -> bool:
    """Tell whether an element or a part of it is tied to a thread."""
    return bool(rings_around(threads_of(design), address)[1])


def depths_of(design: ServiceDesign, address: str) -> tuple[int, ...]:
    """Return the depths worth drawing, at most three: the deepest that reads well, then the others.

    What reads well has few boxes. A depth that shows no more than the one before is none.
    """
    starts, rings = rings_around(threads_of(design), address)
    boxes = accumulate((len(ring) for ring in rings[:_DEEPEST]), initial=len(starts))
    counts = [*boxes][1:]
    if not counts:
        return (1,)
    reads_well = max(
        (depth for depth, count in enumerate(counts, start=1) if count <= _READS_WELL), default=1
    )
    others = (depth for depth in range(len(counts), 0, -1) if depth != reads_well)
    return (reads_well, *others)


def _picture(
    design: ServiceDesign,
    story: TraceStory,
    id_: str,
    title: str,
    svg: Markup,
    links: Links,
    verdicts: Verdicts,
    choices: tuple[Choice, ...] = (),
    variants: tuple[Variant, ...] = (),
) -> Picture:
    table, phone = write_ties(
        id_, title, _told(design, story, verdicts), story.left_out, links, story.counted
    )
    return Picture(id_, title, describe(story, title), svg, table, phone, choices, variants)


def _svg(story: TraceStory, id_: str, title: str, links: Links, verdicts: Verdicts) -> Markup:
    description = describe(story, title)
    if not story.boxes:
        return notice(id_, title, description)
    try:
        return _draw(story, id_, title, description, links, verdicts)
    except GraphvizError as fault:
        return notice(id_, title, str(fault))


def describe(story: TraceStory, title: str) -> str:
    """Tell what the picture shows and what it leaves out."""
    if not story.boxes:
        return f"{title}. Nothing is tied to it yet."
    kinds = ", ".join(heading.lower() for _, heading in sorted(story.headings.items()))
    order = f"From left to right: {kinds}." if len(story.headings) > 1 else ""
    return " ".join(filter(None, (order, story.left_out)))


def _called(design: ServiceDesign, address: str) -> str:
    return f"{number_of(design, address)} {title_of(design, address)}".strip()


def _draw(
    story: TraceStory, id_: str, title: str, description: str, links: Links, verdicts: Verdicts
) -> Markup:
    layout = place(story)
    words = story.left_out
    if story.counted:
        words = f"A line's figure is the number of ties it stands for. {words}"
    notes = wrap(words, min(_NOTE_WIDTH, layout.width - _NOTE_EDGE), _NOTE_SIZE)
    layout = replace(layout, height=layout.height + _NOTE_LINE * len(notes))
    return Markup(
        environment()
        .get_template("graph-trace.svg.jinja")
        .render(
            id=id_,
            layout=layout,
            title=title,
            description=description,
            notes=notes,
            link=links,
            spoken=lambda shown: spoken(shown, verdicts),
            verdicts=verdicts,
            marks=MARKS,
            n=number,
            rtl=is_rtl,
            path=path,
        )
    )


def spoken(shown: Shown, verdicts: Verdicts = NO_VERDICTS) -> str:
    """Return a box in words: number, whole title, what it stands for, its verdict."""
    name = _named(shown, verdicts)
    return f"{name}: {shown.detail}" if shown.detail else name


def _named(shown: Shown, verdicts: Verdicts) -> str:
    name = f"{shown.number} {shown.title}".strip()
    verdict = verdicts.get(shown.key)
    return f"{name}, {VERDICT_WORDS[verdict].lower()}" if verdict is not None else name


def _told(design: ServiceDesign, story: TraceStory, verdicts: Verdicts) -> list[Told]:
    boxes = {box.key: (box, at) for at, box in enumerate(story.boxes)}

    def end(key: str) -> End:
        if key not in boxes:
            return End(_called(design, key), key, len(boxes))
        box, order = boxes[key]
        return End(_named(box, verdicts), box.address, order)

    return [Told(end(tie.left), tie.words, end(tie.right), tie.count) for tie in story.told]
