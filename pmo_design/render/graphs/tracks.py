"""Lead level lines between columns: every stream gets an upright track of its own in each gap it crosses."""

from collections.abc import Sequence
from dataclasses import dataclass

STEP = 9.0
_NEAR = 5.0
_ON_TOP = 50
_MOST_ORDERED = 30


@dataclass(frozen=True, slots=True)
class Trunk:
    """The part of a stream inside one gap: where it comes in at the left, and goes out at the right."""

    stream: int
    left: tuple[float, ...]
    right: tuple[float, ...]

    @property
    def top(self) -> float:
        return min(*self.left, *self.right, float("inf"))

    @property
    def bottom(self) -> float:
        return max(*self.left, *self.right, float("-inf"))

    @property
    def straight(self) -> bool:
        """Whether it needs no track: it goes out where it comes in."""
        return self.bottom - self.top < 0.5


def assign(trunks: Sequence[Trunk]) -> tuple[dict[int, int], int]:
    """Return the track of each stream, from the left, and how many tracks there are.

    Trunks that overlap never share a track. They are ordered so that few lines cross and none lie upon
    another.

    >>> assign([Trunk(1, (0,), (50,)), Trunk(2, (20,), (90,))])
    ({2: 0, 1: 1}, 2)
    """
    bent = [trunk for trunk in trunks if not trunk.straight]
    order = _ordered(sorted(bent, key=lambda trunk: (trunk.top, trunk.stream)))
    tracks: dict[int, int] = {}
    for index, trunk in enumerate(order):
        before = [tracks[other.stream] + 1 for other in order[:index] if _overlap(trunk, other)]
        tracks[trunk.stream] = max(before, default=0)
    return tracks, max(tracks.values(), default=-1) + 1


def _overlap(one: Trunk, other: Trunk) -> bool:
    return one.top < other.bottom + STEP and other.top < one.bottom + STEP


def _ordered(order: list[Trunk]) -> list[Trunk]:
    """Improve an order by moving single trunks for as long as it helps."""
    best, moved = _cost(order), len(order) <= _MOST_ORDERED
    while moved:
        moved = False
        for start in range(len(order)):
            for end in range(len(order)):
                trial = [*order[:start], *order[start + 1 :]]
                trial.insert(end, order[start])
                cost = _cost(trial)
                if cost < best:
                    order, best, moved = trial, cost, True
    return order


def _cost(order: Sequence[Trunk]) -> int:
    """Count crossings; a line that lies upon another counts as many."""
    return sum(_between(left, right) for at, left in enumerate(order) for right in order[at + 1 :])


def _between(left: Trunk, right: Trunk) -> int:
    """Count where two trunks meet when one has the track further left."""
    crossings = sum(right.top < y < right.bottom for y in left.right)
    crossings += sum(left.top < y < left.bottom for y in right.left)
    upon = sum(abs(y - other) < _NEAR for y in left.right for other in right.left)
    return crossings + _ON_TOP * upon
