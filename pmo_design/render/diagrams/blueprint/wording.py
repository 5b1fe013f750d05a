"""The words in which a blueprint is told wherever it is: drawn, as a table, on a phone, aloud."""

from datetime import date

from pmo_design.link import ServiceDesign
from pmo_design.model.scalars import show_minutes, show_work
from pmo_design.render.diagrams.blueprint.story import CellStory, StepStory, Story
from pmo_design.render.verdicts import VERDICT_WORDS

MARK_NAMES = {"moment": "Moment of truth", "fail": "Fail point", "wait": "Wait point"}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def name_of(design: ServiceDesign, address: str) -> str:
    """Return the title of what an address points at; its id where nothing is there."""
    node = design.get(address)
    return node.title if node else address.rpartition(":")[2].rpartition("/")[2]


def rules_of(step: StepStory) -> tuple[str, ...]:
    """Return a step's figure and policies as sentences."""
    return (*((step.metric.words,) if step.metric else ()), *step.policies)


def roles_of(story: Story, cell: CellStory) -> tuple[str, ...]:
    """Say which roles besides the lane's own do a cell's work, and which answers for it."""
    titles = {role.address: role.title for role in story.roles}
    done = ", ".join(titles[role] for role in cell.doers if role in titles)
    answered = titles.get(cell.answerer or "")
    said = (f"Done by: {done}" if done else "", f"Answered for by: {answered}" if answered else "")
    return tuple(filter(None, said))


def verdict_words(cell: CellStory) -> str | None:
    """Say what the criteria of a cell come to: `At risk, 2 of 3 criteria met`; None where nobody knows."""
    heat = cell.heat
    if heat.verdict is None:
        return None
    if heat.criteria == 1:
        return VERDICT_WORDS[heat.verdict]
    return f"{VERDICT_WORDS[heat.verdict]}, {heat.met} of {heat.criteria} criteria met"


def spoken(story: Story, place: str, cell: CellStory) -> str:
    """Say a cell in one sentence, with its marks, for those who do not see the picture."""
    said = [f"{place}: {cell.words}" if cell.words else place]
    said += ["Runs by itself"] if cell.automated else []
    said += [f"Service level: {cell.service_level}"] if cell.service_level else []
    said += [f"{MARK_NAMES[mark.kind]}: {mark.text}" for mark in cell.marks]
    said += roles_of(story, cell)
    said += [f"Acceptance: {words}"] if (words := verdict_words(cell)) else []
    return " ".join(sentence if sentence.endswith((".", "?", "!")) else f"{sentence}." for sentence in said)


def show_day(day: date) -> str:
    """Write a day as readers do: 18 Dec 2023."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def show_times(elapsed: int, work: int) -> str:
    """Write a sum of times: 14 d elapsed, 12 h work."""
    return f"{show_minutes(elapsed)} elapsed" + (f", {show_work(work)} work" if work else "")
