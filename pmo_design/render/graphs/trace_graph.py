"""Draw the golden thread as a graph: from those who suffer to what proves that it is answered."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from pmo_design.link import ServiceDesign
from pmo_design.render.graphs.graphviz import GraphvizError
from pmo_design.render.graphs.names import number_of, title_of
from pmo_design.render.graphs.notice import notice
from pmo_design.render.graphs.paths import number, path
from pmo_design.render.graphs.trace_layout import place
from pmo_design.render.graphs.trace_story import Shown, TraceStory, tell
from pmo_design.render.picture import Links, Picture
from pmo_design.render.templates import environment
from pmo_design.render.text import wrap

_NOTE_LINE, _NOTE_SIZE, _NOTE_EDGE = 18.0, 12.5, 48.0
_NOTE_WIDTH = 900.0


@dataclass(frozen=True, slots=True)
class End:
    """One end of a tie, as the table names it."""

    name: str
    address: str | None
    order: int


@dataclass(frozen=True, slots=True)
class Told:
    """A tie as the table tells it."""

    left: End
    words: str
    right: End
    count: int


def trace_graph(design: ServiceDesign, links: Links, focus: str | None = None, depth: int = 2) -> Picture:
    """Draw the threads of a design: whole, in outline where there are many, or around one element.

    With a `focus`, what is tied to it or its parts within `depth` steps is shown, and nothing else.
    """
    story = tell(design, focus, depth)
    id_ = "trace-graph" if focus is None else f"trace-{re.sub('[^a-z0-9]+', '-', focus)}"
    title = "Golden thread" if focus is None else f"Golden thread: {_called(design, focus)}"
    description = describe(story, title)
    if story.boxes:
        try:
            svg = _draw(story, id_, title, description, links)
        except GraphvizError as fault:
            svg = notice(id_, title, str(fault))
    else:
        svg = notice(id_, title, description)
    return Picture(
        id_,
        title,
        description,
        svg,
        _write("graph-ties.html.jinja", design, story, id_, title, links),
        _write("graph-ties-phone.html.jinja", design, story, id_, title, links),
    )


def describe(story: TraceStory, title: str) -> str:
    """Tell what the picture shows and what it leaves out."""
    if not story.boxes:
        return f"{title}. Nothing is tied to it yet."
    kinds = ", ".join(heading.lower() for _, heading in sorted(story.headings.items()))
    order = f"From left to right: {kinds}." if len(story.headings) > 1 else ""
    return " ".join(filter(None, (order, story.left_out)))


def _called(design: ServiceDesign, address: str) -> str:
    return f"{number_of(design, address)} {title_of(design, address)}".strip()


def _draw(story: TraceStory, id_: str, title: str, description: str, links: Links) -> Markup:
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
            spoken=spoken,
            n=number,
            path=path,
        )
    )


def spoken(shown: Shown) -> str:
    """Return a box in words: number, whole title, what it stands for."""
    name = f"{shown.number} {shown.title}".strip()
    return f"{name}: {shown.detail}" if shown.detail else name


def _write(
    template: str, design: ServiceDesign, story: TraceStory, id_: str, title: str, links: Links
) -> Markup:
    boxes = {box.key: box for box in story.boxes}
    orders = {key: at for at, key in enumerate(boxes)}
    ties = [
        Told(
            _end(design, tie.left, boxes, orders),
            tie.words,
            _end(design, tie.right, boxes, orders),
            tie.count,
        )
        for tie in story.told
    ]
    ties.sort(key=lambda told: told.left.order)
    made = environment().get_template(template)
    return Markup(
        made.render(
            id=id_, title=title, ties=ties, counted=story.counted, left_out=story.left_out, link=links
        )
    )


def _end(design: ServiceDesign, key: str, boxes: Mapping[str, Shown], orders: Mapping[str, int]) -> End:
    box = boxes.get(key)
    if box is None:
        return End(_called(design, key), key, len(orders))
    return End(f"{box.number} {box.title}".strip(), box.address, orders[key])
