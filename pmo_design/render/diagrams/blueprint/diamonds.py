"""Which corner of its diamond each answer leaves: that towards its end, else the bottom, else the last."""

from collections.abc import Iterable, Sequence

from pmo_design.render.diagrams.blueprint.corridors import (
    Span,
    diamond_span,
    goes_right,
    is_detour,
    is_free,
    length_of,
    span_at_diamond,
)
from pmo_design.render.diagrams.blueprint.grid import Place
from pmo_design.render.diagrams.blueprint.wiring import Corner, Route


def diamond_corners(routes: Sequence[Route], questions: Iterable[Place]) -> dict[int, Corner]:
    """Return a corner for each answer, as long as its diamond has one left."""
    shelves: dict[int, list[Span]] = {}
    for place in questions:
        shelves.setdefault(place.row, []).append(diamond_span(place.first))
    corners: dict[int, Corner] = {}
    taken: set[tuple[Place, Corner]] = set()

    def take(index: int, corner: Corner) -> None:
        place = routes[index].wire.source
        if index in corners or (place, corner) in taken:
            return
        if corner != "bottom":
            span = span_at_diamond(routes[index], corner)
            if not is_free(shelves[place.row], span) or _is_barred(index, corner, routes):
                return
            shelves[place.row].append(span)
        corners[index] = corner
        taken.add((place, corner))

    answers = [index for index, route in enumerate(routes) if route.wire.answer]
    for index in answers:
        if routes[index].shape == "down" and routes[index].wire.source.row == routes[index].rows[0]:
            take(index, "bottom")
    by_corridor = [index for index in answers if routes[index].corridor is not None]
    by_corridor.sort(key=lambda index: (*_rank(routes[index]), index))
    for index in by_corridor:
        take(index, "right" if goes_right(routes[index]) else "left")
    for index in by_corridor:
        take(index, "bottom")
    for index in by_corridor:
        take(index, "left" if goes_right(routes[index]) else "right")
    return corners


def _rank(route: Route) -> tuple[bool, float]:
    """Order answers so that few cross: those that go down run below the others, the longest on top."""
    descends = route.wire.target.row > route.wire.source.row
    return descends, -length_of(route) if descends else length_of(route)


def _is_barred(index: int, corner: Corner, routes: Sequence[Route]) -> bool:
    """Whether a route that returns to its box would meet another one under the half that it needs."""
    route = routes[index]
    if not route.wire.returns or is_detour(route, corner):
        return False
    place = route.wire.source
    return any(
        other.corridor == place.row
        and (
            (other.wire.from_column == place.first and not goes_right(other))
            or (other.shape == "under" and other.wire.to_column == place.first and goes_right(other))
        )
        for at, other in enumerate(routes)
        if at != index
    )
