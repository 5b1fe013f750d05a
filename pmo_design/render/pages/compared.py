"""Which journeys are compared, and where: what the plan of a site has to know of it."""

from pmo_design.link.design import Node, ServiceDesign
from pmo_design.model.relations import IMPROVES

KIND = "comparison"
"""What the address of such a page begins with."""

Pair = tuple[Node, Node]


def comparison_pairs(design: ServiceDesign) -> list[Pair]:
    """Return each journey that is improved with the one that improves it."""
    return [
        (old, new) for new in design.nodes("journey") for old in design.targets(new.address, IMPROVES)[:1]
    ]


def comparison_address(journey: str) -> str:
    """Return the address of the page on which a journey is compared with the one it improves."""
    return f"{KIND}:{journey.partition(':')[2]}"
