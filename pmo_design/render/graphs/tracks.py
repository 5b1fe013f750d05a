"""Lead level lines between columns: every stream gets an upright track of its own in each gap it crosses."""

from collections.abc import Sequence
from dataclasses import dataclass

STEP = 8.0
_NEAR = 5.0
_ON_TOP = 50
_PASSES = 12


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
    costs = [[_between(left, right) for right in order] for left in order]
    places = list(range(len(order)))
    for _ in range(_PASSES):
        before = list(places)
        for each in before:
            _settle(places, each, costs)
        if places == before:
            break
    return [order[at] for at in places]


def _settle(places: list[int], each: int, costs: Sequence[Sequence[int]]) -> None:
    """Move one trunk to where it costs least among the others, as near as can be to where it was."""
    now = places.index(each)
    places.remove(each)
    cost = sum(costs[each][other] for other in places)
    totals = [cost]
    for other in places:
        cost += costs[other][each] - costs[each][other]
        totals.append(cost)
    best = min(range(len(totals)), key=lambda at: (totals[at], abs(at - now)))
    places.insert(best, each)


def _between(left: Trunk, right: Trunk) -> int:
    """Count where two trunks meet when one has the track further left."""
    crossings = sum(right.top < y < right.bottom for y in left.right)
    crossings += sum(left.top < y < left.bottom for y in right.left)
    upon = sum(abs(y - other) < _NEAR for y in left.right for other in right.left)
    return crossings + _ON_TOP * upon
