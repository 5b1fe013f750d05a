"""Place a small graph in columns without Graphviz: order them, then move boxes level with what they join.

The steps are those of Sugiyama, Tagawa and Toda (1981): a line that passes a column gets a place of its own
in it, columns are ordered by the middles of what is tied to their boxes, and heights are the nearest to
those middles that leave the boxes apart (isotonic regression).
"""

import itertools
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

Line = tuple[str, str]

_SWEEPS, _ROUNDS = 6, 6
_PASSING = 6.0


@dataclass(frozen=True, slots=True)
class Slot:
    """A box to place: its column, and how high it is."""

    key: str
    column: int
    height: float


@dataclass(frozen=True, slots=True)
class Layers:
    """The middle of each box, and of each line in the columns that it passes, downwards from 0."""

    height: float
    middles: Mapping[str, float]
    passing: Mapping[Line, tuple[float, ...]]


def place_layers(slots: Sequence[Slot], lines: Sequence[Line], gap: float) -> Layers:
    """Place boxes; a line leads from a box to one in a column further right."""
    columns = sorted({slot.column for slot in slots})
    rank = {slot.key: columns.index(slot.column) for slot in slots}
    chains = {line: _chain(line, rank) for line in lines}
    orders: list[list[Hashable]] = [[] for _ in columns]
    for slot in slots:
        orders[rank[slot.key]].append(slot.key)
    heights: dict[Hashable, float] = {slot.key: slot.height for slot in slots}
    for (tail, _), chain in chains.items():
        for at, key in enumerate(chain[1:-1], start=rank[tail] + 1):
            orders[at].append(key)
            heights[key] = _PASSING
    left, right = _neighbours(chains)
    orders = _ordered(orders, left, right)
    middles = _level(orders, heights, left, right, gap)
    top = min((middles[key] - heights[key] / 2 for key in middles), default=0.0)
    bottom = max((middles[key] + heights[key] / 2 for key in middles), default=0.0)
    return Layers(
        bottom - top,
        {slot.key: middles[slot.key] - top for slot in slots},
        {line: tuple(middles[key] - top for key in chain[1:-1]) for line, chain in chains.items()},
    )


def apart(wanted: Sequence[float], steps: Sequence[float]) -> list[float]:
    """Return the places nearest to those wanted (least squares) that keep order and the steps between them.

    >>> apart([10, 12, 50], [8, 8])
    [7.0, 15.0, 50.0]
    """
    offsets = [0.0]
    for step in steps[: max(len(wanted) - 1, 0)]:
        offsets.append(offsets[-1] + step)
    blocks: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=False):
        total, count = want - offset, 1
        while blocks and blocks[-1][0] / blocks[-1][1] > total / count:
            before, size = blocks.pop()
            total, count = total + before, count + size
        blocks.append((total, count))
    level = [total / count for total, count in blocks for _ in range(count)]
    return [each + offset for each, offset in zip(level, offsets, strict=False)]


def _chain(line: Line, rank: Mapping[str, int]) -> tuple[Hashable, ...]:
    tail, head = line
    return (tail, *((line, at) for at in range(rank[tail] + 1, rank[head])), head)


Ties = dict[Hashable, list[Hashable]]


def _neighbours(chains: Mapping[Line, Sequence[Hashable]]) -> tuple[Ties, Ties]:
    left: Ties = {}
    right: Ties = {}
    for chain in chains.values():
        for one, other in itertools.pairwise(chain):
            right.setdefault(one, []).append(other)
            left.setdefault(other, []).append(one)
    return left, right


def _ordered(orders: list[list[Hashable]], left: Ties, right: Ties) -> list[list[Hashable]]:
    """Order columns by the middles of their neighbours, there and back; keep the order that crosses least."""
    best, least = [list(order) for order in orders], _crossings(orders, right)
    for sweep in range(_SWEEPS):
        if not least:
            break
        forwards = sweep % 2 == 0
        ranks = range(1, len(orders)) if forwards else range(len(orders) - 2, -1, -1)
        for at in ranks:
            beside = orders[at - 1] if forwards else orders[at + 1]
            ties = left if forwards else right
            places = {key: place for place, key in enumerate(beside)}
            middles = {
                key: _mean([places[other] for other in ties.get(key, ())], place)
                for place, key in enumerate(orders[at])
            }
            orders[at] = sorted(orders[at], key=middles.__getitem__)
        crossings = _crossings(orders, right)
        if crossings < least:
            best, least = [list(order) for order in orders], crossings
    return best


def _crossings(orders: Sequence[Sequence[Hashable]], right: Ties) -> int:
    count = 0
    for here, there in itertools.pairwise(orders):
        places = {key: place for place, key in enumerate(there)}
        ends = [sorted(places[other] for other in right.get(key, ())) for key in here]
        flat: list[int] = []
        for own in ends:
            count += sum(other > end for end in own for other in flat)
            flat += own
    return count


def _level(
    orders: Sequence[Sequence[Hashable]],
    heights: Mapping[Hashable, float],
    left: Ties,
    right: Ties,
    gap: float,
) -> dict[Hashable, float]:
    """Move boxes level with what they are tied to, column after column."""
    steps = [
        [(heights[one] + heights[other]) / 2 + gap for one, other in itertools.pairwise(order)]
        for order in orders
    ]
    middles: dict[Hashable, float] = {}
    for order, step in zip(orders, steps, strict=True):
        middles |= dict(zip(order, apart([0.0] * len(order), step), strict=True))
    for at in range(_ROUNDS):
        for index in range(len(orders)) if at % 2 == 0 else reversed(range(len(orders))):
            order = orders[index]
            wanted = [
                _mean([middles[other] for other in (*left.get(key, ()), *right.get(key, ()))], middles[key])
                for key in order
            ]
            middles |= dict(zip(order, apart(wanted, steps[index]), strict=True))
    return middles


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise
