"""Roles beside the one whose lane it is: who else does a cell's work, and who answers for it."""

from collections import Counter
from collections.abc import Iterable, Mapping

from pmo_design.link import ServiceDesign
from pmo_design.model import Persona
from pmo_design.model.blueprint import Blueprint, Cell, Lane

_LONGEST = 4
"""Most letters of a badge."""


def others_doing(cell: Cell, actor: str | None) -> tuple[str, ...]:
    """Return the roles that do a cell's work besides the actor of its lane; none where it has no actor."""
    return tuple(role for role in cell.responsible if role != actor) if actor else ()


def other_answering(cell: Cell, actor: str | None, usual: str | None) -> str | None:
    """Return the role that answers for a cell if that is neither its actor nor the one usual in the lane."""
    role = cell.accountable
    return role if actor and role not in (actor, usual, *cell.responsible) else None


def actor_role(design: ServiceDesign, lane: Lane) -> str | None:
    """Return the role that acts in a lane; a persona's where it names a persona that has one."""
    node = design.get(lane.actor)
    if node is not None and isinstance(node.part, Persona):
        return node.part.role or lane.actor
    return lane.actor


def usual_answerers(blueprint: Blueprint) -> Mapping[str, str]:
    """Return, by the ids of the lanes, who answers for most of the cells in them."""
    counts: dict[str, Counter[str]] = {}
    for step in blueprint.steps:
        for cell in step.cells:
            if cell.accountable:
                counts.setdefault(_lane_id(cell), Counter())[cell.accountable] += 1
    return {lane: max(found, key=lambda role: found[role]) for lane, found in counts.items()}


def initials_by_role(titles: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Return the letters of each role's badge, from its title; no two roles have the same.

    "Resource planner" gives RP; where that is taken, letters of its last word are added: RPl.

    >>> dict(initials_by_role([("a", "Project lead"), ("b", "PMO lead"), ("c", "Planner")]))
    {'a': 'PL', 'b': 'PLe', 'c': 'P'}
    """
    given: dict[str, str] = {}
    for role, title in titles:
        words = title.split() or [role]
        letters = "".join(word[0].upper() for word in words)[:_LONGEST]
        tried = [letters, *(letters + words[-1][1:end] for end in range(2, len(words[-1]) + 1))]
        numbered = (f"{letters}{count}" for count in range(2, len(given) + 3))
        taken = set(given.values())
        given[role] = next(one for one in (*tried[:3], *numbered) if one not in taken)
    return given


def _lane_id(cell: Cell) -> str:
    return cell.lane.rpartition("/")[2]
