"""The pages of acceptance: the register, the checklist to sign on paper, and a page for each criterion."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from markupsafe import Markup, escape

from pmo_design.link.design import Node
from pmo_design.model import Criterion
from pmo_design.model.acceptance import PRIORITIES, AcceptanceScenario
from pmo_design.model.service import Phase
from pmo_design.render.pages.connections import appearances, total
from pmo_design.render.pages.criteria import PRIORITY_WORDS, due_text, met_when, target
from pmo_design.render.pages.elements import Fact, common_facts
from pmo_design.render.pages.figures import target_bars
from pmo_design.render.pages.graphs import thread_around
from pmo_design.render.pages.stations import stations
from pmo_design.render.pages.view import Body, View
from pmo_design.render.pages.wording import KINDS, amount, counted, day, listed, number_word, plural, sentence

_DIRECTIONS = {"up": "Higher is better", "down": "Lower is better", "within": "Within a band"}
_MOST_PAGED = 400
"""Criteria whose rows open in the register; beyond that, a row leads to its page."""


@dataclass(frozen=True, slots=True)
class Gate:
    """A phase and the criteria that its gate asks for; the phase is None for those without one."""

    phase: Node | None
    criteria: tuple[Node, ...]

    @property
    def title(self) -> str:
        return self.phase.title if self.phase is not None else "Without a gate"

    @property
    def decision(self) -> str:
        gate = cast(Phase, self.phase.part).gate if self.phase is not None else None
        return f"Decision {day(gate)}" if gate is not None else ""

    @property
    def counts(self) -> str:
        """How many of each priority: `nine must, three should`."""
        priorities = [str(cast(Criterion, node.part).priority) for node in self.criteria]
        found = ((priority, priorities.count(priority)) for priority in PRIORITIES)
        words = (f"{number_word(count)} {_lower(priority)}" for priority, count in found if count)
        return listed(words)


def register_page(view: View) -> Body:
    """Show all criteria by gate; each row opens what it says, how it is judged and what it is for."""
    gates = gates_of(view)
    if not view.design.criteria:
        return Body(
            view.render("nothing", title="No criterion is written yet", text="The design holds none.")
        )
    opens = len(view.design.criteria) <= _MOST_PAGED
    owners = dict.fromkeys(part.owner for part in view.design.criteria if part.owner)
    categories = dict.fromkeys(part.category for part in view.design.criteria)
    content = view.render(
        "acceptance",
        heading=register_finding(view),
        lead=_register_lead(view),
        gates=gates,
        groups=[_group(view, gate, opens) for gate in gates],
        priorities=[
            {"value": key, "label": PRIORITY_WORDS[key].lower(), "count": count}
            for key in PRIORITIES
            if (count := sum(part.priority == key for part in view.design.criteria))
        ],
        phases=[
            {"value": gate.phase.address, "label": gate.title} for gate in gates if gate.phase is not None
        ],
        categories=[
            {"value": each, "label": sentence(each).replace("-", " ")} for each in sorted(categories)
        ],
        owners=[{"value": owner, "label": view.title(owner)} for owner in owners],
    )
    return Body(content)


def checklist_page(view: View) -> Body:
    """Show the criteria as a list to tick, date and sign on paper."""
    return Body(
        view.render(
            "checklist",
            heading=_checklist_finding(view),
            lead="To print, and to sign gate by gate: what was seen, on which day, by whom.",
            tables=[(gate, checklist_rows(view, gate.criteria)) for gate in gates_of(view)],
        )
    )


def checklist(view: View, phase: str | None = None) -> Body:
    """Show the checklist of one gate, or of all, inside another page."""
    gates = [gate for gate in gates_of(view) if phase is None or (gate.phase and gate.phase.address == phase)]
    tables = [(gate, checklist_rows(view, gate.criteria)) for gate in gates]
    return Body(view.render("checklist_tables", tables=tables))


def criterion_page(view: View) -> Body:
    """Show one criterion: the sentence, how it is judged, its scenarios, what it is for."""
    node = view.node(str(view.page.address))
    part = cast(Criterion, node.part)
    groups = appearances(view, node.address)
    graph = thread_around(view, node.address)
    content = view.render(
        "criterion",
        node=node,
        part=part,
        kicker=f"{view.number(node.address)}, {_lower(part.priority)}, {part.category.replace('-', ' ')}",
        judged=[*judged(view, part), *common_facts(view, node)],
        bars=target_bars(part.metric) if part.metric else None,
        scenarios=[(scenario.title, clauses(view, scenario)) for scenario in part.scenarios],
        verifies=[(view.ref(each), _kind_and_place(view, each)) for each in part.verifies],
        thread=stations(view, node),
        graph=graph.content,
        requirements=view.site.requirements_of_criterion.get(node.address, ()),
        groups=groups,
        references=sentence(counted(total(groups), "reference")),
    )
    return Body(content, graph.slots)


def gates_of(view: View) -> tuple[Gate, ...]:
    """Return the phases that ask for criteria, in order, then the criteria without one."""
    by_phase: dict[str | None, list[Node]] = {}
    for node in view.design.nodes("criterion"):
        part = cast(Criterion, node.part)
        phase = part.phase if part.phase is not None and part.phase in view.design else None
        by_phase.setdefault(phase, []).append(node)
    gates = [
        Gate(phase, tuple(by_phase[phase.address]))
        for phase in view.design.nodes("phase")
        if phase.address in by_phase
    ]
    return (*gates, Gate(None, tuple(by_phase[None]))) if None in by_phase else tuple(gates)


def register_finding(view: View) -> str:
    """Say over how many gates the criteria stand, and how many have a measure."""
    gates = sum(gate.phase is not None for gate in gates_of(view))
    measured = view.site.coverage["criteria with a metric"]
    count = counted(measured.total, "criterion", "criteria")
    over = f"{count} over {counted(gates, 'gate')}" if gates else count
    if measured.covered == measured.total:
        return sentence(f"{over}, {'each' if measured.total > 1 else 'and it is'} measured")
    return sentence(f"{over}, {number_word(measured.covered)} of them measured")


def judged(view: View, part: Criterion) -> Iterator[Fact]:
    """Tell how a criterion is judged."""
    metric = part.metric
    if metric is None:
        yield "Judged by", escape("Its scenarios, run as tests" if part.scenarios else "Inspection")
    else:
        yield "Measure", view.text(metric.name)
        yield "Met when", escape(sentence(met_when(metric)))
        if metric.baseline is not None:
            yield "Today", escape(amount(metric.baseline, metric.unit))
        if metric.method:
            yield "Method", view.text(metric.method)
    yield "Category", escape(sentence(part.category).replace("-", " "))
    if part.phase:
        yield "Gate", view.ref(part.phase)
    if due_text(view, part):
        yield "Due", escape(due_text(view, part))


def clauses(view: View, scenario: AcceptanceScenario) -> list[tuple[str, Markup]]:
    """Return given, when and then, a row a clause."""
    found: list[tuple[str, Markup]] = []
    for word, texts in (("Given", scenario.given), ("When", scenario.when), ("Then", scenario.then)):
        found += [(word if at == 0 else "and", view.text(text)) for at, text in enumerate(texts)]
    return found


def checklist_rows(view: View, criteria: Iterable[Node]) -> list[dict[str, object]]:
    """Return the rows of a checklist: a box, the sentence, its target, and room to write."""
    box = Markup('<span class="check__box"></span>')
    rows: list[dict[str, object]] = []
    for node in criteria:
        part = cast(Criterion, node.part)
        words = Markup("{}<br>{}").format(view.ref(node.address), view.text(part.statement))
        number, owner = view.number(node.address), view.ref(part.owner)
        rows.append({"cells": (box, number, words, target(part.metric), owner, "", "", "")})
    return rows


def _group(view: View, gate: Gate, opens: bool) -> dict[str, object]:
    title = view.ref(gate.phase.address) if gate.phase is not None else gate.title
    return {
        "title": title,
        "meta": gate.decision,
        "rows": [_register_row(view, node, opens) for node in gate.criteria],
    }


def _register_row(view: View, node: Node, opens: bool) -> dict[str, object]:
    part = cast(Criterion, node.part)
    metric = part.metric
    today = amount(metric.baseline, metric.unit) if metric and metric.baseline is not None else ""
    return {
        "id": node.address.partition(":")[2],
        "data": {
            "priority": part.priority,
            "category": part.category,
            "owner": part.owner or "",
            "phase": part.phase or "",
        },
        "cells": (
            view.number(node.address),
            view.ref(node.address),
            PRIORITY_WORDS[part.priority],
            today,
            target(metric),
            view.refs(view.site.requirements_of_criterion.get(node.address, ()), short=True, limit=2),
            view.ref(part.owner),
        ),
        "detail": _detail(view, node, part) if opens else None,
    }


def _detail(view: View, node: Node, part: Criterion) -> Markup:
    return view.render(
        "criterion_detail",
        part=part,
        bars=target_bars(part.metric) if part.metric else None,
        scenarios=[(scenario.title, clauses(view, scenario)) for scenario in part.scenarios],
        judged=[*judged(view, part), *_answered_for(view, node, part)],
        thread=stations(view, node),
    )


def _answered_for(view: View, node: Node, part: Criterion) -> Iterator[Fact]:
    requirements = view.site.requirements_of_criterion.get(node.address, ())
    if requirements:
        yield "Answers", view.refs(requirements, short=True)
    if part.owner:
        yield "Owner", view.ref(part.owner)


def _register_lead(view: View) -> str:
    criteria = view.design.criteria
    untold = sum(part.metric is not None and part.metric.baseline is None for part in criteria)
    needed = sum(part.priority == "must" for part in criteria)
    verb = plural(needed, "has", "have")
    words = f"{sentence(number_word(needed))} {verb} to be met for the service to be accepted."
    if untold:
        words += (
            f" {sentence(number_word(untold))} still {plural(untold, 'lacks', 'lack')} a figure for today."
        )
    return words


def _checklist_finding(view: View) -> str:
    count = len(view.design.criteria)
    return sentence(f"{counted(count, 'criterion', 'criteria')} to sign off")


def _kind_and_place(view: View, address: str) -> Markup:
    node = view.node(address)
    kind = KINDS[node.type][0]
    if node.address == node.root:
        return escape(sentence(kind))
    return Markup("{} of {}").format(sentence(kind), view.ref(node.root))


def _lower(priority: str) -> str:
    return PRIORITY_WORDS[priority].lower()
