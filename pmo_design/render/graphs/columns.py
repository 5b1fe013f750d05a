"""Set columns side by side, as far apart as the upright tracks of the lines between them need."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pmo_design.render.graphs.tracks import STEP, Trunk, assign

_BESIDE = 20.0


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each column begins, where each stream runs in each gap, and how wide all is together."""

    lefts: tuple[float, ...]
    tracks: Mapping[tuple[int, int], float]
    width: float


def set_columns(widths: Sequence[float], trunks: Mapping[int, Sequence[Trunk]], least: float) -> Columns:
    """Place columns from 0; gap n lies to the right of column n, also of the last where lines loop there."""
    lefts: list[float] = []
    tracks: dict[tuple[int, int], float] = {}
    x = 0.0
    for at, width in enumerate(widths):
        lefts.append(x)
        x += width
        places, count = assign(trunks.get(at, ()))
        last = at == len(widths) - 1
        room = 2 * _BESIDE + STEP * (count - 1) if count else 0.0
        room = room if last else max(room, least)
        first = x + (room - STEP * (count - 1)) / 2
        tracks |= {(at, stream): first + STEP * track for stream, track in places.items()}
        x += room
    return Columns(tuple(lefts), tracks, x)
