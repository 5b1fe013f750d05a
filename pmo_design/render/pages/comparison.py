"""The pages that set a journey as it shall be against the one it improves, step by step."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import cast

from markupsafe import Markup

from pmo_design.analyse.comparison import (
    Comparison,
    FeelingChange,
    PainChange,
    StepChange,
    compare,
    felt_levels,
)
from pmo_design.link.design import Node
from pmo_design.model import Journey
from pmo_design.model.relations import IMPROVES
from pmo_design.render.diagrams.journey import draw_comparison
from pmo_design.render.diagrams.journey.comparing import VERDICTS, times_of
from pmo_design.render.diagrams.journey.story import Figure, signed
from pmo_design.render.pages.compared import comparison_address
from pmo_design.render.pages.view import Body, View, picture_body
from pmo_design.render.pages.wording import number_word, of_all, plural, sentence


def comparison_link(view: View, journey: str, text: str) -> Markup:
    """Link to the page of a journey's comparison; nothing where there is none."""
    page = view.site.page_of(comparison_address(journey))
    return Markup('<a href="{}">{}</a>').format(view.to(page.uri), text) if page is not None else Markup("")


def comparison_page(view: View) -> Body:
    """Say what got better, show both curves over each other, then each step beside what it was."""
    address = f"journey:{str(view.page.address).partition(':')[2]}"
    new = view.node(address)
    old = view.design.targets(address, IMPROVES)[0]
    before, after = cast(Journey, old.part), cast(Journey, new.part)
    comparison = compare(view.design, before, after)
    picture = picture_body(view, draw_comparison(view.design, after, view.href))
    content = view.render(
        "comparison",
        heading=comparison_finding(comparison, waits(before, after)),
        lead=_lead(view, old, new),
        figures=[*_figures(view, before, after, comparison)],
        picture=picture.content,
        groups=[*_groups(view, comparison)],
        counts=sentence(", ".join(_counts(comparison))),
    )
    return Body(content, picture.slots)


def waits(before: Journey, after: Journey) -> tuple[int, int]:
    """Return the minutes waited in a journey and in the one that improves it."""
    old, new = (sum(step.wait or 0 for step in journey.steps) for journey in (before, after))
    return old, new


def comparison_finding(comparison: Comparison, wait: tuple[int, int]) -> str:
    """Say in a sentence what became of the steps, and of the waiting."""
    said = [*_steps_said(comparison), *_wait_said(*wait)]
    return sentence("; ".join(said)) if said else "Nothing is known yet of what gets better"


def _steps_said(comparison: Comparison) -> Iterator[str]:
    better, worse = comparison.count("better"), comparison.count("worse")
    mixed = comparison.count("mixed")
    judged = better + worse + mixed + comparison.count("same")
    if judged:
        steps = of_all(better, judged, "step that stays", "steps that stay")
        yield f"{steps} {plural(better or judged, 'feels', 'feel')} better"
    if worse:
        yield f"{number_word(worse)} {plural(worse, 'feels', 'feel')} worse"
    if mixed:
        yield f"{number_word(mixed)} {plural(mixed, 'feels', 'feel')} better for one and worse for another"
    removed, added = comparison.count("removed"), comparison.count("added")
    if removed:
        yield f"{number_word(removed)} {plural(removed, 'is', 'are')} gone"
    if added:
        yield f"{number_word(added)} {plural(added, 'is', 'are')} new"


def _wait_said(before: int, after: int) -> Iterator[str]:
    old, new = (View.minutes(minutes) or "none" for minutes in (before, after))
    if after < before:
        yield f"waiting falls from {old} to {new}"
    elif after > before:
        yield f"waiting rises from {old} to {new}"
    elif before:
        yield f"waiting stays at {old}"


def _counts(comparison: Comparison) -> Iterator[str]:
    for verdict, (_, word) in VERDICTS.items():
        if count := comparison.count(verdict):
            yield f"{number_word(count)} {word.lower()}"


def _lead(view: View, old: Node, new: Node) -> Markup:
    return Markup("{} gives way to {}: each step beside the one that takes its place.").format(
        view.ref(old.address), view.ref(new.address)
    )


def _figures(
    view: View, before: Journey, after: Journey, comparison: Comparison
) -> Iterator[tuple[str, str]]:
    """Yield the figures of the head: a value, and what it counts and was."""
    yield str(len(after.steps)), f"steps, {len(before.steps)} today"
    for noun, show, pair in (
        ("waiting", view.minutes, waits(before, after)),
        ("work", view.work, tuple(sum(s.duration or 0 for s in each.steps) for each in (before, after))),
    ):
        if any(pair):
            yield show(pair[1]) or "none", f"of {noun}, {show(pair[0]) or 'none told'} today"
    for persona in comparison.personas:
        was, now = _average(before, persona), _average(after, persona)
        if was is not None and now is not None:
            yield now, f"{view.title(persona)} feels on average, {was} today"
    pains = comparison.pains
    if pains:
        answered = sum(bool(pain.answers) for pain in pains)
        yield f"{answered} of {len(pains)}", f"{plural(len(pains), 'pain')} of today answered"


def _average(journey: Journey, persona: str) -> str | None:
    felt = [felt_levels(journey, step) for step in journey.steps]
    levels = [each[persona] for each in felt if persona in each]
    return signed(float(round(sum(levels, Decimal()) / len(levels), 1))) if levels else None


def _groups(view: View, comparison: Comparison) -> Iterator[dict[str, object]]:
    stages = dict.fromkeys(step.stage for step in comparison.steps)
    for stage in stages:
        yield {
            "title": view.ref(stage),
            "meta": view.text(getattr(view.node(stage).part, "goal", None)),
            "rows": [_row(view, step) for step in comparison.steps if step.stage == stage],
        }


def _row(view: View, step: StepChange) -> dict[str, object]:
    direction, word = VERDICTS[step.verdict]
    return {
        "data": {"verdict": step.verdict},
        "cells": (
            _steps(view, step.before) or Markup('<span class="compare__meta">not there today</span>'),
            _steps(view, (step.after,) if step.after else ())
            or Markup('<span class="compare__meta">no longer a step</span>'),
            _verdict(view, direction, word),
            _lines(_feeling(view, each, step) for each in step.feelings if _is_told(each)),
            _lines(_time(figure, step) for figure in times_of(step)),
            _lines(_pain(view, pain) for pain in step.pains),
            _lines(_channels(view, *step.channels)),
        ),
    }


def _steps(view: View, addresses: Sequence[str]) -> Markup:
    return _lines(
        Markup('<span class="compare__number">{}</span> {}').format(
            view.step_number(address), view.ref(address)
        )
        for address in addresses
    )


def _verdict(view: View, direction: str, word: str) -> Markup:
    return view.render("verdict", direction=direction, word=word)


def _is_told(feeling: FeelingChange) -> bool:
    return feeling.before is not None or feeling.after is not None


def _feeling(view: View, feeling: FeelingChange, step: StepChange) -> Markup:
    was, now = (
        signed(float(level)) if level is not None else "no evidence"
        for level in (feeling.before, feeling.after)
    )
    who = view.short(feeling.persona)
    if not step.before or step.after is None:
        return Markup("{} {}").format(who, now if step.after else was)
    if feeling.change is None:
        return Markup("{} {}, then {}").format(who, was, now)
    change = signed(float(feeling.change)) if feeling.change else "the same"
    return Markup("{} {}, then {}: <strong>{}</strong>").format(who, was, now, change)


def _time(figure: Figure, step: StepChange) -> Markup:
    if not step.before or step.after is None:
        return Markup("{}: {}").format(figure.title, figure.target if step.after else figure.today)
    return Markup("{}: {}, then {}").format(figure.title, figure.today, figure.target)


def _pain(view: View, pain: PainChange) -> Markup:
    """Tell a pain by its number and title, whether it is still felt, and what answers it."""
    words = []
    if pain.before is None:
        words.append("newly felt")
    elif pain.after is not None:
        words.append("still felt, less" if pain.after < pain.before else "still felt")
    words.append("answered" if pain.answers else "not answered")
    state = Markup('<span class="{}">{}</span>').format(
        "compare__meta" if pain.answers else "missing", ", ".join(words)
    )
    return Markup("{} {} {}").format(view.number(pain.pain) or "", view.ref(pain.pain), state)


def _channels(view: View, before: Sequence[str], after: Sequence[str]) -> Iterator[Markup]:
    if not before or not after:
        yield from (view.ref(channel) for channel in (*before, *after))
        return
    if set(before) == set(after):
        yield Markup('{} <span class="compare__meta">as today</span>').format(view.refs(after))
        return
    yield Markup('{} <span class="compare__meta">instead of</span> {}').format(
        view.refs(each for each in after if each not in before) or view.refs(after),
        view.refs(each for each in before if each not in after) or Markup("nothing"),
    )


def _lines(entries: Iterator[Markup]) -> Markup:
    return Markup("<br>").join(dict.fromkeys(entries))


def comparison_facts(view: View, old: Node, new: Node) -> str:
    """Say in a sentence how two journeys compare, for the pages that lead to the comparison."""
    before, after = cast(Journey, old.part), cast(Journey, new.part)
    return comparison_finding(compare(view.design, before, after), waits(before, after))
