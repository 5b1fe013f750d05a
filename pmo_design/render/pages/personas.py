"""The pages of the people: an index that compares them, and a page for each."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from markupsafe import Markup, escape

from pmo_design.analyse import ChannelFit, channel_fit
from pmo_design.analyse.evidence import rung_of
from pmo_design.analyse.ties import wants_answer
from pmo_design.link.design import Node
from pmo_design.model import Persona
from pmo_design.model.journey import Step
from pmo_design.model.persona import PainPoint
from pmo_design.model.relations import FEELS
from pmo_design.render.numbers import people
from pmo_design.render.pages.connections import appearances, total
from pmo_design.render.pages.elements import FIT_WORDS, Fact, common_facts
from pmo_design.render.pages.ladder import ladder
from pmo_design.render.pages.page import relative
from pmo_design.render.pages.rollups import NOT_VERIFIED, rollup_of, stands, verdict_ref, worst_first
from pmo_design.render.pages.view import Body, View
from pmo_design.render.pages.wording import (
    amount,
    counted,
    day,
    hours,
    listed,
    number_word,
    plural,
    sentence,
)

_MOST_CRITERIA = 4
_FIT_ORDER = ("works", "partly", "unknown", "cannot")


@dataclass(frozen=True, slots=True)
class Pain:
    """A pain point as the page ranks it."""

    node: Node
    part: PainPoint
    answered_by: Markup
    facts: tuple[Fact, ...]


def persona_page(view: View) -> Body:
    """Show one persona: who they are, what hurts, what reaches them, and how we know."""
    node = view.node(str(view.page.address))
    part = cast(Persona, node.part)
    fits = sorted(channel_fit(view.design, node.address), key=lambda fit: _FIT_ORDER.index(fit.verdict))
    groups = appearances(view, node.address)
    content = view.render(
        "persona",
        node=node,
        part=part,
        mark=_portrait(view, node),
        facts=[*_context(view, part), *common_facts(view, node)],
        pains=[*_pains(view, node)],
        fits=[*_fit_rows(view, part, fits)],
        fit_note=_fit_note(fits),
        ladder=ladder(view, part),
        card=view.downloads(f"persona-card-{part.id}"),
        groups=groups,
        references=sentence(counted(total(groups), "reference")),
    )
    return Body(content)


def people_page(view: View) -> Body:
    """Show all personas as cards, and compare them."""
    nodes = view.design.nodes("persona")
    return Body(
        view.render("people", heading=people_finding(view), lead=_people_lead(view), **people_context(view))
        if nodes
        else view.render("nothing", title="Nobody is described yet", text="The design holds no personas.")
    )


def people_context(view: View) -> dict[str, object]:
    """Tell what the cards and the comparison need, one row a persona."""
    shown = []
    for node in people(view.design):
        part = cast(Persona, node.part)
        fits = channel_fit(view.design, node.address)
        shown.append(
            {
                "address": node.address,
                "part": part,
                "mark": _portrait(view, node, small=True),
                "fits": {fit.channel: fit for fit in fits},
                "rung": rung_of(part),
                "shift": hours(part.context.shift) if part.context.shift else "",
            }
        )
    channels = [node.address for node in view.design.nodes("channel")]
    met = {channel for person in shown for channel in cast(dict[str, ChannelFit], person["fits"])}
    return {"people": shown, "channels": [each for each in channels if each in met], "fit_words": FIT_WORDS}


def people_finding(view: View) -> str:
    """Say how many people, pains, and how many of these are left unanswered."""
    count = len(view.design.nodes("persona"))
    pains = [pain for pain in view.design.nodes("pain-point") if pain.root.startswith("persona:")]
    words = [counted(count, "person", "people"), counted(len(pains), "pain")]
    if not pains:
        return sentence(f"{words[0]}, and no pain on record")
    left = sum(wants_answer(view.design, pain) and not _answers(view, pain) for pain in pains)
    end = f"{number_word(left)} left unanswered" if left else "each answered"
    return sentence(f"{', '.join(words)}, {end}" if left else f"{listed(words)}, {end}")


def _people_lead(view: View) -> str:
    known = view.site.coverage["personas with evidence above assumed"]
    if known.covered == known.total:
        if known.total == 1:
            return "Known from evidence; the ladder on the page tells how well."
        return "Each of them is known from evidence; the ladder on each page tells how well."
    verb = plural(known.total - known.covered, "is", "are")
    missing = number_word(known.total - known.covered)
    return sentence(f"{missing} of {number_word(known.total)} {verb} still assumed, and marked so.")


def _portrait(view: View, node: Node, small: bool = False) -> Markup:
    """Return the persona's image, or its monogram where it has none."""
    image = cast(Persona, node.part).image
    if image is None:
        return view.monogram(node.address, small=small)
    name = f"monogram{' monogram--small' if small else ''}"
    return Markup('<img class="{}" src="{}" alt="">').format(name, relative(image, view.page.url))


def _context(view: View, part: Persona) -> Iterator[Fact]:
    context = part.context
    if part.name:
        yield "Called", escape(part.name)
    if part.role:
        yield "Role", view.ref(part.role)
    if part.segment:
        yield "Stands for", view.text(part.segment)
    if context.site:
        travel = getattr(view.node(context.site).part, "travel_hours", None)
        far = f", {amount(travel, 'hours')} from the project office" if travel else ""
        yield "Works at", Markup("{}{}").format(view.ref(context.site), far)
    if context.situation:
        yield "Place", view.text(context.situation)
    if context.shift:
        yield "Shift", escape(hours(context.shift))
    if context.device:
        yield "Device", view.text(context.device)
    if context.connectivity:
        yield "Connection", view.text(context.connectivity)
    if context.bandwidth_kbps is not None:
        speed = amount(context.bandwidth_kbps, "kbit/s") if context.bandwidth_kbps else "None"
        yield "At work", escape(speed)
    if context.languages:
        yield "Languages", escape(listed(context.languages))
    if part.review_date:
        yield "Next review", escape(day(part.review_date))


def _pains(view: View, persona: Node) -> Iterator[Pain]:
    pains = [child for child in view.design.children(persona.address) if child.type == "pain-point"]
    for node in sorted(pains, key=lambda pain: -cast(PainPoint, pain.part).severity):
        yield Pain(node, cast(PainPoint, node.part), answered_by(view, node), tuple(pain_facts(view, node)))


def pain_facts(view: View, pain: Node) -> Iterator[Fact]:
    """Tell what a pain costs, what people do about it, where it is felt and what answers it."""
    part = cast(PainPoint, pain.part)
    thread = view.site.thread_of_pain[pain.address]
    if part.impact:
        yield "Costs", view.text(part.impact)
    if part.workaround:
        yield "Today", view.text(part.workaround)
    felt = tuple(step.address for step in view.design.sources(pain.address, FEELS))
    if felt:
        yield "Felt in", Markup("; ").join(view.place(step) for step in felt)
    if thread.opportunities:
        yield "Opportunity", Markup("; ").join(view.place(each) for each in thread.opportunities)
    if thread.cells:
        yield "Resolved in", Markup("; ").join(view.place(cell) for cell in thread.cells[:4])
    rollup = rollup_of(view, pain.address)
    if rollup is not None:
        criteria = worst_first(view, rollup.criteria)[:_MOST_CRITERIA]
        yield "Shown by", Markup("<br>").join(verdict_ref(view, each) for each in criteria)
    elif thread.cells and view.design.criteria:
        yield "Shown by", NOT_VERIFIED
    if part.accepted:
        yield "Accepted", view.text(part.accepted)


def answered_by(view: View, pain: Node) -> Markup:
    """Tell what answers a pain point: its criteria and their verdict, else its cells, its opportunities."""
    accepted = cast(PainPoint, pain.part).accepted
    if accepted:
        return Markup("Accepted")
    thread = view.site.thread_of_pain[pain.address]
    rollup = rollup_of(view, pain.address)
    if rollup is not None:
        return stands(view, rollup, limit=2)
    found = thread.cells or thread.opportunities
    if found:
        answers = view.refs(found, short=True, limit=2)
        return Markup("{}, {}").format(answers, NOT_VERIFIED) if view.design.criteria else answers
    if not wants_answer(view.design, pain):
        return Markup("Speculation")
    return Markup('<span class="missing">nothing yet</span>')


def _answers(view: View, pain: Node) -> bool:
    return bool(view.site.thread_of_pain[pain.address].cells)


def _fit_rows(
    view: View, part: Persona, fits: list[ChannelFit]
) -> Iterator[tuple[ChannelFit, str, str, Markup, Markup]]:
    liked = {preference.channel: preference for preference in part.channel_preferences}
    for fit in fits:
        preference = liked.get(fit.channel)
        why = [view.text(_ended(preference.reason))] if preference and preference.reason else []
        why.append(escape(_ended(sentence(fit.reason))))
        word = sentence(preference.preference) if preference else ""
        why += [*_missed(view, fit)]
        met = view.refs((step.partition("/")[0] for step in fit.steps), short=True)
        yield fit, FIT_WORDS[fit.verdict], word, Markup(" ").join(why), met


def _missed(view: View, fit: ChannelFit) -> Iterator[Markup]:
    """Name the touchpoints of a channel that does not wholly work, each with its journey step."""
    if fit.verdict not in ("cannot", "partly") or not fit.steps:
        return
    missed = [
        Markup("{} ({})").format(view.ref(step, view.number(step)), touchpoint.title)
        for step in fit.steps
        for touchpoint in cast(Step, view.node(step).part).touchpoints
        if (channel := view.design.get(touchpoint.channel)) is not None and channel.address == fit.channel
    ]
    yield Markup("Met at {}.").format(Markup(listed(missed)))


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _fit_note(fits: list[ChannelFit]) -> str:
    out = sum(fit.verdict == "cannot" for fit in fits)
    if not out:
        return sentence(f"{counted(len(fits), 'channel')}, each within reach")
    verb = "cannot reach this person"
    return sentence(f"{number_word(out)} of {counted(len(fits), 'channel')} {verb}")
