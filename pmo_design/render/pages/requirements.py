"""The pages of the tender: every clause, what meets it, and which criteria show that it is met."""

from typing import cast

from markupsafe import Markup, escape

from pmo_design.engines.acceptance import VERDICTS
from pmo_design.link.design import Node
from pmo_design.model import Requirement
from pmo_design.render.pages.connections import appearances, total
from pmo_design.render.pages.elements import Fact, common_facts
from pmo_design.render.pages.graphs import thread_around
from pmo_design.render.pages.rollups import acceptance_facts, criteria_table, rollup_of, stands
from pmo_design.render.pages.view import Body, View
from pmo_design.render.pages.wording import KINDS, amount, counted, day, number_word, of_all, plural, sentence


def requirements_page(view: View) -> Body:
    """Show all clauses in a table that filters."""
    nodes = view.design.nodes("requirement")
    if not nodes:
        text = "The design holds no clause of a tender."
        return Body(view.render("nothing", title="No requirement is on record", text=text))
    content = view.render(
        "requirements",
        heading=requirements_finding(view),
        lead=_lead(view),
        rows=[_row(view, node) for node in nodes],
    )
    return Body(content)


def requirement_page(view: View) -> Body:
    """Show one clause: its words, what of the design meets it, how that is shown."""
    node = view.node(str(view.page.address))
    part = cast(Requirement, node.part)
    groups = appearances(view, node.address)
    criteria = view.site.criteria_of_requirement.get(node.address, ())
    graph = thread_around(view, node.address)
    content = view.render(
        "requirement",
        node=node,
        part=part,
        kicker=f"{part.number}, {'mandatory' if part.mandatory else 'optional'}",
        facts=[
            *_facts(part),
            *acceptance_facts(view, rollup_of(view, node.address), matters=True),
            *common_facts(view, node),
        ],
        addressed=[(view.ref(each), _kind(view, each)) for each in part.addressed_by],
        criteria=criteria_table(view, rollup_of(view, node.address)),
        ways=_ways(view, node, criteria),
        graph=graph.content,
        groups=groups,
        references=sentence(counted(total(groups), "reference")),
    )
    return Body(content, graph.slots)


def requirements_finding(view: View) -> str:
    """Say how many clauses are addressed, and how many of them are traced to a criterion."""
    addressed = view.site.coverage["requirements addressed"]
    traced = view.site.coverage["requirements traced to a criterion"]
    first = of_all(addressed.covered, addressed.total, "requirement")
    verb = plural(addressed.covered if addressed.covered else addressed.total, "is", "are")
    if traced.covered == addressed.covered == addressed.total:
        return sentence(f"{first} {verb} met by the design and shown by a criterion")
    return sentence(f"{first} {verb} addressed, {number_word(traced.covered)} traced to a criterion")


def _lead(view: View) -> str:
    parts = view.design.requirements
    mandatory = sum(part.mandatory for part in parts)
    weight = sum((part.weight for part in parts if part.weight is not None), start=0)
    words = f"{number_word(mandatory)} {plural(mandatory, 'is', 'are')} mandatory"
    told = sentence(f"{words}; the weights add up to {amount(weight, '%')}." if weight else f"{words}.")
    return f"{told} {_shown(view)}".rstrip()


def _shown(view: View) -> str:
    """Say how many requirements are shown to be met by what was recorded; nothing where nothing was."""
    if not any(standing.evidence for standing in view.site.acceptance.standings.values()):
        return ""
    met = next(each for each in view.site.traceability.coverage if each.name == "requirements met").covered
    verb = plural(met, "has all its", "have all their")
    as_of = day(view.site.acceptance.as_of)
    return sentence(f"{number_word(met)} {verb} criteria met or waived as of {as_of}.")


def _row(view: View, node: Node) -> dict[str, object]:
    part = cast(Requirement, node.part)
    criteria = view.site.criteria_of_requirement.get(node.address, ())
    rollup = rollup_of(view, node.address)
    state = "traced" if criteria else "addressed" if part.addressed_by else "open"
    return {
        "id": node.address.partition(":")[2],
        "data": {"mandatory": "yes" if part.mandatory else "no", "state": state},
        "sort": {0: part.number, 1: part.title, 5: "" if rollup is None else VERDICTS.index(rollup.verdict)},
        "cells": (
            view.ref(node.address, part.number),
            Markup("{}<br>{}").format(view.ref(node.address), view.text(part.text)),
            amount(part.weight, "%") if part.weight is not None else "",
            "Mandatory" if part.mandatory else "",
            view.refs(part.addressed_by, limit=4) or Markup('<span class="missing">nothing yet</span>'),
            stands(view, rollup) or Markup('<span class="missing">no criterion</span>'),
        ),
    }


def _facts(part: Requirement) -> list[Fact]:
    weight = [("Weight", escape(amount(part.weight, "%")))] if part.weight is not None else []
    word = "Yes; a bid that misses it is out" if part.mandatory else "No"
    return [("Clause", escape(part.number)), *weight, ("Mandatory", escape(word))]


def _kind(view: View, address: str) -> Markup:
    node = view.node(address)
    kind = sentence(KINDS[node.type][0])
    if node.address == node.root:
        return escape(kind)
    return Markup("{} of {}").format(kind, view.short(node.root))


def _ways(view: View, node: Node, criteria: tuple[str, ...]) -> str:
    direct = sum(view.site.matrix.traces[node.address, each].kind == "direct" for each in criteria)
    if not criteria:
        return ""
    through = len(criteria) - direct
    words = [f"{number_word(direct)} directly"] if direct else []
    words += [f"{number_word(through)} through what meets it"] if through else []
    return sentence(", ".join(words))
