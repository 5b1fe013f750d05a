"""The hardest models that pictures are drawn of: many, long, several at once, in five scripts.

The gallery shows them, and `benchmarks/draw.py` measures the largest.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import cycle, islice
from typing import Any

import yaml

Fields = dict[str, Any]

LANES = 12
STEPS = 40
_IN_A_PHASE = 8
_ROLES = ("evidence", "customer", "frontstage", "backstage", "support")
_LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
_ENGLISH = (
    "Check what came in and pass it on.",
    "Agrees the scope, the dates and who answers for which part of it.",
    "Signs.",
    "Calls the site back within one shift and writes down what was said.",
)
_ARABIC = ("يراجع مدير الموقع نطاق العمل والمواعيد.", "يوقّع.", "يتصل بالموقع خلال وردية واحدة ويسجل ما قيل.")
_HINDI = (
    "प्रबंधक कार्यक्षेत्र और तिथियों की जाँच करता है।",
    "हस्ताक्षर करता है।",
    "एक पाली के भीतर साइट को वापस फ़ोन करता है।",
)
_CHINESE = ("现场经理核对工作范围和日期。", "签字。", "在一个班次内回电现场并记录所说内容。")
_MIXED = (*_ARABIC[:1], *_CHINESE[:1], *_HINDI[:1], f"Asks the {_LONG}.", "Sends 🚀 and 👩‍🔧 on their way.")
_PEOPLE = (
    ("fitter", "Fitter"),
    ("planner", "Planner of the night shift at the far end of the long conveyor"),
    ("mudir", "مدير الموقع"),
    ("jingli", "现场经理"),
    ("prabandhak", "साइट प्रबंधक"),
)


def hard_workspace() -> Mapping[str, str]:
    """Return the files of a workspace with the hardest models, by their path; the same in every run."""
    elements: list[Fields] = [
        service(),
        *people(),
        wide_blueprint(),
        *[blueprint(*each) for each in _BLUEPRINTS],
        one_cell(),
        *journeys(),
        *proofs(),
    ]
    return {
        f"{element['kind']}-{element['id']}.yaml": yaml.safe_dump(
            element, allow_unicode=True, sort_keys=False
        )
        for element in elements
    }


# ── the service: many parties, many flows ────────────────────────────────────────────────────


def service() -> Fields:
    """Return a service of fourteen organisations and thirty-six flows."""
    organisations = [{"id": "client", "title": "Client", "type": "client"}]
    organisations += [{"id": "provider", "title": "Provider", "type": "provider"}]
    kinds = ("supplier", "regulator", "partner", "community")
    names = (*_words(8), "الشركة الموردة", "监管机构", "नियामक संस्था", _LONG)
    for at, name in enumerate(names):
        organisations.append({"id": f"body-{at}", "title": name, "type": kinds[at % len(kinds)]})
    carried = ("value", "money", "information", "contract")
    parties = ["organisation:client", "organisation:provider"]
    parties += [f"organisation:body-{at}" for at in range(len(names))]
    flows = [
        {
            "from": parties[at % len(parties)],
            "to": parties[(at * 5 + 1) % len(parties)],
            "carries": carried[at % len(carried)],
            "label": f"{_ENGLISH[at % len(_ENGLISH)].split('.')[0]} {at}",
            "direction": "two-way" if at % 7 == 0 else "one-way",
        }
        for at in range(36)
        if at % len(parties) != (at * 5 + 1) % len(parties)
    ]
    units = [
        {"id": f"unit-{at}", "title": f"Unit of {name}", "part_of": "organisation:provider"}
        for at, name in enumerate(_words(6))
    ]
    return {
        "kind": "service",
        "id": "hard",
        "title": "A service with everything at once",
        "client": "client",
        "provider": "provider",
        "currency": "EUR",
        "document": {
            "number": "H-1",
            "revision": "A",
            "status": "draft",
            "date": "2026-11-16",
            "classification": "open",
        },
        "organisations": organisations,
        "business_units": units,
        "systems": [{"id": f"system-{at}", "title": name} for at, name in enumerate(_words(7))],
        "roles": [{"id": "clerk", "title": "Clerk"}],
        "channels": [
            {"id": "desk", "title": "Service desk", "type": "in-person"},
            {"id": "line", "title": "Telephone", "type": "phone"},
        ],
        "flows": flows,
    }


def people() -> Iterator[Fields]:
    """Return five personas whose names are in four scripts."""
    for at, (id_, title) in enumerate(_PEOPLE):
        pains = [
            {"id": f"pain-{number}", "title": text.rstrip("。।."), "severity": number % 3 + 1}
            for number, text in enumerate((*_MIXED, *_ENGLISH)[at : at + 3])
        ]
        level = ("assumed", "proxy", "interviewed", "observed", "assumed")[at]
        evidence: Fields = {"level": level}
        if level != "assumed":
            evidence["items"] = [{"method": "interview", "note": "Two talks."}]
        yield {
            "kind": "persona",
            "id": id_,
            "title": title,
            "quote": _MIXED[at],
            "goals": [{"id": f"goal-{number}", "title": text} for number, text in enumerate(_ENGLISH)],
            "pain_points": pains,
            "evidence": evidence,
        }


# ── blueprints ───────────────────────────────────────────────────────────────────────────────


def wide_blueprint(lanes: int = LANES, steps: int = STEPS) -> Fields:
    """Return a blueprint in which every other lane has something in each step, tied to the step before."""
    columns = []
    for step in range(steps):
        cells = [
            {"id": f"cell-{lane}", "lane": f"lane-{lane}", "text": _ENGLISH[(step + lane) % 3]}
            for lane in range(step % 2, lanes, 2)
        ]
        columns.append({"id": f"step-{step}", "title": f"Step {step + 1}", "elapsed": "1 d", "cells": cells})
    middle = lanes // 3
    links = [
        {
            "from": f"{_place(step - 1)}/cell-{(step - 1) % 2 + middle}",
            "to": f"{_place(step)}/cell-{step % 2 + middle}",
        }
        for step in range(1, steps)
    ]
    return {
        "kind": "blueprint",
        "id": "wide",
        "title": f"{lanes} lanes and {steps} steps",
        "state": "to-be",
        "lanes": [{"id": f"lane-{at}", "role": _ROLES[at * len(_ROLES) // lanes]} for at in range(lanes)],
        "phases": _phases(columns),
        "links": links,
    }


_BLUEPRINTS = (
    ("everything", "Everything at once in every cell", _MIXED),
    ("arabic", "مخطط الخدمة للمواقع البعيدة", _ARABIC),
    ("chinese", "偏远铝厂的服务蓝图", _CHINESE),
    ("hindi", "दूरस्थ स्थलों के लिए सेवा ब्लूप्रिंट", _HINDI),
)


def blueprint(id_: str, title: str, words: Sequence[str]) -> Fields:
    """Return a blueprint with loops, decisions, all marks, two cells in one place, systems over steps."""
    texts = cycle(words)
    lanes = [{"id": role, "role": role} for role in _ROLES]
    columns = []
    for step in range(7):
        customer: Fields = {"lane": "customer", "text": next(texts), "duration": "20 min"}
        front: Fields = {"lane": "frontstage", "text": next(texts), "duration": "1 h", "wait": "1 d"}
        back: Fields = {"lane": "backstage", "text": next(texts), "systems": [f"system-{step % 3}"]}
        if step % 2:
            front["decision"] = {"question": f"{next(texts).rstrip('.。।')}?"}
            front["fail_point"] = {"title": next(texts), "recovery": next(texts)}
            front["wait_point"] = {"title": next(texts)}
            customer["moment_of_truth"] = next(texts)
        else:
            back["automated"] = True
            back["service_level"] = "Within one shift"
        cells = [customer, front, back, {"lane": "evidence", "text": next(texts)}]
        if step == 3:
            cells.append({"id": "second", "lane": "backstage", "text": next(texts)})
        cells.append({"lane": "support", "systems": [f"system-{step // 3}", "system-5"]})
        columns.append({"id": f"step-{step}", "title": next(texts), "policy": next(texts), "cells": cells})
    columns[2]["metric"] = {"title": "Asked twice", "unit": "%", "today": 40, "target": 5}
    ways = [("customer", "frontstage"), ("frontstage", "backstage"), ("backstage", "frontstage")]
    links: list[Fields] = [
        {"from": f"{_place(step)}/{one}", "to": f"{_place(step)}/{two}"}
        for step in range(7)
        for one, two in ways[: 2 if step % 2 else 1]
    ]
    links += [{"from": f"{_place(step)}/customer", "to": f"{_place(step + 1)}/customer"} for step in range(6)]
    links += [{"from": f"{_place(at)}/frontstage", "to": f"{_place(at + 1)}/backstage"} for at in (1, 3, 5)]
    links += [
        {"from": f"{_place(3)}/frontstage", "to": f"{_place(0)}/frontstage", "label": "No: once more"},
        {
            "from": f"{_place(5)}/frontstage",
            "to": f"{_place(2)}/backstage",
            "label": "Not yet",
            "type": "needs",
        },
        {"from": f"{_place(4)}/backstage", "to": f"{_place(6)}/frontstage", "direction": "two-way"},
    ]
    return {
        "kind": "blueprint",
        "id": id_,
        "title": title,
        "summary": " ".join(islice(texts, 2)),
        "state": "to-be",
        "lanes": lanes,
        "phases": _phases(columns),
        "links": links,
    }


def one_cell() -> Fields:
    """Return the smallest blueprint that there is."""
    step = {"id": "step", "title": "Ask", "cells": [{"lane": "customer", "text": "Asks."}]}
    return {
        "kind": "blueprint",
        "id": "smallest",
        "title": "One cell",
        "state": "as-is",
        "lanes": [{"id": "customer", "role": "customer"}],
        "phases": [{"id": "only", "title": "Only", "steps": [step]}],
    }


def _phases(columns: Sequence[Fields]) -> list[Fields]:
    return [
        {
            "id": f"phase-{start // _IN_A_PHASE}",
            "title": f"Phase {start // _IN_A_PHASE + 1}",
            "goal": "What is reached by its end",
            "steps": [*columns[start : start + _IN_A_PHASE]],
        }
        for start in range(0, len(columns), _IN_A_PHASE)
    ]


def _place(step: int) -> str:
    return f"phase-{step // _IN_A_PHASE}/step-{step}"


# ── journeys ─────────────────────────────────────────────────────────────────────────────────


def journeys() -> Iterator[Fields]:
    """Return journeys of five people, of forty steps, of one step, of no evidence, and a pair to compare."""
    everyone = [id_ for id_, _ in _PEOPLE]
    yield journey("five-people", "Five people on one way", everyone, 9, _ENGLISH)
    yield journey("long", "Forty steps", everyone[:2], STEPS, _ENGLISH)
    yield journey("scripts", "رحلة طلب التغيير 变更之旅 बदलाव की यात्रा", everyone[2:], 8, _MIXED)
    yield journey("smallest", "One step", everyone[:1], 1, _ENGLISH)
    yield {**journey("guess", "What might be", everyone[:2], 6, _ENGLISH), "state": "speculative"}
    silent = journey("silent", "Nobody has said a word", everyone[:2], 6, _ENGLISH)
    for stage in silent["stages"]:
        for step in stage["steps"]:
            del step["emotions"]
    yield silent
    yield {**journey("before", "The old way", everyone[:2], 10, _ENGLISH), "state": "as-is"}
    yield {**journey("after", "The new way", everyone[:2], 7, _ENGLISH), "improves": "before"}


def journey(id_: str, title: str, people: Sequence[str], steps: int, words: Sequence[str]) -> Fields:
    """Return a journey whose people feel differently at every step, and now and then say nothing."""
    texts = cycle(words)
    told = []
    for at in range(steps):
        feelings = [
            {"persona": who, "level": (at * 3 + place * 2) % 9 / 2 - 2, "label": "Feels it"}
            for place, who in enumerate(people)
            if (at + place) % 5 != 4
        ]
        step: Fields = {
            "id": f"step-{at}",
            "title": next(texts).rstrip(".。।"),
            "action": next(texts),
            "thoughts": [{"persona": people[at % len(people)], "text": next(texts)}],
            "touchpoints": [{"channel": ("desk", "line")[at % 2], "title": next(texts).rstrip(".。।")}],
            "emotions": feelings,
            "duration": f"{10 + at} min",
        }
        if at % 3 == 1:
            step["feels"] = [{"pain": f"{people[at % len(people)]}/pain-0"}]
            step["opportunities"] = [
                {
                    "id": "idea",
                    "title": next(texts),
                    "answers": [f"persona:{people[at % len(people)]}/pain-0"],
                }
            ]
        if at % 4 == 2:
            step["moment_of_truth"] = next(texts)
            step["metric"] = {"title": "Days to an answer", "unit": "d", "today": 21, "target": 4}
            step["wait"] = "2 d"
        told.append(step)
    stages = [
        {"id": f"stage-{start // 4}", "title": f"Stage {start // 4 + 1}", "steps": told[start : start + 4]}
        for start in range(0, steps, 4)
    ]
    return {
        "kind": "journey",
        "id": id_,
        "title": title,
        "state": "to-be",
        "personas": [*people],
        "stages": stages,
    }


# ── threads: enough of them to be a hairball, if they were drawn as one ───────────────────────


def proofs() -> Iterator[Fields]:
    """Return sixty criteria and thirty requirements, tied to people's pains and to one another."""
    for at in range(60):
        who = _PEOPLE[at % len(_PEOPLE)][0]
        yield {
            "kind": "criterion",
            "id": f"ac-{at:02}",
            "title": f"{_ENGLISH[at % len(_ENGLISH)].rstrip('.')} ({at})",
            "number": f"AC-{at:02}",
            "statement": _ENGLISH[at % len(_ENGLISH)],
            "category": "function",
            "verifies": [f"persona:{who}/pain-{at % 3}"],
            "priority": ("must", "should", "could")[at % 3],
        }
    for at in range(30):
        yield {
            "kind": "requirement",
            "id": f"r-{at:02}",
            "title": f"{_ENGLISH[at % len(_ENGLISH)].rstrip('.')} ({at})",
            "number": f"{at // 10 + 1}.{at % 10}",
            "text": _ENGLISH[at % len(_ENGLISH)],
            "addressed_by": [f"criterion:ac-{at * 2:02}"],
        }


def _words(count: int) -> tuple[str, ...]:
    names = (
        "Works",
        "Charter carrier",
        "Night office",
        _LONG,
        "Équipe de maintenance préventive",
        "Port",
        "Board",
    )
    return tuple(f"{names[at % len(names)]} {at}" for at in range(count))
