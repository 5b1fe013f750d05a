"""Draw a picture that says why another one could not be drawn."""

from markupsafe import Markup

from pmo_design.render.templates import environment
from pmo_design.render.text import wrap

WIDTH, PAD, SIZE, LINE = 720.0, 24.0, 14.0, 20.0


def notice(id_: str, title: str, words: str) -> Markup:
    """Return an SVG that holds nothing but words."""
    lines = wrap(words, WIDTH - 2 * PAD, SIZE)
    return Markup(
        environment()
        .get_template("graph-notice.svg.jinja")
        .render(
            id=id_,
            title=title,
            words=words,
            width=WIDTH,
            height=2 * PAD + LINE * len(lines),
            lines=[(PAD, PAD + LINE * (at + 0.75), line) for at, line in enumerate(lines)],
            size=SIZE,
        )
    )
