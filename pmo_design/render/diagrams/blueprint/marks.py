"""Badges on the upper edge of a cell: none on another, the middle free for an arrow while there is room."""

from dataclasses import replace
from itertools import pairwise

from pmo_design.render.box import Box
from pmo_design.render.diagrams.blueprint.foot import ROLE_HEIGHT, badge, role_badge, role_width
from pmo_design.render.diagrams.blueprint.shapes import MarkBox, RoleBox
from pmo_design.render.diagrams.blueprint.story import CellStory, Story

_INSET, _GAP, _MIDDLE = 8.0, 4.0, 7.0
_GEAR = 20.0
_ROLE_INSET, _ROLE_GAP = 6.0, 3.0
_RISE = 3.0
"""How far the middle of a badge lies above the edge of its cell."""


def place_marks(cell: CellStory, box: Box) -> tuple[tuple[MarkBox, ...], Box | None]:
    """Return the badges of a cell from left to right, and its gear if it runs by itself."""
    marks = _at_ends(cell, box)
    gear = Box(box.x + _INSET, box.y - _RISE - _GEAR / 2, _GEAR, _GEAR) if cell.automated else None
    if any(one.box.overlaps(other.box) for one, other in pairwise(marks)):
        return _spread(marks, gear, box)
    return marks, gear


def place_roles(story: Story, cell: CellStory, box: Box) -> tuple[RoleBox, ...]:
    """Return the badges of the roles at the lower right of a cell, from left to right."""
    x = box.right - _ROLE_INSET - roles_width(story, cell)
    placed = []
    for role, answers in _roles(cell):
        one = role_badge(role, story.letters_of(role), answers, x, box.bottom - _ROLE_INSET - ROLE_HEIGHT)
        placed.append(one)
        x += one.box.width + _ROLE_GAP
    return tuple(placed)


def roles_width(story: Story, cell: CellStory) -> float:
    """Return how wide the badges of a cell's roles are together; 0 for none."""
    widths = [role_width(story.letters_of(role)) for role, _ in _roles(cell)]
    return sum(widths) + _ROLE_GAP * (len(widths) - 1) if widths else 0.0


def _roles(cell: CellStory) -> tuple[tuple[str, bool], ...]:
    answerer = ((cell.answerer, True),) if cell.answerer else ()
    return (*((role, False) for role in cell.doers), *answerer)


def _at_ends(cell: CellStory, box: Box) -> tuple[MarkBox, ...]:
    """Set badges at the right while they leave the middle free, the others at the left."""
    placed: list[MarkBox] = []
    right = box.right - _INSET
    left = box.x + _INSET + (_GEAR + _GAP if cell.automated else 0)
    for mark in reversed(cell.marks):
        width = badge(mark, 0, 0).box.width
        if right - width >= box.middle[0] + _MIDDLE:
            placed.append(badge(mark, right - width, box.y - _RISE))
            right -= width + _GAP
        else:
            placed.append(badge(mark, left, box.y - _RISE))
            left += width + _GAP
    return tuple(sorted(placed, key=lambda one: one.box.x))


def _spread(marks: tuple[MarkBox, ...], gear: Box | None, box: Box) -> tuple[tuple[MarkBox, ...], Box | None]:
    """Share the whole edge out among them."""
    used = sum(mark.box.width for mark in marks) + (gear.width if gear else 0)
    gap = (box.width - used) / (len(marks) + (2 if gear else 1))
    x = box.x + gap
    if gear:
        gear = replace(gear, x=x)
        x += gear.width + gap
    placed: list[MarkBox] = []
    for mark in marks:
        placed.append(replace(mark, box=replace(mark.box, x=x)))
        x += mark.box.width + gap
    return tuple(placed), gear
