"""The strip of sites by their travel time from the project office: lying on a wide page, standing on a phone.

Places along the axis are per cents of the page's width, so that type keeps its size on every screen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil
from typing import cast

from markupsafe import Markup, escape

from pmo_design.model.service import Site as Place
from pmo_design.render.pages.view import Body, View
from pmo_design.render.pages.wording import amount, number_word, plural, sentence
from pmo_design.render.text import text_width

DAY_TRIP_HOURS = 5
"""Travel, one way, beyond which nobody can go, work and return within one day."""

_NARROWEST = 760.0
_STEPS = (1, 2, 4, 6, 12, 24, 48)
_INK, _INK_2, _LINE = "var(--ink, #1B2430)", "var(--ink-2, #4A5563)", "var(--line, #B9B5AB)"
_ACCENT, _PAPER = "var(--accent, #0B5E6B)", "var(--paper, #FBFAF7)"
_ROW = 22
_MOST_ROWS = 5
_LEFT, _RIGHT = 0.4, 99.4


@dataclass(frozen=True, slots=True)
class Stop:
    """Sites equally far away: where they stand on the axis, and the row of their label, if it fits."""

    sites: tuple[tuple[str, str], ...]
    hours: Decimal
    percent: float
    row: int | None
    anchor: str

    @property
    def title(self) -> str:
        return ", ".join(title for title, _ in self.sites)


def travel_strip(view: View) -> Body:
    """Show how far the sites are; nothing where fewer than two travel times are known."""
    places: dict[Decimal, list[tuple[str, str]]] = {}
    for node in view.design.nodes("site"):
        hours = cast(Place, node.part).travel_hours
        if hours is not None:
            entry = (view.title(node.address), view.href(node.address) or "#")
            places.setdefault(hours, []).append(entry)
    total = sum(map(len, places.values()))
    if total < 2:
        return Body(Markup(""))
    longest = max(places)
    step = next((step for step in _STEPS if longest <= step * 7), _STEPS[-1])
    end = float(max(ceil(longest / step), 1) * step)
    stops = _place(sorted(places.items()), end)
    beyond = sum(len(stop.sites) for stop in stops if stop.hours > DAY_TRIP_HOURS)
    words = beyond_words(beyond, total) if beyond else ""
    content = view.render(
        "travel",
        wide=_wide(stops, end, step, words),
        phone=_phone(stops, end),
        note=_note(beyond, sum(len(stop.sites) for stop in stops if stop.row is None)),
    )
    return Body(content)


def beyond_words(beyond: int, total: int) -> str:
    """Say how many sites are out of reach for a day trip."""
    return f"Beyond a day trip: {number_word(beyond)} of {number_word(total)} {plural(total, 'site')}"


def _note(beyond: int, unnamed: int) -> str:
    words = "Travel time door to door from the project office."
    if beyond:
        words += f" Over {DAY_TRIP_HOURS} hours each way, nobody returns the same day."
    if unnamed:
        words += f" {sentence(number_word(unnamed))} of the names have no room here."
    return words


def _place(places: Sequence[tuple[Decimal, Sequence[tuple[str, str]]]], end: float) -> list[Stop]:
    """Give each label the lowest row in which it meets no other label, nor the leader of one."""
    taken = [(0, 0.0, text_width("Project office", 12, "bold") + 12, 4.0)]
    stops = []
    for hours, sites in places:
        percent = _percent(float(hours), end)
        x = percent / 100 * _NARROWEST
        half = text_width(", ".join(title for title, _ in sites), 12) / 2 + 7
        anchor = "end" if x + half > _NARROWEST else "start" if x < half else "middle"
        start = {"end": x - 2 * half, "start": x - 4}.get(anchor, x - half)
        span = (start, start + 2 * half)
        free = (row for row in range(_MOST_ROWS) if not any(_meets(row, *span, x, other) for other in taken))
        row = next(free, None)
        if row is not None:
            taken.append((row, *span, x))
        stops.append(Stop(tuple(sites), hours, percent, row, anchor))
    return stops


def _meets(row: int, start: float, stop: float, x: float, other: tuple[int, float, float, float]) -> bool:
    other_row, other_start, other_stop, other_x = other
    if other_row == row:
        return start < other_stop and other_start < stop
    if other_row < row:
        return other_start - 3 < x < other_stop + 3
    return start - 3 < other_x < stop + 3


def _percent(hours: float, end: float) -> float:
    return _LEFT + (_RIGHT - _LEFT) * hours / end


def _wide(stops: Sequence[Stop], end: float, step: int, beyond: str) -> Markup:
    axis = 24 + _ROW * (max(stop.row or 0 for stop in stops) + 1)
    drawn = [
        f'<line x1="{_LEFT}%" x2="100%" y1="{axis}" y2="{axis}" stroke="{_INK}"/>',
        f'<line x1="{_LEFT}%" x2="{_LEFT}%" y1="{axis - 20}" y2="{axis}" stroke="{_LINE}"/>',
        f'<text x="0" y="{axis - 26}" font-size="12" font-weight="700" fill="{_INK}">Project office</text>',
    ]
    for tick in range(0, int(end) + 1, step):
        drawn.append(_tick(tick, end, axis))
    for stop in stops:
        drawn.append(_stop(stop, axis))
    drawn.append(f'<rect x="0" y="{axis - 5}" width="10" height="10" fill="{_ACCENT}"/>')
    if beyond:
        drawn.append(_bracket(end, axis + 34, beyond))
    height = axis + (70 if beyond else 24)
    told = "; ".join(f"{stop.title} {amount(stop.hours, 'h')}" for stop in stops)
    return Markup(
        f'<svg width="100%" height="{height}" role="group" aria-label="Travel time from the project office: '
        f'{escape(told)}">{"".join(drawn)}</svg>'
    )


def _tick(tick: int, end: float, axis: float) -> str:
    percent = _percent(tick, end)
    anchor = "start" if tick == 0 else "end" if percent > 98 else "middle"
    word = "0" if tick == 0 else f"{tick} h"
    return (
        f'<line x1="{percent:.2f}%" x2="{percent:.2f}%" y1="{axis}" y2="{axis + 5}" stroke="{_INK}"/>'
        f'<text x="{0 if tick == 0 else percent:.2f}%" y="{axis + 20}" text-anchor="{anchor}" font-size="12"'
        f' fill="{_INK_2}">{word}</text>'
    )


def _stop(stop: Stop, axis: float) -> str:
    x = f"{stop.percent:.2f}%"
    mark = (
        f'<circle cx="{x}" cy="{axis}" r="5" fill="{_PAPER}" stroke="{_INK}" stroke-width="1.5">'
        f"<title>{escape(stop.title)}, {escape(amount(stop.hours, 'h'))}</title></circle>"
    )
    if stop.row is None:
        return mark
    y = axis - 26 - stop.row * _ROW
    links = ", ".join(f'<a href="{escape(url)}">{escape(title)}</a>' for title, url in stop.sites)
    return (
        f'<line x1="{x}" x2="{x}" y1="{y + 6}" y2="{axis - 5}" stroke="{_LINE}"/>{mark}'
        f'<text x="{x}" y="{y}" text-anchor="{stop.anchor}" font-size="12" fill="{_INK}">{links}</text>'
    )


def _bracket(end: float, y: float, words: str) -> str:
    x = f"{_percent(DAY_TRIP_HOURS, end):.2f}%"
    return (
        f'<line x1="{x}" x2="100%" y1="{y}" y2="{y}" stroke="{_ACCENT}" stroke-width="1.5"/>'
        f'<line x1="{x}" x2="{x}" y1="{y - 5}" y2="{y + 5}" stroke="{_ACCENT}" stroke-width="1.5"/>'
        f'<text x="{x}" y="{y + 18}" font-size="12" fill="{_ACCENT}">{escape(words)}.</text>'
    )


def _phone(stops: Sequence[Stop], end: float) -> Markup:
    left, right = 44.0, 98.0
    rows = [(title, url, stop) for stop in stops for title, url in stop.sites]
    height = 26 + len(rows) * 24
    drawn = [
        f'<text x="0" y="14" font-size="13" font-weight="700" fill="{_INK}">Project office</text>',
        f'<line x1="{left}%" x2="{left}%" y1="16" y2="{height}" stroke="{_INK}"/>',
        f'<svg x="{left}%" y="4" width="10" height="10" overflow="visible">'
        f'<rect x="-5" width="10" height="10" fill="{_ACCENT}"/></svg>',
    ]
    if any(stop.hours > DAY_TRIP_HOURS for stop in stops):
        day = left + (right - left) * DAY_TRIP_HOURS / end
        drawn.append(
            f'<line x1="{day:.2f}%" x2="{day:.2f}%" y1="16" y2="{height}" stroke="{_ACCENT}"'
            ' stroke-dasharray="3 3"/>'
        )
    for at, (title, url, stop) in enumerate(rows):
        y = 34 + at * 24
        x = f"{left + (right - left) * float(stop.hours) / end:.2f}%"
        drawn.append(
            f'<line x1="{left}%" x2="{x}" y1="{y}" y2="{y}" stroke="{_LINE}"/>'
            f'<text x="0" y="{y + 4}" font-size="13" fill="{_INK}">'
            f'<a href="{escape(url)}">{escape(title)}</a></text>'
            f'<text x="{left - 3}%" y="{y + 4}" font-size="12" text-anchor="end" fill="{_INK_2}">'
            f"{escape(amount(stop.hours, 'h'))}</text>"
            f'<circle cx="{x}" cy="{y}" r="4.5" fill="{_PAPER}" stroke="{_INK}" stroke-width="1.5"/>'
        )
    return Markup(
        f'<svg width="100%" height="{height + 4}" role="group"'
        f' aria-label="Travel time from the project office">{"".join(drawn)}</svg>'
    )
