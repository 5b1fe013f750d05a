"""The dashboard of acceptance: its finding, the gates, the register, and who and where it stands badly."""

from collections.abc import Sequence
from typing import cast

from markupsafe import Markup, escape

from pmo_design.engines.acceptance import Standing
from pmo_design.model import Criterion
from pmo_design.render.charts import counts_bar
from pmo_design.render.pages.budgets import budget_rows
from pmo_design.render.pages.gate_words import (
    confirm_line,
    dashboard_finding,
    lacking_line,
    overdue_points,
    state_line,
)
from pmo_design.render.pages.gates import Gate, current_gate
from pmo_design.render.pages.page import relative
from pmo_design.render.pages.register import (
    SHOWN,
    anchor_of,
    gate_link,
    in_order,
    register_filter,
    register_groups,
    register_note,
)
from pmo_design.render.pages.register_file import REGISTER_FILE
from pmo_design.render.pages.signatures import signature_rows
from pmo_design.render.pages.tallies import tallies, tally
from pmo_design.render.pages.verdicts import VERDICT_WORDS, verdict_mark
from pmo_design.render.pages.view import Body, View
from pmo_design.render.pages.wording import counted, day, number_word, of_all, plural, sentence
from pmo_design.render.verdicts import PHRASES

_MOST_MARKS = 60
"""Marks of one gate in the strip; a gate of more criteria shows their shares as a bar."""
_MOST_NAMED = 2
"""Failing criteria that the lead names."""


def acceptance_page(view: View) -> Body:
    """Show how acceptance stands as of the day: gates, criteria, tallies, error budgets, signatures."""
    gates = view.site.gates
    report = view.site.acceptance
    if not view.design.criteria:
        return Body(
            view.render(
                "nothing",
                title="No criterion is written yet",
                text="A criterion is a sentence about the service that can be found true or false. "
                "Its verdict will stand here, with the evidence that it rests on.",
            )
        )
    content = view.render(
        "acceptance",
        heading=dashboard_finding(gates, report.standings),
        lead=dashboard_lead(view, gates),
        gates=gate_items(view, gates) if any(gate.phase is not None for gate in gates) else [],
        day=day(report.as_of),
        groups=register_groups(view, in_order(gates)),
        filter=register_filter(view, gates),
        note=register_note(view),
        download=Markup('<a href="{}" download>Download as CSV</a>').format(
            relative(REGISTER_FILE, view.page.url)
        ),
        tallies=tallies(view),
        budgets=budget_rows(view),
        signatures=signature_rows(view, gates),
    )
    return Body(content)


def gates_strip(view: View) -> Body:
    """Show the gates side by side, inside another page."""
    gates = view.site.gates
    return Body(view.render("gates_strip", gates=gate_items(view, gates)) if gates else Markup(""))


def gate_items(view: View, gates: Sequence[Gate]) -> list[dict[str, object]]:
    """Return what the strip of gates shows: a mark a criterion, its day, a sentence on its state."""
    current = current_gate(tuple(gates))
    return [
        {
            "number": gate.number,
            "title": gate_link(view, gate, gate.title),
            "decision": gate.decision or ("No day is set" if gate.phase is not None else ""),
            "share": max(len(gate.criteria), 1),
            "tense": "now" if gate is current else "past" if gate.is_decided else "later",
            "marks": _marks(view, gate),
            "confirm": confirm_line(gate),
            "lines": [line for line in (state_line(gate), lacking_line(gate)) if line],
        }
        for gate in gates
    ]


def dashboard_lead(view: View, gates: Sequence[Gate]) -> Markup:
    """Say in a few short sentences how many are met, what fails, what is close, when the decision is due."""
    standings = [standing for gate in in_order(gates) for standing in gate.standings]
    current = current_gate(tuple(gates))
    if all(gate.is_untouched for gate in gates):
        return _before_anything(view, current)
    if len(standings) == 1:
        told = [escape(f"The only criterion is {PHRASES[standings[0].verdict]}.")]
    else:
        failing = [each for each in standings if each.verdict == "not-met"]
        told = [_met(standings), *_failing(view, failing), *_close(standings)]
    sentences = [
        *told,
        *(_decision(current) if current is not None else _to_do(gates)),
    ]
    return Markup(" ").join(sentences)


def _before_anything(view: View, current: Gate | None) -> Markup:
    criteria = view.design.criteria
    needed = sum(part.priority == "must" for part in criteria)
    measured = sum(part.metric is not None for part in criteria)
    who = "it" if len(criteria) == 1 else number_word(needed) if needed else "none of them"
    if needed or len(criteria) > 1:
        has = plural(max(needed, 1), "has", "have")
        words = f"{sentence(who)} {has} to be met for the service to be accepted"
    else:
        words = "The service may be accepted without it"
    if len(criteria) > 1 and measured == len(criteria):
        words += "; each has a figure to reach"
    elif 0 < measured < len(criteria):
        figures = f"{number_word(measured)} {plural(measured, 'has', 'have')} a figure to reach"
        words += f"; {figures}, the others are shown by tests"
    told = [escape(f"{words}.")]
    if current is not None and current.due is not None and not current.is_overdue:
        told.append(escape(f"The first decision falls on {day(current.due)}."))
    return Markup(" ").join(told)


def _met(standings: Sequence[Standing]) -> Markup:
    total, met = len(standings), sum(standing.verdict == "met" for standing in standings)
    if met == total:
        return escape(
            sentence(f"{of_all(met, total, 'criterion', 'criteria')} {plural(met, 'is', 'are')} met.")
        )
    return escape(
        f"Of {counted(total, 'criterion', 'criteria')}, {number_word(met) if met else 'none'}"
        f" {'is' if met < 2 else 'are'} met."
    )


def _failing(view: View, failing: Sequence[Standing]) -> list[Markup]:
    if not failing:
        return []
    count = len(failing)
    links = [
        Markup('<a href="#{}">{}</a>').format(anchor_of(each.criterion), view.title(each.criterion))
        for each in failing[:_MOST_NAMED]
    ]
    verb = plural(count, "fails", "fail")
    if count > _MOST_NAMED:
        return [Markup("{} {}, first of all {}.").format(sentence(number_word(count)), verb, links[0])]
    return [Markup("{} {}: {}.").format(sentence(number_word(count)), verb, Markup(" and ").join(links))]


def _close(standings: Sequence[Standing]) -> list[Markup]:
    close = sum(each.verdict == "at-risk" for each in standings)
    lacking = sum(each.verdict in ("insufficient", "expired") for each in standings)
    told = []
    if close:
        told.append(f"{number_word(close)} {plural(close, 'is', 'are')} close")
    if lacking:
        told.append(f"{number_word(lacking)} {plural(lacking, 'lacks', 'lack')} evidence that counts")
    return [escape(sentence(", and ".join(told)) + ".")] if told else []


def _to_do(gates: Sequence[Gate]) -> list[Markup]:
    suspects = sum(len(gate.suspects) for gate in gates)
    overdue = sum(len(overdue_points(gate)) for gate in gates)
    told = []
    if suspects:
        has = plural(suspects, "has", "have")
        told.append(f"{counted(suspects, 'signature')} {has} to be confirmed again")
    if overdue:
        told.append(f"{counted(overdue, 'open point')} {plural(overdue, 'is', 'are')} overdue")
    return [escape(sentence(", and ".join(told)) + ".")] if told else []


def _decision(current: Gate) -> list[Markup]:
    if current.due is None:
        return []
    verb = "was" if current.is_overdue else "is"
    return [escape(f"The decision {verb} due on {day(current.due)}.")]


def _marks(view: View, gate: Gate) -> Markup:
    """One mark a criterion, each a way to its row for a pointer; what is read aloud is the line below."""
    if len(gate.criteria) > _MOST_MARKS:
        return counts_bar(gate.verdicts) + tally(gate.verdicts)
    register = view.to("acceptance/index.md")
    links = Markup("").join(
        Markup('<a href="{}#{}" tabindex="-1" title="{}">{}</a>').format(
            "" if view.page.uri == "acceptance/index.md" else register,
            anchor_of(node.address),
            f"{view.number(node.address)} {cast(Criterion, node.part).title}:"
            f" {VERDICT_WORDS[standing.verdict].lower()}",
            verdict_mark(standing.verdict),
        )
        for node, standing in sorted(
            zip(gate.criteria, gate.standings, strict=True), key=lambda pair: SHOWN.index(pair[1].verdict)
        )
    )
    return Markup('<div class="gate__marks" aria-hidden="true">{}</div>').format(links)
