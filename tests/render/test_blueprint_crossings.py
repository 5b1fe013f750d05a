"""Arrows cross no more than they would in the order in which they are written."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from hypothesis import HealthCheck, given, settings

from pmo_design.model import Blueprint
from pmo_design.render.diagrams.blueprint.arrows import place_arrows
from pmo_design.render.diagrams.blueprint.columns import place_columns
from pmo_design.render.diagrams.blueprint.grid import build_grid
from pmo_design.render.diagrams.blueprint.gutters import Track
from pmo_design.render.diagrams.blueprint.rows import cell_words, place_rows
from pmo_design.render.diagrams.blueprint.shapes import Arrow, Point
from pmo_design.render.diagrams.blueprint.spans import tags_of
from pmo_design.render.diagrams.blueprint.telling import tell
from pmo_design.render.diagrams.blueprint.tracks import assign_tracks
from pmo_design.render.diagrams.blueprint.wiring import Route, route_authored
from tests.render.blueprint_models import NOTHING, blueprints


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(blueprints(most_links=30))
def test_arrows_in_a_gutter_cross_no_more_than_in_the_order_they_are_written(blueprint: Blueprint) -> None:
    ordered, as_written = _arrows_both_ways(blueprint)
    assert _crossings(ordered) <= _crossings(as_written)


def test_arrows_that_fan_out_of_a_cell_do_not_cross() -> None:
    lanes = tuple({"id": lane, "role": "customer"} for lane in "abcde")
    cells = tuple({"lane": lane, "text": "Ok"} for lane in "abcde")
    steps = ({"id": "s", "title": "S", "cells": cells[:1]}, {"id": "t", "title": "T", "cells": cells})
    links = tuple({"from": "p/s/a", "to": f"p/t/{lane}"} for lane in "cebd")
    fields = {"id": "fan", "title": "Fan", "lanes": lanes, "links": links}
    phases = ({"id": "p", "title": "P", "steps": steps},)
    ordered, as_written = _arrows_both_ways(Blueprint.model_validate(fields | {"phases": phases}))
    # written as c e b d: c e, c d and b d cross twice each, since the longer one is at the right
    assert (_crossings(ordered), _crossings(as_written)) == (0, 6)


def _arrows_both_ways(blueprint: Blueprint) -> tuple[Sequence[Arrow], Sequence[Arrow]]:
    """Return the arrows as they are laid out, and with the tracks of each gutter in written order."""
    story = tell(NOTHING, blueprint)
    grid = build_grid(story, ())
    routes = route_authored(story, grid) or ()
    questions = [grid.cells[cell.address] for cell in story.cells if cell.boxed and cell.question]
    tracks = assign_tracks(routes, questions)
    naive = _in_written_order(routes)
    widest = {
        gutter: max(track.count for track in found) for gutter, found in _by_gutter(naive, routes).items()
    }
    columns = place_columns(story, widest, 1000, [0.0] * len(story.phases))
    words = {cell.address: cell_words(cell, "", 136, 0) for cell in story.cells if cell.boxed}
    rows = place_rows(story, grid, columns, words, tracks, (), 200)
    tags = tags_of(story, grid)
    both = (tracks, replace(tracks, gutters=naive))
    first, second = (tuple(place_arrows(routes, each, columns, rows, {}, tags)) for each in both)
    return first, second


def _in_written_order(routes: Sequence[Route]) -> dict[int, Track]:
    gutters: dict[int, list[int]] = {}
    for index, route in enumerate(routes):
        if route.gutter is not None:
            gutters.setdefault(route.gutter, []).append(index)
    return {
        index: Track(place, len(found)) for found in gutters.values() for place, index in enumerate(found)
    }


def _by_gutter(tracks: dict[int, Track], routes: Sequence[Route]) -> dict[int, list[Track]]:
    found: dict[int, list[Track]] = {}
    for index, track in tracks.items():
        gutter = routes[index].gutter
        assert gutter is not None
        found.setdefault(gutter, []).append(track)
    return found


def _crossings(arrows: Sequence[Arrow]) -> int:
    return sum(
        _cross(one, other)
        for first, second in combinations(arrows, 2)
        for one in pairwise(first.points)
        for other in pairwise(second.points)
    )


def _cross(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Whether a level piece and an upright one cross between their ends."""
    for level, upright in ((one, other), (other, one)):
        if level[0][1] == level[1][1] and upright[0][0] == upright[1][0]:
            (left, right), y = sorted(point[0] for point in level), level[0][1]
            (top, bottom), x = sorted(point[1] for point in upright), upright[0][0]
            if left < x < right and top < y < bottom:
                return True
    return False
