"""Draw a journey in all its forms: a wide picture, a telling for the phone, a table."""

from markupsafe import Markup

from pmo_design.link import ServiceDesign
from pmo_design.model import Journey
from pmo_design.render.diagrams.icons import icon
from pmo_design.render.diagrams.journey.curve import number
from pmo_design.render.diagrams.journey.frame import LegendEntry
from pmo_design.render.diagrams.journey.layout import JourneyLayout, lay_out
from pmo_design.render.diagrams.journey.phone import draw_phone
from pmo_design.render.diagrams.journey.shapes import Mark
from pmo_design.render.diagrams.journey.story import Story, signed
from pmo_design.render.diagrams.journey.table import draw_table
from pmo_design.render.diagrams.journey.telling import tell
from pmo_design.render.diagrams.monogram import monogram
from pmo_design.render.picture import Links, Picture
from pmo_design.render.templates import environment


def draw_journey(design: ServiceDesign, journey: Journey, links: Links) -> Picture:
    """Draw the map of a journey; what has a page is linked to it."""
    story = tell(design, journey)
    title = f"Journey map: {story.title}"
    description = describe(story)
    return Picture(
        id=story.id,
        title=title,
        description=description,
        svg=_draw(lay_out(story), title, description, links),
        table=draw_table(story, links),
        phone=draw_phone(story, links),
    )


def describe(story: Story) -> str:
    """Tell in a few sentences what the picture shows."""
    stages = ", ".join(stage.title for stage in story.stages)
    people = " and ".join(traveller.title for traveller in story.travellers)
    sentences = [
        f"The {story.state} journey of {people} in {_count(len(story.steps), 'step')} and"
        f" {_count(len(story.stages), 'stage')}: {stages}."
    ]
    for traveller in story.travellers:
        rated = [(step, felt) for step in story.steps if (felt := step.feelings[traveller.index])]
        if rated:
            low = min(rated, key=lambda pair: pair[1].level)
            high = max(rated, key=lambda pair: pair[1].level)
            sentences.append(
                f"{traveller.title} feels worst at step {low[0].number} ({signed(low[1].level)}) and best at"
                f" step {high[0].number} ({signed(high[1].level)})."
            )
    pains = {pain.number for step in story.steps for pain in step.pains}
    if pains or story.ideas:
        sentences.append(
            f"{_count(len(pains), 'pain point')}, {_count(len(story.ideas), 'opportunity', 'opportunities')}."
        )
    sentences += [f"Moment of truth: step {step.number}, {step.title}." for step in story.steps if step.truth]
    return " ".join(sentences)


def _count(number_of: int, one: str, many: str = "") -> str:
    return f"{number_of} {one if number_of == 1 else many or one + 's'}"


def _draw(layout: JourneyLayout, title: str, description: str, links: Links) -> Markup:
    def link(addresses: tuple[str, ...]) -> str | None:
        return next((url for address in addresses if (url := links(address)) is not None), None)

    return Markup(
        environment()
        .get_template("journey.svg.jinja")
        .render(
            layout=layout,
            title=title,
            description=description,
            link=link,
            n=number,
            icon=lambda name, x, y: Markup(icon(name, x, y)),
            monogram=lambda address, initials, size: Markup(monogram(address, initials, size)),
            entry_mark=_entry_mark,
        )
    )


def _entry_mark(entry: LegendEntry) -> Mark:
    x, y = entry.box.middle
    before = entry.sign == "before"
    return Mark(x, y, 3.5 if before else 5.5, entry.value, before)
