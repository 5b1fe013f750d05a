"""Measure how long it takes to lay out and draw a large blueprint and a long journey; print the medians."""

import statistics
import time
from collections.abc import Callable

from pmo_design.pipeline import design_from_texts
from pmo_design.render.diagrams.blueprint import draw_blueprint
from pmo_design.render.diagrams.journey import draw_journey

LANES = 12
STEPS = 40
_STEPS_IN_PHASE = 8
_RUNS = 10
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
    blueprint, journey = design.blueprints[0], design.journeys[0]
    cells = len(design.nodes("cell"))
    _tell(
        f"blueprint of {LANES} lanes × {STEPS} steps, {cells} cells",
        lambda: draw_blueprint(design, blueprint, _no_page),
    )
    _tell(f"journey of {STEPS} steps", lambda: draw_journey(design, journey, _no_page))


def _tell(what: str, draw: Callable[[], object]) -> None:
    draw()
    seconds = []
    for _ in range(_RUNS):
        start = time.perf_counter()
        draw()
        seconds.append(time.perf_counter() - start)
    print(f"{what}: {statistics.median(seconds):.3f} s")


def _no_page(address: str) -> str | None:
    return None


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
