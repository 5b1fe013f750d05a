"""Measure how long a large blueprint and a long journey take to draw and to write as files; print medians."""

import statistics
import time
from collections.abc import Callable
from functools import partial

from pmo_design.pipeline import design_from_texts
from pmo_design.render.exports import FORMATS, Request, make
from pmo_design.render.exports.drawing import draw, palette_of
from pmo_design.render.pictures import pictures_of

LANES = 12
STEPS = 40
_STEPS_IN_PHASE = 8
_RUNS = 10
_RUNS_OF_A_FILE = 3
BLUEPRINT, JOURNEY = pictures_of("blueprint")[0], pictures_of("journey")[0]
_ROLES = ("evidence", "customer", "frontstage", "backstage", "support")
_SERVICE = """\
kind: service
id: service
title: A service
client: client
provider: provider
currency: AUD
document: {number: P-1, revision: A, status: draft, date: 2026-11-16, classification: in confidence}
organisations: [{id: client, title: Client, type: client}, {id: provider, title: Provider, type: provider}]
roles: [{id: planner, title: Planner, summary: Plans the work.}]
channels: [{id: desk, title: Service desk, type: in-person}]
"""
_PERSONA = """\
kind: persona
id: fitter
title: Fitter
evidence: {level: assumed}
"""


def main() -> None:
    """Draw both as often as asked, the first time uncounted, since it compiles the templates."""
    design = design_from_texts(
        {"service.yaml": _SERVICE, "persona.yaml": _PERSONA, "b.yaml": _blueprint(), "j.yaml": _journey()}
    ).value
    cells = len(design.nodes("cell"))
    for kind, address, what in (
        (BLUEPRINT, "blueprint:large", f"blueprint of {LANES} lanes × {STEPS} steps, {cells} cells"),
        (JOURNEY, "journey:long", f"journey of {STEPS} steps"),
    ):
        asked = Request(design, address, palette_of(design, "light"))
        _tell(f"{what}, drawn", partial(draw, kind, asked), _RUNS)
        for form in FORMATS:
            if form.holds(kind.name):
                label = f"    as {form.label(asked.paper)}"
                _tell(label, partial(make, form, draw(kind, asked), asked), _RUNS_OF_A_FILE)


def _tell(what: str, draw: Callable[[], object], runs: int) -> None:
    draw()
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        draw()
        seconds.append(time.perf_counter() - start)
    print(f"{what}: {statistics.median(seconds):.3f} s")


def _blueprint() -> str:
    """Write a blueprint in which every other lane has something in each step, tied to the step before."""
    lanes = [f"  - {{id: lane-{at}, role: {_ROLES[at * len(_ROLES) // LANES]}}}" for at in range(LANES)]
    lines = ["kind: blueprint", "id: large", "title: Large", "state: to-be", "lanes:", *lanes, "phases:"]
    ties = []
    for step in range(STEPS):
        phase = step // _STEPS_IN_PHASE
        if step % _STEPS_IN_PHASE == 0:
            lines += [f"  - id: phase-{phase}", f"    title: Phase {phase + 1}", "    steps:"]
        lines += [f"      - id: step-{step}", f"        title: Step {step + 1}", "        cells:"]
        for lane in range(step % 2, LANES, 2):
            lines.append(
                f"          - {{id: cell-{lane}, lane: lane-{lane}, text: Check what came in and pass it on}}"
            )
        if step:
            before = f"phase-{(step - 1) // _STEPS_IN_PHASE}/step-{step - 1}/cell-{(step - 1) % 2 + 4}"
            ties.append(f"  - {{from: {before}, to: phase-{phase}/step-{step}/cell-{step % 2 + 4}}}")
    return "\n".join([*lines, "links:", *ties, ""])


def _journey() -> str:
    lines = ["kind: journey", "id: long", "title: Long", "state: as-is", "personas: [fitter]", "stages:"]
    for step in range(STEPS):
        if step % _STEPS_IN_PHASE == 0:
            stage = step // _STEPS_IN_PHASE
            lines += [f"  - id: stage-{stage}", f"    title: Stage {stage + 1}", "    steps:"]
        lines += [
            f"      - id: step-{step}",
            f"        title: Step {step + 1}",
            "        action: Fills in the form and hands it over at the desk",
            "        touchpoints: [{channel: desk, title: Counter}]",
            f"        emotions: [{{persona: fitter, level: {step % 5 - 2}, label: A feeling that changes}}]",
        ]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    main()
