"""The trace matrix: each chain from a clause of the tender to a signature as a row, with every gap named."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import cast

from markupsafe import Markup

from pmo_design.engines.acceptance import VERDICTS, Standing
from pmo_design.model import Criterion
from pmo_design.render.pages.chains import GAPS, Chain, Gap, chains
from pmo_design.render.pages.criteria import actual, target
from pmo_design.render.pages.health import figure_rows
from pmo_design.render.pages.stations import EVIDENCE_ANCHOR, called, signed_words
from pmo_design.render.pages.verdicts import DECISION_WORDS, MARKS, VERDICT_WORDS, state, verdict_state
from pmo_design.render.pages.view import Body, View
from pmo_design.render.pages.wording import day, of_all, plural, sentence


def trace_matrix_page(view: View) -> Body:
    """Show every chain from requirement to signature, to be filtered, sorted and printed."""
    found = chains(view)
    if not found:
        return Body(view.render("nothing", title="There is nothing to trace yet", text=_NOTHING))
    owners = dict.fromkeys(part.owner for part in view.design.criteria if part.owner)
    content = view.render(
        "trace_matrix",
        heading=matrix_finding(found),
        lead=_lead(found),
        figures=figure_rows(view, view.site.traceability.coverage if view.design.criteria else ()),
        as_of=day(view.site.acceptance.as_of),
        rows=[_row(view, chain) for chain in found],
        verdicts=_verdicts(found),
        gaps=[{"value": "none", "label": "Nothing missing"}, *_options(found)],
        phases=[{"value": node.address, "label": node.title} for node in view.design.nodes("phase")],
        owners=[{"value": owner, "label": view.title(owner)} for owner in owners],
    )
    return Body(content)


_NOTHING = "The design holds no requirement, no criterion and no pain point."


def matrix_finding(found: Sequence[Chain]) -> str:
    """Say how many chains reach from a requirement to a signature that holds."""
    whole = sum(not chain.gaps for chain in found)
    verb = plural(whole if whole else len(found), "reaches", "reach")
    return sentence(f"{of_all(whole, len(found), 'chain')} {verb} from requirement to signature")


def _lead(found: Sequence[Chain]) -> str:
    first: dict[Gap, int] = {}
    for chain in found:
        if chain.gaps:
            first[chain.gaps[0]] = first.get(chain.gaps[0], 0) + 1
    if not first:
        return "Nothing is missing on any of them."
    words = {
        "requirement": "begins at no requirement",
        "pain": "answers no pain point",
        "step": "is felt at no step",
        "criterion": "has no criterion",
        "evidence": "has no evidence",
        "window": "has evidence too old to count",
        "signature": "is not signed",
        "confirmation": "is signed on other content",
    }
    several = {
        "requirement": "begin at no requirement",
        "pain": "answer no pain point",
        "step": "are felt at no step",
        "criterion": "have no criterion",
        "evidence": "have no evidence",
        "window": "have evidence too old to count",
        "signature": "are not signed",
        "confirmation": "are signed on other content",
    }
    told = [f"{first[gap]} {plural(first[gap], words[gap], several[gap])}" for gap in GAPS if gap in first]
    return f"By the first gap of each: {', '.join(told)}."


def _options(found: Iterable[Chain]) -> list[dict[str, str]]:
    there = {gap for chain in found for gap in chain.gaps}
    return [{"value": gap, "label": label} for gap, label in GAPS.items() if gap in there]


def _verdicts(found: Sequence[Chain]) -> list[dict[str, object]]:
    counts = [chain.standing.verdict for chain in found if chain.standing is not None]
    return [
        {
            "value": verdict,
            "label": VERDICT_WORDS[verdict].lower(),
            "count": counts.count(verdict),
            "mark": MARKS[verdict],
        }
        for verdict in reversed(VERDICTS)
        if verdict in counts
    ]


def _row(view: View, chain: Chain) -> dict[str, object]:
    part = cast(Criterion, view.node(chain.criterion).part) if chain.criterion else None
    standing = chain.standing
    return {
        "data": {
            "gap": " ".join(chain.gaps) or "none",
            "verdict": standing.verdict if standing is not None else "",
            "phase": (part.phase or "") if part is not None else "",
            "owner": (part.owner or "") if part is not None else "",
        },
        "sort": {
            0: _key(view, chain.requirement),
            1: _key(view, chain.pain),
            2: _key(view, chain.step),
            3: _key(view, chain.criterion),
            4: VERDICTS.index(standing.verdict) if standing is not None else "",
            5: str(standing.latest or "") if standing is not None else "",
            6: _signed_key(chain),
        },
        "cells": (
            _named(view, chain.requirement, "no requirement"),
            _named(view, chain.pain, "no pain point"),
            _named(view, chain.step, "no step"),
            _named(view, chain.criterion, "no criterion"),
            _verdict(view, chain, part),
            _evidence(view, chain),
            _sign_off(view, chain, part),
        ),
    }


def _key(view: View, address: str | None) -> str:
    return called(view, address) if address is not None else ""


def _signed_key(chain: Chain) -> str:
    """Sort what was signed by its day, then what is to be confirmed again, then what is open."""
    if chain.standing is None:
        return ""
    if chain.signature is None:
        return "2"
    return f"{int(chain.signature.suspect)} {chain.signature.record.record.date}"


def _named(view: View, address: str | None, missing: str) -> Markup:
    if address is None:
        return Markup('<span class="missing">{}</span>').format(missing)
    number, title = called(view, address), view.title(address)
    if number == title:
        return view.ref(address)
    return Markup('{} <span class="chain__title">{}</span>').format(view.ref(address, number), title)


def _verdict(view: View, chain: Chain, part: Criterion | None) -> Markup:
    if chain.standing is None or part is None:
        return Markup("")
    told = actual(chain.standing, part.metric, part.shown_at)
    against = f"{told} ({target(part.metric)})" if told and part.metric is not None else told
    return Markup('{}<span class="chain__note">{}</span>').format(
        verdict_state(chain.standing.verdict), against
    )


def _evidence(view: View, chain: Chain) -> Markup:
    standing = chain.standing
    if standing is None:
        return Markup("")
    if not standing.evidence:
        return _unrecorded(standing)
    url = f"{view.href(standing.criterion)}#{EVIDENCE_ANCHOR}"
    items = f"{standing.evidence} {plural(standing.evidence, 'item')}, {_source(standing)}"
    old = Markup('<span class="missing">too old to count</span>; ') if "window" in chain.gaps else Markup("")
    return Markup('<a href="{}">{}</a><span class="chain__note">{}{}</span>').format(
        url, day(standing.latest) if standing.latest is not None else "undated", old, items
    )


def _unrecorded(standing: Standing) -> Markup:
    """Tell where the figure comes from without a record, or that there is none, in grey where none is due."""
    if standing.figure is not None:
        return Markup('worked out<span class="chain__note">{}</span>').format(standing.figure.title)
    if standing.verdict in ("not-due", "waived"):
        return Markup('<span class="chain__note">none yet</span>')
    return Markup('<span class="missing">no evidence</span>')


def _source(standing: Standing) -> str:
    """Name where the newest evidence comes from."""
    return standing.history[-1].record.source if standing.history else standing.runs[-1].record.run


def _sign_off(view: View, chain: Chain, part: Criterion | None) -> Markup:
    if chain.standing is None or part is None:
        return Markup("")
    if chain.signature is None:
        return _unsigned(view, part, chain.standing.due)
    record = chain.signature.record.record
    if chain.signature.suspect:
        told = state("stale", "To be confirmed again")
    else:
        told = state("fail" if record.decision == "rejected" else "met", DECISION_WORDS[record.decision])
    return Markup('{}<span class="chain__note">{}</span>').format(told, signed_words(view, chain.signature))


def _unsigned(view: View, part: Criterion, when: date | None) -> Markup:
    """Say who has not signed and when the decision falls; in red where that day has gone by."""
    if part.phase is None:
        return Markup('not signed<span class="chain__note">No gate asks for it</span>')
    late = when is not None and when < view.site.acceptance.as_of
    words = f"{'was due' if late else 'due'} {day(when)}" if when is not None else "no day set"
    note = f"{view.title(part.approver)}, {words}" if part.approver else f"Decision {words}"
    told = Markup('<span class="missing">not signed</span>') if late else Markup("not signed")
    return Markup('{}<span class="chain__note">{}</span>').format(told, note)
