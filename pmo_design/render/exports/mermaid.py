"""A journey as Mermaid's user journey diagram, with a report of what such a diagram cannot hold."""

import re
import unicodedata
from collections.abc import Sequence
from typing import cast

from pmo_design.link import ServiceDesign
from pmo_design.model import Journey
from pmo_design.model.journey import Stage, Step
from pmo_design.render.exports.request import Request
from pmo_design.render.picture import Picture
from pmo_design.render.views import View

_NEUTRAL = 3
_SPECIAL = re.compile(r"[#:;%<>{}&\"]")
_KEYWORD = re.compile(r"(?:journey|title|section|acctitle|accdescr)", re.IGNORECASE)


def to_mermaid(picture: Picture, request: Request) -> bytes:
    """Return a journey as a Mermaid diagram; what it leaves out is told in comments at its head."""
    journey = _journey(request)
    lines = [f"%% {sentence}" for sentence in losses(picture, request)]
    lines += ["journey", f"    title {escaped(journey.title)}"]
    for stage in _stages(journey, request.view):
        lines.append(f"    section {escaped(stage.title)}")
        lines += [f"        {_task(step, journey, request)}" for step in stage.steps]
    return ("\n".join(lines) + "\n").encode()


def losses(picture: Picture, request: Request) -> tuple[str, ...]:
    """Return, in sentences, what of a journey a Mermaid diagram does not show or shows less exactly."""
    journey = _journey(request)
    steps = [step for stage in _stages(journey, request.view) for step in stage.steps]
    rated = [(step, _levels(step, journey, request.view)) for step in steps]
    return tuple(
        sentence
        for sentence in (
            _rounded([levels for _, levels in rated if levels]),
            _unrated([step.title for step, levels in rated if not levels]),
            _left_out(journey, steps, request),
        )
        if sentence
    )


def escaped(text: str) -> str:
    """Write a text so that Mermaid reads it as text: on one line, with its special characters as codes.

    >>> escaped("Step 1: ask; wait")
    'Step 1#58; ask#59; wait'
    >>> escaped("Section the line")
    '#83;ection the line'
    """
    line = " ".join("".join(" " if _is_control(char) else char for char in text).split())
    if _KEYWORD.match(line):
        return _code(line[0]) + _SPECIAL.sub(lambda found: _code(found[0]), line[1:])
    return _SPECIAL.sub(lambda found: _code(found[0]), line)


def _is_control(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")


def _code(char: str) -> str:
    return f"#{ord(char)};"


def _journey(request: Request) -> Journey:
    return cast(Journey, request.design[request.address].part)


def _stages(journey: Journey, view: View) -> tuple[Stage, ...]:
    chosen = tuple(stage for stage in journey.stages if stage.id in view.get("stage", ()))
    return chosen or journey.stages


def _personas(journey: Journey, view: View) -> tuple[str, ...]:
    ids = view.get("persona", ())
    chosen = tuple(address for address in journey.personas if address.partition(":")[2] in ids)
    return chosen or journey.personas


def _task(step: Step, journey: Journey, request: Request) -> str:
    levels = _levels(step, journey, request.view)
    people = tuple(levels) or _personas(journey, request.view)
    names = ", ".join(_actor(request.design, address) for address in people)
    return f"{escaped(step.title)}: {_score(tuple(levels.values()))}: {names}"


def _levels(step: Step, journey: Journey, view: View) -> dict[str, float]:
    """Return the ratings of a step by the addresses of the personas."""
    personas = _personas(journey, view)
    rated = ((emotion.persona or journey.personas[0], float(emotion.level)) for emotion in step.emotions)
    return {persona: level for persona, level in rated if persona in personas}


def _score(levels: Sequence[float]) -> int:
    """Return a score from 1 to 5: the mean of the ratings, a half rounded to the side of neutral."""
    if not levels:
        return _NEUTRAL
    mean = sum(levels) / len(levels)
    whole = int(abs(mean) + 0.5 - 1e-9)
    return _NEUTRAL + (whole if mean > 0 else -whole)


def _actor(design: ServiceDesign, address: str) -> str:
    node = design.get(address)
    return escaped(node.title if node is not None else address).replace(",", "#44;")


def _rounded(rated: Sequence[dict[str, float]]) -> str:
    halves = sum(len(levels) == 1 and not _whole(levels) for levels in rated)
    means = sum(len(set(levels.values())) > 1 for levels in rated)
    told = []
    if halves:
        told.append(f"{_count(halves, 'rating')} between two levels {_was(halves)} rounded")
    if means:
        told.append(f"{_count(means, 'step')} with ratings that differ {_has(means)} their mean, rounded")
    same = sum(len(levels) > 1 and len(set(levels.values())) == 1 and not _whole(levels) for levels in rated)
    if same:
        told.append(f"{_count(same, 'shared rating')} between two levels {_was(same)} rounded")
    return f"Mermaid holds one whole score a step, 1 to 5: {'; '.join(told)}." if told else ""


def _whole(levels: dict[str, float]) -> bool:
    return all(level == int(level) for level in levels.values())


def _unrated(titles: Sequence[str]) -> str:
    if not titles:
        return ""
    names = ", ".join(f"'{' '.join(title.split())}'" for title in titles)
    verb = "is" if len(titles) == 1 else "are"
    return f"Mermaid wants a score for every step: without a rating, and written as 3, {verb} {names}."


def _left_out(journey: Journey, steps: Sequence[Step], request: Request) -> str:
    counts = {
        "stage goals": sum(stage.goal is not None for stage in _stages(journey, request.view)),
        "actions": sum(step.action is not None for step in steps),
        "thoughts": sum(len(step.thoughts) for step in steps),
        "touchpoints": sum(len(step.touchpoints) for step in steps),
        "words for feelings": sum(each.label is not None for step in steps for each in step.emotions),
        "pain points": sum(len(step.feels) + len(step.pain_points) for step in steps),
        "opportunities": sum(len(step.opportunities) for step in steps),
        "moments of truth": sum(step.moment_of_truth is not None for step in steps),
        "metrics": sum(step.metric is not None for step in steps),
        "times": sum(step.duration is not None or step.wait is not None for step in steps),
    }
    left = [f"{name} ({count})" for name, count in counts.items() if count]
    compared = journey.improves and request.view.get("compare") != ("without",)
    left += ["the as-is curve"] if compared else []
    return f"Mermaid has no place for {_listed(left)}." if left else ""


def _listed(names: Sequence[str]) -> str:
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _count(number: int, name: str) -> str:
    return f"{number} {name}" if number == 1 else f"{number} {name}s"


def _was(number: int) -> str:
    return "was" if number == 1 else "were"


def _has(number: int) -> str:
    return "has" if number == 1 else "have"
