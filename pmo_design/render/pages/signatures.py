"""Sign-offs as rows: who signed what, when, whether it still holds, and what is left open."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from markupsafe import Markup, escape

from pmo_design.engines.acceptance import Signature
from pmo_design.engines.acceptance.content import seal
from pmo_design.render.pages.gates import Gate
from pmo_design.render.pages.register import gate_link
from pmo_design.render.pages.verdicts import DECISION_WORDS, state
from pmo_design.render.pages.view import View
from pmo_design.render.pages.wording import counted, day, sentence

_SHOWN = 12
"""Digits of a content hash that a reader compares."""


def signature_rows(
    view: View, gates: Iterable[Gate], *, with_gate: bool = True, with_hash: bool = False
) -> list[dict[str, object]]:
    """Return a row a signature: those to be confirmed first, then the newest."""
    found = [(gate, each) for gate in gates for each in gate.signatures]
    found.sort(key=lambda pair: pair[1].record.record.date, reverse=True)
    found.sort(key=lambda pair: not pair[1].suspect)
    return [_row(view, gate, each, with_gate, with_hash) for gate, each in found]


def signature_state(signature: Signature, as_of: date) -> Markup:
    """Return how a signature stands, as a mark and a word."""
    record = signature.record.record
    if signature.suspect:
        return state("stale", "To be confirmed")
    if record.decision == "rejected":
        return state("fail", "Rejected")
    if any(point.due < as_of for point in record.open_points):
        return state("risk", "Point overdue")
    return state("met", "Holds")


def open_points(signature: Signature, as_of: date) -> Markup:
    """Return the open points of a signature as a list, those past their day told."""
    points = sorted(signature.record.record.open_points, key=lambda point: point.due)
    lines = Markup("").join(_point(point.due, point.text, as_of) for point in points)
    return Markup('<ul class="points">{}</ul>').format(lines) if points else Markup("")


def changes(signature: Signature) -> Markup:
    """Return, a sentence each, what is not any more what was signed."""
    lines = Markup("").join(Markup("<li>{}</li>").format(each) for each in signature.changed)
    return Markup('<ul class="points">{}</ul>').format(lines) if signature.changed else Markup("")


def hash_told(view: View, signature: Signature) -> Markup:
    """Return the content hash that was signed, and the one of today where it is another."""
    signed = (signature.record.record.content_hash or "").split(" ")[0][:_SHOWN]
    if not signed:
        return escape("None was signed")
    now = seal(view.design, signature.phase).split(" ")[0][:_SHOWN]
    if now == signed:
        return Markup("<code>{}</code>").format(signed)
    return Markup("<code>{}</code>, now <code>{}</code>").format(signed, now)


def unsigned(view: View, gate: Gate) -> Iterator[str]:
    """Yield the roles that approve a gate's criteria and have not signed it."""
    signed = {each.role for each in gate.signatures}
    approvers = dict.fromkeys(
        approver for node in gate.criteria if (approver := getattr(node.part, "approver", None))
    )
    yield from (each for each in approvers if each not in signed)


def _row(view: View, gate: Gate, signature: Signature, with_gate: bool, with_hash: bool) -> dict[str, object]:
    record = signature.record.record
    cells: Sequence[object] = (
        signature_state(signature, gate.as_of),
        *((gate_link(view, gate),) if with_gate else ()),
        Markup('{}<span class="signer">{}</span>').format(record.name, view.ref(record.role)),
        day(record.date),
        Markup("{}{}").format(
            DECISION_WORDS[record.decision],
            Markup('<span class="signer">{}</span>').format(hash_told(view, signature)) if with_hash else "",
        ),
        _open(signature, gate.as_of),
    )
    return {"cells": cells}


def _open(signature: Signature, as_of: date) -> Markup:
    told = changes(signature) + open_points(signature, as_of)
    return told or Markup('<span class="quiet">Nothing</span>')


def _point(due: date, text: str, as_of: date) -> Markup:
    if due >= as_of:
        return Markup("<li>By {}: {}</li>").format(day(due), text)
    late = sentence(counted((as_of - due).days, "day"))
    return Markup('<li><strong class="late">{} late</strong>, due {}: {}</li>').format(late, day(due), text)
