"""Draw the card of a persona, and tell it as a table."""

from markupsafe import Markup

from pmo_design.link import ServiceDesign
from pmo_design.model import Persona
from pmo_design.model.persona import EVIDENCE_LEVELS
from pmo_design.render.diagrams.icons import icon
from pmo_design.render.diagrams.monogram import initials_of, monogram
from pmo_design.render.diagrams.persona.layout import CardLayout, lay_out_card
from pmo_design.render.diagrams.persona.story import CardStory, tell_card
from pmo_design.render.picture import Links, Picture
from pmo_design.render.templates import environment
from pmo_design.render.views import WHOLE, View


def draw_persona_card(design: ServiceDesign, persona: Persona, links: Links, view: View = WHOLE) -> Picture:
    """Draw who somebody is on a sheet of A5: what hurts, what they want, what does not reach them."""
    story = tell_card(design, persona)
    title = f"Persona: {story.title}"
    description = _describe(story)
    card = environment().get_template("persona-card.svg.jinja").render(
        card=lay_out_card(story),
        title=title,
        description=description,
        link=links,
        n=_number,
        icon=lambda name, x, y: Markup(icon(name, x, y, 16)),
        mark=_monogram(lay_out_card(story)),
    )  # fmt: skip
    table = environment().get_template("persona-card-table.html.jinja").render(
        story=story, link=links, level=_level(story)
    )  # fmt: skip
    return Picture(story.id, title, description, Markup(card), Markup(table))


def _describe(story: CardStory) -> str:
    counts = (len(story.pains), len(story.goals), len(story.channels))
    pains, goals, channels = (shown + left for shown, left in zip(counts, story.left_out, strict=True))
    return (
        f"{story.title}{', ' + story.place if story.place else ''}. Known as: {_level(story).lower()}."
        f" {pains} pain{'' if pains == 1 else 's'}, {goals} goal{'' if goals == 1 else 's'};"
        f" {channels} channel{'' if channels == 1 else 's'} out of reach."
    )


def _level(story: CardStory) -> str:
    return EVIDENCE_LEVELS[story.rung - 1].capitalize() if story.rung else "No evidence"


def _monogram(card: CardLayout) -> Markup:
    return Markup(monogram(card.story.address, initials_of(card.story.title), card.monogram.width))


def _number(value: float) -> str:
    return f"{round(value, 2):g}"
