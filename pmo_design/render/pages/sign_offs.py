"""Sign-off sheets: every signature, whether it holds, what it covers, and what is left open."""

from datetime import date

from markupsafe import Markup

from pmo_design.render.pages.gate_words import overdue_points
from pmo_design.render.pages.gates import Gate
from pmo_design.render.pages.register import gate_link
from pmo_design.render.pages.signatures import signature_rows, unsigned
from pmo_design.render.pages.view import Body, View
from pmo_design.render.pages.wording import counted, day, listed, number_word, plural, sentence


def sign_offs_page(view: View) -> Body:
    """Show every signature, those to be confirmed first, and what can be printed to sign."""
    gates = view.site.gates
    content = view.render(
        "sign_offs",
        heading=sign_offs_finding(gates),
        lead=_lead(gates),
        rows=signature_rows(view, gates, with_hash=True),
        points=list(_points(view, gates)),
        sheets=[_sheet(view, gate) for gate in view.site.all_gates if gate.phase is not None],
    )
    return Body(content)


def sign_offs_finding(gates: tuple[Gate, ...]) -> str:
    """Say how many signatures there are, and how many of them have to be confirmed."""
    count = sum(len(gate.signatures) for gate in gates)
    suspects = sum(len(gate.suspects) for gate in gates)
    if not count:
        return "Nobody has signed yet"
    told = sentence(counted(count, "signature"))
    if not suspects:
        return f"{told}, {'and it holds' if count == 1 else 'all of them hold'}"
    if suspects == count:
        return f"{told}, {'and it has' if count == 1 else 'all of them have'} to be confirmed"
    return f"{told}, {number_word(suspects)} of them to be confirmed"


def _lead(gates: tuple[Gate, ...]) -> str:
    signed = [gate.name for gate in gates if gate.signatures]
    open_ = sum(len(each.record.record.open_points) for gate in gates for each in gate.signatures)
    overdue = sum(len(overdue_points(gate)) for gate in gates)
    if not signed:
        return (
            "A signature covers the content of a gate’s criteria; when that changes, it has to be confirmed."
        )
    points = ""
    if open_:
        late = f", {number_word(overdue)} of them overdue" if overdue else ""
        points = f" {sentence(counted(open_, 'open point'))} {plural(open_, 'is', 'are')} agreed{late}."
    return f"They decide {listed(signed)}.{points}"


def _points(view: View, gates: tuple[Gate, ...]) -> list[dict[str, object]]:
    found = sorted(
        (point.due, point.text, each.record.record.name, at)
        for at, gate in enumerate(gates)
        for each in gate.signatures
        for point in each.record.record.open_points
    )
    return [
        {
            "cells": (
                day(due),
                text,
                gate_link(view, gates[at]),
                name,
                _left(due, gates[at].as_of),
            )
        }
        for due, text, name, at in found
    ]


def _left(due: date, as_of: date) -> Markup:
    if due < as_of:
        late = sentence(counted((as_of - due).days, "day"))
        return Markup('<strong class="late">{} late</strong>').format(late)
    left = "Today" if due == as_of else f"In {counted((due - as_of).days, 'day')}"
    return Markup('<span class="quiet">{}</span>').format(left)


def _sheet(view: View, gate: Gate) -> dict[str, object]:
    name = gate.phase.address.partition(":")[2] if gate.phase is not None else ""
    command = Markup(
        '<code class="command">pmo-design accept checklist <span class="short">--phase {}</span>'
        ' <span class="short">--output {}.pdf</span></code>'
    ).format(name, name)
    return {
        "cells": (gate_link(view, gate), gate.decision, view.refs(unsigned(view, gate)), command),
    }
