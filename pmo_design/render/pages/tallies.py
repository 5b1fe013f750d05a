"""Verdicts counted by category, by site and by owner: a row each, worst first."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import cast

from markupsafe import Markup, escape

from pmo_design.engines.acceptance import VERDICTS, Verdict
from pmo_design.model import Criterion
from pmo_design.render.pages.verdicts import VERDICT_WORDS, verdict_mark
from pmo_design.render.pages.view import View
from pmo_design.render.pages.wording import sentence


def tallies(view: View) -> list[list[dict[str, object]]]:
    """Return the small tables of verdicts in two columns; one that has no rows is left out."""
    by_category: dict[str, Counter[Verdict]] = {}
    by_owner: dict[str, Counter[Verdict]] = {}
    by_site: dict[str, Counter[Verdict]] = {}
    for address, standing in view.site.acceptance.standings.items():
        part = cast(Criterion, view.node(address).part)
        by_category.setdefault(part.category, Counter())[standing.verdict] += 1
        if part.owner:
            by_owner.setdefault(part.owner, Counter())[standing.verdict] += 1
        for site in standing.sites:
            by_site.setdefault(site.site, Counter())[site.verdict] += 1
    categories = {key.replace("-", " "): counts for key, counts in by_category.items()}
    left = (
        ("category", "Category", _rows(view, categories)),
        ("site", "Site", _rows(view, by_site)),
    )
    right = (("owner", "Owner", _rows(view, by_owner)),)
    columns = ([_table(*each) for each in column if each[2]] for column in (left, right))
    return [column for column in columns if column]


def tally(counts: Mapping[Verdict, int]) -> Markup:
    """Show counts as marks with a number each, worst first; read aloud as words."""
    return Markup('<span class="tally">{}</span>').format(
        Markup("").join(
            Markup('<span title="{}">{}{}</span>').format(
                f"{count} {VERDICT_WORDS[verdict].lower()}",
                verdict_mark(verdict, VERDICT_WORDS[verdict]),
                count,
            )
            for verdict in VERDICTS
            if (count := counts.get(verdict, 0))
        )
    )


def _table(name: str, label: str, rows: list[dict[str, object]]) -> dict[str, object]:
    return {"id": f"by-{name}", "label": label, "title": f"By {name}", "rows": rows}


def _rows(view: View, counted: Mapping[str, Mapping[Verdict, int]]) -> list[dict[str, object]]:
    return [
        {"cells": (_name(view, key), tally(counts), sum(counts.values()))}
        for key, counts in sorted(counted.items(), key=lambda pair: (_badness(pair[1]), pair[0]))
    ]


def _badness(counts: Mapping[Verdict, int]) -> Iterable[int]:
    return tuple(-counts.get(verdict, 0) for verdict in VERDICTS)


def _name(view: View, key: str) -> Markup:
    return view.ref(key) if key in view.design else escape(sentence(key))
