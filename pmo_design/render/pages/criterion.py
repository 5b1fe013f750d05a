"""The page of a criterion: the sentence, how it is judged, its scenarios, what it is for."""

from collections.abc import Iterator
from typing import cast

from markupsafe import Markup, escape

from pmo_design.link.design import Node
from pmo_design.model import Criterion
from pmo_design.model.acceptance import AcceptanceScenario
from pmo_design.render.pages.connections import appearances, total
from pmo_design.render.pages.criteria import PRIORITY_WORDS, due_text, met_when
from pmo_design.render.pages.elements import Fact, common_facts
from pmo_design.render.pages.figures import target_bars
from pmo_design.render.pages.graphs import thread_around
from pmo_design.render.pages.stations import stations
from pmo_design.render.pages.view import Body, View
from pmo_design.render.pages.wording import KINDS, amount, counted, sentence


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
        kicker=f"{view.number(node.address)}, {PRIORITY_WORDS[part.priority].lower()}, {part.category.replace('-', ' ')}",
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


def criterion_detail(view: View, node: Node) -> Markup:
    """Tell a criterion in short, inside the row of a table that opens."""
    part = cast(Criterion, node.part)
    return view.render(
        "criterion_detail",
        part=part,
        bars=target_bars(part.metric) if part.metric else None,
        scenarios=[(scenario.title, clauses(view, scenario)) for scenario in part.scenarios],
        judged=[*judged(view, part), *_answered_for(view, node, part)],
        thread=stations(view, node),
    )


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


def _answered_for(view: View, node: Node, part: Criterion) -> Iterator[Fact]:
    requirements = view.site.requirements_of_criterion.get(node.address, ())
    if requirements:
        yield "Answers", view.refs(requirements, short=True)
    if part.owner:
        yield "Owner", view.ref(part.owner)


def _kind_and_place(view: View, address: str) -> Markup:
    node = view.node(address)
    kind = KINDS[node.type][0]
    if node.address == node.root:
        return escape(sentence(kind))
    return Markup("{} of {}").format(sentence(kind), view.ref(node.root))
