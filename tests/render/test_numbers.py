"""People are numbered in the order in which a reader meets them."""

from pmo_design.pipeline import design_from_texts
from pmo_design.render.numbers import number_of, pain_number, people

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


def test_a_personas_pains_have_figures_and_a_journeys_have_letters() -> None:
    pains = ", ".join(f"{{ id: p{at}, title: Pain, severity: 1 }}" for at in range(27))
    texts = {
        "service.yaml": SERVICE,
        "keeper.yaml": f"kind: persona\nid: keeper\ntitle: Keeper\nrole: keeper\npain_points: [{pains}]\n",
        "clerk.yaml": "kind: persona\nid: clerk\ntitle: Clerk\nrole: clerk\n",
        "call.yaml": JOURNEY.replace("Dials the number.}", f"Dials the number., pain_points: [{pains}]}}"),
    }
    design = design_from_texts(texts).value
    numbers = [pain_number(design, node) for node in design.nodes("pain-point")]
    of_persona = [number for number in numbers if number.startswith("P")]
    of_journey = [number for number in numbers if number.startswith("J")]
    assert (of_persona[0], of_persona[26]) == ("P1.1", "P1.27")
    assert (of_journey[0], of_journey[25], of_journey[26]) == ("J1.a", "J1.z", "J1.aa")
