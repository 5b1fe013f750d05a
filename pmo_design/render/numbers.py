"""What elements are called in short, and the order in which a reader meets the people."""

from functools import lru_cache

from pmo_design.link.design import Node, ServiceDesign
from pmo_design.model import Criterion, Requirement

_LETTERS = {"persona": "P", "journey": "J", "blueprint": "B"}
_SIDES = ("client", "provider")


def number_of(design: ServiceDesign, node: Node) -> str | None:
    """Return what an element is called in short: P1, J2, B1, AC-07, or the number of its clause."""
    if isinstance(node.part, Criterion):
        return node.part.number or f"AC-{design.number(node.address):02}"
    if isinstance(node.part, Requirement):
        return node.part.number
    letter = _LETTERS.get(node.type)
    if letter is None:
        return None
    place = people_order(design)[node.address] if node.type == "persona" else design.number(node.address)
    return f"{letter}{place}"


def pain_number(design: ServiceDesign, node: Node) -> str:
    """Return what a pain point is called in short: P1.2 of a persona, J3.a of a journey's steps."""
    root = number_of(design, design[node.root])
    if node.parent == node.root:
        return f"{root}.{design.number(node.address)}"
    pains = [each.address for each in design.descendants(node.root) if each.type == "pain-point"]
    return f"{root}.{_letters(pains.index(node.address))}"


def _letters(at: int) -> str:
    """Count in letters: a to z, then aa."""
    return (_letters(at // 26 - 1) if at >= 26 else "") + chr(ord("a") + at % 26)


def people(design: ServiceDesign) -> tuple[Node, ...]:
    """Return the personas: the client's first, then the provider's, then all others.

    Within a side, those who travel more journeys come first, then the alphabet decides.
    """
    order = people_order(design)
    return tuple(sorted(design.nodes("persona"), key=lambda node: order[node.address]))


@lru_cache(maxsize=2)
def people_order(design: ServiceDesign) -> dict[str, int]:
    """Return the place of each persona in the order of `people`, from 1."""
    travelled: dict[str, int] = {}
    for journey in design.journeys:
        for persona in journey.personas:
            travelled[persona] = travelled.get(persona, 0) + 1

    def place(node: Node) -> tuple[int, int, str, str]:
        side = side_of(design, getattr(node.part, "role", None))
        return (
            _SIDES.index(side) if side in _SIDES else len(_SIDES),
            -travelled.get(node.address, 0),
            node.title.casefold(),
            node.address,
        )

    ordered = sorted(design.nodes("persona"), key=place)
    return {node.address: at for at, node in enumerate(ordered, start=1)}


def side_of(design: ServiceDesign, address: str | None) -> str | None:
    """Return the type of organisation that a role, unit or site belongs to: client, provider …"""
    seen: set[str] = set()
    while address is not None and address not in seen:
        seen.add(address)
        node = design.get(address)
        if node is None:
            return None
        if node.type == "organisation":
            return str(getattr(node.part, "type", ""))
        address = getattr(node.part, "part_of", None)
    return None
