"""Where arrows meet the bottoms of boxes: upright ones about the middle, others outside them."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from pmo_design.render.diagrams.blueprint.corridors import goes_right, is_detour, length_of
from pmo_design.render.diagrams.blueprint.wiring import Corner, Route, Side

Foot = tuple[int, str]
"""A route, by its place in the list of routes, and its end at the box: "out" or "into"."""
Feet = Sequence[tuple[float, Foot]]
"""What meets a half of a bottom, with the lengths of the routes."""

_EDGE = 54.0
"""Farthest from the middle that an arrow meets a box."""
_OUTER_FOOT, _INNER_FOOT, _LEAST_FOOT, _FOOT_STEP = 44.0, 16.0, 12.0, 14.0
_UPRIGHT_STEP, _LEAST_STEP = 16.0, 8.0
_BESIDE_DIAMOND, _DIAMOND_STEP = 22.0, 14.0


def meet_bottoms(
    routes: Sequence[Route], corners: Mapping[int, Corner], questions: Collection[tuple[int, int]]
) -> tuple[dict[Foot, float], dict[int, float]]:
    """Return offsets from the middle of a column: of routes at the bottom of a box, and of upright ones.

    `questions` are row and column of boxes with a diamond; `corners` are those that routes leave.
    """
    uprights: dict[tuple[int, int], list[int]] = {}
    for index, route in enumerate(routes):
        if route.shape == "down":
            uprights.setdefault((route.rows[0], route.wire.to_column), []).append(index)
    halves: dict[tuple[int, int, Side], list[tuple[float, Foot]]] = {}
    for row, column, half, foot in _feet(routes, corners):
        halves.setdefault((row, column, half), []).append((length_of(routes[foot[0]]), foot))
    feet: dict[Foot, float] = {}
    shifts: dict[int, float] = {}
    for row, column in {*uprights, *((row, column) for row, column, _ in halves)}:
        left, right = halves.get((row, column, "left"), []), halves.get((row, column, "right"), [])
        here, most = uprights.get((row, column), []), max(len(left), len(right))
        if (row, column) in questions:
            shifted, inner = _around_diamond(_through_diamond(here, row, column, routes, corners), here, most)
        else:
            shifted, inner = _abreast(here, most, routes)
        shifts |= shifted
        feet |= {foot: -offset for foot, offset in _half(left, inner, routes)}
        feet |= dict(_half(right, inner, routes))
    return feet, shifts


def _feet(routes: Sequence[Route], corners: Mapping[int, Corner]) -> Iterator[tuple[int, int, Side, Foot]]:
    """Yield row, column and half of a bottom for each end of a route that meets it from the corridor."""
    for index, route in enumerate(routes):
        if route.corridor is None:
            continue
        wire, row = route.wire, route.corridor
        near: Side = "right" if goes_right(route) else "left"
        far: Side = "left" if near == "right" else "right"
        corner = corners.get(index)
        if corner is None or is_detour(route, corner):
            yield row, wire.from_column, far if corner else near, (index, "out")
        if route.shape == "under":
            yield row, wire.to_column, near if wire.returns else far, (index, "into")


def _abreast(
    uprights: Sequence[int], most_feet: int, routes: Sequence[Route]
) -> tuple[dict[int, float], float]:
    """Place upright routes side by side, labelled ones last; return as well where feet may begin."""
    reach = (len(uprights) - 1) / 2
    gap = min(_UPRIGHT_STEP, _EDGE / max(reach + most_feet, 1))
    ordered = sorted(uprights, key=lambda index: bool(routes[index].wire.label))
    shifts = {index: (place - reach) * gap for place, index in enumerate(ordered)}
    return shifts, max(_LEAST_FOOT, reach * gap + min(gap, _LEAST_STEP))


def _through_diamond(
    uprights: Sequence[int], row: int, column: int, routes: Sequence[Route], corners: Mapping[int, Corner]
) -> int | None:
    """Return the way down that passes a diamond: the answer that leaves its bottom, or else the first."""
    for index, corner in corners.items():
        wire = routes[index].wire
        if corner == "bottom" and (wire.source.row, wire.from_column) == (row, column):
            return index
    return next((index for index in uprights if routes[index].wire.source.row == row), None)


def _around_diamond(
    through: int | None, uprights: Sequence[int], most_feet: int
) -> tuple[dict[int, float], float]:
    """Place the way down in the middle, through the diamond, the others beside it."""
    beside = [index for index in uprights if index != through]
    shifts = {index: 0.0 for index in uprights if index == through}
    if not beside:
        return shifts, _INNER_FOOT
    steps = (len(beside) - 1) // 2
    gap = min(_DIAMOND_STEP, (_EDGE - _BESIDE_DIAMOND) / max(steps + most_feet, 1))
    for place, index in enumerate(beside):
        offset = _BESIDE_DIAMOND + place // 2 * gap
        shifts[index] = -offset if place % 2 else offset
    return shifts, _BESIDE_DIAMOND + steps * gap + min(gap, _LEAST_STEP)


def _half(feet: Feet, inner: float, routes: Sequence[Route]) -> Iterator[tuple[Foot, float]]:
    """Place the feet of a half of a bottom: the longer a route, the nearer to the middle."""
    count = len(feet)
    labels_gutter = any(
        routes[index].shape == "under-side" and routes[index].wire.label for _, (index, _) in feet
    )
    if labels_gutter:
        start = max(_INNER_FOOT, inner)
        offsets = [start + _FOOT_STEP * (count - 1 - place) for place in range(count)]
    else:
        offsets = [_OUTER_FOOT - _FOOT_STEP * place for place in range(count)]
    if count and (offsets[0] > _EDGE or offsets[-1] < inner):
        step = (_EDGE - inner) / max(count - 1, 1)
        offsets = [_EDGE - step * place for place in range(count)]
    yield from zip((foot for _, foot in sorted(feet)), offsets, strict=True)
