"""The small pictures of the pages: a feeling's curve, a blueprint's column, a target's bars."""

from collections.abc import Sequence

from markupsafe import Markup, escape

from pmo_design.model.acceptance import Metric
from pmo_design.model.blueprint import Blueprint
from pmo_design.render.diagrams.journey.curve import curve_path
from pmo_design.render.pages.wording import amount, sentence
from pmo_design.render.text import fit

_WIDTH = 300
_INK, _INK_2, _INK_3 = "var(--ink, #1B2430)", "var(--ink-2, #4A5563)", "var(--ink-3, #5F6874)"
_ACCENT, _SOFT, _HAIR = "var(--accent, #0B5E6B)", "var(--accent-soft, #E3EFF0)", "var(--hairline, #E4E1DA)"
_PAPER, _SURFACE = "var(--paper, #FBFAF7)", "var(--surface, #FFFFFF)"
_SIDES = (
    ("customer", "Customer"),
    ("frontstage", "Frontstage"),
    ("backstage", "Backstage"),
    ("support", "Support"),
)


def target_bars(metric: Metric) -> Markup | None:
    """Draw today's figure and the target as two bars of one scale; None where today's is not known."""
    if metric.baseline is None:
        return None
    rows = (("Today", metric.baseline, _INK_3), ("Target", metric.upper or metric.target, _ACCENT))
    longest = max(value for _, value, _ in rows)
    if longest <= 0 or min(value for _, value, _ in rows) < 0:
        return None
    drawn = []
    for at, (label, value, colour) in enumerate(rows):
        y = at * 40
        width = float(value / longest) * _WIDTH
        drawn.append(
            f'<text x="0" y="{y + 12}" fill="{_INK_2}" font-size="12">{label}</text>'
            f'<text x="{_WIDTH}" y="{y + 12}" text-anchor="end" fill="{_INK}" font-size="12"'
            f' font-weight="700">{escape(amount(value, metric.unit))}</text>'
            f'<rect x="0" y="{y + 20}" width="{_WIDTH}" height="8" fill="{_HAIR}"/>'
            f'<rect x="0" y="{y + 20}" width="{width:.1f}" height="8" fill="{colour}"/>'
        )
    told = f"Today {amount(metric.baseline, metric.unit)}, target {amount(metric.target, metric.unit)}"
    return _svg(_WIDTH, 70, told, "".join(drawn))


def feeling_curve(levels: Sequence[float | None], at: int, label: str, told: str) -> Markup:
    """Draw how somebody feels along a journey, with one step marked."""
    left, right, top, height = 4.0, _WIDTH - 4.0, 26.0, 92.0
    step = (right - left) / max(len(levels) - 1, 1)
    points = [
        (left + place * step, top + (2 - level) / 4 * height)
        for place, level in enumerate(levels)
        if level is not None
    ]
    x = left + at * step
    y = next((py for px, py in points if abs(px - x) < 0.01), top + height / 2)
    half = max(step / 2, 12)
    start, end = max(x - half, 0), min(x + half, _WIDTH)
    words = fit(label, _WIDTH, 12, "bold")
    anchor, text_x = (
        ("start", 0.0) if x < 100 else ("end", float(_WIDTH)) if x > _WIDTH - 100 else ("middle", x)
    )
    dots = "".join(
        f'<circle cx="{px:.1f}" cy="{py:.1f}" r="2.6" fill="{_PAPER}" stroke="{_INK}" stroke-width="1.4"/>'
        for px, py in points
    )
    return _svg(
        _WIDTH,
        150,
        told,
        f'<rect x="{start:.1f}" y="18" width="{end - start:.1f}" height="108" fill="{_SOFT}"/>'
        f'<text x="0" y="11" fill="{_INK_2}" font-size="12">Confident</text>'
        f'<path d="M0 {top + height / 2}H{_WIDTH}" stroke="{_HAIR}" stroke-dasharray="2 3"/>'
        f'<path d="{curve_path(points)}" fill="none" stroke="{_INK}" stroke-width="1.6"/>{dots}'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="var(--fail, #B3261E)"/>'
        f'<text x="{text_x:.1f}" y="143" text-anchor="{anchor}" fill="{_INK}" font-size="12"'
        f' font-weight="700">{escape(words)}</text>',
    )


def blueprint_column(blueprint: Blueprint, at: int, told: str) -> Markup:
    """Draw the lanes of a blueprint around one step, whose column is filled."""
    steps = blueprint.steps
    first = max(0, min(at - 2, len(steps) - 5))
    shown = steps[first : first + 5]
    roles = {lane.id: lane.role for lane in blueprint.lanes}
    rows = []
    for row, (role, label) in enumerate(_SIDES):
        y = row * 37
        rows.append(
            f'<rect x="0" y="{y}" width="{_WIDTH}" height="34" fill="var(--lane-{role}, #F1F3EC)"/>'
            f'<text x="8" y="{y + 21}" fill="{_INK_2}" font-size="12">{label}</text>'
        )
        for column, step in enumerate(shown):
            if all(roles.get(cell.lane.rpartition("/")[2]) != role for cell in step.cells):
                continue
            marked = first + column == at
            look = (
                f'fill="{_ACCENT}"' if marked else f'fill="{_SURFACE}" stroke="var(--cell-stroke, #D3CFC5)"'
            )
            rows.append(f'<rect x="{80.5 + column * 44}" y="{y + 7.5}" width="36" height="19" {look}/>')
    rows.append(
        f'<path d="M0 35.5H{_WIDTH}" stroke="{_INK}" stroke-dasharray="6 4"/>'
        f'<path d="M0 72.5H{_WIDTH}" stroke="{_INK}" stroke-width="2"/>'
        f'<path d="M0 109.5H{_WIDTH}" stroke="{_INK}" stroke-width="1.5" stroke-dasharray="0 4"'
        ' stroke-linecap="round"/>'
    )
    return _svg(_WIDTH, 146, told, "".join(rows))


def _svg(width: int, height: int, told: str, drawn: str) -> Markup:
    return Markup(
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img"'
        f' aria-label="{escape(sentence(told))}">{drawn}</svg>'
    )
