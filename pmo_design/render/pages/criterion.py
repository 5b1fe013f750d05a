"""The page of a criterion: how it stands and why, its figures, its scenarios and runs, what it is for."""

from collections.abc import Iterator, Sequence
from typing import cast

from markupsafe import Markup, escape

from pmo_design.engines.acceptance import Signature, SiteStanding, Standing
from pmo_design.link.design import Node
from pmo_design.model import Criterion
from pmo_design.model.records import Measurement
from pmo_design.render.charts import attainment_bar, history
from pmo_design.render.pages.connections import appearances, total
from pmo_design.render.pages.criteria import (
    PRIORITY_WORDS,
    actual,
    attained_per_cent,
    due_text,
    figure,
    target,
)
from pmo_design.render.pages.elements import Fact, common_facts
from pmo_design.render.pages.graphs import thread_around
from pmo_design.render.pages.judged import judged, rules, why
from pmo_design.render.pages.runs import scenario_runs
from pmo_design.render.pages.stations import stations
from pmo_design.render.pages.verdicts import DECISION_WORDS, state, verdict_state
from pmo_design.render.pages.view import Body, View
from pmo_design.render.pages.wording import KINDS, counted, day, plural, sentence


def criterion_page(view: View) -> Body:
    """Show one criterion: how it stands, its history and evidence, how it is judged, what it is for."""
    node = view.node(str(view.page.address))
    part = cast(Criterion, node.part)
    standing = view.site.acceptance.standings[node.address]
    groups = appearances(view, node.address)
    graph = thread_around(view, node.address)
    category = part.category.replace("-", " ")
    decides = [*judged(view, part, standing)]
    agreed = [*rules(view, part, standing), *common_facts(view, node)]
    content = view.render(
        "criterion",
        part=part,
        standing=standing,
        as_of=day(view.site.acceptance.as_of),
        evidence=_evidence(standing),
        tried=_tried(standing),
        kicker=f"{view.number(node.address)}, {PRIORITY_WORDS[part.priority].lower()}, {category}",
        state=verdict_state(standing.verdict),
        cells=[*_cells(view, part, standing)],
        chart=history(view, node, standing),
        judged=decides if part.metric is not None else [],
        agreed=_halves(agreed if part.metric is not None else [*decides, *agreed]),
        sites=[_site_row(view, part, each) for each in standing.sites if part.metric or part.shown_at],
        measured=part.metric is not None,
        scenarios=scenario_runs(view, part, standing),
        verifies=[(view.ref(each), _kind_and_place(view, each)) for each in part.verifies],
        thread=stations(view, node),
        graph=graph.content,
        signatures=_signatures(view, node, part),
        requirements=view.site.requirements_of_criterion.get(node.address, ()),
        groups=groups,
        references=sentence(counted(total(groups), "reference")),
    )
    return Body(content, graph.slots)


def criterion_detail(view: View, node: Node) -> Markup:
    """Tell a criterion in short, inside the row of a table that opens."""
    part = cast(Criterion, node.part)
    standing = view.site.acceptance.standings[node.address]
    answers = view.site.requirements_of_criterion.get(node.address, ())
    facts = [("Answers", view.refs(answers, short=True)), ("Owner", view.ref(part.owner))]
    return view.render(
        "criterion_detail",
        part=part,
        chart=history(view, node, standing),
        scenarios=[] if part.metric is not None else scenario_runs(view, part, standing),
        judged=[
            *why(standing),
            *judged(view, part, standing),
            *((label, told) for label, told in facts if told),
        ],
        thread=stations(view, node),
    )


def _cells(view: View, part: Criterion, standing: Standing) -> Iterator[dict[str, object]]:
    """Yield what stands under the head of the page, a figure with its note a cell."""
    latest = f"newest {day(standing.latest)}" if standing.latest is not None else "nothing recorded"
    yield {"label": "Actual", "value": actual(standing, part.metric, part.shown_at), "note": latest}
    near = part.metric.handover if part.metric is not None else None
    note = f"{figure(part.metric, near)} at hand-over" if part.metric is not None and near is not None else ""
    asked = "All passed" if part.metric is None and part.scenarios else target(part.metric)
    yield {"label": "Target", "value": asked, "note": note}
    if standing.attainment is not None:
        value = f"{attained_per_cent(standing.attainment):,}\u00a0%"
        yield {"label": "Attainment", "value": value, "note": attainment_bar(standing)}
    due = due_text(standing)
    if due:
        yield {"label": "Due", "value": due, "note": view.title(part.phase) if part.phase else ""}


def _halves(facts: Sequence[Fact]) -> tuple[Sequence[Fact], Sequence[Fact]]:
    half = (len(facts) + 1) // 2
    return facts[:half], facts[half:]


def _evidence(standing: Standing) -> str:
    count = len(standing.history)
    corrected = sum(isinstance(each.record, Measurement) for each in standing.superseded)
    told = f"{count:,} {plural(count, 'figure')}"
    return f"{told}, {corrected} corrected" if corrected else told


def _tried(standing: Standing) -> str:
    return f"{len(standing.runs)} {plural(len(standing.runs), 'run')}"


def _site_row(view: View, part: Criterion, site: SiteStanding) -> list[Markup | str]:
    sample = f"{site.sample:,}" if site.sample is not None else ""
    return [
        view.ref(site.site),
        verdict_state(site.verdict),
        *((figure(part.metric, site.actual), sample) if part.metric is not None else ()),
        day(site.latest) if site.latest is not None else "",
        site.reason,
    ]


def _signatures(view: View, node: Node, part: Criterion) -> list[list[Fact]]:
    """Tell who has signed the phase that asks for a criterion, newest first, and who has not yet."""
    gate = next((gate for gate in view.site.acceptance.gates if gate.phase == part.phase), None)
    if gate is None:
        return []
    newest = sorted(gate.signatures, key=lambda each: each.record.record.date, reverse=True)
    told = [[*_signed(view, node, each)] for each in newest]
    if gate.awaited or not told:
        awaited = view.refs(gate.awaited or ((part.approver,) if part.approver else ()))
        facts = [
            ("State", state("insufficient", "Not signed")),
            ("Awaited from", awaited),
            ("Gate", view.ref(part.phase)),
            ("Decision due", escape(due_text(view.site.acceptance.standings[node.address]))),
        ]
        told.append([(label, value) for label, value in facts if value])
    return told


def _signed(view: View, node: Node, signature: Signature) -> Iterator[Fact]:
    record = signature.record.record
    yield "State", _signature_state(signature)
    yield "Signed by", Markup("{}, {}").format(record.name, view.ref(record.role))
    yield "On", escape(day(record.date))
    yield "Decision", escape(DECISION_WORDS[record.decision])
    if record.open_points:
        points = (f"{point.text.removesuffix('.')}, by {day(point.due)}" for point in record.open_points)
        yield "Open points", escape("; ".join(points))
    if signature.suspect:
        own = [each for each in signature.changed if f"“{node.title}”" in each]
        others = len(signature.changed) - len(own)
        rest = [sentence(f"{counted(others, 'other change')} in the phase.")] if others else []
        yield "Changed since", escape(" ".join([*own, *rest]))
    yield "Recorded in", Markup('<span class="history__place">{}</span>').format(signature.record.place)


def _signature_state(signature: Signature) -> Markup:
    if signature.suspect:
        return state("stale", "To be confirmed again")
    if signature.record.record.decision == "rejected":
        return state("fail", "Rejected")
    return state("met", "Holds")


def _kind_and_place(view: View, address: str) -> Markup:
    node = view.node(address)
    kind = KINDS[node.type][0]
    if node.address == node.root:
        return escape(sentence(kind))
    return Markup("{} of {}").format(sentence(kind), view.ref(node.root))
