"""The page of traceability: how far every pain point is followed, which criterion shows which requirement."""

from collections.abc import Sequence

from markupsafe import Markup

from pmo_design.analyse import Thread
from pmo_design.analyse.ties import wants_answer
from pmo_design.render.graphs import trace_graph as draw_trace_graph
from pmo_design.render.numbers import people_order
from pmo_design.render.pages.health import coverage_rows
from pmo_design.render.pages.view import Body, View, picture_body
from pmo_design.render.pages.wording import counted, number_word, of_all, plural, sentence

_WIDEST_MATRIX = 60
_MISSING = Markup('<span class="missing">{}</span>')


def trace_page(view: View) -> Body:
    """Show coverage, the thread of every pain point, and the matrix of requirements and criteria."""
    picture = trace_graph(view)
    matrix = view.site.matrix
    fits = 0 < len(matrix.criteria) <= _WIDEST_MATRIX and len(matrix.requirements) > 0
    content = view.render(
        "trace",
        heading=trace_finding(view),
        lead=_lead(view),
        figures=coverage_rows(view),
        rows=[_row(view, thread) for thread in _in_order(view)],
        gaps=[{"value": gap.replace(" ", "-"), "label": f"Stops before the {gap}"} for gap in _gaps(view)],
        graph=picture.content,
        columns=[view.short(criterion) for criterion in matrix.criteria] if fits else [],
        matrix_rows=[_matrix_row(view, each) for each in matrix.requirements] if fits else [],
        traced=_traced(view),
    )
    return Body(content, picture.slots)


def trace_finding(view: View) -> str:
    """Say how many pain points are followed all the way to a criterion."""
    wanted = [thread for thread in view.site.threads if _is_wanted(view, thread)]
    whole = sum(thread.gap is None for thread in wanted)
    if not wanted:
        return "There is no pain point to follow"
    verb = plural(whole if whole else len(wanted), "leads", "lead")
    return sentence(f"{of_all(whole, len(wanted), 'pain point')} {verb} to a criterion")


def trace_graph(view: View) -> Body:
    """Show the graph of threads; nothing where there is no pain point to follow."""
    if not view.site.threads:
        return Body(Markup(""))
    return picture_body(view, draw_trace_graph(view.design, view.href, view.site.verdicts))


def _in_order(view: View) -> list[Thread]:
    """Return the threads by the people whose pain they begin with, then those that begin in a journey."""
    order = people_order(view.design)
    return sorted(
        view.site.threads, key=lambda thread: order.get(thread.pain.partition("/")[0], len(order) + 1)
    )


def _lead(view: View) -> str:
    gaps = _gaps(view)
    left = sum(not _is_wanted(view, thread) for thread in view.site.threads)
    if not gaps and left:
        return sentence(f"{number_word(left)} {plural(left, 'is', 'are')} left unanswered, with a reason.")
    if not gaps:
        return "From a person’s pain, by the step where it hurts and the cell that answers it, to a figure."
    words = [
        f"{number_word(count)} {plural(count, 'stops before its', 'stop before their')} {gap}"
        for gap, count in gaps.items()
    ]
    return sentence("; ".join(words)) + "."


def _gaps(view: View) -> dict[str, int]:
    """Count the threads that stop, by the link that is missing."""
    found: dict[str, int] = {}
    for thread in view.site.threads:
        if thread.gap is not None and _is_wanted(view, thread):
            found[thread.gap] = found.get(thread.gap, 0) + 1
    return found


def _row(view: View, thread: Thread) -> dict[str, object]:
    root = thread.pain.partition("/")[0]
    wanted = _is_wanted(view, thread)
    gap = thread.gap if wanted else None
    left = Markup('<span class="state">left</span>')
    return {
        "data": {"gap": (gap or ("none" if wanted else "left")).replace(" ", "-"), "who": root},
        "cells": (
            view.short(root),
            view.ref(thread.pain),
            _ends(view, thread.steps, "journey step", gap),
            _ends(view, thread.opportunities, "opportunity", gap) or ("" if wanted else left),
            _ends(view, thread.cells, "cell", gap),
            _ends(view, thread.criteria, "criterion", gap),
            _ends(view, thread.requirements, "requirement", gap),
        ),
    }


def _ends(view: View, addresses: tuple[str, ...], link: str, gap: str | None, limit: int = 2) -> Markup:
    if addresses:
        return view.refs(addresses, short=link in ("journey step", "criterion", "requirement"), limit=limit)
    return _MISSING.format("missing") if gap == link else Markup("")


def _is_wanted(view: View, thread: Thread) -> bool:
    return wants_answer(view.design, view.node(thread.pain))


def _matrix_row(view: View, requirement: str) -> tuple[Markup, Sequence[str | None]]:
    traces = view.site.matrix.traces
    kinds = [
        trace.kind if (trace := traces.get((requirement, criterion))) is not None else None
        for criterion in view.site.matrix.criteria
    ]
    name = Markup("{} {}").format(view.number(requirement) or "", view.ref(requirement))
    return name, kinds


def _traced(view: View) -> str:
    figure = view.site.coverage["requirements traced to a criterion"]
    count = counted(figure.total, "requirement")
    return sentence(f"{number_word(figure.covered)} of {count} traced")
