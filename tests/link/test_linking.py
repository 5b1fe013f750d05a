"""Elements become one graph: addresses, edges, and what is said of references that lead nowhere."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmo_design.diagnostics import Diagnostic, Outcome
from pmo_design.link import ServiceDesign, link
from pmo_design.load import Source, load
from pmo_design.model.relations import (
    ACCOUNTABLE,
    CHANNEL,
    CONTAINS,
    GIVES,
    LANE,
    MENTIONS,
    OWNER,
    PART_OF,
    READING,
    RESPONSIBLE,
    TRIGGERS,
)
from pmo_design.pipeline import design_from_texts
from pmo_design.validate import validate

SERVICE = """\
kind: service
id: pmo
title: PMO as a Service
client: division
provider: ict-services
currency: AUD
document: {number: P-1, revision: A, status: draft, date: 2026-11-16, classification: in confidence}
organisations:
  - {id: division, title: Aluminium Division, type: client}
  - {id: ict-services, title: ICT Services Group, type: provider}
business_units:
  - {id: office, title: Project office, part_of: organisation:ict-services, lead: pmo-lead}
sites: [{id: smelter, title: Smelter, type: smelter, region: North, time_zone: Australia/Brisbane}]
channels: [{id: portal, title: Portal, type: portal}]
systems: [{id: register, title: Register}]
roles: [{id: pmo-lead, title: PMO lead}, {id: planner, title: Planner}]
stakeholders: [{id: council, title: Council}]
audiences: [{id: board, title: Board}]
phases: [{id: pilot, title: Pilot}]
"""
PERSONA = """\
kind: persona
id: fitter
title: Fitter
goals: [{id: finish, title: Finish on time}]
needs: [{id: sure, need: to know, so_that: I plan}]
pain_points: [{id: late, title: Figures come late}]
scenarios: [{id: monday, title: Monday, text: It rains.}]
"""
JOURNEY = """\
kind: journey
id: repair
title: Repair
personas: [fitter]
state: to-be
stages:
  - id: call
    title: Call
    steps:
      - id: ring
        title: Ring
        emotions: [{persona: fitter, level: 1}]
        touchpoints:
          - {id: form, title: Form, channel: portal, with: [planner]}
          - {title: Answer, channel: portal}
        opportunities: [{id: shorter, title: A shorter form}]
"""
BLUEPRINT = """\
kind: blueprint
id: crew
title: Crew
lanes:
  - {id: fitter, role: customer}
  - {id: desk, role: frontstage}
phases:
  - id: do
    title: Do
    steps:
      - id: fix
        title: Fix
        cells:
          - {lane: fitter}
          - {lane: desk, accountable: pmo-lead, responsible: [planner, pmo-lead, planner]}
      - id: close
        title: Close
        cells:
          - {id: sign, lane: fitter}
links:
  - {from: do/fix/fitter, to: do/fix/desk, direction: two-way, label: Word}
  - {from: do/fix/desk, to: do/close/sign, type: needs}
"""
CRITERION = """\
kind: criterion
id: ac-01
title: On time
statement: It is on time.
priority: must
category: timing
"""
REQUIREMENT = "kind: requirement\nid: r-01\nnumber: '1'\ntitle: Status\ntext: Status shall be shown.\n"
WHOLE = {
    "a-service.yaml": SERVICE,
    "b-persona.yaml": PERSONA,
    "c-journey.yaml": JOURNEY,
    "d-blueprint.yaml": BLUEPRINT,
    "e-criterion.yaml": CRITERION,
    "f-requirement.yaml": REQUIREMENT,
}


def linked(texts: dict[str, str]) -> Outcome[ServiceDesign]:
    """Link texts without analysing them; they have no faults of their own."""
    loaded = load(Source(path, text) for path, text in sorted(texts.items()))
    validated = validate(loaded.value)
    assert (*loaded.diagnostics, *validated.diagnostics) == ()
    return link(validated.value)


def design(**more: str) -> ServiceDesign:
    outcome = linked({**WHOLE, **{f"{name}.yaml": text for name, text in more.items()}})
    assert outcome.diagnostics == ()
    return outcome.value


def faults(**more: str) -> tuple[Diagnostic, ...]:
    return linked({**WHOLE, **{f"{name}.yaml": text for name, text in more.items()}}).diagnostics


def edges(found) -> list[tuple[str, str, str]]:
    return [(edge.source, edge.relation.name, edge.target) for edge in found]


def test_everything_with_an_id_has_an_address_in_reading_order():
    assert [(node.type, node.address) for node in design()] == [
        ("service", "service:pmo"),
        ("organisation", "organisation:division"),
        ("organisation", "organisation:ict-services"),
        ("business-unit", "business-unit:office"),
        ("site", "site:smelter"),
        ("channel", "channel:portal"),
        ("system", "system:register"),
        ("role", "role:pmo-lead"),
        ("role", "role:planner"),
        ("stakeholder", "stakeholder:council"),
        ("audience", "audience:board"),
        ("phase", "phase:pilot"),
        ("persona", "persona:fitter"),
        ("goal", "persona:fitter/finish"),
        ("need", "persona:fitter/sure"),
        ("pain-point", "persona:fitter/late"),
        ("scenario", "persona:fitter/monday"),
        ("journey", "journey:repair"),
        ("journey-stage", "journey:repair/call"),
        ("journey-step", "journey:repair/call/ring"),
        ("touchpoint", "journey:repair/call/ring/form"),
        ("opportunity", "journey:repair/call/ring/shorter"),
        ("blueprint", "blueprint:crew"),
        ("lane", "blueprint:crew/fitter"),
        ("lane", "blueprint:crew/desk"),
        ("blueprint-phase", "blueprint:crew/do"),
        ("blueprint-step", "blueprint:crew/do/fix"),
        ("cell", "blueprint:crew/do/fix/fitter"),
        ("cell", "blueprint:crew/do/fix/desk"),
        ("blueprint-step", "blueprint:crew/do/close"),
        ("cell", "blueprint:crew/do/close/sign"),
        ("criterion", "criterion:ac-01"),
        ("requirement", "requirement:r-01"),
    ]


def test_a_cell_without_id_is_named_by_its_lane():
    whole = design()
    assert whole["blueprint:crew/do/fix/desk"].part.id is None  # type: ignore[attr-defined]
    assert whole.get("blueprint:crew/do/close/fitter") is None


def test_parts_stand_below_the_part_that_holds_them():
    whole = design()
    assert whole["journey:repair/call/ring/form"].parent == "journey:repair/call/ring"
    assert [node.address for node in whole.children("blueprint:crew/do")] == [
        "blueprint:crew/do/fix",
        "blueprint:crew/do/close",
    ]
    assert [node.address for node in whole.descendants("blueprint:crew/do")] == [
        "blueprint:crew/do/fix",
        "blueprint:crew/do/fix/fitter",
        "blueprint:crew/do/fix/desk",
        "blueprint:crew/do/close",
        "blueprint:crew/do/close/sign",
    ]
    assert whole.number("blueprint:crew/do/close") == 2


def test_a_reference_is_completed_with_the_only_kind_that_it_can_have():
    assert edges(design().edges_from("blueprint:crew/do/fix/desk", ACCOUNTABLE)) == [
        ("blueprint:crew/do/fix/desk", "accountable", "role:pmo-lead")
    ]


def test_a_reference_from_within_a_blueprint_is_told_from_inside():
    assert edges(design().edges_from("blueprint:crew/do/close/sign", LANE)) == [
        ("blueprint:crew/do/close/sign", "lane", "blueprint:crew/fitter")
    ]


def test_a_part_without_address_refers_in_the_name_of_what_holds_it():
    whole = design()
    assert edges(whole.edges_from("journey:repair/call/ring")) == [
        ("journey:repair/call/ring", "persona", "persona:fitter"),
        ("journey:repair/call/ring", "channel", "channel:portal"),
    ]
    assert [node.address for node in whole.sources("channel:portal", CHANNEL)] == [
        "journey:repair/call/ring/form",
        "journey:repair/call/ring",
    ]


def test_an_arrow_joins_cells_and_one_that_goes_both_ways_makes_two_edges():
    whole = design()
    arrows = whole.edges_from("blueprint:crew/do/fix/fitter", TRIGGERS)
    assert edges((*arrows, *whole.edges_to("blueprint:crew/do/fix/fitter", TRIGGERS))) == [
        ("blueprint:crew/do/fix/fitter", "triggers", "blueprint:crew/do/fix/desk"),
        ("blueprint:crew/do/fix/desk", "triggers", "blueprint:crew/do/fix/fitter"),
    ]
    assert arrows[0].label == "Word"
    assert [edge.relation.name for edge in whole.edges_to("blueprint:crew/do/close/sign")] == ["needs"]


def test_a_flow_joins_parties_of_different_kinds():
    flows = """\
flows:
  - {from: organisation:division, to: business-unit:office, carries: money, label: Fee}
"""
    outcome = linked({**WHOLE, "a-service.yaml": SERVICE + flows})
    assert edges(outcome.value.edges_from("organisation:division", GIVES)) == [
        ("organisation:division", "gives", "business-unit:office")
    ]


def test_targets_and_sources_come_without_repeats_and_edges_with_them():
    whole = design()
    cell = "blueprint:crew/do/fix/desk"
    assert len(whole.edges_from(cell, RESPONSIBLE)) == 3
    assert [node.address for node in whole.targets(cell, RESPONSIBLE)] == ["role:planner", "role:pmo-lead"]
    assert [node.address for node in whole.sources("role:pmo-lead", RESPONSIBLE, ACCOUNTABLE)] == [cell]


def test_what_holds_what_is_an_edge_that_has_to_be_asked_for():
    whole = design()
    assert edges(whole.edges_to("persona:fitter/late")) == []
    assert edges(whole.edges_to("persona:fitter/late", CONTAINS)) == [
        ("persona:fitter", "contains", "persona:fitter/late")
    ]


def test_the_place_of_an_edge_is_the_very_entry_of_the_list():
    (first, second, third) = design().edges_from("blueprint:crew/do/fix/desk", RESPONSIBLE)
    assert [edge.span[1:] for edge in (first, second, third)] == [
        (15, 63, 15, 70),
        (15, 72, 15, 80),
        (15, 82, 15, 89),
    ]


def test_the_graph_holds_every_node_and_every_edge():
    whole = design()
    assert set(whole.graph) == {node.address for node in whole}
    assert whole.graph.number_of_edges() == len(whole.edges)


def test_a_text_that_links_to_an_element_mentions_it():
    note = "kind: requirement\nid: r-02\nnumber: '2'\ntitle: T\ntext: "
    text = (
        note
        + "See [him](persona:fitter/late), ![it](<phase:pilot>), [that](https://a.example) and `persona:x`.\n"
    )
    assert edges(design(note=text).edges_from("requirement:r-02", MENTIONS)) == [
        ("requirement:r-02", "mentions", "persona:fitter/late"),
        ("requirement:r-02", "mentions", "phase:pilot"),
    ]


def test_a_text_may_mention_anything_that_has_an_address():
    whole = design()
    text = "".join(
        f"  - {{id: q-{at}, number: '1', title: T, text: '[x]({node.address})'}}\n"
        for at, node in enumerate(whole)
    )
    mentioning = design(notes="kind: requirement\nitems:\n" + text)
    assert [node.address for node in mentioning if mentioning.edges_to(node.address, MENTIONS)] == [
        node.address for node in whole
    ]


def test_a_mention_of_nothing_is_met_with_what_is_near():
    (fault,) = faults(
        note=REQUIREMENT.replace("r-01", "r-02")
        .replace("Status shall", "'[The lead](role:pmo-led) shall")
        .replace("shown.", "shown.'")
    )
    assert (fault.slug, str(fault.span)) == ("unknown-mention", "note.yaml:5:7")
    assert fault.hints == ("did you mean 'role:pmo-lead'?",)


def test_code_in_a_text_mentions_nothing():
    assert (
        faults(
            note=REQUIREMENT.replace("r-01", "r-02").replace(
                "Status shall", "Write `[x](role:nobody)`, it shall"
            )
        )
        == ()
    )


# ── references that lead nowhere ─────────────────────────────────────────────────────────────


def unknown(verifies: str) -> Diagnostic:
    text = CRITERION.replace("ac-01", "ac-02") + f"verifies: [{verifies}]\n"
    (fault,) = faults(wrong=text)
    assert str(fault.span) == "wrong.yaml:7:12"
    return fault


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("persona:fiter", "did you mean 'persona:fitter'?"),
        ("persona:fitter/laet", "did you mean 'persona:fitter/late'?"),
        ("persona:fiter/late", "did you mean 'persona:fitter/late'?"),
        ("journey:repair/cal/ring", "did you mean 'journey:repair/call/ring'?"),
        ("journey:fitter", "did you mean 'persona:fitter'?"),
        ("persona:nobody-at-all", "`pmo-design show persona:` lists what there is"),
        ("person:fitter", "did you mean 'persona:fitter'?"),
        ("'persona:'", "an address has the form kind:id, such as persona:some-id"),
    ],
)
def test_an_unknown_address_is_met_with_what_is_near(written, hint):
    fault = unknown(written)
    assert (fault.slug, fault.hints) == ("unknown-reference", (hint,))


def test_an_unknown_address_leads_to_the_near_one_so_that_no_fault_follows_from_it():
    text = CRITERION.replace("ac-01", "ac-02") + "owner: pmo-laed\n"
    outcome = linked({**WHOLE, "wrong.yaml": text})
    assert edges(outcome.value.edges_from("criterion:ac-02", OWNER)) == [
        ("criterion:ac-02", "owner", "role:pmo-lead")
    ]


def test_a_monstrous_address_is_told_in_short():
    fault = unknown("persona:" + "x" * 20_000)
    assert fault.message == f"'verifies' names 'persona:{'x' * 111}…', which does not exist"


def test_an_address_without_kind_is_shown_with_the_kinds_that_fit():
    fault = unknown("repair")
    assert (fault.slug, fault.hints) == ("reference-without-kind", ("write it as `journey:repair`",))


def test_a_reference_of_the_wrong_kind_makes_no_edge():
    text = BLUEPRINT.replace("accountable: pmo-lead", "accountable: system:register")
    outcome = linked({**WHOLE, "d-blueprint.yaml": text})
    (fault,) = outcome.diagnostics
    assert (fault.slug, str(fault.span)) == ("wrong-kind-of-reference", "d-blueprint.yaml:15:39")
    assert fault.hints == ("it takes a role",)
    assert outcome.value.edges_to("system:register") == ()


def test_an_arrow_to_a_cell_that_does_not_exist_is_met_with_one_of_the_same_blueprint():
    (fault,) = linked(
        {**WHOLE, "d-blueprint.yaml": BLUEPRINT.replace("to: do/close/sign", "to: do/close/sing")}
    ).diagnostics
    assert (fault.slug, str(fault.span)) == ("unknown-reference", "d-blueprint.yaml:22:29")
    assert fault.hints == ("did you mean 'blueprint:crew/do/close/sign'?",)


def test_two_elements_of_one_id_are_told_at_the_second_and_the_first_is_kept():
    second = PERSONA.replace("title: Fitter", "title: Another")
    outcome = linked({**WHOLE, "z.yaml": second})
    (fault,) = outcome.diagnostics
    assert (fault.slug, str(fault.span), str(fault.related[0].span)) == (
        "duplicate-id",
        "z.yaml:2:5",
        "b-persona.yaml:2:5",
    )
    assert outcome.value["persona:fitter"].title == "Fitter"


def test_two_parts_of_one_id_are_told_whatever_they_are():
    text = PERSONA.replace("id: late", "id: finish")
    (fault,) = linked({**WHOLE, "b-persona.yaml": text}).diagnostics
    assert (str(fault.span), fault.message) == (
        "b-persona.yaml:6:20",
        "'persona:fitter/finish' exists already",
    )


def test_two_cells_of_a_step_in_one_lane_need_ids():
    text = BLUEPRINT.replace(
        "          - {lane: fitter}\n", "          - {lane: fitter}\n          - {lane: fitter}\n"
    )
    (fault,) = linked({**WHOLE, "d-blueprint.yaml": text}).diagnostics
    assert (str(fault.span), fault.message) == (
        "d-blueprint.yaml:15:13",
        "'blueprint:crew/do/fix/fitter' exists already",
    )


@pytest.mark.parametrize(
    ("units", "way"),
    [
        ("a", "business-unit:a → business-unit:a"),
        ("ab", "business-unit:a → business-unit:b → business-unit:a"),
        (
            "abcde",
            "business-unit:a → business-unit:b → business-unit:c → business-unit:d → business-unit:e"
            " → business-unit:a",
        ),
    ],
)
def test_what_is_part_of_itself_is_told_once_with_the_way(units, way):
    following = units[1:] + units[0]
    rows = "".join(
        f"  - {{id: {unit}, title: U, part_of: business-unit:{next_}}}\n"
        for unit, next_ in zip(units, following, strict=True)
    )
    text = SERVICE.replace("business_units:\n", f"business_units:\n{rows}")
    (fault,) = linked({**WHOLE, "a-service.yaml": text}).diagnostics
    assert fault.slug == "parent-cycle"
    assert fault.message == f"'part_of' leads back to where it began: {way}"
    assert str(fault.span) == "a-service.yaml:12:32"


def test_a_chain_without_an_end_in_itself_is_no_cycle():
    assert edges(design().edges_from("business-unit:office", PART_OF)) == [
        ("business-unit:office", "part_of", "organisation:ict-services")
    ]


# ── faults that follow from others ───────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("path", "broken"),
    [
        ("b-persona.yaml", PERSONA + "colour: red\n"),
        ("b-persona.yaml", PERSONA + "quote: 'no end\n"),
        ("b-persona.yaml", "{kind: persona, id: fitter, title: 3}"),
        ("fitter.yaml", "kind: persona\nid: Fitter\ntitle: Fitter\n"),
        ("a-service.yaml", SERVICE + "colour: red\n"),
        ("a-service.yaml", SERVICE.replace("roles: [", "roles: [\t- ")),
    ],
)
def test_a_file_with_a_fault_does_not_make_every_reference_to_it_a_fault(path, broken):
    texts = {name: text for name, text in WHOLE.items() if (name, path) != ("b-persona.yaml", "fitter.yaml")}
    outcome = design_from_texts({**texts, path: broken})
    assert [fault.span.path for fault in outcome.diagnostics] == [path]


def test_a_slip_elsewhere_is_still_told_beside_a_file_with_a_fault():
    texts = {**WHOLE, "b-persona.yaml": PERSONA + "colour: red\n"}
    texts["e-criterion.yaml"] += "owner: pmo-laed\n"
    assert [fault.slug for fault in design_from_texts(texts).diagnostics] == [
        "unknown-field",
        "unknown-reference",
    ]


def test_a_reading_list_may_name_a_part():
    text = SERVICE.replace(
        "audiences: [{id: board, title: Board}]",
        "audiences: [{id: board, title: Board, reading: [{to: persona:fitter/late, minutes: 1}]}]",
    )
    outcome = linked({**WHOLE, "a-service.yaml": text})
    assert outcome.diagnostics == ()
    assert edges(outcome.value.edges_from("audience:board", READING)) == [
        ("audience:board", "reading", "persona:fitter/late")
    ]


# ── size, and anything at all ────────────────────────────────────────────────────────────────


def test_hundreds_of_unknown_references_in_a_large_design_are_told_quickly():
    personas = {
        f"p{at}.yaml": f"kind: persona\nid: worker-{at}\ntitle: T\npain_points:\n"
        + "".join(f"  - {{id: late-figures-{part}, title: T}}\n" for part in range(10))
        for at in range(450)
    }
    rows = "".join(
        f"  - {{id: c-{at}, title: T, statement: S, priority: must, category: timing,"
        f" verifies: [persona:worker-{at}/late-figure-7]}}\n"
        for at in range(200)
    )
    begin = time.process_time()
    found = linked({**WHOLE, **personas, "x.yaml": f"kind: criterion\nitems:\n{rows}"}).diagnostics
    assert time.process_time() - begin < 5  # comparing each with all took more than ten
    assert len(found) == 200
    assert all(f"'persona:worker-{at}/late-figures-7'" in fault.hints[0] for at, fault in enumerate(found))


def test_a_chain_of_a_thousand_journeys_is_followed_to_its_end():
    texts = {
        f"{at:04}.yaml": JOURNEY.replace("id: repair", f"id: j-{at}") + f"parent: j-{(at + 1) % 1000}\n"
        for at in range(1000)
    }
    (fault,) = linked({"a-service.yaml": SERVICE, "b-persona.yaml": PERSONA, **texts}).diagnostics
    assert fault.slug == "parent-cycle"
    assert fault.message.startswith("'parent' leads back to where it began: journey:j-0 → journey:j-1 → … ")


def test_a_whole_design_with_a_long_chain_and_long_texts_is_checked():
    texts = {
        f"{at:04}.yaml": JOURNEY.replace("id: repair", f"id: j-{at}") + f"parent: j-{at + 1}\n"
        for at in range(1, 500)
    }
    texts["0500.yaml"] = JOURNEY.replace("id: repair", "id: j-500") + f"scenario: a{'[' * 20_000}\n"
    found = design_from_texts({"a-service.yaml": SERVICE, "b-persona.yaml": PERSONA, **texts}).diagnostics
    assert {fault.code[:4] for fault in found} == {"PMO4"}


@pytest.mark.parametrize("id_", ["con", "index", "nul", "class", "init", "x" * 80])
def test_every_id_that_may_be_written_can_be_referred_to(id_):
    texts = {**WHOLE, "b-persona.yaml": PERSONA.replace("id: fitter", f"id: {id_}")}
    texts = {path: text.replace("persona: fitter", f"persona: {id_}") for path, text in texts.items()}
    texts["c-journey.yaml"] = texts["c-journey.yaml"].replace("personas: [fitter]", f"personas: [{id_}]")
    outcome = linked(texts)
    assert outcome.diagnostics == ()
    assert [node.address for node in outcome.value.sources(f"persona:{id_}")] == [
        "journey:repair",
        "journey:repair/call/ring",
    ]


IDS = st.sampled_from(["a", "b", "c", "con", "index", "a-b"])
REFERENCES = st.one_of(
    IDS,
    st.builds("persona:{}".format, IDS),
    st.builds("persona:{}/{}".format, IDS, IDS),
    st.builds("journey:{}/{}/{}".format, IDS, IDS, IDS),
    st.sampled_from([":", "/", "persona:", "persona:/", "x:y", "persona:a/", "role:a", "[](", "é"]),
)


ONE_STEP = """kind: journey
id: {id}
title: T
state: as-is
personas: [p]
{more}stages: [{{id: do, title: T, steps: [{{id: one, title: T{was}}}]}}]
"""


def faults_of_was(more: str, was: str) -> list[tuple[str, tuple[str, ...]]]:
    texts = {"p.yaml": "kind: persona\nid: p\ntitle: T\nowner: x\nevidence: {level: assumed}\n"}
    for name in ("old", "other"):
        texts[f"{name}.yaml"] = ONE_STEP.format(id=name, more="", was="")
    texts["new.yaml"] = ONE_STEP.format(id="new", more=more, was=f", was: [{was}]")
    found = linked(texts).diagnostics
    return [(each.message, each.hints) for each in found if each.slug == "was-of-another-journey"]


def test_a_step_takes_the_place_of_one_in_the_journey_that_is_improved_and_of_no_other():
    assert faults_of_was("improves: old\n", "old/do/one") == []
    assert faults_of_was("improves: old\n", "other/do/one") == [
        (
            "'was' names 'journey:other/do/one', which is no step of a journey that 'journey:new' improves",
            ("name a step of 'journey:old'",),
        )
    ]


def test_a_step_that_was_another_needs_a_journey_that_improves_one():
    assert [hints for _, hints in faults_of_was("", "old/do/one")] == [("add `improves: journey:old`",)]
    assert faults_of_was("improves: lost-without-trace\n", "old/do/one") == []


def quoted(words) -> str:
    return "[" + ", ".join(f'"{word}"' for word in words) + "]"


@st.composite
def workspaces(draw) -> dict[str, str]:
    texts: dict[str, str] = {}
    for at in range(draw(st.integers(0, 4))):
        pains = "".join(f'  - {{id: {draw(IDS)}, title: "[x]({draw(REFERENCES)})"}}\n' for _ in range(2))
        texts[f"p{at}.yaml"] = f"kind: persona\nid: {draw(IDS)}\ntitle: T\npain_points:\n{pains}"
    for at in range(draw(st.integers(0, 4))):
        texts[f"j{at}.yaml"] = (
            f"kind: journey\nid: {draw(IDS)}\ntitle: T\nstate: as-is\n"
            f'parent: "{draw(REFERENCES)}"\nimproves: "{draw(REFERENCES)}"\n'
            f"personas: {quoted(draw(st.lists(REFERENCES, min_size=1, max_size=3)))}\n"
            f"stages: [{{id: {draw(IDS)}, title: T, steps: [{{id: {draw(IDS)}, title: T,"
            f' feels: [{{pain: "{draw(REFERENCES)}"}}]}}]}}]\n'
        )
    return texts


@settings(max_examples=150, deadline=None)
@given(workspaces())
def test_both_ends_of_every_edge_exist_whatever_was_written(texts):
    whole = linked(texts).value
    assert [edge for edge in whole.edges if edge.source not in whole or edge.target not in whole] == []
    assert [node.address for node in whole if node.parent is not None and node.parent not in whole] == []
