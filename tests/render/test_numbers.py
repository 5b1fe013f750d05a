"""People are numbered in the order in which a reader meets them."""

from pmo_design.pipeline import design_from_texts
from pmo_design.render.numbers import number_of, people

SERVICE = """
kind: service
id: wells
title: Wells
summary: Water for the village.
client: village
provider: office
currency: EUR
document: {number: W-1, revision: A, status: Draft, date: 2026-01-05, classification: Open}
organisations:
  - {id: village, title: Village, type: client}
  - {id: office, title: Office, type: provider}
roles:
  - {id: keeper, title: Keeper, part_of: organisation:village}
  - {id: elder, title: Elder, part_of: organisation:village}
  - {id: baker, title: Baker, part_of: organisation:village}
  - {id: clerk, title: Clerk, part_of: organisation:office}
"""

JOURNEY = """
kind: journey
id: call
title: Call
state: to-be
personas: [keeper, clerk]
stages:
  - id: ring
    title: Ring
    steps:
      - {id: dial, title: Dial, action: Dials the number.}
"""


def test_the_clients_people_come_first_then_whoever_travels_more_then_the_alphabet() -> None:
    texts = {"service.yaml": SERVICE, "call.yaml": JOURNEY}
    for name in ("clerk", "stranger", "baker", "elder", "keeper"):
        role = "" if name == "stranger" else f"role: {name}\n"
        texts[f"{name}.yaml"] = f"kind: persona\nid: {name}\ntitle: {name.capitalize()}\n{role}"
    design = design_from_texts(texts).value
    assert [(number_of(design, node), node.title) for node in people(design)] == [
        ("P1", "Keeper"),
        ("P2", "Baker"),
        ("P3", "Elder"),
        ("P4", "Clerk"),
        ("P5", "Stranger"),
    ]
