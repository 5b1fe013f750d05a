"""Order what stands on rings, so that what belongs together stands together and few lines cross."""

from collections.abc import Mapping, Sequence
from math import atan2, cos, hypot, pi, sin, tau

from pmo_design.render.graphs.graphviz import Point

Ties = Mapping[str, Mapping[str, float]]
"""How strongly each of the keys is drawn to which others."""

_SWEEPS = 12


def ordered(rings: Sequence[Sequence[str]], ties: Ties, fixed: Mapping[str, Point]) -> list[list[str]]:
    """Return the keys of each ring clockwise from the top.

    Every key moves to the middle of what it is tied to, ring after ring and back again (barycentre sweeps);
    then neighbours change places for as long as that makes the lines shorter. What is `fixed` stays.
    """
    orders = [list(ring) for ring in rings]
    best, least = [list(order) for order in orders], _length(_spots(orders, fixed), ties)
    for sweep in range(_SWEEPS):
        for at in range(len(orders)) if sweep % 2 == 0 else reversed(range(len(orders))):
            spots = _spots(orders, fixed)
            wishes = {key: _wish(key, spots, ties) for key in orders[at]}
            orders[at].sort(key=wishes.__getitem__)
        length = _length(_spots(orders, fixed), ties)
        if length < least - 1e-9:
            best, least = [list(order) for order in orders], length
    _swap(best, ties, fixed)
    return best


def _spots(orders: Sequence[Sequence[str]], fixed: Mapping[str, Point]) -> dict[str, Point]:
    """Return about where each key stands; the place at the top is kept for the name of the ring."""
    spots = dict(fixed)
    for ring, order in enumerate(orders, start=1):
        for at, key in enumerate(order, start=1):
            angle = -pi / 2 + tau * at / (len(order) + 1)
            spots[key] = ((ring + 0.5) * cos(angle), (ring + 0.5) * sin(angle))
    return spots


def _wish(key: str, spots: Mapping[str, Point], ties: Ties) -> float:
    """Return the angle, clockwise from the top, at which a key would stand nearest to what it is tied to."""
    pulls = [(spots[other], weight) for other, weight in ties.get(key, {}).items() if other in spots]
    x = sum(weight * spot[0] for spot, weight in pulls)
    y = sum(weight * spot[1] for spot, weight in pulls)
    if hypot(x, y) < 1e-6:
        x, y = spots[key]
    return round((atan2(y, x) + pi / 2) % tau, 9)


def _length(spots: Mapping[str, Point], ties: Ties) -> float:
    return sum(_pull(key, spots, ties) for key in spots)


def _pull(key: str, spots: Mapping[str, Point], ties: Ties) -> float:
    x, y = spots[key]
    return sum(
        weight * hypot(spots[other][0] - x, spots[other][1] - y)
        for other, weight in ties.get(key, {}).items()
        if other in spots
    )


def _swap(orders: Sequence[list[str]], ties: Ties, fixed: Mapping[str, Point]) -> None:
    """Let two neighbours on a ring change places while that helps."""
    spots = _spots(orders, fixed)
    for _ in range(_SWEEPS):
        moved = False
        for order in orders:
            for at in range(len(order) - 1):
                one, other = order[at], order[at + 1]
                before = _pull(one, spots, ties) + _pull(other, spots, ties)
                spots[one], spots[other] = spots[other], spots[one]
                if _pull(one, spots, ties) + _pull(other, spots, ties) < before - 1e-9:
                    order[at], order[at + 1] = other, one
                    moved = True
                else:
                    spots[one], spots[other] = spots[other], spots[one]
        if not moved:
            return
