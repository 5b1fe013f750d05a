"""Days that matter to a chart of time, as dotted lines with names: phases' starts and ends, a day due."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pmo_design.link import ServiceDesign
from pmo_design.model.service import Phase
from pmo_design.render.charts.axes import Days
from pmo_design.render.charts.drawing import INK_2, LINE, number, text, width_of

_CLOSE = 14.0
"""Pixels within which two days share a line."""
_ASIDE = 6.0


@dataclass(frozen=True, slots=True)
class Moment:
    """A day with its name, and shorter ones for where it has less room."""

    day: date
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlacedMoment:
    """Where a moment's line stands, and its name: at the right of the line, or at the left of it."""

    x: float
    name: str | None
    at_left: bool = False

    @property
    def end(self) -> float:
        """How far to the right it reaches."""
        return self.x if self.name is None or self.at_left else self.x + _ASIDE + width_of(self.name)


def phase_moments(design: ServiceDesign, due: date | None = None) -> tuple[Moment, ...]:
    """Return the starts and ends of phases in order of time, and a day on which something is due."""
    found = [*_phases(design)]
    if due is not None and all(moment.day != due for moment in found):
        found.append(Moment(due, ("Due",)))
    return tuple(sorted(found, key=lambda moment: moment.day))


def place_moments(moments: Iterable[Moment], days: Days, right: float) -> tuple[PlacedMoment, ...]:
    """Place those that lie on a scale of days; a name without room is shortened, then left out."""
    shown = [*_merged([each for each in moments if days.first < each.day <= days.last], days)]
    placed: list[PlacedMoment] = []
    for at, (x, names) in enumerate(shown):
        room = (shown[at + 1][0] - _ASIDE if at + 1 < len(shown) else right) - x - _ASIDE
        before = x - 2 * _ASIDE - (placed[-1].end if placed else 0.0)
        fits = ((name, left) for name in names for left in (False, True))
        name, left = next(
            ((name, left) for name, left in fits if width_of(name) <= (before if left else room)),
            (None, False),
        )
        placed.append(PlacedMoment(x, name, left))
    return tuple(placed)


def draw_moments(moments: Iterable[PlacedMoment], top: float, base: float) -> str:
    """Draw moments from the top of a chart to its axis."""
    drawn = ""
    for each in moments:
        path = f"M{number(each.x)} {number(top)}V{number(base)}"
        drawn += f'<path d="{path}" stroke="{LINE}" stroke-dasharray="2 3"/>'
        if each.name is not None:
            x = each.x - _ASIDE if each.at_left else each.x + _ASIDE
            drawn += text(x, top + 10, each.name, INK_2, "end" if each.at_left else "start")
    return drawn


def _phases(design: ServiceDesign) -> Iterator[Moment]:
    for node in design.nodes("phase"):
        if isinstance(node.part, Phase):
            title = node.title.partition(",")[0]
            if node.part.starts is not None:
                yield Moment(node.part.starts, (f"{title} starts", title))
            if node.part.gate is not None:
                yield Moment(node.part.gate, (f"{title} ends", title))


def _merged(moments: Sequence[Moment], days: Days) -> Iterator[tuple[float, tuple[str, ...]]]:
    """Put moments that stand too close on one line, which has both names where there is room."""
    groups: list[list[Moment]] = []
    for moment in moments:
        if groups and days.at(moment.day) - days.at(groups[-1][0].day) < _CLOSE:
            groups[-1].append(moment)
        else:
            groups.append([moment])
    for group in groups:
        last = group[-1].names
        yield days.at(group[0].day), last if len(group) == 1 else (_joined(group), *last)


def _joined(group: Sequence[Moment]) -> str:
    first, *rest = (moment.names[0] for moment in group)
    return ", ".join((first, *(f"{name[:1].lower()}{name[1:]}" for name in rest)))
