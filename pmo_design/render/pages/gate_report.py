"""The report of a gate: what is in the way, what was excused, the criteria, the evidence, the signatures."""

from collections.abc import Iterable, Iterator
from typing import cast

from markupsafe import Markup, escape

from pmo_design.link.design import Node
from pmo_design.model import Criterion
from pmo_design.render.pages.criteria import PRIORITY_WORDS
from pmo_design.render.pages.evidence import newest_of, place_of, told_day, told_source, told_value
from pmo_design.render.pages.gate_words import gate_finding
from pmo_design.render.pages.gates import Gate
from pmo_design.render.pages.page import gate_address
from pmo_design.render.pages.register import SHOWN, register_rows
from pmo_design.render.pages.signatures import changes, hash_told, signature_rows, unsigned
from pmo_design.render.pages.verdicts import verdict_state
from pmo_design.render.pages.view import Body, View
from pmo_design.render.pages.wording import counted, day, listed, number_word, of_all, plural, sentence
from pmo_design.render.verdicts import PHRASES


def gate_page(view: View) -> Body:
    """Show how one gate stands, as a report to decide and to sign by."""
    gate = next(
        gate
        for gate in view.site.all_gates
        if gate.phase is not None and gate_address(gate.phase.address) == view.page.address
    )
    blockers = gate.told.blockers if gate.told is not None else ()
    conditions = gate.told.conditions if gate.told is not None else ()
    others = [
        each.criterion
        for each in gate.standings
        if each.verdict not in ("met", "waived") and each.criterion not in (*blockers, *conditions)
    ]
    content = view.render(
        "gate",
        gate=gate,
        phase=view.ref(cast(Node, gate.phase).address),
        kicker=f"Gate report: {gate.title}",
        heading=gate_finding(gate),
        lead=gate_lead(gate),
        blockers=list(_standing_rows(view, gate, blockers)),
        conditions=list(_standing_rows(view, gate, conditions)),
        others=list(_standing_rows(view, gate, others)),
        waived=list(_waived_rows(view, gate)),
        rows=register_rows(view, gate),
        evidence=list(_evidence_rows(view, gate)),
        signatures=signature_rows(view, [gate], with_gate=False),
        covers=list(_covers(view, gate)),
        unsigned=view.refs(unsigned(view, gate)),
        signing=Markup(
            "A signature is added with"
            " <code>pmo-design accept sign {} --role ROLE --name NAME --decision accepted</code>;"
            " it covers the content of every criterion above, and of what each shows to be true."
        ).format(cast(Node, gate.phase).address.partition(":")[2]),
    )
    return Body(content)


def gate_lead(gate: Gate) -> str:
    """Say in two sentences what the gate asks for and how its criteria stand."""
    if not gate.criteria:
        return "No criterion names this phase, so nothing has to be shown for it."
    told = [_asked(gate)]
    counts = gate.verdicts
    shown = [verdict for verdict in SHOWN if verdict in counts]
    words = [f"{number_word(counts[verdict])} {PHRASES[verdict]}" for verdict in shown]
    words[0] = words[0].replace(" ", f" {plural(counts[shown[0]], 'is', 'are')} ", 1)
    if len(gate.criteria) == 1:
        words = [f"it is {PHRASES[shown[0]]}"]
    told.append(f"On {day(gate.as_of)} {listed(words)}.")
    if not gate.is_decided and gate.due is not None:
        told.append(f"The decision {'was' if gate.is_overdue else 'is'} due on {day(gate.due)}.")
    return " ".join(told)


def _asked(gate: Gate) -> str:
    """Say how many criteria a gate asks for, by priority."""
    total = len(gate.criteria)
    priorities = {cast(Criterion, node.part).priority for node in gate.criteria}
    if len(priorities) > 1:
        return sentence(f"{counted(total, 'criterion', 'criteria')}: {gate.counts}.")
    word = PRIORITY_WORDS[priorities.pop()].lower()
    if total == 1:
        return f"Its only criterion is a {word}."
    return sentence(f"{of_all(total, total, 'criterion', 'criteria')} are {word}s.")


def _standing_rows(view: View, gate: Gate, addresses: Iterable[str]) -> Iterator[dict[str, object]]:
    wanted = set(addresses)
    for node, standing in zip(gate.criteria, gate.standings, strict=True):
        if node.address in wanted:
            yield {
                "cells": (
                    view.number(node.address),
                    view.ref(node.address),
                    verdict_state(standing.verdict),
                    view.text(standing.reason),
                    view.text(standing.change),
                    view.ref(cast(Criterion, node.part).owner),
                )
            }


def _waived_rows(view: View, gate: Gate) -> Iterator[dict[str, object]]:
    for node, standing in zip(gate.criteria, gate.standings, strict=True):
        waiver = cast(Criterion, node.part).waiver
        if standing.verdict == "waived" and waiver is not None:
            yield {
                "cells": (
                    view.number(node.address),
                    view.ref(node.address),
                    view.ref(waiver.by),
                    view.text(waiver.reason),
                    day(waiver.until),
                )
            }


def _evidence_rows(view: View, gate: Gate) -> Iterator[dict[str, object]]:
    for node, standing in zip(gate.criteria, gate.standings, strict=True):
        number, title = view.number(node.address), view.ref(node.address)
        item = next(newest_of(standing), None)
        if item is None:
            nothing = Markup('<span class="quiet">Nothing is recorded</span>')
            yield {"cells": (number, title, nothing, "", "", "")}
        else:
            value, source = told_value(view, item), told_source(view, item)
            yield {"cells": (number, title, value, told_day(item), source, place_of(item))}


def _covers(view: View, gate: Gate) -> Iterator[tuple[Markup, Markup]]:
    """Yield, a signature each, the hash that was signed, and whether it holds or what has changed."""
    for each in gate.signatures:
        record = each.record.record
        who = Markup("{}, {}").format(record.name, day(record.date))
        holds = changes(each) or escape("Nothing that was signed has changed since.")
        yield who, Markup("{}<div>{}</div>").format(hash_told(view, each), holds)
