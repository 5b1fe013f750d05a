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
from pmo_design.render.pages.wording import amount, number_word, plural
from pmo_design.render.text import text_width

DAY_TRIP_HOURS = 5
"""Travel, one way, beyond which nobody can go, work and return within one day."""

_NARROWEST = 760.0
_STEPS = (1, 2, 4, 6, 12, 24, 48)
_INK, _INK_2, _LINE = "var(--ink, #1B2430)", "var(--ink-2, #4A5563)", "var(--line, #B9B5AB)"
_ACCENT, _PAPER = "var(--accent, #0B5E6B)", "var(--paper, #FBFAF7)"
_ROW = 22
_LEFT, _RIGHT = 0.4, 99.4


@dataclass(frozen=True, slots=True)
class Stop:
    """A site on the axis: where it stands, and the row of its label above the axis."""

    title: str
    url: str
    hours: Decimal
    percent: float
    row: int
    anchor: str


def travel_strip(view: View) -> Body:
    """Show how far the sites are; nothing where no travel time is known."""
    places = [
        (node, cast(Place, node.part).travel_hours)
        for node in view.design.nodes("site")
        if cast(Place, node.part).travel_hours is not None
    ]
    if len(places) < 2:
        return Body(Markup(""))
    ordered = sorted(places, key=lambda place: (cast(Decimal, place[1]), place[0].address))
    longest = max(cast(Decimal, hours) for _, hours in ordered)
    step = next((step for step in _STEPS if longest <= step * 7), _STEPS[-1])
    end = float(ceil(longest / step) * step)
    named = [
        (view.title(node.address), view.href(node.address) or "#", cast(Decimal, hours))
        for node, hours in ordered
    ]
    stops = _place(named, end)
    beyond = sum(stop.hours > DAY_TRIP_HOURS for stop in stops)
    content = view.render(
        "travel",
        wide=_wide(stops, end, step, beyond),
        phone=_phone(stops, end),
        note=_note(beyond),
    )
    return Body(content)


def beyond_words(beyond: int, total: int) -> str:
    """Say how many sites are out of reach for a day trip."""
    return f"Beyond a day trip: {number_word(beyond)} of {number_word(total)} {plural(total, 'site')}"


def _note(beyond: int) -> str:
    words = "Travel time door to door from the project office."
    return f"{words} Over {DAY_TRIP_HOURS} hours each way, nobody returns the same day." if beyond else words


def _place(named: Sequence[tuple[str, str, Decimal]], end: float) -> list[Stop]:
    """Give each label the lowest row in which it meets no other label, nor the leader of one."""
    taken = [(0, 0.0, text_width("Project office", 12, "bold") + 12, 4.0)]
    stops = []
    for title, url, hours in named:
        percent = _percent(float(hours), end)
        x = percent / 100 * _NARROWEST
        half = text_width(title, 12) / 2 + 7
        anchor = "end" if x + half > _NARROWEST else "middle"
        start, stop = (x - 2 * half, x + 4) if anchor == "end" else (x - half, x + half)
        row = 0
        while any(_meets(row, start, stop, x, other) for other in taken):
            row += 1
        taken.append((row, start, stop, x))
        stops.append(Stop(title, url, hours, percent, row, anchor))
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


def _wide(stops: Sequence[Stop], end: float, step: int, beyond: int) -> Markup:
    axis = 24 + _ROW * (max(stop.row for stop in stops) + 1)
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
        drawn.append(_bracket(end, axis + 34, beyond_words(beyond, len(stops))))
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
    text_y = axis - 26 - stop.row * _ROW
    x = f"{stop.percent:.2f}%"
    return (
        f'<line x1="{x}" x2="{x}" y1="{text_y + 6}" y2="{axis - 5}" stroke="{_LINE}"/>'
        f'<a href="{escape(stop.url)}"><text x="{x}" y="{text_y}" text-anchor="{stop.anchor}" font-size="12"'
        f' fill="{_INK}">{escape(stop.title)}</text>'
        f'<circle cx="{x}" cy="{axis}" r="5" fill="{_PAPER}" stroke="{_INK}" stroke-width="1.5"/></a>'
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
    height = 26 + len(stops) * 24
    day = left + (right - left) * DAY_TRIP_HOURS / end
    drawn = [
        f'<text x="0" y="14" font-size="13" font-weight="700" fill="{_INK}">Project office</text>',
        f'<line x1="{left}%" x2="{left}%" y1="16" y2="{height}" stroke="{_INK}"/>',
        f'<svg x="{left}%" y="4" width="10" height="10" overflow="visible">'
        f'<rect x="-5" width="10" height="10" fill="{_ACCENT}"/></svg>',
    ]
    if any(stop.hours > DAY_TRIP_HOURS for stop in stops):
        drawn.append(
            f'<line x1="{day:.2f}%" x2="{day:.2f}%" y1="16" y2="{height}" stroke="{_ACCENT}"'
            ' stroke-dasharray="3 3"/>'
        )
    for at, stop in enumerate(stops):
        y = 26 + at * 24 + 8
        x = f"{left + (right - left) * float(stop.hours) / end:.2f}%"
        drawn.append(
            f'<line x1="{left}%" x2="{x}" y1="{y}" y2="{y}" stroke="{_LINE}"/>'
            f'<a href="{escape(stop.url)}"><text x="0" y="{y + 4}" font-size="13" fill="{_INK}">'
            f"{escape(stop.title)}</text></a>"
            f'<text x="{left - 3}%" y="{y + 4}" font-size="12" text-anchor="end" fill="{_INK_2}">'
            f"{escape(amount(stop.hours, 'h'))}</text>"
            f'<circle cx="{x}" cy="{y}" r="4.5" fill="{_PAPER}" stroke="{_INK}" stroke-width="1.5"/>'
        )
    return Markup(
        f'<svg width="100%" height="{height + 4}" role="group"'
        f' aria-label="Travel time from the project office">{"".join(drawn)}</svg>'
    )
