"""Tell a journey on a phone: stage by stage, a block a step, each feeling on a small scale."""

from markupsafe import Markup

from pmo_design.render.diagrams.icons import icon
from pmo_design.render.diagrams.journey.story import Story, change_words, signed
from pmo_design.render.picture import Links
from pmo_design.render.templates import environment

SCALE_WIDTH, SCALE_EDGE = 120.0, 8.0


def draw_phone(story: Story, links: Links) -> Markup:
    """Write the journey as HTML for a narrow screen; its styles are those of `.jm-phone`."""
    return Markup(
        environment()
        .get_template("journey-phone.html.jinja")
        .render(
            story=story,
            link=links,
            icon=lambda name: Markup(icon(name, 0, 0)),
            scale_x=scale_x,
            signed=signed,
            change_words=change_words,
            several=len(story.travellers) > 1,
            rated=any(any(step.feelings) for step in story.steps),
        )
    )


def scale_x(level: float) -> float:
    """Return where a rating stands on the scale: -2 at the left, +2 at the right.

    >>> scale_x(-2), scale_x(0), scale_x(2)
    (8.0, 60.0, 112.0)
    """
    return SCALE_EDGE + (level + 2) / 4 * (SCALE_WIDTH - 2 * SCALE_EDGE)
