"""Tell a journey as a table: a row a step, everything in words."""

from markupsafe import Markup

from pmo_design.render.diagrams.journey.story import Story, change_words, signed
from pmo_design.render.picture import Links
from pmo_design.render.templates import environment


def draw_table(story: Story, links: Links) -> Markup:
    """Write everything that the picture shows as a table; columns that would be empty are left out."""
    steps = story.steps
    used = {
        "action": any(step.action for step in steps),
        "thoughts": any(step.thoughts for step in steps),
        "touches": any(step.touches for step in steps),
        "feelings": any(any(step.feelings) for step in steps) or any(story.before),
        "pains": any(step.pains for step in steps),
        "ideas": any(step.ideas for step in steps),
        "truth": any(step.truth for step in steps),
        "figure": any(step.figure for step in steps),
        "time": any(step.work or step.wait for step in steps),
    }
    return Markup(
        environment()
        .get_template("journey-table.html.jinja")
        .render(story=story, used=used, link=links, signed=signed, change_words=change_words)
    )
