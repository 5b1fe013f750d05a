"""The register of criteria: a row each, by gate, and what filters them."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import chain
from typing import cast

from markupsafe import Markup, escape

from pmo_design.engines.acceptance import VERDICTS, Standing, Verdict
from pmo_design.link.design import Node
from pmo_design.model import Criterion
from pmo_design.render.charts import attainment_bar, sparkline
from pmo_design.render.pages.criteria import actual, attained_per_cent, figure, target
from pmo_design.render.pages.criterion import criterion_detail
from pmo_design.render.pages.gates import Gate, current_gate
from pmo_design.render.pages.page import gate_address
from pmo_design.render.pages.verdicts import VERDICT_WORDS, verdict_mark, verdict_state
from pmo_design.render.pages.view import View
from pmo_design.render.pages.wording import day, sentence

SHOWN: tuple[Verdict, ...] = (
    "met",
    "at-risk",
    "not-met",
    "insufficient",
    "expired",
    "waived",
    "not-due",
)
"""Verdicts in the order in which marks and filters stand: what was seen, then what was not."""

_HIGH = 10**9
"""Added to figures that are sorted, so that none is negative."""

MOST_OPENING = 60
"""Rows that open in place, from the top; those below lead to their pages, so that the page stays light."""


def in_order(gates: Sequence[Gate]) -> list[Gate]:
    """Return gates in the order in which they matter: the next decision, those passed, those to come."""
    current = current_gate(tuple(gates))
    passed = [gate for gate in reversed(gates) if gate.is_decided]
    others = [gate for gate in gates if not gate.is_decided and gate is not current]
    return [*([current] if current is not None else []), *passed, *others]


def register_groups(view: View, gates: Iterable[Gate]) -> list[dict[str, object]]:
    """Return the register's rows by gate; the first of them open in place."""
    left = MOST_OPENING
    groups: list[dict[str, object]] = []
    for gate in gates:
        if not gate.criteria:
            continue
        groups.append(
            {
                "title": gate_link(view, gate),
                "meta": gate.decision,
                "rows": [
                    register_row(view, node, standing, opens=at < left)
                    for at, (node, standing) in enumerate(zip(gate.criteria, gate.standings, strict=True))
                ],
            }
        )
        left -= len(gate.criteria)
    return groups


def register_rows(view: View, gate: Gate) -> list[dict[str, object]]:
    """Return the rows of one gate; they open nothing, so that a report stays a report."""
    return [
        register_row(view, node, standing, opens=False)
        for node, standing in zip(gate.criteria, gate.standings, strict=True)
    ]


def gate_link(view: View, gate: Gate, text: str | None = None) -> Markup:
    """Link to a gate's report by its heading, or by the text given."""
    told = text or gate.heading
    page = view.site.page_of(gate_address(gate.phase.address)) if gate.phase is not None else None
    return Markup('<a href="{}">{}</a>').format(view.to(page.uri), told) if page is not None else escape(told)


def register_row(view: View, node: Node, standing: Standing, *, opens: bool) -> dict[str, object]:
    """Return one row of the register: its cells, what filters it, and what it opens."""
    part = cast(Criterion, node.part)
    sites = dict.fromkeys((*part.shown_at, *(each.site for each in standing.sites)))
    return {
        "id": anchor_of(node.address),
        "data": {
            "verdict": standing.verdict,
            "category": part.category,
            "owner": part.owner or "",
            "phase": part.phase or "",
            "site": " ".join(sites),
        },
        "cells": (
            view.number(node.address),
            view.ref(node.address),
            verdict_state(standing.verdict),
            target(part.metric),
            _actual(standing, part),
            _attainment(standing),
            sparkline(standing, part.metric),
            standing.evidence,
            view.ref(part.owner),
        ),
        "sort": _sort_keys(standing, part),
        "detail": criterion_detail(view, node) if opens else None,
    }


def anchor_of(criterion: str) -> str:
    """Return the anchor of a criterion's row in the register."""
    return criterion.partition(":")[2]


def register_filter(view: View, gates: Sequence[Gate]) -> dict[str, object]:
    """Return what a `filter_bar` of the register is made of; what all rows have in common is left out."""
    standings = [standing for gate in gates for standing in gate.standings]
    parts = [cast(Criterion, node.part) for gate in gates for node in gate.criteria]
    shown = chain.from_iterable(
        (*part.shown_at, *(each.site for each in standing.sites))
        for part, standing in zip(parts, standings, strict=True)
    )
    phases = [
        {"value": gate.phase.address, "label": gate.heading} for gate in gates if gate.phase is not None
    ]
    owners = _titles(view, (part.owner for part in parts if part.owner))
    categories = [
        {"value": each, "label": sentence(each).replace("-", " ")}
        for each in sorted({part.category for part in parts})
    ]
    selects = (
        {"name": "phase", "label": "Phase", "all": "All gates", "options": phases},
        {"name": "owner", "label": "Owner", "all": "All owners", "options": owners},
        {"name": "category", "label": "Category", "all": "All categories", "options": categories},
        {"name": "site", "label": "Site", "all": "All sites", "options": _titles(view, shown)},
    )
    return {
        "verdicts": [
            {
                "value": verdict,
                "label": VERDICT_WORDS[verdict].removesuffix(" yet").lower(),
                "count": count,
                "mark": verdict_mark(verdict),
            }
            for verdict in SHOWN
            if (count := sum(standing.verdict == verdict for standing in standings))
        ],
        "selects": [select for select in selects if len(select["options"]) > 1],
    }


def register_note(view: View) -> str:
    """Say how attainment and evidence are counted, as of which day, and what is left out."""
    report = view.site.acceptance
    told = (
        "Attainment is the share of the way from the baseline (0) to the target (100, the upright line). "
        f"Evidence counts the measurements and test runs in force on {day(report.as_of)}."
    )
    if report.later and report.newest is not None:
        one = report.later == 1
        told += (
            f" {report.later:,} {'record is' if one else 'records are'} newer, up to {day(report.newest)},"
            f" and not counted; build with --as-of {report.newest.isoformat()} to see"
            f" {'it' if one else 'them'} judged."
        )
    count = len(report.standings)
    if count > MOST_OPENING:
        told += f" The first {MOST_OPENING} rows open here; of the others, the title leads to the page."
    return told


def _titles(view: View, addresses: Iterable[str]) -> list[dict[str, str]]:
    found = {address: view.title(address) for address in addresses}
    return [
        {"value": address, "label": title}
        for address, title in sorted(found.items(), key=lambda pair: (pair[1].casefold(), pair[0]))
    ]


def _sort_keys(standing: Standing, part: Criterion) -> dict[int, str]:
    """Return by what columns are sorted whose text does not say it: digits that a collator puts in order."""
    return {
        2: str(VERDICTS.index(standing.verdict)),
        3: _digits(part.metric.target if part.metric is not None else None),
        4: _digits(standing.actual),
        5: _digits(standing.attainment),
        6: standing.latest.isoformat() if standing.latest is not None else "",
    }


def _digits(value: Decimal | None) -> str:
    return f"{int((value + _HIGH) * 1000)}" if value is not None else ""


def _actual(standing: Standing, part: Criterion) -> Markup:
    told = actual(standing, part.metric, part.shown_at)
    is_figure = part.metric is not None and told == figure(part.metric, standing.actual)
    return Markup("<strong>{}</strong>" if is_figure else '<span class="quiet">{}</span>').format(told)


def _attainment(standing: Standing) -> Markup:
    share = standing.attainment
    told = f"{attained_per_cent(share):,}" if share is not None else ""
    return Markup('<span class="attainment">{}<span>{}</span></span>').format(
        attainment_bar(standing), told.replace("-", "\u2212")
    )
