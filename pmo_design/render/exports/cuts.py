"""Cutting a length into pieces that fit: where one may cut, and which of the ways is best."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import ceil, inf
from typing import NamedTuple

_PER_CROSSING = 10.0
_WITHIN = 1000.0
_NARROW = 4.0
_FAR = 100.0
_UNEVEN = 40.0
_MOST_MARKS = 240
_SLACK = 1e-6


class Span(NamedTuple):
    """A stretch of a line."""

    begin: float
    end: float


class Mark(NamedTuple):
    """A place to cut, and how much it costs: what lies across it is cut apart."""

    at: float
    cost: float


def marks_at(edges: Iterable[float], things: Sequence[Span]) -> tuple[Mark, ...]:
    """Mark the edges of a grid, each with what is cut by it.

    >>> marks_at([10, 20], [Span(2, 9), Span(12, 25)])
    (Mark(at=10, cost=0.0), Mark(at=20, cost=10.0))
    """
    begins, ends = sorted(thing.begin for thing in things), sorted(thing.end for thing in things)
    return tuple(
        Mark(edge, _PER_CROSSING * (bisect_left(begins, edge) - bisect_right(ends, edge)))
        for edge in sorted(edges)
    )


def marks_between(things: Sequence[Span], begin: float, end: float) -> tuple[Mark, ...]:
    """Mark places between where things begin and end, the middle of each gap; of places close together one.

    A narrow gap costs a little, too: what it parts belongs together.

    >>> marks_between([Span(0, 4), Span(6, 9)], 0, 9)
    (Mark(at=2.0, cost=11.0), Mark(at=5.0, cost=2.0), Mark(at=7.5, cost=11.33))
    """
    bounds = sorted({begin, end, *(edge for thing in things for edge in thing if begin <= edge <= end)})
    cheapest: dict[int, Mark] = {}
    for low, high in pairwise(bounds):
        parts = ceil((high - low) / _FAR)
        narrow = min(_NARROW / (high - low), _PER_CROSSING / 2)
        for at, cost in marks_at(
            ((low + (high - low) * (part + 0.5) / parts) for part in range(parts)), things
        ):
            mark = Mark(at, round(cost + narrow, 2))
            place = int((at - begin) / (end - begin) * _MOST_MARKS)
            cheapest[place] = min(cheapest.get(place, mark), mark, key=lambda found: found.cost)
    return tuple(cheapest.values())


def split(marks: Iterable[Mark], length: float, first: float, other: float) -> tuple[Span, ...]:
    """Cut a length into the fewest pieces, the first no longer than `first`, the rest than `other`.

    `other` is not the longer one. Among the ways with so few pieces, the one is taken that cuts the least
    apart, then the most even one. What is longer between two marks than a piece may be is cut there, too.
    """
    places = _whole(marks, length, other)
    return next(spans for _, spans in _ways(places, first, other, evenness=_UNEVEN) if spans)


def split_within(marks: Iterable[Mark], length: float, longest: float, most: int) -> tuple[Span, ...]:
    """Cut a length into at most so many pieces, cutting as little apart as can be; then into the fewest.

    More are made only where so many pieces cannot hold it.
    """
    found = []
    ways = _ways(_whole(marks, length, longest), longest, longest, evenness=0)
    for count, (cost, spans) in enumerate(ways, start=1):
        if spans:
            found.append((cost, len(spans), spans))
        if found and count >= most:
            break
    return min(found)[2]


def _whole(marks: Iterable[Mark], length: float, longest: float) -> list[Mark]:
    """Return all places from begin to end, none further from the next than a piece may be long."""
    within = sorted(mark for mark in marks if _SLACK < mark.at < length - _SLACK)
    places = [Mark(0, 0)]
    for mark in (*within, Mark(length, 0)):
        begin = places[-1].at
        parts = ceil((mark.at - begin) / longest - _SLACK)
        places += [Mark(begin + (mark.at - begin) * at / parts, _WITHIN) for at in range(1, parts)]
        places.append(mark)
    return places


def crossings(spans: Sequence[Span], things: Sequence[Span]) -> int:
    """Count the things that are cut apart.

    >>> crossings([Span(0, 10), Span(10, 20)], [Span(2, 9), Span(8, 12)])
    1
    """
    return sum(thing.begin < span.end < thing.end for span in spans[:-1] for thing in things)


def _ways(
    places: Sequence[Mark], first: float, other: float, *, evenness: float
) -> Iterator[tuple[float, tuple[Span, ...]]]:
    """Yield the best way with one piece, with two, and so on; without spans where there is none."""
    end = len(places) - 1
    reached: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, (0,))}
    for count in range(len(places) - 1):
        longest = first if count == 0 else other
        further: dict[int, tuple[float, tuple[int, ...]]] = {}
        for start, (cost, path) in reached.items():
            for stop in range(start + 1, len(places)):
                size = places[stop].at - places[start].at
                if size > longest + _SLACK:
                    break
                total = cost + places[stop].cost + evenness * (size / other) ** 2
                if stop not in further or total < further[stop][0]:
                    further[stop] = (total, (*path, stop))
        reached = further
        cost, path = reached.get(end, (inf, ()))
        yield cost, tuple(Span(places[low].at, places[high].at) for low, high in pairwise(path))
